"""Arguments and options that several commands take."""

import errno
import shlex
from pathlib import Path
from typing import Any

import click

from kaiser_study.errors import Place, StudyError
from kaiser_study.visible import in_a_line


class FilePath(click.Path):
    """The path of a file or folder that may not be there yet. Raises StudyError for one that nothing can have, before
    any command fails on a file that belongs beside it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(path_type=Path, **settings)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        try:
            Path(value).stat()
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                what = f"`{in_a_line(str(value))}` is too long for the name of a file"
                raise StudyError(what, remedy="choose a shorter one") from error
        return super().convert(value, parameter, context)


def _found(context: click.Context, parameter: click.Parameter, recipe: Path | None) -> Path | None:
    """The recipe that was named, or the only one in a folder that was. Where none was named and this folder has one,
    it is told that the bundled one is meant."""
    from kaiser_study.place import recipes_in

    if recipe is None:
        if own := recipes_in(Path()):
            command = f"kaiser-study {context.info_name} {shlex.quote(str(own[0]))}"
            click.echo(f"This is the bundled deck. For yours: {command}", err=True)
        return None
    if not recipe.is_dir():
        return recipe
    found = recipes_in(recipe)
    if len(found) != 1:
        remedy = f"name one of {', '.join(map(str, found))}" if found else "name a recipe"
        raise StudyError(f"this folder holds {len(found) or 'no'} recipes", remedy=remedy, place=Place(recipe))
    return found[0]


def _each_found(
    context: click.Context, parameter: click.Parameter, recipes: tuple[Path, ...]
) -> tuple[Path | None, ...]:
    """The recipes that were named, each once; None, the bundled one, where none was."""
    return tuple(dict.fromkeys(_found(context, parameter, recipe) for recipe in recipes or (None,)))


recipe = click.argument("recipe", type=FilePath(), required=False, callback=_found)
recipes = click.argument("recipes", type=FilePath(), nargs=-1, metavar="[RECIPE]...", callback=_each_found)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
as_json_lines = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, an object on each line, instead of text."
)
progress = click.option(
    "--progress",
    type=FilePath(readable=False),  # the log says what to do about it
    help="File of the review log (or KAISER_STUDY_PROGRESS).",
)
gone = click.option(
    "--gone", multiple=True, metavar="ID", help="What had this id was taken out, not renamed; may be repeated."
)
