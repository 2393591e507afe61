"""The cards of a deck -> HTML: by part and quote, each with both its sides, and what was found beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from kaiser_study.model import Card, CardKind, Part, Rejection, is_english
from kaiser_study.preview.deck import Deck, Entry, Shown, entries_of
from kaiser_study.preview.frame import framed
from kaiser_study.visible import headline, plural, without_controls


def index_html(deck: Deck) -> Iterator[str]:
    """Links to the parts, with how many cards and findings each has."""
    cards = Counter(card.quote.part.id for card in deck.card_set.cards)
    findings = Counter(finding.quote.part.id for finding in deck.findings)
    yield '<nav class="parts" aria-label="Parts">\n<ol>\n'
    for part in deck.corpus.parts:
        told = plural(cards[part.id], "card")
        if findings[part.id]:
            told += f", {plural(findings[part.id], 'finding')}"
        yield f'<li><a href="#part/{part.number}" dir="auto">{shown(part.title)}</a> <small>{told}</small></li>\n'
    yield "</ol>\n</nav>\n"


def cards_html(deck: Deck) -> Iterator[str]:
    """All cards and findings. A corpus may be large, so it comes quote by quote."""
    for part, entries in groupby(entries_of(deck), lambda entry: entry.quote.part):
        yield from _part(deck, part, entries)


def _part(deck: Deck, part: Part, entries: Iterable[Entry]) -> Iterator[str]:
    name = f"part/{part.number}"
    yield (
        f'<section class="part" data-part="{part.number}" aria-labelledby="{name}">\n'
        f'<h2 id="{name}" tabindex="-1" dir="auto"><small>Part {part.number}</small> {shown(part.title)}</h2>\n'
    )
    for entry in entries:
        yield from _entry(deck, entry)
    yield "</section>\n"


def _entry(deck: Deck, entry: Entry) -> Iterator[str]:
    quote = entry.quote
    yield (
        f'<section class="quote" aria-labelledby="quote/{quote.id}">\n'
        f'<div class="about"><h3 id="quote/{quote.id}" dir="auto">{shown(headline(quote.topic))}</h3>\n'
        f'<p class="place"><span class="unseen">Edit it in </span>'
        f"<code>{shown(deck.files[quote.place.file])}:{quote.place.line}</code></p></div>\n"
    )
    if not entry.cards:
        yield f'<p class="bare" dir="auto">{shown(quote.text)}</p>\n'
    if entry.rejected or entry.without_options:
        yield '<ul class="findings">\n'
        yield from (_finding(each, f"No {each.kind} card") for each in entry.rejected)
        yield from (_finding(each, f"No options on the {each.kind} card") for each in entry.without_options)
        yield "</ul>\n"
    told = deck.corpus.head_of(quote).language
    language = "" if is_english(told) else f' lang="{escape(told)}"'
    for each in entry.cards:
        yield from _card(each, language)
    yield "</section>\n"


def _card(each: Shown, language: str) -> Iterator[str]:
    card = each.card
    yield (
        f'<article class="entry" data-kind="{card.kind}" aria-labelledby="{card.id}">\n'
        f'<h4 id="{card.id}">{_name(card)} <code>{card.quote.current_id}/{card.kind}/{card.number}</code></h4>\n'
        '<div class="sides">\n'
    )
    for name, side in (("Front", each.sides.front), ("Back", each.sides.back)):
        yield (
            f'<div class="face" role="group" aria-label="{name}"><div class="card card{each.ordinal + 1}"{language}>'
            f"{framed(side)}</div></div>\n"
        )
    yield "</div>\n"
    if card.options:
        yield f'<p class="options">Options: {" · ".join(_options(card))}</p>\n'
    yield "</article>\n"


def _name(card: Card) -> str:
    """What kind of card it is, for people."""
    match card.kind:
        case CardKind.CLOZE:
            return f"Cloze {card.number}"
        case CardKind.TOPIC:
            return "Topic, asks for the part" if card.asks_part else "Topic"
        case CardKind.SOURCE:
            return "Source"


def _options(card: Card) -> Iterator[str]:
    for option in card.options:
        told = f"<bdi>{shown(option if card.kind is CardKind.CLOZE else headline(option))}</bdi>"
        yield f"<strong>{told} (right)</strong>" if option == card.answer else told


def _finding(finding: Rejection, what: str) -> str:
    candidate = f" “<bdi>{shown(finding.candidate)}</bdi>”" if finding.candidate else ""
    return (
        f'<li data-kind="{finding.kind}" data-rule="{finding.rule}">'
        f"<strong>{what}</strong>{candidate}: {finding.rule}, <bdi>{shown(finding.why)}</bdi></li>\n"
    )


def shown(text: str) -> str:
    """A text of the corpus as HTML, in which nothing of it can act."""
    return escape(without_controls(text))
