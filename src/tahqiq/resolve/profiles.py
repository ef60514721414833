"""What one document says of an entity, as far as telling it from others needs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.case import Member, MentionRef
from tahqiq.model.reading import Entity, EntityRole, Mention, Reading
from tahqiq.resolve.known import key_of
from tahqiq.resolve.name_form import NameForm, name_form, signature
from tahqiq.text.scripts import fold_latin

Sort = Literal["person", "body", "place", "thing"]
Gender = Literal["male", "female"]

SORTS: Mapping[str, Sort] = {
    "Person": "person", "Organization": "body", "PublicBody": "body", "Company": "body",
    "LegalEntity": "body", "Address": "place",
}  # fmt: skip
SCHEMAS: Mapping[Sort, str] = {
    "person": "Person", "body": "Organization", "place": "Address", "thing": "Thing",
}  # fmt: skip
_NONE: frozenset[str] = frozenset()  # one for all: an empty set takes 200 bytes
GUARDED: frozenset[EntityRole] = frozenset({"suspect", "witness"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWords:
    """The shape of ``resolve_words.yaml``."""

    male: str
    female: str
    sets: str
    bodies: str
    not_described: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An entity of one document: its names and what is said beside them.

    `names` are name mentions as written, with how often; `nouns` head its nominal
    mentions ("lawyer"); `apart` are entities of the document that a relation tells
    from it; `alias_of` those that the text calls the same; `scene`: events happen there;
    `spans` is where it is mentioned, `said` the words that name it, or else its label.
    """

    member: Member
    sort: Sort
    schema: str
    names: tuple[tuple[str, int], ...]
    codebook: str | None = None
    role: EntityRole | None = None
    risk: tuple[str, ...] = ()
    gender: Gender | None = None
    nouns: frozenset[str] = _NONE
    apart: frozenset[str] = _NONE
    alias_of: frozenset[str] = _NONE
    scene: bool = False
    spans: tuple[MentionRef, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[NameForm, ...]:
        """The names taken apart."""
        return tuple(name_form(name, self.schema) for name, _ in self.names)

    @property
    def named(self) -> bool:
        """Whether the document names it."""
        return bool(self.names)

    @property
    def guarded(self) -> bool:
        """Whether a wrong merge would blame or expose someone (M37)."""
        return self.role in GUARDED or bool(
            set(self.risk) & {"minor", "unnamed-source"}
        )


def profiles_of(reading: Reading) -> tuple[Profile, ...]:
    """A profile of every entity of a reading, in its order."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.entity:
            mentions[mention.entity].append(mention)
    apart, same = _related(reading)
    scenes = {event.place for event in reading.events}
    document = reading.document.id
    found = (
        _profile(document, e, mentions[e.id], apart, same) for e in reading.entities
    )
    return tuple(replace(p, scene=p.member.entity in scenes) for p in found)


Ties = Mapping[str, frozenset[str]]


def _profile(
    document: str, entity: Entity, mentions: list[Mention], apart: Ties, same: Ties
) -> Profile:
    names = _names(mentions)
    sort = SORTS.get(entity.schema, "thing")
    forms = [name_form(name, SCHEMAS[sort]) for name, _ in names]
    return Profile(
        member=Member(document=document, entity=entity.id),
        sort=sort,
        schema=SCHEMAS[sort] if sort != "thing" else entity.schema,
        names=names,
        codebook=_codebook(entity, forms) if names else None,
        role=entity.role,
        risk=entity.risk,
        gender=_gender(mentions),
        nouns=_nouns(mentions),
        apart=apart.get(entity.id, _NONE),
        alias_of=same.get(entity.id, _NONE),
        spans=tuple(
            MentionRef(document=document, start=row.start, end=row.end)
            for row in mentions
        ),
        said=tuple(row.exact for row in mentions if row.kind == "name")
        or (entity.name,),
    )


def _codebook(entity: Entity, forms: Iterable[NameForm]) -> str | None:
    """The codebook key; a set of members is not the body they belong to (M33)."""
    keys = {key for form in forms if (key := key_of(form))}
    if len(keys) == 1:
        return keys.pop()
    return entity.codebook if entity.schema != "Person" and not keys else None


def _names(mentions: Iterable[Mention]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = defaultdict(int)
    for mention in mentions:
        if mention.kind == "name":
            counts[plain(mention.exact)] += 1
    return tuple(sorted(counts.items()))


def plain(name: str) -> str:
    """A name as written, without the genitive and with single spaces.

    >>> plain("Nasrin  Dashti's")
    'Nasrin Dashti'
    """
    text = " ".join(name.split())
    for ending in ("'s", "’s", "'", "’"):
        if text.endswith(ending):
            return text.removesuffix(ending)
    return text


def _gender(mentions: Iterable[Mention]) -> Gender | None:
    """Male or female where the pronouns agree on it."""
    words = context_words()
    said = {m.exact.casefold() for m in mentions if m.kind == "pronoun"}
    male, female = said & words["male"], said & words["female"]
    if bool(male) == bool(female):
        return None
    return "male" if male else "female"


def _nouns(mentions: Iterable[Mention]) -> frozenset[str]:
    """Last words of the noun phrases that describe it, but those that describe all."""
    heads = {
        fold_latin(mention.exact.split()[-1])
        for mention in mentions
        if mention.kind == "nominal" and mention.exact.split()
    }
    return frozenset(heads - context_words()["not_described"]) or _NONE


def _related(reading: Reading) -> tuple[Ties, Ties]:
    """Entities that a stated relation tells apart, and that it calls the same."""
    apart: dict[str, set[str]] = defaultdict(set)
    same: dict[str, set[str]] = defaultdict(set)
    for relation in reading.relations:
        side = same if relation.type == "alias-of" else apart
        side[relation.subject].add(relation.object)
        side[relation.object].add(relation.subject)
    frozen = [
        {key: frozenset(ids) for key, ids in side.items()} for side in (apart, same)
    ]
    return frozen[0], frozen[1]


@cache
def context_words() -> Mapping[str, frozenset[str]]:
    """The word lists of ``resolve_words.yaml``."""
    file = load_yaml("resolve_words", ContextWords)
    return {
        "male": frozenset(file.male.split()),
        "female": frozenset(file.female.split()),
        "bodies": frozenset(file.bodies.split()),
        "sets": frozenset(file.sets.split()),
        "not_described": frozenset(file.not_described.split()),
    }


def keys(profile: Profile) -> frozenset[str]:
    """What a document's entity may be found by: consonants of names, codebook keys."""
    found = {f"key:{profile.codebook}"} if profile.codebook else set()
    for form in profile.forms:
        found |= form_keys(form)
    return frozenset(found)


def form_keys(form: NameForm) -> set[str]:
    """Blocking keys of one name."""
    found = {f"skeleton:{sign}" for sign in map(_coarse, signature(form)) if sign}
    if form.acronym:
        found.add(f"initials:{form.acronym.casefold()}")
    if len(form.initials) > 1:
        found.add(f"initials:{form.initials}")
    return found


def _coarse(sign: str) -> str:
    """A skeleton without what near spellings disagree on."""
    if sign[0] in "#*":
        return sign if sign[0] == "#" else ""
    return sign[0] + sign[1:].replace("h", "").replace("x", "k").replace("g", "k")
