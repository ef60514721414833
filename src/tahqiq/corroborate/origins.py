"""How many independent origins stand behind claims that say one thing (M60, M67, M74).

Articles are not counted, nor the people they quote: what is counted is whoever, in
the end, could know. The reasons list every origin with weight 1 and everything that
raised nothing with weight 0, so that they add up to the count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.speakers import Stand, Voices, stand_of
from tahqiq.corroborate.tracing import Reads, Trace
from tahqiq.model.case import ClaimRef, Reason
from tahqiq.model.memory import Kept, Memory


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a group, as sets of documents, and who stands for each."""

    voices: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    of_claim: Mapping[ClaimRef, frozenset[str]]
    primary: frozenset[ClaimRef]  # claims that are not a copy of another in the group
    reports: int
    reasons: tuple[Reason, ...]

    @property
    def count(self) -> int:
        """Independent origins."""
        return len(self.voices)


@dataclass(frozen=True, slots=True)
class Standing:
    """The stands of all claims of a case, computed once; `counted` is what they give."""

    ground: Ground
    voices: Voices
    stands: Mapping[ClaimRef, Stand]
    counted: dict[frozenset[ClaimRef], Origins] = field(default_factory=dict)
    single: dict[str, frozenset[str]] = field(default_factory=dict)

    def alone(self, voice: str) -> frozenset[str]:
        """One voice as a set, the same for all claims that it alone stands behind."""
        return self.single.setdefault(voice, frozenset({voice}))


_NO_VOICES: frozenset[str] = frozenset()


def standings(ground: Ground, voices: Voices, memory: Memory | None = None) -> Standing:
    """What every claim of the case stands on.

    Args:
        ground: The case.
        voices: Who counts as one.
        memory: What was found of its documents before; it changes no answer.
    """
    if memory is None or not memory.keeps:
        stands = {ref: stand_of(ground, voices, ref) for ref in ground.claims}
        return Standing(ground, voices, stands)
    kept: Kept[tuple[Any, Reads], tuple[Stand, ...]] = memory.kept("stands")
    trace = Trace(ground)
    watched = watched_voices(voices, trace)
    stands = {}
    for document, refs in ground.in_play.items():
        found = trace.looked(
            kept, document, None, lambda: _stands(trace.ground, watched, refs)  # noqa: B023
        )  # fmt: skip
        stands.update(zip(refs, found, strict=True))
    return Standing(ground, voices, stands)


def _stands(
    ground: Ground, voices: Voices, refs: Iterable[ClaimRef]
) -> tuple[Stand, ...]:
    return tuple([stand_of(ground, voices, ref) for ref in refs])


def watched_voices(voices: Voices, trace: Trace) -> Voices:
    """The voices of a case, to be read under a trace."""
    return Voices(
        **{
            row.name: trace.table(f"voices {row.name}", getattr(voices, row.name))
            for row in fields(voices)
        }
    )


def watched_standing(standing: Standing, trace: Trace) -> Standing:
    """What the claims of a case stand on, to be read under a trace for one answer."""
    return Standing(
        trace.ground,
        watched_voices(standing.voices, trace),
        trace.table("stands", standing.stands),
    )


def origins(standing: Standing, group: Iterable[ClaimRef]) -> Origins:
    """The independent origins of claims that say one thing.

    Within one document the outlet's flat words beside an attributed statement of the
    same thing, a headline above all, repeat it and are no origin of their own.
    """
    claims = frozenset(group)
    found = standing.counted.get(claims)
    if found is None:  # several fields rest on the very same claims
        found = standing.counted[claims] = _origins(standing, claims)
    return found


def _origins(standing: Standing, group: frozenset[ClaimRef]) -> Origins:
    by_document: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for ref in sorted(group):
        by_document[ref.document].append(ref)
    tally = _Tally(standing, dict(by_document))
    of_claim = {
        ref: tally.voices_of(ref) for refs in by_document.values() for ref in refs
    }
    raised = frozenset().union(*of_claim.values()) if of_claim else frozenset()
    of_claim = {
        ref: found or tally.joined(ref, raised) for ref, found in of_claim.items()
    }
    sets = _sets(of_claim)
    primary = frozenset(ref for ref in of_claim if tally.is_primary(ref, raised))
    return Origins(
        tuple(sets), tuple(sets.values()), of_claim, primary,
        reports_of(standing.ground, by_document),
        tuple(_reasons(standing, sets, of_claim)),
    )  # fmt: skip


class _Tally:
    """The voices of a group's claims, each followed to the documents it rests on."""

    def __init__(
        self, standing: Standing, by_document: Mapping[str, list[ClaimRef]]
    ) -> None:
        self.stands = standing.stands
        self.alone = standing.alone
        self.roots = standing.voices.roots
        self.by_document = by_document
        self.named: dict[str, list[ClaimRef]] = {}
        self.houses = {
            document: standing.voices.of(standing.ground.outlet_of[document])
            for document in by_document
        }

    def voices_of(
        self, ref: ClaimRef, seen: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        """The voices a claim speaks with."""
        stand = self.stands[ref]
        if stand.own and (here := self._named_in(ref.document)):
            return self._all(here, seen | {ref.document})
        if stand.own and (found := self._sister(ref, seen)):
            return found
        rests = self._rests(ref)
        if rests:
            inner = [one for document in rests if document not in seen
                     for one in self.by_document[document]]  # fmt: skip
            return self._all(inner, seen | {ref.document})
        return self.alone(stand.voice) if stand.voice else _NO_VOICES

    def _named_in(self, document: str) -> list[ClaimRef]:
        """What a report has from somebody else: its own flat words beside that repeat it."""
        if document not in self.named:
            refs = self.by_document[document]
            self.named[document] = [one for one in refs if not self.stands[one].own]
        return self.named[document]

    def _sister(self, ref: ClaimRef, seen: frozenset[str]) -> frozenset[str]:
        """Whom a report of the same owner names for it; nobody where that one rests on this."""
        ours = self.houses[ref.document]
        named = [
            one
            for document in self.by_document
            if document != ref.document and self.houses[document] == ours
            for one in self._named_in(document)
            if not {ref.document, *self.stands[ref].rests} & set(self.stands[one].rests)
        ]
        return self._all(named, seen | {ref.document})

    def joined(self, ref: ClaimRef, raised: frozenset[str]) -> frozenset[str]:
        """Voices that others raised and that this speaker can only be."""
        return raised & frozenset(self.stands[ref].hints)

    def is_primary(self, ref: ClaimRef, raised: frozenset[str]) -> bool:
        """Whether the claim is not taken from another document of the group.

        "Police said" repeats a police chief who says the same; beside nobody who does,
        it is the first telling, not a copy.
        """
        root = self.roots.get(ref.document)
        copied = root in self.by_document or self._rests(ref)
        return not copied and not self.joined(ref, raised)

    def _rests(self, ref: ClaimRef) -> list[str]:
        return [
            document
            for document in self.stands[ref].rests
            if document in self.by_document and document != ref.document
        ]

    def _all(self, refs: Iterable[ClaimRef], seen: frozenset[str]) -> frozenset[str]:
        found = {one for ref in refs for one in self.voices_of(ref, seen)}
        return self.alone(found.pop()) if len(found) == 1 else frozenset(found)


def _sets(of_claim: Mapping[ClaimRef, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ref, voices in of_claim.items():
        for voice in voices:
            found[voice].add(ref.document)
    return {voice: tuple(sorted(found[voice])) for voice in sorted(found)}


def reports_of(ground: Ground, documents: Iterable[str]) -> int:
    """Reports, the same text of one outlet counted once under however many files (M74)."""
    return len(
        {
            (ground.outlet_of[row], ground.reading(row).document.text_sha256 or row)
            for row in documents
        }
    )


def _reasons(
    standing: Standing,
    sets: Mapping[str, tuple[str, ...]],
    of_claim: Mapping[ClaimRef, frozenset[str]],
) -> Iterator[Reason]:
    ground = standing.ground
    for voice, documents in sets.items():
        files = ", ".join(ground.reading(row).document.file for row in documents)
        yield Reason(
            feature="origin",
            weight=1.0,
            detail=f"{voice_name(ground, voice, documents)}: {files}",
        )
    for ref in sorted(of_claim):
        if not of_claim[ref]:
            yield Reason(feature="adds none", weight=0.0, detail=_why_none(ground, ref))
        elif standing.stands[ref].rests and not standing.stands[ref].voice:
            yield Reason(feature="copy", weight=0.0, detail=_why_copy(ground, ref))


def voice_name(ground: Ground, voice: str, documents: Iterable[str] = ()) -> str:
    """A voice in words: its outlet, where that published here, else its entity.

    A voice of several outlets is shown by those of the documents, with their owner.
    """
    if voice in ground.documents_of:
        keys = {ground.outlet_of[document] for document in documents}
        owners = {row.owner for key in keys if (row := ground.profiles.get(key))}
        if keys and voice not in keys and len(owners) == 1 and None not in owners:
            names = sorted({ground.outlet_name(document) for document in documents})
            return f"{', '.join(names)} (owned by {owners.pop()})"
    if voice in ground.index.entities:
        return ground.index.entities[voice].name
    if voice in ground.documents_of:
        return ground.outlet_name(ground.documents_of[voice][0])
    kind, _, name = voice.partition(":")
    return name.title() if kind == "name" else name


def _why_none(ground: Ground, ref: ClaimRef) -> str:
    found = ground.reading(ref.document).document
    step = ground.claim(ref).chain[-1]
    if step.kind == "outlet" and ground.publisher(ref.document) is None:
        return f"{found.file}: nobody knows who published it (say so with `judge describe`)"
    words = f"“{step.source.exact}”" if step.source else "nobody named"
    file = ground.reading(ref.document).document.file
    return f"{file}: {words} ({step.kind}) raises no count"


def _why_copy(ground: Ground, ref: ClaimRef) -> str:
    file = ground.reading(ref.document).document.file
    return f"{file} has it from another report of the group"
