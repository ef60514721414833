"""`release`, `answer`, `import` of a table, `judge assess`, `weigh`: what people stand for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
TABLE = """date,location,target,gname,nkill,scite1,colour
2031-03-04,Orun,Samir al-Rubai,Katibat al-Nahr,1,,red
"""
HYPOTHESES = """
[[hypotheses]]
id = "militia"
text = "The militia killed him."

[[hypotheses]]
id = "other"
text = "Somebody else killed him."
"""


def first_claim(tahqiq: Any, case: Path) -> str:
    (found, *_) = json.loads(tahqiq("export", case).out)["readings"]
    return f"{found['document']['id']}#{found['claims'][0]['id']}"


def test_a_release_is_frozen_public_and_verified(tahqiq: Any, case: Path) -> None:
    done = tahqiq("release", case, "--reason", "the first", "--key", case / "key.json")
    assert done.status == 0, done.err
    folder = case / "releases" / "001"
    manifest = json.loads((folder / "release.json").read_text("utf-8"))
    assert manifest["profile"] == "public"
    assert manifest["previous"] is None
    assert set(manifest["files"]) == {
        "dossier.html", "case.json", "incidents.csv", "claims.csv",
        "annotations.jsonld", "changes.md",
    }  # fmt: skip
    assert tahqiq("verify", case).status == 0
    page = folder / "dossier.html"
    page.chmod(0o644)
    page.write_text(page.read_text("utf-8") + " ", "utf-8")
    assert "releases/001/dossier.html" in tahqiq("verify", case).err


def test_a_later_release_says_what_changed_and_why(
    tahqiq: Any, case: Path
) -> None:  # M98
    assert tahqiq("release", case).status == 0
    claim = first_claim(tahqiq, case)
    assert (
        tahqiq("judge", case, "reject", claim, "--reason", "it says nothing").status
        == 0
    )
    assert tahqiq("release", case, "--reason", "a correction").status == 0
    changed = (case / "releases" / "002" / "changes.md").read_text("utf-8")
    assert "judgement: reject" in changed
    assert "it says nothing" in changed
    manifest = json.loads(
        (case / "releases" / "002" / "release.json").read_text("utf-8")
    )
    assert manifest["previous"]["number"] == 1
    assert len(manifest["judgements"]) == 1
    assert tahqiq("verify", case).status == 0


def test_somebody_who_asks_is_answered(tahqiq: Any, case: Path) -> None:  # M98
    assert tahqiq("release", case).status == 0
    done = tahqiq("answer", case, "Samir al-Rubai")
    assert done.status == 0, done.err
    assert "Orun Wire" in done.out
    assert "SHA-256" in done.out
    assert "releases in which the name stands: 1" in done.out
    (found,) = tahqiq("answer", case, "Samir al-Rubai", "--json").rows()
    assert found[0]["releases"] == [1]
    assert tahqiq("answer", case, "Nobody Known").status == 1


def test_a_table_comes_in_as_claims_of_its_source(
    tahqiq: Any, case: Path, tmp_path: Path
) -> None:
    table = tmp_path / "incidents.csv"
    table.write_text(TABLE, "utf-8")
    done = tahqiq("import", table, case, "--outlet", "Incident Table")
    assert done.status == 0, done.err
    assert "column 'colour'" in done.err
    assert tahqiq("verify", case).status == 0
    claims = tahqiq("show", case, "claims", "--document", "incidents.csv").out
    assert "chain: Incident Table" in claims
    again = tahqiq("import", table, case, "--outlet", "Incident Table", "--json")
    assert again.rows()[0]["already"] == 1


def test_the_export_for_followthemoney_comes_in_again(
    tahqiq: Any, case: Path, tmp_path: Path
) -> None:
    entities = tmp_path / "entities.json"
    assert tahqiq("export", case, "--to", "ftm", "--out", entities).status == 0
    done = tahqiq("import", entities, case, "--outlet", "A partner")
    assert done.status == 0, done.err
    assert tahqiq("verify", case).status == 0


def test_a_judgement_that_mixes_likelihood_and_confidence_is_refused(
    tahqiq: Any, case: Path
) -> None:  # M88
    mixed = "With high confidence it is likely that the militia did it."
    done = tahqiq("judge", case, "assess", "question", "--value", mixed)
    assert done.status == 2
    assert "in one sentence" in done.err
    apart = "It is likely that the militia did it. Confidence is low: one origin."
    assert tahqiq("judge", case, "assess", "question", "--value", apart).status == 0


def test_the_matrix_shows_analysts_side_by_side_and_what_flips_it(
    tahqiq: Any, case: Path
) -> None:  # M83, M112
    settings = case / "case.toml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("[settings]", f"{HYPOTHESES}\n[settings]", 1), "utf-8"
    )
    (found,) = tahqiq("weigh", case, "--json").rows()
    row = found["rows"][0]["evidence"]["id"]
    for analyst, rating in (("Ana", "II"), ("Ben", "CC")):
        done = tahqiq("judge", case, "bear", row, "militia", "--value", rating,
                      "--reason", "x", "--author", analyst)  # fmt: skip
        assert done.status == 0, done.err
    shown = tahqiq("weigh", case).out
    assert "II / CC !!" in shown
    assert "Ratings of Ben alone" in shown
    assert "would draw level without 1 rows" in shown or "draw level" in shown
    assert "The log-odds" in shown
