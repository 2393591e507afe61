"""The keys at the foot of a screen: those for which there is room, each in full."""

from rich.cells import cell_len
from textual.binding import Binding
from textual.widgets import Footer

_ALWAYS = 2
"""The last ones, the way out and help, are shown however narrow the screen is."""


class KeyBar(Footer):
    """A footer that never shows the half of a key."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._shown: list[tuple[Binding, bool]] = []

    async def recompose(self) -> None:
        """Only where other keys are to be shown: it takes longer than the card."""
        if not self.is_attached:
            return  # called once more when its screen had gone
        to_show = [(key.binding, key.enabled) for key in self.screen.active_bindings.values() if key.binding.show]
        if to_show != self._shown:
            self._shown = to_show
            await super().recompose()
            self.fit()

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Shows the keys from the left on as far as there is room."""
        keys = list(self.query("FooterKey"))
        widths = [cell_len(str(key.render())) for key in keys]
        room = self.size.width - sum(widths[-_ALWAYS:])
        for key, width in zip(keys[:-_ALWAYS], widths, strict=False):
            room -= width
            key.display = room >= 0
