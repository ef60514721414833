"""Who depends on whom, and what shows it (M60, M61).

Five ways lead from a report to another: the same words or facts (`copying`), a credit
line, a statement that the whole rests on another outlet, another outlet of the case as
a speaker in a chain or as the one whom a speaker told, and a common owner. A report
that quotes a copy of its own outlet's work is flagged as circular beside that. A
person's judgement overrules all of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from tahqiq.corroborate.copying import Copying, copyings
from tahqiq.corroborate.ground import Ground, bare, outlet_key, outlet_names
from tahqiq.corroborate.vocabulary import pattern_of, source_words
from tahqiq.model.case import Lineage, Reason
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.memory import Kept, Memory
from tahqiq.model.reading import Reading, Step
from tahqiq.text.folding import fold

WHOLE = frozenset({"duplicate", "reprint", "rewrite", "credit"})
POSSESSOR = re.compile(
    r"^.*['\u2019]s?\s+"
)  # whose body it is: "the engineer's company"
SEVERAL = 2
NAME = (
    r"(?:[Tt]he\s+)?[A-Z][\w&'\u2019-]*"
    r"(?:\s+(?:(?:of|the|for|and|de|du|del|la)\s+)*[A-Z][\w&'\u2019-]*){0,6}"
)
STATED = 1.0  # the report says so itself; no measure is needed


Told = Mapping[str, "tuple[Phrase, ...]"]  # by document


def lineage(ground: Ground, memory: Memory) -> tuple[Lineage, ...]:
    """Every dependence of a report on another one, an agency or an owner."""
    copied = [_of_copying(row) for row in copyings(ground, memory)]
    phrases: Kept[Reading, tuple[Phrase, ...]] = memory.kept("phrases")
    readings = ground.index.readings
    told = {row: phrases.of(row, readings[row], _phrases) for row in ground.outlet_of}
    found = [
        *copied,
        *_credits(ground, {row.document for row in copied}),
        *_based(ground, told),
        *_quoted(ground, told, {(row.document, row.origin) for row in copied}),
        *_owned(ground),
    ]
    judged = standing(ground.index.case.judgements)
    kept = [row for row in _overruled(found, judged) if row.document in told]
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
            key = ground.outlets.get(bare(credit)) or outlet_key(credit, names)
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
    """Which report of an outlet another one has its words from.

    Of those not later, of the last day, the one most like it in words; no correction,
    unless there is nothing else.
    """
    rows = [row for row in ground.documents_of.get(outlet, ()) if row != document]
    before = [
        row for row in rows if ground.published(row) <= ground.published(document)
    ]
    told = [row for row in before if not _takes_back(ground, row)] or before
    if len(told) < SEVERAL:
        return told[-1] if told else None
    ours = _words(ground, document)
    last = [row for row in told if ground.published(row) == ground.published(told[-1])]
    return max(last, key=lambda row: (_alike(ours, _words(ground, row)), row))


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(len(left | right), 1)


def _words(ground: Ground, document: str) -> frozenset[str]:
    return frozenset(fold(ground.reading(document).document.text).split())


def _based(ground: Ground, told: Told) -> Iterator[Lineage]:
    """Reports that say that the whole of them rests on another outlet."""
    for document in sorted(ground.outlet_of):
        for key, words in _naming(ground, told[document], whole=True):
            origin = _earlier(ground, key, document)
            if origin and key != ground.outlet_of[document]:
                reason = Reason(feature="based on", weight=STATED, detail=f"“{words}”")
                yield Lineage(
                    document=document, origin=origin, kind="quotes", weight=STATED,
                    reasons=(reason,),
                )  # fmt: skip


class Phrase(NamedTuple):
    """Words of a report that may name an outlet: the name with capitals, and all of it."""

    name: str
    words: str
    whole: bool  # whether it says that the whole report rests on it


def _phrases(reading: Reading) -> tuple[Phrase, ...]:
    """Where a report names anybody in a phrase that may lead to another outlet."""
    text = reading.document.text
    return tuple(
        Phrase(_name_in(match), " ".join(match[0].split()), whole)
        for whole in (True, False)
        for match in _leading_phrases(whole=whole).finditer(text)
    )


def _name_in(match: re.Match[str]) -> str:
    return next(value for value in match.groupdict().values() if value)


@cache
def _leading_phrases(*, whole: bool) -> re.Pattern[str]:
    rows = source_words().based_on if whole else source_words().quoting
    parts = [row.partition("NAME") for row in rows]
    found = [f"(?i:{before})(?P<name{at}>{NAME})(?i:{after})"
             for at, (before, _, after) in enumerate(parts)]  # fmt: skip
    return re.compile("|".join(found))


def _naming(
    ground: Ground, phrases: Iterable[Phrase], *, whole: bool
) -> Iterator[tuple[str, str]]:
    """The outlets of the case that phrases of a report name, with the words."""
    for phrase in phrases:
        key = _outlet_in(ground, phrase.name) if phrase.whole == whole else None
        if key:
            yield key, phrase.words


def _outlet_in(ground: Ground, name: str) -> str | None:
    """The outlet whose whole name stands in some words, the longest such name."""
    words = bare(name).split()
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            if key := ground.outlets.get(" ".join(words[start : start + size])):
                return key
    return None


def _told(
    ground: Ground, told: Told, known: Container[tuple[str, str]]
) -> Iterator[Lineage]:
    """Reports that say of somebody that he told another outlet, or that it reported.

    Only media are meant: what somebody told a ministry is no report of it.
    """
    found: dict[tuple[str, str], str] = {}
    for document in sorted(ground.outlet_of):
        if _takes_back(ground, document):
            continue
        for key, words in _naming(ground, told[document], whole=False):
            origin = _earlier(ground, key, document)
            other = origin and key != ground.outlet_of[document]
            if origin and other and ground.is_medium(origin):
                found.setdefault((document, origin), words)
    for (document, origin), words in sorted(found.items()):
        if (document, origin) not in known:
            reason = Reason(feature="names it", weight=STATED, detail=f"“{words}”")
            yield Lineage(
                document=document, origin=origin, kind="quotes", weight=STATED,
                reasons=(reason,),
            )  # fmt: skip


def _quoted(
    ground: Ground, told: Told, copied: set[tuple[str, str]]
) -> Iterator[Lineage]:
    """Reports with a speaker in a chain who publishes in the case, or who name one."""
    counts: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], str] = {}
    total = Counter(ref.document for ref in ground.claims)
    bodies = publishers(ground)
    found: dict[tuple[str, _Said], str | None] = {}  # most speak in several claims
    for ref in ground.claims:
        for step in ground.claim(ref).chain[1:]:
            source = step.source.exact if step.source else ""
            said = _Said(step.entity, source, step.kind, step.source is None)
            if (ref.document, said) not in found:
                origin = _origin(ground, bodies, ref.document, step)
                found[ref.document, said] = origin
            if origin := found[ref.document, said]:
                counts[ref.document, origin] += 1
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
    yield from _told(ground, told, {*counts, *copied})


class _Said(NamedTuple):
    """A speaker in a chain, as far as it may be an outlet."""

    entity: str | None
    words: str
    kind: str
    silent: bool


def _origin(
    ground: Ground, bodies: Mapping[str, tuple[str, ...]], document: str, step: Step
) -> str | None:
    """The report of another outlet that a speaker of a document stands for."""
    key = outlet_meant(ground, bodies, document, step)
    other = key and key != ground.outlet_of[document]
    return _earlier(ground, str(key), document) if other else None


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


def outlet_meant(
    ground: Ground, bodies: Mapping[str, tuple[str, ...]], document: str, step: Step
) -> str | None:
    """The outlet a speaker is, by name, or by the one word that only its name has."""
    known = step_outlet(ground, document, step)
    if known or step.source is None or step.kind == "unspecified":
        return known
    entity = ground.entity(document, step.entity)
    if entity and entity.id in ground.named:
        return _short_for(ground, entity.name)
    words = fold(POSSESSOR.sub("", step.source.exact)).split()
    found = {key for word in words[-1:] for key in bodies.get(word, ())}
    return next(
        (key for key in found if len(found) == 1 and _all_of(ground, key, words)), None
    )


def _short_for(ground: Ground, name: str) -> str | None:
    """The one outlet whose name begins with all of a shorter one: "Orvex" of a company."""
    found = [
        key
        for key in ground.opening.get(" ".join(bare(name).split()), ())
        if not ground.is_medium(ground.documents_of[key][0])
    ]
    return found[0] if len(found) == 1 else None


def _all_of(ground: Ground, outlet: str, words: list[str]) -> bool:
    """Whether a body's name has all words for it: "the district register" is no paper."""
    name = set(fold(ground.outlet_name(ground.documents_of[outlet][0])).split())
    return set(words) - set(source_words().loose) <= name


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
