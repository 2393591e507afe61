"""The table of predicted recall against what happened."""

from collections.abc import Iterator

from kaiser_study.study.calibration import Calibration


def calibration_lines(calibration: Calibration) -> Iterator[str]:
    """The bins that are not empty, then the measures."""
    yield "  predicted       reviews   mean  recalled  95 % interval"
    for each in (calibration.all, *calibration.bins):
        if each.share.value is not None:
            low, high = each.share.interval
            name = "all" if each is calibration.all else f"{each.low:4.0%} to {each.high:4.0%}"
            numbers = f"{each.share.asked:8}{each.predicted:7.1%}{each.share.value:10.1%}"
            sign = " " if low <= each.predicted <= high else "!"
            yield f"  {name:15}{numbers}  {low:6.1%} to {high:6.1%} {sign}".rstrip()
    yield f"  log loss {calibration.log_loss:.4f}   RMSE(bins) {calibration.rmse_bins:.4f}"
    yield "  ! marks a mean that lies outside the interval"
