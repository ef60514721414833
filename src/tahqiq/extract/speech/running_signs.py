"""The signs that a plain sentence goes on with a teller, weighed on a page."""

from __future__ import annotations

from collections.abc import Callable

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.going_on import (
    NOW,
    VERBAL,
    is_outsider,
    is_past,
    is_witness,
    running_words,
    scrap_of_speech,
    steps_back,
    taken_up,
    told_now,
    told_past,
    trails,
    undergoes,
)
from tahqiq.extract.speech.tellers import Page, Teller

OTHERS = frozenset({"one", "another", "both", "second", "third", "first", "other",
                    "others", "none", "neither", "most", "many", "some", "several", "few",
                    "all", "each", "half"})  # fmt: skip
POINTING = frozenset({"the", "this", "that", "these", "those", "no", "all"})
NEW = frozenset({"NN", "NNS"})
PERSONS = frozenset({"he", "she", "they"})
AHEAD = frozenset({"would", "will", "'ll", "'d"})
PRESENT = frozenset({"is", "are", "will", "has", "have", "'ll", "'s"})


class Signs:
    """What the sentences of a page say of who goes on speaking."""

    def __init__(self, page: Page) -> None:
        self.page, self.parsed, self.tree = page, page.parsed, page.tree

    def has_sign(self, teller: Teller, k: int, root: int) -> bool:
        """Whether something in a plain sentence says that the speaker goes on."""
        tree, subject = self.tree, self.page.subject(root)
        himself = self.page.is_speaker(teller, subject)
        if himself and not teller.hints and self._went_through(teller, k, root):
            return True
        if told_past(tree, teller.last) and steps_back(tree, root):
            had = any(tree.word[c] == "had" for c in tree.all(root, "aux"))
            return teller.narrates or trails(teller.last) or not himself or not had
        if teller.hints or (is_past(tree, root) and self._has_plans(teller)):
            return False
        if scrap_of_speech(tree, *self.parsed.bounds[k]) and not himself:
            another = subject is not None and can_speak(tree, subject)
            return not another or self._in(teller)(subject or 0)
        if teller.narrates and is_past(tree, root) and not _describes(tree, root):
            told = self._tells_of(teller, subject, himself=himself)
            return told or self._is_his(teller, root, subject)
        return self._befalls(teller, k, root) or self._is_his(teller, root, subject)

    def _went_through(self, teller: Teller, k: int, root: int) -> bool:
        """As in "He said he was held. On the second night he heard a man beg", "… On the
        third day he was moved": what a witness went through, which only he can tell. A
        past behind "he says" is the writer's as likely.
        """
        if not told_past(self.tree, teller.last):
            return False
        source = teller.last.source
        private = source is not None and is_witness(
            self.parsed, self.page.named, source
        )
        if not (private or teller.lived):
            return False
        counted = self._counts_days(*self.parsed.bounds[k])
        return undergoes(self.tree, root) or (counted and is_past(self.tree, root))

    def _counts_days(self, first: int, end: int) -> bool:
        """Whether a sentence opens by a day of the story: "On the third night"."""
        counted, nights = running_words().counted, word_classes().nights
        return any(
            self.tree.word[i] in counted and self.tree.lemma[i + 1] in nights
            for i in range(first, min(first + 4, end - 1))
        )

    def _has_plans(self, teller: Teller) -> bool:
        """As in "Lawyers for the men said they would appeal": no account of the past begins
        with what a speaker means to do.
        """
        tree, roots = self.tree, teller.last.roots
        ahead = all(
            any(tree.word[c] in AHEAD for c in tree.all(r, "aux"))
            and self.page.is_speaker(teller, tree.child(r, "nsubj"))
            for r in roots
        )
        return bool(roots) and ahead

    def follows(self, teller: Teller, root: int) -> bool:
        """As in "An electrical fault was to blame. Nobody died": whether a plain past goes
        on with a speaker who has just gone on, without a new person.
        """
        subject = self.page.subject(root)
        himself = self.page.is_speaker(teller, subject)
        if himself or teller.hints or not is_past(self.tree, root):
            return False
        if subject is not None and _is_new_person(self.tree, subject):
            return False
        return told_past(self.tree, teller.last) and not is_outsider(
            self.tree, subject, self._in(teller)
        )

    def is_new(self, teller: Teller, subject: int | None) -> bool:
        """Whether a subject is somebody named whom the speaker has not mentioned."""
        return is_outsider(self.tree, subject, self._in(teller))

    def _tells_of(self, teller: Teller, subject: int | None, *, himself: bool) -> bool:
        """Whether what is told on may be about a subject: nobody whom the report itself
        brings in, and of those known before only who was named in the words.
        """
        source = teller.last.source
        written = source is not None and not is_witness(
            self.parsed, self.page.named, source
        )
        if himself:
            return teller.lived or not written
        if subject is not None and self.tree.word[subject] in PERSONS:
            who = self.page.entity(subject)
            fresh = self.page.first_of.get(who or "", self.parsed.starts[subject])
            told = fresh >= self.parsed.starts[teller.last.content[0][0]]
            return who is None or told or not written or who in teller.brought
        known = self._in(teller) if written else None
        return not is_outsider(self.tree, subject, known)

    def _befalls(self, teller: Teller, k: int, root: int) -> bool:
        """As in "…, he says. They dragged him from the cab": what befell who tells it."""
        if not (told_now(self.tree, teller.last) and is_past(self.tree, root)):
            return False
        whom = (
            i for i in range(*self.parsed.bounds[k])
            if self.tree.dep[i] in {"dobj", "dative", "pobj"} and self.tree.tag[i] == "PRP"
        )  # fmt: skip
        return any(self.page.is_speaker(teller, i) for i in whom)

    def _in(self, teller: Teller) -> Callable[[int], bool]:
        """Whether a token means somebody who comes up in the speaker's words."""
        tree = self.tree
        told = {
            tree.lemma[t] for item in teller.items for a, b in item.content
            for t in range(a, b) if tree.pos[t] in {"NOUN", "PROPN"}
        }  # fmt: skip
        return lambda token: tree.lemma[token] in told

    def _is_his(self, teller: Teller, root: int, subject: int | None) -> bool:
        """Somebody who exists only in the speaker's words, in the speaker's tense."""
        tree, last = self.tree, teller.last
        if subject is None or not self.in_tense(last, root):
            return False
        if tree.word[subject] == "it" and tree.pos[root] == "AUX":
            return False  # "It was a Friday": the scene, which anybody may set
        if tree.dep[subject] == "expl":
            return self._is_ahead(root)
        if tree.tag[subject] == "PRP":
            if self._same_they(teller, subject):
                return True
            return self._states(teller, root, subject) or self._stands(
                teller, root, subject
            )
        owner = tree.child(subject, "poss")
        part = tree.word[subject] in OTHERS or tree.tag[subject] == "CD"
        view = not is_past(tree, root) and not told_now(tree, last)
        part = part and not view  # "Others point to the rebels": another voice
        opens = {subject, subject - 1 if tree.word[subject - 1] == "the" else subject}
        return (
            (_is_their(tree, owner) and self._owns(teller, owner))
            or (taken_up(tree, subject, last.content) and told_past(tree, last))
            or (part and tree.left[subject] in opens)
        )

    def _same_they(self, teller: Teller, pronoun: int) -> bool:
        """As in "They had been to the cinema, he says. They were laughing": of those whom he
        told of, in a present that tells a past.
        """
        tree, last = self.tree, teller.last
        before = [tree.child(r, "nsubj", "nsubjpass") for r in last.roots]
        they = any(b is not None and tree.word[b] == "they" for b in before)
        same = they and tree.word[pronoun] == "they"
        return same and trails(last) and told_now(tree, last)

    def _owns(self, teller: Teller, owner: int | None) -> bool:
        """As in "Their leaders have been identified"; "Her enemies wanted …" behind what
        she told of herself.
        """
        him = trails(teller.last) and teller.lived and told_past(self.tree, teller.last)
        who = self.page.entity(owner)
        return who in teller.own or (him and who == teller.speaker is not None)

    def _stands(self, teller: Teller, root: int, pronoun: int) -> bool:
        """Whether a pronoun stands for somebody who exists only in the words."""
        tree, last = self.tree, teller.last
        if not is_past(tree, root) and tree.word[pronoun] in {"he", "she"}:
            return False  # "She has been on shift": the one who says so, as likely
        return (
            self.page.entity(pronoun) in teller.own
            or self._is_unknown(pronoun, last)
            or _stands_for(tree, pronoun, last)
        )

    def _states(self, teller: Teller, root: int, subject: int) -> bool:
        """As in "Two are brothers, she said. They are known to the police": what is told
        in the present before its speaker goes on in the present.
        """
        tree, last = self.tree, teller.last
        now = not is_past(tree, root) and not self.page.is_speaker(teller, subject)
        said = any(not is_past(tree, r) and tree.pos[r] in VERBAL for r in last.roots)
        return trails(last) and now and said and tree.word[subject] in {"they", "it"}

    def _is_ahead(self, root: int) -> bool:
        """As in "There will be no talks" behind what a minister says."""
        return any(
            self.tree.word[c] in {"will", "'ll"} for c in self.tree.children[root]
        )

    def in_tense(self, item: Attribution, root: int) -> bool:
        """A plain past; behind "says" the present and the future too."""
        if is_past(self.tree, root):
            return True
        near = (root, *self.tree.children[root])
        now = self.tree.tag[root] in {"VBZ", "VBP"} or any(
            self.tree.word[i] in PRESENT for i in near
        )
        said = trails(item) and any(self.tree.tag[r] in NOW for r in item.roots)
        return now and (said or told_now(self.tree, item))

    def _is_unknown(self, pronoun: int, item: Attribution) -> bool:
        """Whether nobody before stands behind a pronoun but a name that was not told for
        one: "Prosecutors accuse Bakri of arson. He …".
        """
        page, tree = self.page, self.tree
        entity = page.entity(pronoun)
        fresh = entity is None or page.first_of[entity] == self.parsed.starts[pronoun]
        heads = [
            item.target,
            *(tree.child(r, "nsubj", "nsubjpass") for r in item.roots),
        ]
        named = any(
            head is not None and tree.pos[head] == "PROPN" and page.entity(head) is None
            for head in heads
        )
        return fresh and named and tree.word[pronoun] in {"he", "she"}


def _describes(tree: Tree, root: int) -> bool:
    """As in "She was a bookkeeper by training": who somebody is, and no happening."""
    who, what = tree.child(root, "nsubj"), tree.child(root, "attr")
    person = who is not None and tree.word[who] in {"he", "she"}
    return tree.lemma[root] == "be" and person and what is not None


def _is_new_person(tree: Tree, noun: int) -> bool:
    """As in "An old woman stood up"."""
    new = any(tree.word[c] in {"a", "an"} for c in tree.children[noun])
    return new and can_speak(tree, noun)


def _is_their(tree: Tree, owner: int | None) -> bool:
    return owner is not None and tree.tag[owner] == "PRP$"


def _stands_for(tree: Tree, pronoun: int, item: Attribution) -> bool:
    """As in "Gunmen came, witnesses said. They burned …": who the speaker brought up, by
    a noun nobody has used before.
    """
    for root in item.roots:
        noun = tree.child(root, "nsubj", "nsubjpass")
        if noun is None or tree.tag[noun] not in NEW:
            continue
        known = any(tree.dep[c] == "poss" or tree.word[c] in POINTING
                    for c in tree.children[noun])  # fmt: skip
        many = tree.tag[noun] == "NNS" or tree.child(noun, "conj") is not None
        agrees = many if tree.word[pronoun] == "they" else not many
        if not known and agrees and can_speak(tree, noun):
            return True
    return False
