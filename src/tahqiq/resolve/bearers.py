"""Those who bear one name in a case, and how far two of them may be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from tahqiq.model.case import Reason
from tahqiq.model.memory import Kept, Memory
from tahqiq.model.reading import EntityRole
from tahqiq.resolve.compare import compare_names, name_weight
from tahqiq.resolve.deeds import noun
from tahqiq.resolve.name_form import NameForm, Part, name_form, signature
from tahqiq.resolve.pairing import is_common, paired
from tahqiq.resolve.profiles import SCHEMAS, Profile, Sort, context_words, form_keys

MOST_NAMES = 6  # names of a bearer that are compared: the fullest and most used
COMPANY = 0.35  # log-odds a unit of rarity of a name that stands beside both
MOST_COMPANY = 2.0
SAME_NOUN, MOST_NOUNS = 0.7, 1.4
OTHER_GENDER = -4.0
BESIDE = -3.0  # one document names both and keeps them apart
OTHER_SORT, METONYMY = -1.0, -0.3
OTHER_CONSONANT = -3.0
METONYM = 4  # readings as a body that one reading as a place outweighs
SAME_ROLE = 0.4
MOST_CONTEXT = MOST_COMPANY + MOST_NOUNS + SAME_ROLE + 0.1  # all that may speak for two
SAMPLE = 256  # documents by which rarity is told: all of most cases
ROUNDING = 1e-6  # by which sums of the same weights in another order may differ


@dataclass(frozen=True, kw_only=True, eq=False)
class Bearer:
    """Entities of documents that one name, or a judgement, has made one."""

    root: str
    profiles: tuple[Profile, ...]
    company: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names to compare, fullest and most used first."""
        counts: Counter[str] = Counter()
        for profile in self.profiles:
            counts.update(dict(profile.names))
        seen: dict[tuple[str, ...], str] = {}
        for name in sorted(
            counts, key=lambda n: (-_fullness(self.form(n)), -counts[n], n)
        ):
            seen.setdefault(tuple(p.text for p in self.form(name).parts), name)
        return tuple(seen.values())[:MOST_NAMES]

    @cached_property
    def sort(self) -> Sort:
        """What most documents take it for; a word for a body settles it."""
        counts = Counter(p.sort for p in self.profiles if p.named)
        sort = min(counts, key=lambda s: (-counts[s], s), default=self.profiles[0].sort)
        body = any(_is_body(name) for p in self.profiles for name, _ in p.names)
        if sort == "person" and body:
            return "body"
        there = sum(p.named and (p.scene or p.sort == "place") for p in self.profiles)
        if sort == "body" and not body and METONYM * there >= counts["body"]:
            return "place"  # a place that acts is read as a body
        return sort

    @property
    def schema(self) -> str:
        """The schema its names are compared as."""
        return "Person" if self.sort == "person" else SCHEMAS[self.sort]

    @cached_property
    def documents(self) -> frozenset[str]:
        """Documents it is in."""
        return frozenset(profile.member.document for profile in self.profiles)

    @cached_property
    def codebook(self) -> frozenset[str]:
        """Codebook keys its names stand for."""
        return frozenset(p.codebook for p in self.profiles if p.codebook)

    @cached_property
    def genders(self) -> frozenset[str]:
        """What pronouns say of it."""
        said = Counter(p.gender for p in self.profiles if p.gender)
        return frozenset(g for g, n in said.items() if n > sum(said.values()) / 3)

    @cached_property
    def guarded(self) -> bool:
        """Whether a wrong merge would blame or expose someone (M37)."""
        guarded = sum(profile.guarded for profile in self.profiles)
        return self.sort == "person" and 3 * guarded >= len(self.profiles)

    @cached_property
    def bare(self) -> bool:
        """Whether it is a person known by a single word."""
        return self.sort == "person" and all(
            len(self.form(name).telling) < 2 for name in self.names
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it may be found by."""
        found = {f"key:{key}" for key in self.codebook}
        for name in self.names:
            found |= form_keys(self.form(name))
        return frozenset(found)

    @cached_property
    def signatures(self) -> frozenset[str]:
        """What spellings of its names mostly share."""
        return frozenset(s for name in self.names for s in signature(self.form(name)))

    @cached_property
    def companions(self) -> Counter[str]:
        """Names that stand beside it, with in how many of its documents."""
        return Counter(
            key for one in self.documents for key in self.company.get(one, ())
        )

    @cached_property
    def described(self) -> Mapping[str, str]:
        """Nouns it is described by, by what they point at."""
        return {noun(n): n for p in self.profiles for n in sorted(p.nouns)}

    @cached_property
    def roles(self) -> frozenset[EntityRole]:
        """Roles it plays."""
        return frozenset(p.role for p in self.profiles if p.role)

    @cached_property
    def scripts(self) -> frozenset[tuple[str, bool]]:
        """Documents that name it, with whether in Arabic letters."""
        return frozenset(pair for p in self.profiles for pair in scripts_of(p))

    def rest(self) -> None:
        """Forget what is large and asked for only while it is compared with others."""
        self.__dict__.pop("companions", None)

    def form(self, name: str) -> NameForm:
        """A name taken apart as a name of its schema."""
        return name_form(name, self.schema)


def _is_body(name: str) -> bool:
    """Whether a name holds a word for a body, in a longer name."""
    parts = name_form(name, "Organization").parts
    words = context_words()["bodies"]
    return len(parts) > 1 and any(p.kind == "light" or p.text in words for p in parts)


def _fullness(form: NameForm) -> int:
    return sum(part.kind != "initial" for part in form.telling)


@dataclass(frozen=True, slots=True)
class Edge:
    """Two bearers, how far they are one, and why."""

    left: Bearer
    right: Bearer
    weight: float
    reasons: tuple[Reason, ...]


def compared(left: Bearer, right: Bearer, rarity: Rarity, least: float) -> Edge | None:
    """The names of two bearers compared, and what stands beside them.

    None where that weighs less than `least`. Of most pairs the weight alone is taken,
    and where no context could lift it, no context is looked for.
    """
    schema = schema_for(left, right)
    weight, *names = max(
        (name_weight(a, b, schema), a, b) for a in left.names for b in right.names
    )
    sorts = _sorts(left, right)
    so_far = weight + sum(reason.weight for reason in sorts)
    if so_far + MOST_CONTEXT < least:
        return None
    context = [
        *sorts,
        *_company(left, right, rarity),
        *_described(left, right),
        *_told_apart(left, right),
    ]
    if weight + sum(reason.weight for reason in context) < least - ROUNDING:
        return None
    best = compare_names(names[0], names[1], schema)
    reasons = (*best.reasons, *_consonants(names[0], names[1], schema), *context)
    total = sum(reason.weight for reason in reasons)
    return Edge(left, right, total, reasons) if total >= least else None


def schema_for(left: Bearer, right: Bearer) -> str:
    """What two bearers are compared as: as people where one is and neither is a body."""
    sorts = {left.sort, right.sort}
    return "Person" if "person" in sorts and "body" not in sorts else "Organization"


def _consonants(left: str, right: str, schema: str) -> list[Reason]:
    """Parts of personal names that sound alike but are written with other consonants."""
    if schema != "Person":
        return []
    forms = name_form(left, schema), name_form(right, schema)
    if any(p.arabic for form in forms for p in form.parts):
        return []
    for pair in paired(*forms).pairs:
        sides = forms[0].parts[slice(*pair.left)], forms[1].parts[slice(*pair.right)]
        bones = ["".join(part.skeleton for part in side) for side in sides]
        if pair.likeness.how in {"spelling", "slip"} and bones[0] != bones[1]:
            detail = f"{sides[0][0].raw} and {sides[1][0].raw} differ in a consonant"
            return [
                Reason(feature="other consonant", weight=OTHER_CONSONANT, detail=detail)
            ]
    return []


def _sorts(left: Bearer, right: Bearer) -> list[Reason]:
    if left.sort == right.sort:
        return []
    detail = f"one is read as a {left.sort}, the other as a {right.sort}"
    metonym = {left.sort, right.sort} == {"body", "place"}
    return [
        Reason(
            feature="other sort",
            weight=METONYMY if metonym else OTHER_SORT,
            detail=detail,
        )
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """How rare each name is among the documents of the case."""

    documents: int
    seen: Mapping[str, int]

    def of(self, key: str) -> float:
        """Log of documents over documents with the name, smoothed."""
        return log((self.documents + 1) / (self.seen.get(key, 0) + 0.5))


def _company(left: Bearer, right: Bearer, rarity: Rarity) -> list[Reason]:
    """Names that stand beside both, in documents that do not have the other."""
    together = left.documents & right.documents
    beside_both = left.companions.keys() & right.companions.keys()
    beside_both -= left.signatures | right.signatures
    for bearer in (left, right):
        beside_both -= _only_there(bearer, together)
    shared = sorted(beside_both, key=lambda key: (-rarity.of(key), key))
    weight = min(
        MOST_COMPANY, COMPANY * sum(max(0.0, rarity.of(key)) for key in shared)
    )
    weight += min(MOST_COMPANY / 2, 0.1 * len(shared))  # small cases have no rare names
    if not shared:
        return []
    detail = f"{len(shared)} names stand beside both"
    return [
        Reason(
            feature="company", weight=round(min(weight, MOST_COMPANY), 2), detail=detail
        )
    ]


def _only_there(bearer: Bearer, documents: frozenset[str]) -> set[str]:
    """Names that stand beside it in these documents and in no other of its own."""
    seen = Counter(key for one in documents for key in bearer.company.get(one, ()))
    return {key for key, times in seen.items() if times == bearer.companions[key]}


def _described(left: Bearer, right: Bearer) -> list[Reason]:
    """Nouns both are described by, the role both play, the pronouns that differ."""
    found = []
    same = left.described.keys() & right.described.keys()
    if shared := sorted(left.described[key] for key in same):
        weight = min(MOST_NOUNS, SAME_NOUN * len(shared))
        found.append(
            Reason(feature="description", weight=weight, detail=", ".join(shared))
        )
    if left.roles and left.roles == right.roles:
        detail = f"both {', '.join(sorted(left.roles))}"
        found.append(Reason(feature="role", weight=SAME_ROLE, detail=detail))
    if left.genders and right.genders and not left.genders & right.genders:
        found.append(
            Reason(
                feature="gender",
                weight=OTHER_GENDER,
                detail="he for one, she for the other",
            )
        )
    return found


def _told_apart(left: Bearer, right: Bearer) -> list[Reason]:
    shared = beside(left, right)
    if not shared:
        return []
    detail = f"{len(shared)} documents name both and keep them apart"
    return [Reason(feature="named beside", weight=BESIDE, detail=detail)]


def beside(left: Bearer, right: Bearer) -> frozenset[str]:
    """Documents that name both, each by a name of its own in one script."""
    if left.documents.isdisjoint(right.documents):
        return frozenset()
    return frozenset(document for document, _ in left.scripts & right.scripts)


def scripts_of(profile: Profile) -> set[tuple[str, bool]]:
    """Its document, with whether it is named in Arabic letters: that is no other name."""
    document = profile.member.document
    return {(document, any(p.arabic for p in form.parts)) for form in profile.forms}


def companies(
    read: Mapping[str, tuple[Profile, ...]], memory: Memory
) -> dict[str, frozenset[str]]:
    """The name signatures of each document that names anybody: who is named in it."""
    kept: Kept[tuple[Profile, ...], frozenset[str]] = memory.kept("companies")
    found = {one: kept.of(one, profiles, _company_of) for one, profiles in read.items()}
    return {document: keys for document, keys in found.items() if keys}


def _company_of(profiles: Iterable[Profile]) -> frozenset[str]:
    return frozenset(
        key
        for profile in profiles
        for form in profile.forms
        if any(_tells(part) for part in form.telling)
        for key in signature(form)
    )


def _tells(part: Part) -> bool:
    return not is_common(part) and part.kind == "name"


def rarity(companies: Mapping[str, frozenset[str]], memory: Memory) -> Rarity:
    """How rare every name signature is, by a sample of the documents.

    The sample are those whose ids, which are hashes, come first: in a large case one more
    report seldom is among them, and then no pair of names is weighed anew for it.
    """
    kept: Kept[tuple[frozenset[str], ...], Rarity] = memory.kept("rarity")
    sample = tuple(companies[document] for document in sorted(companies)[:SAMPLE])
    return kept.of(SAMPLE, sample, _rarity)


def _rarity(sample: tuple[frozenset[str], ...]) -> Rarity:
    return Rarity(len(sample), Counter(key for keys in sample for key in keys))


def candidates(bearers: Sequence[Bearer]) -> list[tuple[Bearer, Bearer]]:
    """Pairs worth comparing: those that share a key that not too many share.

    A key that more than `CROWD` bearers have (a given name, a common word) pairs only
    those that share another key with it.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, bearer in enumerate(bearers):
        for key in sorted(bearer.keys):
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= CROWD:
            pairs |= {(a, b) for i, a in enumerate(members) for b in members[i + 1 :]}
    crowded = {key for key, members in blocks.items() if len(members) > CROWD}
    pairs |= _by_two_keys(bearers, crowded)
    return [(bearers[a], bearers[b]) for a, b in sorted(pairs)]


CROWD = 40  # bearers of one key; pairs grow with its square


def _by_two_keys(bearers: Sequence[Bearer], crowded: set[str]) -> set[tuple[int, int]]:
    """Pairs within crowded keys that share two of them."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, bearer in enumerate(bearers):
        shared = sorted(bearer.keys & crowded)
        for i, a in enumerate(shared):
            for b in shared[i + 1 :]:
                blocks[a, b].append(at)
    return {
        (a, b)
        for members in blocks.values()
        if len(members) <= CROWD * 5
        for i, a in enumerate(members)
        for b in members[i + 1 :]
    }
