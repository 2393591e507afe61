"""The rules a learner studies by."""

from dataclasses import dataclass
from datetime import tzinfo

from kaiser_study.model import Parameters
from kaiser_study.study.day import StudyDay, day_start, study_day


@dataclass(frozen=True, slots=True)
class Rules:
    """Anki's defaults with FSRS on.

    As there, `reviews_per_day` bounds reviews and new cards together. Steps and `learn_ahead` are in seconds;
    there is at least one step of each kind, and each is shorter than a day. `retention` is the chance of recall
    at which a card falls due, `maximum_interval` is in days. `parameters` of None are FSRS's defaults, a `zone`
    of None is the machine's own.
    """

    new_per_day: int = 20
    reviews_per_day: int = 200
    retention: float = 0.9
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    maximum_interval: int = 36_500
    rollover_hour: int = 4
    learn_ahead: int = 20 * 60
    parameters: Parameters | None = None
    zone: tzinfo | None = None

    def day(self, at: int) -> int:
        """The study day of a moment in milliseconds UTC."""
        return self.day_of(at).number

    def day_start(self, day: int) -> int:
        """The moment at which a study day begins, in milliseconds UTC."""
        return day_start(day, self.zone, self.rollover_hour)

    def day_of(self, at: int) -> StudyDay:
        """The study day of a moment in milliseconds UTC, with its bounds."""
        return study_day(at, self.zone, self.rollover_hour)
