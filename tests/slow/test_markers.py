"""Put a marker in and the claim changes; a neutral word in and it does not (M24).

Each row of ``markers.yaml`` is a way in which English holds a deed back. Every deed is
told in it, flat by the outlet and in the mouth of a speaker. All names are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from _pytest.mark import ParameterSet

    from tahqiq.model.reading import Claim, Reading

    ClaimsIn = Callable[[str, str, str], list[Claim]]

pytestmark = pytest.mark.slow
MARKERS: dict[str, dict[str, Any]] = {
    row["name"]: row
    for row in yaml.safe_load(
        Path(__file__).with_name("markers.yaml").read_text("utf-8")
    )
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody doing something, in the forms a sentence may need."""

    who: str
    base: str
    past: str
    part: str
    gerund: str
    rest: str


DEEDS = {
    "kill": Deed("the militia", "kill", "killed", "killed", "killing", "three farmers"),
    "burn": Deed("the soldiers", "burn", "burned", "burned", "burning", "the market"),
    "abduct": Deed(
        "the gunmen", "abduct", "abducted", "abducted", "abducting", "two teachers"
    ),
    "shoot": Deed("the police", "shoot", "shot", "shot", "shooting", "a shopkeeper"),
    "beat": Deed("the guards", "beat", "beat", "beaten", "beating", "the prisoner"),
    "destroy": Deed(
        "the brigade", "destroy", "destroyed", "destroyed", "destroying", "the clinic"
    ),
}
PLAIN = "{who} {past} {rest}"
FRAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "flat": ("{Deed}.", ()),
    "said": ("A doctor said that {deed}.", ("say",)),
    "posed": ("{Deed}, a doctor said.", ("say",)),
    "according": ("According to a doctor, {deed}.", ("say",)),
}
# The deed stays what it was meant to be: its claim keeps the word that governs it, and
# its event is not told as having happened.
GOVERNED = {
    "refused": ("{who} refused to {base} {rest}", "refused"),
    "declined": ("{who} declined to {base} {rest}", "declined"),
    "tried": ("{who} tried to {base} {rest}", "tried"),
    "wanted": ("{who} wanted to {base} {rest}", "wanted"),
    "prevented": ("elders prevented {who} from {gerund} {rest}", "prevented"),
}
# What may be put into any of these without a change of who says it and how firmly.
NEUTRAL = {
    "day-last": ("{rest}", "{rest} on Tuesday"),
    "dawn-last": ("{rest}", "{rest} at dawn"),
    "place-last": ("{rest}", "{rest} in the village of Harun"),
    "near-last": ("{rest}", "{rest} near the old bridge"),
    "apposition": ("{who}", "{who}, a local force,"),
    "relative": ("{who}", "{who} from the northern hills"),
    "later": ("{past}", "later {past}"),
    "adjective": ("{rest}", "{rest} with heavy weapons"),
}
AROUND = ["plain", "allegedly", "may", "probably", "not", "denied-that", "accused",
          "claimed", "if-last", "no-evidence", "untrue", "failed", "planned"]  # fmt: skip

# Cases the reader gets wrong today, "name/frame/deed", with the reason. Each must fail,
# so that a repair shows here and its line can go.
KNOWN_FAILURES: dict[str, str] = {}


def cases(
    names: Iterable[str], frames: Iterable[str] = tuple(FRAMES)
) -> list[ParameterSet]:
    return list(_cases(names, tuple(frames)))


def _cases(names: Iterable[str], frames: Iterable[str]) -> Iterator[ParameterSet]:
    for name in names:
        for frame in frames:
            for deed in DEEDS:
                key = f"{name}/{frame}/{deed}"
                why = [KNOWN_FAILURES[k] for k in KNOWN_FAILURES if fnmatch(key, k)]
                marks = [pytest.mark.xfail(reason=r, strict=True) for r in why]
                yield pytest.param(name, frame, deed, id=key, marks=marks)


def sentence_of(pattern: str, frame: str, deed: str) -> str:
    """A deed in a pattern, in the mouth of whoever the frame says."""
    forms = {name: getattr(DEEDS[deed], name) for name in Deed.__slots__}
    told = pattern.format(**forms)
    return FRAMES[frame][0].format(deed=told, Deed=told[0].upper() + told[1:])


def verb_in(pattern: str, deed: str) -> str:
    """The form of the deed's verb that a pattern has."""
    forms = ("past", "base", "part", "gerund")
    return next(getattr(DEEDS[deed], f) for f in forms if f"{{{f}}}" in pattern)


def acts_of(claim: Claim) -> tuple[str | None, ...]:
    return tuple(step.act for step in claim.chain[1:])


def stance_of(claim: Claim) -> tuple[object, ...]:
    """All that a neutral word must leave as it was."""
    marks = tuple((marker.exact.lower(), marker.kind) for marker in claim.markers)
    return (claim.certainty, claim.polarity, claim.factuality, acts_of(claim), marks)


@pytest.fixture(scope="session")
def claims_in(reading_of: Callable[[str], Reading]) -> ClaimsIn:
    """The claims that hold a deed's verb, deepest chain first.

    They are read in a report that tells every deed in the same pattern and frame.
    """

    def of(pattern: str, frame: str, deed: str) -> list[Claim]:
        report = "\n".join(sentence_of(pattern, frame, other) for other in DEEDS)
        text = sentence_of(pattern, frame, deed)
        at = report.index(text) + text.rindex(verb_in(pattern, deed))
        found = [
            claim
            for claim in reading_of(report).claims
            if any(span.start <= at < span.end for span in claim.content)
        ]
        return sorted(found, key=lambda claim: (-len(claim.chain), _size(claim)))

    return of


def _size(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.content)


@pytest.mark.parametrize(("name", "frame", "deed"), cases(["plain"]))
def test_a_plain_deed_is_asserted_by_whoever_tells_it(
    claims_in: ClaimsIn, name: str, frame: str, deed: str
) -> None:
    claim = claims_in(PLAIN, frame, deed)[0]
    stance = (claim.certainty, claim.polarity, claim.markers)
    assert stance == ("asserted", "affirmed", ())
    assert acts_of(claim) == FRAMES[frame][1]


@pytest.mark.parametrize(("name", "frame", "deed"), cases(MARKERS))
def test_a_marker_changes_the_claim_and_is_kept_as_a_span(
    claims_in: ClaimsIn, name: str, frame: str, deed: str
) -> None:
    """Without the marker the same claim is plainly asserted: the gate of M24."""
    row = MARKERS[name]
    claim = claims_in(row["say"], frame, deed)[0]
    assert claim.certainty in row["certainty"]
    assert claim.polarity == row.get("polarity", "affirmed")
    acts = row.get("acts", [])
    if acts is not None:
        assert acts_of(claim) == (*FRAMES[frame][1], *acts)
    word, kind = row.get("word", ""), row.get("kind")
    marked = [m for m in claim.markers if kind in {None, m.kind}]
    assert not word or word in {marker.exact.lower() for marker in marked}


@pytest.mark.parametrize(("name", "frame", "deed"), cases(MARKERS))
def test_no_other_claim_asserts_what_a_marker_holds_back(
    claims_in: ClaimsIn, name: str, frame: str, deed: str
) -> None:
    """An accusation that leaks out as fact is the worst defect (rule 2)."""
    row = MARKERS[name]
    firm = (row["certainty"], row.get("polarity", "affirmed")) == (
        ["asserted"],
        "affirmed",
    )
    found = claims_in(row["say"], frame, deed)
    if not row.get("layered"):
        leaks = [
            c for c in found if (c.certainty, c.polarity) == ("asserted", "affirmed")
        ]
        assert firm or not leaks
    depth = max(len(claim.chain) for claim in found)
    inner = [claim for claim in found if len(claim.chain) == depth]
    assert {claim.certainty for claim in inner} <= set(row["certainty"])


@pytest.mark.parametrize(("name", "frame", "deed"), cases(GOVERNED))
def test_a_deed_only_tried_or_refused_is_not_told_as_done(
    claims_in: ClaimsIn,
    reading_of: Callable[[str], Reading],
    name: str,
    frame: str,
    deed: str,
) -> None:
    pattern, word = GOVERNED[name]
    for claim in claims_in(pattern, frame, deed):
        assert claim.certainty == "hypothetical" or word in claim.proposition
    verb = verb_in(pattern, deed)
    events = reading_of(sentence_of(pattern, frame, deed)).events
    told = {e.realis for e in events if verb in {t.exact for t in e.triggers}}
    assert "actual" not in told


@pytest.mark.parametrize(
    ("name", "frame", "deed"),
    cases((f"{n}+{w}" for n in AROUND for w in NEUTRAL), ["flat", "said"]),
)
def test_a_neutral_word_changes_nothing(
    claims_in: ClaimsIn, name: str, frame: str, deed: str
) -> None:
    marker, word = name.split("+")
    pattern = PLAIN if marker == "plain" else MARKERS[marker]["say"]
    without, put = NEUTRAL[word]
    widened = pattern.replace(without, put)
    before = claims_in(pattern, frame, deed)[0]
    after = claims_in(widened, frame, deed)[0]
    assert stance_of(after) == stance_of(before)
