"""The numbers of a document with what they count (M50 to M55).

Numbers inside times, names, addresses and lists are left out; every other number keeps
its comparator, its bounds and, where the text says it, what it counts and what befell
them. A joint count ("killing or wounding 30") stays joint; a total over a period is
flagged and never an incident's toll (M54).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.grammar import number_grammar, time_grammar
from tahqiq.extract.counting import Counted, Fate, count_words, counted, fate_of, takes_part
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.tree import Tree
from tahqiq.model.reading import Quantity, Time, Unit
from tahqiq.text.quantity import FoundNumber

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
    found = []
    for passage in parsed.document.passages:
        text = parsed.text[passage.start : passage.end]
        for number in number_grammar().find(text):
            start, end = passage.start + number.start, passage.start + number.end
            if not any(a < end and start < b for a, b in taken):
                row = _quantity(parsed, number, start, end, times)
                if row is not None:
                    found.append(row)
    return tuple(found)


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
    fate = _fate(parsed, number, found, start, end)
    units = fate.units if fate else (_plain_unit(parsed, number, found, start, end),)
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
    return FoundQuantity(quantity=quantity, number=token, head=found.head, governor=governor)


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
    # The one that hangs outside the number is its root: "10" of "between 10 and 15 men".
    rooted = [i for i in numeric if tree.head[i] not in inside]
    return (rooted or numeric or [last])[-1]


def _is_pronoun(number: FoundNumber, found: Counted) -> bool:
    """"one" that counts nothing: "no one", "the one", "one another", "one of them"."""
    if number.exact.lower() != "one":
        return False
    tree, i = found.tree, found.number
    before = tree.word[i - 1] if i else ""
    if before in {"no", "the", "any", "every", "this", "that", "each", "which"}:
        return True
    noun = tree.lemma[found.head]
    return tree.pos[i] == "PRON" or noun in {"another", "day", "time", "reason", "thing"}


def _is_name(parsed: Parsed, token: int, start: int, end: int) -> bool:
    """Whether the number belongs to a name, an address, a model or a list."""
    text, tree = parsed.text, parsed.tree
    before, after = text[:start][-2:], text[end : end + 2]
    if before[-1:] in {"-", "–", "/", "[", "#", "."} and not before[:1].isspace():
        return True
    if after[:1] in {"]", "/"} or (after[:1] == "-" and after[1:2].isdecimal()):
        return True
    if _is_list_mark(text, start, end):
        return True
    return _is_numbered(tree, token) or _is_named_body(parsed, token, end)


def _is_list_mark(text: str, start: int, end: int) -> bool:
    """"1." or "(2)" at the head of a line."""
    line = text[:start].rpartition("\n")[2].strip()
    opens = line in {"", "("} and text[start:end].isdecimal()
    return opens and text[end : end + 2].rstrip() in {".", ")", ").", ".)"}


def _is_numbered(tree: Tree, token: int) -> bool:
    """"Channel 4", "Article 15", "6 July" where no time was read."""
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
    """"14 Ramadan Street": a run of capitals that ends in the name of a body or way."""
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


def _fate(
    parsed: Parsed, number: FoundNumber, found: Counted, start: int, end: int
) -> Fate | None:
    """What befell those counted; nothing where the number is of another kind."""
    if number.shape == "percent" or _special_unit(parsed, found, start, end) is not None:
        return None
    return fate_of(found)


def _plain_unit(
    parsed: Parsed, number: FoundNumber, found: Counted, start: int, end: int
) -> Unit:
    """The unit of a number that tells no fate."""
    special = _special_unit(parsed, found, start, end)
    if special is not None and number.shape == "count":
        return special
    if number.shape == "count" and takes_part(found):
        return "participants"
    return "other"


def _special_unit(parsed: Parsed, found: Counted, start: int, end: int) -> Unit | None:
    """Age, money or distance, as the words beside the number say."""
    words = count_words()
    if _is_age(parsed, found, start, end):
        return "age"
    sign = parsed.text[:start].rstrip()[-1:]
    lemma = found.tree.lemma[found.head]
    if sign in words.currency_signs or lemma in words.currencies:
        return "money"
    return "distance" if lemma in words.distances else None


def _is_age(parsed: Parsed, found: Counted, start: int, end: int) -> bool:
    """"47-year-old", "aged 47", "Salim Rubai, 47,"."""
    text, tree = parsed.text, found.tree
    tail = text[end : end + 14].lower().replace("-", " ").split()
    if tail[:2] in (["year", "old"], ["years", "old"], ["month", "old"], ["months", "old"]):
        return True
    if tail[:2] and tail[0] == "year" and len(tail) > 1 and tail[1].startswith("old"):
        return True
    before = text[max(start - 12, 0) : start].split()
    if before[-1:] and before[-1].lower().strip("(,") in {"aged", "age"}:
        return True
    return _is_bracketed_age(tree, found, text[start:end], text[end : end + 1])


def _is_bracketed_age(tree: Tree, found: Counted, exact: str, after: str) -> bool:
    """A number between commas after a name."""
    if not exact.isdecimal() or not 0 < int(exact) <= OLDEST or after not in {",", ")", ".", ";"}:
        return False
    i = found.number
    of_person = i >= 2 and tree.word[tree.head[i]] == "of" and tree.dep[i] == "pobj"
    if of_person:
        noun = tree.head[tree.head[i]]
        return tree.lemma[noun] in count_words().people and tree.tag[noun] == "NN"
    opened = i >= 2 and tree.word[i - 1] in {",", "("}
    return opened and tree.pos[i - 2] == "PROPN" and found.bare


def _category(found: Counted) -> str | None:
    """Who they are, where the noun or a word before it says so (M51)."""
    words, tree = count_words(), found.tree
    if found.bare:
        return None
    told = words.people.get(found.lemma(), "")
    for child in tree.children[found.head]:
        if tree.dep[child] in {"amod", "compound"} and tree.lemma[child] in words.category_words:
            told = told or words.category_words[tree.lemma[child]]
    return told or None


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
    inside = [t for t in times if parsed.starts[first] <= t.start < parsed.ends[end - 1]]
    if any(_is_period(time) for time in inside):
        return True
    dated = any(time.precision in {"day", "part-of-day", "hour", "minute"} for time in inside)
    big = (number.low or number.high or 0) >= count_words().aggregate_from
    return (big or _says(words, count_words().summing)) and not dated and _sums_up(found.tree, fate.governor)


def _says(words: str, cues: Sequence[str]) -> bool:
    """Whether one of the cues stands among space-separated words."""
    return any(f" {cue} " in words for cue in cues)


def _is_period(time: Time) -> bool:
    """A time too long for one incident: a year, or a stretch up to now."""
    if time.type == "DURATION":
        return time.earliest is not None
    return time.type == "DATE" and time.precision in {"year", "years"}


def _sums_up(tree: Tree, verb: int) -> bool:
    """"have killed", "are accused of killing": a tense that names no occasion."""
    helpers = {tree.word[i] for i in tree.all(verb, "aux", "auxpass")}
    return tree.tag[verb] == "VBG" or bool(helpers & SUMMING)


def _clause(parsed: Parsed, token: int) -> tuple[int, int]:
    """The tokens of the smallest clause around a token, within its sentence."""
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[token]]
    for i in (token, *tree.ancestors(token)):
        if tree.pos[i] in {"VERB", "AUX"} and tree.dep[i] not in {"amod", "pcomp", "xcomp", "acl"}:
            return max(tree.left[i], first), min(tree.right[i], end)
    return first, end
