"""Relations inside a noun phrase: "a member of Y", "X's brother", "Iran-backed"."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.coref.chains import Chain
from tahqiq.extract.coref.fits import actor_kind
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.said import relative
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.relations.bearers import bearer, nobodys, stray
from tahqiq.extract.relations.bodies import (
    from_body,
    of_command,
    of_master,
    of_own,
    of_owner,
)
from tahqiq.extract.relations.words import (
    BACK,
    Links,
    Stated,
    is_former_word,
    is_plain,
    relation_nouns,
    relation_words,
)

MUTUAL = frozenset({"family-of", "friend-of", "allied-with", "opposed-to"})
PAIR = 2  # of three, nobody knows who is whose
BEFORE_NAME = frozenset({"compound", "nmod", "appos", "amod"})


def of_noun(links: Links, i: int) -> Iterator[Stated]:
    """As in "a member of Y", "Y's spokesman", "the Y journalist"."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    noun = phrase.head
    if any(tree.word[c] in relation_words().nobody for c in tree.children[noun]):
        return
    yield from of_master(links, i)
    yield from of_command(links, i)
    yield from _resident(links, i)
    kind = relation_nouns().get(phrase.lemma)
    if " ".join(tree.word[max(0, noun - 1) : noun + 1]) in relation_words().heading:
        kind = "leader-of"
    yield from of_owner(links, i)
    yield from of_own(links, i)
    if kind is None or phrase.part:
        yield from from_body(links, i)
        return
    if _is_supposed(tree, noun) or nobodys(tree, noun):
        return
    yield from _mutual(links, i, kind)
    former = _is_over(tree, noun)
    former = former or _is_ousted(tree, noun)
    i = bearer(links, i)
    staff = bool(_staff(tree, noun))
    for token in _complements(links, noun, kind):
        j = links.ends(kind, token)
        if j is None and (staff or phrase.lemma in relation_words().personal):
            j = links.ends("family-of", token)  # a person, as of kin
            kind = "employed-by" if staff else kind
        if j is not None and not _stationed(links, kind, token):
            kind = _kind(links, phrase, j, kind)
            yield links.stated(kind, (i, j), noun, former=former)


def _mutual(links: Links, i: int, kind: str) -> Iterator[Stated]:
    """As in "the Reeds and the Lions are rivals", "X and Y were brothers": each of the other."""
    tree, noun = links.parsed.tree, links.chains.phrases[i].head
    verb = tree.head[noun]
    subject = tree.child(verb, "nsubj")
    said = tree.dep[noun] == "attr" and tree.tag[noun] == "NNS" and is_plain(tree, verb)
    of = [c for c in tree.all(noun, "prep") if tree.word[c] in {"of", "to", "with"}]
    whose = of or tree.all(noun, "poss")  # "X and Y are members of Z"
    if kind not in MUTUAL or not said or subject is None or whose:
        return
    both = tree.conjuncts(subject)
    ends = [j for token in both if (j := links.ends(kind, token)) is not None]
    if len(ends) == len(both) == PAIR:
        yield links.stated(kind, (ends[0], ends[1]), noun)


def _is_supposed(tree: Tree, noun: int) -> bool:
    """As in "if he is a member of the front": nobody says he is."""
    verb = tree.head[noun]
    marks = {tree.word[c] for c in tree.all(verb, "mark")}
    return tree.dep[noun] == "attr" and bool(marks & relation_words().supposing)


def _is_over(tree: Tree, noun: int) -> bool:
    """Whether a role is a former one: "a former aide", "was mayor until 2014"."""
    before = [*tree.children[noun], tree.left[noun], tree.left[noun] - 1]
    if any(0 <= c < noun and is_former_word(tree, c) for c in before):
        return True
    if _is_dated(tree, noun):
        return True
    over = relation_words().over
    verb = tree.head[noun]
    host = tree.children[noun]
    if tree.dep[noun] == "attr" and tree.tag[verb] in {"VBD", "VBN"}:
        host = [*host, *tree.children[verb]]
    elif tree.dep[noun] == "pobj" and tree.word[verb] == "as":
        host = [*host, *tree.children[tree.head[verb]]]
    return any(
        tree.word[c] in over and tree.dep[c] in {"advmod", "prep", "mark", "pcomp"}
        for c in host
    )


def _is_dated(tree: Tree, noun: int) -> bool:
    """As in "governor of Kalat from 2009 to 2014"."""
    end = tree.right[noun]
    return any(
        tree.word[k] == "from"
        and tree.tag[k + 1] == tree.tag[k + 3] == "CD"
        and tree.word[k + 2] in {"to", "until", "till", "through", "-", "\u2013"}
        for k in range(noun + 1, min(end, len(tree.word) - 3))
    )


def _is_ousted(tree: Tree, noun: int) -> bool:
    """As in "was sacked as governor", "its chairwoman resigned"."""
    link, ousting = tree.head[noun], relation_words().ousting
    if tree.dep[noun] in {"nsubj", "nsubjpass"}:
        past = tree.tag[link] in {"VBD", "VBN"} and is_plain(tree, link)
        gone = past and tree.lemma[link] in ousting
        return gone and tree.child(link, "dobj", "agent") is None
    out = tree.lemma[tree.head[link]] in ousting
    return tree.dep[noun] == "pobj" and tree.word[link] == "as" and out


def of_part(links: Links, i: int) -> Iterator[Stated]:
    """As in "X, part of Y": what a phrase is said to be a part of."""
    tree, head = links.parsed.tree, links.chains.phrases[i].head
    host = tree.head[head]
    if tree.lemma[head] != "part" or tree.dep[head] not in {"attr", "appos"}:
        return
    if tree.dep[head] == "attr":
        subject = tree.child(host, "nsubj")
        if subject is None or not is_plain(tree, host):
            return
        host = relative(tree, subject)
    of = next((c for c in tree.all(head, "prep") if tree.word[c] == "of"), None)
    j = links.ends("part-of", tree.child(of, "pobj") if of is not None else None)
    who = links.placed(host)
    if who is not None and j is not None:
        yield links.stated("member-of", (who, j), head)


def _kind(links: Links, here: Phrase, j: int, kind: str) -> str:
    """The relation of a noun, where the body it serves or its article changes it."""
    words, tree = relation_words(), links.parsed.tree
    body = links.chains.phrases[j]
    if kind == "leader-of" and here.lemma in words.several and here.number == "many":
        return "member-of" if links.chains.chain(j).type == "ORG" else kind
    if links.chains.chain(j).type != "ORG" or kind not in {"leader-of", "employed-by"}:
        return kind
    if (
        here.given == "new"
        and here.lemma in words.one_of_many
        and body.end <= here.head
    ):
        return "member-of"
    if kind == "leader-of" and _is_lesser(tree, here, body):
        return "member-of"
    chain = links.chains.chain(j)
    called = chain.lemmas | {word for name in chain.names for word in name[-1:]}
    if here.lemma in words.ranks and called & words.serving:
        return "member-of"
    inside = here.lemma in words.insiders and _is_movement(chain)
    return "member-of" if inside and kind == "employed-by" else kind


def _stationed(links: Links, kind: str, token: int) -> bool:
    """As in "a police chief in Kunduz": where he serves, not what he heads."""
    tree = links.parsed.tree
    link = tree.head[token]
    at = tree.dep[token] == "pobj" and tree.word[link] in relation_words().inside - {
        "of"
    }
    j = links.placed(token)
    place = j is not None and links.chains.chain(j).type == "PLACE"
    return kind == "leader-of" and at and place


def _is_movement(chain: Chain) -> bool:
    """An armed group or a party, by the codebook or by what it is called."""
    known = actor_kind(chain.key)
    if not chain.names and chain.lemmas & relation_words().serving - {
        "militia",
        "front",
        "faction",
    }:
        return False  # "the brigade": of whatever army
    if known is not None:
        return known in {"armed-group", "party", "movement"}
    called = chain.lemmas | {word for name in chain.names for word in name}
    return any(noun.name == "armed" for noun in chain.nouns) or bool(
        called & relation_words().movements
    )


def _is_lesser(tree: Tree, here: Phrase, body: Phrase) -> bool:
    """As in "deputy head of the front", "a captain in the army": not its leader."""
    words = relation_words()
    second = any(
        tree.word[c] in words.seconding
        for c in tree.children[here.head]
        if c < here.head
    )
    among = tree.dep[body.head] == "pobj" and tree.word[tree.head[body.head]] == "in"
    return second or (among and here.lemma in words.one_of_many)


def _resident(links: Links, i: int) -> Iterator[Stated]:
    """As in "a trader in Sarkand": where somebody new is said to be."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    for child in tree.all(phrase.head, "prep"):
        j = links.ends("located-in", tree.child(child, "pobj"))
        named = j is not None and links.chains.phrases[j].kind == "name"
        beside = child == phrase.end and tree.word[child] == "in"
        if j is not None and named and beside and phrase.given == "new":
            yield links.stated("located-in", (i, j), phrase.head)


def _complements(links: Links, noun: int, kind: str) -> Iterator[int]:
    """Tokens of the possessor, the modifiers and the "of" phrase of a noun."""
    tree, words = links.parsed.tree, relation_words()
    prepositions = words.complement["wide" if kind in words.wide else "narrow"]
    for child in tree.children[noun]:
        if tree.dep[child] in {"poss", "compound", "amod", "nmod"}:
            whose = tree.tag[child] == "WP$" and tree.dep[noun] == "appos"
            yield tree.head[noun] if whose else relative(tree, child)
    for child in _prepositions(tree, noun):
        if tree.word[child] in prepositions:
            for inner in tree.all(child, "pobj"):
                if tree.lemma[inner] in words.staffs:
                    continue
                yield from (c for c in tree.conjuncts(inner) if stray(tree, c) is None)


def _prepositions(tree: Tree, noun: int) -> Iterator[int]:
    """Prepositions of a noun; of two coordinated nouns, the nearer has what follows it.

    In "a teacher and member of the circle" the circle has a member.
    """
    for child in tree.all(noun, "prep"):
        between = [c for c in tree.conjuncts(noun) if noun < c < child]
        if not any(tree.lemma[c] in relation_nouns() for c in between):
            yield child
    for inner in _staff(tree, noun):  # "chief of staff of the army"
        yield from tree.all(inner, "prep")
    first = tree.head[noun]
    if tree.dep[noun] == "conj" and not tree.all(noun, "prep"):
        for child in tree.all(first, "prep"):
            if child > noun:
                yield child


def _staff(tree: Tree, noun: int) -> list[int]:
    """As in "chief of staff": the staff."""
    below = (c for child in tree.all(noun, "prep") for c in tree.all(child, "pobj"))
    return [c for c in below if tree.lemma[c] in relation_words().staffs]


def of_title(links: Links, i: int) -> Iterator[Stated]:
    """As in "Hamas spokesman Adel Nasr": the office and the body before the name."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    left = tree.left[phrase.head]
    offices = [
        k
        for k in range(left, phrase.first)
        if tree.lemma[k] in relation_nouns() and tree.dep[k] in BEFORE_NAME
    ]
    if not offices:
        return
    noun = offices[-1]
    kind = relation_nouns()[tree.lemma[noun]]
    former = any(is_former_word(tree, k) for k in range(left, noun))
    for k in range(left, noun):
        j = links.ends(kind, k)
        if j is not None:
            yield links.stated(kind, (i, j), noun, former=former)


def of_origin(links: Links, i: int) -> Iterator[Stated]:
    """As in "Karim Nouri, 34, of the front": the body after a person's name."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    apart = phrase.end + 1  # ", of Radio Karad,": whatever the parser hung it on
    far = apart < len(tree.word) and tree.text[apart - 1] == ","
    for child in {*tree.all(phrase.head, "prep"), *((apart,) if far else ())}:
        j = links.ends("member-of", tree.child(child, "pobj"))
        if child >= phrase.end and tree.word[child] == "of" and j is not None:
            own = {noun.name for noun in links.chains.chain(j).nouns}
            body = links.chains.phrases[j]
            called = nouns().of.get(tree.lemma[body.end - 1])
            own |= {called.name} if called is not None else set()
            words = {tree.word[k] for k in range(body.first, body.end)}
            works = own & {"state", "force", "company", "media"}
            works = works or words & relation_words().outlets
            kind = "employed-by" if works else "member-of"
            yield links.stated(kind, (i, j), phrase.head)


def of_hyphen(links: Links, i: int) -> Iterator[Stated]:
    """As in "Iran-backed militia": the name before a hyphen and a participle."""
    tree, words = links.parsed.tree, relation_words()
    phrase = links.chains.phrases[i]
    hyphen = phrase.end
    if (
        phrase.kind != "name"
        or hyphen + 1 >= len(tree.text)
        or tree.text[hyphen] != "-"
    ):
        return
    participle = hyphen + 1
    host = links.placed(tree.head[participle])
    if host is None:
        return
    kind = words.hyphened.get(tree.word[participle])
    if kind is not None:
        yield links.stated(kind + BACK, (i, host), tree.head[participle])
    back = words.hyphened_back.get(tree.word[participle])
    if back is not None:
        yield links.stated(back, (i, host), tree.head[participle])


def of_place(links: Links, i: int) -> Iterator[Stated]:
    """As in "a base in Baghdad", "Zayouna, Baghdad": one place inside another."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    for child in tree.children[phrase.head]:
        if tree.dep[child] != "prep" or child < phrase.end:
            continue
        j = links.ends("located-in", _whole(tree, tree.child(child, "pobj")))
        words = relation_words()
        if j is not None and (
            tree.word[child] in words.inside | words.beside
            or (tree.word[child] == "on" and _is_way(links, j))
        ):
            yield links.stated("located-in", (i, j), phrase.head)
    j = _after_comma(links, i)
    if j is not None:
        yield links.stated("located-in", (i, j), phrase.head)


def _whole(tree: Tree, token: int | None) -> int | None:
    """As in "in the north of Gabon": Gabon."""
    if token is None or tree.lemma[token] not in relation_words().sides:
        return token
    of = next((c for c in tree.all(token, "prep") if tree.word[c] == "of"), None)
    return tree.child(of, "pobj") if of is not None else None


def _is_way(links: Links, j: int) -> bool:
    """As in "on Canal Street"."""
    last = links.chains.phrases[j].end - 1
    return links.parsed.tree.word[last] in wording().ways


def _after_comma(links: Links, i: int) -> int | None:
    """The place name that a comma alone parts from place name `i`."""
    tree, phrases = links.parsed.tree, links.chains.phrases
    here = phrases[i]
    if i + 1 >= len(phrases) or here.kind != "name" or here.end >= len(tree.text):
        return None
    after = phrases[i + 1]
    comma = after.first == here.end + 1 and tree.text[here.end] == ","
    listed = tree.dep[after.head] not in {"appos", "npadvmod", "pobj"}
    if not comma or after.kind != "name" or listed:
        return None
    return links.ends("located-in", after.head)
