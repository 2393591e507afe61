"""The keys of every action: those it comes with, and those that a learner set in their place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from textual.binding import Binding, BindingsMap, BindingType
from textual.keys import Keys, key_to_character

from kaiser_study.settings.reading import Misfit
from kaiser_study.visible import in_a_line

_NAMES = frozenset(key.value for key in Keys if not key.value.startswith("<"))


@dataclass(frozen=True, slots=True)
class Action:
    """What a key does that may be set, by its name in the settings; `keys` are those it comes with."""

    name: str
    label: str
    keys: tuple[str, ...]


class Keyboard:
    """The keys of all screens; `screens` are the bindings of each, and those of the app, which hold on all."""

    def __init__(self, screens: Sequence[Sequence[BindingType]], app: Sequence[BindingType]) -> None:
        self._screens = [_bindings([*screen, *app]) for screen in screens]

    @property
    def actions(self) -> Mapping[str, Action]:
        """Every action whose keys may be set, by its name."""
        found: dict[str, Action] = {}
        for binding in (binding for screen in self._screens for binding in screen):
            if binding.id:
                before = found[binding.id].keys if binding.id in found else ()
                keys = before if binding.key in before else (*before, binding.key)
                found[binding.id] = Action(binding.id, binding.tooltip or binding.description, keys)
        return found

    def keymap(self, said: Mapping[str, str]) -> tuple[Mapping[str, str], Sequence[Misfit]]:
        """The keys of every action, and what of the said ones cannot be followed; those keep what they come with.

        All are named even if few were said: what shares a key with another action would lose it otherwise.
        """
        misfits: list[Misfit] = []
        fit = dict(said)
        while unfit := [misfit for name, keys in fit.items() if (misfit := self._misfit(name, keys, fit))]:
            misfits += unfit
            fit = {name: keys for name, keys in fit.items() if name not in {misfit.name for misfit in unfit}}
        if not fit:
            return {}, misfits
        return {name: fit.get(name) or ",".join(action.keys) for name, action in self.actions.items()}, misfits

    def _misfit(self, name: str, keys: str, said: Mapping[str, str]) -> Misfit | None:
        actions = self.actions
        if name not in actions:
            close = get_close_matches(name, actions, n=1)
            remedy = f"did you mean `{close[0]}`" if close else f"the actions are {', '.join(actions)}"
            return Misfit("keys", name, "unknown-key", f"`{in_a_line(name)}` is no action", remedy)
        for key in _split(keys):
            if not is_key(key):
                what = f"`{in_a_line(key)}` is no key"
                return Misfit("keys", name, "bad-key", what, "write a character, or a name such as space, f2 or ctrl+t")
            if taken := self._taken(name, key, said):
                what = f"`{in_a_line(key)}` for `{name}` is taken by {taken}"
                return Misfit("keys", name, "taken-key", what, "choose another key, or change that one too")
        return None

    def _taken(self, name: str, key: str, said: Mapping[str, str]) -> str:
        """What else has this key on a screen of the action; "" if nothing has. Some share a key as they come."""
        for screen in self._screens:
            own = {binding.key for binding in screen if binding.id == name}
            if not own:
                continue
            for binding in screen:
                if binding.id == name or (binding.key == key and key in own):
                    continue
                said_keys = said.get(binding.id or "")
                keys = _split(said_keys) if said_keys else [binding.key]
                if key in keys:
                    return f"`{binding.id}`" if binding.id else f"“{binding.description}”"
        return ""


def is_key(key: str) -> bool:
    """Whether a keyboard may have a key of that name."""
    return len(key) == 1 or key in _NAMES or key_to_character(key) is not None


def _bindings(bindings: Sequence[BindingType]) -> Sequence[Binding]:
    return [each for of_key in BindingsMap(bindings).key_to_bindings.values() for each in of_key]


def _split(keys: str) -> Sequence[str]:
    """The keys, each by its long name: `question_mark` for `?`."""
    return [binding.key for key in keys.split(",") for binding in _bindings([Binding(key.strip(), "", "")])]
