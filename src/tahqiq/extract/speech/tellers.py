"""Tellers: who speaks a sentence as a whole, so that he may go on in the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import SPEECH, Attribution
from tahqiq.extract.speech.going_on import is_witness, tells_on
from tahqiq.extract.speech.lists import is_item
from tahqiq.extract.speech.stories import announced, is_heard, lived

SAYING = frozenset({"say", "write", "testify", "disclose", "accuse"})
HINTS = frozenset({"deny", "order", "ask", "threaten", "predict"})
AHEAD = frozenset({"will", "would", "could", "may", "might", "should"})


@dataclass(frozen=True, slots=True)
class Teller:
    """Who speaks, outermost first, and how far what he says may run on.

    `own` are those who exist only in his words, `brought` all whom they name; `story`:
    he was announced; `narrates`: an eyewitness or a document that tells what happened,
    `lived` if it befell himself; `hints`: a speech act whose reasons may follow.
    """

    items: tuple[Attribution, ...]
    story: bool
    own: frozenset[str] = frozenset()
    brought: frozenset[str] = frozenset()
    lists: bool = False  # the sentence before is an item of his list
    under: frozenset[int] = frozenset()  # whose words all this stands in
    narrates: bool = False
    lived: bool = False
    hints: bool = False

    @property
    def last(self) -> Attribution:
        """The innermost speaker's words."""
        return self.items[-1]

    @property
    def speaker(self) -> str | None:
        """The entity of the innermost speaker."""
        return None if self.last.source is None else self.last.source.entity


class Page:
    """A document with who speaks in which sentence."""

    def __init__(
        self, parsed: Parsed, named: Named, items: Sequence[Attribution]
    ) -> None:
        self.parsed, self.tree, self.named = parsed, parsed.tree, named
        self.entity_of = {m.id: m.entity for m in named.mentions}
        self.first_of = _first_mentions(named)
        self.at: dict[int, list[Attribution]] = {}
        for item in items:
            self.at.setdefault(parsed.sentence_of[item.verb], []).append(item)
        self.all, self.under_at = items, _under(parsed, items)

    def root(self, k: int) -> int:
        """The predicate a sentence hangs on; a label before it is none."""
        first, end = self.parsed.bounds[k]
        tops = [i for i in range(first, end) if self.tree.head[i] == i]
        verbs = (i for i in tops if self.tree.pos[i] in {"VERB", "AUX"})
        return next(verbs, next(iter(tops), first))

    def subject(self, root: int) -> int | None:
        """The subject of a predicate, "there" included."""
        return self.tree.child(root, "nsubj", "nsubjpass", "expl")

    def entity(self, token: int | None) -> str | None:
        """Whom a token means."""
        mention = None if token is None else self.named.mention(token)
        return None if mention is None else self.entity_of.get(mention)

    def under(self, k: int) -> frozenset[int]:
        """In whose words a sentence stands as a whole."""
        return self.under_at.get(k, frozenset())

    def over(self, k: int, root: int) -> list[Attribution]:
        """The speech acts of a sentence that reach its predicate."""
        return [
            item for item in self.at.get(k, ())
            if holds(self.tree, item, root) and id(item) not in self.under(k)
        ]  # fmt: skip

    def is_speaker(self, teller: Teller, token: int | None) -> bool:
        """Whether a token means who speaks; an "it" of nobody else's is the document."""
        if token is None:
            return False
        who = self.entity(token)
        if who is not None:
            return who == teller.speaker
        source = teller.last.source
        thing = source is not None and not is_witness(self.parsed, self.named, source)
        return thing and self.tree.word[token] == "it"


def holds(tree: Tree, item: Attribution, root: int) -> bool:
    """Whether the sentence of a predicate as a whole is what somebody reports."""
    return item.verb in tree.conjuncts(root) or item.covers(root)


def tells(item: Attribution) -> bool:
    """Whether a speech act is one that a report goes on with."""
    clause = SPEECH & item.spec.frames or item.spec.act == "accuse"
    return item.frame in {"phrase", "label"} or (
        item.spec.act in SAYING and bool(clause)
    )


def teller_at(page: Page, k: int) -> Teller | None:
    """Who speaks a sentence as a whole, if somebody does."""
    root, under = page.root(k), page.under(k)
    if under and is_item(page.parsed, k):
        chain = tuple(i for i in page.all if i.covers(root))
        return Teller(chain, story=False, lists=True)
    story = announced(page.parsed, page.named, root)
    if story is not None:
        return Teller((story,), story=True, under=under)
    over = page.over(k, root)
    told = [i for i in over if tells(i)]
    chain = tuple(sorted(told or over, key=lambda i: -i.size))
    if not chain or any(i.own or i.question for i in chain):
        return None
    if _is_ahead(page.tree, chain[-1]):
        return None  # "Three witnesses would testify": nobody speaks yet
    return _speaking(page, chain, under) if told else _hinted(page, chain[-1], under)


def _is_ahead(tree: Tree, item: Attribution) -> bool:
    """Whether somebody is yet to speak, or may."""
    return tree.pos[item.verb] == "VERB" and any(
        tree.word[c] in AHEAD for c in tree.all(item.verb, "aux")
    )


def _speaking(
    page: Page, chain: tuple[Attribution, ...], under: frozenset[int]
) -> Teller | None:
    """Who tells something in a sentence of his own."""
    last = chain[-1]
    heard = is_heard(page.tree, last)
    if not heard and any(i.source is None for i in chain):
        return None
    who = None if last.source is None else last.source.entity
    own = who is not None and lived(page.tree, last, lambda t: page.entity(t) == who)
    return Teller(
        chain, story=heard or own, own=_only_in(page, last), under=under,
        brought=_brought(page, last), lived=own or _befell(page, last, who),
        narrates=tells_on(page.parsed, page.named, last),
    )  # fmt: skip


def _befell(page: Page, item: Attribution, who: str | None) -> bool:
    """As in "said that she had been held": it happened to who says so."""
    subjects = (page.subject(root) for root in item.roots)
    return who is not None and any(page.entity(s) == who for s in subjects)


def _hinted(page: Page, item: Attribution, under: frozenset[int]) -> Teller | None:
    """Who denies, orders or warns, and may say why: "He denied it. He had been away"."""
    if item.source is None or item.spec.act not in HINTS or item.frame == "bare":
        return None
    said = replace(item, spec=Cue(act="say", frames=frozenset({"clause", "quote"})))
    own, brought = _only_in(page, item), _brought(page, item)
    return Teller(
        (said,), story=False, own=own, brought=brought, under=under, hints=True
    )


def _spans(page: Page, item: Attribution) -> list[tuple[int, int]]:
    starts, ends = page.parsed.starts, page.parsed.ends
    return [(starts[first], ends[end - 1]) for first, end in item.content]


def _only_in(page: Page, item: Attribution) -> frozenset[str]:
    """Who comes up in somebody's words and nowhere before."""
    spans = _spans(page, item)
    speaker = None if item.source is None else item.source.entity
    return frozenset(
        entity for entity, start in page.first_of.items()
        if entity != speaker and any(a <= start < b for a, b in spans)
    )  # fmt: skip


def _brought(page: Page, item: Attribution) -> frozenset[str]:
    """Whom somebody's words name."""
    spans = _spans(page, item)
    return frozenset(
        m.entity for m in page.named.mentions
        if m.entity is not None and any(a <= m.start < b for a, b in spans)
    )  # fmt: skip


def _first_mentions(named: Named) -> dict[str, int]:
    """Where each entity is first mentioned."""
    first: dict[str, int] = {}
    for mention in named.mentions:
        if mention.entity is not None:
            start = first.get(mention.entity, mention.start)
            first[mention.entity] = min(start, mention.start)
    return first


def _under(parsed: Parsed, items: Sequence[Attribution]) -> dict[int, frozenset[int]]:
    """In whose words a sentence stands as a whole, said elsewhere or by a label."""
    found: dict[int, set[int]] = {}
    for item in items:
        label = item.frame in {"quote", "label"}
        home = None if label else parsed.sentence_of[item.verb]
        for first, end in item.content:
            for k in range(parsed.sentence_of[first], parsed.sentence_of[end - 1] + 1):
                if k != home:
                    found.setdefault(k, set()).add(id(item))
    return {k: frozenset(ids) for k, ids in found.items()}
