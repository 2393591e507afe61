"""What speaks for a stretch of text as the term to hide, and what speaks against it.

Each signal is something that a reader can see. It has two weights: one in a text in which
somebody speaks, whose point is worth hiding, and one in a text that explains, as a
textbook does, whose subject is. A stretch's score is the sum over its signals.

The weights were fitted to sentences whose gaps people had chosen, and
rounded. They say how much likelier a signal makes a stretch, all else being equal: 0.7
doubles its chance.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """Something to be seen about a stretch: why it counts, in plain words, and how much."""

    reason: str
    spoken: float
    explained: float


def _cues(*rows: tuple[Signal, str]) -> Mapping[str, Signal]:
    """Word, or two words (written here with `_` between them) -> the signal that it gives."""
    return {cue.replace("_", " "): signal for signal, cues in rows for cue in cues.split()}


# What stands before it

NAMED = Signal("is introduced by name", 2.4, 2.8)
CONTRASTED = Signal("follows a contrast", 0.6, 0.4)
STATED = Signal("is what something is said to be", 1.0, 0.9)
MEANS = Signal("says by what means", 0.5, 0.4)
OF = Signal("follows “of”", 0.6, 0.0)
WHERE = Signal("says where or from what", 0.7, 0.0)
JOINED = Signal("is the second of a pair", -0.8, -0.7)
OWNED = Signal("follows “its”, “our” and the like", -0.3, -0.6)
GIVEN = Signal("follows “the”, as what is known already does", -0.2, 0.0)
ACTED = Signal("says what somebody does", -0.1, -0.5)
COMMA_BEFORE = Signal("follows a comma", 0.3, -0.4)
OPENS = Signal("opens a sentence", 0.1, 0.4)
CUT_BEFORE = Signal("leaves out the word before it", -0.7, -0.9)

# What stands after it

ENDS = Signal("ends the text", 0.6, 0.8)
ENDS_SENTENCE = Signal("ends a sentence", 1.1, 0.6)
ENDS_CLAUSE = Signal("ends a clause", 0.4, 0.3)
COMMA_AFTER = Signal("stands before a comma", 0.6, -0.1)
EXPLAINED = Signal("is explained right after it", 0.9, 1.3)
DEFINED = Signal("is the subject of a definition", 2.1, 2.8)
SPOKEN_OF = Signal("is the subject, of which something is said", 1.2, 1.7)
WHICH = Signal("is gone into by “that” or “which”", -0.2, -0.7)
OF_AFTER = Signal("leaves out the “of …” after it", -0.3, -0.8)
PREPOSITION_AFTER = Signal("stands before a preposition", -0.4, -0.8)
PAIRED = Signal("is the first of a pair", -0.4, -0.8)
LISTED = Signal("is an item of a list", -0.8, -0.6)
CUT_AFTER = Signal("leaves out the word after it", -0.9, -1.1)

# What it is made of

TWO = Signal("has two words", 0.4, -0.2)
THREE = Signal("has three words", -0.3, -0.4)
FOUR = Signal("has four words", -1.0, -1.4)
RARE = Signal("has a word that is rare in the language", 0.8, 1.2)
UNCOMMON = Signal("has a less common word", 0.1, 0.1)
COMMON = Signal("has common words only", -0.4, -0.7)
VERY_COMMON = Signal("has very common words only", -1.4, -1.2)
NUMBER = Signal("has a number", 0.6, 0.4)
HYPHEN = Signal("has a hyphen", 0.9, 0.6)
ABSTRACT = Signal("ends in an abstract noun", 0.4, 0.2)
ADVERB_FIRST = Signal("begins with an adverb", -0.4, -0.4)
ADVERB_LAST = Signal("ends in an adverb", 1.2, 0.5)
LONE_COMMON = Signal("is a lone word that is common", -0.8, -1.2)
LONE_ADVERB = Signal("is a lone adverb", -0.4, -0.6)
LONE_ING = Signal("is a lone word in “-ing”", -0.7, -0.5)
ED = Signal("ends in “-ed”", -1.2, -1.2)
PHRASE = Signal("is a noun with what describes it", 0.6, 0.5)
CLAUSE = Signal("joins a verb to what stands before it", -0.6, 0.2)
VAGUE_NOUN = Signal("ends in a word that only points to something", -0.5, -0.3)
VAGUE_ADJECTIVE_FIRST = Signal("begins with an adjective that goes with nearly any noun", -0.1, -0.5)
VAGUE_VERB_FIRST = Signal("begins with a verb that says little", -0.7, -1.1)
VAGUE_VERB_LAST = Signal("ends in a verb that says little", -1.1, -1.2)
OF_INSIDE = Signal("has “of” in it", 0.3, -0.6)
VERB_PHRASE = Signal("is a verb with what belongs to it", 0.0, -1.0)
SMALL_INSIDE = Signal("has a small word in it", -0.2, -1.0)
SMALL_LAST = Signal("ends in a small word", -0.4, -0.5)

# What else the text and its corpus say

LAST_SENTENCE = Signal("stands in the last of several sentences", 0.9, 0.5)
REPEATED = Signal("is said again in the text", -0.5, 0.5)
FAMILIAR = Signal("is not particular to this quote in its corpus", -0.7, -0.4)

SIZES = {2: TWO, 3: THREE, 4: FOUR}
RARITIES = (VERY_COMMON, COMMON, None, UNCOMMON, RARE)
"""The signal of a stretch by the class of its rarest word."""

BEFORE = _cues(
    (NAMED, "called termed named dubbed known_as to_as defined_as term terms concept_of principle_of"),
    (CONTRASTED, "but not than rather instead_of versus vs only just unlike except"),
    (STATED, "is are was were be been being become becomes means seems remains"),
    (MEANS, "by through via using with"),
    (OF, "of"),
    (WHERE, "in on at from within between under over against among about"),
    (JOINED, "and or"),
)
ACTORS = frozenset(
    "to i you we they he she it who can could will would may might must should shall cannot can't don't doesn't "
    "didn't won't never always let let's".split()
)
ARTICLES = frozenset(["a", "an", "the"])
DETERMINERS = ARTICLES | frozenset("my your his her its our their".split())
"""Words that are looked through for what stands before a term."""

DEFINERS = frozenset(
    "asserts consists describe describes involve involves mean means occur occurs refer refers".split()
)
SPEAKERS_OF = DEFINERS | frozenset("is are was were include includes suggests states focuses".split())
EXPLAINERS = frozenset("or which a an who where meaning".split())
RELATIVES = frozenset("that which who whose whom where when".split())
PREPOSITIONS = frozenset(
    "about against as at between by during for from in into on over than through to under with within without".split()
)

VOICE = frozenset(
    """
    i me my we us our you your i'm i've i'd i'll we're we've we'll you're you've can't didn't doesn't don't isn't won't
    always best better everybody everything must never nobody nothing should worst
    """.split()
)
"""Words by which a text shows that somebody speaks in it."""

CLAUSE_WORDS = frozenset(
    """
    am are be became because become becomes been being can could did do does had has have how if is may might must
    remain remained remains seem seemed seems shall should than that they was we were what when where whether which
    while who whom whose why will would
    """.split()
)
"""Words that no stretch goes across: what stands after them is another clause."""

DEGREES = frozenset("as how least less more most quite rather so too very".split())
"""Words that belong to the adjective or adverb after them: "more durable" is never cut."""

SMALL_OPENERS = frozenset(
    "all can't cannot didn't doesn't don't more never no nobody not nothing one only own too".split()
)
"""Small words with which a term may begin: "no difference", "too late"."""

SMALL_CLOSERS = frozenset("away back down it itself off ourselves out them themselves together up yourself".split())
"""Small words with which a term may end: "snaking them out"."""


def _plurals(nouns: str) -> frozenset[str]:
    """Nouns, and their regular plurals."""
    forms = set(nouns.split())
    for noun in nouns.split():
        is_soft = noun[-1] == "y" and noun[-2] not in "aeiou"
        forms.add(noun[:-1] + "ies" if is_soft else noun + ("es" if noun[-1] == "s" else "s"))
    return frozenset(forms)


def _forms(verbs: str) -> frozenset[str]:
    """Verbs in their regular forms."""
    forms = set(verbs.split())
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        is_soft = verb[-1] == "y" and verb[-2] not in "aeiou"
        is_hissing = verb.endswith(("s", "sh", "ch", "x", "o"))
        past = verb[:-1] + "ied" if is_soft else stem + "ed"
        present = verb[:-1] + "ies" if is_soft else verb + "es" if is_hissing else verb + "s"
        forms |= {stem + "ing", past, present}
    return frozenset(forms)


VAGUE_NOUNS = _plurals(
    """
    ability advantage aim amount answer approach area aspect attempt basis benefit capability capacity cause
    challenge chance characteristic choice circumstance concept concern condition consequence danger degree
    desire detail difference difficulty effect effort element end example experience explanation factor failure
    feature field form future goal group idea impact implication importance improvement influence instance issue
    job kind lack level limit limitation list lot majority manner means measure member method moment motivation
    need notion number objective opportunity option outcome part period place point position possibility power
    practice principle problem process product progress property proportion purpose quality question range
    reason requirement response result role rule scale sense series set shape share side sign significance
    situation solution source stage start state status step strategy strength style success system task
    technique tendency term thing topic trend trick type unit use value variety version view way work
    """
)
"""Nouns that only point to what is said elsewhere: "the goal", "a challenge". Linguists call them shell nouns."""

VAGUE_VERBS = _forms(
    """
    accept achieve act add affect aim allow appear apply assume attempt base begin bring build call carry cause
    change choose combine come compare consider consist contain continue contribute control create deal decide
    define demand depend describe design determine develop differ do drive employ enable encourage engage ensure
    establish exceed exist expect experience explain explore express face feel focus follow force form gain
    generate give go grow guarantee handle happen have help hold identify imagine implement imply improve
    include increase indicate influence integrate intend interact introduce involve keep know lead learn leave
    let look maintain make manage mean meet move need note occur offer operate perform permit place play prefer
    prepare present prevent produce promote propose prove provide publish put raise reach realize receive
    recognize reduce refer reflect relate rely remain represent require result reveal run say see seek seem
    serve set share show solve speak start state stay study suggest support take talk tell tend think treat try
    turn understand use utilize vary view want work write
    """
) | frozenset(
    """
    became built call found gave getting given giving got had having kept knew known led left made making meant
    ran said saw seen shown taken taking thought told took understood used using went wrote
    """.split()
)
"""Verbs that go with nearly any object."""

VAGUE_ADJECTIVES = frozenset(
    """
    actual additional basic best better big bigger biggest broad broader certain clear common complete considerable
    current different enormous entire extensive faster fastest further general good great greater greatest high
    higher highest huge important key large larger largest last latest less main major many massive more most
    multiple necessary new next numerous ongoing other overall own particular possible precise present previous
    primary real recent relevant remarkable same several significant similar simple simpler small smaller special
    specific total true typical underlying useful various vast whole wide wider
    """.split()
)
"""Adjectives that may stand before nearly any noun, and say little about it."""
