"""The commands of one who learns: the quiz, and what came of it."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kaiser_study.cli import arguments
from kaiser_study.cli.output import counted, print_json, print_lines
from kaiser_study.cli.surroundings import learners_settings, load, log_to_read, now
from kaiser_study.errors import BadDocument, StudyError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kaiser_study.prepared import Prepared
    from kaiser_study.progress.course import Course
    from kaiser_study.settings.reading import Misfit
    from kaiser_study.watch import Watch


@click.command()
@arguments.recipes
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
@arguments.progress
def study(
    recipes: tuple[Path | None, ...], new_per_day: int | None, plain: bool, progress: Path | None, **chosen: Any
) -> None:
    """Open the quiz on the bundled deck, or on the decks of RECIPEs side by side."""
    from contextlib import ExitStack

    from kaiser_study.cli.quiz import Choice, run_as_app, run_as_lines
    from kaiser_study.file_content import content_of
    from kaiser_study.place import progress_file
    from kaiser_study.settings.settings import Settings

    is_served = "TEXTUAL_DRIVER" in os.environ  # what stands in for the terminal then
    if not (plain or is_served or (sys.stdin.isatty() and sys.stdout.isatty())):
        for recipe in filter(None, recipes):
            content_of(recipe)  # if there is none, no terminal helps
        raise StudyError("the quiz needs a terminal", remedy="use `kaiser-study study --plain` without one")
    choice = Choice(**chosen)
    if len(recipes) > 1 and (plain or not choice.is_everything):
        raise StudyError(
            "with several recipes nothing else but --new and --progress can be asked for", remedy="name one recipe"
        )
    said = Settings(new_per_day=new_per_day)
    with ExitStack() as stack:

        def open_courses(watch: "Watch") -> "list[Course]":
            from kaiser_study.progress.log import open_log

            log = stack.enter_context(open_log(progress_file(progress, os.environ)))
            return [choice.course(recipe, log, watch) for recipe in recipes]

        if plain:
            run_as_lines(open_courses, said)
        else:
            run_as_app(open_courses, said)


@click.command()
@arguments.recipe
@arguments.as_json
@arguments.progress
def stats(recipe: Path | None, as_json: bool, progress: Path | None) -> None:
    """Show what was learned, what is due and when, and how far the memory model is right."""
    from kaiser_study.progress.log import read_fit, read_own
    from kaiser_study.report.stats import stats_json, stats_lines
    from kaiser_study.study.record import record_of

    prepared = load(recipe)
    file, corpora = log_to_read(progress), prepared.corpus.ids
    cards, at = prepared.card_set.cards, now()
    rules = learners_settings().over(prepared.rules(read_fit(file, *corpora)))
    record = record_of(cards, counted(read_own(file, prepared.corpus), "Working out the figures"), at, rules)
    if as_json:
        print_json(stats_json(record))
    else:
        print_lines(stats_lines(prepared.recipe.title, record, file))


@click.command()
@arguments.recipe
@arguments.as_json
@arguments.progress
def flagged(recipe: Path | None, as_json: bool, progress: Path | None) -> None:
    """List the cards that were flagged in the quiz, with the note and the line of the corpus to mend."""
    from kaiser_study.progress.log import read_own
    from kaiser_study.report.flagged import flagged as flagged_in
    from kaiser_study.report.flagged import flagged_json, flagged_lines
    from kaiser_study.study.fold import fold_of

    prepared = load(recipe)
    events = read_own(log_to_read(progress), prepared.corpus)
    found = flagged_in(prepared.card_set.cards, fold_of(events, prepared.recipe.rules).standings)
    if as_json:
        print_json(flagged_json(found))
    else:
        print_lines(flagged_lines(found))


@click.command()
@arguments.recipe
@click.option("--yes", is_flag=True, help="Take what predicts better without asking.")
@click.option("--undo", is_flag=True, help="Go back to the parameters before the last fit.")
@arguments.progress
def optimize(recipe: Path | None, yes: bool, undo: bool, progress: Path | None) -> None:
    """Fit the memory model to your own answers, so that intervals suit you."""
    prepared = load(recipe)
    file = log_to_read(progress)
    if undo:
        _undo_fit(file, prepared.corpus.ids)
    else:
        _fit(prepared, file, yes)


def _undo_fit(file: Path, corpora: "Sequence[str]") -> None:
    from kaiser_study.progress.log import open_log, read_fit

    fit = read_fit(file, *corpora)
    if fit is None:
        raise StudyError("there is no fit to undo", remedy="the parameters are FSRS's defaults")
    with open_log(file) as log:
        for own in filter(None, map(log.fit, corpora)):
            if (own.at, own.parameters) == (fit.at, fit.parameters):  # one fit of all, with a row for each corpus
                log.retract(own)
        before = log.fit(*corpora)
    click.echo("Undone: " + ("the fit before is in use." if before else "FSRS's defaults are in use."))


def _fit(prepared: "Prepared", file: Path, yes: bool) -> None:
    from importlib.util import find_spec

    from kaiser_study.model import Fit
    from kaiser_study.progress.log import open_log, read_fit, read_own
    from kaiser_study.report.optimize import too_few_lines, trial_lines
    from kaiser_study.study.fitting import LEAST, try_fit, usable

    corpora = prepared.corpus.ids
    events, rules = read_own(file, prepared.corpus), learners_settings().over(prepared.rules(read_fit(file, *corpora)))
    if (answers := usable(events, rules)) < LEAST:
        print_lines(too_few_lines(answers))
        return
    if find_spec("fsrs_rs_python") is None:
        raise StudyError("a fit needs the package fsrs-rs-python", remedy=_installing("optimize"))
    trial = try_fit(events, rules)
    print_lines(trial_lines(trial))
    if trial.is_better and (yes or click.confirm("Use them?")):
        with open_log(file) as log:
            at = now()
            for corpus in corpora:
                log.append(Fit(corpus, at, trial.parameters))
        click.echo("In use from the next start of the quiz. What is due stays; `optimize --undo` goes back.")


@click.command()
@arguments.recipe
def settings(recipe: Path | None) -> None:
    """Show the learner's settings for a deck, where each comes from, and the file they are kept in."""
    from kaiser_study.place import settings_file
    from kaiser_study.report.settings import settings_lines
    from kaiser_study.settings.file import finding_of, read_settings
    from kaiser_study.settings.reading import without

    prepared = load(recipe)
    file = settings_file(os.environ)
    found = read_settings(file)
    unfit, usual = _unfit_keys(found.settings.keys)
    holding = without(found.settings, unfit)
    print_lines(settings_lines(file, holding, usual, prepared.recipe.rules, prepared.corpus.ids[0]))
    if findings := (*found.misfits, *(finding_of(misfit, file, found.text) for misfit in unfit)):
        raise BadDocument(findings)


def _unfit_keys(said: "Mapping[str, str]") -> "tuple[Sequence[Misfit], Mapping[str, str]]":
    """What of the said keys the app cannot follow, and the keys that their actions come with; it alone knows them."""
    if not said:
        return [], {}
    from kaiser_study.app.app import keyboard

    known = keyboard()
    _, unfit = known.keymap(said)
    return unfit, {misfit.name: known.written(misfit.name, {}) for misfit in unfit if misfit.name in known.actions}


@click.command()
@arguments.recipe
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help="Where it listens.")
@arguments.progress
def serve(recipe: Path | None, port: int, progress: Path | None) -> None:
    """Open the quiz in a browser, on this machine alone. Needs the extra `serve`."""
    from importlib.util import find_spec

    from kaiser_study.place import progress_file

    if find_spec("textual_serve") is None:
        raise StudyError("a browser needs the package textual-serve", remedy=_installing("serve"))
    from kaiser_study.serve import serve as serve_app

    title = load(recipe).recipe.title  # what is wrong with it is told here, not in the browser
    chosen = [] if recipe is None else [str(recipe)]
    command = [sys.executable, "-m", "kaiser_study", "study", *chosen]
    serve_app([*command, "--progress", str(progress_file(progress, os.environ))], title, port)


def _installing(extra: str) -> str:
    """The command for the package of an extra: by its own name it is found from a checkout and a wheel alike."""
    from importlib.metadata import requires

    parted = (requirement.partition(";") for requirement in requires("kaiser-study") or ())
    package = next(package.strip() for package, _, when in parted if extra in when)
    return shlex.join([sys.executable, "-m", "pip", "install", package])


COMMANDS = (study, stats, flagged, optimize, settings, serve)
