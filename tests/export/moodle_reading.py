"""What Moodle makes of a file of questions, written from its documentation and not from our writer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml import etree

_GAP = re.compile(r"\{(\d*):([A-Z_]+):")


@dataclass(frozen=True)
class Alternative:
    """What may be typed or chosen, and whether it is right."""

    answer: str
    is_right: bool


@dataclass(frozen=True)
class Gap:
    """A gap of a cloze question."""

    kind: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Question:
    """A question as a student meets it; `html` has `(1)` for the first gap."""

    type: str
    category: tuple[str, ...]
    name: str
    idnumber: str
    html: str
    gaps: tuple[Gap, ...]
    alternatives: tuple[Alternative, ...]
    feedback: str
    settings: dict[str, str]


def read_questions(xml: bytes) -> Iterator[Question]:
    category: tuple[str, ...] = ()
    for element in etree.fromstring(xml):
        if element.get("type") == "category":
            path = element.findtext("category/text") or ""
            category = tuple(step.strip().replace("//", "/") for step in re.split(r"(?<!/)/(?!/)", path))
            continue
        html, gaps = _gaps(element.findtext("questiontext/text") or "")
        answers = (
            Alternative(answer.findtext("text") or "", answer.get("fraction") == "100")
            for answer in element.iterfind("answer")
        )
        yield Question(
            type=element.get("type") or "",
            category=category,
            name=element.findtext("name/text") or "",
            idnumber=element.findtext("idnumber") or "",
            html=html,
            gaps=gaps,
            alternatives=tuple(answers),
            feedback=element.findtext("generalfeedback/text") or "",
            settings={name: element.findtext(name) or "" for name in ("single", "shuffleanswers", "answernumbering")},
        )


def accepts(pattern: str, typed: str) -> bool:
    """Whether a short answer is right: a star stands for anything unless a backslash is before it."""
    parts = (re.escape(part.replace(r"\*", "*")) for part in re.split(r"(?<!\\)\*+", pattern))
    return re.fullmatch(".*".join(parts), typed.strip(), re.IGNORECASE) is not None


def _gaps(html: str) -> tuple[str, tuple[Gap, ...]]:
    gaps: list[Gap] = []
    while begin := _GAP.search(html):
        alternatives = []
        at = begin.end()
        while True:
            end = _end(html, at, "~#}")
            is_right = html[at] == "="
            answer = unescape(html[at + is_right : end]).replace(r"\}", "}").replace(r"\#", "#")
            alternatives.append(Alternative(answer, is_right))
            if html[end] == "#":
                end = _end(html, end + 1, "~}")
            at = end + 1
            if html[end] == "}":
                break
        gaps.append(Gap(begin[2], tuple(alternatives)))
        html = f"{html[: begin.start()]}({len(gaps)}){html[at:]}"
    return html, tuple(gaps)


def _end(html: str, at: int, signs: str) -> int:
    """Where an answer ends: at the next of these signs with neither a backslash nor an ampersand before it."""
    end = at + 1
    while html[end] not in signs or html[:end].endswith(("\\", "&", "&amp;")):
        end += 1
    return end
