"""The keys of every action: those it comes with, and those that a learner set in their place.

A name belongs to one screen, so that no key of one screen is in the way of another's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from textual.binding import Binding, BindingsMap, BindingType
from textual.keys import Keys, format_key, key_to_character

from kaiser_study.settings.reading import Misfit
from kaiser_study.visible import in_a_line

_NAMES = frozenset(key.value for key in Keys if not key.value.startswith("<"))
_KEY = re.compile(r"(,|[^,\s]+)\s*(?:,|$)")
"""One of several keys with commas between; where a key should stand, a comma is one."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a key does that may be set, by its name in the settings; `keys` are those it comes with."""

    name: str
    label: str
    keys: tuple[str, ...]


class Keyboard:
    """The keys of all screens; `screens` are the bindings of each by its title, `app` those that hold on all."""

    def __init__(self, screens: Mapping[str, Sequence[BindingType]], app: Sequence[BindingType]) -> None:
        self._screens = [_bindings([*screen, *app]) for screen in screens.values()]
        self.by_screen = {title: _actions(bindings) for title, bindings in {**screens, "Everywhere": app}.items()}

    @property
    def actions(self) -> Mapping[str, Action]:
        """Every action whose keys may be set, by its name."""
        return {action.name: action for actions in self.by_screen.values() for action in actions}

    def keymap(self, said: Mapping[str, str]) -> tuple[Mapping[str, str], Sequence[Misfit]]:
        """The keys of every action, and what of the said ones cannot be followed; those keep what they come with.

        Those are named as well that share a key with a named one, its old ones counted: they would lose it otherwise.
        """
        misfits: list[Misfit] = []
        fit = dict(said)
        while unfit := [misfit for name, keys in fit.items() if (misfit := self._misfit(name, keys, fit))]:
            misfits += unfit
            fit = {name: keys for name, keys in fit.items() if name not in {misfit.name for misfit in unfit}}
        if not fit:
            return {}, misfits
        named = {name: {*_split(keys), *self.actions[name].keys} for name, keys in fit.items()}
        while sharing := {
            name: set(action.keys)
            for name, action in self.actions.items()
            if name not in named and not set().union(*named.values()).isdisjoint(action.keys)
        }:
            named |= sharing
        keys = {name: _split(fit[name]) if name in fit else self.actions[name].keys for name in named}
        return {name: ",".join(each) for name, each in keys.items()}, misfits

    def misfit(self, name: str, keys: str | None, said: Mapping[str, str]) -> Misfit | None:
        """Why an action cannot have these keys, None being those it comes with, beside what was said of the others."""
        others = {other: theirs for other, theirs in said.items() if other != name}
        _, misfits = self.keymap({name: keys or self.written(name, {}), **others})
        return misfits[0] if misfits else None

    def swap(self, name: str, keys: str | None, said: Mapping[str, str]) -> Mapping[str, str | None]:
        """What to say so that an action has these keys, and the one other that has some of them takes its old ones.

        None stands for the keys that an action comes with. Empty if there is no such other, or it could not take them.
        """
        wanted, old = keys or self.written(name, {}), self.written(name, said)
        holders = {holder.id for key in _split(wanted) if (holder := self._holder(name, key, said))}
        rival = holders.pop() if len(holders) == 1 else None
        if not rival or self.keymap({**said, name: wanted, rival: old})[1]:
            return {}
        return {name: keys, rival: None if old == self.written(rival, {}) else old}

    def written(self, name: str, said: Mapping[str, str]) -> str:
        """The keys that an action has, as a learner writes them."""
        return said.get(name) or ", ".join(map(as_written, self.actions[name].keys))

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
            if holder := self._holder(name, key, said):
                taken = f"`{holder.id}`" if holder.id else f"“{holder.description}”"
                what = f"`{as_written(key)}` for `{name}` is taken by {taken}"
                remedy = "choose another key" + (", or change that one too" if holder.id else "")
                return Misfit("keys", name, "taken-key", what, remedy)
        return None

    def _holder(self, name: str, key: str, said: Mapping[str, str]) -> Binding | None:
        """What else has this key on a screen of the action, if anything has. Some share a key as they come."""
        for screen in self._screens:
            own = {binding.key for binding in screen if binding.id == name}
            if not own:
                continue
            for binding in screen:
                if binding.id == name or key in own & _keys(binding, screen):
                    continue
                said_keys = said.get(binding.id or "")
                keys = _split(said_keys) if said_keys else [binding.key]
                if key in keys:
                    return binding
        return None


def is_key(key: str) -> bool:
    """Whether a keyboard may have a key of that name."""
    return len(format_key(key)) == 1 or key in _NAMES or key_to_character(key) is not None


def as_written(key: str) -> str:
    """A key as people write it: `,` and not `comma`; by its name where none would read its sign as that key."""
    sign = format_key(key)
    return sign if _split(sign) == [key] else in_a_line(key)


def _actions(bindings: Sequence[BindingType]) -> Sequence[Action]:
    by_name: dict[str, list[Binding]] = {}
    for binding in _bindings(bindings):
        if binding.id:
            by_name.setdefault(binding.id, []).append(binding)
    return [
        Action(name, same[0].tooltip or same[0].description, tuple(dict.fromkeys(each.key for each in same)))
        for name, same in by_name.items()
    ]


def _keys(binding: Binding, screen: Sequence[Binding]) -> set[str]:
    """All keys that what one of them does comes with."""
    return {each.key for each in screen if each is binding or (each.id and each.id == binding.id)}


def _bindings(bindings: Sequence[BindingType]) -> Sequence[Binding]:
    return [each for of_key in BindingsMap(bindings).key_to_bindings.values() for each in of_key]


def _split(keys: str) -> Sequence[str]:
    """The keys, each by its long name: `question_mark` for `?`."""
    found = _KEY.findall(keys.strip())
    return [binding.key for key in found for binding in _bindings([Binding("comma" if key == "," else key, "", "")])]
