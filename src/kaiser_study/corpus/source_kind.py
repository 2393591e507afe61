"""What a source is and of which year, by the words of its label."""

import re

from kaiser_study.model import SourceKind

_WORDS = {
    SourceKind.INTERVIEW: r"interviews?|conversation with|in conversation|q ?& ?a|ama|"
    r"gespräch|entrevista|entretien|intervista",
    SourceKind.PODCAST: r"podcasts?|episode",
    SourceKind.PANEL: r"panel|round ?table|podiumsdiskussion|table ronde|mesa redonda",
    SourceKind.DEBATE: r"debates?|debatte|débat",
    SourceKind.LECTURE: r"lectures?|vorlesung|antrittsvorlesung|conferencia magistral|cours magistral",
    SourceKind.COURSE: r"courses?|mooc|specialization|curriculum|kurs|curso|seminar",
    SourceKind.TALK: r"talks?|speech|keynote|address|conference|summit|fireside chat|commencement|sermon|toast|"
    r"vortrag|rede|ansprache|konferenz|discours|conférence|discurso|conferencia|tedx?",
    SourceKind.PAPER: r"papers?|arxiv|preprint|proceedings|journal|transactions|publications?|thesis|dissertation|"
    r"aufsatz|doktorarbeit",
    SourceKind.LETTER: r"letters?|e-?mails?|briefe?|lettres?|cartas?|correspondence",
    SourceKind.BLOG: r"blogs?|weblog|substack|medium\.com|newsletter",
    SourceKind.FORUM: r"reddit|forum|hacker news|stack ?(?:overflow|exchange)|usenet|mailing list|discussions?|"
    r"twitter|tweets?|thread",
    SourceKind.REPOSITORY: r"github|gitlab|repository|source code|readme",
    SourceKind.VIDEO: r"videos?|youtube|vimeo|film|movie|documentary|television|tv",
    SourceKind.ARTICLE: r"articles?|magazine|newspaper|news|times|essays?|column|op-ed|artikel|zeitung|zeitschrift|"
    r"artículo|revista|press",
    SourceKind.BOOK: r"books?|novel|memoirs?|autobiography|biography|chapter|vol\.?|volume|isbn|edition|anthology|"
    r"buch|roman|livre|libro|poems?|poetry|act [ivx\d]+|diary|diaries|tagebuch",
}
"""The kind whose words come first here is taken: a talk at a forum is a talk."""

_KINDS = [(kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in _WORDS.items()]
_YEAR = re.compile(r"[(\[](1\d{3}|20\d\d)[)\]]|(?<=[\s,])(1\d{3}|20\d\d)\W*$")


def kind_of(label: str) -> SourceKind:
    """A document, if no word tells."""
    return next((kind for kind, words in _KINDS if words.search(label)), SourceKind.DOCUMENT)


def year_of(label: str) -> int | None:
    """The year in brackets or at the end. Elsewhere a number may be a part of the title."""
    found = _YEAR.search(label)
    return int(found[1] or found[2]) if found else None
