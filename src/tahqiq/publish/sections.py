"""Sections of the dossier as plain sentences, for forms that have no drawings."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.answers import StepRow
from tahqiq.publish.ledger import ledgers, loose_steps
from tahqiq.publish.places import place_rows
from tahqiq.publish.review import corrections, judgement_rows
from tahqiq.publish.sources import lineage_rows, source_rows
from tahqiq.publish.ties import NetTie, net_ties
from tahqiq.publish.timeline import timeline_rows
from tahqiq.publish.words import date_text, words

Section = tuple[str, tuple[str, ...]]


def before_claims(index: CaseIndex) -> Iterator[Section]:
    """When, where and who with whom, each line with the one who says so."""
    yield (
        "Timeline",
        tuple(
            f"{row.when} ({row.precision}; {row.lane}): {row.label}, according to {row.says}"
            for row in timeline_rows(index)
        ),
    )
    yield (
        "Places",
        tuple(
            f"{row.incident}: {row.stated} ({row.state.lower()}; {row.precision}), "
            f"according to {row.says}"
            for row in place_rows(index)
        ),
    )
    yield "Ties", tuple(map(_tie, net_ties(index)))


def after_claims(index: CaseIndex) -> Iterator[Section]:
    """Sources and what depends on what, and what was done about each deed."""
    yield (
        "Sources and origins",
        (
            *(
                f"{row.name}: {row.kind or 'kind not recorded'}; owner "
                f"{row.owner or 'not recorded'}; interest {row.interest or 'not recorded'}; "
                f"reliability {row.reliability}"
                for row in source_rows(index)
            ),
            *(row.text for row in lineage_rows(index)),
        ),
    )
    for row in ledgers(index):
        steps = (
            *map(_step, row.steps),
            *(f"Before: {_step(said)}" for said in row.threats),
        )
        rest = (*row.unkept, row.untied, row.absent if row.is_main else "")
        answers = (said.text for said in row.responses)
        lines = tuple(text for text in (*steps, *rest, *answers) if text)
        yield f"What was done about it: {row.title}", lines
    yield "Steps of no known deed", tuple(map(_step, loose_steps(index)))


def at_the_end(index: CaseIndex) -> Iterator[Section]:
    """What sources took back and what analysts decided."""
    taken = tuple(row.text for row in corrections(index))
    decided = (
        f"{date_text(row.at)}, {row.author}: {row.text}. {row.reason}"
        + ("" if row.in_force else " (no longer in force)")
        for row in judgement_rows(index)
    )
    yield "Corrections and judgements", (*taken, *decided)


def _tie(row: NetTie) -> str:
    kind = f"{words().accusing}: " if row.kind == "accusation" else ""
    doubt = " (disputed)" if row.is_disputed and not kind else ""
    answer = f" {row.answer}" if row.answer else ""
    return (
        f"{kind}{row.source_name}, {row.label}, {row.target_name}{doubt}; {row.told}, "
        f"according to {row.says}.{answer}"
    )


def _step(row: StepRow) -> str:
    return f"{row.stage} ({row.said_to_be}), {row.when}: {row.text}, according to {row.says}"
