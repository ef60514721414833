"""Who and what a disclosure profile withholds, and what stands in its place (M102)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from tahqiq.codebook.loader import load_yaml
from tahqiq.errors import ReleaseRefused
from tahqiq.model.case import CaseEntity, FieldValue, Withholding
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Claim, EntityRole, Span, Step
from tahqiq.publish.leak_forms import is_name
from tahqiq.publish.own_words import own_words
from tahqiq.publish.withheld_words import (
    Found,
    categories_found,
    contacts_found,
    points_found,
    violated_in,
    words_given,
)
from tahqiq.publish.words import words
from tahqiq.text.folding import fold

HIDDEN = frozenset({"unnamed", "unspecified", "collective"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one profile withholds: see the head of the codebook file."""

    roles: frozenset[str]
    risks: frozenset[str]
    unnamed_speakers: bool
    unattributed: bool
    collectors: bool
    points: bool
    contacts: bool
    categories: bool
    analysts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosures:
    """``codebook/disclosure.yaml``."""

    profiles: Mapping[str, Profile]
    placeholders: Mapping[str, str]
    place_schemas: frozenset[str]
    risks: frozenset[str]
    common_words: int
    empty_words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One person, place or speaker that is withheld.

    `spans` are its words by document; `spellings` the words that must not occur
    anywhere; `variants` other ways to write them, replaced where they stand; `reason`
    is why, for the head of the page.
    """

    placeholder: str
    entity: str | None
    name: str
    spellings: tuple[str, ...]
    spans: Mapping[str, tuple[tuple[int, int], ...]]
    reason: str
    variants: tuple[str, ...] = ()


FLAGS = (
    "unnamed_speakers", "unattributed", "collectors", "points", "contacts", "categories",
    "analysts",
)  # fmt: skip
CUSTOM = "custom"
SEXUAL = "sexual-violence"
SHORT_SURNAME = 3  # letters up to which a surname alone may be any word


def disclosures() -> Disclosures:
    """The profiles of the codebook."""
    found: Disclosures = load_yaml("disclosure", Disclosures)
    return found


def profile_named(name: str, rules: Withholding | None = None) -> Profile:
    """A profile by its name; ``custom`` is what the rules of the case make of their base.

    Raises:
        ReleaseRefused: There is no such profile, or a rule names no kind.
    """
    known = disclosures().profiles
    if name == CUSTOM and rules is not None:
        return _customised(profile_named(rules.base), rules)
    if name not in known:
        raise ReleaseRefused(
            f"no disclosure profile {name!r}.",
            f"Use one of {', '.join((*known, CUSTOM))}.",
        )
    return known[name]


def kinds() -> tuple[str, ...]:
    """Everything a profile may withhold, by the names that ``case.toml`` uses."""
    flags = (name.replace("_", "-") for name in FLAGS)
    return (*flags, *get_args(EntityRole), *disclosures().risks)


def _customised(base: Profile, rules: Withholding) -> Profile:
    odd = sorted({*rules.also, *rules.without} - set(kinds()))
    if odd:
        raise ReleaseRefused(
            f"[withholding] names {', '.join(odd)}, which is no kind of thing to withhold.",
            f"Use {', '.join(kinds())}.",
        )
    more, less = set(rules.also), set(rules.without)
    flags = {
        name: (getattr(base, name) or key in more) and key not in less
        for name in FLAGS
        for key in [name.replace("_", "-")]
    }
    return replace(
        base,
        roles=(base.roles | more & set(get_args(EntityRole))) - less,
        risks=(base.risks | more & disclosures().risks) - less,
        **flags,
    )


def withheld_by(profile: Profile, index: CaseIndex) -> tuple[Withheld, ...]:
    """Everything the profile withholds from a case, in the order of ids."""
    found: list[Withheld] = []
    counts: dict[str, int] = {}
    rules = index.case.settings.withholding
    spared = {fold(name) for name in rules.shown}
    violated = violated_in(index) if SEXUAL in profile.risks else frozenset()
    chosen = [
        (entity, reason)
        for entity in sorted(index.case.entities, key=lambda row: row.id)
        if (
            reason := _reason(entity, profile, index)
            or (SEXUAL if entity.id in violated else "")
        )
        and not spared & {fold(text) for text in (entity.name, *entity.aliases)}
    ]
    common = _words_of_others({entity.id for entity, _ in chosen}, index)
    for entity, reason in chosen:
        label = _label(entity, reason)
        found.append(_entity(entity, label, reason, counts, index, common))
    if profile.unnamed_speakers:
        found += _speakers(index, found, counts)
    return (*found, *(_placed(row, counts) for row in _beside(profile, index)))


def _beside(profile: Profile, index: CaseIndex) -> Iterator[Found]:
    """What is withheld though it belongs to no entity."""
    rules = index.case.settings.withholding
    if profile.points:
        yield from points_found(index)
    if profile.contacts:
        yield from contacts_found(index)
    if profile.categories and not rules.basis:
        yield from categories_found(index)
    if profile.collectors or profile.roles:  # whatever is not for those who work on it
        yield from words_given(rules.words)


def _placed(row: Found, counts: dict[str, int]) -> Withheld:
    return Withheld(
        placeholder=_next(disclosures().placeholders[row.kind], counts),
        entity=None,
        name=row.exact,
        spellings=(row.exact,),
        spans=row.spans,
        reason=row.kind,
    )


def _words_of_others(chosen: set[str], index: CaseIndex) -> frozenset[str]:
    """Words of the names of people and places that are shown."""
    return frozenset(
        word
        for entity in index.case.entities
        if entity.id not in chosen and entity.id in index.called
        for name in (entity.name, *entity.aliases)
        for word in fold(name).split()
    )


def is_common(text: str) -> bool:
    """Whether a description is too common to be withheld wherever it occurs.

    >>> [is_common(text) for text in ("one of them", "a witness in a red coat")]
    [True, False]
    """
    told = [w for w in fold(bare(text)).split() if w not in disclosures().empty_words]
    return len(told) <= disclosures().common_words


def bare(text: str) -> str:
    """A description without its article and without what follows a comma.

    >>> bare("A member of the council, who asked not to be named")
    'member of the council'
    """
    head = text.split(",", maxsplit=1)[0].strip()
    first, _, rest = head.partition(" ")
    return rest if first.casefold() in {"a", "an", "the", "one"} and rest else head


def _reason(entity: CaseEntity, profile: Profile, index: CaseIndex) -> str:
    if entity.role in profile.roles:
        return str(entity.role)
    risks = sorted(profile.risks & set(entity.risk))
    if risks:
        return risks[0]
    if profile.unattributed and _only_hidden_accusers(entity, index):
        return "accused by nobody named"
    return ""


def _only_hidden_accusers(entity: CaseEntity, index: CaseIndex) -> bool:
    if entity.schema != "Person" or entity.role == "public-figure":
        return False
    claims = [
        index.claims[ref]
        for value in _accusing(entity, index)
        for ref in value.claims
        if ref in index.claims
    ]
    return bool(claims) and all(claim.chain[-1].kind in HIDDEN for claim in claims)


def _accusing(entity: CaseEntity, index: CaseIndex) -> Iterator[FieldValue]:
    for incident in index.case.incidents:
        field = incident.fields.get("perpetrator")
        for value in field.values if field else ():
            if value.entity == entity.id:
                yield value


def _label(entity: CaseEntity, reason: str) -> str:
    known = disclosures()
    if entity.schema in known.place_schemas:
        return known.placeholders["place"]
    if "minor" in (reason, entity.role):
        return known.placeholders["minor"]
    if reason == "accused by nobody named":
        return known.placeholders["suspect"]
    return known.placeholders.get(entity.role or "", known.placeholders["person"])


def _entity(  # noqa: PLR0913 - a row is drawn from all of these
    entity: CaseEntity,
    label: str,
    reason: str,
    counts: dict[str, int],
    index: CaseIndex,
    common: frozenset[str],
) -> Withheld:
    spans: dict[str, list[tuple[int, int]]] = {}
    named: list[str] = [entity.name, *entity.aliases]
    described: list[str] = []
    for document, row in _mentions(entity, index):
        spans.setdefault(document, []).append((row.start, row.end))
        (named if row.kind == "name" else described).append(row.exact)
    if entity.id not in index.called:  # its name is a description too
        described, named = [*named, *described], []
    return Withheld(
        placeholder=_next(label, counts),
        entity=entity.id,
        name=entity.name,
        spellings=tuple(
            text
            for text in spellings(named, described)
            if " " in text.strip() or fold(text) not in common
        ),
        spans={key: tuple(rows) for key, rows in spans.items()},
        reason=reason,
        variants=_variants(named, common),
    )


def _variants(names: Iterable[str], common: frozenset[str]) -> tuple[str, ...]:
    """How the press also writes names of two words or more: by initials, turned round.

    A surname alone only where nobody who is shown bears it.
    """
    rows: list[str] = []
    for name in names:
        parts = name.split()
        if len(parts) > 1 and is_name(name):
            first, last = parts[0], parts[-1]
            rows += [f"{last}, {first}", f"{last} {first}", f"{first} {last}"]
            rows += [f"{first[0]}. {last}", f"{first} {last[0]}."]
            bare = fold(last)
            rows += [last] if len(bare) > SHORT_SURNAME and bare not in common else []
    return tuple(dict.fromkeys(rows))


def _mentions(entity: CaseEntity, index: CaseIndex) -> Iterator[tuple[str, _Mention]]:
    members = {(row.document, row.entity) for row in entity.members}
    for document in dict.fromkeys(row.document for row in entity.members):
        reading = index.readings.get(document)
        for row in reading.mentions if reading else ():
            if (document, row.entity) in members and row.kind != "pronoun":
                yield document, _Mention(row.start, row.end, row.exact, row.kind)


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    exact: str
    kind: str


def _speakers(
    index: CaseIndex, taken: Iterable[Withheld], counts: dict[str, int]
) -> Iterator[Withheld]:
    """Unnamed speakers of chains that are no withheld entity already."""
    covered = {
        (document, span)
        for row in taken
        for document, spans in row.spans.items()
        for span in spans
    }
    label = disclosures().placeholders["source"]
    spared = {fold(name) for name in index.case.settings.withholding.shown}
    for key, spans in _unnamed(index).items():
        fresh = {
            span
            for span in spans
            if (key[0], _ends(span)) not in covered and fold(span.exact) not in spared
        }
        if fresh:
            ordered = sorted(fresh, key=_ends)
            yield Withheld(
                placeholder=_next(label, counts),
                entity=None,
                name=ordered[0].exact,
                spellings=spellings((), [span.exact for span in ordered]),
                spans={key[0]: tuple(map(_ends, ordered))},
                reason="unnamed-source",
            )


def _unnamed(index: CaseIndex) -> dict[tuple[str, str], set[Span]]:
    """Words that describe an unnamed speaker, by document and speaker.

    A pronoun points at somebody and describes nobody: it stays.
    """
    found: dict[tuple[str, str], set[Span]] = {}
    for document, reading in index.readings.items():
        pronouns = {
            (row.start, row.end) for row in reading.mentions if row.kind == "pronoun"
        }
        for claim in reading.claims:
            for step in _steps(claim):
                source = step.source
                if step.kind == "unnamed" and source and _ends(source) not in pronouns:
                    who = step.entity or fold(bare(source.exact))
                    found.setdefault((document, who), set()).add(source)
    return found


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _steps(claim: Claim) -> Iterator[Step]:
    for chain in (claim.chain, *claim.alternatives):
        yield from chain


def spellings(named: Iterable[str], described: Iterable[str]) -> tuple[str, ...]:
    """What must not occur: names as they are, descriptions unless they are common.

    "Member of the council" alone is also how a relation is written; only with its
    article does it describe one person.
    """
    labels = own_words()
    relations = tuple(words().relations.values())
    rows = [*named]
    for text in described:
        head = text.split(",", maxsplit=1)[0]
        if not is_common(text) and f" {fold(bare(text))} " not in labels:
            rows += [text, head]
            rows += [] if bare(text).startswith(relations) else [bare(text)]
    kept = dict.fromkeys(row.strip() for row in rows if len(row.strip()) > 1)
    return tuple(sorted(kept, key=lambda text: (-len(text), text)))


def _next(label: str, counts: dict[str, int]) -> str:
    counts[label] = counts.get(label, 0) + 1
    return f"[{label} {counts[label]}]"
