"""Statuses, origins and disputes on reports as they are written, from file to group (M60 to M67)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tahqiq.model.case import Case, CaseSettings, Group
from tahqiq.model.document import Said
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading
from tahqiq.pipeline import Taking, assemble, read_sources

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

MARJ = "Marj Gazette, 3 May 2031"
HILL = "Hill Herald, 4 May 2031"
REED = "Reed Tribune, 5 May 2031"
STORY = """Four people were killed in the blast at the Beyda market on Friday, said Dr Salim Qadiri, who runs the town's clinic.

The bomb went off beside the fish stalls at a quarter past seven, when the first boats had been unloaded and the ice was still being carried in. A wall of the old customs house fell into the lane.

Stallholders carried the wounded to the clinic on doors and handcarts because the ambulance had no fuel."""


class Reports:
    """Reports written to a folder and read into a case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def add(
        self, head: str, body: str, title: str = "Blast at the Beyda market"
    ) -> str:
        """One report; returns its file name."""
        self.count += 1
        name = f"{self.count:02}.txt"
        text = f"{title}\n\n{head}\n\n{body}\n"
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def case(self, *judgements: Judgement) -> Case:
        """The case as `tahqiq add` leaves it."""
        settings = CaseSettings(title="Beyda")
        taking = Taking(
            said=Said(), clock=lambda: datetime(2031, 6, 1, tzinfo=UTC),
            collector="tests", english_model=settings.english_model,
        )  # fmt: skip
        rows = [
            r for r in read_sources([self.folder], taking) if isinstance(r, Reading)
        ]
        assert len(rows) == self.count
        return assemble(
            Case(id="c", settings=settings, readings=tuple(rows), judgements=judgements)
        )


@pytest.fixture
def reports(tmp_path):
    return Reports(tmp_path)


def saying(case: Case, words: str) -> list[Group]:
    """The groups that hold a claim with these words, those of most reports first."""
    index = {
        (row.document.id, claim.id): " ".join(span.exact for span in claim.content)
        for row in case.readings
        for claim in row.claims
    }
    rows = [
        row
        for row in case.groups
        if any(words in index[ref.document, ref.claim] for ref in row.claims)
    ]
    return sorted(rows, key=lambda row: (-len(row.claims), row.id))


def toll(case: Case, number: int) -> Group:
    """The proposition that so many were killed."""
    return next(row for row in case.groups if row.proposition == f"{number} killed")


def test_two_who_could_know_confirm_and_a_reprint_adds_nothing(reports):
    reports.add(MARJ, STORY)
    reports.add(HILL, f"{STORY} (Marj Gazette)")
    one = toll(reports.case(), 4)
    assert (one.origins, one.status, one.reports) == (1, "weak", 2)
    reports.add(REED, "Four people were killed at the Beyda market, said Colonel Rana Tabari, "
                      "the commander of the harbour police.")  # fmt: skip
    two = toll(reports.case(), 4)
    assert (two.origins, two.status, two.reports) == (2, "confirmed", 3)


def test_nobody_named_raises_nothing(reports):
    """M67."""
    reports.add(
        MARJ,
        "A resident said that four people were killed in the blast at the Beyda market.",
    )
    reports.add(
        HILL, "Officials said four people were killed in the blast at the Beyda market."
    )
    row = toll(reports.case(), 4)
    assert (row.origins, row.status) == (0, "unverified")


def test_a_report_without_an_outlet_adds_nothing_until_somebody_says_whose_it_is(
    reports,
):
    """Unknown lineage adds zero; `judge describe` says what was unknown (M3)."""
    reports.add(
        "Seen on a wall in Beyda",
        "Four people were killed in the blast at the Beyda market.",
    )
    case = reports.case()
    assert toll(case, 4).origins == 0
    said = Judgement(
        sequence=1, kind="describe", subject=case.readings[0].document.id, object=None,
        value='{"outlet": "Beyda Committee"}', author="R. Analyst",
        at="2031-06-01T00:00:00+00:00", reason="their seal",
    )  # fmt: skip
    known = reports.case(said)
    assert toll(known, 4).origins == 1
    assert known.readings[0].document.outlet == "Beyda Committee"
    assert [row.name for row in known.sources] == ["Beyda Committee"]


def test_a_correction_takes_its_copies_with_it(reports):
    """What rested on the withdrawn figure is scored again (M98)."""
    reports.add(MARJ, STORY)
    reports.add(HILL, f"{STORY} (Marj Gazette)")
    reports.add("Marj Gazette, 6 May 2031", "In our report of 3 May on the blast we wrote that four people "
                "were killed in the blast at the Beyda market. This was wrong. Three people were killed.",
                title="Correction: the blast at the Beyda market")  # fmt: skip
    case = reports.case()
    assert toll(case, 4).status == "withdrawn"
    assert toll(case, 3).status == "weak", "the old figure contests nothing any more"
    assert {row.type for row in case.links} >= {"retracts"}


def test_figures_of_two_speakers_are_a_dispute_between_them(reports):
    reports.add(MARJ, STORY)
    reports.add(HILL, "Six people were killed in the blast at the Beyda market, said Colonel Rana Tabari, "
                      "the commander of the harbour police.")  # fmt: skip
    case = reports.case()
    assert {toll(case, 4).status, toll(case, 6).status} == {"contested"}
    assert "contradicts" in {row.type for row in case.links}


def test_two_groups_that_claim_one_deed_contradict_one_another(reports):
    reports.add("Dawn Column, Press Bureau\n\n3 May 2031",
                "The fighters of the Dawn Column carried out the bombing of the Beyda market.",
                title="Communique 31")  # fmt: skip
    reports.add("Statement of the Hill Guard\n\n4 May 2031",
                "The Hill Guard carried out the bombing of the Beyda market. "
                "The Dawn Column had no part in the bombing.",
                title="To the people")  # fmt: skip
    case = reports.case()
    doers = [row for row in case.groups if row.kind == "doer"]
    assert {row.status for row in doers} == {"contested"}
    assert {row.type for row in case.links} >= {"contradicts", "denies"}
    bombing = max(case.incidents, key=lambda row: len(row.events))
    claims = [row.confidence for row in bombing.fields["perpetrator"].values]
    assert claims.count("CLAIMED OR ADMITTED") == 2
    assert bombing.fields["claimed"].value == "yes"


def test_the_answer_of_the_accused_contests_the_charge(reports):
    """M26: the denial is shown beside the charge, and takes no origin from it."""
    reports.add(
        MARJ,
        "Governor Salim Qadiri said that the Dawn Column carried out the bombing of the Beyda market.",
    )
    reports.add("Dawn Column, Press Bureau\n\n4 May 2031",
                "The Dawn Column did not carry out the bombing of the Beyda market.",
                title="Communique 32")  # fmt: skip
    case = reports.case()
    charge = next(
        r for r in case.groups if r.kind == "doer" and r.polarity == "affirmed"
    )
    assert (charge.origins, charge.status) == (1, "contested")
    assert "denies" in {row.type for row in case.links}


def test_an_outlet_that_quotes_a_copy_of_itself_is_flagged_and_confirms_nothing(
    reports,
):
    """Circular reporting."""
    reports.add(MARJ, STORY)
    reports.add(HILL, STORY)
    reports.add("Marj Gazette, 6 May 2031", "Four people were killed in the blast at the Beyda market, "
                "the Hill Herald reported on Sunday.", title="Toll of the blast confirmed")  # fmt: skip
    case = reports.case()
    assert "circular" in {row.kind for row in case.lineage}
    assert toll(case, 4).origins == 1


def test_papers_of_one_owner_are_one_origin(reports):
    reports.add(MARJ, "The customs house at Beyda burned to the ground on Friday night.\n\n"
                      "Marj Gazette is owned by Norhold Media.", title="Fire at Beyda")  # fmt: skip
    reports.add(HILL, "On Friday night the customs house at Beyda burned to the ground.\n\n"
                      "Hill Herald is owned by Norhold Media.", title="Customs house gone")  # fmt: skip
    row = saying(reports.case(), "burned to the ground")[0]
    assert (row.reports, row.origins) == (2, 1)


def test_a_translation_of_a_wire_story_is_its_copy(reports):
    """The same small facts in the same order, in no word the same (M61)."""
    reports.add("HALVAN, May 3, 2031 (Northern Wire)", (
        "Gunmen ambushed a convoy of grain trucks at the Arnak bridge on Friday, killing three drivers, said "
        "Major Tarek Dolani, a spokesman for the army.\n\n"
        "The first truck was stopped by a felled poplar shortly before dawn, Dolani said. The attackers waited "
        "behind the sheepfold and fired for ten minutes. An escort that should have travelled with the convoy "
        "had turned back at Sorma because of a flat tyre.\n\n"
        "The road carries most of the wheat that reaches the Merva valley. No group has said that it was behind "
        "the ambush.\n\nNorthern Wire is a news agency."))  # fmt: skip
    reports.add("Seda, English service\n\n4 May 2031", (
        "Armed men fell upon a column of lorries loaded with grain by the bridge of Arnak on Friday. Three of the "
        "drivers lost their lives, according to the army's spokesman, Major Tarek Dolani.\n\n"
        "A poplar had been cut down to bring the leading lorry to a halt before sunrise, the major said. Hidden "
        "behind a sheepfold, the assailants shot for ten minutes. The escort was not there: a flat tyre had made "
        "it return at Sorma.\n\n"
        "Nobody has yet owned up to the ambush. Most of the wheat of the Merva valley arrives by this road."),
        title="A trap for the wheat")  # fmt: skip
    case = reports.case()
    assert "rewrite" in {row.kind for row in case.lineage}
    assert toll(case, 3).origins == 1


def test_a_denial_that_blames_somebody_else_is_an_accusation_too(reports):
    """M26: the counter-accusation stands beside the charge, with who makes it."""
    reports.add(
        MARJ,
        "The lawyer Salim Qadiri was killed in Marj on 3 May 2031. The Dawn Column is accused by "
        "many residents of the killing. The Dawn Column denied any involvement in the killing, "
        "claiming the perpetrators are the extremist group Islamic State.",
    )
    case = reports.case()
    accused = {
        claim
        for row in case.incidents
        for value in row.fields["perpetrator"].values
        for claim in value.claims
    }
    words = {
        span.exact
        for reading in case.readings
        for claim in reading.claims
        if claim.id in {ref.claim for ref in accused}
        for span in claim.content
    }
    assert any("Islamic State" in text for text in words)


def test_who_denies_a_strike_does_not_deny_where_the_clinic_is(reports):
    """M26: the denial answers the strike, and not that the clinic is in Tavra."""
    reports.add(
        MARJ,
        "Nine people were killed when a drone hit a clinic in Tavra on Friday, health "
        "workers said.",
        "Strike kills nine in Tavra",
    )
    reports.add(
        HILL,
        "The Joint Command denied on Saturday that it had hit a clinic in Tavra.",
        "Army speaks of clinic",
    )
    case = reports.case()
    words = {
        (row.document.id, claim.id): claim.content[0].exact
        for row in case.readings
        for claim in row.claims
    }
    denied = {
        words[link.target.document, link.target.claim]
        for link in case.links
        if link.type == "denies"
    }
    assert "when a drone hit a clinic in Tavra on Friday" in denied
    assert "a clinic in Tavra" not in denied


def test_a_headline_and_its_story_deny_once(reports):
    """M26: "Army denies strike" stands over the denial, it is no second one."""
    reports.add(
        MARJ,
        "Nine people died when a drone hit a clinic in Tavra, health workers said.",
    )
    reports.add(
        HILL,
        "The army denied on Saturday that it had hit a clinic in Tavra.",
        "Army denies hitting clinic",
    )
    case = reports.case()
    kinds = {
        (row.document.id, claim.id): sentence.kind
        for row in case.readings
        for claim in row.claims
        for sentence in row.sentences
        if sentence.id == claim.sentence
    }
    denials = [link for link in case.links if link.type == "denies"]
    assert denials
    assert {kinds[link.claim.document, link.claim.claim] for link in denials} == {
        "body"
    }


def test_who_speaks_of_a_killing_has_not_said_where_it_was(reports):
    """M49, M60: the place is told by those whose words name it."""
    reports.add(
        MARJ,
        "A lawyer was shot dead in Beyda on Friday, police said. Residents accuse the "
        "Reed Brigade of the killing. The mayor condemned the murder.",
        "Lawyer shot dead",
    )
    case = reports.case()
    words = {
        claim.id: " ".join(span.exact for span in claim.content)
        for claim in case.readings[0].claims
    }
    [field] = [row.fields["place"] for row in case.incidents if "place" in row.fields]
    assert field.values
    for value in field.values:
        assert all("Beyda" in words[ref.claim] for ref in value.claims)
