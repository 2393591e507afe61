"""Whether a word of an English text is a noun, a verb, an adjective or an adverb: a guess from lists, endings, and the
word before it. Nouns are what is left.

The lists hold the words among the ten thousand commonest that their endings would not tell, and some more verbs. They
were made from the lexicon of Eric Brill's tagger (Copyright 1993 by the Massachusetts Institute of Technology and the
University of Pennsylvania, MIT licence) and from WordNet (Copyright 2006 by Princeton University, its own licence),
and are under CC BY-SA 4.0, see LICENSE-words.md.
"""

from collections.abc import Iterator, Sequence
from enum import Enum


class Kind(Enum):
    """What a word is."""

    SMALL = "small"
    NOUN = "noun"
    VERB = "verb"
    PREDICATE = "verb of a subject before it"
    ING = "form in “-ing”"
    ED = "form in “-ed”"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    UNKNOWN = "word of another language"


_DETERMINERS = frozenset("a an the my your his her its our their this that these those each every any some no".split())
_OBJECTS = (_DETERMINERS | {"them", "us", "me", "him"}) - {"that", "some", "any", "no"}
"""Words that show that the one before them acts on something."""

_MODALS = frozenset(
    "can could will would may might must should shall cannot can't don't doesn't didn't won't i you we they".split()
)
_BE = frozenset("is are was were be been being am has have had having get gets got".split())
_PREPOSITIONS = frozenset("of for in on at with from by into about as than between without through".split())
_VERB_ENDS = ("ize", "ise", "ify", "izes", "ifies")
_ADVERB_ENDS = ("ly", "ward", "wards")
ABSTRACT_ENDS = tuple(
    ending + plural
    for ending in "ance ancy ence ency ism ity logy ment ness ship sion sis tion tude ure".split()
    for plural in ("", "s")
)
_ADJECTIVE_ENDS = tuple("able al ant ary ent ful ible ic ish less ous".split())


def kind_of(lower: str, is_content: bool) -> Kind:
    """What a word most likely is, wherever it stands."""
    if not is_content:
        return Kind.SMALL
    if (
        lower in _VERBS
        or (lower.endswith("s") and lower[:-1] in _VERBS)
        or (lower.endswith("es") and lower[:-2] in _VERBS)
    ):
        return Kind.VERB
    if lower in _ADJECTIVES:
        return Kind.ADJECTIVE
    if lower in _ADVERBS:
        return Kind.ADVERB
    if len(lower) <= 4 or lower in _NOUNS:
        return Kind.NOUN
    if lower.endswith(_ADVERB_ENDS):
        return Kind.ADVERB
    if lower.endswith("ing"):
        return Kind.ING
    if lower.endswith("ed"):
        return Kind.ED
    if lower.endswith(_VERB_ENDS):
        return Kind.VERB
    is_adjective = lower.endswith(_ADJECTIVE_ENDS) and not lower.endswith(ABSTRACT_ENDS)
    return Kind.ADJECTIVE if is_adjective else Kind.NOUN


def kinds_in(words: Sequence[str], kinds: Sequence[Kind], marks: Sequence[str]) -> Sequence[Kind]:
    """What the words of a text are where they stand. `kinds` tells what each is wherever it stands, `marks` the
    punctuation before each and after all."""
    found: list[Kind] = []
    for at, kind in enumerate(kinds):
        before, earlier = ("", Kind.SMALL) if marks[at] or not at else (words[at - 1], found[-1])
        after, later = ("", Kind.SMALL) if marks[at + 1] or at + 1 == len(words) else (words[at + 1], kinds[at + 1])
        there = _kind_there(kind, before, earlier, after, later)
        if earlier is Kind.NOUN and later is not Kind.NOUN and _names_no_things(there, words, found, at):
            there = Kind.PREDICATE
        if there is Kind.VERB and earlier is Kind.NOUN and _ends_in_s(words[at]) is not _ends_in_s(before):
            is_noun = before in _NUMBERS or later is Kind.VERB or after in _AUXILIARIES
            there = Kind.NOUN if is_noun else Kind.PREDICATE
        found.append(there)
    for start, end in _clauses(words, marks):
        if (verb := _verb_of(words[start:end], found[start:end])) is not None:
            found[start + verb] = Kind.PREDICATE
    return found


def _clauses(words: Sequence[str], marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the clauses of a text begin and end: at punctuation, and at words that begin another."""
    start = 0
    for at, word in enumerate(words):
        if at > start and (marks[at] or word in _SUBORDINATORS):
            yield start, at
            start = at
    if words:
        yield start, len(words)


def _verb_of(words: Sequence[str], kinds: Sequence[Kind]) -> int | None:
    """The word in -s behind the subject with which a clause begins, if no other word of it can be its verb: "whenever
    the animal swims"."""
    if any(kind in _FINITE or word in _AUXILIARIES for word, kind in zip(words, kinds, strict=True)):
        return None
    if words[0] in ("that", "which", "who") and words[1:2] != [] and words[1] not in _DETERMINERS:
        return None  # it is the subject itself: "who repairs violins"
    first = int(words[0] in _SUBORDINATORS)
    first += words[first : first + 1] != [] and words[first] in _DETERMINERS
    last = first
    while last < len(words) and kinds[last] in (Kind.NOUN, Kind.ADJECTIVE):
        last += 1
    is_subject = last - first > 1 and kinds[last - 2] is Kind.NOUN and _ends_in_s(words[last - 1])
    return last - 1 if is_subject else None


def _ends_in_s(word: str) -> bool:
    """Whether a word may be a verb of the third person, or a plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _names_no_things(kind: Kind, words: Sequence[str], found: Sequence[Kind], at: int) -> bool:
    """Whether a word in -s comes after "a", "each" and the like: "a horse splashes"."""
    if kind not in (Kind.NOUN, Kind.VERB) or not _ends_in_s(words[at]):
        return False
    first = at
    while first and found[first - 1] in (Kind.NOUN, Kind.ADJECTIVE, Kind.UNKNOWN):
        first -= 1
    return bool(first) and words[first - 1] in _ONE


_FINITE = (Kind.VERB, Kind.PREDICATE, Kind.ED)
_SUBORDINATORS = frozenset(
    "that who which when whenever where wherever while whether if because since although though unless".split()
)
_AUXILIARIES = _BE | frozenset(
    "be do does did can could may might must shall should will would cannot isn't aren't wasn't weren't don't doesn't "
    "didn't can't won't it's that's there's let let's".split()
)
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve hundred thousand million".split())
_ONE = frozenset(["a", "an", "another", "each", "every", "one"])


def _kind_there(kind: Kind, before: str, earlier: Kind, after: str, later: Kind) -> Kind:
    """What a word is between its neighbours: "the need", "we model the world", "a proposed way", "pattern matching"."""
    is_owned = before in _DETERMINERS
    has_object = after in _OBJECTS
    match kind:
        case Kind.VERB if is_owned or earlier is Kind.ADJECTIVE or before in _PREPOSITIONS:
            return Kind.NOUN
        case Kind.NOUN if before in _MODALS or (has_object and (before == "to" or earlier is Kind.NOUN)):
            return Kind.VERB
        case Kind.ED if earlier is not Kind.NOUN and before not in _BE and later in (Kind.NOUN, Kind.ADJECTIVE):
            return Kind.ADJECTIVE
        case Kind.ING if not has_object and (is_owned or earlier in (Kind.NOUN, Kind.ADJECTIVE)):
            return Kind.NOUN
    return kind


_VERBS = frozenset(
    """
    abandon absorb accept accepts accommodate accompany accomplish achieve acknowledge acquire adapt add adds
    adjust admire admit admits adopt advise affect affects afford aged agree agrees aims allow allows alter
    analyze announce announces apologize appear appears applies apply appreciate approve argue argues arise
    arrange arrive arrives ask asks assess assist assists assume assumes assure ate attend attract attribute
    avoid bail bear bears beat beaten beats became become becomes beg began begin begins begun behave believe
    believes belong belongs bend bent bite blame bless blew blown blunt boil boo boost bore born borrow bother
    bought bounce bound break breathe bred brings broke broken brought build builds built bump burn burnt bury
    buy buys bye calculate call calls came cancel capture cares carries carry catch catches caught cease
    celebrate cheat choose chooses chop chose chosen clarify climb close closes collect combine come comes
    comment commit communicate compare compensate compete complain comply comprises concentrate conclude confess
    confirm confirms confront connect connects conquer consider considers consist consists console constitute
    construct consult consume contain contains continue continues contribute convert convey convince cooperate
    coordinate cope cover covers crawl create creates creep cross crosses curb curry cut dare dealt decide
    decides declare defend define defines delete deliver delivers demonstrate demonstrates deny depend depends
    describe describes deserve deserves destroy detect determine determines develop develops die died dies
    differ dig disagree disappear disclose discover discuss discusses dismiss distinguish distribute divide
    dodge dominate donate drank draw drawn draws drew driven drops drove drum dug dump earn ease eat
    eaten eats eclipse edit educate elaborate elect eliminate embrace emerge employ enable enables encourage
    encourages endure enforce engage enhance enjoy enjoys ensure enter enters entertain escape establish
    evaluate evolve examine exclude execute exist exists expand expect expects explain explains explode exploit
    explore expose express extend extends extract eyed faces facilitate fade fail fails fallen falls fed feeds
    feel feels fell felt file fill find finds finish finishes fit fits fix fled flee flew flies float flown fly
    focuses fold follow follows forbidden forge forget forgive forgot forgotten foster fought found frozen
    fulfill gather gave generate give given gives goes gone gotten grab grasp grew grind grow grown grows
    guess handle handles hang happen happens hate hates heal hear heard hears held help helps herald hesitate
    hid hidden hide highlight highlights hire hit hold holds hopes hung hurt hurts identify ignore imagine
    implement implies imply impose impress improve include includes incorporate indicate indicates inform insert
    insist inspire install intend interact interfere interpret introduce introduces invest investigate invite
    involve involves join joins justify keep keeps kept kicks kill kills kindle knew knock know known
    knows lacks laid lasts laughs launch launches lay lead leads learn leave leaves led left lend lets lie lied
    lies lift likes listen lit live locate lock look looks lose loses lost loves lynch made maintain maintains
    make makes manage manages manufacture mar marry mars marvel match matches mean means meant meet meets melt
    mention mentions met minimize mirrors miss misses mistaken modify monitor mount needs negotiate obey observe
    obtain occupy occur occurs offers offset opens operate operates oppose opt organize overcome owe owed owns
    paid pardon participate pass passes pay pays peel perform performs permit permits persuade pick picks pierce
    play plays please polish pops pose poses possess pour pray predict prefer prepare presents preserve
    pretend prevent prevents produce produces promises promote promotes prompt propose protect prove proven
    proves provide provides publish pull pulls pump punish pursue push put puts qualify quit quote raise raises
    ram ran reach reaches react read reads realize rebuild recall receive receives recognize recommend recover
    recruit reduce reduces refer refers reflect reflects refuse refuses regards register regret regrets regulate
    reject relate relates relax relay relies rely remain remains remake remember remembers remind reminds remove
    render repeat replace replies represent represents require requires resign resist resolve respond responds
    restore restrict resume retain retire reveal reveals reverse ride rip risen rises rob rode rose run runs
    said sail sally sang sat satisfy save saves saw say says scare scream secure see seek seeks seem seems seen
    sees seize select sell sells send sends sent serve serves set settle shake shave shed shook shoot shoots
    shout shown shows shut sing sings sink sit sits skip slap sleep slept slip smells snap sneak sold solve
    sought sounds spark speak speaks specify spell spells spend spends spent spin spit spoil spoke spoken stand
    stands stare start starts stay stays steal stem stems stick stir stole stolen stood stop stops strap
    strengthen struck stuck submit subscribe suck sucks sue sued suffer suffers suggest suggests sung supports
    suppose surround survive suspect suspects sustain swallow swear swept swim sworn tackle take taken takes
    talk tap taught teach teaches tear tell tells tend tends testify thank thats think thinks thought threaten
    threw throw thrown throws tick tied told tolerate took torn toss tracks transform translate travels treat
    treats tries trigger trim try turn turns undergo understand understands understood undertaken unite unlock
    update upgrade upset urge used uses varies vary verify wade wait walk walks want wants warn watch wear wears
    weigh went whats win wins wipe wish wishes withdraw withdrawn woke won woo wore worn worry wrap write writes
    written wrote yield zoom
    """.split()
) | frozenset(
    """
    abide abolish abound abstain accelerate accrue accumulate accuse activate adhere adjourn administer
    adore affirm align alleviate allocate amaze amend analyse annoy anticipate append applaud appoint ascend
    ascertain aspire assemble assert assign attach attain attest augment authenticate automate avert await
    awaken bake behold beware bleed brighten bring broaden carve cater cherish circulate cleanse coincide
    collaborate commemorate commence commend compel compile compose comprehend compute conceal conceive
    concur condemn confer conform confuse congratulate consolidate contemplate contend contradict convene
    converge correspond cram crave cultivate dangle deceive decorate dedicate deduct deem deepen defer defy
    degrade denote depart depict deploy derive descend deter devote diagnose differentiate diminish dine
    disable discern discontinue discourage dispense dispose disrupt disseminate distract disturb divert
    drown dwell eject elevate elicit embark embed emit empower emulate enact enclose encompass endorse
    enlarge enquire enrich enrol enroll envision equip eradicate erase erode evoke exceed excel excite exert
    expedite expire forbid formulate fulfil furl furnish govern greet harden hibernate hover ignite
    illuminate illustrate impair impede incur induce indulge infect infer inhabit inherit inhibit inject
    innovate inquire inspect instruct insure integrate interconnect intervene invade invent invoke isolate
    lessen loosen manipulate merge migrate misplace mitigate motivate mourn multiply navigate nominate
    offend omit originate outweigh penetrate perceive perish persist pertain plead ponder populate portray
    postpone preach preclude prescribe presume prevail proceed proclaim procure prohibit pronounce prosecute
    prosper provoke quicken reap reckon reclaim reconcile reconsider reconstruct recreate redeem redefine
    redirect redistribute refinance refine regain reimburse reinforce reinstall rejoice relieve reload
    remodel rename renew reopen repay repent reproduce resemble resent reside restrain retrieve reuse revert
    revive roam rotate rouse rove sharpen shorten simulate soften solicit speculate stimulate stoke stow
    strive stun subtract succeed suffice summon suppress suspend terminate thrive tighten transcend transmit
    uncover undermine undertake undo unfold unleash unload unwind uphold validate vanish violate waive
    wander weaken weep widen withhold withstand
    """.split()
)
"""Verbs that may be something else too but mostly are not; and such as WordNet calls nothing else."""

_ADJECTIVES = frozenset(
    """
    able absolute abstract absurd accurate acute adequate adverse advisory afraid aggregate alert alpha
    alternate amazing amber angry animated annoying antique appealing appropriate ashamed average awake aware
    awesome awkward bad baked balanced bald bare beloved best better big bigger biggest bitter bizarre black
    blank blind blonde bloody blue bodily bold boring brave brief bright broad broader brown busted busy calm
    capitalist cardiac cellular certain charming cheap cheaper cherry chief chopped circular civil civilian
    clean cleaner clear clever closer closest cold colored coloured common communist compact compelling complete
    complex composite confusing consolidated convincing cool cooler corporate correct corresponding corrupt
    costly crazy creepy cruel curved cute daily damaging damn damned dark darker dead deadly deaf dear deceased
    deep deeper deepest definite deliberate delicate dense depressed depressing desperate devastating difficult
    direct dirty disabled disappointing disgusting distinct disturbing diverse divine double dry dual due dull
    dumb eager earliest early easier easiest east eastern easy eighth elder elderly embarrassing empty entire
    everyday evil exact excess exciting exempt explicit exterior extra extreme faint fair fairy fake false
    familiar fancy fascinating fascist fastest fat fatty favorite female feminine feminist fewer fierce fifth
    filthy fine finest first fitting flat flush fond foreign foremost former fortunate fossil foul fourth
    fragile free fresh fried friendly frustrating full fuller funny gentle genuine gifted glad golden good grand
    grave gray great greater greatest green grey gross guilty hairy handsome handy happier happy hard hardcore
    harder hardest hardy harsh healthier healthy heavier heavy high higher highest hollow holy homemade honest
    hostile hot hottest huge human humanitarian humble hungry hybrid ill immediate immense immune inadequate
    inappropriate incoming incomplete incorrect indirect indoor inferior infinite inner insane inspiring intact
    intense interested interesting interim interior intermediate interstate intimate invalid joint junior
    juvenile keen key lame large larger largest last late latest lazy lean legion legitimate lengthy lesser
    lighter lightweight likely limited linear little lively lone lonely long longest loose loud louder lovely
    loving low lower lowest lucky mad main major male mandatory maritime mature maximum median mere merry messy
    metropolitan micro mid midwest mighty mild minimum minor misleading mobile mock moderate modern modest
    molecular monthly multiple narrow nasty nationalist nationwide naughty nearby nearest neat neo net new
    newborn newer newest next nice ninth noble nonprofit northern northwestern nuclear obscure odd offshore okay
    old older oldest ongoing online open opposite oral orthodox outdoor outer outright outstanding oval overall
    overhead overnight overseas overwhelming pale parallel particular partisan passionate past perfect petty
    phantom pink plain polar polite poor popular precise preferred prime private privileged profound promising
    prone proper proud pure purple quarterly quick quicker quiet random rapid rare raw ready real rear red
    refined refreshing regular remote renowned respiratory rich rid risky robust rocky rotten rough rude sacred
    sad safe safer sandy satisfying savage second secret secular senior separate seventh severe shallow sharp
    sheer shiny shocking short shorter shy sick silly similar simple simpler sincere single sixth skilled skinny
    slight slim slow slower small smaller smallest smart smooth sober socialist soft solar sole solid
    sophisticated sore sorry sour southern sovereign soviet spare specialized spectacular spicy standard stark
    steady steep stern sticky stiff straight straightforward strange strict striking strong stronger strongest
    stunning stupid subtle suburban sudden sunny super superb superior sure surprising sweet swift talented tall
    tan tasty teen teenage tense tenth terrifying terrorist thick thin third thorough tight timely tiny token
    top tough travelled tricky triple troubled true twentieth twin ugly ultimate ultra unaware uncertain unclear
    uncommon undergraduate underground underwater unemployed unexpected unfair unfortunate unhappy unified
    unique unknown unlikely unlimited unprecedented unrelated unwanted upcoming upper urban utter vague valid
    vast vegetarian vintage wan warm weak weaker wealthy wee weekly weird welcome western wet white wholesale
    wicked wide wider widespread wild willing wise wooden worldwide worse worst worth worthy wrong yearly yellow
    young younger youngest
    """.split()
)

_ADVERBS = frozenset(
    """
    abroad afterward afterwards ahead altogether anymore anytime anyway anywhere apart aside awhile elsewhere everywhere
    forever forth furthermore halfway hence later likewise meanwhile nevertheless nonetheless nowadays nowhere someday
    seldom somehow sometime somewhat sooner thereafter thereby today tomorrow tonight twice yesterday
    """.split()
)

_NOUNS = frozenset(
    """
    accent accident admiral agent alternative animal anniversary appeal approval archive arrival arsenal
    assistant boundary burial cable canal capital carnival cathedral chemical client clinic commentary component
    consent consultant content continent correspondent critic crystal defendant denial descent detective diary
    dictionary disposal documentary drive editorial elephant epidemic equivalent event executive extent fabric
    festival funeral garlic giant grant handful hospital immigrant incentive incident infant initiative instant
    integral intent journal judiciary library lieutenant logic magic marshal material mechanic medal memorial
    merchant metal mineral motive music narrative objective official opponent panic parent parish participant
    patent patient percent perspective picnic plant plastic portal precedent president proposal refusal removal
    renewal repeal representative republic resident restaurant revival rhetoric ritual rubbish salary sanctuary
    scandal scent secretary sergeant servant signal spiral student subsidiary summary superintendent survival
    table talent tenant terminal topic traffic trial tribunal variant vegetable vocabulary warrant withdrawal
    """.split()
)
"""Nouns that end like adjectives."""
