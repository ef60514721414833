"""The roles of a team and the table of who may do what: ``codebook/team.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.codebook.loader import load_yaml
from tahqiq.store.accounts import ROLES, Role

LOOKING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something a person may do from a role upwards, and the requests that do it."""

    name: str
    role: Role
    text: str
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What may be asked for without signing in."""

    paths: tuple[str, ...]
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long sessions last and how often a password may be tried; times in seconds."""

    password: int
    longest: int
    attempts_name: int
    attempts_address: int
    window: int
    idle: int
    lifetime: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRules:
    """``codebook/team.yaml``; its comments say what each key holds."""

    roles: Mapping[Role, str]
    acts: tuple[Act, ...]
    open: Open
    limits: Limits

    def act(self, name: str) -> Act:
        """The act of that name."""
        return next(row for row in self.acts if row.name == name)

    def role_for(self, method: str, route: str) -> Role:
        """The least role that a request to a route takes.

        Args:
            method: GET, POST …
            route: Path of the route as the workbench declares it, parameters in braces.
        """
        wanted = f"{'GET' if method in LOOKING else method} {route}"
        for act in self.acts:
            if wanted in act.routes:
                return act.role
        return "reader" if method in LOOKING else "owner"


def team_rules() -> TeamRules:
    """Who may do what in a team."""
    found: TeamRules = load_yaml("team", TeamRules)
    return found


def may(role: Role, least: Role) -> bool:
    """Whether a role is at least another one.

    >>> may("editor", "analyst"), may("reader", "analyst")
    (True, False)
    """
    return ROLES.index(role) >= ROLES.index(least)
