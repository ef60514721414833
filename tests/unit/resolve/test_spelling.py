"""Words that are spellings of one name."""

from __future__ import annotations

import pytest

from tahqiq.resolve.name_form import name_form, signature
from tahqiq.resolve.spelling import (
    LEAST_LIKE,
    LEAST_SCRIPT,
    latin_likeness,
    script_likeness,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("zarqawi", "zarkaoui"),
        ("tawhari", "tohari"),
        ("qasim", "kassem"),
        ("askari", "asgari"),
    ],
)
def test_romanisations_of_one_name_are_alike(left: str, right: str) -> None:
    assert latin_likeness(left, right).degree >= LEAST_LIKE


@pytest.mark.parametrize(
    ("left", "right"),
    [("hasan", "hussein"), ("kadhimi", "hashimi"), ("jalal", "jamal")],
)
def test_other_names_are_not(left: str, right: str) -> None:
    assert latin_likeness(left, right).degree < LEAST_LIKE


def test_scripts_meet_in_their_letters() -> None:
    assert (
        script_likeness("طوهري", "tohari").degree
        > script_likeness("كاظمي", "tohari").degree
    )
    assert script_likeness("طوهري", "tohari").degree >= LEAST_SCRIPT


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dr Karim al-Besta", ["karim", "besta"]),
        ("Abu Salim al-Nuri", ["abusalim", "nuri"]),
        ("Nasr al-Din Kolahi", ["nasrdin", "kolahi"]),
        ("Shaikh Isa bin Tarif", ["isa", "tarif"]),
        ("FaridBestani", ["farid", "bestani"]),
    ],
)
def test_a_name_is_taken_apart_into_what_says_who(name: str, parts: list[str]) -> None:
    assert [part.text for part in name_form(name, "Person").parts] == parts


def test_translations_share_a_signature() -> None:
    left = signature(name_form("Popular River Front", "Organization"))
    right = signature(name_form("River Shaabi Front", "Organization"))
    assert left == right
