"""What is wrong where a text is not YAML, and what to do about it."""

import re
from pathlib import Path

import yaml

from kaiser_study.document.tree import Node
from kaiser_study.errors import Finding, Place

_IN_QUOTES = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_SWALLOWING = re.compile(r"(?::[ \t]+|[ \t](?=#.*[\]}]))#")
_REMEDIES = {
    "mapping values are not allowed": (
        "indent the key as its neighbours are; put a text that holds a colon in double quotes"
    ),
    "found character that cannot start": "put a text that starts with @, `, % or a tab in double quotes",
    "unexpected end of stream": "close the quotation mark that was opened before",
    "unknown escape character": "write a backslash as \\\\ inside double quotes",
    "hexdecimal number": "write a backslash as \\\\ inside double quotes",
    "Unicode character escape": "write the character itself, or a backslash as \\\\",
    "did not find expected key": (
        'indent the line as its neighbours are; write \\" for a quotation mark inside double quotes, '
        "and '' for an apostrophe inside single ones; put a text that begins with a brace in double quotes"
    ),
    "expected '-' indicator": "indent the line as its neighbours are",
    "block sequence entries are not allowed": "begin the list on a line of its own",
    "did not find expected ',' or": "close the bracket, or put the text in double quotes",
    "did not find expected node content": "put a text that starts with a bracket or a comma in double quotes",
    "comment or line break": "put a text that starts with | or > in double quotes",
    "alphabetic or numeric character": "put a text that starts with * or & in double quotes",
    "undefined tag handle": "put a text that starts with ! in double quotes",
    "could not find expected ':'": "write a colon and a space behind the key",
    "expected <document start>": "keep one document a file, of keys and values from its first line to its last",
}
"""What to do about a problem, by words that libyaml tells it with."""


def syntax_mistake(
    file: Path, text: str, error: yaml.MarkedYAMLError, last: yaml.Event | None, in_brackets: Node | None
) -> Finding:
    """`last` is what could be read before the error, `in_brackets` the outermost list or mapping in brackets that is
    open there."""
    if in_brackets and (comment := _comment_in_brackets(file, text, in_brackets, error)):
        what = "this is not YAML (in brackets, what follows ` #` is a comment, with the bracket that closes them)"
        return Finding(comment, "syntax", what, 'put a text with #, as a colour, in double quotes: "#1d4f8f"')
    problem = error.problem or "it cannot be understood"
    if "expected key" in problem and (lines := _lines_in_quotes(file, last)):
        begun, ended = lines
        what = f"this is not YAML (the text in quotation marks that begins here ends in line {ended} only)"
        remedy = 'close the quotation mark where the text ends, and write \\" for one inside double quotes'
        return Finding(begun, "syntax", what, remedy)
    # what was opened and never closed is where the mistake is
    is_open = error.problem_mark is not None and error.problem_mark.index >= len(text.rstrip())
    mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
    remedy = next(
        (remedy for words, remedy in _REMEDIES.items() if words in problem),
        "compare the line and the one before with the examples in docs/corpus.md",
    )
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    return Finding(place, "syntax", f"this is not YAML ({problem})", remedy)


def _comment_in_brackets(file: Path, text: str, opened: Node, error: yaml.MarkedYAMLError) -> Place | None:
    """A comment between a bracket and what is wrong behind it that stands for a value or holds a closing bracket, and
    so was hardly meant as one."""
    lines = _IN_QUOTES.sub(lambda quoted: " " * len(quoted[0]), text).split("\n")
    last = error.problem_mark.line if error.problem_mark else len(lines)
    for number in range(opened.line, last + 2):
        line = "".join(lines[number - 1 : number])
        start = opened.column - 1 if number == opened.line else 0
        if found := _SWALLOWING.search(line, start):
            return Place(file, number, found.end())
    return None


def _lines_in_quotes(file: Path, event: yaml.Event | None) -> tuple[Place, int] | None:
    """Where a text in quotation marks begins and the line in which it ends, if that is another."""
    if not isinstance(event, yaml.ScalarEvent) or event.style not in ("'", '"'):
        return None
    begun, ended = event.start_mark, event.end_mark
    if begun is None or ended is None or begun.line == ended.line:
        return None
    return Place(file, begun.line + 1, begun.column + 1), ended.line + 1
