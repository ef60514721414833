"""What outlets say of themselves feeds their profiles (M57) and joins their voices (M60)."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.corroborate import corroborate
from tahqiq.corroborate.profiles import completed, self_told
from tahqiq.model.case import SourceProfile
from tahqiq.model.reading import Sentence


def about(reading, words: str):
    """The reading with a line below it in which its outlet speaks of itself."""
    text = f"{reading.document.text}\n{words}"
    start = len(reading.document.text) + 1
    line = Sentence(id="about", start=start, end=len(text), kind="boilerplate")
    return replace(
        reading,
        document=replace(reading.document, text=text, text_sha256=words),
        sentences=(*reading.sentences, line),
    )


def told(say, make, case_of, words: str) -> SourceProfile:
    reading = case_of([make("a", "Marj Gazette", say(text="A gate burned"))]).readings[
        0
    ]
    return self_told([about(reading, words)], {"d-a": "k"})["k"]


def test_an_owner_is_read_from_the_about_text(say, make, case_of):
    row = told(say, make, case_of, "Marj Gazette is owned by Norhold Media.")
    assert (row.owner, row.interest) == (
        "Norhold Media", "Marj Gazette is owned by Norhold Media.",
    )  # fmt: skip


def test_owners_without_a_name_are_no_shared_owner(say, make, case_of):
    row = told(say, make, case_of, "Marj Gazette is a newspaper owned by its readers.")
    assert (row.kind, row.owner) == ("newspaper", None)


def test_what_a_person_declared_holds_before_what_the_outlet_says():
    said = {
        "k": SourceProfile(name="Marj Gazette", owner="Norhold Media", kind="radio")
    }
    row = completed({"k": SourceProfile(name="Marj Gazette", owner="The state")}, said)
    assert (row["k"].owner, row["k"].kind) == ("The state", "radio")


def test_two_papers_of_one_owner_are_one_origin(say, make, case_of, the_group):
    story = "the bridge at Tell Beyda burned down before the soldiers came"
    case = case_of([
        make("a", "Marj Gazette", say(text=story)), make("b", "Hill Post", say(text=story)),
    ])  # fmt: skip
    assert the_group(corroborate(case), "bridge").origins == 2
    owned = tuple(
        about(row, f"{row.document.outlet} is owned by Norhold Media.")
        for row in case.readings
    )
    row = the_group(corroborate(replace(case, readings=owned)), "bridge")
    assert row.origins == 1


def test_a_sister_paper_repeats_the_named_source_of_the_other(
    say, make, case_of, the_group
):
    story = "the bridge at Tell Beyda burned down before the soldiers came"
    case = case_of([
        make("a", "Marj Gazette", say(text=story, by="Salim Qadiri")),
        make("b", "Hill Post", say(text=story)),
    ])  # fmt: skip
    owned = tuple(
        about(row, f"{row.document.outlet} is owned by Norhold Media.")
        for row in case.readings
    )
    row = the_group(corroborate(replace(case, readings=owned)), "bridge")
    assert (row.origins, row.origin_sets) == (1, (("d-a", "d-b"),))
