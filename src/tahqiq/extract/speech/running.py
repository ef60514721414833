"""Speech that runs on: plain sentences that are still the words of who spoke before.

"Residents recounted the raid. They were denied water." says nothing new about who
speaks, and neither does "Gunmen came at dawn, witnesses said. They burned the mill."
A story that was announced is told until somebody else speaks; otherwise a plain sentence
goes on with the speaker where a sign says so, and so does what stands between him and
such a sentence. Both readings stand (M28): the speaker's chain is the claim's, the
outlet's stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.going_on import (
    VERBAL,
    is_cut_short,
    is_ended,
    is_past,
    is_remark,
    is_witness,
    mentions_i,
    rebuts,
    refuses,
    scrap_of_speech,
    steps_back,
    told_past,
    trails,
    undergoes,
)
from tahqiq.extract.speech.lists import opens_passage
from tahqiq.extract.speech.running_signs import OTHERS, Signs
from tahqiq.extract.speech.stories import VERSION, announced
from tahqiq.extract.speech.tellers import SAYING, Page, Teller, teller_at, tells

__all__ = ["RUNNING", "SAYING", "run_on", "speaks_up", "with_running"]

RUNNING = "running"  # the frame of words that go on behind their speaker's sentence
TELLING = frozenset({"body", "caption", "message"})
DEEDS = frozenset({"order", "ask", "threaten", "other"})  # what is done with words
TOLD = frozenset({"say", "disclose", "threaten", "accuse", "order"})
FIRST_PERSON = frozenset({"i", "we", "you"})
BEFORE = frozenset({"earlier", "previously", "already", "also"})
PERSONS = frozenset({"he", "she", "they"})
NEAR = 4  # sentences at the most that "…, she said" closes


def with_running(
    parsed: Parsed, named: Named, items: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, and those of them that run on over the sentences behind."""
    return (*items, *_Run(Page(parsed, named, items)).found())


class _Run:
    """One walk over the sentences of a document."""

    def __init__(self, page: Page) -> None:
        self.page, self.parsed, self.tree = page, page.parsed, page.tree
        self.signs = Signs(page)

    def found(self) -> Iterator[Attribution]:
        """The attributions that run on, in text order."""
        teller: Teller | None = None
        reach = 0  # the sentence up to which a speaker's signs reach
        for k, (first, end) in enumerate(self.parsed.bounds):
            root = self.page.root(k)
            telling = self.parsed.sentences[k].kind in TELLING
            if not telling or not self._crosses(teller, k, root):
                teller = None
            if teller is not None and (k < reach or self._goes_on(teller, k, root)):
                yield from (run_on(self.tree, i, first, end) for i in teller.items)
                continue
            before, teller = teller, teller_at(self.page, k)
            if before is not None and self._again(before, k):
                teller = before
            reach = self._reach(teller, k)

    def _crosses(self, teller: Teller | None, k: int, root: int) -> bool:
        """Whether a story may reach a sentence: over a paragraph's end only where it was
        announced right there, or goes on about somebody by a pronoun.
        """
        if teller is None or not opens_passage(self.parsed, k):
            return True
        before = self.page.root(k - 1)
        if announced(self.parsed, self.page.named, before) is not None:
            return True
        who = self.tree.child(root, "nsubj", "nsubjpass")
        if not teller.story or who is None:
            return False
        owner = self.tree.child(who, "poss")
        if owner is not None and self.tree.tag[owner] == "PRP$":
            return self.page.entity(owner) == teller.speaker is not None
        return self.tree.tag[who] == "PRP" and self.tree.word[who] in PERSONS

    def _again(self, teller: Teller, k: int) -> bool:
        """Whether the teller himself is quoted in between, so that his story goes on."""
        quoted = self.page.under(k)
        his = [i for i in self.page.all if id(i) in quoted] if teller.lived else []
        if teller.story:
            his += self.page.at.get(k, ())
        return any(
            item.source is not None and item.source.entity == teller.speaker is not None
            for item in his
        )

    # A story that was announced.

    def _goes_on(self, teller: Teller, k: int, root: int) -> bool:
        if teller.lists:
            return not self.page.under(k) and not self.page.over(k, root)
        if not teller.story or not self._may(teller, k, root):
            return False
        subject = self.page.subject(root)
        if subject is not None and self.tree.word[subject] in FIRST_PERSON:
            return teller.last.spec.act == "write"
        return self._is_told(teller, root, subject)

    def _is_told(self, teller: Teller, root: int, subject: int | None) -> bool:
        """A story is told in the past, of anybody but who writes it down; a version of
        what happened in any tense.
        """
        tree = self.tree
        if tree.pos[root] not in {"VERB", "AUX"}:
            return subject is None  # "No water, no light."
        apart = cue_book().media | cue_book().hearings
        known = subject is not None and tree.lemma[subject] in apart
        timely = is_past(tree, root) or teller.last.frame == VERSION
        return timely and not known and not is_remark(tree, root)

    # What a plain sentence must not be, to be anybody's but the writer's.

    def _may(self, teller: Teller, k: int, root: int) -> bool:
        """Whether a sentence has nobody else to say it, and is no remark of the writer's."""
        first, end = self.parsed.bounds[k]
        over = self.page.over(k, root)
        put_in = self.tree.word[first] == "("  # beside it, by whoever writes
        if (
            put_in
            or self.tree.word[end - 1] == "?"
            or self.page.under(k) != teller.under
        ):
            return False
        if is_cut_short(self.tree, root):
            return False
        within = all(self._within(teller, item, root) for item in over)
        if teller.story or not within:
            return within
        remark = is_remark(self.tree, root) or refuses(self.tree, root)
        if remark or mentions_i(self.tree, first, end) or rebuts(self.tree, first, end):
            return False
        outer = (self._is_told_to, self._is_of_him)
        if any(of(teller, root) for of in outer) or self._comes_now(teller, k, root):
            return False
        return bool(over) or not speaks_up(self.tree, root)

    def _is_told_to(self, teller: Teller, root: int) -> bool:
        """Whether a sentence is about whom the speaker told: "told the mission …"."""
        whom = self.tree.all(teller.last.verb, "dobj", "dative")
        subject = self.page.subject(root)
        same = {self.tree.lemma[w] for w in whom if self.tree.pos[w] != "PRON"}
        return subject is not None and self.tree.lemma[subject] in same

    def _is_of_him(self, teller: Teller, root: int) -> bool:
        """As in "She whispered", "He was found dead": what nobody tells of himself."""
        subject = self.page.subject(root)
        if subject is None or not self.page.is_speaker(teller, subject):
            return False
        if undergoes(self.tree, root):
            return False  # "On the second night he heard a man beg": who else knows?
        ended = is_ended(self.tree, root) and is_past(self.tree, root)
        speaks = self.tree.lemma[root] in cue_book().verbs
        return ended or (speaks and not steps_back(self.tree, root))

    def _comes_now(self, teller: Teller, k: int, root: int) -> bool:
        """Whether a sentence is in the present behind what was told in the past."""
        scrap = scrap_of_speech(self.tree, *self.parsed.bounds[k])
        past = told_past(self.tree, teller.last) and not scrap
        verbal = self.tree.pos[root] in VERBAL
        return past and verbal and not self.signs.in_tense(teller.last, root)

    def _within(self, teller: Teller, item: Attribution, root: int) -> bool:
        """Whether a speech act is part of what is told: "They told her to wait"."""
        tree = self.tree
        whom = tree.child(item.verb, "dobj", "dative", "nsubjpass")
        to_him = whom is not None and tree.tag[whom] == "PRP"
        ahead = any(tree.word[c] == "would" for c in tree.children[root])
        if item.verb == root and ahead and told_past(tree, teller.last):
            return True  # "Three witnesses would testify to that"
        if self._told_back(teller, item, root) or self._told_him(teller, item):
            return True
        if self._one_of_his(teller, item):
            return True
        if not teller.story:
            return item.spec.act in DEEDS and (to_him or not speaks_up(tree, root))
        speaker = None if item.source is None else item.source.entity
        if speaker is not None and speaker == teller.speaker:
            return item.spec.act in DEEDS | {"believe"}
        return item.spec.act in DEEDS or to_him

    def _told_back(self, teller: Teller, item: Attribution, root: int) -> bool:
        """As in "The parties had been notified": nobody with a name, before the report."""
        tree = self.tree
        had = any(tree.word[c] == "had" for c in tree.all(root, "aux"))
        who = tree.child(root, "nsubj")
        plain = who is None or (tree.pos[who] == "NOUN" and item.source is not None)
        aside = any(tree.word[c] in BEFORE for c in tree.children[root])
        past = told_past(tree, teller.last) and not teller.story
        return item.verb == root and had and plain and past and not aside

    def _told_him(self, teller: Teller, item: Attribution) -> bool:
        """As in "He was called in, she says. He told her that …": what a witness was told,
        who but she can tell?
        """
        whom = self.tree.child(item.verb, "dobj", "dative")
        source = teller.last.source
        told = item.spec.act in TOLD and whom is not None and source is not None
        if not told or whom is None or source is None or teller.speaker is None:
            return False
        him = self.tree.tag[whom] == "PRP" and self.page.entity(whom) == teller.speaker
        return him and (
            teller.lived or is_witness(self.parsed, self.page.named, source)
        )

    def _one_of_his(self, teller: Teller, item: Attribution) -> bool:
        """As in "A shepherd said soldiers stopped him. One of them said …": of those whom
        one witness met, who but he can tell?
        """
        tree, source = self.tree, teller.last.source
        who = tree.child(item.verb, "nsubj")
        if who is None or source is None or source.kind == "collective":
            return False
        of = tree.child(who, "prep")
        them = None if of is None else tree.child(of, "pobj")
        if them is None or tree.word[who] not in OTHERS or tree.word[them] != "them":
            return False
        private = teller.lived or is_witness(self.parsed, self.page.named, source)
        return private and self.page.entity(them) in teller.brought

    # What says that the speaker goes on.

    def _reach(self, teller: Teller | None, k: int) -> int:
        """The end of the sentences behind one that its speaker still speaks: up to the
        last that has a sign, or that he closes himself ("…, she said").
        """
        reach = 0
        if teller is None or teller.story or teller.lists:
            return reach
        for n in takewhile(self._stays, range(k + 1, len(self.parsed.bounds))):
            root = self.page.root(n)
            if self._closes(teller, n, root):
                return n if self._all_his(teller, range(k + 1, n)) else reach
            if not self._may(teller, n, root):
                break
            if self._signed(teller, n, root, last=reach):
                if not self._all_his(teller, range(max(reach, k + 1), n)):
                    break
                reach = n + 1
            elif teller.hints:
                break
        return reach

    def _stays(self, n: int) -> bool:
        """Whether a sentence tells and begins no other paragraph."""
        telling = self.parsed.sentences[n].kind in TELLING
        return telling and not opens_passage(self.parsed, n)

    def _signed(self, teller: Teller, n: int, root: int, *, last: int) -> bool:
        """Whether a sentence has a sign, or runs right on from the last one that had."""
        runs = last == n and not self.page.over(n, root)
        ran = runs and self.signs.follows(teller, root)
        told = any(
            self._told_him(teller, item) or self._one_of_his(teller, item)
            for item in self.page.over(n, root)
        )
        return ran or told or self.signs.has_sign(teller, n, root)

    def _all_his(self, teller: Teller, between: range) -> bool:
        """Whether nobody new comes up before he closes, and he does so soon."""
        subjects = [self.page.subject(self.page.root(n)) for n in between]
        return len(between) <= NEAR and not any(
            self.signs.is_new(teller, subject) for subject in subjects
        )

    def _closes(self, teller: Teller, n: int, root: int) -> bool:
        """As in "…, she said" behind plain sentences: she has spoken all the time."""
        return any(
            item.source is not None and item.source.entity == teller.speaker is not None
            and trails(item) and tells(item)
            for item in self.page.over(n, root)
        )  # fmt: skip


def speaks_up(tree: Tree, root: int) -> bool:
    """Whether a clause tells what somebody else says, in whatever words: "two others
    recalled nothing of the kind"; records that show something do.
    """
    who, book = tree.child(root, "nsubj"), cue_book()
    if who is not None and tree.lemma[who] in book.media:
        return tree.lemma[root] in book.shows  # "Hospital records show that he lived"
    return (
        who is not None and tree.lemma[root] in cue_book().verbs
        and tree.tag[who] != "PRP" and can_speak(tree, who)
        and tree.lemma[root] not in cue_book().deeds | cue_book().clausal
    )  # fmt: skip


def run_on(tree: Tree, item: Attribution, first: int, end: int) -> Attribution:
    """The same speaker over the tokens of one more sentence."""
    last = end - 1 if tree.word[end - 1] in {".", "!"} else end
    roots = tuple(i for i in range(first, last) if tree.head[i] == i)
    return replace(
        item, content=((first, last),), roots=roots or (first,), frame=RUNNING,
        flags=("ambiguous-scope",), target=None, cut=None,
    )  # fmt: skip
