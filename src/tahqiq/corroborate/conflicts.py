"""What cannot hold together: denials, other figures, rival doers (M26, M29, M72).

An opposition is between two propositions; a link is between two claims of them. A
denial is not evidence of the opposite, so it never moves a figure: it is shown, and
it keeps the status of what it denies from rising.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tahqiq.corroborate.align import Alignment
from tahqiq.corroborate.bags import named_entities
from tahqiq.corroborate.corrections import Corrections
from tahqiq.corroborate.deed_denials import by_deed, by_manner, by_spared
from tahqiq.corroborate.doer_names import ACTING, THEIRS
from tahqiq.corroborate.exact import Proposition
from tahqiq.corroborate.fragments import (
    fragments_of,
    in_heading,
    only_places,
    parts_of,
    under_headings,
)
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.likeness import answers
from tahqiq.corroborate.opposition import Kind, Opposition
from tahqiq.corroborate.origins import Origins
from tahqiq.corroborate.rebuttals import (
    Held,
    are_related,
    bound_pairs,
    by_attribute,
    by_dismissal,
    by_fate,
    by_reported,
    by_unharmed,
    owns_up,
    propositions_of,
)
from tahqiq.corroborate.statements import Key
from tahqiq.corroborate.survivals import refutes
from tahqiq.corroborate.vocabulary import side_of, small
from tahqiq.model.case import CaseLink, ClaimRef

NEAR = 2  # sentences further on are another breath
COMMON = 1  # concepts two claims share beside the counted thing, to speak of one thing


def oppositions(
    ground: Ground, alignment: Alignment, retold: frozenset[ClaimRef] = frozenset()
) -> tuple[Opposition, ...]:
    """Every pair of propositions that cannot both hold, each once.

    `retold` are claims that only repeat what their outlet is taking back.
    """
    held = propositions_of(alignment)
    found = {
        *_by_polarity(ground, alignment),
        *_by_figure(alignment),
        *_by_count(alignment, retold),
        *_by_doer(ground, alignment),
        *_by_pairs(ground, alignment, held),
        *_by_answer(ground, alignment, held),
        *_by_readings(ground, held),
        *by_fate(alignment),
        *by_attribute(ground, held),
        *by_dismissal(ground, alignment, held),
        *by_unharmed(ground, alignment, held),
        *by_reported(ground, alignment),
        *by_deed(ground, held),
        *by_spared(ground, held),
        *by_manner(ground, held),
    }
    return tuple(sorted(row for row in found if row.left != row.right))


def conflict_links(
    ground: Ground,
    alignment: Alignment,
    found: Iterable[Opposition],
    origins: Mapping[str, Origins],
    corrections: Corrections,
) -> tuple[CaseLink, ...]:
    """Oppositions as links between claims; a copy on either side is left to its model.

    What a source brings up to date is no contradiction of it, and what a correction only
    repeats is nobody's claim.

    Rival doers are no contradiction of claims: each accuser may be mistaken. Only rival
    claims of responsibility are, as both speak of their own deed.
    """
    by_name = {row.name: row for row in alignment.propositions}
    links: dict[tuple[ClaimRef, ClaimRef, str], CaseLink] = {}
    for row in found:
        if row.kind == "rivals":
            continue
        ours, theirs = (
            _spoken(ground, origins[name], by_name[name].claims, row.kind)
            for name in (row.left, row.right)
        )
        for left, right in itertools.product(ours, theirs):
            pair = (left.document, right.document)
            mended = corrections.mended & {pair, pair[::-1]}
            if row.kind in {"contradicts", "refutes"} and mended:
                continue
            if {left, right} & corrections.retold:
                continue
            for link in _links(ground, row.kind, left, right):
                links.setdefault((link.claim, link.target, link.type), link)
    kept = under_headings(ground, links.values())
    return tuple(sorted(kept, key=lambda row: (row.claim, row.target, row.type)))


def _links(
    ground: Ground, kind: Kind, left: ClaimRef, right: ClaimRef
) -> Iterator[CaseLink]:
    """The link, unless one speaker only repeats both sides ("the ministry says no")."""
    if left == right or only_places(ground, left) or only_places(ground, right):
        return
    one, other = ground.claim(left), ground.claim(right)
    same = left.document == right.document
    if same and (one.chain == other.chain or one.sentence == other.sentence):
        return  # the reader has drawn what a sentence says of itself
    denies = kind == "denies" or (kind == "refutes" and refutes(ground, left))
    left, right = (left, right) if denies else sorted((left, right))
    yield CaseLink(
        claim=left, target=right, type="denies" if denies else "contradicts",
        drawn_by="tahqiq",
    )  # fmt: skip


def _spoken(
    ground: Ground, counted: Origins, claims: frozenset[ClaimRef], kind: Kind
) -> list[ClaimRef]:
    """The claims that carry a side: no copies, and for a contradiction no rumours.

    A figure that two hundred reports have from one ministry contradicts once, in the
    sentence that says it rather than in the headline over it.
    """
    primary = claims & counted.primary or claims
    if kind != "contradicts":
        return sorted(primary)
    oldest: dict[str, ClaimRef] = {}

    def told(one: ClaimRef) -> tuple[object, ...]:
        return in_heading(ground, one), ground.age(one.document), one

    for ref in sorted(primary, key=told):
        for voice in counted.of_claim.get(ref, ()):
            oldest.setdefault(voice, ref)
    return sorted(set(oldest.values())) or sorted(primary)


def _by_polarity(ground: Ground, alignment: Alignment) -> Iterator[Opposition]:
    """The same statement denied and affirmed.

    That nobody had claimed it is true of its day: a claim made later is no answer.
    """
    by_key: defaultdict[object, list[Proposition]] = defaultdict(list)
    for row in alignment.propositions:
        if row.key:
            by_key[_deed(row.key)].append(row)
    for rows in by_key.values():
        for denial in rows:
            for other in rows:
                against = denial.polarity == "denied" and other.polarity == "affirmed"
                if against and not _not_yet(ground, denial, other):
                    yield Opposition(denial.name, other.name, "denies")


def _deed(key: Key) -> Key:
    """A key under which a denial of X meets what is said of X or of his men."""
    if key.kind != "doer":
        return key
    return Key(key.kind, key.incident, (key.terms[0].removeprefix(THEIRS),))


def _not_yet(ground: Ground, denial: Proposition, other: Proposition) -> bool:
    claimed = denial.key is not None and denial.key.kind == "claimed"
    first = min(ground.published(ref.document) for ref in other.claims)
    return claimed and first >= min(ground.published(r.document) for r in denial.claims)


def _by_figure(alignment: Alignment) -> Iterator[Opposition]:
    """Figures of one fate of one incident whose ranges do not meet."""
    by_fate: defaultdict[tuple[str, str], list[Proposition]] = defaultdict(list)
    for row in alignment.propositions:
        if row.toll and row.polarity == "affirmed":
            by_fate[row.toll.incident, row.toll.unit].append(row)
    for rows in by_fate.values():
        for left in rows:
            for right in rows:
                if left.name < right.name and not _meet(left, right):
                    yield Opposition(left.name, right.name, "contradicts")


def _meet(left: Proposition, right: Proposition) -> bool:
    """Whether two figures can both hold: "at least nine" and fourteen can.

    So can four schoolchildren and nine people, of whom they may be four.
    """
    if left.toll is None or right.toll is None:
        return True
    if left.toll.within(right.toll) or right.toll.within(left.toll):
        return True
    if _of_two_sides(left.toll.sort, right.toll.sort):
        return True
    lows = max(left.toll.low, right.toll.low)
    highs = [one.high for one in (left.toll, right.toll) if one.high is not None]
    return not highs or lows <= min(highs)


def _of_two_sides(left: str, right: str) -> bool:
    """Whether two figures count people of two sides: soldiers and rebels, or civilians."""
    ours, theirs = side_of(left), side_of(right)
    return bool(ours and theirs) and ours != theirs


def _by_count(
    alignment: Alignment, retold: frozenset[ClaimRef]
) -> Iterator[Opposition]:
    """Other numbers of one thing, told by reports that never give both."""
    by_noun: defaultdict[tuple[str, str], list[Proposition]] = defaultdict(list)
    for row in alignment.propositions:
        if row.key and row.key.kind == "count" and row.polarity == "affirmed":
            by_noun[row.key.incident, row.key.terms[0]].append(row)
    for rows in by_noun.values():
        for left in rows:
            for right in rows:
                if left.name < right.name and _one_thing(
                    alignment, retold, left, right
                ):
                    yield Opposition(left.name, right.name, "contradicts")


def _one_thing(
    alignment: Alignment,
    retold: frozenset[ClaimRef],
    left: Proposition,
    right: Proposition,
) -> bool:
    """Whether both count the same thing: other words around it are the same as well.

    A report that gives both numbers counts two things, unless it corrects the one.
    """
    noun = left.key.terms[0] if left.key else ""
    tellers = [{ref.document for ref in row.claims - retold} for row in (left, right)]
    if tellers[0] & tellers[1]:
        return False
    ours = _words(alignment, left)
    theirs = _words(alignment, right)
    shared = {one for one in ours & theirs if one[0] not in "#!"} - {noun}
    return len(shared) > COMMON


def _words(alignment: Alignment, row: Proposition) -> frozenset[str]:
    return frozenset().union(
        *(alignment.signatures[ref].bag.concepts for ref in row.claims)
    )


def _by_doer(ground: Ground, alignment: Alignment) -> Iterator[Opposition]:
    """Different doers of one incident: rivals, and contradictory where both own up."""
    by_incident: defaultdict[str, list[Proposition]] = defaultdict(list)
    for row in alignment.propositions:
        if row.key and row.key.kind == "doer" and row.polarity == "affirmed":
            by_incident[row.key.incident].append(row)
    bound = bound_pairs(ground)
    for rows in by_incident.values():
        for left in rows:
            for right in rows:
                if left.name < right.name and not are_related(bound, left, right):
                    both = owns_up(ground, left) and owns_up(ground, right)
                    kind: Kind = "contradicts" if both else "rivals"
                    yield Opposition(left.name, right.name, kind)


def _by_pairs(ground: Ground, alignment: Alignment, held: Held) -> Iterator[Opposition]:
    """Claims of two reports alike in all but polarity, a number or a presence.

    Inside one report the reader has drawn such links already, from the words.
    """
    parts, signed = parts_of(fragments_of(ground)), alignment.signatures
    for denial, target in alignment.opposed:
        if denial.document != target.document and _of_one(ground, denial, target):
            inner = [
                row
                for part in parts.get(target, ())
                if answers(alignment.weights, signed[denial], signed[part])
                for row in held.get(part, ())
            ]
            yield from _between(held[denial], [*held[target], *inner], "denies")
    for left, right in alignment.clashing:
        if left.document != right.document:
            yield from _between(held[left], held[right], "contradicts")


def _of_one(ground: Ground, denial: ClaimRef, target: ClaimRef) -> bool:
    """Whether a denial that names somebody beside the victim is about the same one."""
    text = ground.reading(denial.document).document.text
    named = {
        row.id
        for (start, end), row in named_entities(ground, denial).items()
        if row.schema in ACTING
        and text[start:end].split()[0].lower() not in small("nobody")
    }
    ours = named - ground.befallen - {ground.speaker(denial)}
    theirs = {row.id for row in named_entities(ground, target).values()}
    return not ours or bool(ours & theirs)


def _between(
    ours: list[Proposition], theirs: list[Proposition], kind: Kind
) -> Iterator[Opposition]:
    for left in _sharpest(ours):
        for right in _sharpest(theirs):
            if _comparable(left, right):
                yield from _opposed(left, right, kind)


def _sharpest(rows: list[Proposition]) -> list[Proposition]:
    """Who did it, where that is among them: the rest of the claim may well hold."""
    return [row for row in rows if row.key and row.key.kind == "doer"] or rows


def _comparable(left: Proposition, right: Proposition) -> bool:
    """Whether likeness of claims says anything about what is told exactly."""
    kinds = {row.key.kind for row in (left, right) if row.key}
    return kinds <= {"doer"} or not kinds


def _by_answer(
    ground: Ground, alignment: Alignment, held: Held
) -> Iterator[Opposition]:
    """What a denier says instead, in the next breath, against what is denied.

    "There was no motorcycle" beside "the bomb was in a handcart" sets the handcart
    against the motorcycle: both speak of the bomb, which the denial does not name.
    """
    bags = {ref: row.bag.concepts for ref, row in alignment.signatures.items()}
    for denial, target in alignment.opposed:
        words = bags[target] - alignment.weights.common - bags[denial]
        if denial.document == target.document or not _of_one(ground, denial, target):
            continue
        for ref in _same_breath(ground, denial):
            shared = words & bags.get(ref, frozenset())
            if any(one[0] not in "@#!" for one in shared):
                yield from _between(held[ref], held[target], "contradicts")


def _same_breath(ground: Ground, denial: ClaimRef) -> list[ClaimRef]:
    """Affirmed claims of the same speaker in the sentences beside a denial."""
    reading = ground.reading(denial.document)
    said = ground.claim(denial)
    order = {row.id: at for at, row in enumerate(reading.sentences)}
    at = order.get(said.sentence)
    speaker = ground.speaker(denial)
    near = [
        ClaimRef(document=denial.document, claim=claim.id)
        for claim in reading.claims
        if claim.polarity == "affirmed"
        and claim.certainty == "asserted"
        and at is not None
        and abs(order.get(claim.sentence, -NEAR) - at) < NEAR
    ]
    return [ref for ref in near if ground.speaker(ref) == speaker]


def _opposed(left: Proposition, right: Proposition, kind: Kind) -> Iterator[Opposition]:
    polar = left.polarity == "denied" and right.polarity == "affirmed"
    if kind == "denies" and polar:
        yield Opposition(left.name, right.name, kind)
    if kind == "contradicts" and left.polarity == right.polarity:
        first, second = sorted((left.name, right.name))
        yield Opposition(first, second, kind)


def _by_readings(ground: Ground, held: Held) -> Iterator[Opposition]:
    """Denials and contradictions that the readings drew inside one document."""
    for document, reading in ground.index.readings.items():
        for link in reading.links:
            if link.type in {"denies", "contradicts"}:
                one = ClaimRef(document=document, claim=link.claim)
                other = ClaimRef(document=document, claim=link.target)
                kind: Kind = "denies" if link.type == "denies" else "contradicts"
                ours, theirs = held.get(one, []), held.get(other, [])
                if kind != "denies" or _names_doer(theirs) or not _names_doer(ours):
                    yield from _between(ours, theirs, kind)


def _names_doer(rows: list[Proposition]) -> bool:
    """Whether claims say who did it: "X had no part in it" answers nothing else."""
    return any(row.key is not None and row.key.kind == "doer" for row in rows)
