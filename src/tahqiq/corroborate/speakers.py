"""Who stands behind a claim in the end, and whether that can count as an origin.

M67: unnamed people, generic plurals and passives raise no count. M60: a body and the
one who leads it, an outlet and its owner, a copy and its model speak with one voice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tahqiq.corroborate.bags import named_entities
from tahqiq.corroborate.ground import Ground, bare
from tahqiq.corroborate.lineage import (
    POSSESSOR,
    is_whole,
    publishers,
    step_outlet,
)
from tahqiq.corroborate.one_voice import bodies_by_sort, heads, leading
from tahqiq.corroborate.vocabulary import pattern_of, source_words
from tahqiq.corroborate.wrote_it import author_of
from tahqiq.model.case import CaseEntity, ClaimRef, Lineage
from tahqiq.model.reading import Span, Step
from tahqiq.text.folding import fold

# The capitals that close a description: "the nurse Orla Venn", "Brennan al-Sadr".
NAME_AT_END = re.compile(
    r"(?<!\S)[A-Z]\S*(?: (?:al-|el-|de |van |bin |ibn |abu )*[A-Z]\S*)*$"
)


@dataclass(frozen=True, slots=True)
class Stand:
    """What a claim stands on.

    `voice` is a speaker that counts as an origin, None for one that does not; `rests`
    are documents whose own origin of the same proposition is this claim's as well;
    `hints` are voices it joins if others raise them, and never raises itself.
    """

    voice: str | None
    own: bool = False  # the outlet's own words
    rests: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voices:
    """Who counts as one speaker, and which report stands on which."""

    head: Mapping[str, str]  # speaker key -> the key that stands for all of its voice
    roots: Mapping[str, str]  # document -> the report or agency it copies in the end
    depends: Mapping[str, tuple[str, ...]]  # document -> reports it draws on
    bodies: Mapping[str, tuple[str, ...]]  # last word of a body's name -> its keys
    people: Mapping[str, str]  # folded name of a person -> its key
    sorts: Mapping[str, tuple[str, ...]]  # sort of body -> those of the case

    def of(self, key: str) -> str:
        """The voice of a speaker."""
        return self.head.get(key, key)


def voices_of(ground: Ground, rows: Iterable[Lineage]) -> Voices:
    """The voices of a case, from who leads whom, who owns whom, who copies whom."""
    rows = list(rows)
    return Voices(
        heads(ground),
        _roots(rows),
        _depends(ground, rows),
        _bodies(ground),
        _people(ground),
        bodies_by_sort(ground),
    )


def stand_of(ground: Ground, voices: Voices, ref: ClaimRef) -> Stand:
    """What a claim stands on, read from the innermost speaker outwards."""
    chain, document = ground.claim(ref).chain, ref.document
    for said in reversed(chain[1:-1] if ground.asks(ref) else chain[1:]):
        if own_words(ground, document, said):
            continue  # "we", "our log": whoever speaks one step further out
        if said == chain[1] and own_people(ground, document, said):
            continue  # "our drivers report": the union that says so
        step = author_of(ground, ref, said) or said
        return _stand_on(ground, voices, document, step)
    told = _told_by(ground, ref)
    if told is None:
        told = _finder(ground, voices, ref)
    if told is not None:
        rests = tuple(ground.documents_of.get(told, ()))
        return Stand(voices.of(told) if told else None, rests=rests)
    return _own_stand(ground, voices, ref.document)


def _stand_on(ground: Ground, voices: Voices, document: str, step: Step) -> Stand:
    """What a claim stands on that somebody speaks in the end."""
    own, outlet = ground.outlet_of[document], step_outlet(ground, document, step)
    if outlet and outlet != own:
        rests = tuple(ground.documents_of[outlet])
        return Stand(voices.of(outlet), rests=rests)
    voice = outlet or _counted(ground, document, step)
    voice = voice or _by_name(ground, voices, document, step)
    if voice == own:
        return _own_stand(ground, voices, document)
    voice = voice or _definite(ground, voices, document, step)
    if voice:
        return Stand(voices.of(voice))
    depends = voices.depends.get(document, ())
    return Stand(None, rests=depends, hints=_hints(voices, step))


def _told_by(ground: Ground, ref: ClaimRef) -> str | None:
    """Who, in the very words of a claim, told its outlet; empty for nobody named.

    "A relative told the Delta Herald" is no knowledge of the Delta Herald, even where the
    reader took the whole sentence for the outlet's own.
    """
    reading = ground.reading(ref.document)
    text, outlet = reading.document.text, bare(ground.outlet_name(ref.document))
    for span in ground.claim(ref).content:
        for match in pattern_of("sources", "told").finditer(text, span.start, span.end):
            if bare(text[match.end() :]).startswith((outlet, "us ", "our ")):
                before = [
                    row
                    for (_, end), row in named_entities(ground, ref).items()
                    if end <= match.start() and not text[end : match.start()].strip()
                ]
                return before[0].id if before and _can_speak(before[0]) else ""
    return _teller(ground, ref)


def _finder(ground: Ground, voices: Voices, ref: ClaimRef) -> str | None:
    """The body of which a flat claim says what it found: it, and not the paper, knows."""
    content = ground.claim(ref).content[0]
    text = ground.reading(ref.document).document.text
    found = pattern_of("sources", "found").match(text, content.start, content.end)
    if found is None:
        return None
    start, end = found.span("who")
    who = Span(start=start, end=end, exact=text[start:end])
    key = _definite(ground, voices, ref.document, Step(kind="named", source=who))
    other = key in ground.documents_of and key != ground.outlet_of[ref.document]
    return key if other else None


def _teller(ground: Ground, ref: ClaimRef) -> str | None:
    """Who tells it, in the very words of a claim: "The shepherd tells everyone about two vans"."""
    text = ground.reading(ref.document).document.text
    starts = {span.start: span.end for span in ground.claim(ref).content}
    for (start, end), entity in named_entities(ground, ref).items():
        rest = text[end : starts.get(start, end)]
        tells = pattern_of("sources", "telling").match(rest)
        if tells and entity.schema == "Person":
            return entity.id
    return None


def _own_stand(ground: Ground, voices: Voices, document: str) -> Stand:
    """What an outlet says flat stands on the outlet, or on whom it copies whole.

    Where nobody knows whose words they are, they add nothing.
    """
    root = voices.roots.get(document)
    if root is None:
        known = ground.publisher(document) is not None
        heard = tuple(
            row for row in voices.depends.get(document, ()) if ground.is_medium(row)
        )  # what a paper says of what another, whom it quotes, reports as well
        voice = voices.of(ground.outlet_of[document]) if known else None
        return Stand(voice, own=True, rests=heard)
    if root in ground.outlet_of:
        return Stand(voices.of(ground.outlet_of[root]), own=True, rests=(root,))
    return Stand(voices.of(f"agency:{fold(root)}"), own=True)


def own_words(ground: Ground, document: str, step: Step) -> bool:
    """Whether a step is the speaker before it over again.

    So are "we" and "our log"; "the centre" in a statement of that centre; and what a
    body that is no medium calls "preliminary information": its own.
    """
    book = source_words()
    words = set(fold(step.source.exact).split()) if step.source else set()
    words -= {"the", "a", "an"}
    entity = ground.entity(document, step.entity)
    if not words or (entity and entity.id in ground.named):
        return False
    finding = bool(words & set(book.findings))
    if words <= set(book.own) or (finding and words & set(book.own)):
        return True
    own_name = set(fold(ground.outlet_name(document)).split()) - set(
        book.general_bodies
    )
    return bool(words & own_name) or (finding and not ground.is_medium(document))


def own_people(ground: Ground, document: str, step: Step) -> bool:
    """Whether a body has it from its own: "our drivers", "our members" of a union.

    What it then states it knows from inside. A paper's "our readers" are no part of it.
    """
    first = step.source.exact.partition(" ")[0].lower() if step.source else ""
    entity = ground.entity(document, step.entity)
    named = entity is not None and entity.id in ground.named
    ours = first in source_words().own and not named
    return ours and not ground.is_medium(document)


def _counted(ground: Ground, document: str, step: Step) -> str | None:
    """The key of a speaker that can count: a name, or a body that has one."""
    entity = ground.entity(document, step.entity)
    vague = step.source is None or step.source.exact.lower().startswith(("a ", "an "))
    if step.kind == "unspecified" or (step.kind == "unnamed" and vague):
        return None
    if _is_of_the_dead(ground, entity, step):
        return None
    if entity and entity.id in ground.named:
        return entity.id if _can_speak(entity) else None
    if beside := _beside(ground, document, step):
        return beside.id
    return None


def _by_name(ground: Ground, voices: Voices, document: str, step: Step) -> str | None:
    """The key of the name that closes the words for a speaker: "the nurse Orla Venn"."""
    entity = ground.entity(document, step.entity)
    name = NAME_AT_END.search(step.source.exact) if step.source else None
    if name is None or step.kind != "named" or (entity and entity.id in ground.named):
        return None
    return voices.people.get(fold(name[0]), f"name:{fold(name[0])}")


def _beside(ground: Ground, document: str, step: Step) -> CaseEntity | None:
    """The person whose name closes the words for a speaker: "the head of X, Colonel Y"."""
    if step.source is None or "," not in step.source.exact:
        return None
    comma = step.source.start + step.source.exact.rindex(",")
    for row in ground.reading(document).mentions:
        if row.kind == "name" and comma < row.start and row.end == step.source.end:
            entity = ground.entity(document, row.entity)
            if entity and entity.id in ground.named and entity.schema == "Person":
                return entity
    return None


def _definite(ground: Ground, voices: Voices, document: str, step: Step) -> str | None:
    """The key of a body that stands for itself: "the defence ministry", "the diocese".

    It is the one body of the case whose name has all its words; a body of its own where
    no name of the case has its noun. Where several could be meant nobody is counted.
    """
    source = step.source.exact if step.source else ""
    noun = source.rpartition(" ")[2].lower()
    alone = not voices.depends.get(document)  # else it may be whom the other one has
    house = alone and step.kind == "unnamed" and noun in source_words().stating
    told = house or step.kind in {"named", "collective"}
    if not told or not source.lower().startswith("the "):
        return None
    body = any(
        row.id == step.entity and row.schema in source_words().bodies
        for row in ground.reading(document).entities
    )
    words = [one for one in fold(POSSESSOR.sub("", source)).split()
             if one not in source_words().loose]  # fmt: skip
    nouns = fold(POSSESSOR.sub("", source)).partition(" of ")[0].split()
    noun = nouns[-1]
    if noun in source_words().general_bodies:
        return f"body:{' '.join(words)}" if len(words) > 1 else None
    known = voices.bodies.get(noun, ()) or _of_sort(voices, noun)
    if not known:
        states = body or noun in source_words().stating
        return f"body:{noun}" if states else None
    meant = [key for key in known if set(words) <= {noun, *_names(ground, key)}]
    sorted_out = noun in source_words().sorts  # "the company": the only one there is
    named = len(known) == len(meant) == 1 and (body or len(words) > 1 or sorted_out)
    return meant[0] if named else None


def _of_sort(voices: Voices, noun: str) -> tuple[str, ...]:
    """The bodies of the case that are of the sort a noun names: "the company"."""
    return voices.sorts.get(source_words().sorts.get(noun, ""), ())


def _names(ground: Ground, key: str) -> set[str]:
    """The words of the name of a body."""
    entity = ground.index.entities.get(key)
    documents = ground.documents_of.get(key, ())
    name = entity.name if entity else ""
    return set(fold(" ".join([name, *map(ground.outlet_name, documents[:1])])).split())


def _is_of_the_dead(ground: Ground, entity: CaseEntity | None, step: Step) -> bool:
    """Whether a pronoun makes a speaker of one who was killed: more likely a misreading."""
    pronoun = (
        step.source is not None and step.source.exact.lower() in source_words().pronouns
    )
    return pronoun and entity is not None and entity.id in ground.dead


def _can_speak(entity: CaseEntity) -> bool:
    return entity.schema in source_words().bodies or entity.schema == "Person"


def _hints(voices: Voices, step: Step) -> tuple[str, ...]:
    """The one body of the case that "the police" or "the hospital" can be."""
    if step.source is None:
        return ()
    words = fold(step.source.exact).split()
    found = [key for word in words for key in voices.bodies.get(word, ())]
    return (found[0],) if len(found) == 1 else ()


def _bodies(ground: Ground) -> dict[str, tuple[str, ...]]:
    """Bodies by each word of their name: those that publish, else those that speak.

    A body that publishes in the case is meant before one that is only quoted.
    """
    general = set(source_words().general_bodies)
    publishing = publishers(ground)
    speaking: defaultdict[str, set[str]] = defaultdict(set)
    for entity in _speaking_bodies(ground):
        for word in set(fold(entity.name).split()) - general:
            speaking[word].add(entity.id)
    keys = {*publishing, *speaking}
    return {
        word: publishing.get(word) or tuple(sorted(speaking[word])) for word in keys
    }


def _people(ground: Ground) -> dict[str, str]:
    """The persons of the case by each name that only one of them bears."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in ground.index.case.entities:
        if row.schema == "Person" and row.id in ground.named:
            for name in (row.name, *row.aliases):
                found[fold(name)].add(row.id)
    return {name: min(keys) for name, keys in found.items() if len(keys) == 1}


def _speaking_bodies(ground: Ground) -> list[CaseEntity]:
    """Bodies that speak in a chain, or whose head does."""
    leads = defaultdict(set)
    for left, right in leading(ground):
        leads[left].add(right)
    found: dict[str, CaseEntity] = {}
    for ref in ground.claims:
        for step in ground.claim(ref).chain[1:]:
            speaker = ground.entity(ref.document, step.entity)
            for key in {speaker.id, *leads[speaker.id]} if speaker else ():
                row = ground.index.entities.get(key)
                if (
                    row
                    and row.schema in source_words().bodies
                    and row.id in ground.named
                ):
                    found[key] = row
    return [found[key] for key in sorted(found)]


def _roots(rows: Iterable[Lineage]) -> dict[str, str]:
    """Each report that is no work of its own, and the one it stands on in the end."""
    direct: dict[str, str] = {}
    for row in rows:
        if is_whole(row):
            direct.setdefault(row.document, row.origin)

    def follow(document: str) -> str:
        seen = {document}
        while document in direct and direct[document] not in seen:
            document = direct[document]
            seen.add(document)
        return document

    return {document: follow(document) for document in sorted(direct)}


def _depends(ground: Ground, rows: Iterable[Lineage]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.origin in ground.outlet_of:
            found[row.document].add(row.origin)
    return {document: tuple(sorted(origins)) for document, origins in found.items()}
