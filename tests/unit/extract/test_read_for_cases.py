"""What one report must hold so that several can agree: purposes, victims in apposition, printers' notices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.document import Document
    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow


def test_in_order_to_orders_nothing_and_an_order_does(reading: Callable[..., Reading]):
    """M43: a purpose has no speaker; who gives an order has one."""
    purpose = reading("The police closed the road in order to search the village.")
    assert all(len(claim.chain) == 1 for claim in purpose.claims)
    order = reading("The general gave the order to fire on the crowd.")
    assert any(claim.chain[-1].act == "order" for claim in order.claims)


def test_the_name_beside_a_noun_is_who_it_befell(reading: Callable[..., Reading]):
    """M45: "The helmsman, X, died" befell X, though the subject is the noun."""
    told = reading("The helmsman, Bastian Orvane, died at his wheel on Monday.")
    names = {row.id: row.name for row in told.entities}
    befallen = {
        names.get(one.entity)
        for event in told.events
        for one in event.participants
        if one.role == "recipient"
    }
    assert "Bastian Orvane" in befallen


LETTER = (
    "Letter to our colleagues\n"
    "Our members did not chain that door. They had been told to chain it every night.\n"
    "Two of our members went back in and carried out five people.\n"
    "We reject the word of the ministry.\n"
)
NOTICE = "Sample report written for Tahqiq; all people are invented."


def test_a_printed_notice_below_a_letter_has_not_signed_it(
    report: Callable[..., Document],
):
    """M17: the last line says who printed it; a signature says who wrote it."""
    for line, kind, signed in (
        (NOTICE, "boilerplate", False),
        ("Orla Venn", "body", True),
    ):
        made = report(LETTER + line)
        rows = [replace(made.passages[0], kind="heading"), *made.passages[1:-1],
                replace(made.passages[-1], kind=kind)]  # fmt: skip
        told = read(replace(made, passages=tuple(rows)), load_english())
        wrote = {
            step.source.exact
            for claim in told.claims
            for step in claim.chain
            if step.source and step.act == "write"
        }
        assert ("Orla Venn" in wrote) is signed
        assert "Sample report" not in wrote
