"""The times of a document, normalised against its publication date (M46 to M48).

The grammar of `text/timex.py` finds and reads; the parse only says which way a clause
looks and takes back what is a name or a count. A caption's date is found like any
other, but the body's "that day" never points at it (M9).
"""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tahqiq.codebook.grammar import time_grammar
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.document import DatePrecision, Document, PassageKind
from tahqiq.model.reading import Time
from tahqiq.text.timex import FoundTime, find_times
from tahqiq.text.timex_meaning import NeededAnchor, Tense

# Kinds of passage in which one passage goes on from the one before.
RUNNING: frozenset[PassageKind] = frozenset({"body", "message", "cue"})
NAMES = frozenset({"PERSON", "ORG", "FAC", "GPE", "WORK_OF_ART", "PRODUCT", "LAW"})


def times_of(parsed: Parsed) -> tuple[Time, ...]:
    """The times of a document as records of the reading.

    Args:
        parsed: The document with its parse.
    """
    return recorded(found_times(parsed))


def recorded(found: Sequence[FoundTime]) -> tuple[Time, ...]:
    """Found times as records of the reading, in their order."""
    return tuple(_recorded(time) for time in found)


WEEKDAYS = frozenset(name.lower() for name in day_name)
HYPHENS = "-\u2010\u2011"


def found_times(parsed: Parsed) -> tuple[FoundTime, ...]:
    """The times with what each still needs; offsets are evidentiary.

    `needs` names the words that ask for an event: "before" in "an hour before it".
    """
    reference, precision = published(parsed.document)
    found: list[FoundTime] = []
    previous: FoundTime | None = None
    for passage in parsed.document.passages:
        running = passage.kind in RUNNING
        times = find_times(
            parsed.text[passage.start : passage.end],
            grammar=time_grammar(),
            reference=reference,
            reference_precision=precision,
            tense=_tense_teller(parsed, passage.start),
            previous=_moved(previous, -passage.start) if running and previous else None,
        )
        kept = [_moved(time, passage.start) for time in times]
        kept = [time for time in kept if not _is_name_or_count(parsed, time)]
        kept = [time for time in kept if not _ends_name(parsed, time)
                and not _named_after_dawn(parsed, time)]  # fmt: skip
        found += kept
        if running:
            previous = _last_dated(kept) or previous
    return tuple(found)


def _ends_name(parsed: Parsed, time: FoundTime) -> bool:
    """As in "Dasht-e-Now", "Al-March": the end of a name, no time."""
    before = parsed.text[max(0, time.start - 2) : time.start]
    joined = len(before) == 2 and before[0].isalpha() and before[1] in HYPHENS
    return joined and parsed.text[time.start].isupper()


def published(document: Document) -> tuple[date | None, DatePrecision]:
    """The day of publication and how finely it is known."""
    told = document.published
    if told is None:
        return None, "day"
    parts = told[:10].split("-")
    finest: DatePrecision = ("year", "month", "day")[min(len(parts), 3) - 1]
    try:
        year, month, day = (*map(int, parts), 1, 1)[:3]
        return date(year, month, day), document.published_precision or finest
    except ValueError:
        return None, "day"


def _recorded(found: FoundTime) -> Time:
    anchor = found.relative_to
    return Time(
        id=f"t{found.start}-{found.end}",
        start=found.start,
        end=found.end,
        exact=found.exact,
        type=found.type,
        value=found.value,
        mod=found.mod,
        earliest=found.earliest.isoformat() if found.earliest else None,
        latest=found.latest.isoformat() if found.latest else None,
        precision=found.precision,
        anchor=f"t{anchor[0]}-{anchor[1]}" if anchor else None,
    )


def _moved(found: FoundTime, by: int) -> FoundTime:
    """The same time with all its offsets moved."""
    needs, anchor = found.needs, found.relative_to
    if needs is not None:
        needs = NeededAnchor(
            relation=needs.relation, start=needs.start + by, end=needs.end + by
        )
    if anchor is not None:
        anchor = (anchor[0] + by, anchor[1] + by)
    return replace(found, start=found.start + by, end=found.end + by, needs=needs,
                   relative_to=anchor)  # fmt: skip


def _last_dated(times: list[FoundTime]) -> FoundTime | None:
    dated = (
        time
        for time in reversed(times)
        if time.earliest and time.type in {"DATE", "TIME"}
    )
    return next(dated, None)


def _is_name_or_count(parsed: Parsed, time: FoundTime) -> bool:
    """Whether the parse shows a bare month or year to be a name or a count."""
    if time.type != "DATE" or " " in time.exact.strip():
        return False
    token = parsed.token_at(time.start)
    if token is None:
        return False
    tree = parsed.tree
    if time.exact.isdecimal():
        noun = tree.head[token]
        return tree.dep[token] == "nummod" and tree.tag[noun] == "NNS" and noun > token
    return _inside_name(parsed, token) and time.exact[:1].isupper()


def _named_after_dawn(parsed: Parsed, time: FoundTime) -> bool:
    """As in "the Golden Dawn": a part of the day that ends a name; "Friday Night" is one."""
    token = parsed.token_at(time.start)
    if time.type != "TIME" or not token or not time.exact.istitle():
        return False
    tree, before = parsed.tree, token - 1
    named = tree.text[before].istitle() and tree.tag[before] == "NNP"
    joined = tree.dep[before] == "compound" and tree.head[before] == token
    return named and joined and tree.word[before] not in WEEKDAYS


def _inside_name(parsed: Parsed, token: int) -> bool:
    """Whether a token belongs to a longer name, or is a person's."""
    doc = parsed.doc
    head = parsed.tree.head[token]
    if parsed.tree.dep[token] == "compound" and head > token:
        return parsed.tree.pos[head] == "PROPN" and parsed.tree.pos[token] == "PROPN"
    if doc[token].ent_type_ not in NAMES:
        return False
    beside = [i for i in (token - 1, token + 1) if 0 <= i < len(doc)]
    longer = any(doc[i].ent_type_ == doc[token].ent_type_ for i in beside)
    return longer or doc[token].ent_type_ == "PERSON"


def _tense_teller(parsed: Parsed, shift: int) -> TenseOf:
    return TenseOf(parsed, shift)


class TenseOf:
    """Tells the tense of the clause in which a time stands; offsets of one passage."""

    def __init__(self, parsed: Parsed, shift: int) -> None:
        self.parsed = parsed
        self.shift = shift

    def __call__(self, start: int, end: int) -> Tense | None:
        """The tense, or None where no verb tells it."""
        del end
        token = self.parsed.token_at(start + self.shift)
        if token is None:
            return None
        for verb in _verbs_above(self.parsed.tree, token):
            tense = _tense(self.parsed.tree, verb)
            if tense == "present" and self.parsed.kind(token) == "heading":
                return "past"  # the present of headlines tells what has happened
            if tense is not None:
                return tense
        return None


def _verbs_above(tree: Tree, token: int) -> Iterator[int]:
    for i in (token, *tree.ancestors(token)):
        if tree.pos[i] in {"VERB", "AUX"}:
            yield i


def _tense(tree: Tree, verb: int) -> Tense | None:
    """The tense of one verb with its auxiliaries, or None where it has none."""
    helpers = tree.all(verb, "aux", "auxpass")
    words = {tree.word[i] for i in helpers}
    tag = tree.tag[verb]
    if any(tree.tag[i] == "MD" for i in helpers):
        return "past" if words & {"have", "'ve"} else "future"
    if tag == "VBD" or words & {
        "was",
        "were",
        "had",
        "has",
        "have",
        "did",
        "been",
        "'d",
    }:
        return "past"
    if tag == "VB":
        return _infinitive(tree, verb)
    if tag == "VBN" and tree.dep[verb] in {"acl", "relcl", "advcl", "ROOT", "conj"}:
        return "past"
    return _present(tree, verb) if tag in {"VBZ", "VBP"} else None


def _infinitive(tree: Tree, verb: int) -> Tense | None:
    """An infinitive lies ahead after "plan", "expect", "demand" and their like."""
    ahead = time_grammar().lexicon.values["ahead"]
    above = tree.head[verb]
    return "future" if above != verb and tree.lemma[above] in ahead else None


def _present(tree: Tree, verb: int) -> Tense:
    """The timetable present and the subjunctive look ahead; any other does not."""
    scheduled = time_grammar().lexicon.values["scheduled"]
    if tree.lemma[verb] in scheduled or _infinitive(tree, verb) == "future":
        return "future"
    return "present"
