"""The text of a new ``case.toml``: what is known, and examples of the rest.

`tahqiq.config` reads it back; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from tahqiq.model.case import (
    CasePlace,
    CaseSettings,
    EvidenceRow,
    Hypothesis,
    SourceProfile,
    Withholding,
)
from tahqiq.store.spelling import toml_string

FORMAT = 1  # a later one may hold keys that this version would misread

Section = Hypothesis | EvidenceRow | SourceProfile | Withholding | CasePlace
UNSAID = (None, ())
READER = {
    "english_model": "the spaCy model that reads English",
    "toll_rule": "how one figure is drawn from several",
    "disclosure": "what a dossier may show: internal, partner, public or custom",
    "codebook": "version of the codebook; empty: the one installed",
    "database": "where the records are; empty: case.db in this folder",
}

INTRODUCTION = """\
# The case in the words of its analysts. Change it freely: every change is entered in
# the custody log the next time something is added. `#` starts a comment.
"""
QUESTION = """
# The question the case is to answer.
"""
SCOPE = """
# What belongs to the case, in your own words: incident, from, to, place …
[scope]
"""
SCOPE_EXAMPLE = '# from = "2031-03-01"\n# place = "Sahran, Qasaba province"\n'
HYPOTHESES = """
# Rival explanations: at least two that exclude each other, one of them "other".
"""
HYPOTHESES_EXAMPLE = """\
# [[hypotheses]]
# id = "militia"
# text = "Members of the militia did it on their commander's order."
#
# [[hypotheses]]
# id = "other"
# text = "Someone else did it, for a reason that no report mentions."
"""
EVIDENCE = """
# Rows of the matrix that no report states. kind: claim, absence, assumption, deduction.
"""
EVIDENCE_EXAMPLE = """\
# [[evidence]]
# id = "no-claim"
# kind = "absence"
# text = "Nobody has claimed responsibility."
# weight = 1.0
"""
SOURCES = """
# What is known of who publishes and who speaks. Leave out what is not known.
# Sources of one owner count as one origin. reliability: A to F; F, it cannot be judged.
"""
SOURCES_EXAMPLE = """\
# [[sources]]
# name = "Orun Wire"
# kind = "agency"
# owner = "its member newspapers"
# scale = "national"
# language = "en"
# interest = "none known"
# reliability = "F"
"""
PLACES = """
# Places that no gazetteer knows, or knows wrongly: they come before those of the gazetteer.
# A place lies within `radius_m` metres of its point. kind: country, region, town or site.
"""
PLACES_EXAMPLE = """\
# [[places]]
# name = "Tannery quarter"
# lat = -31.01
# lon = 78.02
# radius_m = 800
# source = "measured on the city plan of 2029"
# kind = "site"
# within = "Sahran"
# also = ["the Tanneries"]
"""
WITHHOLDING = """
# What a release must not show, beside what its profile withholds. The profile "custom" is
# `base` with the kinds of `also` and without those of `without`.
"""
WITHHOLDING_EXAMPLE = """\
# [withholding]
# base = "public"
# also = ["victim"]
# without = ["contacts"]
# words = ["the only dentist of the quarter"]
# shown = ["somebody who agreed to be named"]
# basis = "the law that allows religion, health … to be published, and why it applies"
"""
SETTINGS = """
# How the reports are read and counted. What is left out has the value shown.
[settings]
"""


def case_toml(settings: CaseSettings) -> str:
    """The text of a ``case.toml`` that says what `settings` says."""
    return "".join(
        [
            INTRODUCTION,
            f"format = {FORMAT}\n",
            f"title = {toml_string(settings.title)}\n",
            QUESTION,
            _optional(
                "question", settings.question, "Who did it, and on whose orders?"
            ),
            SCOPE,
            _table(settings.scope) or SCOPE_EXAMPLE,
            HYPOTHESES,
            _sections("hypotheses", settings.hypotheses) or HYPOTHESES_EXAMPLE,
            EVIDENCE,
            _sections("evidence", settings.evidence) or EVIDENCE_EXAMPLE,
            SOURCES,
            _sections("sources", settings.sources) or SOURCES_EXAMPLE,
            PLACES,
            _sections("places", settings.places) or PLACES_EXAMPLE,
            WITHHOLDING,
            _withholding(settings.withholding) or WITHHOLDING_EXAMPLE,
            SETTINGS,
            _reader(settings),
        ]
    )


def _optional(key: str, value: str | None, example: str) -> str:
    if value is None:
        return f"# {key} = {toml_string(example)}\n"
    return f"{key} = {toml_string(value)}\n"


def _table(rows: Mapping[str, str]) -> str:
    lines = (f"{toml_string(key)} = {toml_string(rows[key])}\n" for key in rows)
    return "".join(lines)


def _sections(name: str, records: Iterable[Section]) -> str:
    return "\n".join(f"[[{name}]]\n{_record(record)}" for record in records)


def _withholding(rules: Withholding) -> str:
    """The table, if anything in it differs from what holds without it."""
    return "" if rules == Withholding() else f"[withholding]\n{_record(rules)}"


def _record(record: Section) -> str:
    pairs = ((field.name, getattr(record, field.name)) for field in fields(record))
    return "".join(
        f"{key} = {_value(value)}\n" for key, value in pairs if value not in UNSAID
    )


def _value(value: object) -> str:
    if isinstance(value, str):
        return toml_string(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_value(part) for part in value)}]"
    return repr(value)


def _reader(settings: CaseSettings) -> str:
    """Settings that differ from their default as lines, the others as comments."""
    usual = CaseSettings(title="")
    lines: list[str] = []
    for key, explanation in READER.items():
        value, default = getattr(settings, key), getattr(usual, key)
        mark = "# " if value == default else ""
        line = f"{mark}{key} = {toml_string(value or '')}"
        lines.append(f"{line}  # {explanation}\n")
    return "".join(lines)
