"""The commands. What a command needs is imported inside it, so that `--help` stays instant."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kaiser_study import __version__, bundled
from kaiser_study.errors import BadDocument, Exit, Finding, Place, StudyError

if TYPE_CHECKING:
    from kaiser_study.anki.contents import Contents
    from kaiser_study.cards.terms import Term
    from kaiser_study.corpus.drafts import Piece
    from kaiser_study.model import Fit, Quote
    from kaiser_study.prepared import Prepared
    from kaiser_study.preview.deck import Deck
    from kaiser_study.progress.course import Course
    from kaiser_study.settings.file import Found
    from kaiser_study.settings.settings import Settings
    from kaiser_study.study.rules import Rules

_MANY = 500
"""Quotes whose cards take so long to make that the progress is shown."""


def _found(context: click.Context, parameter: click.Parameter, recipe: Path | None) -> Path | None:
    """The recipe that was named, or the only one in a folder that was. Where none was named and this folder has one,
    it is told that the bundled one is meant."""
    if recipe is None:
        if own := _recipes_in(Path()):
            click.echo(f"This is the bundled deck. For yours: kaiser-study {context.info_name} {own[0]}", err=True)
        return None
    if not recipe.is_dir():
        return recipe
    found = _recipes_in(recipe)
    if len(found) != 1:
        remedy = f"name one of {', '.join(map(str, found))}" if found else "name a recipe"
        raise StudyError(f"this folder holds {len(found) or 'no'} recipes", remedy=remedy, place=Place(recipe))
    return found[0]


def _recipes_in(folder: Path) -> list[Path]:
    import re

    files = (file for file in sorted(folder.glob("*.y*ml")) if file.is_file() and os.access(file, os.R_OK))
    starts = ((file, file.open("rb").read(4096)) for file in files)
    return [file for file, start in starts if re.search(rb"^(\xef\xbb\xbf)?deck:", start, re.MULTILINE)]


def _each_found(
    context: click.Context, parameter: click.Parameter, recipes: tuple[Path, ...]
) -> tuple[Path | None, ...]:
    """The recipes that were named, each once; None, the bundled one, where none was."""
    return tuple(dict.fromkeys(_found(context, parameter, recipe) for recipe in recipes or (None,)))


_recipe = click.argument("recipe", type=click.Path(path_type=Path), required=False, callback=_found)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
_json_lines = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, an object on each line, instead of text."
)
_progress = click.option(
    "--progress",
    type=click.Path(path_type=Path, readable=False),  # the log says what to do about it
    help="File of the review log (or KAISER_STUDY_PROGRESS).",
)


def main() -> int:
    """Runs a command; returns its exit code. What the surroundings did wrong is told in one sentence."""
    try:
        commands(prog_name="kaiser-study", standalone_mode=False)
    except StudyError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        click.echo(f"the output cannot be written ({error.strerror})", err=True)
        # what is left in the buffer would fail once more when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FAILED
    return Exit.OK


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kaiser-study")
@click.pass_context
def commands(context: click.Context) -> None:
    """Study attributed quotes by spaced repetition, here and in Anki.

    Without a command it opens the quiz.
    """
    if context.invoked_subcommand is None:
        context.invoke(study, recipes=(None,))  # invoke() calls no callback


@commands.command()
@click.argument("recipes", type=click.Path(path_type=Path), nargs=-1, metavar="[RECIPE]...", callback=_each_found)
@click.option("--part", "parts", multiple=True, metavar="ID|NUMBER", help="Only this part; may be repeated.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["cloze", "topic", "source"]),
    help="Only this kind of card; may be repeated.",
)
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic; may be repeated.")
@click.option("--source", "sources", multiple=True, metavar="ID|LABEL", help="Only this source; may be repeated.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only quotes with this tag; may be repeated.")
@click.option(
    "--only",
    "states",
    multiple=True,
    type=click.Choice(["flagged", "marked", "leech", "failed-today"]),
    help="Only cards of which this is true; may be repeated.",
)
@click.option("--cram", is_flag=True, help="Practise all of these cards; it is logged, no schedule shifts.")
@click.option(
    "--ahead", type=click.IntRange(min=1), metavar="DAYS", help="Practise what is due on the next so many days."
)
@click.option("--limit", type=click.IntRange(min=1), help="End after so many answers.")
@click.option("--new", "new_per_day", type=click.IntRange(min=0), help="New cards a day. [default: as the recipe says]")
@click.option("--plain", is_flag=True, help="Lines instead of a screen: for screen readers and pipes.")
@_progress
def study(
    recipes: tuple[Path | None, ...] = (None,),
    parts: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
    cram: bool = False,
    ahead: int | None = None,
    limit: int | None = None,
    new_per_day: int | None = None,
    plain: bool = False,
    progress: Path | None = None,
) -> None:
    """Open the quiz on the bundled deck, or on the decks of RECIPEs side by side."""
    from contextlib import ExitStack
    from random import Random

    from kaiser_study.place import settings_file
    from kaiser_study.settings.settings import Settings

    is_served = "TEXTUAL_DRIVER" in os.environ  # what stands in for the terminal then
    if not (plain or is_served or (sys.stdin.isatty() and sys.stdout.isatty())):
        raise StudyError("the quiz needs a terminal", remedy="use `kaiser-study study --plain` without one")
    if cram and ahead:
        raise StudyError("--cram and --ahead do not go together", remedy="leave one of them out")
    if len(recipes) > 1 and (plain or cram or ahead or limit or parts or kinds or topics or sources or tags or states):
        raise StudyError(
            "with several recipes nothing else but --new and --progress can be asked for", remedy="name one recipe"
        )
    with ExitStack() as stack:

        def open_courses() -> "list[Course]":
            from kaiser_study.model import CardKind
            from kaiser_study.place import cache_folder, progress_file
            from kaiser_study.progress.course import Course
            from kaiser_study.progress.folded import FoldedLog
            from kaiser_study.progress.log import open_log
            from kaiser_study.study.practice import Ahead, Cram
            from kaiser_study.study.scope import State, scope_of

            log = stack.enter_context(open_log(progress_file(progress, os.environ)))
            courses = []
            for recipe in recipes:
                prepared = _load(recipe, has_screen=not plain)
                corpus = prepared.corpus
                scope = scope_of(corpus, parts, map(CardKind, kinds), topics, sources, tags)
                rules = _rules(prepared, log.fit(*corpus.ids))
                title, cards = prepared.recipe.title, prepared.card_set.cards
                folded = FoldedLog(log, corpus, rules, cache_folder())
                practice = Cram() if cram else Ahead(ahead) if ahead else None
                course = Course(title, corpus, cards, folded, rules, scope, limit, practice)
                courses.append(course.only(map(State, states), _now()))
            return courses

        said = Settings(new_per_day=new_per_day)
        if plain:
            from kaiser_study.line import PlainQuiz

            settings = _settings()
            (course,) = open_courses()
            course = course.under(said.over(settings.over(course.rules)))
            for stream in (sys.stdin, sys.stdout):
                if isinstance(stream, TextIOWrapper):
                    stream.reconfigure(errors="replace")  # a pipe may know fewer characters than a corpus
            PlainQuiz(course, _now, Random(), sys.stdin, sys.stdout, settings.mode(course.corpus.ids[0])).run()
        else:
            from kaiser_study.app.app import StudyApp

            app = StudyApp(open_courses, _now, Random(), settings_file(os.environ), said)
            if error := app.run():
                raise error
            if app.return_code:
                sys.exit(app.return_code)


@commands.command()
@_recipe
@_json
def cards(recipe: Path | None, as_json: bool) -> None:
    """Show every card, and every rejected one with the rule that stopped it."""
    from kaiser_study.report.cards import cards_json, cards_lines

    card_set = _load(recipe).card_set
    if as_json:
        _print_json(cards_json(card_set))
    else:
        click.echo("\n".join(cards_lines(card_set)))


@commands.command()
@click.argument("corpus", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.option("--write", is_flag=True, help="Put the best two into CORPUS for each quote that names no terms.")
@_json_lines
def suggest(corpus: Path | None, write: bool, as_json: bool) -> None:
    """Suggest terms to hide in the quotes of CORPUS (the bundled one by default), or in each line of standard
    input (-): ranked, with what speaks for each and against it."""
    from kaiser_study.cards.words import Lexicon
    from kaiser_study.report.suggest import suggestion_json, suggestion_lines

    def tell(text: str, terms: "Sequence[Term]", quote: "Quote | None" = None) -> None:
        lines = [suggestion_json(text, terms, quote)] if as_json else suggestion_lines(text, terms, quote)
        click.echo("\n".join(lines))

    if corpus == Path("-"):
        from kaiser_study.cards.suggest import suggest_in

        if write:
            raise StudyError("--write needs a file", remedy="name the corpus")
        lexicon = Lexicon("en")
        for text in _lines_of_input():
            tell(text, suggest_in(text, lexicon))
        return
    if write and corpus is None:
        raise StudyError("--write would change the bundled corpus", remedy="name the corpus")
    _suggest_for(corpus or _bundled_corpus(), write, tell)


def _suggest_for(corpus: Path, write: bool, tell: "Callable[[str, Sequence[Term], Quote], None]") -> None:
    from kaiser_study.cards.cloze import AUTOMATIC_CLOZES
    from kaiser_study.cards.setting import setting_of
    from kaiser_study.cards.suggest import suggest_for
    from kaiser_study.cards.words import find_term
    from kaiser_study.corpus import read_corpus
    from kaiser_study.deck.lock_file import published_beside
    from kaiser_study.model import Display, is_english
    from kaiser_study.visible import plural

    quotes = read_corpus(corpus)
    published = published_beside(corpus, quotes)
    setting = setting_of(quotes, Display(quotes.title), published=published)
    best = {}
    for quote in quotes.quotes:
        terms = suggest_for(quote, setting)
        tell(quote.text, terms, quote)
        if terms and not quote.terms:
            known = [term for term in setting.published_of(quote).terms.values() if find_term(term, quote.text)]
            new = [term.text for term in terms if term.text not in known]
            best[quote.current_id] = [*known, *new[: max(0, AUTOMATIC_CLOZES - len(known))]]
    language = quotes.heads[0].language
    if not is_english(language):
        click.echo(
            f"The quotes are in `{language}`: only place, punctuation, numbers and the length of words were looked at.",
            err=True,
        )
    if write and best:
        from kaiser_study.corpus.insertion import with_terms
        from kaiser_study.publish import publish_alone

        publish_alone(corpus, with_terms(corpus, corpus.read_bytes(), best))
    if write:
        click.echo(f"{plural(len(best), 'quote')} of {corpus} got terms.", err=True)


@commands.command()
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(paths: tuple[Path, ...], strict: bool, form: str) -> None:
    """Look for mistakes in corpora, recipes and locks: in PATHs, or in this folder.

    The exit code is 0 if there is no error, 1 if there are warnings and --strict is given, 2 if there are errors.
    """
    from kaiser_study.checked import check as look_at
    from kaiser_study.report.check import checked_for_github, checked_json, checked_lines

    checked = look_at(paths or (Path(),))
    if form == "json":
        _print_json(checked_json(checked))
    else:
        click.echo("\n".join(checked_lines(checked) if form == "text" else checked_for_github(checked)))
    if any(not finding.is_warning for finding in checked.findings):
        sys.exit(Exit.BAD_INPUT)
    if strict and checked.findings:
        sys.exit(Exit.FAILED)


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Begin a course: make FOLDER with a corpus, a recipe and what belongs beside them."""
    from kaiser_study.starter import begin

    for file in begin(folder):
        click.echo(file)
    click.echo(f"Write your quotes into {folder / 'quotes.yaml'}, then: kaiser-study build {folder / 'deck.yaml'}")


@commands.command()
@click.argument("form", type=click.Choice(["corpus", "recipe"]))
def schema(form: str) -> None:
    """Print the JSON Schema by which an editor completes and checks a corpus or a recipe."""
    from kaiser_study.corpus.form import CorpusForm
    from kaiser_study.deck.form import RecipeForm
    from kaiser_study.schema import schema_text

    forms = {"corpus": CorpusForm, "recipe": RecipeForm}
    click.echo(schema_text(forms[form], f"A {form} of kaiser-study"), nl=False)


@commands.command()
@_recipe
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write. [default: beside the recipe]")
@click.option("--locked", is_flag=True, help="Fail if lock or deck would change, and list what (for CI).")
@click.option(
    "--gone", multiple=True, metavar="ID", help="What had this id was taken out, not renamed; may be repeated."
)
@click.option("--drop-retired", is_flag=True, help="Leave out the notes that earlier editions retired.")
@click.option(
    "--format",
    type=click.Choice(["apkg", "anki-text", "moodle", "html"]),
    default="apkg",
    help="What to write; all but apkg leave the lock alone. html is cards to print. [default: apkg]",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper of --format html. [default: a4]")
@_json
def build(
    recipe: Path | None,
    output: Path | None,
    locked: bool,
    gone: tuple[str, ...],
    drop_retired: bool,
    format: str,
    paper: str | None,
    as_json: bool,
) -> None:
    """Write the next edition of RECIPE's Anki deck (the bundled one by default), and its lock; or its cards in
    another format."""
    if paper and format != "html":
        raise StudyError("--paper is for --format html", remedy="leave it out")
    if format != "apkg":
        for option, is_given in (("--locked", locked), ("--gone", gone), ("--drop-retired", drop_retired)):
            if is_given:
                raise StudyError(f"{option} is for an .apkg: {format} changes no lock", remedy="leave it out")
        _export(recipe or bundled.default_recipe(), output, format, paper or "a4", as_json)
        return
    from kaiser_study.deck.build import build as build_deck
    from kaiser_study.place import deck_file_of, lock_file_of
    from kaiser_study.report.build import built_json, built_lines

    source = recipe or bundled.default_recipe()
    lock_file = lock_file_of(source)
    file = output or _beside(source, deck_file_of(source))
    prepared = _load(source, file)
    corpus, card_set = prepared.corpus, prepared.card_set
    built = build_deck(
        prepared.recipe,
        corpus,
        card_set,
        prepared.lock,
        file,
        lock_file,
        _build_time(),
        gone=gone,
        drop_retired=drop_retired,
        locked=locked,
    )
    if as_json:
        _print_json(built_json(built))
    else:
        click.echo("\n".join(built_lines(built, corpus, card_set)))


@commands.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Corpus to write. [default: beside SOURCE]")
@click.option("--into", type=click.Path(path_type=Path), help="Corpus to which to add what is new.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["profile", "markdown", "csv", "json", "kindle", "readwise", "fortune"]),
    help="The format of SOURCE, if it is not recognised.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column of a table or JSON is; may be repeated.",
)
def import_quotes(
    source: Path, output: Path | None, into: Path | None, format_name: str | None, columns: tuple[str, ...]
) -> None:
    """Make a corpus of the quotes in SOURCE: a profile, Markdown, CSV, JSON, Kindle clippings, Readwise, fortunes.

    SOURCE may be - for standard input.
    """
    import gc

    if output and into:
        raise click.UsageError("-o and --into do not go together")
    if source == _STANDARD_INPUT and not (output or into):
        raise click.UsageError("what comes from standard input needs a place: name it with -o or --into")
    gc.disable()  # nearly all that is made here stays: a collector would look through it in vain
    try:
        _import(source, output, into, format_name, _pairs(columns))
    finally:
        gc.enable()


def _import(
    source: Path, output: Path | None, into: Path | None, format_name: str | None, columns: Mapping[str, str]
) -> None:
    from kaiser_study.corpus.imported import added_to, new_corpus, unread_text
    from kaiser_study.corpus.reading import read_document
    from kaiser_study.document import content_of
    from kaiser_study.publish import journal_of, publish, read_if_there
    from kaiser_study.report.imported import imported_lines, reading_lines

    is_piped = source == _STANDARD_INPUT
    content = sys.stdin.buffer.read() if is_piped else content_of(source)
    corpus = into or output or source.with_suffix(".yaml")
    source = Path("standard input") if is_piped else source
    if not into:
        _check_is_free(corpus)
    before = content_of(into) if into else None
    watch = _watched if len(content) > _LARGE and sys.stderr.isatty() else _unwatched
    reading = read_document(content, source, format_name, columns, watch)
    del content  # of a large document nothing is kept twice
    click.echo("\n".join(reading_lines(reading)))
    if before is not None:
        imported = added_to(corpus, before, reading)
    else:
        imported = new_corpus(reading, source, called=corpus.stem if is_piped else "")
    unread_file = corpus.with_name(f"{corpus.stem}.unread.txt")
    contents = {corpus: imported.content} if imported.content != before else {}
    try:
        if imported.unread:
            earlier = read_if_there(unread_file) or b""
            contents[unread_file] = earlier + unread_text(source, imported.unread)
        publish(contents, journal_of(corpus))  # together: no corpus stands there without what it lacks
    except StudyError as error:
        if not into:
            raise
        remedy = "see that its folder may be written and has room: nothing was changed"
        raise StudyError(error.what, remedy=remedy, place=error.place) from error
    click.echo("\n".join(imported_lines(imported, corpus, unread_file)))


@commands.command()
@_recipe
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write. [default: beside the recipe]")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option("--watch", "watches", is_flag=True, help="Show each change as you save it, until Ctrl+C.")
def preview(recipe: Path | None, output: Path | None, opens: bool, watches: bool) -> None:
    """Write RECIPE's cards (the bundled one's by default) into one page of HTML, as Anki shows them."""
    from kaiser_study.place import preview_file_of
    from kaiser_study.preview.deck import Deck
    from kaiser_study.preview.page import OPENING, page
    from kaiser_study.publish import publish_alone, replaceable

    source = recipe or bundled.default_recipe()
    file = output or _beside(source, preview_file_of(source))

    def make() -> Deck:
        prepared = _load(source)
        settings = prepared.recipe
        deck = Deck(settings.title, prepared.corpus, prepared.card_set, settings.look)
        replaceable(file, OPENING.encode(), "a preview")
        publish_alone(file, "".join(page(deck)).encode())
        return deck

    if watches:
        _watch(source, make, opens)
    else:
        deck = make()
        click.echo(f"{file}\n{deck}")
        if opens:
            _open(file.resolve().as_uri())
        else:
            click.echo("Open it in a browser; with --watch it shows each change as you save it.")


def _watch(recipe: Path, make: "Callable[[], Deck]", opens: bool) -> None:
    from kaiser_study.preview.page import Watched, page
    from kaiser_study.preview.server import PageServer
    from kaiser_study.preview.watch import watch

    with PageServer() as server:

        def show(deck: "Deck | None", error: str) -> None:
            is_first = not server.edition
            server.show(lambda edition: "".join(page(deck, Watched(edition, error))).encode())
            if is_first:
                click.echo(f"{server.url} shows the cards, and each change as you save it. Ctrl+C ends it.")
                if opens:
                    _open(server.url)
            click.echo(error or str(deck), err=bool(error))

        watch(recipe, make, show)


def _open(url: str) -> None:
    import webbrowser

    if not webbrowser.open(url):
        raise StudyError("no browser was found", remedy=f"open {url} yourself")


def _export(source: Path, output: Path | None, format: str, paper: str, as_json: bool) -> None:
    from kaiser_study.export.files import SUFFIXES, Format, export
    from kaiser_study.export.printable import Paper
    from kaiser_study.place import deck_file_of
    from kaiser_study.report.export import exported_json, exported_lines

    prepared = _load(source)
    chosen = Format(format)
    exported = export(
        chosen,
        prepared.recipe,
        prepared.corpus,
        prepared.card_set,
        prepared.lock,
        output or _beside(source, deck_file_of(source, SUFFIXES[chosen])),
        _build_time(),
        Paper(paper),
    )
    if as_json:
        _print_json(exported_json(exported))
    else:
        click.echo("\n".join(exported_lines(exported)))


@commands.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), required=False)
@click.option(
    "--gone", multiple=True, metavar="ID", help="What had this id was taken out, not renamed; may be repeated."
)
@_json
@click.option("--markdown", is_flag=True, help="Print release notes for learners.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changes, as git does.")
def diff(old: Path, new: Path | None, gone: tuple[str, ...], as_json: bool, markdown: bool, exit_code: bool) -> None:
    """Foretell what importing NEW does to a learner who has the deck OLD.

    OLD is an .apkg, NEW another one or a recipe, of which nothing is written. Without NEW it is the recipe
    beside OLD, or the bundled one.
    """
    from kaiser_study.deck.diff import difference
    from kaiser_study.report.diff import diff_json, diff_lines, diff_markdown

    if as_json and markdown:
        raise click.UsageError("--json and --markdown do not go together")
    beside = old.with_suffix(".yaml")
    newer = new or (beside if beside.is_file() else bundled.default_recipe())
    found = difference(_contents(old), _contents(newer, gone))
    if as_json:
        _print_json(diff_json(found))
    else:
        click.echo("\n".join((diff_markdown if markdown else diff_lines)(found)))
    if exit_code and not found.is_nothing:
        sys.exit(Exit.FAILED)


@commands.command()
@_recipe
@_json
@_progress
def stats(recipe: Path | None, as_json: bool, progress: Path | None) -> None:
    """Show what was learned, what is due and when, and how far the memory model is right."""
    from kaiser_study.place import progress_file
    from kaiser_study.progress.log import read_fit, read_own
    from kaiser_study.report.stats import stats_json, stats_lines
    from kaiser_study.study.fold import fold_of
    from kaiser_study.study.record import record_of
    from kaiser_study.study.stats import overview

    prepared = _load(recipe)
    file, corpora = progress_file(progress, os.environ), prepared.corpus.ids
    cards, now = prepared.card_set.cards, _now()
    rules = _settings().over(_rules(prepared, read_fit(file, *corpora)))
    events = read_own(file, prepared.corpus)
    figures, record = overview(cards, fold_of(events, rules), now, rules), record_of(cards, events, now, rules)
    if as_json:
        _print_json(stats_json(figures, record))
    else:
        click.echo("\n".join(stats_lines(prepared.recipe.title, figures, record)))


@commands.command()
@_recipe
@_json
@_progress
def flagged(recipe: Path | None, as_json: bool, progress: Path | None) -> None:
    """List the cards that were flagged in the quiz, with the note and the line of the corpus to mend."""
    from kaiser_study.place import progress_file
    from kaiser_study.progress.log import read_own
    from kaiser_study.report.flagged import flagged as flagged_in
    from kaiser_study.report.flagged import flagged_json, flagged_lines
    from kaiser_study.study.fold import fold_of

    prepared = _load(recipe)
    events = read_own(progress_file(progress, os.environ), prepared.corpus)
    found = flagged_in(prepared.card_set.cards, fold_of(events, prepared.recipe.rules).standings)
    if as_json:
        _print_json(flagged_json(found))
    else:
        click.echo("\n".join(flagged_lines(found)))


@commands.command()
@_recipe
@click.option("--yes", is_flag=True, help="Take what predicts better without asking.")
@click.option("--undo", is_flag=True, help="Go back to the parameters before the last fit.")
@_progress
def optimize(recipe: Path | None, yes: bool, undo: bool, progress: Path | None) -> None:
    """Fit the memory model to your own answers, so that intervals suit you."""
    from importlib.util import find_spec

    from kaiser_study.model import Fit
    from kaiser_study.place import progress_file
    from kaiser_study.progress.log import open_log, read_fit, read_own
    from kaiser_study.report.optimize import too_few_lines, trial_lines
    from kaiser_study.study.fitting import LEAST, try_fit, usable

    prepared = _load(recipe)
    file, corpora = progress_file(progress, os.environ), prepared.corpus.ids
    fit = read_fit(file, *corpora)
    if undo:
        if fit is None:
            raise StudyError("there is no fit to undo", remedy="the parameters are FSRS's defaults")
        with open_log(file) as log:
            for own in filter(None, map(log.fit, corpora)):
                if (own.at, own.parameters) == (fit.at, fit.parameters):  # one fit of all, with a row for each corpus
                    log.retract(own)
            before = log.fit(*corpora)
        click.echo("Undone: " + ("the fit before is in use." if before else "FSRS's defaults are in use."))
        return
    events, rules = read_own(file, prepared.corpus), _settings().over(_rules(prepared, fit))
    if (answers := usable(events, rules)) < LEAST:
        click.echo("\n".join(too_few_lines(answers)))
        return
    if find_spec("fsrs_rs_python") is None:
        raise StudyError("a fit needs the extra `optimize`", remedy="pip install 'kaiser-study[optimize]'")
    trial = try_fit(events, rules)
    click.echo("\n".join(trial_lines(trial)))
    if trial.is_better and (yes or click.confirm("Use them?")):
        with open_log(file) as log:
            now = _now()
            for corpus in corpora:
                log.append(Fit(corpus, now, trial.parameters))
        click.echo("In use from the next start of the quiz. What is due stays; `optimize --undo` goes back.")


@commands.command()
@_recipe
def settings(recipe: Path | None) -> None:
    """Show the learner's settings for a deck, where each comes from, and the file they are kept in."""
    from kaiser_study.place import settings_file
    from kaiser_study.report.settings import settings_lines
    from kaiser_study.settings.file import read_settings

    prepared = _load(recipe)
    file = settings_file(os.environ)
    found = read_settings(file)
    click.echo("\n".join(settings_lines(file, found.settings, prepared.recipe.rules, prepared.corpus.ids[0])))
    if misfits := (*found.misfits, *_unfit_keys(file, found)):
        raise BadDocument(misfits)


@commands.command()
@_recipe
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="Where it listens.")
@_progress
def serve(recipe: Path | None, port: int, progress: Path | None) -> None:
    """Open the quiz in a browser, on this machine alone. Needs the extra `serve`."""
    from importlib.util import find_spec

    from kaiser_study.place import progress_file

    if find_spec("textual_serve") is None:
        raise StudyError("a browser needs the extra `serve`", remedy="pip install 'kaiser-study[serve]'")
    from kaiser_study.serve import serve as serve_app

    title = _load(recipe).recipe.title  # what is wrong with it is told here, not in the browser
    chosen = [] if recipe is None else [str(recipe)]
    command = [sys.executable, "-m", "kaiser_study", "study", *chosen]
    serve_app([*command, "--progress", str(progress_file(progress, os.environ))], title, port)


def _settings() -> "Settings":
    """What the learner has set; what is wrong in the file is told and counts as not set."""
    from kaiser_study.place import settings_file
    from kaiser_study.settings.file import read_settings

    found = read_settings(settings_file(os.environ))
    for misfit in found.misfits:
        click.echo(f"{misfit} (it counts as not set)", err=True)
    return found.settings


def _unfit_keys(file: Path, found: "Found") -> "Sequence[Finding]":
    """What the app cannot follow under `keys`; it alone knows the actions."""
    if not found.settings.keys:
        return []
    from kaiser_study.app.app import keyboard
    from kaiser_study.settings.file import finding_of

    _, misfits = keyboard().keymap(found.settings.keys)
    return [finding_of(misfit, file, found.text) for misfit in misfits]


def _rules(prepared: "Prepared", fit: "Fit | None") -> "Rules":
    """What a deck is studied by: what its recipe says, with the parameters that were fitted to the log."""
    from dataclasses import replace

    return replace(prepared.recipe.rules, parameters=fit.parameters if fit else None)


def _contents(file: Path, gone: tuple[str, ...] = ()) -> "Contents":
    """What a package holds, or what the next one of a recipe would."""
    from kaiser_study.anki.contents import NotAPackage, read_package
    from kaiser_study.deck.build import package_of
    from kaiser_study.deck.edition import next_edition

    if file.suffix != ".apkg":
        prepared = _load(file)
        edition = next_edition(
            prepared.recipe, prepared.corpus, prepared.card_set, prepared.lock, _build_time(), gone=gone
        )
        return read_package(package_of(edition))
    try:
        return read_package(file.read_bytes())
    except OSError as error:
        what = f"the file cannot be read ({(error.strerror or str(error)).lower()})"
        raise StudyError(what, remedy="check the name and the folder", place=Place(file)) from error
    except NotAPackage as error:
        raise StudyError(
            f"this is no deck of kaiser-study ({error})",
            remedy="name the .apkg as it was published",
            place=Place(file),
        ) from error


def _lines_of_input() -> "Iterator[str]":
    """The lines of standard input. Raises StudyError at one that is not UTF-8."""
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            byte = line[error.start]
            raise StudyError(
                f"byte 0x{byte:02X} is not UTF-8", remedy="give it as UTF-8", place=Place(Path("-"), number)
            ) from error


def _bundled_corpus() -> Path:
    from kaiser_study.deck.reader import read_recipe

    [corpus] = read_recipe(bundled.default_recipe()).corpora
    return corpus


def _check_is_free(corpus: Path) -> None:
    """Raises StudyError if no new file can be made there."""
    if corpus.is_dir():
        raise StudyError(
            "this is a folder", remedy=f"name a file in it: -o {corpus / 'quotes.yaml'}", place=Place(corpus)
        )
    if corpus.exists():
        remedy = f"add what is new with --into {corpus}, or choose another place with -o"
        raise StudyError("this file is there already", remedy=remedy, place=Place(corpus))
    if not corpus.parent.is_dir():
        remedy = f"make the folder {corpus.parent}, or choose another place with -o"
        raise StudyError("the folder of this file is not there", remedy=remedy, place=Place(corpus))


def _pairs(columns: Iterable[str]) -> Mapping[str, str]:
    """What `--map COLUMN=FIELD` says, by column."""
    for told in columns:
        if "=" not in told:
            raise click.BadParameter(f"`{told}` has no `=`", param_hint="--map")
    pairs = [(column, field) for column, _, field in (told.rpartition("=") for told in columns)]
    for column, count in Counter(column for column, _ in pairs).items():
        if count > 1:
            raise click.BadParameter(f"`{column}` is mapped {count} times", param_hint="--map")
    return dict(pairs)


_STANDARD_INPUT = Path("-")

_LARGE = 5_000_000
"""Bytes of a document from which one waits for it."""


def _watched(pieces: "Iterable[Piece]", lines: int) -> "Iterator[Piece]":
    """Shows how many of so many lines the pieces have come through."""
    with click.progressbar(length=lines, label="reading", file=sys.stderr, update_min_steps=lines // 200 + 1) as bar:
        line = 0
        for piece in pieces:
            bar.update(max(0, piece.line - line))
            line = max(line, piece.line)
            yield piece
        bar.update(lines - line)


def _unwatched(pieces: "Iterable[Piece]", lines: int) -> "Iterable[Piece]":
    return pieces


def _now() -> int:
    """The time in milliseconds UTC."""
    import time

    return time.time_ns() // 1_000_000


def _build_time() -> int:
    """When a deck is built, in seconds UTC; SOURCE_DATE_EPOCH overrides the clock."""
    from kaiser_study.deck.lock import LAST_SECOND

    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told is None:
        return _now() // 1000
    if not (told.isdecimal() and len(told) <= len(str(LAST_SECOND)) and int(told) <= LAST_SECOND):
        raise StudyError(f"SOURCE_DATE_EPOCH is `{told}`", remedy="set it to the seconds since 1970, or unset it")
    return int(told)


def _load(recipe: Path | None, deck: Path | None = None, *, has_screen: bool = False) -> "Prepared":
    """A recipe with all that it asks for; `deck` is where it is published, if not beside it. `has_screen` says
    that an app has the terminal, so that no progress may be shown there."""
    from kaiser_study.place import cache_folder, deck_file_of
    from kaiser_study.prepared import prepare, unwatched

    source = recipe or bundled.default_recipe()
    published = deck or _beside(source, deck_file_of(source))
    return prepare(source, published, cache_folder(), unwatched if has_screen else _bar)


@contextmanager
def _bar(quotes: int) -> "Iterator[Callable[[], object]]":
    """A progress bar on stderr, where it is a terminal and there are many quotes."""
    if quotes < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=quotes, label="Making cards", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _beside(recipe: Path, file: Path) -> Path:
    """Where what is made of a recipe goes if nobody says otherwise: `file` beside it, or here for the recipe
    that lies in the installed program."""
    if bundled.is_installed() and recipe == bundled.default_recipe():
        return Path(file.name)
    return file


def _print_json(value: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
