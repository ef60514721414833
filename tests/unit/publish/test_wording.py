from __future__ import annotations

import pytest

from tahqiq.publish.wording import lint_wording


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It is likely that two men fired.", []),
        (
            "It is likely, and we have high confidence in our sources.",
            ["mixed-wording"],
        ),
        ("It is likely. We have moderate confidence, from two origins.", []),
        ("It is between likely and almost certain.", ["several-likelihoods"]),
        ("It is probably not so.", ["other-table"]),
        ("They certainly did it.", ["too-certain"]),
        ("We have low confidence.", ["confidence-without-basis"]),
        ("The police said “probably not” and “certainly”.", []),
        ("Very unlikely.", []),
    ],
)
def test_likelihood_and_confidence_are_kept_apart(
    text: str, kinds: list[str]
) -> None:  # M87 to M91
    assert [row.kind for row in lint_wording(text)] == kinds


def test_another_table_is_allowed_where_it_is_named() -> None:  # M90
    assert lint_wording("It is probably not so.", table="kent") == ()
