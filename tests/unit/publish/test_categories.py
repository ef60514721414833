"""Data of special categories beside private persons (M103): every kind, word by word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.model.case import (
    Case,
    CaseEntity,
    CaseSettings,
    Field,
    FieldValue,
    Incident,
    Member,
    Victim,
    Withholding,
)
from tahqiq.model.case_codec import case_to_json
from tahqiq.publish.disclosure import disclose
from tahqiq.publish.leaks import leaks
from tahqiq.publish.withheld_words import special_categories
from tahqiq.publish.withholding import disclosures

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = [
    (kind, word) for kind, rows in special_categories().words.items() for word in rows
]
KINDS = (
    "religion", "origin", "politics", "union", "genetic", "biometric", "health", "life",
    "conviction",
)  # fmt: skip


def told(draft: Callable[..., Any], sentence: str, **rules: Any) -> Case:
    """A case of one report with one sentence about one private person."""
    d = draft("d1", "Orun Wire", "2031-05-04", f"{sentence}\nThe square was empty.")
    d.name("e1", "Omid Rostami", role="victim")
    person = CaseEntity(
        id="x1", schema="Person", name="Omid Rostami", aliases=(), role="victim",
        mentions=(), members=(Member(document="d1", entity="e1"),),
    )  # fmt: skip
    return Case(
        id="case1",
        settings=CaseSettings(title="A case", withholding=Withholding(**rules)),
        readings=(d.reading(),),
        entities=(person,),
    )


def test_every_category_of_the_law_has_words_and_a_placeholder() -> None:
    assert set(special_categories().words) == set(KINDS)
    assert set(KINDS) <= set(disclosures().placeholders)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(WORDS), st.booleans())
def test_a_word_of_a_category_beside_a_private_person_is_in_no_byte_of_a_public_release(
    draft: Callable[..., Any], pair: tuple[str, str], loud: bool
) -> None:
    kind, word = pair
    text = f"Omid Rostami, said to be {word.upper() if loud else word}, was seen there."
    shown = disclose(told(draft, text), "public")
    data = case_to_json(shown.case)
    placeholder = disclosures().placeholders[kind]
    assert f"[{placeholder} 1]" in shown.case.readings[0].document.text
    assert word.casefold() not in shown.case.readings[0].document.text.casefold()
    assert leaks(data, shown.protected, shown=shown.shown) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_recorded_basis_lets_a_category_stand(
    draft: Callable[..., Any], kind: str
) -> None:
    word = special_categories().words[kind][0]
    case = told(draft, f"Omid Rostami, said to be {word}, was seen.", basis="art. 85")
    assert word in disclose(case, "public").case.readings[0].document.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_category_beside_nobody_stands(draft: Callable[..., Any], kind: str) -> None:
    word = special_categories().words[kind][0]
    case = told(draft, f"The {word} question was raised.\nOmid Rostami was seen.")
    assert word in disclose(case, "public").case.readings[0].document.text


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Omid Rostami is a member of the Green River Party.", "politics"),
        ("Omid Rostami voted for Salar Nuri.", "politics"),
        ("Omid Rostami converted to Islam.", "religion"),
        ("Omid Rostami was diagnosed with a rare illness.", "health"),
    ],
)
def test_a_phrase_that_tells_a_category_is_withheld(
    draft: Callable[..., Any], said: str, kind: str
) -> None:
    shown = disclose(told(draft, said), "public")
    label = disclosures().placeholders[kind]
    assert f"[{label} 1]" in shown.case.readings[0].document.text


@pytest.mark.parametrize("profile", ["partner", "public"])
def test_somebody_whom_sexual_violence_befell_is_named_in_no_release(
    draft: Callable[..., Any], profile: str
) -> None:
    case = told(draft, "Omid Rostami was raped by soldiers.")
    value = FieldValue(standing="current", claims=(), value="sexual violence")
    victim = Victim(
        entity="x1", name="Omid Rostami",
        fields={"fate": Field(state="known", value="sexual violence", values=(value,))},
    )  # fmt: skip
    incident = Incident(
        id="i1", title="Attack", type="ASSAULT", events=(), victims=(victim,)
    )
    shown = disclose(replace(case, incidents=(incident,)), profile)
    assert b"Rostami" not in case_to_json(shown.case)
    internal = disclose(replace(case, incidents=(incident,)), "internal")
    assert b"Rostami" in case_to_json(internal.case)
