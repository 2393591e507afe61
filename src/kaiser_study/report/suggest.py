"""What `suggest` prints."""

import json
from collections.abc import Iterator, Mapping, Sequence

from kaiser_study.cards.terms import Term
from kaiser_study.model import Quote
from kaiser_study.suggested import Suggestion
from kaiser_study.visible import in_a_line, plural, without_controls


def suggestion_json(text: str, terms: Sequence[Term], quote: Quote | None = None) -> str:
    """One object on one line; of a quote in a corpus its id and its line too."""
    about: Mapping[str, object] = {"quote": quote.current_id, "line": quote.place.line} if quote else {}
    told = [
        {
            "term": term.text,
            "start": term.span.start,
            "end": term.span.end,
            "score": term.score,
            "reasons": list(term.reasons),
        }
        for term in terms
    ]
    return json.dumps({**about, "text": text, "terms": told}, ensure_ascii=False)


def suggestion_lines(text: str, terms: Sequence[Term], quote: Quote | None = None, visible: int = 0) -> Iterator[str]:
    """A text, then its terms, each with its score and what speaks for it and against it; without any, how many words
    that carry meaning may stay `visible` for one to be found, if fewer than now help."""
    if quote:
        yield f"{quote.current_id}, line {quote.place.line}"
    yield f"    {without_controls(text)}"
    named = quote.terms if quote else ()
    width = max((len(in_a_line(term.text)) for term in terms), default=0)
    for number, term in enumerate(terms, start=1):
        reasons = ["named already"] if term.text in named else []
        told = ", ".join([*reasons, *term.reasons]) or "nothing speaks for it or against it"
        yield f"{number:4}  {term.score:5.1f}  {in_a_line(term.text):{width}}   {told}"
    if not terms:
        looser = f"; with `cloze: {{visible: {visible}}}` in the recipe there is" if visible else ""
        yield f"      nothing worth hiding was found{looser}"
    yield ""


def written_lines(suggested: Sequence[Suggestion]) -> Iterator[str]:
    """The terms that went into a corpus, with the line of the quote, and which quotes name none even now."""
    for each in suggested:
        if each.chosen:
            told = ", ".join(map(in_a_line, each.chosen))
            yield f"line {each.quote.place.line}, {each.quote.current_id}: {told}"
    if without := [each.quote.current_id for each in suggested if not each.chosen and not each.quote.terms]:
        yield f"{plural(len(without), 'quote')} left to you, with nothing surely worth hiding: {', '.join(without)}"
    if named := sum(bool(each.quote.terms) for each in suggested):
        yield f"{plural(named, 'quote')} named terms before."
