"""Which part of one name stands for which part of another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tahqiq.resolve.lexicon import lexicon
from tahqiq.resolve.name_form import NameForm, Part
from tahqiq.resolve.spelling import LEAST_LIKE, LEAST_SCRIPT, Likeness, likeness
from tahqiq.text.similarity import typing_likeness

SPAN = 3  # parts of one name that another may write as one word
# How much a part tells: grows with its letters and is cut for names that many bear.
FULL_LENGTH = 7
COMMON_SHARE = 0.6
LIGHT_SHARE = 0.3
INITIAL_SHARE = 0.3
LEAST_TELLING = 0.35
GLUED = 0.6  # likeness of letters below which two words are not one word in two
LEAST = {"initial": 0.5, "script": LEAST_SCRIPT}


@dataclass(frozen=True, slots=True)
class Paired:
    """Parts that stand for one another: `left` and `right` are ranges of parts."""

    left: tuple[int, int]
    right: tuple[int, int]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Pairing:
    """The parts of two names that go together, and those left over."""

    pairs: tuple[Paired, ...]
    left_over: tuple[Part, ...]
    right_over: tuple[Part, ...]

    @property
    def reordered(self) -> bool:
        """Whether the parts stand in another order."""
        rights = [pair.right for pair in self.pairs]
        return rights != sorted(rights)


def telling(part: Part) -> float:
    """How much a part says of who is meant, from 0 to about 1."""
    if part.kind == "legal":
        return 0.0
    if part.kind == "light":
        return LIGHT_SHARE
    if part.kind == "initial":
        return INITIAL_SHARE
    if part.kind == "number":
        return 1.0
    return fullness(part) * (COMMON_SHARE if is_common(part) else 1.0)


def fullness(part: Part) -> float:
    """How much of a word a part is, by its letters alone."""
    if part.kind not in {"name", "father"}:
        return telling(part)
    return min(1.0, LEAST_TELLING + len(part.text) / FULL_LENGTH * (1 - LEAST_TELLING))


def is_common(part: Part) -> bool:
    """Whether a part is a name that very many people bear."""
    return part.text in lexicon().common or part.meaning is not None


def paired(left: NameForm, right: NameForm) -> Pairing:
    """The best way to set the parts of two names side by side, likest first."""
    edges = sorted(
        _edges(left, right), key=lambda row: (-row[0], row[1].left, row[1].right)
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept = []
    for _, edge in edges:
        lefts, rights = set(range(*edge.left)), set(range(*edge.right))
        if not (lefts & taken_left or rights & taken_right):
            taken_left |= lefts
            taken_right |= rights
            kept.append(edge)
    return Pairing(
        tuple(sorted(kept, key=lambda edge: edge.left)),
        tuple(part for i, part in enumerate(left.parts) if i not in taken_left),
        tuple(part for i, part in enumerate(right.parts) if i not in taken_right),
    )


def _edges(left: NameForm, right: NameForm) -> list[tuple[float, Paired]]:
    """Every way parts may go together, with how much it settles."""
    found = []
    for i, a in enumerate(left.parts):
        for j, b in enumerate(right.parts):
            found += _single(i, j, a, b, abs(i - j))
            if {a.kind, b.kind} <= {"name", "initial"}:
                found += _spans(i, j, left.parts, right.parts)
    return found


def _single(i: int, j: int, a: Part, b: Part, apart: int) -> list[tuple[float, Paired]]:
    like = part_likeness(a, b)
    if like.degree < LEAST.get(like.how, LEAST_LIKE):
        return []
    size = min(telling(a), telling(b)) * like.degree - 0.001 * apart
    return [(size, Paired((i, i + 1), (j, j + 1), like))]


def part_likeness(a: Part, b: Part) -> Likeness:
    """How like two single parts are, by what kinds of parts they are."""
    if "initial" in {a.kind, b.kind}:
        return _initial(a, b)
    if a.kind != b.kind and {a.kind, b.kind} & {"number", "legal", "light"}:
        same = a.text == b.text or (
            (a.kind, b.kind) != ("number", "number") and _alike(a, b)
        )
        return Likeness(1.0 if same else 0.0, "same")
    if a.kind in {"legal", "light"}:
        return Likeness(1.0 if a.line == b.line else 0.0, "meaning")
    if a.kind == "number":
        return Likeness(1.0 if a.text == b.text else 0.0, "same")
    return likeness(a, b)


def _alike(a: Part, b: Part) -> bool:
    return "number" not in {a.kind, b.kind} and likeness(a, b).degree > 0.85


def _initial(a: Part, b: Part) -> Likeness:
    """An initial beside a name or another initial."""
    short, long = (a, b) if a.kind == "initial" else (b, a)
    if len(short.text) == 1 and not long.arabic and long.text[:1] == short.text:
        return Likeness(0.5, "initial")
    return (
        Likeness(0.0, "initial") if short.text != long.text else Likeness(1.0, "same")
    )


def _spans(
    i: int, j: int, lefts: tuple[Part, ...], rights: tuple[Part, ...]
) -> list[tuple[float, Paired]]:
    """Two or three parts of one name beside one part of the other."""
    found: list[tuple[float, Paired]] = []
    for width in range(2, SPAN + 1):
        for one, many, flipped in (
            (lefts[i], rights[j : j + width], False),
            (rights[j], lefts[i : i + width], True),
        ):
            if len(many) < width:
                continue
            like = _together(one, many)
            if like.degree >= LEAST_LIKE:
                wide = (i, i + width) if flipped else (j, j + width)
                slim = (j, j + 1) if flipped else (i, i + 1)
                pair = Paired(wide, slim, like) if flipped else Paired(slim, wide, like)
                found.append((max(telling(one), 0.6) * like.degree + 0.05, pair))
    return found


def _acronym(part: Part) -> bool:
    return part.kind == "name" and 2 <= len(part.raw) <= 7 and part.raw.isupper()


def _together(one: Part, many: tuple[Part, ...]) -> Likeness:
    """A word beside several, written as one or as their first letters."""
    if one.kind == "initial" or any(part.kind == "initial" for part in many):
        firsts = "".join(part.text[0] for part in many)
        return Likeness(
            0.8 if len(one.text) > 1 and firsts == one.text else 0.0, "initial"
        )
    if _acronym(one) and "".join(p.text[0] for p in many) == one.text and len(many) > 1:
        return Likeness(0.8, "initial")
    if any(part.kind != "name" or part.arabic != one.arabic for part in many):
        return Likeness(0.0, "spelling")
    sizes = sorted((len(one.text), sum(len(part.text) for part in many)))
    if sizes[0] < GLUED * sizes[1]:  # they differ in so many letters at least
        return Likeness(0.0, "spelling")
    whole = "".join(part.text for part in many)
    if typing_likeness(one.text, whole) < GLUED:
        return Likeness(0.0, "spelling")
    like = likeness(one, replace(many[0], text=whole, meaning=None))
    return like if like.degree >= 0.8 else Likeness(0.0, "spelling")
