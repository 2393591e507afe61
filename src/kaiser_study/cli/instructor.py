"""The commands of one who makes a course: from the first quote to the deck that learners get."""

import re
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kaiser_study.cli import arguments
from kaiser_study.cli.output import print_json, print_lines, watched_lines
from kaiser_study.cli.surroundings import beside, build_time, load, recipe_file
from kaiser_study.errors import Exit, Place, StudyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kaiser_study.anki.contents import Contents
    from kaiser_study.corpus.drafts import Piece
    from kaiser_study.preview.deck import Deck

_STANDARD_INPUT = Path("-")

_LARGE = 5_000_000
"""Bytes of a document from which one waits for it."""


@click.command()
@arguments.recipe
@arguments.as_json
def cards(recipe: Path | None, as_json: bool) -> None:
    """Show every card, and every rejected one with the rule that stopped it."""
    from kaiser_study.report.cards import cards_json, cards_lines

    card_set = load(recipe).card_set
    if as_json:
        print_json(cards_json(card_set))
    else:
        print_lines(cards_lines(card_set))


@click.command()
@click.argument("corpus", type=arguments.FilePath(allow_dash=True), required=False)
@click.option(
    "--write", is_flag=True, help="Put the best two, where they are worth it, into CORPUS for quotes without terms."
)
@arguments.as_json_lines
def suggest(corpus: Path | None, write: bool, as_json: bool) -> None:
    """Suggest terms to hide in the quotes of CORPUS (the bundled one by default), or in each line of standard
    input (-): ranked, with what speaks for each and against it."""
    if corpus == _STANDARD_INPUT:
        if write:
            raise StudyError("--write needs a file", remedy="name the corpus")
        _suggest_for_input(as_json)
    elif write and corpus is None:
        raise StudyError("--write would change the bundled corpus", remedy="name the corpus")
    else:
        _suggest_for(corpus or _bundled_corpus(), write, as_json)


def _suggest_for_input(as_json: bool) -> None:
    from kaiser_study.cards.suggest import suggest_in
    from kaiser_study.cards.words import Lexicon
    from kaiser_study.report.suggest import suggestion_json, suggestion_lines

    lexicon = Lexicon("en")
    for text in _lines_of_input():
        terms = suggest_in(text, lexicon)
        print_lines([suggestion_json(text, terms)] if as_json else suggestion_lines(text, terms))


def _suggest_for(file: Path, write: bool, as_json: bool) -> None:
    from kaiser_study.corpus import read_corpus
    from kaiser_study.model import is_english
    from kaiser_study.report.suggest import suggestion_json, suggestion_lines, written_lines
    from kaiser_study.suggested import plan_beside, suggestions, write_terms
    from kaiser_study.visible import plural

    corpus, plan = read_corpus(file), plan_beside(file)
    suggested = []
    for each in suggestions(file, corpus, plan):
        suggested.append(each)
        quote, terms = each.quote, each.terms
        if as_json:
            print_lines([suggestion_json(quote.text, terms, quote)])
        elif not write:
            print_lines(suggestion_lines(quote.text, terms, quote, each.visible))
    language = corpus.heads[0].language
    if not is_english(language):
        click.echo(
            f"The quotes are in `{language}`: only place, punctuation, numbers and the length of words were looked at.",
            err=True,
        )
    if write:
        write_terms(file, suggested)
        if not as_json:
            print_lines(written_lines(suggested))
        click.echo(f"{plural(sum(bool(each.chosen) for each in suggested), 'quote')} of {file} got terms.", err=True)


@click.command()
@click.argument("paths", type=arguments.FilePath(), nargs=-1, metavar="[PATH]...")
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
        print_json(checked_json(checked))
    else:
        print_lines(checked_lines(checked) if form == "text" else checked_for_github(checked))
    if any(not finding.is_warning for finding in checked.findings):
        sys.exit(Exit.BAD_INPUT)
    if strict and checked.findings:
        sys.exit(Exit.FAILED)


@click.command()
@click.argument("folder", type=arguments.FilePath())
def new(folder: Path) -> None:
    """Begin a course: make FOLDER with a corpus, a recipe and what belongs beside them."""
    from kaiser_study.starter import begin

    for file in begin(folder):
        click.echo(file)
    build = f"kaiser-study build {shlex.quote(str(folder / 'deck.yaml'))}"
    click.echo(f"Write your quotes into {folder / 'quotes.yaml'}, then: {build}")


@click.command()
@click.argument("form", type=click.Choice(["corpus", "recipe"]))
def schema(form: str) -> None:
    """Print the JSON Schema by which an editor completes and checks a corpus or a recipe."""
    from kaiser_study.corpus.form import CorpusForm
    from kaiser_study.deck.form import RecipeForm
    from kaiser_study.schema import schema_text

    forms = {"corpus": CorpusForm, "recipe": RecipeForm}
    click.echo(schema_text(forms[form], f"A {form} of kaiser-study"), nl=False)


@click.command()
@arguments.recipe
@click.option("-o", "--output", type=arguments.FilePath(), help="File to write. [default: beside the recipe]")
@click.option("--locked", is_flag=True, help="Fail if lock or deck would change, and list what (for CI).")
@arguments.gone
@click.option("--drop-retired", is_flag=True, help="Leave out the notes that earlier editions retired.")
@click.option(
    "--format",
    type=click.Choice(["apkg", "anki-text", "moodle", "html"]),
    default="apkg",
    help="What to write; all but apkg leave the lock alone. html is cards to print. [default: apkg]",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Paper of --format html. [default: a4]")
@arguments.as_json
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
        _export(recipe_file(recipe), output, format, paper or "a4", as_json)
        return
    from kaiser_study.deck.build import build as build_deck
    from kaiser_study.place import deck_file_of, lock_file_of
    from kaiser_study.report.build import built_json, built_lines

    source = recipe_file(recipe)
    lock_file = lock_file_of(source)
    file = output or beside(source, deck_file_of(source))
    prepared = load(source, file)
    corpus, card_set = prepared.corpus, prepared.card_set
    built = build_deck(
        prepared.recipe,
        corpus,
        card_set,
        prepared.lock,
        file,
        lock_file,
        build_time(),
        gone=gone,
        drop_retired=drop_retired,
        locked=locked,
    )
    if as_json:
        print_json(built_json(built))
    else:
        print_lines(built_lines(built, corpus, card_set))


@click.command("import")
@click.argument("source", type=arguments.FilePath())
@click.option("-o", "--output", type=arguments.FilePath(), help="Corpus to write. [default: beside SOURCE]")
@click.option("--into", type=arguments.FilePath(), help="Corpus to which to add what is new.")
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
    from kaiser_study.corpus.imported import added_to, check_is_free, new_corpus, publish_imported
    from kaiser_study.corpus.reading import read_document
    from kaiser_study.file_content import content_of
    from kaiser_study.report.imported import imported_lines, reading_lines

    is_piped = source == _STANDARD_INPUT
    if re.match("https?:/", source.as_posix()):
        address = source.as_posix().replace(":/", "://", 1)  # of which a path keeps one stroke
        what = f"{address} is an address, and import reads files"
        raise StudyError(what, remedy="save what is there as a text, and name its file")
    content = sys.stdin.buffer.read() if is_piped else content_of(source)
    corpus = into or output or source.with_suffix(".yaml")
    source = Path("standard input") if is_piped else source
    if not into:
        check_is_free(corpus, source)
    before = content_of(into) if into else None
    is_shown = len(content) > _LARGE and sys.stderr.isatty()
    reading = read_document(content, source, format_name, columns, watched_lines if is_shown else _unwatched)
    del content  # of a large document nothing is kept twice
    print_lines(reading_lines(reading))
    if before is not None:
        imported = added_to(corpus, before, reading)
    else:
        imported = new_corpus(reading, source, called=corpus.stem if is_piped else "")
    unread_file = publish_imported(imported, corpus, before, source)
    print_lines(imported_lines(imported, corpus, unread_file))


@click.command()
@arguments.recipe
@click.option("-o", "--output", type=arguments.FilePath(), help="File to write. [default: beside the recipe]")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option("--watch", "watches", is_flag=True, help="Show each change as you save it, until Ctrl+C.")
def preview(recipe: Path | None, output: Path | None, opens: bool, watches: bool) -> None:
    """Write RECIPE's cards (the bundled one's by default) into one page of HTML, as Anki shows them."""
    from kaiser_study.place import preview_file_of
    from kaiser_study.preview.deck import Deck
    from kaiser_study.preview.page import OPENING, page
    from kaiser_study.publish import publish_alone, replaceable

    source = recipe_file(recipe)
    file = output or beside(source, preview_file_of(source))

    def make() -> Deck:
        prepared = load(source)
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

    prepared = load(source)
    chosen = Format(format)
    exported = export(
        chosen,
        prepared.recipe,
        prepared.corpus,
        prepared.card_set,
        prepared.lock,
        output or beside(source, deck_file_of(source, SUFFIXES[chosen])),
        build_time(),
        Paper(paper),
    )
    if as_json:
        print_json(exported_json(exported))
    else:
        print_lines(exported_lines(exported))


@click.command()
@click.argument("old", type=arguments.FilePath())
@click.argument("new", type=arguments.FilePath(), required=False)
@arguments.gone
@arguments.as_json
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
    sibling = old.with_suffix(".yaml")
    newer = new or recipe_file(sibling if sibling.is_file() else None)
    if not new and not sibling.is_file():
        click.echo("This is held against the bundled deck. For another, name its recipe behind it.", err=True)
    found = difference(_contents(old), _contents(newer, gone))
    if as_json:
        print_json(diff_json(found))
    else:
        print_lines((diff_markdown if markdown else diff_lines)(found))
    if exit_code and not found.is_nothing:
        sys.exit(Exit.FAILED)


def _contents(file: Path, gone: tuple[str, ...] = ()) -> "Contents":
    """What a package holds, or what the next one of a recipe would."""
    from kaiser_study.anki.contents import read_package
    from kaiser_study.deck.build import package_of
    from kaiser_study.deck.edition import next_edition
    from kaiser_study.deck.package_file import read_package_file

    if file.suffix == ".apkg":
        return read_package_file(file)
    prepared = load(file)
    edition = next_edition(prepared.recipe, prepared.corpus, prepared.card_set, prepared.lock, build_time(), gone=gone)
    return read_package(package_of(edition))


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

    [corpus] = read_recipe(recipe_file(None)).corpora
    return corpus


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


def _unwatched(pieces: "Iterable[Piece]", lines: int) -> "Iterable[Piece]":
    return pieces


COMMANDS = (cards, suggest, check, new, schema, build, import_quotes, preview, diff)
