"""Groups that never join what must stay apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.resolve.clusters import Clusters

PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20)


def test_a_join_that_would_unite_two_kept_apart_is_refused() -> None:
    clusters = Clusters("abc")
    clusters.keep_apart("a", "c")
    assert clusters.join("a", "b")
    assert not clusters.join("b", "c")
    assert clusters.groups() == [["a", "b"], ["c"]]


def test_keeping_apart_what_is_joined_already_is_reported() -> None:
    clusters = Clusters("ab")
    clusters.join("a", "b")
    assert not clusters.keep_apart("a", "b")


@given(PAIRS, PAIRS)
def test_what_is_kept_apart_is_never_in_one_group(
    apart: list[tuple[int, int]], joins: list[tuple[int, int]]
) -> None:
    clusters = Clusters(str(i) for i in range(9))
    for a, b in apart:
        if a != b:
            clusters.keep_apart(str(a), str(b))
    for a, b in joins:
        clusters.join(str(a), str(b))
    for a, b in apart:
        assert a == b or clusters.root(str(a)) != clusters.root(str(b))


@given(PAIRS)
def test_the_smallest_key_names_a_group(joins: list[tuple[int, int]]) -> None:
    clusters = Clusters(str(i) for i in range(9))
    for a, b in joins:
        clusters.join(str(a), str(b))
    assert all(clusters.root(group[-1]) == group[0] for group in clusters.groups())
