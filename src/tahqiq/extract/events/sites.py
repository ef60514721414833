"""Which nouns of a text are places, and in which named place each of them lies.

A named place is preferred to a described one that it holds: "a bakery in the town of
Tal Hamra" is in Tal Hamra. A site with a name of its own, or in nothing smaller than a
country, stands for itself: "the Sarband station in Kharozai", "a mill in Bangladesh" (M49).
"""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.extract.events.place_words import is_wide
from tahqiq.extract.events.scene import Scene
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed

WITHIN = frozenset(
    {
        "of",
        "in",
        "at",
        "near",
        "outside",
        "on",
        "inside",
        "along",
        "between",
        "around",
        "above",
        "below",
        "overlooking",
    }
)


@dataclass(frozen=True, slots=True)
class Sites:
    """The rules over one document."""

    parsed: Parsed
    scene: Scene
    lexicon: EventLexicon

    def inhabited(self, token: int) -> bool:
        """A named place, or one town or building, that things happen in."""
        scene, tree = self.scene, self.scene.tree
        if token in scene.names:
            return scene.kinds.get(token) == "PLACE" or self._called(token)
        mistagged = tree.tag[token] == "NNP" and tree.text[token].islower()
        one = tree.tag[token] == "NN" or mistagged  # "the dye house"
        one = one or tree.word[token] in self.lexicon.words.setting["pluralia"]
        return one and self._is_site(token)

    def _is_site(self, token: int) -> bool:
        """A noun for a place, or one that another before it makes one: "taxi rank"."""
        tree, words = self.scene.tree, self.lexicon.words.setting
        names = {tree.lemma[token], tree.word[token]}
        behind = bool(names & words["stations"]) and any(
            tree.dep[c] == "compound" for c in tree.children[token]
        )
        return behind or bool(names & words["sites"])

    def _called(self, token: int) -> bool:
        """As in "Unguwar Mata community": a name that ends in a noun for a place."""
        setting = self.lexicon.words.setting
        body = self.scene.kinds.get(token) == "ORG"
        body = body and self.scene.tree.word[token] not in wording().body_last
        named = self.scene.tree.word[token] in setting["sites"] | setting["holders"]
        return body and named

    def whole(self, part: int) -> int | None:
        """As in "the roof of the mill", "the customs house's cellar": the building."""
        scene, tree = self.scene, self.scene.tree
        if tree.lemma[part] not in self.lexicon.words.setting["parts"]:
            return None
        owners = [o for p in tree.all(part, "prep") if tree.word[p] in {"of", "to"}
                  for o in tree.all(p, "pobj")]  # fmt: skip
        for token in (*owners, *tree.all(part, "poss")):
            inner = self.town_in(token)
            its = tree.pos[token] == "PRON" and scene.kinds.get(token) == "PLACE"
            if inner is not None or its or self.inhabited(token):
                return token if inner is None else inner
        return None

    def town_in(self, site: int) -> int | None:
        """The named place that holds a site; none where the site says more of where it was."""
        inner, tree = self.named_inside(site), self.scene.tree
        if inner is None or not self._is_site(site):
            return inner
        link = tree.head[inner]
        if link == site or tree.word[link] == "of":
            return inner  # "the capital, X", "the town of X"
        wide = is_wide(self.parsed, self.scene, self.lexicon, inner)
        return None if wide or self._own_named(site) else inner

    def _own_named(self, site: int) -> bool:
        """As in "the Sarband station", "the Morol Para mill"."""
        tree = self.scene.tree
        noun = nouns().of.get(tree.lemma[site])
        area = noun is not None and noun.place in {"area", "city"}
        return (
            self._is_site(site)
            and not area
            and any(
                tree.dep[c] == "compound"
                and tree.tag[c] == "NNP"
                and tree.text[c][:1].isupper()
                for c in tree.children[site]
            )
        )

    def named_inside(self, site: int) -> int | None:
        """The named place that holds a described one: "a school in X", "the town of X"."""
        scene, tree = self.scene, self.scene.tree
        if site in scene.names:
            return None
        for c in tree.children[site]:
            if self._named_by(site, c):
                return c
            if tree.dep[c] == "prep" and tree.word[c] in WITHIN:
                found = self._behind(c)
                if found is not None:
                    return found
        return None

    def _behind(self, prep: int) -> int | None:
        """The name behind a preposition: "of the Sarband station in X" is the station."""
        for obj in self.scene.tree.all(prep, "pobj"):
            if self._whereabouts(prep, obj) or self._own_named(obj):
                return obj
            found = self.named_inside(obj) if self.is_place(obj) else None
            if found is not None:
                return found
        return None

    def _named_by(self, site: int, name: int) -> bool:
        """As in "the capital, Lomeka", "the Kibera ward"."""
        scene, tree = self.scene, self.scene.tree
        beside = tree.dep[name] == "appos" or self._misjoined(site, name)
        if beside:
            return name in scene.names and tree.word[name - 1] == ","
        held = tree.lemma[site] in self.lexicon.words.setting["holders"]
        return (
            held and tree.dep[name] == "compound" and scene.kinds.get(name) == "PLACE"
        )

    def _misjoined(self, site: int, name: int) -> bool:
        """As in "in the capital, X, and seized": the parser joins the two."""
        tree = self.scene.tree
        one = tree.lemma[site] in self.lexicon.words.setting["single"]
        return one and tree.dep[name] == "conj" and name == site + 2

    def _whereabouts(self, prep: int, name: int) -> bool:
        """A named place; what a building stands "in" is one, whatever it was taken for."""
        scene = self.scene
        if name not in scene.names:
            return False
        bare = not any(scene.tree.dep[c] == "det" for c in scene.tree.children[name])
        known = scene.kinds.get(name) == "PLACE" or self._town_of(prep)
        return known or (bare and scene.tree.word[prep] == "in")

    def _town_of(self, of: int) -> bool:
        """As in "the village of": what is called so is a place, whatever it was taken for."""
        tree, words = self.scene.tree, self.lexicon.words.setting
        town = tree.lemma[tree.head[of]] in words["single"] | words["holders"]
        return tree.word[of] == "of" and town and tree.dep[of] == "prep"

    def is_place(self, token: int) -> bool:
        """A place by its kind, or by its noun: "the well"."""
        kind = self.scene.kinds.get(token)
        if kind is not None and kind in {"TIME", "PERSON", "NORP"}:
            return False
        setting, lemma = self.lexicon.words.setting, self.scene.tree.lemma[token]
        if lemma in setting["nowhere"] or self._same(token):
            return False
        if lemma in setting["holders"] and token not in self.scene.names:
            return self.named_inside(token) is not None
        return kind == "PLACE" or self._is_site(token) or self._called(token)

    def _same(self, token: int) -> bool:
        """As in "in the same area": wherever the one before was."""
        tree, vague = self.scene.tree, self.lexicon.words.setting["vague"]
        same = any(tree.word[c] == "same" for c in tree.all(token, "amod"))
        return same and tree.lemma[token] in vague
