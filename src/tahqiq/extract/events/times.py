"""How closely a time expression dates an event, by where it hangs in the sentence.

"On Friday police condemned the killing" dates the condemnation, not the killing; "shot
as she left her home on Monday" dates both; "ahead of Sunday's vote" dates neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.extract.events.place_words import cleft_of, in_subject
from tahqiq.extract.events.places import Places
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.tree import Tree

ORDERING = frozenset({"before", "after", "since", "until", "following", "ahead"})
SUBORDINATE = frozenset({"ccomp", "relcl", "advcl"})
NTH = re.compile(r"\d+(?:st|nd|rd|th)$")  # "the 31st of its kind"
NEXT = 3  # tokens from a time to the ", when" that takes it up
AWAY = 9  # it dates something else
PAID = frozenset({"for", "over", "with", "about"})  # lead from an arrest to a deed


@dataclass(frozen=True, slots=True)
class Dating:
    """The rules over one document: `told` are the heads of all triggers, `heads` of those
    that harm.
    """

    scene: Scene
    lexicon: EventLexicon
    places: Places
    told: frozenset[int]
    heads: frozenset[int]

    def far(self, trigger: Trigger, token: int) -> int:
        """0: hangs on the trigger; 1: on its clause; 2: on the main clause; 9: else.

        A noun takes the time of its verb only where that verb carries it.
        """
        tree, head = self.scene.tree, trigger.head
        owners = [token, *tree.ancestors(token)]
        own = next((i for i in owners if tree.pos[i] in {"VERB", "AUX"}), -1)
        shared = self._shared(head, token, own)
        if shared is not None:
            return shared
        if head in owners:
            return self._below(trigger, own, owners[: owners.index(head)])
        if tree.dep[head] == "ccomp" and not trigger.nominal:
            return AWAY  # "said on Tuesday that they had left" dates the saying
        return self._above(trigger, self._raised(own))

    def _shared(self, head: int, token: int, own: int) -> int | None:
        """How closely a time dates it that hangs elsewhere but is its own; None: it says
        nothing of that.
        """
        if self._when(head, token) or self._cleft(head, token):
            return 0
        if own >= 0 and (self._occasion(head, own) or self._on_paper(head, own)):
            return 1
        if self._beyond(token, head) or self._until(token, head):
            return AWAY
        if self._compared(token, head) or self._floats(head, token):
            return AWAY
        alike = own >= 0 and self._alike(head, own)
        later = self.scene.tree.word[token] in self.lexicon.words.setting["shifting"]
        return 2 if alike and not later else None

    def _on_paper(self, head: int, own: int) -> bool:
        """As in "denied it in a letter dated 4 May", "an alert issued on Sunday warned of
        it": said in what bears that date.
        """
        tree, paper = self.scene.tree, self.scene.tree.head[own]
        dated = tree.lemma[own] in self.lexicon.words.setting["dating"]
        written = tree.lemma[paper] in cue_book().media
        if not dated or not written or tree.dep[own] not in {"acl", "relcl"}:
            return False
        if tree.dep[paper] == "nsubj":
            return tree.head[paper] == head
        link = tree.head[paper]
        said = tree.dep[paper] == "pobj" and tree.word[link] == "in"
        return said and tree.head[link] == head

    def lone(self, trigger: Trigger, token: int) -> bool:
        """The sentence's only time, in the clause of the deed and of nothing else."""
        head = trigger.head
        if self._trailing(head, token):
            return True
        owners = [token, *self.scene.tree.ancestors(token)]
        below = owners[: owners.index(head)] if head in owners else ()
        return (
            not trigger.nominal
            and self._same_clause(head, token)
            and not self._beyond(token, head)
            and not self._compared(token, head)
            and not self._apart(head)
            and not self._of_another(head, below)
            and not self._charge(head, below)
            and not self._inside_subject(head, token)
        )

    def _alike(self, head: int, own: int) -> bool:
        """As in "were looted and set alight in February": both, said once at the end."""
        tree, later = self.scene.tree, self.lexicon.words.links["afterwards"]
        if tree.dep[own] != "conj" or tree.head[own] != head or own not in self.told:
            return False
        apart = tree.child(own, "nsubj", "nsubjpass", "aux") is not None
        return not apart and tree.lemma[own] not in later

    def _when(self, head: int, token: int) -> bool:
        """As in "until June, when the ministry suspended her": in June."""
        tree, verb = self.scene.tree, head
        while tree.pos[verb] != "VERB" and tree.head[verb] != verb:
            verb = tree.head[verb]
        if tree.dep[verb] not in {"relcl", "advcl"} or not token < verb:
            return False
        marks = [c for c in tree.all(verb, "advmod") if tree.word[c] == "when"]
        return any(tree.word[c - 1] == "," and token < c <= token + NEXT for c in marks)

    def _cleft(self, head: int, token: int) -> bool:
        """As in "It was on Friday that the mayor was found dead"."""
        tree = self.scene.tree
        verb = next((i for i in tree.ancestors(head) if cleft_of(tree, i)), None)
        if verb is None or tree.pos[head] == "NOUN":
            return False
        return tree.head[token] in {verb, *tree.all(verb, "prep")} and token < head

    def _inside_subject(self, head: int, token: int) -> bool:
        """As in "the villagers taken last month were freed": not when they were freed."""
        tree, above = self.scene.tree, self.scene.tree.ancestors(token)
        own = next((i for i in above if tree.pos[i] in {"VERB", "AUX"}), head)
        apart = own in self.told and own not in {head, *tree.ancestors(head)}
        if apart and head not in tree.ancestors(own) and tree.dep[own] != "conj":
            return True  # "Kassab, released on 3 May, told of having been beaten"
        return token < head and any(tree.dep[i] == "acl" for i in above)

    def _charge(self, head: int, below: Sequence[int]) -> bool:
        """As in "charged him with ordering the murder in June": the time of the order."""
        tree = self.scene.tree
        return any(
            tree.dep[i] == "pcomp" and tree.head[tree.head[i]] == head for i in below
        )

    def _below(self, trigger: Trigger, own: int, below: Sequence[int]) -> int:
        """The time hangs somewhere below the trigger."""
        tree, head = self.scene.tree, trigger.head
        if self._of_another(head, below):
            return AWAY
        inner = own in below and own in self.told
        alike = own in self.heads and trigger.sense.type == "ASSAULT"
        if trigger.nominal and inner and not alike:
            return AWAY  # "the release of a leader jailed since November"
        mine = own in {head, -1} or self._errand(head, own)
        return 0 if mine or tree.pos[head] in {"NOUN", "PROPN"} else AWAY

    def _above(self, trigger: Trigger, owned: set[int]) -> int:
        """The time hangs on a clause that the trigger belongs to."""
        tree, below = self.scene.tree, trigger.head
        for distance, node in enumerate(tree.ancestors(trigger.head)):
            if self._closed(below):
                break
            if trigger.nominal and self._about(below, node):
                break
            below = node
            if (
                trigger.nominal
                and tree.pos[node] == "VERB"
                and not self.places.carries(node)
            ):
                harmed = node in self.heads  # "were killed on Friday in an attack"
                paid = self._paid_for(trigger.head, node)
                return 1 if harmed and not paid and node in owned else AWAY
            if node in owned:
                return 1 if distance < 2 else 2
            if tree.word[node] in ORDERING or tree.dep[node] == "ccomp":
                break
        return AWAY

    def _paid_for(self, noun: int, verb: int) -> bool:
        """As in "were jailed in 2023 for the bombing": not the day of the deed."""
        tree, above = self.scene.tree, self.scene.tree.ancestors(noun)
        return any(tree.word[i] in PAID for i in above[: above.index(verb)])

    def _about(self, link: int, noun: int) -> bool:
        """As in "an inquiry into the killing was opened in May": not when they were killed."""
        tree, words = self.scene.tree, self.lexicon.words
        other = noun in self.told and tree.word[link] not in words.links["cause_preps"]
        matter = other or tree.word[link] in words.setting["matters"]
        return matter and tree.dep[link] == "prep" and tree.pos[noun] == "NOUN"

    def _closed(self, clause: int) -> bool:
        """A clause that the time of the one above does not reach: "who had been threatened,
        was shot on Tuesday", "reopened yesterday, days after it was bombed".
        """
        tree = self.scene.tree
        marks = {tree.word[c] for c in tree.all(clause, "mark", "advmod")}
        apart = tree.dep[clause] == "advcl" and bool(marks & ORDERING)
        beside = tree.dep[clause] == "relcl" and not (
            self._where(clause) or self._meanwhile(clause)
        )
        return apart or beside or self._apart(clause)

    def _meanwhile(self, clause: int) -> bool:
        """As in "on Friday they shot at farmers who were blocking a road": both on Friday."""
        tree, above = self.scene.tree, self.scene.tree.head[clause]
        while tree.pos[above] not in {"VERB", "AUX"} and tree.head[above] != above:
            above = tree.head[above]
        helpers = {tree.word[c] for c in tree.all(clause, "aux")}
        going = tree.tag[clause] == "VBG" and bool(helpers & {"was", "were"})
        return going and helpers <= {"was", "were"} and in_past(tree, above)

    def _apart(self, clause: int) -> bool:
        """What the clause tells was before or after what the one above tells."""
        reduced = self._reduced(clause) or self._accused_of(clause)
        return reduced or self._since(clause)

    def _accused_of(self, clause: int) -> bool:
        """As in "were charged on Monday with spreading rumours": the day of the charge."""
        tree, link = self.scene.tree, self.scene.tree.head[clause]
        over = tree.head[link]  # "On Monday he accused the guards of killing two men"
        over = tree.head[over] if tree.dep[over] == "dobj" else over
        charged = tree.lemma[over] in self.lexicon.words.links["accused"]
        return tree.dep[clause] == "pcomp" and charged

    def _since(self, clause: int) -> bool:
        """As in "was due to open on 15 May but has been put off": not on 15 May."""
        tree = self.scene.tree
        helped = {tree.word[c] for c in tree.all(clause, "aux")}
        above = {tree.word[c] for c in tree.all(tree.head[clause], "aux")}
        return tree.dep[clause] == "conj" and bool(
            (helped - above) & {"has", "have", "will"}
        )

    def _where(self, clause: int) -> bool:
        """As in "marched to the square, where police charged them": what came next there."""
        tree, above = self.scene.tree, self.scene.tree.head[clause]
        wheres = [c for c in tree.all(clause, "advmod") if tree.word[c] == "where"]
        if not wheres or tree.word[wheres[0] - 1] != ",":
            return False
        while tree.pos[above] not in {"VERB", "AUX"} and tree.head[above] != above:
            above = tree.head[above]
        return in_past(tree, above) and in_past(tree, clause)

    def _trailing(self, head: int, token: int) -> bool:
        """As in "lynched two men accused of theft on Sunday": more likely when they died."""
        tree = self.scene.tree
        accused = self.lexicon.words.links["accused"]
        above = tree.ancestors(token)
        below = above[: above.index(head)] if head in above else []
        return any(tree.lemma[i] in accused and tree.dep[i] == "acl" for i in below)

    def _beyond(self, token: int, head: int) -> bool:
        """As in "ahead of Sunday's vote", "days after Monday's attack": another's time."""
        tree = self.scene.tree
        node, above = token, tree.head[token]
        if tree.dep[token] not in {"poss", "pobj", "npadvmod"}:
            return False
        while above not in {node, head}:
            far = tree.word[above] in ORDERING and token not in tree.children[above]
            if far and tree.pos[above] != "VERB":
                return True
            node, above = above, tree.head[above]
        return False

    def _compared(self, token: int, head: int) -> bool:
        """As in "31 killings, a rise on December", "the deadliest since 2028", "the second
        attack since May", "the fourth man killed since the vote in May": what it is set
        against.
        """
        tree, words = self.scene.tree, self.lexicon.words.setting["comparing"]
        above = tree.ancestors(token)
        near = above[: above.index(head)] if head in above else above
        marks = {tree.word[c] for i in near for c in (i, *tree.all(i, "mark"))}
        counted = tree.head[head] if tree.dep[head] in {"acl", "relcl"} else head
        this = tree.word[tree.left[token]] == "this"  # "the 31st this year"
        swept = this and tree.lemma[token] in {"year", "month", "week"}
        if ("since" in marks or swept) and self.ranked((*near, head, counted)):
            return True
        return any(tree.lemma[i] in words and tree.pos[i] == "NOUN" for i in near)

    def ranked(self, nodes: Sequence[int]) -> bool:
        """One of many, by its size or its turn: "the worst", "the third raid"."""
        tree, ordinals = self.scene.tree, self.lexicon.words.setting["ordinals"]
        ranks = [c for i in nodes if tree.lemma[i] == "be" or tree.pos[i] != "VERB"
                 for c in (i, *tree.all(i, "amod", "attr", "acomp"))]  # fmt: skip
        return any(
            tree.tag[c] == "JJS" or tree.word[c] in ordinals or NTH.match(tree.word[c])
            for c in ranks
        )

    def _until(self, token: int, head: int) -> bool:
        """As in "was held until 2 April", "the fighting went on until noon": when it ends,
        not when it was; nor is that "were still being held on Tuesday".
        """
        tree, verb = self.scene.tree, head
        if any(tree.word[c] == "still" for c in tree.all(head, "advmod")):
            return tree.child(head, "auxpass") is not None
        if tree.word[tree.head[token]] not in {"until", "till"}:
            return False
        if tree.pos[head] == "NOUN" and tree.dep[head] == "nsubj":
            verb = tree.head[head]
        helped = {tree.word[c] for c in tree.all(verb, "auxpass", "aux")}
        return tree.tag[verb] == "VBD" or bool(helped & {"was", "were"})

    def _reduced(self, verb: int) -> bool:
        """As in "Five men arrested at a rally were freed on Monday": not the arrest."""
        tree = self.scene.tree
        reduced = tree.dep[verb] == "acl" and in_subject(tree, tree.head[verb])
        return reduced and verb in self.told

    def _raised(self, own: int) -> set[int]:
        """As in "is due to open on 12 April": one predicate with what stands before it."""
        tree, chain = self.scene.tree, {own}
        while (
            own >= 0 and tree.dep[own] in {"xcomp", "acomp"} and tree.head[own] != own
        ):
            own = tree.head[own]
            if tree.pos[own] == "VERB" and own in self.told:
                break
            chain.add(own)
        return chain

    def _occasion(self, head: int, own: int) -> bool:
        """As in "was shot as she left her home on Monday": both at once."""
        tree, occasions = self.scene.tree, self.lexicon.words.setting["occasions"]
        while own >= 0 and tree.dep[own] == "xcomp" and tree.head[own] != own:
            own = tree.head[own]
        if tree.dep[own] == "relcl" and self._underway(own):  # "who was on his way"
            going = any(tree.word[c] in {"was", "were"} for c in tree.all(own, "aux"))
            going = going and own not in self.told
            return going and tree.head[tree.head[own]] == head < own
        if own < head or tree.dep[own] != "advcl" or tree.head[own] != head:
            return False
        return any(tree.word[c] in occasions for c in tree.all(own, "mark", "advmod"))

    def _underway(self, verb: int) -> bool:
        """As in "who was leaving", "where a wedding was being held"."""
        tree = self.scene.tree
        being = any(tree.word[c] == "being" for c in tree.all(verb, "auxpass", "aux"))
        return tree.tag[verb] == "VBG" or being

    def _floats(self, noun: int, token: int) -> bool:
        """As in "was warned of the attack ten days earlier": when it was warned."""
        tree = self.scene.tree
        shifted = tree.word[token] in self.lexicon.words.setting["shifting"]
        known = any(
            tree.word[c] in {"the", "that", "this"} for c in tree.all(noun, "det")
        )
        verb = next((i for i in tree.ancestors(noun) if tree.pos[i] == "VERB"), noun)
        return shifted and known and tree.pos[noun] == "NOUN" and verb in self.told

    def _of_another(self, head: int, below: Sequence[int]) -> bool:
        """As in "arrested over the killing in January": the time of the inner event.

        "Arrested in a raid on Friday" is one occasion, and has its time.
        """
        tree = self.scene.tree
        inner = [i for i in below if i in self.told and not self._floats(i, below[0])]
        if inner and self._errand(head, inner[-1]):
            return False
        if not inner or self.scene.tree.pos[head] not in {"VERB", "AUX"}:
            return False
        above = tree.head[inner[-1]]
        if above == head:
            joined = tree.dep[inner[-1]] == "conj"  # "was held and freed on Friday"
            return joined or not self.places.carries(head)
        return tree.word[above] not in self.lexicon.words.links["cause_preps"]

    def _errand(self, head: int, purpose: int) -> bool:
        """As in "was held for questioning on Thursday": the time of both."""
        tree, link = self.scene.tree, self.scene.tree.head[purpose]
        named = tree.word[purpose] in self.lexicon.words.setting["purposes"]
        return named and tree.word[link] == "for" and tree.head[link] == head

    def _same_clause(self, head: int, token: int) -> bool:
        """Neither stands in a clause that the other's does not share."""
        tree = self.scene.tree
        low, high = sorted((head, token))
        between = (i for i in range(low, high + 1) if i != head)
        if any(tree.dep[i] in SUBORDINATE for i in between):
            return False
        left, right = ([i, *tree.ancestors(i)] for i in (head, token))
        apart = {*left} ^ {*right}
        return not any(tree.dep[i] in SUBORDINATE for i in apart)


def in_past(tree: Tree, verb: int) -> bool:
    """As in "were killed", "died"; "have been killed" sums up another stretch."""
    helpers = {tree.word[c] for c in tree.all(verb, "aux", "auxpass")}
    if helpers - {"was", "were", "being"}:
        return False
    return tree.tag[verb] == "VBD" or bool(helpers)
