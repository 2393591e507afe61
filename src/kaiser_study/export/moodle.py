"""Verified cards -> questions in Moodle's XML format, as https://docs.moodle.org/en/Moodle_XML_format and, for
gaps, https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type describe it.

A cloze becomes a text with gaps to type into, or to choose for where it has options; a topic or source card
with options becomes a multiple choice.
"""

from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kaiser_study.anki.html import to_html
from kaiser_study.cards.face import pieces
from kaiser_study.deck.labels import digits_of
from kaiser_study.model import Card, CardKind, Corpus, Part
from kaiser_study.visible import headline, in_a_line, without_controls

OPENING = "<?xml version='1.0' encoding='utf-8'?>\n<quiz>\n"
"""How such a file begins."""

_NOT_IN_XML = {"\ufffe": "\ufffd", "\uffff": "\ufffd"}
_FILTERED = str.maketrans({"$": "&#36;", "@": "&#64;", **_NOT_IN_XML})
"""Beside what Anki looks for, Moodle takes `$$` for the begin of TeX and `@@` for that of a file's name."""

_IN_A_GAP = str.maketrans({character: f"&#{ord(character)};" for character in "&<>\"'{}~#=%\\"} | _NOT_IN_XML)
"""What would end an answer in a gap, begin the next one, or say what it is worth. Moodle decodes them."""

_AS_TYPED = str.maketrans("‘’“”‐‑–—\u00a0", "''\"\"---- ")
"""Signs in print -> those on a keyboard."""

_IN_A_NAME = str.maketrans({"<": "‹", ">": "›", **_NOT_IN_XML})
"""Moodle takes out of a name whatever looks like a tag."""

_LONGEST_NAME = 250
_LONGEST_IDNUMBER = 100
"""Characters for which Moodle's database has room."""


def is_question(card: Card) -> bool:
    """Whether Moodle can ask a card. Without options, the name of a topic or a source would have to be
    typed letter by letter."""
    return card.kind is CardKind.CLOZE or bool(card.options)


def moodle_xml(title: str, corpus: Corpus, cards: Iterable[Card]) -> bytes:
    """The questions that the cards make, quote by quote, each part in a category below that of the deck."""
    quiz = Element("quiz")
    order = {quote.id: index for index, quote in enumerate(corpus.quotes)}
    questions = sorted(filter(is_question, cards), key=lambda card: (order[card.quote.id], card.kind, card.number))
    for part, own in groupby(questions, key=lambda card: card.quote.part):
        quiz.append(_category(title, part, digits_of(corpus)))
        quiz.extend(_question(card, corpus.head_of(card.quote).provenance) for card in own)
    indent(quiz)
    xml: bytes = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _category(title: str, part: Part, digits: int) -> Element:
    question = Element("question", type="category")
    above = filter(str.strip, title.split("::"))  # as in Anki, a deck inside another
    steps = (*above, f"{part.number:0{digits}} {part.title}")
    _text(SubElement(question, "category"), "/".join(("$course$", *map(_step, steps))))
    return question


def _step(name: str) -> str:
    """One step of a category's path: a slash in it is doubled, and kept apart from those around it."""
    doubled = _name(name).replace("/", "//")
    return f"{' ' * doubled.startswith('/')}{doubled}{' ' * doubled.endswith('/')}"


def _question(card: Card, provenance: str) -> Element:
    is_cloze = card.kind is CardKind.CLOZE
    question = Element("question", type="cloze" if is_cloze else "multichoice")
    # teachers see it, and find by it
    name = card.id if card.kind is CardKind.TOPIC else f"{card.id} · {headline(card.quote.topic)}"
    _text(SubElement(question, "name"), _name(name))
    _text(SubElement(question, "questiontext", format="html"), _asked(card))
    _text(SubElement(question, "generalfeedback", format="html"), _told(card, provenance))
    SubElement(question, "idnumber").text = _idnumber(card.id)
    if not is_cloze:
        SubElement(question, "single").text = "true"
        SubElement(question, "shuffleanswers").text = "true"
        SubElement(question, "answernumbering").text = "none"
        for option in card.options:
            answer = SubElement(question, "answer", fraction="100" if option == card.answer else "0", format="html")
            _text(answer, _unlinked(_html(headline(option))))
    return question


def _asked(card: Card) -> str:
    is_cloze = card.kind is CardKind.CLOZE
    front = (_gap(card) if piece.is_gap and is_cloze else _html(piece.front) for piece in pieces(card))
    cue = _line(headline(card.cue)) if card.cue else ""
    return f"{_line(card.question)}{_quote(_unlinked(''.join(front)))}{cue}"


def _told(card: Card, provenance: str) -> str:
    """What is told once it is answered: the whole quote, and where it comes from."""
    quote = card.quote
    lines = (headline(quote.topic), f"Part {quote.part.number} · {quote.part.title}", quote.source.label, provenance)
    return _quote(_html(quote.text)) + "".join(map(_line, lines))


def _gap(card: Card) -> str:
    """A gap in Moodle's own marks."""
    if card.options:
        # what is offered to choose from is HTML once more
        options = (f"{'=' * (option == card.answer)}{_in_a_gap(_html(option))}" for option in card.options)
        return f"{{1:MULTICHOICE_S:{'~'.join(options)}}}"
    answer = " ".join(without_controls(card.answer).split()).replace("*", "\\*")  # else it stands for any text
    right = dict.fromkeys((answer, answer.translate(_AS_TYPED)))
    return f"{{1:SHORTANSWER:{'~'.join(f'={_in_a_gap(each)}' for each in right)}}}"


def _in_a_gap(text: str) -> str:
    return text.translate(_IN_A_GAP)


def _html(text: str) -> str:
    return to_html(text).translate(_FILTERED)


def _quote(html: str) -> str:
    return f'<blockquote dir="auto" style="white-space: pre-wrap">{html}</blockquote>'


def _line(text: str) -> str:
    return f'<p dir="auto">{_html(text)}</p>'


def _unlinked(html: str) -> str:
    """No word of it is made a link to the activity that is called so: that would give an answer away."""
    return f'<span class="nolink" dir="auto">{html}</span>'


def _name(text: str) -> str:
    return in_a_line(text, _LONGEST_NAME).translate(_IN_A_NAME)


def _idnumber(card_id: str) -> str:
    if len(card_id) <= _LONGEST_IDNUMBER:
        return card_id
    digest = sha256(card_id.encode()).hexdigest()[:16]
    return f"{card_id[: _LONGEST_IDNUMBER - len(digest) - 1]}-{digest}"


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text
