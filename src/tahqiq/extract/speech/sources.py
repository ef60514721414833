"""Who speaks: from the token that a cue calls its subject to a step's source."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import dataclass, replace

from tahqiq.codebook.actors import actors
from tahqiq.extract.coref.voiced import taken_up_by
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import is_name
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.makers import issuer, named_behind, written_by
from tahqiq.model.reading import StepKind

BEFORE = {
    "relcl",
    "punct",
    "advcl",
    "mark",
    "npadvmod",
    "aux",
}  # "Two days later a caller"
RELATIVE = {"who", "which", "that", "whom", "whose"}
PLURAL_PRONOUNS = {"they", "them", "their", "we", "us", "our", "these", "those", "all",
                   "many", "some", "others", "several", "few", "most", "both"}  # fmt: skip
DATING = {name.lower() for name in (*month_name, *day_name) if name}
CLOCK = re.compile(r"\d{1,2}[.:]\d\d$")
TIMES = {
    "earlier",
    "later",
    "yesterday",
    "today",
    "meanwhile",
    "previously",
    "recently",
}
NOMINAL = {"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "DT", "WP", "WDT", "JJ",
           "JJS"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A speaker: the tokens that name it, its head, kind, entity and medium."""

    first: int
    end: int
    head: int
    kind: StepKind
    entity: str | None = None
    medium: str | None = None


def source_at(parsed: Parsed, named: Named, head: int) -> Source | None:
    """The speaker whose noun phrase has its head at `head`; None: nobody is named.

    An artifact ("the report", "messages from him") gives way to the one who made it,
    who speaks through it (M20); evidence and the like are nobody's word.
    """
    tree = parsed.tree
    if tree.word[head] in RELATIVE and tree.tag[head].startswith("W"):
        antecedent = _antecedent(tree, head)
        if antecedent is None:
            return None
        head = antecedent
    if head > 1 and tree.word[head - 1] == "(" and tree.pos[head - 2] == "PROPN":
        head -= 2  # "Ms Tarn (Green)": she, not her party
    lemma = tree.lemma[head]
    book = cue_book()
    if lemma in book.faceless and tree.pos[head] != "PROPN":
        return None if lemma != "it" else _it(parsed, named, head)
    counted = lemma in book.accounts and owner_of(parsed, named, head) is not None
    if lemma == "figure" and _of_people(tree, head):
        return _speaker(parsed, named, head, medium=None)
    if (lemma in book.media or counted) and tree.pos[head] == "NOUN":
        return _through(parsed, named, head)
    return _speaker(parsed, named, head, medium=None)


def _of_people(tree: Tree, head: int) -> bool:
    """As in "opposition figures", "a senior figure": people, no numbers."""
    return any(tree.word[c] in word_classes().figures_of for c in tree.children[head])


def _antecedent(tree: Tree, head: int) -> int | None:
    """What a relative pronoun stands for: the noun its clause modifies, or the one before
    it that can speak.
    """
    here = head
    while tree.head[here] != here:
        if tree.dep[here] in {"relcl", "acl"}:
            return taken_up_by(tree, tree.head[here])
        here = tree.head[here]
    return None


def _it(parsed: Parsed, named: Named, head: int) -> Source | None:
    """As in "It denied that": "it" speaks where coreference found a body behind it; where
    it found none, "it" is all the text tells of who spoke. No killing ever said a word.
    """
    entity, tree = named.entity_at(head), parsed.tree
    if tree.dep[head] == "expl":
        return None
    if _is_paper(parsed, head):
        first, end = phrase(tree, head)
        return Source(first=first, end=end, head=head, kind="document")
    types = {m.type for m in named.mentions if entity and m.entity == entity}
    if types & {"ORG", "PERSON", "PLACE", "NORP"}:
        return _speaker(parsed, named, head, medium=None)
    verb = tree.head[head]
    speaks = tree.dep[head] == "nsubj" and tree.lemma[verb] in cue_book().claiming
    if not speaks or tree.word[tree.left[verb]] == "what":  # "what it said were papers"
        return None
    return replace(_speaker(parsed, named, head, medium=None), entity=None)


def _is_paper(parsed: Parsed, it: int) -> bool:
    """As in "I have read the brigade's report. It says that the door was chained": an "it"
    that opens a sentence right behind a document, in the present, is the document.
    """
    tree, k = parsed.tree, parsed.sentence_of[it]
    if k == 0 or it != parsed.bounds[k][0] or tree.tag[tree.head[it]] != "VBZ":
        return False
    first, end = parsed.bounds[k - 1]
    nouns = [t for t in range(first, end) if tree.pos[t] in {"NOUN", "PROPN"}]
    last = nouns[-1] if nouns else it
    ended = tree.dep[last] == "dobj" and tree.lemma[last] in cue_book().media
    return ended and tree.lemma[tree.head[it]] in cue_book().shows


def _through(parsed: Parsed, named: Named, head: int) -> Source:
    """The maker of an artifact, or the artifact where no maker is in sight."""
    tree = parsed.tree
    medium = tree.lemma[head]
    owner = tree.child(head, "poss")
    owner = None if owner is not None and is_when(tree, owner) else owner
    maker = owner or written_by(tree, head)
    if maker is None and tree.dep[head] == "dobj":  # "received a letter from him"
        sender = sender_of(tree, tree.head[head])
        maker = sender if sender is not None else issuer(tree, head)
    for child in tree.children[head]:
        met = medium == "interview" and tree.dep[head] != "pobj"
        links = {"by", "from", "of", "with"} if met else {"by", "from", "of"}
        links -= {"of"} if medium in word_classes().sampling else set()  # "of 800 men"
        if tree.dep[child] in {"prep", "agent"} and tree.word[child] in links:
            maker = tree.child(child, "pobj") if maker is None else maker
        elif tree.dep[child] == "acl" and tree.tag[child] == "VBN" and maker is None:
            words = cue_book().obtaining | word_classes().commissioning
            got = tree.lemma[child] in words  # "ordered by the mayor": not made by him
            maker = None if got else _agent(tree, child)
        elif tree.dep[child] == "compound" and maker is None:
            maker = child if _animate(parsed, named, child) else None
    dated = maker is not None and tree.word[maker] in DATING  # "a letter of 2 June"
    if (
        maker is not None
        and not dated
        and (tree.pos[maker] == "PROPN" or _animate(parsed, named, maker))
    ):
        return _speaker(parsed, named, maker, medium=medium)
    first, end = phrase(tree, head)
    return Source(
        first=first, end=end, head=head, kind="document", entity=named.entity_at(head)
    )


def owner_of(parsed: Parsed, named: Named, noun: int) -> int | None:
    """Whose account a noun is: "the driver's account", "the police version"."""
    tree = parsed.tree
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for child in tree.children[noun]:
        if tree.dep[child] in {"prep", "agent"} and tree.word[child] in {
            "of",
            "from",
            "by",
        }:
            inner = tree.child(child, "pobj")
            if inner is None:
                continue
            if tree.pos[inner] == "PROPN" or _animate(parsed, named, inner):
                return inner
        if tree.dep[child] == "compound" and _animate(parsed, named, child):
            return child
        told = (
            tree.dep[child] == "acl" and tree.lemma[child] not in cue_book().obtaining
        )
        teller = _agent(tree, child) if told else None
        if teller is not None:  # "the account circulated by the group"
            return teller
    return None


def hearer_of(parsed: Parsed, named: Named, verb: int) -> Source | None:
    """The news organisation a speaker told, which passes it on: "told Reuters that"."""
    tree = parsed.tree
    head = _told(tree, verb)
    if head is None or not _is_press(tree, named, head):
        return None
    return _speaker(parsed, named, head, medium=None)


def _told(tree: Tree, verb: int) -> int | None:
    """Who is told: "told the paper", "insisted to the paper"."""
    if tree.lemma[verb] in word_classes().telling:
        return tree.child(verb, "dobj", "dative")
    to = next((c for c in tree.children[verb]
               if tree.word[c] == "to" and tree.dep[c] in {"prep", "dative"}), None)  # fmt: skip
    return None if to is None else tree.child(to, "pobj")


def _is_press(tree: Tree, named: Named, head: int) -> bool:
    if tree.tag[head] == "NNS" or _is_own(tree, head):
        return False  # "told reporters": whoever writes
    entity = named.entity_at(head)
    key = next((e.codebook for e in named.entities if e.id == entity), None)
    actor = None if key is None else actors().by_key.get(key)
    if actor is not None:
        return actor.kind in {"agency", "outlet"}
    first, end = phrase(tree, head)
    whose = tree.child(head, "poss")  # "an email to the Herald's Ana Vit"
    first = first if whose is None else tree.right[whose]
    if tree.pos[head] != "PROPN":  # "told the press": all of it
        return tree.word[head] in cue_book().press - {"press"}
    return bool(set(tree.word[first:end]) & cue_book().press)


def _is_own(tree: Tree, head: int) -> bool:
    """As in "told our correspondent", "told this newspaper": the outlet itself."""
    return any(tree.word[c] in {"our", "my", "this"} for c in tree.children[head])


def sender_of(tree: Tree, verb: int) -> int | None:
    """Who is named by "from" after a verb of receiving or hearing."""
    for child in tree.children[verb]:
        if tree.dep[child] == "prep" and tree.word[child] == "from":
            return tree.child(child, "pobj")
    return None


def _agent(tree: Tree, verb: int) -> int | None:
    by = tree.child(verb, "agent")
    return None if by is None else tree.child(by, "pobj")


def _is_body(named: Named, token: int) -> bool:
    return named.type_at(token) in {"ORG", "PERSON"}


def _animate(parsed: Parsed, named: Named, token: int) -> bool:
    book, tree = cue_book(), parsed.tree
    lemma = tree.lemma[token]
    if tree.word[token] == "its":  # "its log": a thing's, unless a body is meant
        return _is_body(named, token)
    return (
        lemma in book.persons
        or lemma in book.crowd
        or tree.pos[token] == "PRON"
        or tree.tag[token] == "PRP$"
        or _is_body(named, token)
    )


def _speaker(parsed: Parsed, named: Named, head: int, medium: str | None) -> Source:
    first, end = _named_whole(parsed.tree, named, head)
    return Source(
        first=first,
        end=end,
        head=head,
        kind=_kind(parsed, named, head),
        entity=named.entity_at(head),
        medium=medium,
    )


def _named_whole(tree: Tree, named: Named, head: int) -> tuple[int, int]:
    """The phrase, with the whole of a name that the parser cut ("Katibat al-Nahr")."""
    span, mention = _undated(tree, phrase(tree, head), head), named.mention(head)
    first, end = named.tokens.get(mention, span) if mention else span
    if tree.pos[head] != "PROPN" or not first <= head < end:
        return span
    return min(first, span[0]), max(end, span[1])


def _undated(tree: Tree, span: tuple[int, int], head: int) -> tuple[int, int]:
    """As in "In January Karim told": the month is no part of the name."""
    first, end = span
    while first < head and (
        tree.word[first] in DATING or CLOCK.match(tree.word[first])
    ):
        first += 1  # "14.40 A doctor says"
    return first, end


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """The noun phrase of a head without relative clauses and loose appositions."""
    first, end = tree.left[head], tree.right[head]
    for child in tree.children[head]:
        dated = tree.dep[child] == "advmod" and _is_dating(tree, child)
        hyphen = tree.word[child] == "-"  # "Twenty-two said"
        if child < head and not hyphen and (dated or tree.dep[child] in BEFORE):
            first = max(first, tree.right[child])
        if child <= head:
            continue
        loose = tree.dep[child] in {"relcl", "acl", "advcl", "parataxis", "ccomp"} or (
            tree.dep[child] == "prep"
            and (tree.child(child, "pcomp") is not None or _is_on(tree, child))
        )
        comma = tree.word[tree.left[child] - 1] in {",", "—", "–", "-", "("}
        if loose or comma or tree.word[child] in {",", "—", "–", "("}:
            end = min(end, tree.left[child])
            if comma:
                end = min(end, tree.left[child] - 1)
    asides = (t for t in range(head + 1, end - 1) if tree.word[t] == ","
              and tree.tag[t + 1].startswith("W"))  # fmt: skip
    end = next(asides, end)  # "his brother Idris, who was there"
    while end > head + 1 and tree.word[end - 1] == ",":
        end -= 1
    return first, max(end, head + 1)


def _is_dating(tree: Tree, child: int) -> bool:
    """As in "Earlier an official", "Two days later a caller": when he spoke, not who."""
    return tree.word[child] in TIMES or tree.child(child, "npadvmod") is not None


def _is_on(tree: Tree, link: int) -> bool:
    """As in "The general staff on Wednesday": when it spoke."""
    day = tree.child(link, "pobj")
    return day is not None and tree.word[link] == "on" and tree.word[day] in DATING


def _kind(parsed: Parsed, named: Named, head: int) -> StepKind:  # noqa: PLR0911 - one line a construction
    """Named, unnamed or a crowd, from the head noun and what coreference says."""
    tree, book = parsed.tree, cue_book()
    word, lemma = tree.word[head], tree.lemma[head]
    if tree.pos[head] == "PROPN":
        return "named"
    if tree.tag[head] in {"PRP", "PRP$"}:
        return _pronoun_kind(named, head, word)
    if _named_beside(tree, named, head) or _is_named(named, named.entity_at(head)):
        return "named"
    if tree.tag[head] == "NNS" or lemma in book.crowd or word in PLURAL_PRONOUNS:
        return "collective"
    if tree.tag[head] == "CD":  # "two of the witnesses", "one of the letters"
        return _counted_kind(tree, head, word)
    if any(tree.word[c] in {"and", "or"} for c in tree.children[head]):
        return "collective"
    if lemma in book.persons:
        return "unnamed"
    return "named" if _is_body(named, head) else "unnamed"


def _counted_kind(tree: Tree, head: int, word: str) -> StepKind:
    """The kind of one or of some out of several."""
    of = next((c for c in tree.children[head] if tree.word[c] == "of"), None)
    whole = None if of is None else tree.child(of, "pobj")
    if whole is not None and tree.lemma[whole] in cue_book().media:
        return "document"
    return "unnamed" if word == "one" else "collective"


def _pronoun_kind(named: Named, head: int, word: str) -> StepKind:
    if _is_named(named, named.entity_at(head)):
        return "named"
    return "collective" if word in PLURAL_PRONOUNS else "unnamed"


def _is_named(named: Named, entity: str | None) -> bool:
    """Whether coreference found a proper name for it elsewhere in the document."""
    return entity is not None and any(
        m.kind == "name" and m.entity == entity for m in named.mentions
    )


def _named_beside(tree: Tree, named: Named, head: int) -> bool:
    """As in "the minister, Ali Rahimi": a proper name in apposition or as a title's head."""
    apposed = (c for c in tree.children[head] if tree.dep[c] == "appos")
    known = any(tree.pos[c] == "PROPN" for c in apposed)
    return known or named_behind(tree, named, head)


def is_when(tree: Tree, noun: int) -> bool:
    """As in "Monday's declaration", "last week's ruling": when it was said, not who did."""
    words = DATING | word_classes().nights | TIMES | {"tomorrow", "tonight", "century"}
    return tree.word[noun] in words


def is_nominal(tree: Tree, token: int) -> bool:
    """Whether a token can head the name of a speaker; "the accused" does."""
    article = tree.child(token, "det") is not None
    made = tree.tag[token] in {"VBN", "JJR"} and article  # "the accused", "the elder"
    return made or tree.tag[token] in NOMINAL or is_name(tree, token)
