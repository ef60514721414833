"""Reports by the origin they go back to: who repeats whom (M60, M61)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tahqiq.model.case import Lineage
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.words import date_text, listed, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One report under the origin it goes back to; `depth` 0 is the origin itself."""

    document: str
    outlet: str
    title: str
    published: str
    depth: int
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """Reports that count as one origin, the earliest first."""

    reports: tuple[Descent, ...]


def origin_rows(index: CaseIndex) -> tuple[OriginRow, ...]:
    """Every origin with its reports, those repeated most first.

    Reports are one origin here where one repeats the text of the other, or one owner
    has both; what is only quoted is noted and counts claim by claim.
    """
    groups: dict[str, list[str]] = {}
    for document, root in _roots(index).items():
        groups.setdefault(root, []).append(document)
    found = [OriginRow(reports=tuple(_tree(keys, index))) for keys in groups.values()]
    return tuple(
        sorted(
            found,
            key=lambda row: (
                -len(row.reports), row.reports[0].outlet, row.reports[0].document,
            ),
        )
    )  # fmt: skip


def _roots(index: CaseIndex) -> dict[str, str]:
    """For each report the one its whole text or owner makes it count with.

    A report that quotes another is not it: what it quotes counts for the one quoted,
    claim by claim, and the rest for itself.
    """
    root = {key: key for key in index.readings}
    for row in index.case.lineage:
        if row.kind in words().whole and row.document in root:
            root.setdefault(row.origin, row.origin)
            ends = (_root(row.document, root), _root(row.origin, root))
            root[max(ends)] = min(ends)
    return {key: _root(key, root) for key in index.readings}


def _root(key: str, root: Mapping[str, str]) -> str:
    while root[key] != key:
        key = root[key]
    return key


def _tree(keys: Sequence[str], index: CaseIndex) -> Iterator[Descent]:
    """Reports of one origin below the one they repeat, no report twice."""
    inside = set(keys)
    parents: dict[str, list[Lineage]] = {}
    for row in index.case.lineage:
        whole = row.kind in words().whole
        if whole and row.document in inside and row.origin in inside:
            parents.setdefault(row.document, []).append(row)
    waiting = sorted(keys, key=lambda key: (key in parents, *_order(key, index)))
    children: dict[str | None, list[str]] = {None: [waiting[0]]}
    placed = {waiting.pop(0)}
    while waiting:
        key = next(
            (key for key in waiting if _parent(key, parents, placed)), waiting[0]
        )
        waiting.remove(key)
        children.setdefault(_parent(key, parents, placed), []).append(key)
        placed.add(key)
    yield from _walk(None, children, 0, index)


def _parent(
    key: str, parents: Mapping[str, Sequence[Lineage]], placed: set[str]
) -> str | None:
    """The report it most surely depends on, of those that have their place already."""
    known = [row for row in parents.get(key, ()) if row.origin in placed]
    return (
        max(known, key=lambda row: (row.weight, row.origin)).origin if known else None
    )


def _walk(
    parent: str | None,
    children: Mapping[str | None, Sequence[str]],
    depth: int,
    index: CaseIndex,
) -> Iterator[Descent]:
    for key in sorted(children.get(parent, ()), key=lambda key: _order(key, index)):
        known = index.readings[key].document
        yield Descent(
            document=key,
            outlet=outlet_name(key, index),
            title=known.title or known.file,
            published=date_text(known.published),
            depth=depth,
            how=_how(key, index),
        )
        yield from _walk(key, children, depth + 1, index)


def _order(key: str, index: CaseIndex) -> tuple[str, str, str]:
    published = index.readings[key].document.published or "9999"
    return published, outlet_name(key, index), key


def _how(key: str, index: CaseIndex) -> str:
    """Everything the report depends on, in words: inside the case and outside of it."""
    by_verb: dict[str, list[str]] = {}
    for row in index.case.lineage:
        if row.document == key:
            known = row.origin in index.readings
            name = outlet_name(row.origin, index) if known else row.origin
            by_verb.setdefault(words().lineages[row.kind], []).append(name)
    return "; ".join(f"{verb} {listed(names)}" for verb, names in by_verb.items())
