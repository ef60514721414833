"""What is not documented fails: verbs, options, keys, codebook files, requirements."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
import typer.main

from tahqiq.cli.app import app
from tahqiq.cli.rows import LISTS
from tahqiq.codebook.loader import load_yaml
from tahqiq.config import SECTIONS, TABLES, TOP
from tahqiq.model import case, reading
from tahqiq.model.judgement import JudgementKind
from tahqiq.publish.exports import EXPORTS
from tahqiq.publish.withholding import disclosures
from tahqiq.store.case_toml import READER

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "tahqiq"
STAGES = (
    "collect", "ingest", "extract", "resolve", "corroborate", "weigh", "publish", "store",
)  # fmt: skip
REQUIREMENTS = 117
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
CODEBOOK = sorted(path.name for path in (PACKAGE / "codebook").glob("*.yaml"))
CLOSED_LISTS = {
    "contracts/reading.md": (
        reading.MentionKind, reading.MentionType, reading.EntityRole, reading.TimeType,
        reading.TimeMod, reading.TimePrecision, reading.Comparator, reading.Unit,
        reading.EventType, reading.ParticipantRole, reading.Realis, reading.StepKind,
        reading.Act, reading.Certainty, reading.Polarity, reading.Factuality,
        reading.MarkerKind, reading.RelationType, reading.LinkType, reading.DrawnBy,
    ),
    "contracts/case.md": (
        case.FieldState, case.Standing, case.GroupStatus, case.PerpetratorConfidence,
    ),
}  # fmt: skip


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """The part of a page under a heading, up to the next one of its level."""
    parts = re.split(r"^## ", page(name), flags=re.MULTILINE)
    found = [part for part in parts if part.split("\n", 1)[0].strip() == heading]
    assert len(found) == 1, f"docs/{name} has no section “{heading}”"
    return found[0]


def options_of(verb: str) -> list[str]:
    return [
        name
        for parameter in COMMANDS[verb].params
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--") and name != "--help"
    ]


@pytest.mark.parametrize("verb", sorted(COMMANDS))
def test_every_verb_has_a_section_that_names_all_its_options(verb: str) -> None:
    text = section("cli.md", verb)
    assert f"tahqiq {verb}" in text
    assert [name for name in options_of(verb) if f"`{name}`" not in text] == []


def test_no_section_documents_a_verb_or_option_that_is_not_there() -> None:
    headings = set(re.findall(r"^## (\S+)$", page("cli.md"), flags=re.MULTILINE))
    assert headings == set(COMMANDS)
    known = {name for verb in COMMANDS for name in options_of(verb)} | {"--help"}
    assert set(re.findall(r"`(--[a-z-]+)`", page("cli.md"))) <= known


def test_the_readme_names_every_verb() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in COMMANDS if f"`{verb}" not in text] == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_list_of_show_is_documented(name: str) -> None:
    assert f"`{name}`" in section("cli.md", "show")


@pytest.mark.parametrize("kind", get_args(JudgementKind))
def test_every_kind_of_judgement_is_documented(kind: str) -> None:
    assert f"`{kind}`" in section("cli.md", "judge")


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_every_export_format_is_documented(form: str) -> None:
    assert f"`{form}`" in section("cli.md", "export")


@pytest.mark.parametrize("name", sorted(disclosures().profiles))
def test_every_disclosure_profile_is_documented(name: str) -> None:
    assert f"`{name}`" in section("do-no-harm.md", "What is withheld")


@pytest.mark.parametrize("key", [*TOP, *TABLES, *SECTIONS, *READER])
def test_every_key_of_case_toml_is_documented(key: str) -> None:
    text = page("settings.md")
    assert {f"`{key}`", f"`[{key}]`", f"`[[{key}]]`"} & set(
        re.findall(r"`[^`]+`", text)
    )


@pytest.mark.parametrize("table", sorted(SECTIONS))
def test_every_key_of_a_table_of_case_toml_is_documented(table: str) -> None:
    text = section("settings.md", f"`[[{table}]]`")
    names = [row.name for row in fields(SECTIONS[table])]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_every_variable_of_the_environment_is_documented() -> None:
    read = re.findall(r'"(TAHQIQ_[A-Z]+)"', (PACKAGE / "config.py").read_text())
    assert [name for name in read if f"`{name}`" not in page("settings.md")] == []


def test_codebook_files_are_documented_each_once_and_all_exist() -> None:
    text = section("codebook.md", "All files")
    assert sorted(re.findall(r"^\| `(\w+\.yaml)`", text, re.MULTILINE)) == CODEBOOK


@pytest.mark.parametrize("name", CODEBOOK)
def test_every_codebook_file_begins_with_what_it_holds(name: str) -> None:
    assert (PACKAGE / "codebook" / name).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_page(stage: str) -> None:
    assert f"`src/tahqiq/{stage}/`" in page(f"stages/{stage}.md")


def test_the_design_page_names_every_package() -> None:
    names = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    missing = [name for name in names if f"  {name}/" not in page("design.md")]
    assert missing == []


@pytest.mark.parametrize("name", sorted(CLOSED_LISTS))
def test_every_value_of_a_closed_list_is_documented(name: str) -> None:
    text = page(name)
    values = [value for closed in CLOSED_LISTS[name] for value in get_args(closed)]
    assert [value for value in values if f"`{value}`" not in text] == []


def test_every_requirement_of_the_field_is_answered_once_and_in_order() -> None:
    rows = re.findall(r"^\| M(\d+) \|", page("method.md"), flags=re.MULTILINE)
    assert [int(row) for row in rows] == list(range(1, REQUIREMENTS + 1))


def test_every_place_that_the_method_page_names_is_there() -> None:
    named = re.findall(
        r"`((?:[a-z_0-9]+/)+[a-z_0-9]+\.(?:py|yaml))`", page("method.md")
    )
    missing = [
        name
        for name in named
        if not (PACKAGE / name).is_file() and not (ROOT / name).is_file()
    ]
    assert missing == []


def test_grading_words_mean_on_the_page_what_the_codebook_says_exist() -> None:
    grading = load_yaml("grading", dict)
    words = (*grading["statuses"], *grading["states"])
    assert [word for word in words if f"| {word} |" not in page("concepts.md")] == []


def test_no_page_names_a_path_of_somebodys_machine() -> None:
    files = [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
    pattern = re.compile(r"(?<![\w.])/(?:work|home|root|Users|tmp)/")
    assert [
        path.name for path in files if pattern.search(path.read_text("utf-8"))
    ] == []
