"""What profiles withhold beside people: points, contacts, categories, words, analysts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tahqiq.config import parse_settings
from tahqiq.errors import ReleaseRefused
from tahqiq.model.case import Withholding
from tahqiq.model.case_codec import case_to_json
from tahqiq.publish.disclosure import disclose
from tahqiq.publish.leaks import leaks
from tahqiq.store.case_toml import case_toml
from tahqiq.text.contacts import contacts_in

if TYPE_CHECKING:
    from tahqiq.model.case import Case

MORE = (
    "\nThe house stands at 33.3152, 44.3661. Call +964 770 123 4567 or write to "
    "rostam@example.org, @rostam_j on the net."
)


@pytest.fixture(scope="module")
def told(case: Case) -> Case:
    """The case with a point, a number, a mail address and an account in its first report."""
    first = case.readings[0]
    text = first.document.text + MORE
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = replace(first.document, text=text, text_sha256=sha256)
    return replace(
        case, readings=(replace(first, document=document), *case.readings[1:])
    )


def ruled(case: Case, **rules: object) -> Case:
    withholding = Withholding(**rules)  # type: ignore[arg-type]
    return replace(case, settings=replace(case.settings, withholding=withholding))


@pytest.mark.parametrize("profile", ["partner", "public"])
def test_exact_points_and_contacts_are_withheld(
    told: Case, profile: str
) -> None:  # M108
    shown = disclose(told, profile)
    text = shown.case.readings[0].document.text
    for words in ("33.3152", "770 123", "rostam@example.org", "@rostam_j"):
        assert words not in text
    assert "[exact point 1]" in text
    assert "[contact 3]" in text
    assert leaks(case_to_json(shown.case), shown.protected, shown=shown.shown) == ()
    assert leaks(MORE.encode(), shown.protected)


def test_internal_keeps_points_and_contacts(told: Case) -> None:
    assert disclose(told, "internal").case.readings[0].document.text.endswith(MORE)


def test_words_of_the_case_are_withheld_everywhere(case: Case) -> None:
    shown = disclose(ruled(case, words=("pickup",)), "partner")
    data = case_to_json(shown.case).decode()
    assert "pickup" not in data
    assert "[withheld 1]" in data


def test_who_agreed_to_be_named_is_named(case: Case) -> None:
    shown = disclose(ruled(case, shown=("Omid Sarvestan",)), "public")
    assert "Omid Sarvestan" not in shown.protected
    assert "Omid Sarvestan" in case_to_json(shown.case).decode()


def test_a_custom_profile_adds_to_its_base_and_takes_from_it(case: Case) -> None:
    rules = {"base": "public", "also": ("victim",), "without": ("witness",)}
    key = disclose(ruled(case, **rules), "custom").key
    assert "Nasir al-Tawhari" in key.values()
    assert "Omid Sarvestan" not in key.values()


def test_a_kind_that_is_none_is_refused(case: Case) -> None:
    with pytest.raises(ReleaseRefused, match="witnesses"):
        disclose(ruled(case, also=("witnesses",)), "custom")


def test_categories_are_withheld_unless_a_basis_is_recorded(case: Case) -> None:  # M103
    first = case.readings[0]
    text = first.document.text.replace("a lawyer,", "a Sunni,")
    reading = replace(first, document=replace(first.document, text=text))
    beside = replace(case, readings=(reading, *case.readings[1:]))
    public = disclose(beside, "public").case.readings[0].document.text
    assert "Sunni" not in public
    assert "[religion 1]" in public
    grounded = ruled(beside, basis="journalism, article 85")
    assert "Sunni" in disclose(grounded, "public").case.readings[0].document.text
    assert "Sunni" in disclose(beside, "partner").case.readings[0].document.text


def test_only_the_analyst_who_signs_is_named_in_public(case: Case) -> None:  # M86
    signed = {row.author for row in case.judgements if row.kind == "assess"}
    shown = disclose(case, "public").case
    authors = {row.author for row in shown.judgements}
    assert signed <= authors
    others = {row.author for row in case.judgements} - signed
    assert not others & authors


def test_initials_and_a_turned_name_are_replaced_as_well(case: Case) -> None:
    first = case.readings[0]
    text = f"{first.document.text}\nO. Sarvestan spoke. Sarvestan, Omid, signed."
    reading = replace(first, document=replace(first.document, text=text))
    public = disclose(replace(case, readings=(reading, *case.readings[1:])), "public")
    assert public.case.readings[0].document.text.endswith(
        "[witness 1] spoke. [witness 1], signed."
    )


def test_the_rules_of_a_case_come_back_from_its_file() -> None:
    text = 'title = "x"\n[withholding]\nbase = "partner"\nalso = ["victim"]\nwords = ["a b"]\n'
    settings = parse_settings(text)
    assert settings.withholding == Withholding(
        base="partner", also=("victim",), words=("a b",)
    )
    assert parse_settings(case_toml(settings)) == settings


@pytest.mark.parametrize(
    "text",
    ["11-03-2031", "200,000,000 dinars", "e-mail me", "2031-03-11 12:00", "a 052 b"],
)
def test_dates_and_sums_are_no_contacts(text: str) -> None:
    assert list(contacts_in(text)) == []
