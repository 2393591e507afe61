"""What `optimize` prints."""

from collections.abc import Iterator

from kaiser_study.report.table import table_lines
from kaiser_study.study.figures import calibration_table
from kaiser_study.study.fitting import LEAST, Trial
from kaiser_study.visible import plural


def too_few_lines(usable: int) -> Iterator[str]:
    """How much is still to be studied."""
    yield f"A fit needs {LEAST} answers to cards that came back on a later day; so far there are {usable}."
    yield "Nothing was changed."


def trial_lines(trial: Trial) -> Iterator[str]:
    """What the fitted parameters are worth, against those in use."""
    yield f"Fitted to the first {plural(trial.seen, 'answer')}, tried on the {trial.held_out} after them."
    yield ""
    yield from table_lines(calibration_table("By the parameters in use:", trial.before))
    yield ""
    yield from table_lines(calibration_table("By the fitted ones:", trial.after))
    yield ""
    change = "lower" if trial.gain > 0 else "higher"
    yield f"The fit makes the log loss {abs(trial.gain):.4f} {change}; chance alone makes {trial.margin:.4f}."
    if trial.is_better:
        yield "So the fitted parameters are better."
    else:
        yield "So no fit is better than what is in use, as far as can be told. Nothing was changed."
