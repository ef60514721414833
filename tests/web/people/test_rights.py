"""Who may do what: the table, and that no route escapes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from tests.web.people.conftest import Browser

from tahqiq.codebook.loader import load_yaml
from tahqiq.store.accounts import ROLES
from tahqiq.web.people.rules import LOOKING, may, team_rules

Opened = Callable[..., Browser]


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Method and path of every request the workbench answers."""
    yield from _walked(app.routes)


def _walked(found: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for route in found:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _walked(inner.routes)
        else:
            for method in sorted(route.methods - {"HEAD"}):
                yield method, route.path


def filled(path: str) -> str:
    """A path with something in the place of its parameters."""
    return re.sub(r"\{[^}]+\}", "x1", path)


def is_open(path: str) -> bool:
    rules = team_rules().open
    return path in rules.paths or path.startswith(rules.folders)


def test_every_request_that_changes_something_stands_in_the_table(app: FastAPI) -> None:
    named = {row for act in team_rules().acts for row in act.routes}
    changing = {
        f"{method} {path}"
        for method, path in routes(app)
        if method not in LOOKING and not is_open(path)
    }
    assert changing - named == set()


def test_the_table_names_no_request_that_is_not_there_nor_any_twice(
    app: FastAPI,
) -> None:
    named = [row for act in team_rules().acts for row in act.routes]
    known = {f"{method} {path}" for method, path in routes(app)}
    assert [row for row in named if row not in known] == []
    assert len(named) == len(set(named))


def test_every_request_is_refused_to_a_stranger(app: FastAPI, browser: Opened) -> None:
    stranger = browser()
    for method, path in routes(app):
        if is_open(path):
            continue
        answer = stranger.client.request(
            method, filled(path), headers={"accept": "application/json"},
            follow_redirects=False,
        )  # fmt: skip
        assert answer.status_code == 401, f"{method} {path}"


@pytest.mark.parametrize("role", ROLES)
def test_every_request_is_refused_to_the_roles_below_its_own(
    app: FastAPI, browser: Opened, role: str
) -> None:
    """Whoever the role does not reach is refused before anything is looked at."""
    visitor = browser(role)
    token = visitor.client.get("/me.json").json()["csrf"]
    for method, path in routes(app):
        if is_open(path) or path == "/logout":
            continue
        least = team_rules().role_for(method, path)
        answer = visitor.client.request(
            method, filled(path), headers={"x-csrf-token": token},
            follow_redirects=False,
        )  # fmt: skip
        refused = answer.status_code == 403
        assert refused == (not may(role, least)), f"{role}: {method} {path}"


def test_what_is_not_in_the_table_is_open_to_look_at_and_the_owners_to_change() -> None:
    rules = team_rules()
    assert rules.role_for("GET", "/new") == rules.role_for("HEAD", "/new") == "reader"
    assert rules.role_for("POST", "/new") == rules.role_for("DELETE", "/") == "owner"


def test_a_role_may_what_those_before_it_may() -> None:
    assert [[may(role, least) for least in ROLES] for role in ROLES] == [
        [True, False, False, False],
        [True, True, False, False],
        [True, True, True, False],
        [True, True, True, True],
    ]


def test_the_roles_of_the_table_are_those_that_accounts_have() -> None:
    assert tuple(team_rules().roles) == ROLES
    assert set(load_yaml("team", dict)) == {"roles", "acts", "open", "limits"}


def test_every_route_is_checked_one_by_one(app: FastAPI) -> None:
    """The check hangs on the app: a router cannot forget it."""
    found = [
        route
        for router in app.routes
        for route in getattr(getattr(router, "original_router", None), "routes", ())
    ]
    assert found
    assert all(isinstance(route, APIRoute) for route in found)
