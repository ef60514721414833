"""Whole cases against their gold: `python -m evals.cases [FOLDER ...] [--part PART] [--show]`.

Any folder in the format of `evals/cases/README.md`. Reported: origins exact and status
right over the key propositions, F1 of denials, contradictions and retractions, fields
of incidents, distractor incidents merged, names of one entity brought together.

A case whose gold says `part: gate` is held out: it has its own table, and its misses are
shown only where `--part gate` asks for them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from evals.case_build import case_export
from evals.case_gold import (
    CASES,
    Export,
    Range,
    Raw,
    Ref,
    export_of,
    f1,
    found,
    gold_files,
    load_gold,
    ref_of,
)

TYPES = ("denies", "contradicts", "retracts")
FIGURES = ("killed", "wounded", "attackers")
PARTS = ("dev", "gate")


@dataclass
class Scores:
    """Counts of right and asked, by measure, with a line for every miss."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def tell(
        self, measure: str, right: float, line: str = "", asked: float = 1
    ) -> None:
        """Count one answer; `line` says what was wrong with it."""
        self.right[measure] += right  # type: ignore[assignment]
        self.asked[measure] += asked  # type: ignore[assignment]
        if right < asked and line:
            self.misses.append(f"{measure}: {line}")

    def add(self, other: Scores) -> None:
        """Pool with the counts of another case."""
        self.right.update(other.right)
        self.asked.update(other.asked)


def score(raw: Raw, gold: Raw) -> Scores:
    """All measures of one case export against its gold."""
    export, scores = export_of(raw), Scores()
    for group in gold.get("groups", ()):
        _group(export, group, scores)
    _links(export, gold, scores)
    _incidents(export, gold, scores)
    _entities(export, gold, scores)
    _lineage(export, gold, scores)
    return scores


def _group(export: Export, gold: Raw, scores: Scores) -> None:
    meant = export.all_refs(gold["quotes"])
    extra = export.all_refs(gold.get("optional") or {})
    best = _best_group(export, gold["polarity"], meant, extra)
    name = gold["id"]
    if best is None:
        scores.tell("group members", 0, f"{name}: no group", 1)
        scores.tell("origins exact", 0, f"{name}: no group, {gold['origins']} wanted")
        scores.tell("status", 0, "")
        return
    group, share = best
    scores.tell("group members", share, f"{name}: {share:.2f} of its reports")
    same = group["origins"] == gold["origins"]
    scores.tell(
        "origins exact", same, f"{name}: {group['origins']} for {gold['origins']}"
    )
    sets = {frozenset(export.names[d] for d in row) for row in group["origin_sets"]}
    wanted = {frozenset(row) for row in gold.get("origin_sets", ())}
    shown = [sorted(row) for row in sets]
    scores.tell("origin sets exact", sets == wanted, f"{name}: {shown}")
    allowed = {gold["status"], *gold.get("status_also", ())}
    line = (
        f"{name}: {group['status']} for {gold['status']}, {group['proposition'][:50]!r}"
    )
    scores.tell("status", group["status"] in allowed, line)


def _best_group(
    export: Export,
    polarity: str,
    meant: dict[str, set[Ref]],
    extra: dict[str, set[Ref]],
) -> tuple[Raw, float] | None:
    """The group of this polarity whose reports are those of the gold, most nearly."""
    ranked = []
    for group in export.raw["groups"]:
        if group.get("polarity", polarity) != polarity:
            continue
        refs = {ref_of(row) for row in group["claims"]}
        right = sum(1 for rows in meant.values() if rows & refs)
        spare = {export.files[file] for file, rows in extra.items() if rows & refs}
        documents = {document for document, _ in refs} - spare
        if right:
            share = f1(right, max(len(documents), right), len(meant))
            ranked.append((share, group["origins"], group["id"], group))
    ranked.sort(key=lambda row: (-row[0], -row[1], row[2]))
    return (ranked[0][3], ranked[0][0]) if ranked else None


def _links(export: Export, gold: Raw, scores: Scores) -> None:
    """A gold link is found by any link between its claims; a link between two quoted
    claims that no gold link or pair of groups in conflict explains is wrong."""
    rows = [row for row in gold.get("links", ()) if row["type"] in TYPES]
    known = _quoted(export, gold)
    drawn = [row for row in _drawn(export) if row[1] in known and row[2] in known]
    explained: set[tuple[str, Ref, Ref]] = set()
    hits: Counter[str] = Counter()
    for row in rows:
        left = export.refs(row["from"]["file"], row["from"]["quote"])
        right = export.refs(row["to"]["file"], row["to"]["quote"])
        wide_left, wide_right = (_siblings(export, gold, one) for one in (left, right))
        match = [one for one in drawn if _joins(one, row["type"], left, wide_right)]
        explained |= {
            one for one in drawn if _joins(one, row["type"], wide_left, wide_right)
        }
        hits[row["type"]] += bool(match)
        ends = f"{row['from']['quote'][:40]!r} to {row['to']['quote'][:40]!r}"
        scores.tell(f"{row['type']} recall", bool(match), ends)
    for one in drawn:
        if one[0] in TYPES:
            words = " to ".join(_words(export, ref) for ref in one[1:])
            scores.tell(f"{one[0]} precision", one in explained, words)


def _drawn(export: Export) -> list[tuple[str, Ref, Ref]]:
    rows = [
        (r["type"], ref_of(r["from"]), ref_of(r["to"])) for r in export.raw["links"]
    ]
    for reading in export.raw["readings"]:
        document = reading["document"]["id"]
        rows += [
            (r["type"], (document, r["from"]), (document, r["to"]))
            for r in reading["links"]
        ]
    return sorted(set(rows))


def _joins(
    row: tuple[str, Ref, Ref], kind: str, left: set[Ref], right: set[Ref]
) -> bool:
    forward = row[1] in left and row[2] in right
    backward = row[1] in right and row[2] in left
    return row[0] == kind and (forward or (kind == "contradicts" and backward))


def _quoted(export: Export, gold: Raw) -> set[Ref]:
    """Every claim that some quote of a group or link means."""
    known: set[Ref] = set()
    for group in gold.get("groups", ()):
        known = known.union(*export.all_refs(group["quotes"]).values())
    for row in gold.get("links", ()):
        for end in ("from", "to"):
            known |= export.refs(row[end]["file"], row[end]["quote"])
    return known


def _siblings(export: Export, gold: Raw, refs: set[Ref]) -> set[Ref]:
    """The claims of the gold groups that hold one of these, with these."""
    found_refs = set(refs)
    for group in gold.get("groups", ()):
        rows = set().union(*export.all_refs(group["quotes"]).values())
        if rows & refs:
            found_refs |= rows
    return found_refs


def _words(export: Export, ref: Ref) -> str:
    claim = next(row for row in export.claims[ref[0]] if row["id"] == ref[1])
    return f"{export.names[ref[0]][:12]} {claim['content'][0]['exact'][:50]!r}"


def _incidents(export: Export, gold: Raw, scores: Scores) -> None:
    """Fields of the incident that most of a gold incident's reports tell of."""
    taken: dict[str, str] = {}
    for row in gold.get("incidents", ()):
        best = _best_incident(export, row)
        name = f"{gold['case']} {row['id']}"
        scores.tell("incident found", best is not None, name)
        if best is None:
            continue
        merged = best["id"] in taken
        scores.tell(
            "incident kept apart", not merged, f"{name} = {taken.get(best['id'])}"
        )
        taken.setdefault(best["id"], row["id"])
        _fields(export, gold, row, best["fields"], scores)


def _best_incident(export: Export, gold: Raw) -> Raw | None:
    meant = {export.files[file] for file in gold["files"] if file in export.files}
    dates = (gold.get("date") or {}).get("earliest")
    ranked = []
    for row in export.raw["incidents"]:
        documents = {event["document"] for event in row["events"]}
        right = len(documents & meant)
        same_day = (row["fields"].get("date") or {}).get("earliest") == dates
        if right:
            share = f1(right, len(documents), len(meant))
            ranked.append((share + same_day, row["id"], row))
    ranked.sort(key=lambda one: (-one[0], one[1]))
    return ranked[0][2] if ranked else None


def _fields(export: Export, gold: Raw, row: Raw, fields: Raw, scores: Scores) -> None:
    name = f"{gold['case']} {row['id']}"
    for key in FIGURES:
        if key in row:
            ours = fields.get(key) or {}
            same = all(ours.get(one) == row[key].get(one) for one in ("low", "high"))
            line = f"{name} {key}: {ours.get('low')}-{ours.get('high')}"
            scores.tell("figures", same, line)
            state = ours.get("state") == row[key]["state"]
            scores.tell("figure states", state, f"{line} {ours.get('state')}")
    if "date" in row:
        ours = fields.get("date") or {}
        same = all(ours.get(one) == row["date"][one] for one in ("earliest", "latest"))
        line = f"{name}: {ours.get('earliest')} to {ours.get('latest')}"
        scores.tell("date", same, line)
    if row.get("place"):
        ours = fields.get("place") or {}
        names = _spellings(gold, row["place"])
        scores.tell("place", ours.get("value") in names, f"{name}: {ours.get('value')}")
    if "claimed" in row:
        ours = (fields.get("claimed") or {}).get("value")
        scores.tell("claimed", ours == row["claimed"]["value"], f"{name}: {ours}")
    for charge in row.get("perpetrator", ()):
        _charge(export, gold, charge, fields, scores)


def _charge(
    export: Export, gold: Raw, charge: Raw, fields: Raw, scores: Scores
) -> None:
    """A charge is right where accused, accuser and confidence are, over its quote."""
    meant = set().union(*export.all_refs(charge["quotes"]).values())
    names = {
        row["id"]: {row["name"], *row["aliases"]} for row in export.raw["entities"]
    }
    values = [
        value
        for value in (fields.get("perpetrator") or {}).get("values", ())
        if meant & {ref_of(one) for one in value["claims"]}
    ]
    quote = next(iter(charge["quotes"].values()))
    accused = [
        v for v in values if _is(gold, names, charge["accused"], v.get("entity"))
    ]
    scores.tell("accused", bool(accused), quote)
    if accused:
        by = any(_is(gold, names, charge["by"], v.get("by")) for v in accused)
        scores.tell("accuser", by, quote)
        held = {v.get("confidence") for v in accused}
        line = f"{quote}: {held} for {charge['confidence']}"
        scores.tell("confidence", charge["confidence"] in held, line)


def _is(
    gold: Raw, names: dict[str, set[str]], wanted: str | None, ours: str | None
) -> bool:
    if wanted is None or ours is None:
        return wanted is None and ours is None
    return bool(_spellings(gold, wanted) & names.get(ours, set()))


def _spellings(gold: Raw, entity: str) -> set[str]:
    rows = [row for row in gold["entities"] if row["id"] == entity]
    return {name for row in rows for name in (row["name"], *row["spellings"])}


def _entities(export: Export, gold: Raw, scores: Scores) -> None:
    """The entities that mentions of each gold entity's spellings belong to."""
    mentions = [
        (one["document"], (one["start"], one["end"]), row["id"])
        for row in export.raw["entities"]
        for one in row["mentions"]
    ]
    heads: dict[str, Counter[str]] = {}
    for row in gold.get("entities", ()):
        heads[row["id"]] = Counter(
            entity
            for document, (start, end), entity in mentions
            if export.names[document] in row["files"]
            and any(
                a == start and b == end
                for name in row["spellings"]
                for a, b in _places(export, document, name)
            )
        )
        total = sum(heads[row["id"]].values())
        top = max(heads[row["id"]].values(), default=0)
        line = f"{row['name']}: {top} of {total} mentions in one"
        scores.tell("mentions in one entity", top, line, max(total, 1))
    for left, right in gold.get("known_different", ()):
        both = [heads[one].most_common(1) for one in (left, right) if one in heads]
        merged = (
            len(both) == 2 and both[0] and both[1] and both[0][0][0] == both[1][0][0]
        )
        scores.tell("known different kept apart", not merged, f"{left} = {right}")


def _places(export: Export, document: str, name: str) -> list[Range]:
    return list(found(name, export.texts[document]))


def _lineage(export: Export, gold: Raw, scores: Scores) -> None:
    """Copies of a whole report found, and pairs that look alike left independent."""
    drawn = {
        (export.names[row["document"]], export.names.get(row["origin"], row["origin"]))
        for row in export.raw.get("lineage", ())
        if row["kind"] in {"duplicate", "reprint", "rewrite", "credit", "quotes"}
    }
    for row in gold.get("lineage", ()):
        if row["kind"] in {"reprint", "rewrite", "quotation"}:
            pair = (row["copy"], row["of"])
            scores.tell("lineage recall", pair in drawn, f"{pair} {row['kind']}")
    for left, right in gold.get("independent", ()):
        apart = (left, right) not in drawn and (right, left) not in drawn
        scores.tell("independent kept", apart, f"{left}, {right}")


def table(scores: Scores) -> list[str]:
    """One line a measure: share right, right, asked."""
    rows = []
    for name in sorted(scores.asked):
        right, asked = scores.right[name], scores.asked[name]
        rows.append(f"{name:28} {right / asked:.3f}  {right:g}/{asked:g}")
    return rows + [
        f"{kind + ' F1':28} {_f1(scores, kind):.3f}" for kind in (*TYPES, "all")
    ]


def _f1(scores: Scores, kind: str) -> float:
    """F1 of one type of link; `all` are denials and contradictions together."""
    kinds = ("denies", "contradicts") if kind == "all" else (kind,)
    parts = []
    for side in ("recall", "precision"):
        right = sum(scores.right[f"{one} {side}"] for one in kinds)
        asked = sum(scores.asked[f"{one} {side}"] for one in kinds)
        parts.append(right / asked if asked else 1.0)
    return 2 * parts[0] * parts[1] / sum(parts) if sum(parts) else 0.0


def part_of(gold: Raw) -> str:
    """Whether rules may be tuned to a case (`dev`) or only measured on it (`gate`)."""
    return str(gold.get("part", "dev"))


def scored(paths: Iterable[Path], part: str, *, show: bool) -> Scores:
    """The pooled scores of the cases of one part, each named as it is done."""
    total = Scores()
    for path in paths:
        gold = load_gold(path)
        if part_of(gold) == part:
            found_scores = score(case_export(gold), gold)
            total.add(found_scores)
            print(gold["case"], *(found_scores.misses if show else ()), sep="\n  ")
    return total


def main() -> None:
    """Score the cases in the folders given, ours by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[CASES])
    parser.add_argument("--part", choices=PARTS, help="one part; by default both")
    parser.add_argument("--show", action="store_true", help="print every miss")
    options = parser.parse_args()
    paths = list(gold_files(options.folders))
    for part in [options.part] if options.part else PARTS:
        show = options.show and (part == "dev" or options.part == "gate")
        total = scored(paths, part, show=show)
        if total.asked:
            print(f"== {part}", *table(total), sep="\n")


if __name__ == "__main__":
    main()
