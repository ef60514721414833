"""`search`: words found anywhere in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_claim_is_found_with_who_says_it_and_how_firmly(
    tahqiq: Callable[..., Any], built: Path
) -> None:
    """Rule 2."""
    done = tahqiq("search", built, "kill*", "--kind", "claim", "--json")
    assert done.status == 0
    rows = done.rows()
    assert rows
    for row in rows:
        assert row["kind"] == "claim"
        assert row["chain"]
        assert row["certainty"]
        assert row["polarity"] in {"affirmed", "denied"}
        assert all(row["words"][a:b] for a, b in row["lit"])
    shown = tahqiq("search", built, "kill*", "--kind", "claim")
    assert f"[{rows[0]['certainty']}" in shown.out
    assert " of " in shown.err


def test_a_sentence_is_shown_with_its_outlet_and_file(
    tahqiq: Callable[..., Any], built: Path
) -> None:
    done = tahqiq("search", built, "the", "--kind", "sentence", "--limit", "2")
    assert done.out.count("sentence") >= 2
    assert "2 of " in done.err
    more = ("--kind", "sentence", "--limit", "2", "--offset", "2")
    further = tahqiq("search", built, "the", *more)
    assert further.out != done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["x", "--mode", "loud"], "no mode"),
        (["x", "--kind", "rumour"], "no kind"),
        (['""'], "no word"),
    ],
)
def test_what_cannot_be_searched_for_is_told_with_a_remedy(
    tahqiq: Callable[..., Any], built: Path, words: list[str], said: str
) -> None:
    done = tahqiq("search", built, *words)
    assert done.status == 2
    assert said in done.err
