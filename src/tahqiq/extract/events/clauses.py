"""Who is subject and object of a predicate, by the grammar of English clauses.

Answers are tokens. Understood subjects are filled in: relative and reduced clauses
from their noun, coordinated verbs from the first, infinitives and participles from
what controls them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.tree import Tree

RELATIVES = frozenset({"who", "whom", "that", "which"})
OBJECTS = ("dobj", "obj", "dative")
# Verbs whose infinitive is done by their subject although they have an object.
DEPTH = 6  # deeper chains of understood subjects are parsing errors


@dataclass(slots=True)
class Clauses:
    """Subjects and objects over one tree, remembered per predicate.

    `object_control` are verbs whose object does what stands in their prepositional
    gerund ("accused them of looting"); with `pleading` verbs it is whom they are
    addressed to ("appealed to them to leave").
    """

    tree: Tree
    object_control: frozenset[str] = frozenset()
    pleading: frozenset[str] = frozenset()
    _subjects: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _objects: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def passive(self, verb: int) -> bool:
        """The verb stands in the passive, or as a past participle after a noun."""
        tree = self.tree
        if tree.tag[verb] != "VBN":
            return tree.tag[verb] == "VBD" and self._gapped(verb)
        deps = {tree.dep[c] for c in tree.children[verb]}
        if deps & {"auxpass", "nsubjpass", "agent"}:
            return True
        if tree.dep[verb] == "conj" and ("nsubj" in deps or "aux" not in deps):
            return self._joined(verb, deps)
        if tree.dep[verb] == "ROOT" and not deps & {"aux", "dobj"}:
            return True  # a headline: "Bodies of two farmers found in a well"
        if "nsubj" in deps:
            return self._small(verb) and not deps & {"aux", "dobj", "mark"}
        reduced = tree.dep[verb] in {"acl", "amod", "advcl", "oprd", "xcomp", "ccomp"}
        if tree.dep[verb] == "acomp" and tree.before_hyphen(verb):
            reduced = True
        return reduced and not deps & {"aux", "dobj"}

    def _joined(self, verb: int, deps: set[str]) -> bool:
        """As in "were killed and three captured", "Man shot and taken to hospital"."""
        tree, above = self.tree, self.tree.head[verb]
        if "nsubj" in deps:
            helped = tree.child(above, "auxpass") is not None
            return helped and not deps & {"aux", "dobj"}
        never = tree.word[verb] in word_classes().participles  # no past is like "taken"
        clipped = never and tree.tag[above] == "VBD" and "dobj" not in deps
        return clipped or self.passive(above)

    def _small(self, verb: int) -> bool:
        """As in "with his hands tied", "had him charged", "saw two men shot"."""
        tree, above = self.tree, self.tree.head[verb]
        if tree.dep[verb] == "ccomp":
            return tree.lemma[above] in word_classes().undergone
        return tree.dep[verb] == "pcomp" and tree.word[above] == "with"

    def _gapped(self, verb: int) -> bool:
        """As in "the auditor was shot, and the clerk shot too", "was denied food and beaten",
        "was stopped and robbed", where the form is never a past tense, or needs an object.
        """
        tree, first = self.tree, self.tree.head[verb]
        words = word_classes()
        needy = words.suffered_forms if tree.child(verb, "nsubj") is None else ()
        same = tree.lemma[verb] == tree.lemma[first]
        same = same or tree.word[verb] in {*words.participles, *needy}
        again = tree.dep[verb] == "conj" and same
        return again and tree.child(verb, "dobj", "aux") is None and self.passive(first)

    def doers(self, verb: int) -> tuple[int, ...]:
        """Tokens that do what the verb says (the by-phrase of a passive)."""
        if self.passive(verb):
            return self.agents(verb)
        return self.subjects(verb)

    def undergoers(self, verb: int) -> tuple[int, ...]:
        """Tokens to which it is done (the subject of a passive)."""
        if self.passive(verb):
            return self.subjects(verb)
        return self.objects(verb)

    def agents(self, verb: int) -> tuple[int, ...]:
        """Objects of the by-phrase."""
        tree = self.tree
        found = [
            obj
            for c in tree.children[verb]
            if tree.dep[c] == "agent"
            or (tree.dep[c] == "prep" and tree.word[c] == "by")
            for by in tree.conjuncts(c)
            if not self.put_right(by)
            for obj in tree.all(by, "pobj")
        ]
        if not found and tree.dep[verb] == "conj" and self._shares(verb):
            return self.agents(tree.head[verb])
        if not found:
            return self._later_agents(verb)
        return tuple(found)

    def put_right(self, link: int) -> bool:
        """As in "killed not by rebels but by soldiers": what is said not to be so."""
        return self.tree.child(link, "neg") is not None

    def _later_agents(self, verb: int) -> tuple[int, ...]:
        """As in "Was abducted and killed by X": the by-phrase of the last serves all."""
        tree = self.tree
        for c in tree.all(verb, "conj"):
            if tree.tag[c] == "VBN" and self._shares(c):
                return self.agents_of(c)
        return ()

    def agents_of(self, verb: int) -> tuple[int, ...]:
        """The verb's own by-phrase only."""
        tree = self.tree
        return tuple(
            obj for c in tree.all(verb, "agent") for obj in tree.all(c, "pobj")
        )

    def _shares(self, verb: int) -> bool:
        """The conjunct has no subject of its own."""
        return self.tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is None

    def subjects(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """Grammatical subjects, understood ones included."""
        known = self._subjects.get(verb)
        if known is None:
            known = self._find_subjects(verb, depth)
            self._subjects[verb] = known
        return known

    def _find_subjects(self, verb: int, depth: int) -> tuple[int, ...]:
        tree = self.tree
        own = [c for c in tree.children[verb] if tree.dep[c] in {"nsubj", "nsubjpass"}]
        if own:
            return tuple(self._antecedent(token, verb) for token in own)
        clause = tree.child(verb, "csubj", "csubjpass") is not None
        if clause or depth > DEPTH or tree.head[verb] == verb:
            return ()  # "Shelling the town killed ten, medics said": nobody is named
        return self._understood(verb, depth)

    def _antecedent(self, token: int, verb: int) -> int:
        """The noun a relative pronoun stands for."""
        tree = self.tree
        if tree.word[token] not in RELATIVES or tree.tag[token] not in {"WDT", "WP"}:
            return token
        while tree.dep[verb] == "conj":
            verb = tree.head[verb]
        if tree.dep[verb] not in {"relcl", "acl"}:
            return token
        return self._whole_list(tree.head[verb], verb)

    def _whole_list(self, noun: int, verb: int) -> int:
        """As in "Ana Moss, 19, and Ivo Pell, 22, who were shot": the first of a list that
        the plural of the relative clause takes up, where its last is one person.
        """
        tree = self.tree
        helpers = [verb, *tree.all(verb, "aux", "auxpass")]
        plural = any(tree.word[c] in {"were", "are", "have"} for c in helpers)
        single = tree.tag[noun] in {"NN", "NNP"}
        first = tree.head[noun] if tree.dep[noun] == "appos" else noun
        if not (plural and single and tree.dep[first] == "conj"):
            return noun
        while tree.dep[first] == "conj":
            first = tree.head[first]
        return first

    def _understood(self, verb: int, depth: int) -> tuple[int, ...]:
        tree = self.tree
        dep, above = tree.dep[verb], tree.head[verb]
        to_be_done = dep == "relcl" and tree.tag[verb] == "VBN" and self.passive(verb)
        if dep in {"acl", "amod"} or to_be_done:
            return self._of_noun(verb, above, depth)
        if dep == "conj" and tree.pos[above] in {"VERB", "AUX"}:
            return self.subjects(above, depth + 1)
        if dep in {"xcomp", "ccomp", "oprd"}:
            return self._controlled(above, depth)
        if dep in {"advcl", "acomp"}:  # "is due to be tried": the subject of "is"
            return self.subjects(above, depth + 1)
        if dep == "pcomp":
            return () if self._befell(verb, above) else self._gerund(above, depth)
        return ()

    def _of_noun(self, verb: int, noun: int, depth: int) -> tuple[int, ...]:
        """As in "Men armed…", "a plan to kill": the noun itself, or who holds the plan."""
        tree = self.tree
        infinitive = any(tree.tag[c] == "TO" for c in tree.children[verb])
        if any(noun < c < verb for c in tree.all(noun, "conj")):
            while (
                tree.dep[noun] == "conj"
            ):  # "eight women, a girl and four men injured"
                noun = tree.head[noun]
        if not infinitive or self.passive(verb):
            return (noun,)  # "the third to be killed"
        by = [c for c in tree.all(noun, "prep") if tree.word[c] == "by"]
        holders = tree.all(noun, "poss") or [c for b in by for c in tree.all(b, "pobj")]
        if holders:
            return tuple(holders)
        if tree.dep[noun] in OBJECTS and not self._met(noun):
            return self.subjects(tree.head[noun], depth + 1)
        return ()

    def _met(self, noun: int) -> bool:
        """As in "Police foiled a plot to bomb it", "survived an attempt to kill him": whose
        it was is not said.
        """
        words, tree = word_classes(), self.tree
        met = tree.lemma[tree.head[noun]] in words.meeting_designs
        return met and tree.lemma[noun] in words.designs

    def _controlled(self, above: int, depth: int) -> tuple[int, ...]:
        """Object control unless the verb above promises."""
        tree = self.tree
        if tree.lemma[above] not in word_classes().subject_control:
            objects = [c for c in tree.children[above] if tree.dep[c] in OBJECTS]
            if objects:
                return tuple(objects)
        asked = [
            obj for c in tree.all(above, "prep") for obj in tree.all(c, "pobj")
            if tree.word[c] in {"to", "on", "upon", "with"}
        ]  # fmt: skip
        if tree.lemma[above] in self.pleading and asked:
            return tuple(asked[:1])
        return self.subjects(above, depth + 1)

    def _befell(self, gerund: int, prep: int) -> bool:
        """As in "killed in drive-by shooting": who is killed is not who shoots."""
        tree, verb = self.tree, self.tree.head[prep]
        undergone = self.passive(verb) or tree.dep[verb] == "acl"
        alone = tree.child(gerund, "dobj") is None
        return undergone and alone and tree.word[prep] in {"in", "by"}

    def _gerund(self, prep: int, depth: int) -> tuple[int, ...]:
        """As in "Accused X of killing": the object; "died after stepping": the subject."""
        tree = self.tree
        above = tree.head[prep]
        if tree.pos[above] in {"VERB", "AUX"}:
            if tree.word[prep] in {"of", "for", "from", "with", "into"}:
                objects = [c for c in tree.children[above] if tree.dep[c] == "dobj"]
                if not objects and tree.lemma[above] in self.object_control:
                    objects = list(
                        self.objects(above)
                    )  # "farmers they accused of spying"
                if objects:
                    return tuple(objects)
            return self.subjects(self._made(prep, above), depth + 1)
        if (
            tree.pos[above] == "ADJ"
        ):  # "is responsible for killing", "guilty of killing"
            held = above if tree.child(above, "nsubj") else tree.head[above]
            undergone = tree.dep[above] in {"oprd", "acomp", "ccomp"}
            return self.subjects(held, depth + 1) if undergone else ()
        if tree.dep[above] in OBJECTS:
            verb = tree.head[above]
            if tree.lemma[verb] in self.object_control:
                return (above,)  # the parser hung "of killing" on the accused
            return self.subjects(verb, depth + 1)
        return tuple(tree.all(above, "poss"))

    def _made(self, prep: int, verb: int) -> int:
        """As in "made the men kneel before shooting them": who made them did."""
        tree = self.tree
        told = tree.dep[verb] in {"ccomp", "xcomp"} and tree.child(verb, "aux") is None
        gerunds = tree.all(prep, "pcomp")
        others = [
            c for g in gerunds for c in tree.all(g, "dobj") if tree.tag[c] == "PRP"
        ]
        bare = tree.tag[verb] == "VB" and tree.child(verb, "nsubj") is not None
        return tree.head[verb] if told and others and bare else verb

    def objects(self, verb: int) -> tuple[int, ...]:
        """Direct objects; of a relative clause, the noun it modifies."""
        known = self._objects.get(verb)
        if known is None:
            known = self._find_objects(verb)
            self._objects[verb] = known
        return known

    def _find_objects(self, verb: int) -> tuple[int, ...]:
        tree = self.tree
        own = tree.all(verb, "dobj", "obj")
        if own:
            return tuple(self._antecedent(token, verb) for token in own)
        if self._relative(verb) and self._gap(verb) and not self._placed(verb):
            return (tree.head[verb],)
        for c in tree.all(verb, "conj"):  # "shot and killed X": the last one's object
            if self._shares(c) and tree.pos[c] == "VERB" and self._adjacent(verb, c):
                return self.objects(c)
        return self._complement_subject(verb) or self._up_to(verb)

    def _placed(self, verb: int) -> bool:
        """As in "towns in which police shot and killed two": hung on the second verb."""
        tree = self.tree
        links = [p for c in tree.all(verb, "conj") for p in tree.all(c, "prep")]
        return any(
            p < verb and any(tree.tag[c] == "WDT" for c in tree.all(p, "pobj"))
            for p in links
        )

    def _relative(self, verb: int) -> bool:
        """A relative clause, also where the parser made a mark of its "that"."""
        tree = self.tree
        that = any(tree.tag[c] == "WDT" for c in tree.all(verb, "mark"))
        return tree.dep[verb] == "relcl" or (tree.dep[verb] == "acl" and that)

    def _up_to(self, verb: int) -> tuple[int, ...]:
        """As in "abducted up to 16 teachers", where "up" is read as a particle."""
        tree = self.tree
        for particle in tree.all(verb, "prt"):
            for c in tree.all(particle, "prep"):
                counted = tree.all(c, "pobj")
                if tree.word[particle] == "up" and tree.word[c] == "to" and counted:
                    return tuple(counted)
        return ()

    def _adjacent(self, verb: int, second: int) -> bool:
        """Nothing but a conjunction or adverb between two coordinated verbs."""
        tree = self.tree
        between = (tree.pos[i] for i in range(verb + 1, second))
        return all(pos in {"CCONJ", "ADV", "PUNCT", "VERB"} for pos in between)

    def _gap(self, verb: int) -> bool:
        """The relative clause has a subject other than its pronoun."""
        tree = self.tree
        subjects = tree.all(verb, "nsubj", "nsubjpass")
        where = [c for c in tree.all(verb, "advmod") if tree.tag[c] == "WRB"]
        where += [
            obj for c in tree.all(verb, "prep") for obj in tree.all(c, "pobj")
            if tree.tag[obj] in {"WDT", "WP"}
        ]  # fmt: skip
        if where:
            return False  # "three towns, in which police shot five": nobody shot towns
        return bool(subjects) and tree.word[subjects[0]] not in RELATIVES

    def _complement_subject(self, verb: int) -> tuple[int, ...]:
        """As in "Left two dead": the object is the small clause's subject."""
        tree = self.tree
        for c in tree.all(verb, "ccomp", "xcomp"):
            if tree.pos[c] in {"ADJ", "VERB"} and tree.child(c, "aux", "mark") is None:
                subject = tree.child(c, "nsubj", "nsubjpass")
                if subject is not None and verb < subject:
                    return (subject,)
        return ()
