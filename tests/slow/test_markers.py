"""Put a marker in and the claim changes; take it out and it is firm again (M24).

Each row of `MARKERS` is a way in which English holds a deed back; each deed is told in
it, by the outlet and under three kinds of speaker. All names are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tahqiq.model.reading import Claim, Reading

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Somebody doing something, in the forms a sentence may need."""

    who: str
    base: str
    past: str
    part: str
    gerund: str
    rest: str

    def forms(self) -> dict[str, str]:
        return {
            "who": self.who, "base": self.base, "past": self.past, "part": self.part,
            "gerund": self.gerund, "rest": self.rest, "none": self.who.replace("the ", ""),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence that holds the deed back, and what must come of it.

    `acts` are the steps that the marker adds to the chain; `word` is the marker, `kind`
    its kind where the contract settles it.
    """

    name: str
    sentence: str
    certainty: frozenset[str]
    polarity: str | None = "affirmed"
    acts: tuple[str, ...] = ()
    word: str = ""
    kind: str | None = None
    layered: bool = False  # the speech act is a claim too: its words hold the deed's


DEEDS = {
    "kill": Deed(who="the militia", base="kill", past="killed", part="killed",
                 gerund="killing", rest="three farmers in Harun"),
    "burn": Deed(who="the soldiers", base="burn", past="burned", part="burned",
                 gerund="burning", rest="the market"),
    "abduct": Deed(who="the gunmen", base="abduct", past="abducted", part="abducted",
                   gerund="abducting", rest="two teachers"),
    "shoot": Deed(who="the police", base="shoot", past="shot", part="shot",
                  gerund="shooting", rest="a shopkeeper near the bridge"),
    "beat": Deed(who="the guards", base="beat", past="beat", part="beaten",
                 gerund="beating", rest="the prisoner"),
    "destroy": Deed(who="the brigade", base="destroy", past="destroyed",
                    part="destroyed", gerund="destroying", rest="the clinic"),
}  # fmt: skip
PLAIN = "{who} {past} {rest}"

FIRM = frozenset({"asserted"})
OPEN = frozenset({"hypothetical"})
MAYBE = frozenset({"possible"})
LIKELY = frozenset({"probable"})
SAID = frozenset({"alleged"})
HELD_BACK = frozenset({"probable", "possible", "alleged", "hypothetical"})


def _m(name: str, sentence: str, certainty: frozenset[str], **rest: object) -> Marked:
    return Marked(name=name, sentence=sentence, certainty=certainty, **rest)  # type: ignore[arg-type]


MARKERS = [
    _m("allegedly", "{who} allegedly {past} {rest}", SAID, acts=("accuse",), word="allegedly", kind="allegation"),
    _m("allegedly-last", "{who} {past} {rest}, allegedly", SAID, acts=("accuse",), word="allegedly", kind="allegation"),
    _m("reportedly", "{who} reportedly {past} {rest}", FIRM, acts=("say",), word="reportedly"),
    _m("purportedly", "{who} purportedly {past} {rest}", FIRM | HELD_BACK, acts=("say",), word="purportedly"),
    _m("may", "{who} may have {part} {rest}", MAYBE, word="may", kind="hedge"),
    _m("might", "{who} might have {part} {rest}", MAYBE, word="might", kind="hedge"),
    _m("could", "{who} could have {part} {rest}", MAYBE, word="could", kind="hedge"),
    _m("probably", "{who} probably {past} {rest}", LIKELY, word="probably", kind="hedge"),
    _m("apparently", "{who} apparently {past} {rest}", LIKELY, word="apparently", kind="hedge"),
    _m("possibly", "{who} possibly {past} {rest}", MAYBE, word="possibly", kind="hedge"),
    _m("perhaps", "perhaps {who} {past} {rest}", MAYBE, word="perhaps", kind="hedge"),
    _m("likely-to-have", "{who} are likely to have {part} {rest}", LIKELY, word="likely", kind="hedge"),
    _m("seem", "{who} seem to have {part} {rest}", LIKELY, word="seem", kind="hedge"),
    _m("not", "{who} did not {base} {rest}", FIRM, polarity="denied", word="not", kind="negation"),
    _m("n't", "{who} didn't {base} {rest}", FIRM, polarity="denied", word="n't", kind="negation"),
    _m("never", "{who} never {past} {rest}", FIRM, polarity="denied", word="never", kind="negation"),
    _m("no-member", "no members of {who} {past} {rest}", FIRM, polarity="denied", word="no"),
    _m("none-of", "none of {who} {past} {rest}", FIRM, polarity="denied", word="none"),
    _m("nobody", "nobody {past} {rest}", FIRM, polarity="denied", word="nobody"),
    _m("not-true", "it is not true that {who} {past} {rest}", FIRM, polarity="denied", word="not"),
    _m("untrue", "it is untrue that {who} {past} {rest}", FIRM, polarity="denied", word="untrue"),
    _m("impossible", "it is impossible that {who} {past} {rest}", FIRM, polarity="denied", word="impossible"),
    _m("unlikely", "it is unlikely that {who} {past} {rest}", LIKELY, polarity="denied", word="unlikely", kind="hedge"),
    _m("possible-that", "it is possible that {who} {past} {rest}", MAYBE, word="possible", kind="hedge"),
    _m("unclear", "it is unclear whether {who} {past} {rest}", OPEN, word="unclear"),
    _m("not-known", "it is not known whether {who} {past} {rest}", OPEN),
    _m("no-evidence", "there is no evidence that {who} {past} {rest}", HELD_BACK, polarity=None),
    _m("without-proof", "there is no proof that {who} {past} {rest}", HELD_BACK, polarity=None),
    _m("without", "the convoy left without {who} {gerund} {rest}", FIRM, polarity="denied", word="without"),
    _m("failed", "{who} failed to {base} {rest}", FIRM, polarity="denied", word="failed"),
    _m("refused", "{who} refused to {base} {rest}", FIRM, polarity="denied", word="refused"),
    _m("prevented", "elders prevented {who} from {gerund} {rest}", FIRM, polarity="denied", word="prevented"),
    _m("tried", "{who} tried to {base} {rest}", OPEN, word="tried"),
    _m("planned", "{who} planned to {base} {rest}", OPEN, acts=("other",), word="planned", kind="plan", layered=True),
    _m("were-planning", "{who} were planning to {base} {rest}", OPEN, acts=("other",), word="planning", kind="plan", layered=True),
    _m("threatened", "{who} threatened to {base} {rest}", OPEN, acts=("threaten",), word="threatened", kind="threat", layered=True),
    _m("vowed", "{who} vowed to {base} {rest}", OPEN, acts=("threaten",), word="vowed", kind="threat", layered=True),
    _m("ordered", "the general ordered {who} to {base} {rest}", OPEN, acts=("order",), word="ordered", layered=True),
    _m("if", "if {who} {past} {rest}, the truce is over", OPEN, word="if", kind="condition"),
    _m("if-last", "the truce is over if {who} {past} {rest}", OPEN, word="if", kind="condition"),
    _m("unless", "the truce is over unless {who} {past} {rest}", OPEN, word="unless", kind="condition"),
    _m("would", "{who} would {base} {rest} if the truce failed", OPEN),
    _m("will", "{who} will {base} {rest}", OPEN),
    _m("denied", "{who} denied {gerund} {rest}", FIRM, polarity="denied", acts=("deny",), word="denied", kind="negation", layered=True),
    _m("denied-that", "the governor denied that {who} {past} {rest}", FIRM, polarity="denied", acts=("deny",), word="denied", kind="negation", layered=True),
    _m("claimed", "the governor claimed that {who} {past} {rest}", SAID, acts=("accuse",), word="claimed", kind="allegation"),
    _m("alleged", "the governor alleged that {who} {past} {rest}", SAID, acts=("accuse",), word="alleged", kind="allegation"),
    _m("accused", "the governor accused {who} of {gerund} {rest}", SAID, acts=("accuse",), word="accused", kind="allegation", layered=True),
    _m("is-accused", "{who} are accused of {gerund} {rest}", SAID, acts=("accuse",), word="accused", kind="allegation", layered=True),
    _m("blamed", "the governor blamed {who} for {gerund} {rest}", SAID, acts=("accuse",), word="blamed", kind="allegation", layered=True),
    _m("suspected", "the governor suspects that {who} {past} {rest}", SAID, acts=("suspect",), word="suspects"),
    _m("believed", "the governor believes that {who} {past} {rest}", LIKELY, acts=("believe",), word="believes", kind="hedge"),
    _m("are-believed", "{who} are believed to have {part} {rest}", LIKELY, acts=("believe",), word="believed", kind="hedge"),
    _m("feared", "the governor fears that {who} {past} {rest}", MAYBE, acts=("believe",), word="fears", kind="hedge"),
    _m("asked", "the governor asked whether {who} {past} {rest}", OPEN, acts=("ask",)),
    _m("accusations", "the governor repeated the allegation that {who} {past} {rest}", SAID, acts=("accuse",), word="allegation"),
    _m("rumours", "there were rumours that {who} {past} {rest}", HELD_BACK, acts=None),
]  # fmt: skip  # noqa: E501

FRAMES = {
    "flat": ("{Deed}.", ()),
    "said": ("A doctor said that {deed}.", ("say",)),
    "posed": ("{Deed}, a doctor said.", ("say",)),
    "according": ("According to a doctor, {deed}.", ("say",)),
}
