"""Where and when an event happened and how many it touched, as its sentence says.

Only the words that hang on the trigger or its sentence count: a caption's or dateline's
date is never the date of an event told elsewhere (M9), and a total of many events is
never the toll of one (M54).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tahqiq.extract.events.headed import Headed, headed_by
from tahqiq.extract.events.places import Place, Places
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.events.times import Dating
from tahqiq.extract.events.ways import place_of
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.measures.quantities import FoundQuantity
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.model.reading import Time

UNDATED_KINDS = frozenset({"caption", "byline", "dateline", "boilerplate"})
UNCOUNTED = frozenset({"age", "distance"})
AFTER = frozenset({"after", "before", "following"})


@dataclass(slots=True)
class Setting:
    """Places, times and quantities of one document, found by token."""

    parsed: Parsed
    scene: Scene
    lexicon: EventLexicon
    times: Mapping[int, Time] = field(default_factory=dict)
    counts: Mapping[int, list[FoundQuantity]] = field(default_factory=dict)
    dated: dict[int, list[int]] = field(default_factory=dict)
    terms: Mapping[int, Time] = field(default_factory=dict)  # lengths of time
    heads: frozenset[int] = (
        frozenset()
    )  # triggers that harm: their time is their cause's

    told: frozenset[int] = frozenset()  # heads of all triggers
    threats: frozenset[int] = frozenset()  # the verbs among them that threaten
    headed: Headed | None = None  # by the heads of its entries, where it has any

    @property
    def timed(self) -> tuple[int, ...]:
        """Tokens that head a time expression."""
        return tuple(self.times)

    def days(self, when: str | None) -> tuple[str, str] | None:
        """Earliest and latest day of a time, where both are known."""
        times = (*self.times.values(), *self.terms.values())
        time = next((time for time in times if time.id == when), None)
        if time is None:
            return None
        if time.earliest is None or time.latest is None:
            return None
        return time.earliest, time.latest

    def place(self, trigger: Trigger) -> Place | None:
        """Where it happened, by the words that hang on the trigger, else by its entry."""
        own = place_of(self._places(), trigger)
        return own if self.headed is None else self.headed.place(trigger, own)

    def _places(self) -> Places:
        return Places(self.parsed, self.scene, self.lexicon, self.heads)

    def _dating(self) -> Dating:
        return Dating(self.scene, self.lexicon, self._places(), self.told, self.heads)

    def when(self, trigger: Trigger) -> tuple[int, str] | None:
        """How closely the nearest time dates it (0 is closest), and the time's id."""
        own = self._dated(trigger)
        if own is not None or self.headed is None:
            return own
        return self.headed.when(trigger)

    def _dated(self, trigger: Trigger) -> tuple[int, str] | None:
        """The time that its own sentence gives it."""
        head = trigger.head
        if self.parsed.kind(head) in UNDATED_KINDS:
            return None
        if trigger.modifier:
            return None  # "two wounded patients": wounded before
        if trigger.sense.frame_name == "remains":
            return None  # the day a body is found is not the day of the death
        tokens = self.dated.get(self.parsed.sentence_of[head], [])
        dating = self._dating()
        ranked = sorted(
            (dating.far(trigger, t), self._vague(t), abs(t - head), t) for t in tokens
        )  # "on 2 August, shortly after dawn": the day before the undated hour
        if not ranked:
            return self._term(head)
        far, _, _, best = ranked[0]
        if far <= 2:
            return far, self.times[best].id
        lone = len(tokens) == 1 and dating.lone(trigger, best)
        return (3, self.times[best].id) if lone else self._term(head)

    def _term(self, head: int) -> tuple[int, str] | None:
        """As in "must be freed within 72 hours", "was summoned two days before the vote",
        "a day after the vote, gunmen killed him", "the raid came a week after it was signed".
        """
        tree, words = self.scene.tree, self.lexicon.words.setting
        mine = {head, *self._carrier(head)}
        for token, time in self.terms.items():
            link = tree.head[token]
            within = tree.dep[token] == "pobj" and tree.word[link] in words["lasting"]
            termed = tree.word[link] == "for" and (
                tree.lemma[head] in words["termed"]
                or tree.lemma[token] not in words["brief"]
            )  # "has withstood it for sixty years" says no day
            shifted = tree.dep[token] == "npadvmod" and self._shifts(token, link)
            hung = tree.head[link] in mine and link not in mine
            if within and tree.word[link] == "in" and any(map(self._record, mine)):
                continue  # "the worst fighting in two years": what it is set against
            if hung and not termed and (within or shifted):
                return 3, time.id
            beside = any(tree.word[c] in AFTER for c in tree.all(token, "prep"))
            if tree.dep[token] == "npadvmod" and beside and link in mine:
                return 3, time.id
        return None

    def _record(self, head: int) -> bool:
        """As in "the deadliest attack", "killed in the worst raid": one of many, in a time."""
        tree = self.scene.tree
        within = [o for p in tree.all(head, "prep") for o in tree.all(p, "pobj")]
        nouns = [i for i in (head, *within) if tree.pos[i] in {"NOUN", "PROPN"}]
        return bool(nouns) and self._dating().ranked(nouns)

    def _shifts(self, token: int, link: int) -> bool:
        """As in "two days before", "four days after a truce was signed"."""
        tree = self.scene.tree
        marks = {tree.word[c] for c in tree.all(link, "mark") if c == token + 1}
        later = tree.word[link] in self.lexicon.words.setting["shifting"] | AFTER
        return later or bool(marks & AFTER)

    def _carrier(self, head: int) -> tuple[int, ...]:
        """As in "the raid came": the verb that says no more than that it happened."""
        tree, verb = self.scene.tree, self.scene.tree.head[head]
        told = tree.pos[head] == "NOUN" and tree.dep[head] in {"nsubj", "nsubjpass"}
        return (verb,) if told and self._places().carries(verb) else ()

    def _vague(self, token: int) -> tuple[bool, bool]:
        """An hour of no day dates an event least; a day dates it better than an hour."""
        time = self.times[token]
        return (
            time.earliest is None,
            time.type == "TIME" and time.precision == "part-of-day",
        )

    def counts_of(
        self, trigger: Trigger, tokens: Sequence[int], *, summed: bool = False
    ) -> tuple[str, ...]:
        """Ids of the quantities that count the participants at `tokens`.

        A total of many events counts none of them (M54), but is what a noun of many is
        about ("more than nine assassinations"), and what `summed` deeds are; an age or a
        distance counts nobody.
        """
        wanted = set(tokens)
        return tuple(
            row.quantity.id
            for row in self.counts.get(self.parsed.sentence_of[trigger.head], ())
            if row.head == trigger.head
            or (self._is_noun(trigger) and row.governor == trigger.head)
            or self._tolled(row, trigger.head)
            or (
                (
                    row.head in wanted
                    or row.number in wanted
                    or self._part_of(row, wanted, trigger)
                )
                and (summed or not row.quantity.aggregate)
                and row.quantity.unit not in UNCOUNTED
            )
        )

    def _is_noun(self, trigger: Trigger) -> bool:
        """As in "the killings", "the injured"."""
        return trigger.nominal or self.scene.tree.pos[trigger.head] == "ADJ"

    def _tolled(self, row: FoundQuantity, head: int) -> bool:
        """As in "the number of those who perished is eleven": how many did."""
        tree, noun = self.scene.tree, row.governor
        if (
            noun is None
            or tree.lemma[noun] not in self.lexicon.words.setting["tallies"]
        ):
            return False
        return tree.left[noun] <= head < tree.right[noun]

    def _part_of(
        self, row: FoundQuantity, wanted: Collection[int], trigger: Trigger
    ) -> bool:
        """As in "16 people, including four medics", "arrested 45 men, among them three
        students and two teachers", "23 were hurt, four of them badly": counted among those
        at `wanted`.
        """
        tree, first = self.scene.tree, row.head
        while tree.dep[first] == "conj" and tree.head[first] not in wanted:
            first = tree.head[first]
        above, start = tree.head[first], min(wanted, default=len(tree.word))
        mine = {*wanted, trigger.head}
        if tree.dep[first] == "pobj" and tree.word[above] in {"including", "among"}:
            return above > start and tree.head[above] in mine
        beside = tree.dep[first] == "appos" and above in wanted
        beside = beside or (above in mine and self._among_them(first))
        return row.number > start and (
            beside
            or self._of_whom(row.number, wanted)
            or self._some_of(row.number, trigger.head, wanted)
        )

    def _among_them(self, noun: int) -> bool:
        """As in "nine died, among them five children", as the parser hangs it."""
        tree = self.scene.tree
        links = [c for c in tree.all(noun, "prep") if tree.word[c] in {"among", "of"}]
        whole = [c for link in links for c in tree.all(link, "pobj")]
        return any(tree.word[c] in {"them", "whom"} for c in whole)

    def _of_whom(self, number: int, wanted: Collection[int]) -> bool:
        """As in "Of the nine dead, five were children": in front of the clause."""
        tree = self.scene.tree
        noun = tree.head[number] if tree.dep[number] == "nummod" else number
        links = [c for c in tree.all(tree.head[noun], "prep") if c < number]
        return tree.dep[noun] in {"nsubj", "nsubjpass"} and any(
            tree.word[c] == "of" and obj in wanted
            for c in links
            for obj in tree.all(c, "pobj")
        )

    def _some_of(self, number: int, verb: int, wanted: Collection[int]) -> bool:
        """As in "were hurt, four of them badly", "seven, four of whom were minors, were held":
        a number of those of the verb.
        """
        tree, above = self.scene.tree, self.scene.tree.head[number]
        links = [c for c in tree.all(number, "prep") if tree.word[c] == "of"]
        whole = [tree.pos[c] for link in links for c in tree.all(link, "pobj")]
        aside = tree.dep[above] == "relcl" and tree.head[above] in wanted
        verbless = tree.pos[above] in {
            "NOUN",
            "ADJ",
            "ADV",
        }  # "eleven of them soldiers"
        aside = aside or (verbless and tree.head[above] in {*wanted, verb})
        return "PRON" in whole and (above == verb or above in wanted or aside)

    def is_total(self, trigger: Trigger, tokens: Sequence[int]) -> bool:
        """Those at `tokens` are a total of many happenings (M54)."""
        wanted = set(tokens)
        return any(
            row.quantity.aggregate and (row.head in wanted or row.number in wanted)
            for row in self.counts.get(self.parsed.sentence_of[trigger.head], ())
        )


def setting_of(
    parsed: Parsed,
    scene: Scene,
    lexicon: EventLexicon,
    times: Sequence[Time],
    quantities: Sequence[FoundQuantity],
) -> Setting:
    """The document's times and quantities by the tokens that carry them."""
    dates: dict[int, Time] = {}
    dated: dict[int, list[int]] = {}
    terms: dict[int, Time] = {}
    for time in times:
        token = _head_token(parsed, scene, time.start, time.end)
        if _is_stamp(parsed, time):
            continue
        stretch = time.type == "DURATION" and time.earliest is not None
        if token is not None and (time.type in {"DATE", "TIME"} or stretch):
            dates[token] = time
            dated.setdefault(parsed.sentence_of[token], []).append(token)
        elif token is not None and time.type == "DURATION":
            terms[_inside(parsed, scene, token, time)] = time
    counts: dict[int, list[FoundQuantity]] = {}
    for row in quantities:
        counts.setdefault(parsed.sentence_of[row.number], []).append(row)
    headed = headed_by(parsed, scene, lexicon, dates)
    return Setting(parsed, scene, lexicon, dates, counts, dated, terms, headed=headed)


def _inside(parsed: Parsed, scene: Scene, token: int, time: Time) -> int:
    """The noun of a length of time that was read with its preposition: "within 72 hours"."""
    nouns = [c for c in scene.tree.all(token, "pobj") if parsed.starts[c] < time.end]
    return nouns[0] if nouns else token


def _is_stamp(parsed: Parsed, time: Time) -> bool:
    """The clock of a post ("13.46 The governor …") tells when it was written."""
    opens = any(p.start == time.start for p in parsed.document.passages)
    bare = time.exact[:1].isdecimal() and time.exact[-1:].isdecimal()
    return opens and bare and time.type == "TIME"


def _head_token(parsed: Parsed, scene: Scene, start: int, end: int) -> int | None:
    """The token of a span that hangs outside it."""
    first, last = parsed.token_at(start), parsed.token_at(end - 1)
    if first is None or last is None:
        return None
    head = scene.tree.head
    for i in range(first, last + 1):
        if not first <= head[i] <= last or head[i] == i:
            return i
    return last
