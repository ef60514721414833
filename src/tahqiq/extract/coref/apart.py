"""What a noun cannot take up, whatever its weights say: grammar and the sense of words.

"The investigator said the man fled" is of two people, "Ali's name" and "her name" are two
names, "the navy" is no army, "33 soldiers" are not the soldiers told of before. A noun
weighed against a chain that one of these keeps apart from it would put a deed on another.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.signs import SUBJECTS
from tahqiq.extract.coref.where import is_elsewhere
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree

CLOSING = (
    ".",
    "!",
    "?",
    '"',
    "”",
    "'",
    "’",
)  # what ends a sentence of text, and not a heading
SAYING = frozenset({"compound", "amod", "nmod"})  # modifiers that say which kind
BESIDE = frozenset({"advcl", "appos", "attr", "parataxis"})  # said beside a clause
Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What one noun phrase cannot be.

    `owner` is the chain whose it is, `above` those of the subjects over it, `headed` the
    token before which the document has headings alone.
    """

    tree: Tree
    chains: Chains
    here: Phrase
    owner: int | None
    above: frozenset[int]
    headed: int
    _known: dict[int, bool] = field(default_factory=dict)  # asked many times a noun

    def is_from(self, chain: int) -> bool:
        """Whether the noun cannot take up a chain."""
        known = self._known.get(chain)
        if known is None:
            known = self._known[chain] = self._is_from(chain)
        return known

    def _is_from(self, chain: int) -> bool:
        found, here = self.chains.all[chain], self.here
        if chain == self.owner or (here.given == "owned" and chain in self.above):
            return True  # nobody is his own brother
        if here.given == "new" and here.type != "OTHER":
            return not self._only_in_headings(found)
        same = here.lemma in found.lemmas
        if not same:
            if here.type == "PLACE":
                return is_elsewhere(self.tree, self.chains.phrases, here, found)
            other = here.type == "ORG" and _is_other_body(here, found)
            return other or chain in self.above
        if here.given == "owned" and self._is_anothers(found):
            return True
        return self._are_the_others(found) or self._is_other_kind(found)

    def _are_the_others(self, chain: Chain) -> bool:
        """As in "Soldiers took eleven men. The colonel said his men obeyed. The men were
        beaten": who are nobody's are those who were told of as nobody's.
        """
        here = self.here
        many = here.type == "PERSON" and here.number == "many"
        if not many or here.given == "owned" or chain.owner is None:
            return False
        return any(
            other.owner is None and here.lemma in other.lemmas and not other.part
            and other.number == "many" and min(other.members) < max(chain.members)
            for other in self.chains.all
        )  # fmt: skip

    def _only_in_headings(self, chain: Chain) -> bool:
        """As in "a mill", which may be the mill of the heading: nothing else is told anew."""
        last = self.chains.phrases[max(chain.members)].head
        return last < self.headed <= self.here.head

    def _is_anothers(self, chain: Chain) -> bool:
        """As in "her name" after "Ali's name"; "his men" after "six young men", and "her
        house" after "the dye house", told of as nobody's.
        """
        if chain.owner is not None:
            return self._are_two_owners(chain.owner)
        here = self.here
        if here.type == "PERSON" and here.number == "many":
            return here.noun is None or here.noun.name != "kin"
        kinds = self._kinds(chain, "compound")
        return (
            bool(kinds)
            and all(kinds)
            and kind_of(self.tree, here, "compound") not in kinds
        )

    def _are_two_owners(self, other: int) -> bool:
        """Whether a thing is of two different people: a child of hers may be theirs."""
        if self.owner in {None, other}:
            return False
        mine, its = self.chains.all[self.owner or 0], self.chains.all[other]
        told = all(chain.names or chain.lemmas for chain in (mine, its))
        return told and (mine.number == "many") == (its.number == "many")

    def _is_other_kind(self, chain: Chain) -> bool:
        """As in "the mayor" after "the vice mayor"; "the interior ministry" after the foreign."""
        mine, theirs = kind_of(self.tree, self.here), self._kinds(chain)
        if not theirs:
            return False
        lesser = wording().lesser
        if all(mine & lesser != kind & lesser for kind in theirs):
            return True
        said = all(kind - mine and mine - kind for kind in theirs)
        return said and self.here.lemma in wording().of_kinds

    def _kinds(self, chain: Chain, *deps: str) -> set[Words]:
        """What each phrase of the noun in a chain says of its kind; titles of names too."""
        tree, phrases = self.tree, self.chains.phrases
        found = set()
        for j in chain.members:
            other = phrases[j]
            if other.kind == "nominal" and other.lemma == self.here.lemma:
                found.add(kind_of(tree, other, *deps))
            elif other.kind == "name":
                found |= title_kind(tree, other, self.here.lemma)
        return found


def heading_end(parsed: Parsed) -> int:
    """The token before which a document has headings alone: lines that end in no stop."""
    for passage in parsed.document.passages:
        text = parsed.text[passage.start : passage.end].rstrip()
        if passage.kind == "body" and text.endswith(CLOSING):
            return parsed.token_at(passage.start) or 0
    return 0


def subjects_over(tree: Tree, token: int) -> list[int]:
    """The subjects of the clauses that a noun is an object of or is reported in.

    Whoever acts is not named a second time in other words below his own verb. A clause
    beside it ("Sadiq was jailed after the 34-year-old confessed") may do so.
    """
    found, k = [], token
    while tree.head[k] != k and tree.dep[k] not in BESIDE:
        over, dep = tree.head[k], tree.dep[k]
        if dep != "conj":
            found += [
                c for c in tree.children[over]
                if c != k and c < token and tree.dep[c] in SUBJECTS
            ]  # fmt: skip
        if dep == "relcl":
            found.append(over)
        k = over
    return found


def kind_of(tree: Tree, phrase: Phrase, *deps: str) -> Words:
    """The words before a noun that say of which kind it is: "foreign", "vice"."""
    return frozenset(
        tree.word[c]
        for c in tree.children[phrase.head]
        if c < phrase.head and tree.dep[c] in (deps or SAYING)
    )


def title_kind(tree: Tree, name: Phrase, title: str) -> set[Words]:
    """The same of a title before a name ("Vice Mayor X") or of its last word ("the High
    Court").
    """
    last = name.end - 1
    if name.type != "PERSON" and tree.word[last] == title:
        return {frozenset(tree.word[name.first : last])}
    before = name.first - 1
    if before < 0 or tree.lemma[before] != title:
        return set()
    lesser = wording().lesser
    return {frozenset(w for w in tree.word[max(0, before - 2) : before] if w in lesser)}


def _is_other_body(here: Phrase, chain: Chain) -> bool:
    """As in "the police" and "the army": called so, and none told of in other words; a
    newspaper is no party.
    """
    if here.lemma in wording().called_so:
        return not any(here.lemma in name for name in chain.names)
    if _is_other_organ(here, chain):
        return True
    press = any(name[-1] in wording().mastheads for name in chain.names if name)
    media = here.noun is not None and here.noun.name in {"media", "company"}
    return press and not media


def _is_other_organ(here: Phrase, chain: Chain) -> bool:
    """As in "the government" after "a member of parliament": another organ of the state."""
    own = next((row for row in wording().organs if here.lemma in row), None)
    if own is None or own & chain.lemmas:
        return False
    return any(row & chain.lemmas for row in wording().organs if row is not own)
