"""Markdown: block quotes, entries of lists and paragraphs in quotation marks, under headings.

The first heading is the title if it is alone on its level or no quote stands under it, the next level gives the
parts, deeper ones the topics.
"""

import gc
import re
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from kaiser_study.corpus.drafts import About, Draft, Piece, Unread
from kaiser_study.corpus.formats.entry import has_source, has_topic, is_said, read_entry, sentence_and_name, why_unread
from kaiser_study.corpus.formats.lines import numbered
from kaiser_study.corpus.formats.marks import CLOSING, DASH, OPENING, attribution, label_and_url, opens, quoted
from kaiser_study.corpus.formats.naming import is_name, without_number
from kaiser_study.corpus.formats.sign import Sign
from kaiser_study.visible import plural

_HEADING = re.compile(  # or code, in which nothing is a heading
    r"^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1|^ {0,3}(#{1,6})[ \t]+\S|^(?=\S)[^\n>*-].*\n(=+|--+)[ \t]*$", re.MULTILINE
)
_MAY_BE_QUOTE = re.compile(rf"^\s*(?:>|[*+-] |\d+[.)] |\||{OPENING})", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_FRONT_MATTER = re.compile(r"---\n(?:(?:[\w -]+:|[ \t#-]).*\n)*?---\n")
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
_SECTION = 1 << 18
"""Characters from which a document is parsed section by section: its tree is many times larger than itself."""

_TEXTS = ("text", "text_special", "code_inline", "html_inline")
_BREAK = re.compile(r"<br\s*/?>")
_CITE = re.compile(r"</?cite\b[^>]*>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\u2026]['\"\u2019\u201d\u201c\u00bb)]*$")
_SAYS_WHO = re.compile(rf"(?:^|[.!?\u2026]|{CLOSING})\s*(?:{DASH}|[(\[])")
_DASH_END = re.compile(rf"(?:^|\s){DASH}{{1,3}}$")
_NOTE = re.compile(r"\[\^[\w-]+\]")
_LINKED_NOTE = re.compile(r"\^[\w-]+")
_LONGEST_NAME = 120
_FOOTNOTE = "a footnote"
_NO_QUOTE = {
    "fence": "code",
    "code_block": "code, as an indent of four says",
    "html_block": "HTML",
    "table": "a table: save it as CSV",
}


class _Inline(NamedTuple):
    """Text without its markup, the lines in which it stands, where its links lead, the link or `<cite>` with
    which it ends, and in which line of the block each of its lines is: `<br>` begins one, but not in the file."""

    text: str
    lines: Sequence[str]
    links: Sequence[tuple[str, str]]
    tail: str
    rows: Sequence[int]


class _Said(NamedTuple):
    """A quote with who said it behind it, its first line in the section, and the links of its paragraph."""

    line: int
    text: str
    links: Sequence[tuple[str, str]]


def signs(sample: str, suffix: str) -> Sign:
    """Headings and block quotes, or the name of the file."""
    lines = [line for _, line in numbered(sample)]
    headings = sum(re.match(r"#{1,6} \S", line) is not None for line in lines)
    quotes = sum(line.lstrip().startswith(">") for line in lines)
    is_named = suffix in (".md", ".markdown")
    told = [f"the name `{suffix}`"] * is_named
    told += [plural(headings, "heading") + " `#`"] * bool(headings)
    told += [plural(quotes, "line") + " of block quotes `>`"] * bool(quotes)
    if is_named:
        return Sign(96 if headings or quotes else 50, ", ".join(told))
    return Sign(30 * bool(headings) + 40 * bool(quotes), ", ".join(told))


def read(text: str) -> Iterator[Piece]:
    """The quotes under their headings."""
    start = 0
    if front := _FRONT_MATTER.match(text):
        start = front.end()
        if title := _FRONT_TITLE.search(front[0]):
            yield About(1, title[1])
        yield Unread(1, front[0].strip(), "the front matter; of it only the title is taken")
    yield from _Reader(text, start).pieces()


class _Reader:
    """Walks the blocks of a document and remembers under which heading it is."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._start = text, start
        self._lines: list[str] = []  # of the section
        self._markdown = MarkdownIt("commonmark").enable("table")
        self._part = self._topic = ""
        self._has_quotes = False
        found = [each for each in _HEADING.finditer(text, start) if each[2] or each[3]]
        levels = [len(each[2]) if each[2] else 1 + (each[3][0] == "-") for each in found]
        self._title_level = levels[0] if levels and levels[0] == min(levels) and _is_title(text, found, levels) else 0
        self._part_level = min(levels[1:] if self._title_level else levels, default=0)

    def pieces(self) -> Iterator[Piece]:
        env: dict[str, dict[str, dict[str, list[int]]]] = {}
        introduction: list[str] = []
        begun = 0
        for line, section in _sections(self._text, self._start):
            self._lines = section.split("\n")
            for piece in self._blocks(SyntaxTreeNode(self._markdown.parse(section, env)).children, line):
                if isinstance(piece, About) and piece.introduction:
                    begun = begun or piece.line
                    introduction.append(piece.introduction)
                    continue
                if isinstance(piece, Draft) and introduction:
                    yield About(begun, introduction="\n\n".join(introduction))
                    introduction = []
                yield piece
            yield from self._footnotes(env.get("references", {}), line)
            gc.collect(0)  # a tree knows its parents, so that only this frees it; what was kept before is not looked at
        if introduction:
            yield Unread(begun, "\n\n".join(introduction), "there is no quote behind it")

    def _blocks(self, blocks: Sequence[SyntaxTreeNode], offset: int) -> Iterator[Piece]:
        """What stands in a row of blocks; a quote may have its source in the next."""
        is_taken = False
        for at, block in enumerate(blocks):
            if is_taken:
                is_taken = False
                continue
            line = offset + _start(block)
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            match block.type:
                case "heading":
                    yield from self._heading(block, line)
                case "blockquote":
                    is_taken = yield from self._quote(block, offset, following)
                case "paragraph":
                    is_taken = yield from self._paragraph(block, offset, following)
                case "bullet_list" | "ordered_list":
                    for item in block.children:
                        yield from self._item(item, offset)
                case "hr":
                    pass
                case other:
                    yield Unread(line, self._raw(block), _NO_QUOTE.get(other, "no quote"))

    def _footnotes(self, references: dict[str, dict[str, list[int]]], offset: int) -> Iterator[Unread]:
        """Takes out those of a section that CommonMark takes for the addresses of links, which shows them nowhere."""
        for label in [label for label in references if _LINKED_NOTE.fullmatch(label)]:
            start, end = references.pop(label)["map"]
            yield Unread(offset + start, "\n".join(self._lines[start:end]).strip(), _FOOTNOTE)

    def _raw(self, block: SyntaxTreeNode) -> str:
        """A block as it is written."""
        start, end = block.map or (0, 0)
        return "\n".join(self._lines[start:end]).strip()

    def _heading(self, block: SyntaxTreeNode, line: int) -> Iterator[Piece]:
        title = _inline(block).text.strip()
        level = int(block.tag[1:])
        if level == self._title_level:
            self._title_level = 0  # what follows on this level is a part
            yield About(line, title)
        elif level == self._part_level:
            self._part, self._topic = without_number(title), ""
        else:
            self._topic = without_number(title)

    def _quote(
        self, block: SyntaxTreeNode, offset: int, following: SyntaxTreeNode | None
    ) -> Generator[Piece, None, bool]:
        """The quote, or the quotes; returns whether the block that follows is the source."""
        line = offset + _start(block)
        paragraphs = [child for child in block.children if child.type == "paragraph"]
        others = [child for child in block.children if child.type != "paragraph"]
        inlines = [_inline(child) for child in paragraphs]
        said = behind = _dashed(following)
        if said is None and (several := _several(paragraphs)):
            for each in several:
                yield from self._said(each, offset)
            yield from self._blocks(others, offset)
            return False
        if said is None and inlines and (inside := _said_inside(inlines)):
            inlines, said = inside
        text = "\n\n".join(inline.text for inline in inlines).strip()
        found = quoted(text)
        is_entry = bool(has_topic(text) or has_source(text) or (found and found.rest))
        if text and said is None and not is_entry and not sentence_and_name(text)[1]:
            said = behind = _named(following)
        label = said.text if said else ""
        links = [link for inline in [*inlines, *([said] if said else [])] for link in inline.links]
        if not label and is_entry:
            yield from self._entry(text, line, links)
        elif text:
            if not label:
                text, label = sentence_and_name(text)
                found = quoted(text)
            bare = found.text if found and not found.rest else text
            yield from self._draft(Draft(line, bare, self._topic, self._part), label, links)
        elif not others:
            yield Unread(line, label or ">", "the block quote has no text")
        yield from self._blocks(others, offset)
        return behind is not None

    def _paragraph(
        self, block: SyntaxTreeNode, offset: int, following: SyntaxTreeNode | None
    ) -> Generator[Piece, None, bool]:
        """The quote in it, or the quotes; returns whether the block that follows is the source."""
        line = offset + _start(block)
        inline = _inline(block)
        text = inline.text.strip()
        found = quoted(text)
        behind = None
        if found and not found.rest and (behind := _dashed(following) or _named(following)):
            yield from self._draft(Draft(line, found.text, self._topic, self._part), behind.text, behind.links)
        elif opens(text) and (several := _several([block])):
            for each in several:
                yield from self._said(each, offset)
        elif opens(text) or has_topic(text) or has_source(text):
            yield from self._entry(text, line, inline.links)
        elif _NOTE.match(raw := self._raw(block)):
            yield Unread(line, raw, _FOOTNOTE)
        elif self._has_quotes or self._part:
            yield Unread(line, text, why_unread(text))
        elif text:
            yield About(line, introduction=text)
        return behind is not None

    def _item(self, item: SyntaxTreeNode, offset: int) -> Iterator[Piece]:
        line = offset + _start(item)
        if not item.children:
            return
        first, *rest = item.children
        if first.type != "paragraph":
            yield from self._blocks(item.children, offset)
            return
        inline = _inline(first)
        source: list[SyntaxTreeNode] = []
        if len(rest) == 1 and rest[0].type == "bullet_list" and len(rest[0].children) == 1:
            nested = rest[0].children[0].children
            source = list(nested) if len(nested) == 1 and nested[0].type == "paragraph" else []
        found = quoted(inline.text)
        if source and found and not found.rest:  # the source as a list of one, one level deeper
            below = _inline(source[0])
            label = attribution(below.text) or below.text
            yield from self._draft(Draft(line, found.text, self._topic, self._part), label, below.links)
            return
        if rest and found and not found.rest and (said := _dashed(rest[0]) or _named(rest[0])):
            yield from self._draft(Draft(line, found.text, self._topic, self._part), said.text, said.links)
            yield from self._blocks(rest[1:], offset)
            return
        yield from self._entry(inline.text.strip(), line, inline.links)
        yield from self._blocks(rest, offset)

    def _said(self, said: _Said, offset: int) -> Iterator[Piece]:
        if opens(said.text):
            yield from self._entry(said.text, offset + said.line, said.links)
        else:
            text, label = sentence_and_name(said.text)
            yield from self._draft(Draft(offset + said.line, text, self._topic, self._part), label, said.links)

    def _entry(self, text: str, line: int, links: Sequence[tuple[str, str]]) -> Iterator[Piece]:
        for piece in read_entry(line, text, self._part, self._topic):
            if isinstance(piece, Draft):
                yield from self._draft(piece, piece.source, links)
            else:
                yield piece

    def _draft(self, draft: Draft, label: str, links: Sequence[tuple[str, str]]) -> Iterator[Draft]:
        self._has_quotes = True
        source, url = label_and_url(label)
        url = url or next((to for text, to in links if text and text in source), "")
        yield Draft(draft.line, draft.text, draft.topic, draft.part, source, url=url)


def _is_title(text: str, found: Sequence[re.Match[str]], levels: Sequence[int]) -> bool:
    """Whether the first heading, which no other is above, is alone on its level, or has nothing but prose under it."""
    first, *others = levels
    if first not in others:
        return True
    return others[0] == first and not _MAY_BE_QUOTE.search(text, found[0].end(), found[1].start())


def _sections(text: str, start: int) -> Iterator[tuple[int, str]]:
    """A document cut before headings and block quotes, each section with its first line."""
    first = text.count("\n", 0, start) + 1
    begun = at = start
    is_code = False
    before = ""
    for number, line in numbered(text[start:]):
        if _FENCE.match(line):
            is_code = not is_code
        begins = line.startswith("#") or (line.startswith(">") and not before.strip())
        if at - begun > _SECTION and begins and not is_code:
            yield first, text[begun:at]
            begun, first = at, text.count("\n", 0, start) + number
        before = line
        at += len(line) + 1
    yield first, text[begun:]


def _dashed(block: SyntaxTreeNode | None) -> _Inline | None:
    """Who said it, from a paragraph behind the quote that begins with a dash."""
    if block is None or block.type != "paragraph":
        return None
    inline = _inline(block)
    label = attribution(inline.text)
    return inline._replace(text=label) if label and "\n" not in inline.text else None


def _named(block: SyntaxTreeNode | None) -> _Inline | None:
    """Who said it, from a paragraph behind the quote that is a name and nothing else."""
    if block is None or block.type != "paragraph":
        return None
    bold = [child.type == "strong" for child in block.children[0].children if child.type == "strong" or child.content]
    is_bold = bold == [True]  # which serves as a heading
    inline = _inline(block)
    is_source = is_name(inline.text) or (inline.tail == inline.text and _is_short(inline.text))
    return inline if is_source and not is_bold and len(inline.lines) == 1 else None


def _said_inside(inlines: Sequence[_Inline]) -> tuple[list[_Inline], _Inline] | None:
    """A quote that ends with who said it, cut in two: behind a dash, as a link or `<cite>`, or as a name that has
    its line or paragraph to itself."""
    *before, last = inlines
    *lines, said = last.lines
    label = attribution(said) if before or lines else ""
    if not label and _is_short(last.tail):
        text = last.text.removesuffix(last.tail).rstrip()
        if _SENTENCE_END.search(text) or _DASH_END.search(text) or (before and not text):
            said = label = last.tail
    if not label and (_SENTENCE_END.search(" ".join(lines).rstrip()) if lines else before) and is_name(said):
        label = said
    if not label:
        return None
    text = _DASH_END.sub("", last.text.removesuffix(said).rstrip()).rstrip()
    return [*before, last._replace(text=text, lines=lines)], last._replace(text=label, lines=[said])


def _several(paragraphs: Sequence[SyntaxTreeNode]) -> Sequence[_Said]:
    """The quotes of paragraphs that hold nothing but quotes, more than one, with who said each behind it."""
    found = [said for paragraph in paragraphs for said in _cut(paragraph)]
    return found if len(found) > 1 and all(is_said(said.text) for said in found) else ()


def _cut(paragraph: SyntaxTreeNode) -> Iterator[_Said]:
    """A paragraph cut behind each line that ends with who said the quote. A name may go on in the next line, so that
    behind a quote in quotation marks the next must begin with one, and behind another the name must have two words."""
    inline = _inline(paragraph)
    begun = at = first = 0
    before = ""
    for number, line in enumerate(map(str.strip, inline.lines)):
        at = inline.text.index(line, at)
        may_begin = opens(line) or not (opens(inline.lines[first]) or line[:1].islower())
        if may_begin and _SAYS_WHO.search(before) and _is_whole(said := inline.text[begun:at].rstrip()):
            yield _Said(_start(paragraph) + inline.rows[first], said, inline.links)
            begun, first = at, number
        at += len(line)
        before = line
    yield _Said(_start(paragraph) + inline.rows[first], inline.text[begun:], inline.links)


def _is_whole(text: str) -> bool:
    """Whether a text that goes on in the next line is a quote with all of who said it."""
    return is_said(text) and (opens(text) or " " in sentence_and_name(text)[1])


def _start(block: SyntaxTreeNode) -> int:
    """The first line of a block in its section, counted from 0."""
    return block.map[0] if block.map else 0


def _is_short(text: str) -> bool:
    """Whether a text can be the name of a source: a number, as of a footnote, is none."""
    return len(text) <= _LONGEST_NAME and any(map(str.isalpha, text))


def _without_footnotes(node: SyntaxTreeNode) -> str:
    """A stretch of text without the signs `[^1]` that lead to footnotes. To CommonMark those are links if a word
    alone is the footnote, else text."""
    if node.type != "text":
        return node.content
    is_linked = node.parent is not None and node.parent.type == "link"
    return "" if is_linked and _LINKED_NOTE.fullmatch(node.content) else _NOTE.sub("", node.content)


def _inline(block: SyntaxTreeNode) -> _Inline:
    """The text of a paragraph or heading. A break in the file is a space, one that Markdown keeps is a break."""
    lines, rows = [""], [0]
    joints: list[str] = []
    links: list[tuple[str, str]] = []
    cited: str | None = None
    for node in block.walk():
        if node.type in ("softbreak", "hardbreak") or (node.type == "html_inline" and _BREAK.fullmatch(node.content)):
            joints.append(" " if node.type == "softbreak" else "\n")
            lines.append("")
            rows.append(rows[-1] + (node.type != "html_inline"))
        elif node.type == "html_inline" and _CITE.fullmatch(node.content):
            cited = cited if node.content.startswith("</") else ""
        elif node.type in _TEXTS:
            content = _without_footnotes(node)
            lines[-1] += content
            cited = None if cited is None else cited + content
        elif node.type == "link":
            text = "".join(_without_footnotes(child) for child in node.walk() if child.type in _TEXTS)
            links.append((text, str(node.attrs.get("href", ""))))
    text = (lines[0] + "".join(joint + line for joint, line in zip(joints, lines[1:], strict=True))).strip()
    ends = [cited or "", *(text for text, _ in links[-1:])]
    return _Inline(text, lines, links, next((end for end in ends if end and text.endswith(end)), ""), rows)
