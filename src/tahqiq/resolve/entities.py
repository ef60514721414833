"""Entities across documents: who and what a case is about, in all spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tahqiq.model.case import CaseEntity, Proposal, Reason
from tahqiq.model.ids import content_id
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.memory import Kept, Memory, no_memory
from tahqiq.model.reading import EntityRole, Reading
from tahqiq.resolve.bearers import (
    Bearer,
    Edge,
    Rarity,
    candidates,
    companies,
    compared,
    rarity,
)
from tahqiq.resolve.clusters import Clusters
from tahqiq.resolve.name_form import name_form
from tahqiq.resolve.pairing import is_common
from tahqiq.resolve.profiles import Profile, context_words, plain, profiles_of
from tahqiq.resolve.union import SURE, unions

# Log-odds from which two are made one; set on our three cases, where 1.0 merges the
# first pair of different people and 2.5 leaves the first of one person in two.
MERGE = 1.5
SHOUTED = 4  # letters from which a word in capitals is no abbreviation
GUARDED = 4.0  # for suspects, witnesses, minors and unnamed sources (M37)
BARE = 0.7  # of the weight must come from what stands beside a bare surname
PROPOSE = -0.5  # from here a person is asked
Left = tuple[str, str, float, tuple[Reason, ...]]  # two keys left to be proposed
ROLES: tuple[EntityRole, ...] = (
    "victim", "suspect", "public-figure", "witness", "source", "minor", "bystander",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The entities of a case, and pairs a person should look at."""

    entities: tuple[CaseEntity, ...]
    proposals: tuple[Proposal, ...]


def resolve_entities(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
) -> Resolution:
    """Who and what the readings are about together.

    Names are merged where the weight of the reasons allows it, and proposed where it
    does not quite (M31, M37); judgements come first and are never overruled. The order
    of readings and judgements makes no difference.

    Args:
        readings: One reading a document.
        judgements: Any judgements; those not in force or about other things are ignored.
        memory: What was made of readings and entities before; it changes no answer.
    """
    memory = memory or no_memory()
    read: Kept[Reading, tuple[Profile, ...]] = memory.kept("profiles")
    own = {
        row.document.id: read.of(row.document.id, row, profiles_of) for row in readings
    }
    profiles = {p.member.key: p for rows in own.values() for p in rows}
    clusters = Clusters(sorted(profiles))
    why: dict[str, list[Reason]] = defaultdict(list)
    contested = _judged(clusters, profiles, judgements)
    _as_told(clusters, profiles, why)
    _by_name(clusters, profiles, why, memory)
    company = companies(own, memory)
    bearers = _bearers(clusters, profiles, company, memory)
    edges = _edges(bearers, rarity(company, memory), memory)
    left = _joined(clusters, edges, bearers, why)
    entities = _entities(clusters, profiles, why, memory)
    return Resolution(
        entities=entities,
        proposals=_proposals(clusters, [*contested, *left], entities),
    )


def _judged(
    clusters: Clusters, profiles: Mapping[str, Profile], judgements: Iterable[Judgement]
) -> list[Left]:
    """Apply what people decided: first what is different, then what is one."""
    rows = [
        row
        for row in standing(judgements)
        if row.kind in {"merge", "different"}
        and {row.subject, row.object} <= set(profiles)
    ]
    for row in rows:
        if row.kind == "different" and row.object:
            clusters.keep_apart(row.subject, row.object)
    contested: list[Left] = []
    for row in rows:
        if (
            row.kind == "merge"
            and row.object
            and not clusters.join(row.subject, row.object)
        ):
            detail = f"merged by {row.author}, but another judgement keeps them apart"
            reason = Reason(feature="judgement", weight=0.0, detail=detail)
            contested.append((row.subject, row.object, 0.0, (reason,)))
    return contested


def _as_told(
    clusters: Clusters, profiles: Mapping[str, Profile], why: dict[str, list[Reason]]
) -> None:
    """What a document itself says: these two are the same, those are related."""
    for key, profile in sorted(profiles.items()):
        document = profile.member.document
        for other in sorted(profile.alias_of):
            there = f"{document}#{other}"
            if there in profiles and clusters.join(key, there):
                detail = "the document says they are the same"
                why[key].append(Reason(feature="alias", weight=SURE, detail=detail))
        if profile.named:
            for other in sorted(profile.apart):
                there = f"{document}#{other}"
                if there in profiles and profiles[there].named:
                    clusters.keep_apart(key, there)


def _by_name(
    clusters: Clusters,
    profiles: Mapping[str, Profile],
    why: dict[str, list[Reason]],
    memory: Memory,
) -> None:
    """Join those whose fullest names are letter for letter one, after folding."""
    kept: Kept[Profile, tuple[str, ...] | None] = memory.kept("full names")
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, profile in sorted(profiles.items()):
        if profile.named and (name := kept.of(key, profile, _full_name)):
            groups[name].append(key)
    for name, keys in sorted(groups.items()):
        first = next((k for k in keys if not profiles[k].guarded), keys[0])
        for key in keys:
            fits = _genders_agree(profiles[first], profiles[key])
            if key != first and fits and clusters.join(first, key):
                detail = f"all are named {' '.join(name)}"
                why[key].append(
                    Reason(feature="same name", weight=MERGE, detail=detail)
                )


def _genders_agree(left: Profile, right: Profile) -> bool:
    return left.gender is None or right.gender is None or left.gender == right.gender


def _full_name(profile: Profile) -> tuple[str, ...] | None:
    """Its fullest name, where that is enough to be one with all who bear it.

    A person needs two parts, one of them not common; a suspect or witness is left to
    the comparison, which asks for more than a name.
    """
    best: tuple[str, ...] | None = None
    for name, _ in profile.names:
        form = name_form(name, profile.schema)
        texts = tuple(part.text for part in form.parts)
        if profile.sort == "person":
            whole = [p for p in form.telling if p.kind != "initial"]
            enough = len(whole) > 1 and not all(is_common(p) for p in whole)
            enough = enough and not (profile.guarded and any(map(is_common, whole)))
        else:
            enough = bool(form.telling) and not _is_set(name)
        if enough and (best is None or (len(texts), texts) > (len(best), best)):
            best = texts
    return best


def _is_set(name: str) -> bool:
    """Whether a name is one of people of the one it names (M33)."""
    words = name.casefold().split()
    return words[-1] in context_words()["sets"] and "'" in name


def _bearers(
    clusters: Clusters,
    profiles: Mapping[str, Profile],
    company: Mapping[str, frozenset[str]],
    memory: Memory,
) -> dict[str, Bearer]:
    """Every group with a name, with the company it keeps."""
    kept: Kept[Borne, Bearer] = memory.kept("bearers")
    found = {}
    for keys in clusters.groups():
        own = tuple([profiles[key] for key in keys])
        if any(profile.named for profile in own):
            documents = sorted({p.member.document for p in own})
            beside = tuple([(d, company.get(d, frozenset())) for d in documents])
            found[keys[0]] = kept.of(keys[0], (own, beside), _bearer)
    return found


Borne = tuple[tuple[Profile, ...], tuple[tuple[str, frozenset[str]], ...]]


def _bearer(given: Borne) -> Bearer:
    own, beside = given
    return Bearer(root=own[0].member.key, profiles=own, company=dict(beside))


def _edges(bearers: Mapping[str, Bearer], rare: Rarity, memory: Memory) -> list[Edge]:
    """Comparisons that may matter, heaviest first."""
    kept: Kept[Compared, Edge | None] = memory.kept("edges")
    found = [
        kept.of((left.root, right.root), (left, right, rare), _compared)
        for left, right in candidates([bearers[key] for key in sorted(bearers)])
    ]
    for bearer in bearers.values():
        bearer.rest()
    edges = [edge for edge in found if edge is not None]
    return sorted(edges, key=lambda e: (-round(e.weight, 6), e.left.root, e.right.root))


Compared = tuple[Bearer, Bearer, Rarity]


def _compared(given: Compared) -> Edge | None:
    left, right, rare = given
    return compared(left, right, rare, PROPOSE)


def _joined(
    clusters: Clusters,
    edges: Sequence[Edge],
    bearers: Mapping[str, Bearer],
    why: dict[str, list[Reason]],
) -> list[Left]:
    """Join what may be joined; the rest is left to be proposed."""
    rivals = _rivals(edges)
    whole = unions(bearers.values())
    left: list[Left] = []
    for edge in edges:
        a, b = (clusters.root(side.root) for side in (edge.left, edge.right))
        if a == b:
            continue
        free = _sure_enough(edge, rivals) and not whole[a].forbids(
            whole[b], edge.weight
        )
        if free and clusters.join(a, b):
            first, second = sorted((a, b))
            whole[first].absorb(whole.pop(second))
            why[max(edge.left.root, edge.right.root)] += edge.reasons
        else:
            left.append((edge.left.root, edge.right.root, edge.weight, edge.reasons))
    return left


def _rivals(edges: Iterable[Edge]) -> Counter[str]:
    """How many fuller names each bare name may stand for."""
    found: Counter[str] = Counter()
    for edge in edges:
        for one, other in ((edge.left, edge.right), (edge.right, edge.left)):
            if one.bare and not other.bare:
                found[one.root] += 1
    return found


def _sure_enough(edge: Edge, rivals: Mapping[str, int]) -> bool:
    """Whether the risk of the merge is one the software may take (M37)."""
    if edge.left.bare or edge.right.bare:
        around = {"company", "description", "codebook"}
        context = sum(r.weight for r in edge.reasons if r.feature in around)
        bare = [b for b in (edge.left, edge.right) if b.bare]
        if context < BARE or any(rivals.get(b.root, 0) > 1 for b in bare):
            return False
    guarded = edge.left.guarded or edge.right.guarded
    return edge.weight >= (GUARDED if guarded else MERGE)


Made = tuple[tuple[Profile, ...], tuple[Reason, ...]]


def _entities(
    clusters: Clusters,
    profiles: Mapping[str, Profile],
    why: Mapping[str, list[Reason]],
    memory: Memory,
) -> tuple[CaseEntity, ...]:
    """One case entity a group, in order of its smallest member."""
    kept: Kept[Made, CaseEntity] = memory.kept("entities")
    found = []
    for keys in clusters.groups():
        own = tuple([profiles[key] for key in keys])
        reasons = tuple([reason for key in keys for reason in why.get(key, ())])
        found.append(kept.of(keys[0], (own, reasons), _entity))
    return tuple(found)


def _entity(given: Made) -> CaseEntity:
    own, reasons = given
    root = own[0].member.key
    bearer = Bearer(root=root, profiles=own)
    spoken = Counter(plain(name) for profile in own for name in profile.said)
    name = _best_name(bearer, spoken)
    return CaseEntity(
        id=content_id("x", root),
        schema=bearer.schema if bearer.sort != "thing" else own[0].schema,
        name=name,
        aliases=tuple(sorted(set(spoken) - {name})),
        role=_role(own),
        mentions=tuple(sorted({ref for profile in own for ref in profile.spans})),
        members=tuple(sorted(profile.member for profile in own)),
        risk=tuple(sorted({risk for profile in own for risk in profile.risk})),
        codebook=min(bearer.codebook, default=None),
        reasons=reasons,
    )


def _best_name(bearer: Bearer, spoken: Mapping[str, int]) -> str:
    """The full name most used, in Latin letters and not in capitals where there is one."""

    def rank(name: str) -> tuple[int, bool, bool, int, int, str]:
        form = bearer.form(name)
        full = min(len(form.telling), 2)
        return (
            -full,
            not name.isascii(),
            name.isupper(),
            -spoken[name],
            -len(name),
            name,
        )

    return _calm(min(spoken, key=rank))


def _calm(name: str) -> str:
    """A name of two words or more as it is written where no headline shouts it.

    >>> _calm("DELTA COUNTY"), _calm("UN"), _calm("AK KHAN")
    ('Delta County', 'UN', 'AK KHAN')
    """
    words = name.split()
    shouted = name.isupper() and all(len(word) >= SHOUTED for word in words)
    return (
        " ".join(word.capitalize() for word in words) if shouted and words[1:] else name
    )


def _role(own: Iterable[Profile]) -> EntityRole | None:
    roles = Counter(profile.role for profile in own if profile.role)
    return min(roles, key=lambda role: (-roles[role], ROLES.index(role)), default=None)


def _proposals(
    clusters: Clusters, left: Iterable[Left], entities: Iterable[CaseEntity]
) -> tuple[Proposal, ...]:
    """The heaviest reason to join for each two entities that are still two."""
    ids = {member.key: entity.id for entity in entities for member in entity.members}
    found: dict[tuple[str, str], Proposal] = {}
    for a, b, weight, reasons in left:
        pair = tuple(sorted((ids[a], ids[b])))
        forbidden = not clusters.may_join(a, b) and reasons[0].feature != "judgement"
        if pair[0] == pair[1] or forbidden:
            continue
        best = found.get((pair[0], pair[1]))
        if best is None or weight > best.weight:
            found[pair[0], pair[1]] = Proposal(
                left=pair[0], right=pair[1], weight=weight, reasons=reasons
            )
    return tuple(sorted(found.values(), key=lambda p: (-p.weight, p.left, p.right)))
