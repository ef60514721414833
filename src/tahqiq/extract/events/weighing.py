"""What speaks for and against a telling being of a happening told before: named signs.

Each sign is something a careful coder goes by: whether the words are of one kind, how
the telling is put ("the attack", "an attack", "attacked"), how far back the happening
was told, whom it befell, where and when. ``tellings.yaml`` holds a weight for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from tahqiq.extract.events.telling import DEADLY, Cluster, Telling

GAPS = (0, 1, 2, 3, 6, 12)  # sentences: the bounds of how far back something was told
RANKS = 3  # from the fourth on, what was told longer ago is alike
# Kinds of likeness between a telling and a happening, the closest first.
LIKENESS = ("same word", "same sense", "same death", "harm after violence",
            "violence after harm", "general", "same family", "same type", "other")  # fmt: skip
Signs = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A happening told before, with how recently and by what it was told."""

    cluster: Cluster
    rank: int
    again: bool  # the rules find positive evidence
    barred: bool  # the rules find that something contradicts
    chosen: bool  # the rules take it


@dataclass(frozen=True, slots=True)
class Weighing:
    """Names the signs of one document."""

    families: Mapping[str, frozenset[str]]

    def signs(self, group: Sequence[Telling], option: Option) -> Signs:
        """What speaks for and against the group's being told of the option."""
        likeness, telling = min(
            ((self._likeness(t, option.cluster), t) for t in group),
            key=lambda pair: LIKENESS.index(pair[0]),
        )
        found = dict.fromkeys(self._words(telling, likeness, option), 1.0)
        found |= dict.fromkeys(self._place_in_text(telling, likeness, option), 1.0)
        found |= dict.fromkeys(_people(group, likeness, option.cluster), 1.0)
        found |= dict.fromkeys(_setting(group, telling, option.cluster), 1.0)
        told = log(len(option.cluster.tellings))
        found["log told"] = told
        found[f"{form_of(telling)} log told"] = told
        return found

    def none(self, group: Sequence[Telling], options: Sequence[Option]) -> Signs:
        """What speaks for a happening not told before."""
        lead = group[0]
        found = {"none", f"none {form_of(lead)}", f"none of {min(len(options), 4)}"}
        found.add(f"none {lead.realis}")
        found.add(f"none of {min(len(options), 4)}: {form_of(lead)}")
        for telling in group:
            found.add(f"none {telling.trigger.sense.name}")
            found.update(f"none, {mark}" for mark in _marks(telling))
        if not any(option.chosen for option in options):
            found |= {"none by the rules", f"none by the rules, {form_of(lead)}"}
        return dict.fromkeys(sorted(found), 1.0)

    def _likeness(self, telling: Telling, cluster: Cluster) -> str:
        sense, told = telling.trigger.sense, cluster.senses
        burst, family = self.families["burst"], self.families["family"]
        checks = {
            "same word": any(t.word == telling.word for t in cluster.tellings),
            "same sense": telling.kind in told,
            "same death": sense.name in DEADLY and bool(told & DEADLY),
            "harm after violence": sense.harm is not None and bool(told & burst),
            "violence after harm": sense.name in burst
            and any(t.trigger.sense.harm for t in cluster.tellings),
            "general": sense.name in self.families["incidents"],
            "same family": sense.name in family and bool(told & family),
            "same type": any(
                t.trigger.sense.type == sense.type for t in cluster.tellings
            ),
        }
        return next((name for name in LIKENESS if checks.get(name)), "other")

    def _words(self, telling: Telling, likeness: str, option: Option) -> Iterator[str]:
        form = form_of(telling)
        yield likeness
        yield f"{form}: {likeness}"
        for sense in sorted(option.cluster.senses):
            yield f"{telling.kind} with {sense}"
        first = option.cluster.tellings[0]
        yield f"{telling.realis} after {first.realis}"
        yield f"{number_of(telling)} after {number_of(first)}"
        if telling.another:
            yield f"another: {likeness}"
        yield from _order(telling, likeness, option.cluster)
        for sign, holds in (
            ("again", option.again), ("barred", option.barred), ("chosen", option.chosen),
        ):  # fmt: skip
            if holds:
                yield f"{sign} by the rules"
                yield f"{sign} by the rules: {form}"
                yield f"{sign} by the rules: {likeness}"

    def _place_in_text(
        self, telling: Telling, likeness: str, option: Option
    ) -> Iterator[str]:
        form, cluster = form_of(telling), option.cluster
        gap = gap_of(telling, cluster)
        yield f"{form}, {gap}"
        yield f"{likeness}, {gap}"
        rank = min(option.rank, RANKS)
        yield f"rank {rank}"
        yield f"{form}, rank {rank}"
        if cluster.tellings[0].heading:
            yield "told in the heading"
            yield f"{form}, told in the heading"
        if cluster.aside:
            yield "told aside"
            yield f"{form}, told aside"
        if cluster.tellings[0].index == 0:
            yield "told first"
            yield f"{form}, told first"
        if telling.heading:
            yield "both in the heading"


def _marks(telling: Telling) -> Iterator[str]:
    """What a telling says that sets it out as news."""
    for mark, holds in (
        ("another", telling.another), ("said of it", telling.said_of),
        ("before", telling.before), ("in order", telling.ordinals),
        ("named", telling.label), ("a total", telling.many), ("aside", telling.aside),
        ("afresh", telling.parted), ("dated", telling.span), ("placed", telling.place),
        ("somebody's", telling.recipients),
        ("done by somebody", telling.actors or telling.inherited),
    ):  # fmt: skip
        if holds:
            yield mark


def _order(telling: Telling, likeness: str, cluster: Cluster) -> Iterator[str]:
    """As in "It was the third attack", "had been attacked", "a second bomb"."""
    gap = gap_of(telling, cluster)
    if telling.said_of:
        yield f"said of it: {likeness}"
        yield f"said of it, {gap}"
    if telling.before or any(t.before for t in cluster.tellings):
        yield f"{'before' if telling.before else 'not before'}, {gap}"
    told = frozenset[str]().union(*(t.ordinals for t in cluster.tellings))
    if telling.ordinals or told:
        yield f"order {_met(telling.ordinals, told)}"


def form_of(telling: Telling) -> str:
    """How the telling is put: "attacked", "the attack", "an attack", "attack"."""
    if not telling.trigger.nominal:
        return "verb"
    if telling.definite:
        return "the noun"
    return "a noun" if telling.indefinite else "noun"


def number_of(telling: Telling) -> str:
    """One happening, or several told of together."""
    return "several" if telling.plural or telling.many else "one"


def gap_of(telling: Telling, cluster: Cluster) -> str:
    """How many sentences ago the happening was last told, in steps."""
    gap = min(abs(telling.sentence - t.sentence) for t in cluster.tellings)
    step = next((n for n in GAPS if gap <= n), None)
    return "far back" if step is None else f"{step} back"


def _met(mine: set[str] | frozenset[str], theirs: set[str] | frozenset[str]) -> str:
    """Whether two sets of known people or places meet."""
    if mine and theirs:
        return "the same" if mine & theirs else "others"
    return "told here" if mine else "told there" if theirs else "untold"


def _people(group: Sequence[Telling], likeness: str, cluster: Cluster) -> Iterator[str]:
    mine = frozenset[str]().union(*(t.recipients | t.within for t in group))
    met = _met(mine, cluster.recipients)
    yield f"victims {met}"
    yield f"victims {met}: {likeness}"
    nouns = frozenset[str]().union(*(t.victims for t in group))
    told = frozenset[str]().union(*(t.victims for t in cluster.tellings))
    yield f"victims' nouns {_met(nouns, told)}"
    actors = frozenset[str]().union(*(t.actors for t in group))
    yield f"doers {_met(actors, cluster.actors)}"
    doers = frozenset[str]().union(*(t.doers for t in group))
    known = frozenset[str]().union(*(t.doers for t in cluster.tellings))
    yield f"doers' nouns {_met(doers, known)}"
    about = frozenset[str]().union(*(t.about for t in group))
    theirs = frozenset[str]().union(*(t.about for t in cluster.tellings))
    yield f"named besides {_met(about, theirs)}"
    yield f"named besides {_met(about, theirs)}: {likeness}"
    if len(about & theirs) > 1:
        yield "much named besides the same"
    several, those = any(t.several for t in group), cluster.several
    if nouns and told:
        yield f"{'several' if several else 'one'} hurt, {'several' if those else 'one'} before"
    toll = frozenset(f"{noun} {n}" for t in group for noun, n in t.toll)
    tolls = frozenset(f"{noun} {n}" for t in cluster.tellings for noun, n in t.toll)
    if toll and tolls:
        yield f"toll {_met(toll, tolls)}"
    if actors & cluster.recipients or mine & cluster.actors:
        yield "sides turned"


def _setting(
    group: Sequence[Telling], telling: Telling, cluster: Cluster
) -> Iterator[str]:
    form = form_of(telling)
    spans = [t.span for t in group if t.span is not None]
    meets = any(a <= d and c <= b for a, b in spans for c, d in cluster.spans)
    if spans and cluster.spans:
        day = "the same" if meets else "others"
    else:
        day = "told here" if spans else "told there" if cluster.spans else "untold"
    yield f"day {day}"
    yield f"day {day}: {form}"
    places = {place for t in group if t.place is not None for place in [t.place]}
    alike = {p for p in cluster.places if p[0] in {mine[0] for mine in places}}
    place = _met({name for _, name in places}, {name for _, name in alike})
    yield f"place {place}"
    yield f"place {place}: {form}"
    if telling.label and not telling.label <= cluster.words_beside(telling.sentence):
        yield "named otherwise"
