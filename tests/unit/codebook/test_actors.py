"""The actors of the codebook: well formed, and found by any name."""

from __future__ import annotations

import pytest

from tahqiq.codebook.actors import actors


def test_every_reference_leads_to_an_actor():
    book = actors().by_key
    for actor in book.values():
        for key in (*actor.distinct, *([actor.umbrella] if actor.umbrella else [])):
            assert key in book, (actor.key, key)


def test_an_umbrella_and_its_part_are_two_actors():
    """M33."""
    part = actors().by_key["kataib-hezbollah"]
    assert part.umbrella == "pmf"
    assert "hezbollah" in part.distinct


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Katai’b Hizballah", "kataib-hezbollah"),
        ("the Popular Mobilisation Forces", "pmf"),
        ("داعش", "islamic-state"),
        ("حزب الله", "hezbollah"),
        ("سپاه پاسداران", "iran-irgc"),
        ("Médecins sans Frontières", "msf"),
    ],
)
def test_a_name_in_any_script_finds_its_actor(name, key):
    found = actors().named(name)
    assert found is not None
    assert found.key == key


def test_an_unknown_name_finds_nobody():
    assert actors().named("Sons of the Furrow") is None
