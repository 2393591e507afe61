"""What `check` prints: for people, for programs, and for a workflow on GitHub."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kaiser_study.checked import Checked
from kaiser_study.errors import Finding
from kaiser_study.visible import plural, without_controls

_WIDEST = 100
"""Characters of a line that are shown around what was found."""


def checked_lines(checked: Checked) -> Iterator[str]:
    """Each finding with its line and a caret under what it is about, then the sum."""
    lines: dict[Path, list[str]] = {}
    for finding in checked.findings:
        yield f"{finding.place}: {_severity(finding)}: {without_controls(finding.message)}"
        file, number, column = finding.place.file, finding.place.line, finding.place.column
        if number is None:
            continue
        if file not in lines:
            lines[file] = _lines_of(file)
        if number <= len(lines[file]):
            yield from _pointed_at(lines[file][number - 1], number, column or 1)
    yield summary(checked)


def summary(checked: Checked) -> str:
    """What was looked at and how much was found. With a mistake no number of quotes and cards is told: those of its
    file were not counted."""
    warnings = sum(finding.is_warning for finding in checked.findings)
    errors = len(checked.findings) - warnings
    looked_at = [plural(len(checked.files), "file")]
    if not errors:
        looked_at += [plural(checked.quotes, "quote"), plural(checked.cards, "card")]
    found = (
        f"{plural(errors, 'error')}, {plural(warnings, 'warning')}" if checked.findings else "nothing to complain of"
    )
    return f"{', '.join(looked_at)}: {found}"


def checked_json(checked: Checked) -> Mapping[str, object]:
    """All findings, and what was looked at."""
    return {
        "files": [str(file) for file in checked.files],
        "quotes": checked.quotes,
        "cards": checked.cards,
        "findings": [
            {
                "file": str(finding.place.file),
                "line": finding.place.line,
                "column": finding.place.column,
                "severity": _severity(finding),
                "rule": finding.rule,
                "what": finding.what,
                "remedy": finding.remedy,
            }
            for finding in checked.findings
        ],
    }


def checked_for_github(checked: Checked) -> Iterator[str]:
    """Workflow commands, from which GitHub makes remarks beside the lines of a change:
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""
    for finding in checked.findings:
        place = finding.place
        properties = {"file": place.file, "line": place.line, "col": place.column, "title": finding.rule}
        told = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items() if value is not None)
        yield f"::{_severity(finding)} {told}::{_escaped(f'{finding.what}; {finding.remedy}')}"
    yield summary(checked)


def _severity(finding: Finding) -> str:
    return "warning" if finding.is_warning else "error"


def _lines_of(file: Path) -> list[str]:
    try:
        return file.read_bytes().decode("utf-8-sig", "replace").split("\n")
    except OSError:
        return []


def _pointed_at(line: str, number: int, column: int) -> Iterator[str]:
    """A line, or the stretch of a long one, and a caret under a column of it."""
    start = max(0, column - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = without_controls(line[start : start + _WIDEST]).replace("\t", " ").rstrip()
    before, after = "…" if start else "", "…" if start + _WIDEST < len(line) else ""
    yield f"{number:6} | {before}{shown}{after}"
    yield f"       | {' ' * (len(before) + column - 1 - start)}^"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(each):02X}" if each in f"%\r\n{more}" else each for each in text)
