"""Weights of names are found once, and are the same when they are kept."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.resolve.compare import compare_names, name_weight
from tahqiq.resolve.weights import Weights

NAMES = (
    "Hisham al-Tawhari", "Husham Tawhari", "هشام الطوهري", "Samir Rubai", "Rubai",
    "Katibat al-Nahr", "Nahr Brigade", "Al-Nahr/River Guard", "S. Rubai",
)  # fmt: skip
name = st.sampled_from(NAMES)


def weigh(left: str, right: str, schema: str) -> float:
    return compare_names(left, right, schema).weight


@given(left=name, right=name, schema=st.sampled_from(["Person", "Organization"]))
def test_the_weight_alone_is_that_of_the_comparison_either_way_round(
    left: str, right: str, schema: str
) -> None:
    assert name_weight(left, right, schema) == weigh(*sorted((left, right)), schema)
    assert name_weight(left, right, schema) == name_weight(right, left, schema)


def test_weights_that_were_kept_are_not_found_again() -> None:
    pair = ("Hisham al-Tawhari", "Husham Tawhari", "Person")
    first, later = Weights(), Weights()
    found = first.of(pair, weigh)
    kept = first.dump()
    assert kept is not None
    assert first.dump() is None  # nothing was added since
    later.load(kept)
    assert later.dump() is None

    def never(*_: str) -> float:
        raise AssertionError("it is known")

    assert later.of(pair, never) == found
    later.of(("Rubai", "S. Rubai", "Person"), weigh)
    assert later.dump() is not None


def test_what_is_no_list_of_weights_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        Weights().load(msgspec.msgpack.encode({"Person": ["a"]}))


def test_a_full_memory_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tahqiq.resolve.weights.MOST", 2)
    memory = Weights()
    for other in NAMES:
        assert memory.of(("A", other, "Person"), lambda *_: 1.5) == 1.5
