"""The codebook of attribution, and each frame in a sentence of its own (M17 to M21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from tahqiq.extract.lexicon.cues import Frame, cue_book
from tahqiq.model.reading import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Claim, Reading


def test_every_cue_has_an_act_and_frames_of_the_closed_lists() -> None:
    book = cue_book()
    cues = [cue for rows in book.verbs.values() for cue in rows]
    cues += [*book.nouns.values(), *book.adjectives.values(), *book.phrases.values()]
    assert {cue.act for cue in cues} <= set(get_args(Act))
    assert {frame for cue in cues for frame in cue.frames} <= set(get_args(Frame))


def test_a_word_that_commits_the_outlet_never_also_doubts() -> None:
    """M23: factive and non-factive cues are told apart."""
    for word, rows in cue_book().verbs.items():
        for cue in rows:
            assert not (cue.factive and cue.certainty in {"alleged", "hypothetical"}), (
                word
            )
            assert not (cue.factive and cue.polarity == "denied"), word


def test_denying_is_held_false_by_who_denies() -> None:
    book = cue_book()
    denials = [cue for rows in book.verbs.values() for cue in rows if cue.act == "deny"]
    assert denials
    assert {cue.polarity for cue in denials} == {"denied"}


def innermost(found: Reading, words: str) -> Claim:
    """The deepest claim whose content holds the words."""
    holding = [c for c in found.claims if any(words in s.exact for s in c.content)]
    assert holding, [s.exact for c in found.claims for s in c.content]
    return max(
        holding, key=lambda c: (len(c.chain), -sum(len(s.exact) for s in c.content))
    )


def speakers(claim: Claim) -> list[tuple[str, str | None, str | None]]:
    """Each step after the outlet: kind, words, act."""
    return [(s.kind, s.source and s.source.exact, s.act) for s in claim.chain[1:]]


CASES = [
    ("Police said that guards fired.", "guards fired", [("collective", "Police", "say")]),
    ("Guards fired, police said.", "Guards fired", [("collective", "Police", "say")]),
    ("“Guards fired at us,” Rostam Qadiri said.", "Guards fired at us",
     [("named", "Rostam Qadiri", "say")]),
    ("According to Rostam Qadiri, guards fired.", "guards fired",
     [("named", "Rostam Qadiri", "say")]),
    ("A doctor told Orun Wire that guards fired.", "guards fired",
     [("unnamed", "A doctor", "say")]),
    ("It was reported that guards fired.", "guards fired", [("unspecified", None, "say")]),
    ("The ministry denied that guards fired.", "guards fired", [("any", "The ministry", "deny")]),
    ("A neighbour accused the guards of burning the market.", "burning the market",
     [("unnamed", "A neighbour", "accuse")]),
    ("A neighbour blamed the guards for the fire.", "the fire", [("unnamed", "A neighbour", "accuse")]),
    ("Katibat al-Nahr claimed responsibility for the attack.", "the attack",
     [("named", "Katibat al-Nahr", "claim-responsibility")]),
    ("Katibat al-Nahr threatened to kill the judge.", "kill the judge",
     [("named", "Katibat al-Nahr", "threaten")]),
    ("The governor urged the guards to leave the town.", "leave the town",
     [("unnamed", "The governor", "ask")]),
    ("Analysts believe that guards fired.", "guards fired", [("collective", "Analysts", "believe")]),
    ("A doctor said a nurse had told him that guards fired.", "guards fired",
     [("unnamed", "A doctor", "say"), ("unnamed", "a nurse", "say")]),
    ("Guards reportedly fired.", "fired", [("unspecified", None, "say")]),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("text", "words", "steps"), CASES)
def test_each_way_of_attributing_gives_its_chain(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    steps: list[tuple[str, str | None, str]],
) -> None:
    found = speakers(innermost(reading(text), words))
    assert [(w and w.lower(), a) for _, w, a in found] == [
        (w and w.lower(), a) for _, w, a in steps
    ]
    for (kind, _, _), (wanted, _, _) in zip(found, steps, strict=True):
        assert wanted in {kind, "any"}


@pytest.mark.slow
def test_a_chain_runs_from_the_outlet_through_message_to_threat(
    reading: Callable[..., Reading],
) -> None:
    """M17's own example, in other words."""
    text = (
        "A reporter said he had received messages from Salim al-Rubai saying that "
        "a member of the militia had threatened to kill him."
    )
    found = speakers(innermost(reading(text), "kill him"))
    assert [act for _, _, act in found][-1] == "threaten"
    assert len(found) == 3


@pytest.mark.slow
def test_who_speaks_through_an_artifact_is_the_speaker(
    reading: Callable[..., Reading],
) -> None:
    """M20: the medium is noted on the step."""
    found = reading("A report by the Dalil Centre said that guards fired.")
    step = innermost(found, "guards fired").chain[-1]
    assert step.source is not None
    assert "Dalil Centre" in step.source.exact
    assert step.medium == "report"


@pytest.mark.slow
def test_a_speech_act_that_matters_is_a_claim_of_the_layer_above(
    reading: Callable[..., Reading],
) -> None:
    found = reading("A neighbour accused the guards of burning the market.")
    flat = [c for c in found.claims if len(c.chain) == 1]
    assert [(c.certainty, c.polarity) for c in flat] == [("asserted", "affirmed")]
    assert "accused" in flat[0].proposition
    inner = innermost(found, "burning the market")
    assert (inner.certainty, inner.factuality.outlet) == ("alleged", "Uu")


@pytest.mark.slow
def test_only_a_factive_cue_commits_the_outlet(reading: Callable[..., Reading]) -> None:
    """M23."""
    said = innermost(reading("Police said that guards fired."), "guards fired")
    found = innermost(reading("Police confirmed that guards fired."), "guards fired")
    assert (said.factuality.outlet, found.factuality.outlet) == ("Uu", "CT+")
