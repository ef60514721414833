"""Who depends on whom, and what shows it (M60, M61).

Five ways lead from a report to another: the same words or facts (`copying`), a credit
line, a statement that the whole rests on another outlet, a speaker in a chain who is
an outlet of the case, and a common owner. A report that quotes a copy of its own outlet's
work is flagged as circular beside that. A person's judgement overrules all of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tahqiq.corroborate.copying import Copying, copyings
from tahqiq.corroborate.ground import Ground, bare, outlet_key, outlet_names
from tahqiq.corroborate.vocabulary import pattern_of, source_words
from tahqiq.model.case import Lineage, Reason
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.memory import Memory
from tahqiq.model.reading import Step
from tahqiq.text.folding import fold

WHOLE = frozenset({"duplicate", "reprint", "rewrite", "credit"})
STATED = 1.0  # the report says so itself; no measure is needed


def lineage(ground: Ground, memory: Memory) -> tuple[Lineage, ...]:
    """Every dependence of a report on another one, an agency or an owner."""
    copied = [_of_copying(row) for row in copyings(ground, memory)]
    found = [
        *copied,
        *_credits(ground, {row.document for row in copied}),
        *_based(ground),
        *_quoted(ground),
        *_owned(ground),
    ]
    judged = standing(ground.index.case.judgements)
    kept = list(_overruled(found, judged))
    return tuple(sorted([*kept, *_circular(ground, kept)], key=_order))


def _circular(ground: Ground, rows: list[Lineage]) -> Iterator[Lineage]:
    """Reports that quote a copy of a report of their own outlet: it confirms itself."""
    models = {row.document: row.origin for row in rows if is_whole(row)}
    for row in rows:
        model = models.get(row.origin)
        quotes = row.kind == "quotes" and model in ground.outlet_of
        if _takes_back(ground, row.document):
            continue  # it names the copies of what it withdraws
        if quotes and ground.outlet_of[str(model)] == ground.outlet_of[row.document]:
            files = [
                ground.reading(str(one)).document.file for one in (row.origin, model)
            ]
            reason = Reason(
                feature="circular", weight=STATED,
                detail=f"{files[0]}, which it quotes, copies {files[1]} of its own outlet",
            )  # fmt: skip
            yield Lineage(
                document=row.document, origin=row.origin, kind="circular", weight=STATED,
                reasons=(reason,),
            )  # fmt: skip


def is_whole(row: Lineage) -> bool:
    """Whether nothing the report says flat is its own: it stands on the other one."""
    return row.kind in WHOLE or any(one.feature == "based on" for one in row.reasons)


def _order(row: Lineage) -> tuple[str, str, str]:
    return row.document, row.origin, row.kind


def _of_copying(row: Copying) -> Lineage:
    return Lineage(
        document=row.copy, origin=row.model, kind=row.kind, weight=row.weight,
        reasons=row.reasons,
    )  # fmt: skip


def _takes_back(ground: Ground, document: str) -> bool:
    found = ground.reading(document).document
    title = found.title or found.text.lstrip().partition("\n")[0]
    return pattern_of("corrections", "headings").search(title) is not None


def _credits(ground: Ground, copies: set[str]) -> Iterator[Lineage]:
    """Agencies a report credits, where the credit is not the outlet's own name.

    An agency whose report is in the case is followed to that report; a copy already
    traced by its words needs no second line.
    """
    names = outlet_names(ground.index.case.entities)
    for document in sorted(ground.outlet_of):
        for credit in ground.reading(document).document.credits:
            key = outlet_key(credit, names)
            if key == ground.outlet_of[document]:
                continue
            origin = _earlier(ground, key, document)
            if origin is None or document not in copies:
                reason = Reason(feature="credit", weight=STATED, detail=f"({credit})")
                yield Lineage(
                    document=document, origin=origin or credit, kind="credit",
                    weight=STATED, reasons=(reason,),
                )  # fmt: skip


def _earlier(ground: Ground, outlet: str, document: str) -> str | None:
    """The last report of an outlet not later than a document, else its first."""
    rows = [row for row in ground.documents_of.get(outlet, ()) if row != document]
    before = [
        row for row in rows if ground.published(row) <= ground.published(document)
    ]
    return before[-1] if before else None


def _based(ground: Ground) -> Iterator[Lineage]:
    """Reports that say that the whole of them rests on another outlet."""
    outlets = {
        name: key
        for document, key in sorted(ground.outlet_of.items())
        if (name := ground.reading(document).document.outlet)
    }
    if not outlets:
        return
    named = "|".join(re.escape(name) for name in sorted(outlets, key=len, reverse=True))
    rows = (row.replace("NAME", f"(?P<name{at}>{named})")
            for at, row in enumerate(source_words().based_on))  # fmt: skip
    pattern = re.compile("|".join(rows), re.IGNORECASE)
    by_bare = {bare(name): key for name, key in outlets.items()}
    for document in sorted(ground.outlet_of):
        for match in pattern.finditer(ground.reading(document).document.text):
            name = next(value for value in match.groupdict().values() if value)
            key = by_bare[bare(name)]
            origin = _earlier(ground, key, document)
            if origin and key != ground.outlet_of[document]:
                words = " ".join(match[0].split())
                reason = Reason(feature="based on", weight=STATED, detail=f"“{words}”")
                yield Lineage(
                    document=document, origin=origin, kind="quotes", weight=STATED,
                    reasons=(reason,),
                )  # fmt: skip


def _quoted(ground: Ground) -> Iterator[Lineage]:
    """Reports with a speaker in a chain who publishes in the case."""
    counts: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], str] = {}
    total = Counter(ref.document for ref in ground.claims)
    bodies = publishers(ground)
    for ref in ground.claims:
        for step in ground.claim(ref).chain[1:]:
            key = _meant(ground, bodies, ref.document, step)
            origin = _earlier(ground, key, ref.document) if key else None
            if origin and key != ground.outlet_of[ref.document]:
                counts[ref.document, origin] += 1
                source = step.source.exact if step.source else ""
                words.setdefault((ref.document, origin), source)
    for (document, origin), count in sorted(counts.items()):
        reason = Reason(
            feature="quotes", weight=count / total[document],
            detail=f"“{words[document, origin]}” speaks in {count} of its claims",
        )  # fmt: skip
        yield Lineage(
            document=document, origin=origin, kind="quotes", weight=reason.weight,
            reasons=(reason,),
        )  # fmt: skip


def step_outlet(ground: Ground, document: str, step: Step) -> str | None:
    """The outlet of the case that a speaker is, by entity or by name."""
    entity = ground.entity(document, step.entity)
    if entity and entity.id in ground.documents_of:
        return entity.id
    names = [entity.name] if entity else []
    names += [step.source.exact] if step.source else []
    return next(
        (key for name in names if (key := ground.outlets.get(bare(name)))), None
    )


def publishers(ground: Ground) -> dict[str, tuple[str, ...]]:
    """Outlets by each word of their name that can stand for one: "the police"."""
    general = {*source_words().general_bodies, "the", "of", "a"}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, documents in ground.documents_of.items():
        for word in set(fold(ground.outlet_name(documents[0])).split()) - general:
            found[word].add(key)
    return {word: tuple(sorted(keys)) for word, keys in found.items()}


def _meant(
    ground: Ground, bodies: Mapping[str, tuple[str, ...]], document: str, step: Step
) -> str | None:
    """The outlet a speaker is, by name, or by the one word that only its name has."""
    known = step_outlet(ground, document, step)
    if known or step.source is None or step.kind == "unspecified":
        return known
    entity = ground.entity(document, step.entity)
    if entity and entity.id in ground.named:
        return None
    words = fold(step.source.exact).split()
    found = {key for word in words[-1:] for key in bodies.get(word, ())}
    return found.pop() if len(found) == 1 else None


def _owned(ground: Ground) -> Iterator[Lineage]:
    """Reports of outlets that share an owner with another outlet of the case."""
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    for key, profile in ground.profiles.items():
        if profile.owner and key in ground.documents_of:
            outlets[profile.owner].add(key)
    for owner, keys in sorted(outlets.items()):
        if len(keys) > 1:
            for document in sorted(
                row for key in keys for row in ground.documents_of[key]
            ):
                reason = Reason(feature="owner", weight=STATED, detail=owner)
                yield Lineage(
                    document=document, origin=owner, kind="owner", weight=STATED,
                    reasons=(reason,),
                )  # fmt: skip


def _overruled(
    found: Iterable[Lineage], judgements: Iterable[Judgement]
) -> Iterator[Lineage]:
    """The lineage a person left standing, with what the person added."""
    said = {
        frozenset((row.subject, row.object or "")): row
        for row in judgements
        if row.kind == "lineage"
    }
    for row in found:
        if frozenset((row.document, row.origin)) not in said:
            yield row
    for judged in said.values():
        if judged.value == "copy" and judged.object:
            reason = Reason(
                feature="judgement", weight=STATED,
                detail=f"{judged.author}: {judged.reason}",
            )  # fmt: skip
            yield Lineage(
                document=judged.subject, origin=judged.object, kind="reprint",
                weight=STATED, reasons=(reason,),
            )  # fmt: skip
