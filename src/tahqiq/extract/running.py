"""Speech that runs on: plain sentences that are still the words of who spoke before.

"Residents recounted the raid. They were denied water." says nothing new about who
speaks, and neither does "Gunmen came at dawn, witnesses said. They burned the mill."
Two signs decide: a story that was announced is told until somebody else speaks; and who
exists only in a speaker's words is spoken of in his words. Both readings stand (M28):
the speaker's chain is the claim's, the outlet's stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.attribution import SPEECH, Attribution
from tahqiq.extract.content import can_speak
from tahqiq.extract.cues import cue_book
from tahqiq.extract.lists import is_item, opens_passage
from tahqiq.extract.named import Named
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.stories import VERSION, announced, is_heard, lived
from tahqiq.extract.tree import Tree

RUNNING = "running"  # the frame of words that go on behind their speaker's sentence
TELLING = frozenset({"body", "caption", "message"})
SAYING = frozenset({"say", "write", "testify", "disclose", "accuse"})
DEEDS = frozenset({"order", "ask", "threaten", "other"})  # what is done with words
OTHERS = frozenset({"one", "another", "both", "second", "third", "first", "other",
                    "others", "none", "neither", "most", "many", "some", "several", "few",
                    "all", "each", "half"})  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those", "no", "all"})
NEW = frozenset({"NN", "NNS"})
FIRST_PERSON = frozenset({"i", "we", "you"})
PAST_AUX = frozenset({"had", "was", "were", "did", "could", "would"})


@dataclass(frozen=True, slots=True)
class Teller:
    """Who speaks, outermost first; whether a story was announced; who is only his."""

    items: tuple[Attribution, ...]
    story: bool
    own: frozenset[str]
    lists: bool = False  # the sentence before is an item of his list
    under: frozenset[int] = frozenset()  # whose words all this stands in


def with_running(
    parsed: Parsed, named: Named, items: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, and those of them that run on over the sentences behind."""
    return (*items, *_Run(parsed, named, items).found())


class _Run:
    """One walk over the sentences of a document."""

    def __init__(
        self, parsed: Parsed, named: Named, items: Sequence[Attribution]
    ) -> None:
        self.parsed, self.tree, self.named = parsed, parsed.tree, named
        self.entity_of = {m.id: m.entity for m in named.mentions}
        self.first_of = _first_mentions(named)
        self.at: dict[int, list[Attribution]] = {}
        for item in items:
            self.at.setdefault(parsed.sentence_of[item.verb], []).append(item)
        self.all, self.under = items, _under(parsed, items)

    def found(self) -> Iterator[Attribution]:
        """The attributions that run on, in text order."""
        teller: Teller | None = None
        for k, (first, end) in enumerate(self.parsed.bounds):
            root = self._root(first, end)
            telling = self.parsed.sentences[k].kind in TELLING
            if not telling or not self._crosses(teller, k, root):
                teller = None
            if teller is not None and self._goes_on(teller, k, root):
                yield from (run_on(self.tree, i, first, end) for i in teller.items)
                continue
            before, teller = teller, self._teller(k, root)
            if before is not None and self._again(before, k):
                teller = before

    def _crosses(self, teller: Teller | None, k: int, root: int) -> bool:
        """Whether a story may reach a sentence: over a paragraph's end only where it was
        announced right there, or goes on about somebody by a pronoun.
        """
        if teller is None or not opens_passage(self.parsed, k):
            return True
        before = self._root(*self.parsed.bounds[k - 1])
        if announced(self.parsed, self.named, before) is not None:
            return True
        who = self.tree.child(root, "nsubj", "nsubjpass")
        if not teller.story or who is None or self.tree.tag[who] != "PRP":
            return False
        return self.tree.word[who] in {"he", "she", "they"}

    def _root(self, first: int, end: int) -> int:
        """The predicate a sentence hangs on; a label before it is none."""
        tops = [i for i in range(first, end) if self.tree.head[i] == i]
        verbs = (i for i in tops if self.tree.pos[i] in {"VERB", "AUX"})
        return next(verbs, next(iter(tops), first))

    def _entity(self, token: int | None) -> str | None:
        if token is None:
            return None
        mention = self.named.mention(token)
        return None if mention is None else self.entity_of.get(mention)

    # Who begins to tell.

    def _teller(self, k: int, root: int) -> Teller | None:
        under = self.under.get(k, frozenset())
        if under and is_item(self.parsed, k):
            chain = tuple(i for i in self.all if i.covers(root))
            return Teller(chain, story=False, own=frozenset(), lists=True)
        story = announced(self.parsed, self.named, root)
        if story is not None:
            return Teller((story,), story=True, own=frozenset(), under=under)
        over = [i for i in self.at.get(k, ())
                if self._holds(i, root) and _tells(i) and id(i) not in under]  # fmt: skip
        chain = tuple(sorted(over, key=lambda i: -i.size))
        if not chain or any(i.own or i.question for i in chain):
            return None
        last = chain[-1]
        heard = is_heard(self.tree, last)
        if not heard and any(i.source is None for i in chain):
            return None
        who = None if last.source is None else last.source.entity
        own = who is not None and lived(
            self.tree, last, lambda t: self._entity(t) == who
        )
        alone = self._only_in(last)
        return Teller(chain, story=heard or own, own=alone, under=under)

    def _holds(self, item: Attribution, root: int) -> bool:
        """Whether the sentence as a whole is what somebody is reported to say."""
        return item.verb in self.tree.conjuncts(root) or item.covers(root)

    def _only_in(self, item: Attribution) -> frozenset[str]:
        """Who comes up in somebody's words and nowhere before."""
        starts, ends = self.parsed.starts, self.parsed.ends
        spans = [(starts[first], ends[end - 1]) for first, end in item.content]
        speaker = None if item.source is None else item.source.entity
        return frozenset(
            entity for entity, start in self.first_of.items()
            if entity != speaker and any(a <= start < b for a, b in spans)
        )  # fmt: skip

    # How far it goes.

    def _goes_on(self, teller: Teller, k: int, root: int) -> bool:
        asks = self.tree.word[self.parsed.bounds[k][1] - 1] == "?"
        over = [i for i in self.at.get(k, ()) if self._holds(i, root)]
        under = self.under.get(k, frozenset())
        over = [i for i in over if id(i) not in under]
        if teller.lists or asks or under != teller.under:
            return teller.lists and not over and not under
        if any(not self._within(teller, item) for item in over):
            return False
        subject = self.tree.child(root, "nsubj", "nsubjpass", "expl")
        if subject is not None and self.tree.word[subject] in FIRST_PERSON:
            return teller.items[-1].spec.act == "write" and teller.story
        if teller.story:
            return self._is_told(teller, root, subject)
        return not speaks_up(self.tree, root) and self._is_his(teller, root, subject)

    def _within(self, teller: Teller, item: Attribution) -> bool:
        """Whether a speech act is part of the story: "They told her to wait"."""
        if not teller.story and item.spec.act not in DEEDS:
            return False
        speaker = None if item.source is None else item.source.entity
        if speaker is not None and speaker == _speaker(teller):
            return item.spec.act in DEEDS | {"believe"}
        whom = self.tree.child(item.verb, "dobj", "dative", "nsubjpass")
        to_him = whom is not None and self.tree.tag[whom] == "PRP"
        return item.spec.act in DEEDS or to_him

    def _again(self, teller: Teller, k: int) -> bool:
        """Whether the teller himself is quoted in between, so that his story goes on."""
        who = _speaker(teller)
        return teller.story and any(
            item.source is not None and item.source.entity == who is not None
            for item in self.at.get(k, ())
        )

    def _is_told(self, teller: Teller, root: int, subject: int | None) -> bool:
        """A story is told in the past, of anybody but who writes it down; a version of
        what happened in any tense.
        """
        tree = self.tree
        if tree.pos[root] not in {"VERB", "AUX"}:
            return subject is None  # "No water, no light."
        apart = cue_book().media | cue_book().hearings
        known = subject is not None and tree.lemma[subject] in apart
        timely = _is_past(tree, root) or teller.items[-1].frame == VERSION
        return timely and not known and not _is_remark(tree, root)

    def _is_his(self, teller: Teller, root: int, subject: int | None) -> bool:
        """A plain past of somebody who exists only in the speaker's words."""
        tree = self.tree
        if subject is None or not _is_past(tree, root):
            return False
        if tree.word[subject] == "it" and tree.pos[root] == "AUX":
            return False  # "It was a Friday": the scene, which anybody may set
        if tree.tag[subject] == "PRP":
            return (
                self._entity(subject) in teller.own
                or self._is_unknown(subject, teller.items[-1])
                or _stands_for(tree, subject, teller.items[-1])
            )
        part = tree.word[subject] in OTHERS or tree.tag[subject] == "CD"
        return part and subject == tree.left[subject]

    def _is_unknown(self, pronoun: int, item: Attribution) -> bool:
        """Whether nobody before stands behind a pronoun but a name that was not told for
        one: "Prosecutors accuse Bakri of arson. He …".
        """
        entity, tree = self._entity(pronoun), self.tree
        fresh = entity is None or self.first_of[entity] == self.parsed.starts[pronoun]
        heads = [
            item.target,
            *(tree.child(r, "nsubj", "nsubjpass") for r in item.roots),
        ]
        named = any(
            head is not None
            and tree.pos[head] == "PROPN"
            and self._entity(head) is None
            for head in heads
        )
        return fresh and named and tree.word[pronoun] in {"he", "she"}


def speaks_up(tree: Tree, root: int) -> bool:
    """Whether a clause tells what somebody else says, in whatever words: "two others
    recalled nothing of the kind".
    """
    who = tree.child(root, "nsubj")
    return (
        who is not None and tree.lemma[root] in cue_book().verbs
        and tree.tag[who] != "PRP" and can_speak(tree, who)
        and tree.lemma[root] not in cue_book().deeds
    )  # fmt: skip


def _tells(item: Attribution) -> bool:
    """Whether a speech act is one that a report goes on with."""
    clause = SPEECH & item.spec.frames or item.spec.act == "accuse"
    return item.frame in {"phrase", "label"} or (
        item.spec.act in SAYING and bool(clause)
    )


def _speaker(teller: Teller) -> str | None:
    source = teller.items[-1].source
    return None if source is None else source.entity


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


def _stands_for(tree: Tree, pronoun: int, item: Attribution) -> bool:
    """As in "Gunmen came, witnesses said. They burned …": who the speaker brought up, by
    a noun nobody has used before.
    """
    for root in item.roots:
        noun = tree.child(root, "nsubj", "nsubjpass")
        if noun is None or tree.tag[noun] not in NEW:
            continue
        known = any(tree.dep[c] == "poss" or tree.word[c] in DEFINITE
                    for c in tree.children[noun])  # fmt: skip
        many = tree.tag[noun] == "NNS" or tree.child(noun, "conj") is not None
        agrees = many if tree.word[pronoun] == "they" else not many
        if not known and agrees and can_speak(tree, noun):
            return True
    return False


def _is_remark(tree: Tree, root: int) -> bool:
    """As in "The army did not respond", "This could not be confirmed": the writer's."""
    book, what = cue_book(), tree.child(root, "nsubjpass")
    if what is None or tree.lemma[root] not in book.checking:
        return tree.lemma[root] in book.unheard
    shells = (book.nouns, book.accounts, book.hollow, book.media)
    told = any(tree.lemma[what] in group for group in shells)
    return told or tree.word[what] in {"it", "this", "that", "none"}


def _is_past(tree: Tree, root: int) -> bool:
    helpers = tree.all(root, "aux", "auxpass")
    if helpers:
        return tree.word[helpers[0]] in PAST_AUX
    return tree.tag[root] == "VBD"


def run_on(tree: Tree, item: Attribution, first: int, end: int) -> Attribution:
    """The same speaker over the tokens of one more sentence."""
    last = end - 1 if tree.word[end - 1] in {".", "!"} else end
    roots = tuple(i for i in range(first, last) if tree.head[i] == i)
    return replace(
        item, content=((first, last),), roots=roots or (first,), frame=RUNNING,
        flags=("ambiguous-scope",), target=None, cut=None,
    )  # fmt: skip
