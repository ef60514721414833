"""The rooms of the workbench, in the order of the work."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """One entry of the navigation."""

    path: str
    name: str
    key: str = ""  # typed after `g`


ROOMS: tuple[tuple[str, tuple[Room, ...]], ...] = (
    (
        "Work",
        (
            Room("/", "Overview", "o"),
            Room("/review", "Review", "r"),
            Room("/documents", "Documents", "d"),
            Room("/search", "Search", "s"),
            Room("/add", "Add reports", "a"),
        ),
    ),
    (
        "Compare",
        (
            Room("/entities", "Entities", "e"),
            Room("/incidents", "Incidents", "i"),
            Room("/propositions", "Propositions", "p"),
            Room("/disputes", "Disputes", "x"),
            Room("/sources", "Sources", "w"),
        ),
    ),
    (
        "See",
        (
            Room("/timeline", "Timeline", "t"),
            Room("/network", "Network", "n"),
            Room("/map", "Map", "m"),
        ),
    ),
    (
        "Decide",
        (
            Room("/hypotheses", "Hypotheses", "y"),
            Room("/impunity", "Impunity", "u"),
            Room("/releases", "Releases", "l"),
        ),
    ),
    (
        "Keep",
        (
            Room("/history", "History", "h"),
            Room("/refusals", "Refusals", "f"),
            Room("/settings", "Settings", ","),
        ),
    ),
)
