"""What an editor reads on the first page of reports as they are written (M25, M43, M67, M98 to M101, M109)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tahqiq.model.case import Case, CaseSettings
from tahqiq.model.document import Said
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.reading import Reading
from tahqiq.pipeline import Taking, assemble, read_sources
from tahqiq.publish.ledger import loose_steps
from tahqiq.publish.standing import Line, summary

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

SHOT = "Lena Koll, a lawyer, was shot dead in Hola on Friday."


@pytest.fixture
def page(tmp_path: Path):
    """The index of a case made of reports, each of an outlet and a day of its own."""

    def made(*bodies: str) -> CaseIndex:
        outlets = ("The Delta Herald", "The Levee Review", "Radio Tana")
        for at, body in enumerate(bodies):
            head = f"Shooting in Hola\n\n{outlets[at]}, {12 + at} March 2023\n\n"
            (tmp_path / f"{at}.txt").write_text(head + body + "\n", encoding="utf-8")
        settings = CaseSettings(title="Hola")
        taking = Taking(
            said=Said(), clock=lambda: datetime(2031, 6, 1, tzinfo=UTC),
            collector="tests", english_model=settings.english_model,
        )  # fmt: skip
        rows = [r for r in read_sources([tmp_path], taking) if isinstance(r, Reading)]
        return index_case(
            assemble(Case(id="c", settings=settings, readings=tuple(rows)))
        )

    return made


def texts(lines: tuple[Line, ...]) -> str:
    """The lines as printed, with their chips and notes."""
    return "\n".join(
        f"[{r.status}] {r.text} {r.says} {' '.join(r.notes)}" for r in lines
    )


def test_who_is_arrested_for_a_murder_is_not_told_to_have_done_it(page):
    """M43, M109: an arrest is a suspicion of those who arrest."""
    lines = summary(page(f"{SHOT} Police arrested Omar Sadi for the murder of Koll."))
    assert "[SUSPECTED OR ACCUSED BY AUTHORITIES] Omar Sadi" in texts(
        lines.accused.lines
    )
    assert "AS FACT" not in texts(lines.accused.lines)


@pytest.mark.parametrize("hedge", ["allegedly", "apparently"])
def test_a_doer_who_is_only_alleged_is_not_told_as_fact(page, hedge):
    """M24: the deed is told flat, the doer is not."""
    found = summary(page(f"A herder was beaten to death in Nanighi on Sunday, {hedge} "
                         "by members of the Ijara Guard."))  # fmt: skip
    printed = texts(found.accused.lines)
    assert "Ijara Guard" in printed
    assert "AS FACT" not in printed


def test_who_did_similar_attacks_before_did_not_do_this_one(page):
    """M25, M45."""
    found = summary(page(
        f"{SHOT} The Tana Brigade, which is active in the hills, has carried out similar "
        "attacks in the past.",
    ))  # fmt: skip
    assert "AS FACT" not in texts(found.accused.lines)


def test_who_claims_an_attack_is_named_with_the_claim(page):
    found = summary(page(
        f"{SHOT} The Tana Brigade claimed the attack in a statement published on Saturday.",
    ))  # fmt: skip
    assert "[CLAIMED OR ADMITTED] Tana Brigade" in texts(found.accused.lines)
    assert "claimed by Tana Brigade" in texts(found.single.lines)


def test_a_named_dead_is_at_least_one_dead(page):
    """M95: the number killed is the minimum record."""
    found = summary(page(SHOT))
    assert "Killed: 1 or more" in texts(found.single.lines)
    assert "Killed" not in texts(found.unknown.lines)


def test_what_an_outlet_says_it_got_wrong_is_no_figure(page):
    """M98: the earlier report itself need not be in the case."""
    found = summary(page(
        f"{SHOT} This magazine reported on Saturday that five people had been killed in the "
        "attack. That was wrong.",
    ))  # fmt: skip
    assert "Killed: 5." not in texts(found.single.lines)


def test_officers_sent_afterwards_are_no_attackers(page):
    """M50: those who act in another happening are not counted in this one."""
    found = summary(page(
        f"{SHOT} Two gunmen fired from a car. On Sunday officers raided a house in Bura. The "
        "ministry has also deployed an additional 120 officers to the county.",
    ))  # fmt: skip
    printed = texts((*found.single.lines, *found.disputed.lines))
    assert "120 attackers" not in printed
    assert "120 (by the rule" not in printed


def test_doubt_and_denial_are_printed_in_the_words_of_the_report(page):
    """M91: "It have cost her life" says what nobody said."""
    found = summary(page(f"{SHOT} It may have cost the county its peace. Nobody was "
                         "charged over the killing."))  # fmt: skip
    printed = "\n".join(
        texts(part.lines) for part in (found.single, found.accused, found.disputed)
    )
    assert "may have cost" in printed
    assert "It have" not in printed


def test_a_step_that_is_demanded_is_not_told_as_taken(page):
    """M101: "they should investigate" is no inquiry."""
    index = page(f"{SHOT} The authorities should investigate the police.")
    assert all(row.said_to_be != "done" for row in loose_steps(index))


def test_a_threat_before_the_killing_stands_on_the_first_page(page):
    """M100."""
    found = summary(page(f"{SHOT} Her brother said that a man had threatened Koll by phone "
                         "in February."))  # fmt: skip
    assert "threatened" in texts(found.threats.lines)


def test_a_place_in_the_head_of_a_wire_report_breaks_nothing(page):
    """A dateline is a claim of no field: "HOLA, Kenya, March 12 (Orun Wire) -"."""
    found = summary(page(f"HOLA, Kenya, March 12, 2023 (Orun Wire) - {SHOT}", SHOT))
    assert "Place: Hola" in texts((*found.established.lines, *found.single.lines))


def test_four_stand_between_the_reader_and_a_threat_told_in_a_message(page):
    """M17: outlet, journalist, the dead man's message, the caller."""
    index = page(
        "Karim Koll was shot dead in Hola on Friday. A journalist who knew Koll said he had "
        "received WhatsApp messages from him, saying Koll had been threatened by a member of "
        "the Tana Brigade.",
    )
    chains = {
        tuple(step.source.exact for step in claim.chain[1:] if step.source)
        for claim in index.claims.values()
    }
    assert ("A journalist", "him", "a member of the Tana Brigade") in chains


def test_one_of_two_gunmen_is_no_other_count_of_them(page):
    """M33: "One got out" tells of a member, and contradicts nobody."""
    found = summary(page(
        f"{SHOT} Two men fired from a white van.",
        f"{SHOT} Omid Sarvan, who owns a shop, was at the counter. “A white van stopped. There "
        "were two men in it. One got out, walked over and shot her from as close as I am to "
        "you,” he told Radio Tana.",
    ))  # fmt: skip
    printed = texts(
        (*found.established.lines, *found.disputed.lines, *found.single.lines)
    )
    assert "1 attackers" not in printed
    assert "One got out”" not in printed


def test_a_car_that_shots_came_from_is_no_weapon(page):
    """The field "weapon" names what it was done with."""
    found = summary(page(f"{SHOT} Two men fired at her from a white pickup."))
    assert "Weapon: white pickup" not in texts(found.single.lines)
