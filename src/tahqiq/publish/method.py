"""The method page, drawn from the configuration that made the case (M96, M97)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tahqiq.model.case import Case
from tahqiq.publish.wording import likelihood
from tahqiq.publish.words import grading, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """A list of words with their meanings, under a heading."""

    title: str
    rows: tuple[tuple[str, str], ...]


def method_rows(case: Case, version: str) -> tuple[tuple[str, str], ...]:
    """The settings and programs that made this case, as name and value."""
    settings = case.settings
    readers = sorted({row.reader for row in case.readings if row.reader})
    return (
        ("Program", f"Tahqiq {version}"),
        ("Reader", "; ".join(readers) or "not recorded"),
        ("Language model", settings.english_model),
        ("Codebook", settings.codebook or "the one installed with the program"),
        ("Rule for a single figure", settings.toll_rule),
        ("Meaning of the rule", grading().toll_rules.get(settings.toll_rule, "")),
        ("Disclosure profile", settings.disclosure),
        ("Words of likelihood", likelihood().tables[likelihood().default].name),
    )


def definitions() -> tuple[Definitions, ...]:
    """Every status, standing, grade and kind that the page uses, defined."""
    return tuple(_definitions())


def _definitions() -> Iterator[Definitions]:
    said, graded = words(), grading()
    kinds = {row.label: row.meaning for row in said.kinds.values()}
    firm = {row.label: row.meaning for row in said.certainties.values()}
    yield _list("Kinds of claim", kinds)
    yield _list("How firmly the innermost source speaks", firm)
    yield _list("Status of a proposition", _labelled(graded.statuses, said.statuses))
    yield _list("Standing of a value", _labelled(graded.standings, said.standings))
    yield _list("State of a field", _labelled(graded.states, said.states))
    yield _list("Who is said to have done it", graded.perpetrator)
    yield _list("Reliability of a source, set by an analyst", graded.reliability)
    yield _list("Credibility of a claim, set by an analyst", graded.credibility)
    table = likelihood().tables[likelihood().default]
    bands = {", ".join(row.words): f"{row.low} to {row.high} %" for row in table.rows}
    yield _list(f"Words of likelihood ({table.name})", bands)


def _labelled(
    meanings: Mapping[str, str], labels: Mapping[str, str]
) -> Mapping[str, str]:
    return {labels.get(key, key): meaning for key, meaning in meanings.items()}


def _list(title: str, rows: Mapping[str, str]) -> Definitions:
    return Definitions(title=title, rows=tuple(rows.items()))
