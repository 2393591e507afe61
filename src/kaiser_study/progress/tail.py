"""Whether a log has only grown at its end since it was read last, so that reading its tail is enough."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

TABLES = ("review", "skip", "practice", "decision", "fit", "retraction")
"""The tables that the numbering of a device goes through."""

_LAST = 16
"""Rows of a device that tell whether they are still those that were read, or another copy's of the log."""

_RETRACTED = """
WITH read(device, number) AS (VALUES {})
SELECT count(*) FROM read AS own
CROSS JOIN retraction ON retraction.device = own.device AND retraction.number > own.number
JOIN read AS target ON target.device = of_device AND target.number >= of_number
"""


@dataclass(frozen=True, slots=True)
class Read:
    """How far the rows of a device were read: up to `number`. `digest` is that of the last of them, empty where a
    number was missing. `moment` is the latest of the events of the corpus among them, 0 without one."""

    number: int = 0
    digest: str = ""
    moment: int = 0


Position = tuple[int, str, int]
"""Where an event stands in the order of time: its moment, its device and its number there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a log was read for a corpus: each device's rows, and up to which place."""

    devices: Mapping[str, Read]
    last: Position


START = Mark({}, (0, "", 0))
"""Nothing was read."""


def devices_of(connection: sqlite3.Connection) -> set[str]:
    """The devices that wrote into a log. Goes from one to the next, past all of its rows."""
    devices: set[str] = set()
    for table in TABLES:
        device = ""
        while device is not None:
            devices.add(device)
            (device,) = connection.execute(f"SELECT min(device) FROM {table} WHERE device > ?", [device]).fetchone()
    return devices - {""}


def has_only_grown(connection: sqlite3.Connection, since: Mark) -> bool:
    """Whether all that was read stands as it stood. Whether what came belongs at the end, its places tell."""
    if not since.devices:
        return True
    devices = since.devices.keys() | devices_of(connection)  # one that is new may have retracted what was read
    read = [(device, since.devices.get(device, Read()).number) for device in devices]
    values = ", ".join("(?, ?)" for _ in read)
    retracted = connection.execute(_RETRACTED.format(values), [value for pair in read for value in pair]).fetchone()
    return retracted == (0,) and all(
        read.digest and read.digest == _digest(connection, device, read.number)
        for device, read in since.devices.items()
    )


def mark_of(connection: sqlite3.Connection, since: Mark, moments: Mapping[str, int], last: Position) -> Mark:
    """The mark at the end of a log. `moments` are the latest of the events read since, by device."""
    devices = {}
    for device in devices_of(connection):
        before = since.devices.get(device, Read())
        came, number = 0, before.number
        for table in TABLES:
            count, highest = connection.execute(
                f"SELECT count(*), max(number) FROM {table} WHERE device = ? AND number > ?", [device, before.number]
            ).fetchone()
            came += count
            number = max(number, highest or 0)
        is_whole = came == number - before.number
        digest = _digest(connection, device, number) if is_whole else ""
        devices[device] = Read(number, digest, moments.get(device, before.moment))
    return Mark(devices, last)


def _digest(connection: sqlite3.Connection, device: str, number: int) -> str:
    """Of the last rows of a device up to a number."""
    rows = [
        (table, *row)
        for table in TABLES
        for row in connection.execute(
            f"SELECT * FROM {table} WHERE device = ? AND number BETWEEN ? AND ? ORDER BY number",
            [device, number - _LAST, number],
        )
    ]
    return sha256(repr(rows).encode()).hexdigest()
