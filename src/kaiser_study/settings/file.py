"""The file of a learner's settings: read with all that is wrong in it told, written key by key.

A learner writes it too. So a change leaves all else in it as it stands, comments included, and a file that
cannot be understood is not written at all.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from kaiser_study.errors import Finding, Place, StudyError
from kaiser_study.publish import publish_alone, read_if_there
from kaiser_study.settings.reading import Misfit, read
from kaiser_study.settings.settings import Settings
from kaiser_study.visible import in_a_line


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says; what is wrong in it counts as not said. `text` is what it is found in."""

    settings: Settings = field(default_factory=Settings)
    misfits: tuple[Finding, ...] = ()
    text: str = ""


def read_settings(file: Path) -> Found:
    """What a file says; one that is not there says nothing."""
    try:
        text = file.read_text("utf-8-sig")
        settings, misfits = read(tomllib.loads(text))
    except FileNotFoundError:
        return Found()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        found = Finding(Place(file), "unreadable", f"the settings cannot be read ({reason})", "see who may read them")
    except UnicodeDecodeError:
        found = Finding(Place(file), "bad-encoding", "the settings are not in UTF-8", "save them in UTF-8")
    except tomllib.TOMLDecodeError as error:
        found = _syntax(file, text, error)
    except RecursionError:
        found = Finding(Place(file), "syntax", "this is no TOML (too deeply nested)", "mend it")
    else:
        return Found(settings, tuple(finding_of(misfit, file, text) for misfit in misfits), text)
    return Found(misfits=(found,))


def finding_of(misfit: Misfit, file: Path, text: str) -> Finding:
    """What is not fit, with its place in a file of that text."""
    place = Place(file, _line(text, misfit.table, misfit.name))
    return Finding(place, misfit.rule, misfit.what, misfit.remedy)


def keep_setting(file: Path, table: str, name: str, written: object | None) -> None:
    """Writes one key of a table, or of none (""); None takes it away. All else in the file stays as it is.

    Raises StudyError if the file cannot be understood, or not be written.
    """
    try:
        content = _changed(read_if_there(file) or b"", table, name, written)
        file.parent.mkdir(parents=True, exist_ok=True)
        publish_alone(file, content)
    except OSError as error:
        raise _unkept(f"its folder cannot be made ({(error.strerror or str(error)).lower()})", file) from error
    except StudyError as error:
        raise _unkept(error.what, file) from error


def _changed(content: bytes, table: str, name: str, written: object | None) -> bytes:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import AoT, Table

    try:
        document = tomlkit.parse(content.decode("utf-8-sig"))
        keys = document.setdefault(table, tomlkit.table()) if table else document
        if isinstance(keys.get(name), Table | AoT):
            raise StudyError(f"`{in_a_line(name)}` is a table there")
        if written is None:
            keys.pop(name, None)
        else:
            keys[name] = written
        return tomlkit.dumps(document).encode()
    except (TOMLKitError, UnicodeDecodeError, RecursionError, AttributeError, TypeError) as error:
        raise StudyError("the file is not understood, so it is not written") from error


def _unkept(why: str, file: Path) -> StudyError:
    return StudyError(f"the setting is not kept: {why}", remedy="mend that, then set it again", place=Place(file))


def _syntax(file: Path, text: str, error: tomllib.TOMLDecodeError) -> Finding:
    where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    place = Place(file, int(where[1]), int(where[2])) if where else Place(file, len(text.splitlines()))
    what = str(error).partition(" (at ")[0]
    return Finding(place, "syntax", f"this is no TOML ({in_a_line(what)})", "mend this line")


def _line(text: str, table: str, name: str) -> int | None:
    """The line on which a key of a table stands; None where it is written in another way than on a line of its own."""
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\[?([^\[\]]+)\]", line):
            inside = header[1].strip()
            if not table and inside == name:
                return number
        elif inside == table and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", line):
            return number
    return None
