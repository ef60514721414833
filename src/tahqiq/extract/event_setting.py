"""Where and when an event happened and how many it touched, as its sentence says.

Only the words that hang on the trigger or its sentence count: a caption's or dateline's
date is never the date of an event told elsewhere (M9), and a total of many events is
never the toll of one (M54).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tahqiq.extract.event_lexicon import EventLexicon
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.quantities import FoundQuantity
from tahqiq.extract.scene import Scene, Trigger
from tahqiq.model.reading import Time

UNDATED_KINDS = frozenset({"caption", "byline", "dateline", "boilerplate"})
UNCOUNTED = frozenset({"age", "money", "distance"})
ORDERING = frozenset({"before", "after", "since", "until", "following"})
SUBORDINATE = frozenset({"ccomp", "relcl", "advcl"})
REACH = 4  # how many heads above the trigger a sentence-level place may hang


@dataclass(frozen=True, slots=True)
class Place:
    """The token of a place, and its relation as written, where it is more than "in"."""

    token: int
    relation: str | None


@dataclass(slots=True)
class Setting:
    """Places, times and quantities of one document, found by token."""

    parsed: Parsed
    scene: Scene
    lexicon: EventLexicon
    times: Mapping[int, Time] = field(default_factory=dict)
    counts: Mapping[int, list[FoundQuantity]] = field(default_factory=dict)
    dated: dict[int, list[int]] = field(default_factory=dict)
    heads: frozenset[int] = (
        frozenset()
    )  # triggers that harm: their time is their cause's

    @property
    def timed(self) -> tuple[int, ...]:
        """Tokens that head a time expression."""
        return tuple(self.times)

    def days(self, when: str | None) -> tuple[str, str] | None:
        """Earliest and latest day of a time, where both are known."""
        if when is None:
            return None
        time = next(time for time in self.times.values() if time.id == when)
        if time.earliest is None or time.latest is None:
            return None
        return time.earliest, time.latest

    def place(self, trigger: Trigger) -> Place | None:
        """Where it happened: on the trigger, then up the clause, then by its name."""
        tree = self.scene.tree
        for node in self._nodes(trigger.head, nominal=trigger.nominal):
            for c in tree.children[node]:
                found = self._locative(c)
                if found is not None:
                    return found
        return self._premodifier(trigger.head)

    def _nodes(self, head: int, *, nominal: bool) -> Iterator[int]:
        """The trigger, its objects and subjects, and its ancestors, nearest first."""
        tree = self.scene.tree
        yield head
        yield from tree.all(head, "dobj", "nsubjpass", "attr")
        node = head
        for _ in range(REACH):
            above = tree.head[node]
            if above == node or tree.dep[node] in {"ccomp", "relcl"}:
                return
            if tree.dep[node] == "advcl" and tree.child(node, "nsubj") is not None:
                return
            node = above
            foreign = tree.pos[node] == "VERB" and not self._carries(node)
            if nominal and foreign and node not in self.heads:
                return  # where something else was done
            yield node
            if tree.pos[node] == "VERB":
                yield from tree.all(node, "dobj")

    def _locative(self, prep: int) -> Place | None:
        """A prepositional phrase of place, inner places first where they nest."""
        tree = self.scene.tree
        setting = self.lexicon.words.setting
        if tree.pos[prep] not in {"ADP", "SCONJ", "ADV"}:
            return None
        if tree.word[prep] not in setting["place_preps"]:
            return None
        for obj in tree.all(prep, "pobj"):
            if self._is_place(obj):
                return Place(obj, self._relation(prep, obj))
        for inner in tree.all(prep, "prep", "advmod"):
            found = self._locative(inner)
            if found is not None:
                return Place(found.token, self._words(prep, tree.right[found.token]))
        return None

    def _is_place(self, token: int) -> bool:
        kind = self.scene.kinds.get(token)
        if kind is not None and kind in {"TIME", "PERSON", "NORP"}:
            return False
        sites = self.lexicon.words.setting["sites"]
        return kind == "PLACE" or self.scene.tree.lemma[token] in sites

    def _relation(self, prep: int, obj: int) -> str | None:
        """The words that place it, unless they say no more than "in X"."""
        tree = self.scene.tree
        setting = self.lexicon.words.setting
        named = self.scene.kinds.get(obj) == "PLACE"
        directed = any(
            tree.word[c] in setting["directions"] for c in tree.children[obj]
        )
        if tree.word[prep] in setting["plain_preps"] and named and not directed:
            return None
        return self._words(prep, self._phrase_end(obj))

    def _phrase_end(self, obj: int) -> int:
        """End of the phrase without clauses that describe it."""
        tree = self.scene.tree
        end = obj + 1
        for c in tree.children[obj]:
            if c > obj and tree.dep[c] == "prep" and tree.word[c] == "of":
                end = max(end, tree.right[c])
        return end

    def _words(self, first: int, end: int) -> str:
        return self.parsed.span(first, end).exact

    def _premodifier(self, head: int) -> Place | None:
        """As in "The Beirut bombing", "Baghdad's worst attack"."""
        tree, kinds = self.scene.tree, self.scene.kinds
        for c in tree.children[head]:
            named = tree.dep[c] in {"compound", "poss", "nmod"}
            if named and kinds.get(c) == "PLACE" and not self.scene.is_state(c):
                return Place(c, None)
        return None

    def when(self, trigger: Trigger) -> tuple[int, str] | None:
        """How closely the nearest time dates it (0 is closest), and the time's id."""
        head = trigger.head
        if self.parsed.kind(head) in UNDATED_KINDS:
            return None
        if trigger.sense.frame_name == "remains":
            return None  # the day a body is found is not the day of the death
        tokens = self.dated.get(self.parsed.sentence_of[head], [])
        ranked = sorted(
            (self._far(trigger, t), self.times[t].earliest is None, abs(t - head), t)
            for t in tokens
        )  # "on 2 August, shortly after dawn": the day before the undated hour
        if not ranked:
            return None
        far, _, _, best = ranked[0]
        if far <= 2:
            return far, self.times[best].id
        lone = (
            len(tokens) == 1 and not trigger.nominal and self._same_clause(head, best)
        )
        return (3, self.times[best].id) if lone else None

    def _carries(self, verb: int) -> bool:
        """The verb says that the noun below it happened, and nothing of its own."""
        lemma = self.scene.tree.lemma[verb]
        light = self.lexicon.words.light
        return any(lemma in light[kind] for kind in ("doer", "sufferer", "happening"))

    def _far(self, trigger: Trigger, token: int) -> int:
        """0: hangs on the trigger; 1: on its clause; 2: on the main clause; 9: else.

        "On Friday police condemned the killing" dates the condemnation, not the
        killing: a noun takes the time of its verb only where that verb carries it.
        """
        tree, head = self.scene.tree, trigger.head
        owners = [token, *tree.ancestors(token)]
        own = next((i for i in owners if tree.pos[i] in {"VERB", "AUX"}), -1)
        if head in owners:
            return 0 if own in {head, -1} or tree.pos[head] == "NOUN" else 9
        if tree.dep[head] == "ccomp" and not trigger.nominal:
            return 9  # "said on Tuesday that they had left" dates the saying
        for distance, node in enumerate(tree.ancestors(head)):
            if trigger.nominal and tree.pos[node] == "VERB" and not self._carries(node):
                harmed = node in self.heads  # "were killed on Friday in an attack"
                return 1 if harmed and node == own else 9
            if node == own:
                return 1 if distance < 2 else 2
            if tree.word[node] in ORDERING or tree.dep[node] == "ccomp":
                break
        return 9

    def _same_clause(self, head: int, token: int) -> bool:
        """Neither stands in a clause that the other's does not share."""
        tree = self.scene.tree
        low, high = sorted((head, token))
        if any(tree.dep[i] in SUBORDINATE for i in range(low, high + 1)):
            return False
        left, right = ([i, *tree.ancestors(i)] for i in (head, token))
        apart = {*left} ^ {*right}
        return not any(tree.dep[i] in SUBORDINATE for i in apart)

    def counts_of(self, trigger: Trigger, tokens: Sequence[int]) -> tuple[str, ...]:
        """Ids of the quantities that count the participants at `tokens`.

        A total of many events counts none of them (M54); an age, a sum of money or a
        distance counts nobody.
        """
        wanted = set(tokens)
        return tuple(
            row.quantity.id
            for row in self.counts.get(self.parsed.sentence_of[trigger.head], ())
            if (row.head in wanted or row.number in wanted)
            and not row.quantity.aggregate
            and row.quantity.unit not in UNCOUNTED
        )

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
    for time in times:
        token = _head_token(parsed, scene, time.start, time.end)
        if _is_stamp(parsed, time):
            continue
        if token is not None and time.type in {"DATE", "TIME"}:
            dates[token] = time
            dated.setdefault(parsed.sentence_of[token], []).append(token)
    counts: dict[int, list[FoundQuantity]] = {}
    for row in quantities:
        counts.setdefault(parsed.sentence_of[row.number], []).append(row)
    return Setting(parsed, scene, lexicon, dates, counts, dated)


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
