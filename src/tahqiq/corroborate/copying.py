"""Reports that share their wording or their facts: copies, reprints and rewrites.

Copies share runs of words; prints find them. Rewrites share what nobody who reports
for himself would choose alike: the same small facts, numbers and names, in the same
order (M61). Names are compared by their sound, so that a translation that spells them
anew still shows where it comes from. Of two reports of one day the one that others
credit is the model, then that of an agency, then the fuller one.
"""

from __future__ import annotations

import itertools
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern

from tahqiq.corroborate.bags import TOKEN, number_of, packed
from tahqiq.corroborate.ground import LAYOUT, Ground, outlet_key, outlet_names
from tahqiq.corroborate.vocabulary import agency_words, concept
from tahqiq.model.case import LineageKind, Reason
from tahqiq.model.memory import Kept, Memory
from tahqiq.model.reading import Reading
from tahqiq.text.folding import fold
from tahqiq.text.prints import (
    Print,
    containment,
    in_order,
    likely_copies,
    minhash,
    shingles,
)
from tahqiq.text.search_keys import keys

DUPLICATE = 0.9  # both hold this share of the other's five-word runs
REPRINT = 0.4  # share of the shorter report's runs; independent ones stay under 0.05
# A fact is rare that at most this many families of copies tell, or the root of their
# number in a large case. On our three cases, rewrites share 0.39 of their facts as rare
# ones and follow in 0.6 of their sentences; the next pairs stand at 0.27 and 0.57.
RARE_IN = 6
REWRITE_RARE = 0.33
REWRITE_SENTENCES = 0.5  # share of the copy's sentences that follow one of the model
REWRITE_ORDER = 0.5  # of which this share comes in the model's order
FOLLOWS = 0.4  # of a sentence's weight: found in one sentence of the model
LEAST_SENTENCES = 3  # too short a text follows anything
EVIDENCE_SHOWN = 3
SOUNDS = 3  # consonants of a name, below which its sound is that of many

Age = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Copying:
    """A later report and the earlier one whose words or facts it has."""

    copy: str
    model: str
    kind: LineageKind
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What is compared of a report: shingles and its sentences as concepts.

    `facts` are the concepts of all sentences, `rare` those that few families of copies
    tell; shingles and facts are each there once, in order.
    """

    document: str
    shingles: array[int]
    sentences: tuple[frozenset[str], ...]
    spans: tuple[tuple[int, int], ...]
    print: Print
    facts: tuple[str, ...]
    rare: frozenset[str] = frozenset()


def copyings(ground: Ground, memory: Memory) -> tuple[Copying, ...]:
    """For every report that copies: the oldest report it can be shown to follow."""
    kept: Kept[Reading, Sheet] = memory.kept("sheets")
    readings = ground.index.readings
    sheets = {row: kept.of(row, readings[row], _sheet) for row in sorted(readings)}
    ages = _ages(ground, sheets)
    near = list(_near(ground, sheets, ages))
    family = _families(sheets, near, ages)
    sheets = _with_rare(sheets, family)
    rewrites = [
        found
        for copy, model in _candidates(ground, sheets, family, ages)
        if not _states(ground, copy, model)
        if (found := _rewrite(ground, sheets[copy], sheets[model]))
    ]
    return tuple(_oldest([*near, *rewrites], ages))


def _states(ground: Ground, copy: str, model: str) -> bool:
    """Whether a report is the statement of a body, set against that of a medium.

    A party or an office that speaks of what it did retells no newspaper, however much the
    newspaper has from it.
    """
    known = ground.publisher(copy) is not None
    return known and not ground.is_medium(copy) and ground.is_medium(model)


def _ages(ground: Ground, sheets: Mapping[str, Sheet]) -> dict[str, Age]:
    """What tells the model from the copy: the day, who is credited, who says more."""
    names = outlet_names(ground.index.case.entities)
    credited = {
        outlet_key(credit, names)
        for row in sheets
        for credit in ground.reading(row).document.credits
    }
    return {row: _age(ground, sheet, credited) for row, sheet in sheets.items()}


def _age(ground: Ground, sheet: Sheet, credited: Container[str]) -> Age:
    outlet = ground.outlet_of[sheet.document]
    profile = ground.profiles.get(outlet)
    words = set(fold(ground.outlet_name(sheet.document)).split())
    agency = bool(words & agency_words()) or (profile and profile.kind == "agency")
    rank = 0 if outlet in credited else 1 if agency else 2
    published = ground.published(sheet.document)
    return published, rank, -len(sheet.shingles), sheet.document


def _sheet(reading: Reading) -> Sheet:
    body = [row for row in reading.sentences if row.kind not in LAYOUT | {"heading"}]
    text = reading.document.text
    pieces = [text[row.start : row.end] for row in body] or [text]
    found = shingles("\n".join(pieces))
    sentences = tuple(_facts(piece) for piece in pieces)
    return Sheet(
        reading.document.id,
        array("Q", sorted(found)),
        sentences,
        tuple((row.start, row.end) for row in body) or ((0, len(text)),),
        minhash(found),
        tuple(sorted(frozenset().union(*sentences))),
    )


def _facts(sentence: str) -> frozenset[str]:
    """Concepts and numbers of a sentence; words and figures of a number are one."""
    found = set()
    words = TOKEN.findall(sentence)
    for at, word in enumerate(words):
        number = number_of(word.lower())
        one = intern(f"#{number:g}") if number is not None else _sound(words, at)
        one = one or concept(word)
        if one and one not in {"#1", "#2"}:
            found.add(one)
    return packed(found)


def _sound(words: Sequence[str], at: int) -> str | None:
    """What a name sounds like; a capital opens every sentence and tells nothing there."""
    word, after = words[at], words[at + 1 : at + 2]
    named = word[:1].isupper() and (at > 0 or bool(after and after[0][:1].isupper()))
    if not named or concept(word) is None:
        return None
    sound = "".join(keys(word, "phonetic"))
    return intern(f"@{sound}") if len(sound) >= SOUNDS else None


def _near(
    ground: Ground, sheets: Mapping[str, Sheet], ages: Mapping[str, Age]
) -> Iterator[Copying]:
    prints = {row: sheet.print for row, sheet in sheets.items() if sheet.shingles}
    same_address: dict[str, str] = {}
    pairs = set(likely_copies(prints))
    for row in sorted(sheets):
        address = ground.reading(row).document.uri
        if address.startswith("http"):  # two captures of one page (M14)
            pairs.add((same_address.setdefault(address, row), row))
    for left, right in sorted(pairs):
        if left != right and (
            found := _copied(
                ground, sheets, *sorted((left, right), key=ages.__getitem__)
            )
        ):
            yield found


def _copied(
    ground: Ground, sheets: Mapping[str, Sheet], model: str, copy: str
) -> Copying | None:
    ours, theirs = (frozenset(sheets[row].shingles) for row in (copy, model))
    share = max(containment(ours, theirs), containment(theirs, ours))
    both = min(containment(ours, theirs), containment(theirs, ours))
    if share < REPRINT:
        return None
    kind: LineageKind = "duplicate" if both >= DUPLICATE else "reprint"
    detail = (
        f"{share:.0%} of the shorter report's runs of five words stand in the other"
    )
    reasons = [Reason(feature="same words", weight=share, detail=detail)]
    reasons += [
        Reason(feature="copied sentence", weight=0.0, detail=f"“{words}”")
        for words in _shared_sentences(ground, sheets[copy], sheets[model])
    ]
    return Copying(copy, model, kind, share, tuple(reasons))


def _shared_sentences(ground: Ground, copy: Sheet, model: Sheet) -> list[str]:
    """The sentences both have, those with most facts first."""
    held = set(model.sentences)
    text = ground.reading(copy.document).document.text
    rows = [
        (len(facts), " ".join(text[start:end].split()))
        for facts, (start, end) in zip(copy.sentences, copy.spans, strict=True)
        if facts in held and facts
    ]
    return [words for _, words in sorted(rows, reverse=True)[:EVIDENCE_SHOWN]]


def _families(
    sheets: Mapping[str, Sheet], near: list[Copying], ages: Mapping[str, Age]
) -> dict[str, str]:
    """Each report with the oldest among the copies it is one of."""
    head = {row: row for row in sheets}

    def top(row: str) -> str:
        while head[row] != row:
            row = head[row]
        return row

    for found in near:
        a, b = sorted((top(found.copy), top(found.model)), key=ages.__getitem__)
        head[b] = a
    return {row: top(row) for row in sheets}


def _with_rare(
    sheets: Mapping[str, Sheet], family: Mapping[str, str]
) -> dict[str, Sheet]:
    """Sheets with the facts that few families of copies tell."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for row, sheet in sheets.items():
        for fact in sheet.facts:
            told[fact].add(family[row])
    most = max(RARE_IN, int(len(set(family.values())) ** 0.5))
    few = frozenset(
        fact for fact, families in told.items() if 1 < len(families) <= most
    )
    return {
        row: replace(sheet, rare=few.intersection(sheet.facts))
        for row, sheet in sheets.items()
    }


def _candidates(
    ground: Ground,
    sheets: Mapping[str, Sheet],
    family: Mapping[str, str],
    ages: Mapping[str, Age],
) -> list[tuple[str, str]]:
    """Pairs of families that share several rare facts, as (later, earlier).

    Two reports of one outlet are its own work, whatever they share.
    """
    heads = sorted(set(family.values()))
    posting: defaultdict[str, list[str]] = defaultdict(list)
    for row in heads:
        for fact in sorted(sheets[row].rare):
            posting[fact].append(row)
    shared: Counter[tuple[str, str]] = Counter()
    for rows in posting.values():
        shared.update(itertools.combinations(rows, 2))
    facts = {row: len(sheets[row].facts) for row in heads}
    found = []
    for (left, right), count in shared.items():
        model, copy = sorted((left, right), key=ages.__getitem__)
        if (
            count >= max(REWRITE_RARE * min(facts[left], facts[right]), LEAST_SENTENCES)
            and ground.outlet_of[copy] != ground.outlet_of[model]
        ):
            found.append((copy, model))
    return sorted(found)


def _rewrite(ground: Ground, copy: Sheet, model: Sheet) -> Copying | None:
    """The rewrite, where the copy's sentences follow the model's and in its order."""
    followed = [
        (at, best)
        for at, facts in enumerate(copy.sentences)
        if (best := _followed(facts, model.sentences)) is not None
    ]
    full = [facts for facts in copy.sentences if len(facts) >= LEAST_SENTENCES]
    if len(followed) < LEAST_SENTENCES or not full:
        return None
    share = len(followed) / len(full)
    order = in_order([best for _, best in followed]) / len(followed)
    rare = len(copy.rare & model.rare) / len(copy.facts)
    floors = (REWRITE_SENTENCES, REWRITE_ORDER, REWRITE_RARE)
    if any(
        found < floor for found, floor in zip((share, order, rare), floors, strict=True)
    ):
        return None
    return Copying(
        copy.document, model.document, "rewrite", (share + order + rare) / 3,
        _rewrite_reasons(ground, (copy, model), followed, (share, order, rare)),
    )  # fmt: skip


def _followed(facts: frozenset[str], model: tuple[frozenset[str], ...]) -> int | None:
    """The sentence of the model that holds most of these facts, if it holds enough."""
    if len(facts) < LEAST_SENTENCES:
        return None
    shares = [len(facts & other) / len(facts) for other in model]
    best = max(range(len(model)), key=lambda at: (shares[at], -at))
    return best if shares[best] >= FOLLOWS else None


def _rewrite_reasons(
    ground: Ground,
    sheets: tuple[Sheet, Sheet],
    followed: list[tuple[int, int]],
    shares: tuple[float, float, float],
) -> tuple[Reason, ...]:
    copy, model = sheets
    share, order, rare = (part / 3 for part in shares)
    reasons = [
        Reason(
            feature="same facts", weight=share,
            detail=f"{shares[0]:.0%} of its sentences tell what one sentence of the other tells",
        ),
        Reason(
            feature="same order", weight=order,
            detail=f"{shares[1]:.0%} of them in the same order",
        ),
        Reason(
            feature="same rare facts", weight=rare,
            detail=f"{shares[2]:.0%} of its facts are in the other and hardly elsewhere",
        ),
    ]  # fmt: skip
    ranked = sorted(
        followed,
        key=lambda pair: (
            -len(copy.sentences[pair[0]] & model.sentences[pair[1]] & copy.rare), pair,
        ),
    )  # fmt: skip
    for at, best in ranked[:EVIDENCE_SHOWN]:
        here, there = _quote(ground, copy, at), _quote(ground, model, best)
        reasons.append(
            Reason(feature="retold sentence", weight=0.0, detail=f"“{here}”: “{there}”")
        )
    return tuple(reasons)


def _quote(ground: Ground, sheet: Sheet, at: int) -> str:
    start, end = sheet.spans[at]
    return " ".join(ground.reading(sheet.document).document.text[start:end].split())


def _oldest(found: list[Copying], ages: Mapping[str, Age]) -> Iterator[Copying]:
    """One lineage a copy: from the oldest report of its family that it follows."""
    by_copy: defaultdict[str, list[Copying]] = defaultdict(list)
    for row in found:
        by_copy[row.copy].append(row)
    for copy in sorted(by_copy):
        yield min(by_copy[copy], key=lambda row: (ages[row.model], -row.weight))
