"""A style of the author's own: what is in it stays in it, and asks for nothing."""

from pathlib import Path

import pytest

from kaiser_study.deck.own_css import read_css
from kaiser_study.errors import BadDocument, StudyError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.css"


@pytest.mark.parametrize(
    "css",
    [
        "p { margin: 0 }",
        "/* } @import url(http://x) \" ' */ p { color: red }",
        'p::before { content: "} /* @import url(http://x) \\"\\f101" }',
        "p::before { content: '\\'{' }",
        "@media (min-width: 40em) { .nightMode p { color: red } }",
        '.a { background: url("data:image/png;base64,AA//AA==") }',
        ".a { background: url( data:image/png;base64,AA//AA== ) }",
        ".a { background: URL('data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>') }",
        ".md\\:flex, .image-src { --my-url: 1; background-image: none }",
        "",
    ],
)
def test_what_is_complete_in_itself_is_taken_as_it_is(css: str, file: Path) -> None:
    file.write_text(css, "utf-8")
    assert read_css(file) == css


def test_ends_of_lines_are_one_on_every_system(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfp {\r\n  color: red;\r}\r\n")
    assert read_css(file) == "p {\n  color: red;\n}"


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("p { color: red", ["1:3: bad-css: this `{` is not closed"]),
        ("p { color: red }\n}", ["2:1: bad-css: this `}` closes nothing"]),
        ("} body { display: none", ["1:1: bad-css: this `}`", "1:8: bad-css: this `{`"]),
        ("p { } /* open", ["1:7: bad-css: `/*` is not closed; close it with `*/`"]),
        ('p { content: "a\n}', ['1:14: bad-css: `"` is not closed']),
        ("p {}\n</style><script>alert(1)</script>", ["2:1: bad-css: `</style` ends the style"]),
        ("/* </StYlE > */", ["1:4: bad-css: `</StYlE` ends the style"]),
        ('p { content: "</style>" }', ["1:15: bad-css: `</style` ends the style"]),
        ('@import "other.css";', ["1:1: foreign-css: `@import` asks for another file"]),
        ("@IMPORT url(other.css);", ["1:1: foreign-css: `@IMPORT`", "1:9: foreign-css: `url(`"]),
        ("@\\69mport 'x';", ["1:2: bad-css: a `\\` stands before a letter or a digit"]),
        ("p { background: url(http://example.org/x.png) }", ["1:17: foreign-css: `url(`"]),
        ('p { background: url("//example.org/x.png") }', ["1:17: foreign-css: `url(`"]),
        ("p { background: url(\n'http:\\\\example.org') }", ["1:17: foreign-css: `url(`"]),
        ("p { background: url('dat\\61:x') }", ["1:17: foreign-css: `url(`"]),
        ("p { background: URL(picture.png) }", ["1:17: foreign-css: `URL(`"]),
        ("p { background: u\\72l(x) }", ["1:18: bad-css: a `\\` stands before"]),
        ("p { background: url(/**/data:x) }", ["1:17: foreign-css: `url(`"]),
        ('p { background: url("data:x) }', ["1:17: foreign-css: `url(`", '1:21: bad-css: `"` is not closed']),
        ('p { background: image-set("http://x" 1x) }', ["1:17: foreign-css: `image-set(`"]),
        ("p { background: -webkit-image-set(url(x) 1x) }", ["1:17: foreign-css", "1:35: foreign-css"]),
        ("p { color: red\x00 }", ["1:15: encoding: the control character U+0000 stands here"]),
    ],
)
def test_every_mistake_is_told_with_its_place(css: str, told: list[str], file: Path) -> None:
    file.write_bytes(css.encode())
    with pytest.raises(BadDocument) as caught:
        read_css(file)
    found = [line.removeprefix(f"{file}:") for line in str(caught.value).split("\n")]
    assert len(found) == len(told), found
    for line, beginning in zip(found, told, strict=True):
        assert line.startswith(beginning)
        assert "; " in line


def test_what_is_no_utf8_is_told(file: Path) -> None:
    file.write_bytes("p { content: 'é' }".encode("latin-1"))
    with pytest.raises(BadDocument, match=r"own.css:1:15: encoding: byte 0xE9 is not UTF-8; save it as UTF-8"):
        read_css(file)


def test_what_cannot_be_read_is_told(file: Path) -> None:
    file.mkdir()
    with pytest.raises(StudyError, match="check that it is a file"):
        read_css(file)
