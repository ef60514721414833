"""Arcs around quotations: what a closed quotation ends, and what goes on behind it."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs, after_modal
from tahqiq.extract.lexicon.verb_forms import reports

QUOTES = frozenset({'"', "''", "``", "“", "‘"})
REACH = 24  # tokens from a quotation's end to the verb of who speaks it


def reporting(arcs: Arcs, i: int) -> None:
    """As in '"Everybody knows who," she said': a verb whose subject opens right after
    the closed quotation governs it, whatever object the parser found it inside.
    """
    inner = arcs.head[i]
    own = arcs.subjects(i)
    if inner > i or not own or arcs.tag[i] not in FINITE:
        return
    start = arcs.left(own[0])
    if start < inner + 2 or arcs.word[start - 1] not in QUOTES:
        return
    if arcs.word[inner + 1] == "that" and not reports(arcs.word[i]):
        return  # 'said that while the raid was "sloppy," the police were right'
    if arcs.word[start - 2] not in {",", "!", "?"} or arcs.tag[start - 1] == "``":
        return  # 'hit him and said, "The river is …"': the quotation only opens there
    for c in list(arcs.under[i]):
        if c < start:
            arcs.hang(c, inner, arcs.dep[c])
    arcs.replace(inner, i)
    arcs.hang(inner, i, "ccomp")


def read_out(arcs: Arcs, i: int) -> None:
    """As in '"Leave or burn," the leaflet read': a verb, behind the noun it was joined to."""
    noun = i - 1
    opens = noun - 2
    joined = arcs.word[i] == "read" and arcs.tag[i] == "NN" and noun in arcs.under[i]
    if not joined or opens < 1 or arcs.word[noun - 1] not in {"the", "a", "one"}:
        return
    if arcs.word[opens] in QUOTES:
        arcs.tag[i] = "VBP"
        arcs.hang(noun, i, "nsubj")
        arcs.hang(noun - 1, noun, "det")
        for c in arcs.of(i, "advcl", "dep"):
            arcs.hang(c, i, "ccomp")


def past_quotation(arcs: Arcs, i: int) -> None:
    """As in 'said it was "an insult", and left': a verb joined on behind the quotation
    that ends a reported clause goes on for the speaker; so does one behind a question:
    "asked whether he fled but had no answer".
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    while outer != inner and arcs.dep[inner] == "pcomp":
        inner, outer = outer, arcs.head[outer]
    joints = [c for c in arcs.of(arcs.head[i], "cc") if c < i]
    if any(arcs.word[c] in {"would", "could", "might"} for c in arcs.of(i, "aux")):
        return  # 'said it was "shocked" and would help'
    if not joints or arcs.subjects(i) or not (arcs.tag[i] in FINITE or arcs.helped(i)):
        return
    before = joints[-1] - 1
    before -= arcs.word[before] == ","
    asks = arcs.word[joints[-1]] == "but" and any(
        arcs.word[c] in {"whether", "if"} for c in arcs.of(arcs.head[i], "mark")
    )
    ends = arcs.dep[inner] == "ccomp" and arcs.word[before] in QUOTES
    if arcs.word[joints[-1] - 1] != "," and _opened_before(arcs, inner, before):
        ends = False  # 'that it "admired her" and had nothing to do with it'
    asked = arcs.dep[inner] in {"ccomp", "prep"} and asks
    if outer < inner and (ends or asked):
        arcs.hang(i, outer, "conj")


def _opened_before(arcs: Arcs, verb: int, closing: int) -> bool:
    """Whether a verb stands inside the quotation that a mark closes."""
    opening = next(
        (c for c in range(closing - 1, -1, -1) if arcs.word[c] in QUOTES), verb
    )
    whole = arcs.word[opening - 1] in {",", ":"}  # 'said, "This is a crime," and left'
    return opening < verb and not whole


def after_quotation(arcs: Arcs, i: int) -> None:
    """As in 'said it was "a pack of lies", hours after …': the speaker's clause ends with
    the quotation that ends it, and what dates it dates the saying.
    """
    said, start = arcs.head[i], arcs.left(i)
    if start < 2 or arcs.word[start - 1] != "," or arcs.word[start - 2] not in QUOTES:
        return
    bare = arcs.tag[i] == "VBN" and not arcs.of(i, "mark", "aux", "auxpass")
    if bare:
        return  # 'that she "may be dead", killed by her own': still said of her
    if arcs.dep[said] == "ccomp" and arcs.head[said] < said < i:
        arcs.hang(i, arcs.head[said], "advcl")


def quoted_order(arcs: Arcs, i: int) -> None:
    """As in 'said, "Bring the boy."': a quoted imperative is a clause, no infinitive."""
    quoted = i > 0 and arcs.word[i - 1] in QUOTES
    if quoted and arcs.tag[i] == "VB" and not after_modal(arcs, i):
        arcs.dep[i] = "ccomp"


def quoted_word(arcs: Arcs, i: int) -> None:
    """As in '"Revenge," said her brother': what is a quotation by itself, beside a subject,
    is what that subject says.
    """
    verb, first = arcs.head[i], arcs.left(i)
    others = [c for c in arcs.of(verb, "nsubj") if c > i]
    opened = bool(QUOTES & set(arcs.word[max(0, first - 1) : first + 1]))
    closed = arcs.word[i + 1 : i + 2] in ([","], ["!"], ["?"])
    if opened and closed and others and verb > i + 2 and arcs.word[i + 2] in QUOTES:
        arcs.dep[i] = "ccomp"


def said_by(arcs: Arcs, i: int) -> None:
    """As in '"We ran," said Lena, who like others asked not to be named': who stands right
    behind the verb of a quotation says it, and "who" opens what else is told of her.
    """
    said, verb = arcs.left(i) - 1, arcs.head[i]
    if said < 1 or arcs.head[verb] != said or arcs.subjects(said):
        return
    who = next((c for c in range(i + 1, verb) if arcs.word[c] == "who"), None)
    if who is None or arcs.word[said - 1] not in QUOTES or arcs.tag[said] not in FINITE:
        return
    inner = arcs.head[who]
    arcs.hang(i, said, "nsubj")
    arcs.hang(verb, i, "relcl")
    arcs.hang(who, verb, "nsubj")
    if inner != verb:
        arcs.hang(inner, verb, "prep")


def quoted_speaker(arcs: Arcs, i: int) -> None:
    """As in '"He never came home," his cousin, Mira Halat, told the crowd': the one noun
    between a closed quotation and the verb behind it is who speaks, and who stands behind
    the verb is told.
    """
    if arcs.head[i] != i or arcs.tag[i] not in FINITE:
        return
    if any(c < i for c in arcs.subjects(i)):
        return
    noun = _alone_between(arcs, i)
    told = [c for c in arcs.of(i, "ccomp") if c < i]
    if noun is None or not told or arcs.tag[noun][0] not in "NP":
        return
    for c in arcs.subjects(i):
        arcs.dep[c] = "dobj"
    arcs.hang(noun, i, "nsubj")


def _alone_between(arcs: Arcs, verb: int) -> int | None:
    """The head of the noun phrase that fills the space from a quotation's end to a verb."""
    start = next((k + 1 for k in range(verb - 1, max(1, verb - REACH), -1)
                  if arcs.word[k] in QUOTES), None)  # fmt: skip
    if start is None or arcs.word[start - 2] not in {",", "!", "?"}:
        return None
    inside = range(start, verb)
    heads = [c for c in inside if arcs.head[c] not in inside and arcs.dep[c] != "punct"]
    verbs = [c for c in inside if arcs.tag[c] in FINITE and arcs.dep[c] != "relcl"]
    return heads[0] if len(heads) == 1 and not verbs else None
