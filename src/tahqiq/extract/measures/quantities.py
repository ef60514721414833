"""The numbers of a document with what they count (M50 to M55).

Numbers inside times, names, addresses and lists are left out; every other number keeps
its comparator, its bounds and, where the text says it, what it counts and what befell
them. A joint count ("killing or wounding 30") stays joint; a total over a period is
flagged and never an incident's toll (M54).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tahqiq.codebook.grammar import number_grammar, time_grammar
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import class_of
from tahqiq.extract.measures.counting import Counted, count_words, counted, takes_part
from tahqiq.extract.measures.fates import Fate, fate_of
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import Quantity, Time, Unit
from tahqiq.text.quantity import FoundNumber

AGE_UNITS = frozenset({"year", "years", "month", "months", "week", "weeks"})
SINGLE = frozenset(
    {"men", "women", "children"}
)  # categories whose nouns name one person
PART_BEFORE = ("including", "among them", "among whom", "them", "whom")
PART_AFTER = frozenset({"of them", "of whom", "of these"})
OLDEST = 120  # a number above this is no age
FATES = frozenset({"killed", "wounded", "detained", "abducted", "missing", "displaced"})
SUMMING = frozenset({"have", "has", "'ve"})  # helpers of the tense that sums up


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuantity:
    """A quantity and where it stands in the parse.

    `number` is the number's token, `head` the noun it counts (the number itself where
    none stands), `governor` the verb, noun or adjective that gave the unit, or None.
    The quantity's `of` is for a later stage to fill from these.
    """

    quantity: Quantity
    number: int
    head: int
    governor: int | None = None


def quantities_of(parsed: Parsed, times: Sequence[Time]) -> tuple[FoundQuantity, ...]:
    """The quantities of a document, in order.

    Args:
        parsed: The document with its parse.
        times: Its times; a number inside one is no quantity.
    """
    taken = [(time.start, time.end) for time in times if time.type != "SET"]
    found: list[FoundQuantity] = []
    for passage in parsed.document.passages:
        text = parsed.text[passage.start : passage.end]
        for number in number_grammar().find(text):
            start, end = passage.start + number.start, passage.start + number.end
            if not any(a < end and start < b for a, b in taken):
                row = _quantity(parsed, number, start, end, times)
                if row is not None:
                    found.append(_shared(parsed, found[-1], row) if found else row)
    return tuple(found)


def _shared(parsed: Parsed, whole: FoundQuantity, part: FoundQuantity) -> FoundQuantity:
    """The part with the fate of the whole: "34 were killed, nine of them children"."""
    told, own = whole.quantity, part.quantity
    if part.governor is not None or own.unit not in {"other", "participants"}:
        return part
    if (
        whole.governor is None
        or parsed.sentence_of[whole.number] != parsed.sentence_of[part.number]
    ):
        return part
    before = " ".join(parsed.text[told.end : own.start].lower().split()[-2:])
    after = " ".join(parsed.text[own.end : own.end + 12].lower().split()[:2]).strip(
        ",."
    )
    if not before.endswith(PART_BEFORE) and after not in PART_AFTER:
        return part
    shared = replace(own, unit=told.unit, units=told.units, aggregate=told.aggregate)
    return replace(part, quantity=shared, governor=whole.governor)


def _quantity(
    parsed: Parsed, number: FoundNumber, start: int, end: int, times: Sequence[Time]
) -> FoundQuantity | None:
    """The record of one number, or None where it is part of a name or a list."""
    token = _number_token(parsed, start, end)
    if token is None or _is_name(parsed, token, start, end):
        return None
    found = counted(parsed.tree, token)
    if _is_pronoun(number, found):
        return None
    special = _special_unit(parsed, number, found, start, end)
    fate = fate_of(found) if special is None else None
    acting: Unit = "participants" if takes_part(found) else "other"
    units = fate.units if fate else (special or acting,)
    aggregate = _is_total(parsed, number, found, fate, times)
    quantity = Quantity(
        id=f"q{start}-{end}",
        start=start,
        end=end,
        exact=parsed.text[start:end],
        low=number.low,
        high=number.high,
        comparator=number.comparator,
        unit=units[0] if len(units) == 1 else None,
        units=units if len(units) > 1 else (),
        category=_category(found),
        imputed=number.imputed,
        aggregate=aggregate,
    )
    governor = fate.governor if fate else None
    return FoundQuantity(
        quantity=quantity, number=token, head=found.head, governor=governor
    )


def _number_token(parsed: Parsed, start: int, end: int) -> int | None:
    """The numeric token by which the number hangs in its clause, or its last word."""
    last = parsed.token_at(end - 1)
    if last is None:
        return None
    tree, first = parsed.tree, last
    while first and parsed.starts[first - 1] >= start:
        first -= 1
    inside = range(first, last + 1)
    numeric = [i for i in inside if tree.pos[i] == "NUM" or tree.tag[i] == "CD"]
    # The one that hangs outside is the root: "10" of "between 10 and 15 men".
    rooted = [i for i in numeric if tree.head[i] not in inside]
    return (rooted or numeric or [last])[-1]


def _is_pronoun(number: FoundNumber, found: Counted) -> bool:
    """Whether this is a "one" that counts nothing: "no one", "one another"."""
    if number.exact.lower() != "one":
        return False
    tree, i = found.tree, found.number
    before = tree.word[i - 1] if i else ""
    if before in {"no", "the", "any", "every", "this", "that", "each", "which"}:
        return True
    noun = tree.lemma[found.head]
    return tree.pos[i] == "PRON" or noun in {
        "another",
        "day",
        "time",
        "reason",
        "thing",
    }


def _is_name(parsed: Parsed, token: int, start: int, end: int) -> bool:
    """Whether the number belongs to a name, an address, a model or a list."""
    text, tree = parsed.text, parsed.tree
    before, after = text[:start][-2:], text[end : end + 2]
    if before[-1:] in {"-", "\u2013", "/", "[", "#", "."} and not before[:1].isspace():
        return True
    if after[:1] in {"]", "/"} or (after[:1] == "-" and after[1:2].isdecimal()):
        return True
    if _is_list_mark(text, start, end):
        return True
    return _is_numbered(tree, token) or _is_named_body(parsed, token, end)


def _is_list_mark(text: str, start: int, end: int) -> bool:
    """As in "1." or "(2)" at the head of a line."""
    line = text[:start].rpartition("\n")[2].strip()
    opens = line in {"", "("} and text[start:end].isdecimal()
    return opens and text[end : end + 2].rstrip() in {".", ")", ").", ".)"}


def _is_numbered(tree: Tree, token: int) -> bool:
    """As in "Channel 4", "Article 15", "6 July" where no time was read."""
    months = time_grammar().lexicon.values["month"]
    before = token - 1 if token else token
    if tree.word[before] == "." and before:
        before -= 1
    capital = tree.text[before][:1].isupper()
    if capital and before != token and tree.lemma[before] in _numbered():
        return True
    beside = {tree.word[before], tree.word[min(token + 1, len(tree.word) - 1)]}
    return not beside.isdisjoint(months)


@cache
def _numbered() -> frozenset[str]:
    return frozenset(count_words().numbered)


def _is_named_body(parsed: Parsed, token: int, end: int) -> bool:
    """As in "14 Ramadan Street": capitals that end in the name of a body or way."""
    tree = parsed.tree
    i = token + 1
    while i < len(tree.word) and parsed.starts[i] < end:
        i += 1
    for j in range(i, min(i + 4, len(tree.word))):
        if not tree.text[j][:1].isupper():
            return False
        if tree.word[j] in count_words().named_bodies:
            return True
    return False


def _special_unit(
    parsed: Parsed, number: FoundNumber, found: Counted, start: int, end: int
) -> Unit | None:
    """Age, money, distance or a share: a number that counts no people."""
    if number.shape == "percent":
        return "other"
    if found.is_one_of_two_ages or _is_age(parsed, number, found, start, end):
        return "age"
    words, lemma = count_words(), found.tree.lemma[found.head]
    sign = parsed.text[:start].rstrip()[-1:]
    if sign in words.currency_signs or lemma in words.currencies:
        return "money"
    return "distance" if lemma in words.distances else None


def _is_age(
    parsed: Parsed, number: FoundNumber, found: Counted, start: int, end: int
) -> bool:
    """As in "47-year-old", "aged 47", "Salim Rubai, 47,", "a girl of about 11"."""
    tail = parsed.text[end : end + 14].lower().replace("-", " ").split()
    if len(tail) > 1 and tail[0] in AGE_UNITS and tail[1].startswith("old"):
        return True
    before = parsed.text[max(start - 12, 0) : start].lower().split()
    if before and before[-1].strip("(,") in {"aged", "age", "ages"}:
        return True
    if not found.bare or not 0 < (number.low or 0) <= OLDEST:
        return False
    return (
        _is_beside_name(found, parsed.text[end : end + 1].strip())
        or _is_of_person(found)
        or _is_somebodys(found)
    )


def _is_beside_name(found: Counted, after: str) -> bool:
    """A bare number between commas or brackets after a name, or after "the victim"."""
    tree, i = found.tree, found.number
    ended = after in {",", ")", ".", ";", ""}
    if i < 2 or not ended or tree.word[i - 1] not in {",", "("}:
        return False
    whose = _before_brackets(tree, i - 2)
    known = class_of(tree.lemma[whose])
    person = tree.lemma[whose] in count_words().people
    person = person or (known is not None and known.type == "PERSON")
    return tree.pos[whose] == "PROPN" or (tree.tag[whose] == "NN" and person)


def _before_brackets(tree: Tree, i: int) -> int:
    """The token that brackets ending at `i` follow, as in "Naser (ناصر), 52,"."""
    if tree.word[i] != ")":
        return i
    for opening in range(i, max(0, i - 12), -1):
        if tree.word[opening] == "(":
            return opening - 1
    return i


def _is_somebodys(found: Counted) -> bool:
    """As in "She was 34": somebody is that old."""
    tree, be = found.tree, found.tree.head[found.number]
    subject = tree.child(be, "nsubj")
    return (
        tree.dep[found.number] in {"attr", "acomp"}
        and tree.lemma[be] == "be"
        and subject is not None
        and tree.word[subject] in {"he", "she"}
    )


def _is_of_person(found: Counted) -> bool:
    """As in "a boy of nine", but not "a family of five"."""
    tree, link = found.tree, found.tree.head[found.number]
    if tree.dep[found.number] != "pobj" or tree.word[link] != "of":
        return False
    noun, words = tree.head[link], count_words()
    if tree.lemma[noun] in words.parents:
        return False  # a father of three has three children
    return tree.tag[noun] == "NN" and words.people.get(tree.lemma[noun]) in SINGLE


def _category(found: Counted) -> str | None:
    """Who they are, where the noun or a word before it says so (M51)."""
    words, tree = count_words(), found.tree
    if found.bare:
        return None
    told = words.people.get(found.lemma(), "")
    for child in tree.children[found.head]:
        if (
            tree.dep[child] in {"amod", "compound"}
            and tree.lemma[child] in words.category_words
        ):
            told = told or words.category_words[tree.lemma[child]]
    return told or None


CAUSE = 5  # heads between "that killed 11" and the bombing that did


def _is_total(
    parsed: Parsed, number: FoundNumber, found: Counted, fate: Fate | None,
    times: Sequence[Time],
) -> bool:  # fmt: skip
    """Whether the number sums up many events (M54)."""
    if fate is None or not FATES.intersection(fate.units):
        return False
    first, end = _clause(parsed, found.number)
    low = parsed.text[parsed.starts[first] : parsed.ends[end - 1]].lower()
    words = f" {' '.join(low.replace(',', ' ').split())} "
    if _says(words, count_words().aggregates):
        return True
    inside = [
        t for t in times if parsed.starts[first] <= t.start < parsed.ends[end - 1]
    ]
    dated = any(
        time.precision in {"day", "part-of-day", "hour", "minute"} for time in inside
    )
    if any(_is_period(time) for time in inside) and not dated:
        return not _is_one_deed(found.tree, fate.governor)
    big = (number.low or number.high or 0) >= count_words().aggregate_from
    return (
        (big or _says(words, count_words().summing))
        and not dated
        and _sums_up(found.tree, fate.governor)
        and not _is_one_cause(found.tree, fate.governor)
    )


def _is_one_cause(tree: Tree, governor: int) -> bool:
    """As in "an explosion has killed more than 100": one, however many it killed."""
    book = event_lexicon()
    spans = book.words.links["lasting"]
    return any(
        tree.tag[c] == "NN" and tree.lemma[c] in book.nouns.keys() - spans
        and any(tree.word[k] in {"a", "an", "the", "this"} for k in tree.children[c])
        for c in tree.all(governor, "nsubj")
    )  # fmt: skip


def _says(words: str, cues: Sequence[str]) -> bool:
    """Whether one of the cues stands among space-separated words."""
    return any(f" {cue} " in words for cue in cues)


def _is_period(time: Time) -> bool:
    """A time too long for one incident: a year, or a stretch up to now."""
    if time.type == "DURATION":
        return time.earliest is not None
    return time.type == "DATE" and time.precision in {"year", "years"}


def _is_one_deed(tree: Tree, governor: int) -> bool:
    """As in "the killing of three brothers in 2024", "a bombing that killed 11 in 2007": one
    deed, whenever it was.
    """
    above = [governor, *tree.ancestors(governor)[:CAUSE]]
    causes = [c for c in tree.all(governor, "nsubj") if tree.pos[c] == "NOUN"]
    if tree.dep[governor] in {"relcl", "acl"}:
        causes += [i for i in above if tree.pos[i] == "NOUN"]
    nouns = event_lexicon().nouns
    if any(tree.tag[c] == "NN" and tree.lemma[c] in nouns for c in causes):
        return True
    return tree.tag[governor] == "NN" and any(
        tree.dep[c] == "det" and tree.word[c] in {"the", "this", "that"}
        for c in tree.children[governor]
    )


def _sums_up(tree: Tree, verb: int) -> bool:
    """As in "have killed", "are accused of killing": a tense that names no occasion."""
    helpers = {tree.word[i] for i in tree.all(verb, "aux", "auxpass")}
    while tree.dep[verb] == "conj" and tree.tag[tree.head[verb]] == "VBG":
        verb = tree.head[verb]  # "killing 30 and wounding several hundred"
    if tree.dep[verb] == "advcl" and tree.tag[tree.head[verb]] == "VBD":
        return False  # "struck a prison, killing 100": what that one deed did
    return tree.tag[verb] == "VBG" or bool(helpers & SUMMING)


def _clause(parsed: Parsed, token: int) -> tuple[int, int]:
    """The tokens of the smallest clause around a token, within its sentence."""
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[token]]
    for i in (token, *tree.ancestors(token)):
        if tree.pos[i] in {"VERB", "AUX"} and tree.dep[i] not in {
            "amod",
            "pcomp",
            "xcomp",
            "acl",
        }:
            return max(tree.left[i], first), min(tree.right[i], end)
    return first, end
