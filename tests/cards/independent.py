"""The rules of docs/cards.md once more, to hold the program's own against: simple, slow, and sharing
nothing with them but the model. Words are what stands between blanks; stems are those of the
pure-Python snowballstemmer; of function words only as many are known as occur."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.german_stemmer import GermanStemmer

from kaiser_study.model import Card, CardKind, Corpus, Display, Quote, Span

GAP = "[...]"
STEMMERS = {"en": EnglishStemmer(), "de": GermanStemmer()}
SPOKEN = {"debate", "interview", "lecture", "panel", "podcast", "talk", "video"}

FUNCTION = set(
    """
    a all also although am an and any are as at be because been before being both but by can can't could did do
    does don't down each even every few for from had has have he her him his how i if in into is isn't it it's its
    just like many may me more most much must my never no not of off often on once one only or other our out over
    she should since so some something such than that that's the their them then there these they this those
    through to too toward under until up us very was we were what when where whether which while who why will with
    within without would you your yourself
    """.split()
)
FILLERS = {"thing", "things", "way", "ways", "kind", "kinds", "part", "parts", "type", "types", "case", "fact", "bit"}
EVERYDAY = set("make new people world time good work year day problem problems place go see say know".split())


def broken_rules(
    card: Card, front: str, corpus: Corpus, display: Display, siblings: Sequence[Card] = ()
) -> Iterator[str]:
    """The rules that a card breaks, by name. `front` is its text as a learner sees it, `siblings` are
    the other cards of its quote and kind."""
    checker = Checker(card, front, corpus, display, siblings)
    yield from (rule for rule in RULES if not getattr(checker, rule)())


RULES = tuple(f"R{number}" for number in range(1, 13))


class Checker:
    """Each rule is a method that says whether one card keeps it."""

    def __init__(self, card: Card, front: str, corpus: Corpus, display: Display, siblings: Sequence[Card]) -> None:
        self.card, self.front, self.corpus, self.display, self.siblings = card, front, corpus, display, siblings
        self.language = corpus.head_of(card.quote).language
        self.is_cloze = card.kind is CardKind.CLOZE
        self.text = card.quote.text
        self.shown = self.text[card.excerpt.start : card.excerpt.end]
        self.visible = self.shown
        for gap in sorted(card.gaps, reverse=True):
            start, end = gap.start - card.excerpt.start, gap.end - card.excerpt.start
            self.visible = f"{self.visible[:start]} {GAP} {self.visible[end:]}"

    def R1(self) -> bool:
        filled = re.escape(self.front.removeprefix("… ").removesuffix(" …"))
        filled = re.sub(r"(?<!\w)([aA])\\\(n\\\)", r"\1n?", filled)
        for gap in self.card.gaps:
            filled = filled.replace(re.escape(GAP), re.escape(self.text[gap.start : gap.end]), 1)
        hides_answer = all(gap.of(self.text).lower() == self.card.answer.lower() for gap in self.card.gaps)
        return re.fullmatch(filled, self.shown) is not None and (hides_answer or not self.is_cloze)

    def R2(self) -> bool:
        size = len(words(self.card.answer))
        fits = 1 <= size <= 4 and size * len(self.card.gaps) <= len(words(self.shown)) / 4
        left = len(content(self.visible, self.language))
        return (fits or not self.is_cloze) and (left >= 8 or not self.card.gaps)

    def R3(self) -> bool:
        return not self.is_cloze or bool(content(self.card.answer, self.language))

    def R4(self) -> bool:
        seen = [self.visible, self.card.hint, self.card.cue]
        if self.is_cloze:
            seen += [self.card.quote.topic, self.card.quote.part.title, self.display.title]
        elif self.display.tells_part:
            seen += [self.card.quote.part.title]
        return not any(have_common_word(self.card.answer, text, self.language) for text in seen)

    def R5(self) -> bool:
        return not self.is_cloze or (bool(self.card.gaps) and all(map(self._is_whole, self.card.gaps)))

    def _is_whole(self, gap: Span) -> bool:
        before, inside, after = self.text[: gap.start], self.text[gap.start : gap.end], self.text[gap.end :]
        if re.search(r"\w[-‐‑.'’]?$", before) or re.match(r"[-‐‑.'’]?\w", after):
            return False
        if self.language.startswith("en"):
            before = re.sub(r"(?<=[\w.])( (?:van|von|der|de))+ $", " ", before)
        first, last = inside.split()[0], inside.split()[-1]
        previous, following = re.search(r"(\S+) $", before), re.match(r" (\w[^\s,;:!?.]*)", after)
        if previous and first[0].isupper() and is_name(previous[1]) and not begins_sentence(before[: previous.start()]):
            return False
        begins = begins_sentence(before + inside.removesuffix(last))
        if following and last[0].isupper() and following[1][0].isupper() and not begins:
            return False
        if re.search(r"[$€£¥] ?$", before) and first[0].isdigit():
            return False
        if re.fullmatch(r"[$€£¥]?\d+([.,:/]\d+)*", last):
            if re.match(r" ?[%‰°]|[,:/]\d", after):
                return False
            if following and content(following[1], self.language):
                return False
        return not any(cuts(gap, term, self.text) for quote in self.corpus.quotes for term in quote.terms)

    def R6(self) -> bool:
        pieces = self.front.split(GAP)
        are_alike = len(pieces) - 1 == len(self.card.gaps) + self.visible.replace(f" {GAP} ", "").count(GAP)
        tells = any(re.search(r"\b(a|an) +[\"'“‘(\[]*$", piece, re.IGNORECASE) for piece in pieces[:-1])
        return are_alike and not (tells and self.language.startswith("en"))

    def R7(self) -> bool:
        return not self.is_cloze or bool(set(content(self.card.answer, self.language)) - EVERYDAY)

    def R8(self) -> bool:
        return not self.is_cloze or not any(
            (fits(self.visible, other.text) or are_nearly_the_same(self.text, other.text))
            and self.card.cue in {"", other.topic}
            for other in self._others()
        )

    def R9(self) -> bool:
        return len(words(self.shown)) <= 40 and all(
            self.card.excerpt.start <= gap.start < gap.end <= self.card.excerpt.end for gap in self.card.gaps
        )

    def R10(self) -> bool:
        if not self.is_cloze:
            return True
        other_gaps = [gap for sibling in self.siblings for gap in sibling.gaps]
        apart = all(gap.end <= other.start or other.end <= gap.start for gap in self.card.gaps for other in other_gaps)
        items = re.split(r", |;| and | or ", self.card.answer)
        return len(self.siblings) < 3 and apart and len([item for item in items if item]) < 3

    def R11(self) -> bool:
        if self.is_cloze:
            return True
        pool = self._pool()
        others = {self._answer_for(other) for other in self._others() if are_nearly_the_same(self.text, other.text)}
        return self.card.answer == self._answer_for(self.card.quote) and len(pool) > 1 and others <= {self.card.answer}

    def R12(self) -> bool:
        options = self.card.options
        if not options:
            return True
        wrong = set(options) - {self.card.answer}
        once = len(wrong) == len(options) - 1
        return once and self._are_of_a_kind() and not any(have_common_word(w, self.text, self.language) for w in wrong)

    def _are_of_a_kind(self) -> bool:
        if self.is_cloze:
            return True
        if self.card.kind is CardKind.TOPIC:
            return self._pool() >= set(self.card.options)
        spoken = {source.label for source in self.corpus.sources if source.kind in SPOKEN}
        written = {source.label for source in self.corpus.sources if source.kind not in SPOKEN}
        return spoken >= set(self.card.options) or written >= set(self.card.options)

    def _others(self) -> list[Quote]:
        return [other for other in self.corpus.quotes if other.id != self.card.quote.id]

    def _answer_for(self, quote: Quote) -> str:
        if self.card.kind is CardKind.SOURCE:
            return quote.source.label
        return quote.part.title if "part" in self.card.question else quote.topic

    def _pool(self) -> set[str]:
        if self.card.kind is CardKind.TOPIC and "part" in self.card.question:
            return {part.title for part in self.corpus.parts}
        return {self._answer_for(quote) for quote in self.corpus.quotes}


@cache
def words(text: str) -> tuple[str, ...]:
    bare = (word.strip("\"'“”‘’()[].,;:!?…*`") for word in re.split(r"[\s/—–]+", text))
    return tuple(word.lower().replace("’", "'") for word in bare if re.search(r"\w", word))


@cache
def content(text: str, language: str) -> tuple[str, ...]:
    """The words that carry meaning."""
    known = FUNCTION | FILLERS if language.startswith("en") else set()
    return tuple(word for word in words(text) if word not in known)


@cache
def stems(text: str, language: str) -> frozenset[str]:
    members = {
        member
        for word in content(text, language)
        for member in re.findall(r"[^\W_]+", word.removesuffix("'s"))
        if not (language.startswith("en") and member in FUNCTION)
    }
    return frozenset(STEMMERS[language[:2]].stemWord(member) for member in members)


def have_common_word(one: str, other: str, language: str) -> bool:
    """Whether two texts share a word in any form: a stem, or a long one but for its last letter."""
    return any(
        a == b or (max(len(a), len(b)) > 5 and (a[:-1] == b or b[:-1] == a))
        for a in stems(one, language)
        for b in stems(other, language)
    )


@cache
def are_nearly_the_same(one: str, other: str) -> bool:
    """Whether half of all words and three in a row are common, or the one is a longer version of the other."""
    mine, theirs = words(one), words(other)
    runs, other_runs = ({tuple(of[i : i + 3]) for i in range(max(1, len(of) - 2))} for of in (mine, theirs))
    common = len({*mine} & {*theirs})
    is_longer = (
        common >= min(len({*mine}), len({*theirs})) * 2 / 3
        and len(runs & other_runs) >= min(len(runs), len(other_runs)) / 3
    )
    return is_longer or (bool(runs & other_runs) and common >= len({*mine} | {*theirs}) / 2)


def fits(visible: str, text: str) -> bool:
    """Whether one to four words in each gap make what is visible a stretch of the text."""
    frame = re.escape(" ".join(words(visible.replace(GAP, "GAPGAP"))))
    return re.search(rf"(?<!\S){frame}(?!\S)".replace("gapgap", r"\S+( \S+){0,3}"), " ".join(words(text))) is not None


def cuts(gap: Span, term: str, text: str) -> bool:
    """Whether a gap holds a part of a term of several words, but not all of it."""
    return len(words(term)) > 1 and any(
        gap.start < found.end()
        and found.start() < gap.end
        and not (gap.start <= found.start() and found.end() <= gap.end)
        for found in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE)
    )


def is_name(word: str) -> bool:
    """Whether it is capitalised and what follows may belong to it."""
    return word[0].isupper() and (word[-1].isalnum() or re.fullmatch(r"[A-Z]\.", word) is not None)


def begins_sentence(before: str) -> bool:
    return not before.strip("\"'“‘(") or re.search(r"[.!?…:;]\s+[\"'“‘(]*$", before) is not None
