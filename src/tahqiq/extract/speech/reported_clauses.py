"""Where a verb of saying keeps what is said: a clause, or the sentence around it."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.addressed import addressed
from tahqiq.extract.parsing.content import Content, Ranges, tops
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.as_said import as_clause
from tahqiq.extract.speech.parentheticals import has_object

TELLING = {"say", "ask", "order", "deny", "accuse", "threaten"}
MARKS = frozenset({'"', "''", "``", "“", "‘", "«"})
WH = {"whether", "if", "why", "how", "who", "what", "when", "where", "which", "whom"}
MEANS = {"in", "on", "at", "during", "via", "through", "after", "by"}


def clause(tree: Tree, verb: int) -> Content | None:
    """A that-clause, a bare clause, or the host of a parenthetical verb."""
    complement = _complement(tree, verb)
    if complement is not None and is_perceived(tree, complement):
        return None
    if (
        complement is not None
        and complement < verb
        and has_object(tree, verb, tree.right[verb])
    ):
        return None  # two clauses joined by a comma
    if complement is not None and _reports_clause(tree, complement):
        further = _further(tree, verb, complement)
        further += [c for c in _spelt_out(tree, verb) if c > complement]
        further += _said_before(tree, verb, complement)
        ranges = (*_gap(tree, complement, verb), *_without(tree, complement, verb))
        return Content(
            ranges=(*ranges, *((tree.left[c], tree.right[c]) for c in further)),
            roots=tuple(r for c in (complement, *further) for r in tops(tree, c)),
            frame="clause",
            question=_question(tree, complement, verb),
        )
    cited = _cited_before(tree, verb) or _confirmed(tree, verb)
    if cited is not None:
        ranges = ((tree.left[cited], tree.right[cited]),)
        return Content(ranges=ranges, roots=tuple(tops(tree, cited)), frame="clause")
    deed = tree.lemma[verb] in word_classes().accompanying  # "as crowds gathered"
    as_said = as_clause(tree, verb) and not deed
    if _is_aside(tree, verb) or as_said or _way(tree, verb):
        return _host(tree, verb)
    return _what(tree, verb) or _inverted(tree, verb)


def _spelt_out(tree: Tree, verb: int) -> list[int]:
    """As in "said that was not true: flights had gone on": what stands behind the colon
    spells out what was said before it.
    """
    if any(cue.act == "deny" for cue in cue_book().verbs.get(tree.lemma[verb], ())):
        return []  # "denied it had fired: its men were asleep": said, and not denied
    return [
        c for c in tree.all(verb, "parataxis", "ccomp")
        if c > verb and ":" in {tree.word[tree.left[c]], tree.word[tree.left[c] - 1]}
    ]  # fmt: skip


def _said_before(tree: Tree, verb: int, complement: int) -> list[int]:
    """As in "There was no warning, said Hadi, who saw it: 'We ran.'": what stands before the
    comma and the verb of saying is said as well.
    """
    commas = {",", "''", '"'}
    return [
        c for c in tree.all(verb, "ccomp")
        if c < verb < complement and tree.word[tree.right[c]] in commas
        and ":" in tree.word[verb:complement]
    ]  # fmt: skip


def _confirmed(tree: Tree, verb: int) -> int | None:
    """As in "confirmed it: two men had stopped him": the "it" is what comes."""
    it = tree.child(verb, "dobj")
    if it is None or tree.word[it] not in {"it", "this", "that"}:
        return None
    return next(iter(_spelt_out(tree, verb)), None)


def _cited_before(tree: Tree, verb: int) -> int | None:
    """As in ""…," the agency quoted him as saying": what he said stands before."""
    as_ = tree.head[verb]
    said = tree.child(tree.head[as_], "ccomp")
    bare = tree.right[verb] == verb + 1 and tree.dep[verb] == "pcomp"
    cited = bare and tree.word[as_] == "as" and tree.tag[verb] == "VBG"
    return said if cited and said is not None and said < as_ else None


def _complement(tree: Tree, verb: int) -> int | None:
    found = [c for c in tree.children[verb] if tree.dep[c] == "ccomp"]
    found = [c for c in found if not _is_cue_shell(tree, c)]
    after = [c for c in found if c > verb]
    if not after:
        told = addressed(tree, verb)
        return next(iter(found), None) if told is None else told
    return after[0]


def is_perceived(tree: Tree, complement: int) -> bool:
    """As in "heard an officer shout", "heard what they took to be shots", "did not see who
    fired": perceived, not told.
    """
    verb = tree.head[complement]
    perceives = tree.lemma[verb] in word_classes().perceiving
    who = tree.tag[tree.left[complement]] in {"WP", "WP$", "WRB"}
    active = verb < tree.left[complement] and tree.child(verb, "auxpass") is None
    if who and perceives and active:
        return True  # not "has yet to be seen who fired"
    taken = tree.lemma[complement] == "take" or (
        tree.lemma[complement] in word_classes().seeming
    )
    if perceives and taken and tree.word[tree.left[complement]] == "what":
        return True
    helps = {tree.word[c] for c in tree.all(complement, "aux", "auxpass", "mark")}
    being, helped = "being" in helps, bool(helps - {"being"})
    seen = (tree.tag[complement] == "VBG" or being) and tree.lemma[
        tree.head[complement]
    ] in word_classes().perceiving
    plain = tree.tag[complement] == "VB" or (
        perceives and tree.word[complement] == tree.lemma[complement]
    )  # "saw men set fire to it": "set" may be a past tense as well
    subject = tree.child(complement, "nsubj", "nsubjpass")
    tells = _tells(tree, tree.head[complement])
    return (plain or seen) and not helped and subject is not None and not tells


def _tells(tree: Tree, verb: int) -> bool:
    """Whether a verb says or asks for what its clause says, and perceives nothing: "demanded
    the army withdraw", "said the guards do nothing".
    """
    cues = cue_book().verbs.get(tree.lemma[verb], ())
    perceives = tree.lemma[verb] in word_classes().perceiving
    return not perceives and any(
        cue.act in TELLING and {"clause", "demand"} & cue.frames for cue in cues
    )


def _further(tree: Tree, verb: int, first: int) -> list[int]:
    """As in "says that A, that B, and that C": each later that-clause of the verb; "did not
    see who fired, but that" is said by who says both.
    """
    if tree.tag[tree.left[first]][:1] == "W" and tree.dep[verb] == "ccomp":
        return []
    return [
        c for c in tree.children[verb]
        if c > first > verb and tree.dep[c] in {"ccomp", "conj"}
        and tree.word[opening(tree, c)] == "that"
        and not _pointing(tree, opening(tree, c))
        and not (tree.word[opening(tree, c) - 1] == "but"  # "but that has not been confirmed"
                 and tree.dep[opening(tree, c)] in {"nsubj", "nsubjpass"})
    ]  # fmt: skip


def _pointing(tree: Tree, that: int) -> bool:
    """As in "said it was a leak; that version was withdrawn": that one, no new clause."""
    noun = tree.head[that]
    return (
        tree.dep[that] == "det"
        and tree.tag[noun] == "NN"
        and tree.word[that - 1] == ";"
    )


def opening(tree: Tree, clause: int) -> int:
    """The first word of a clause, behind the semicolon or comma hung on it."""
    first = tree.left[clause]
    while tree.pos[first] in {"PUNCT", "CCONJ"} and first < clause:
        first += 1
    return first


def _is_cue_shell(tree: Tree, token: int) -> bool:
    return tree.right[token] - tree.left[token] < 2 and tree.pos[token] == "PUNCT"


def _reports_clause(tree: Tree, root: int) -> bool:
    """A finite clause; "told him to go" is an order, "finds Iraq a factor" a view."""
    infinitive = tree.tag[root] == "VB" and any(
        tree.tag[c] == "TO" for c in tree.children[root]
    )
    inverted = tree.head[root] > root and tree.word[tree.head[root] - 1] == ","
    return not infinitive and (inverted or not _is_small(tree, root))


def _is_small(tree: Tree, root: int) -> bool:
    """As in "finds Iraq a factor": a predication without a verb is no reported clause."""
    return tree.pos[root] in {"NOUN", "PROPN", "ADJ", "PRON"} and not any(
        tree.dep[c] in {"aux", "cop", "mark"} or tree.pos[c] == "AUX"
        for c in tree.children[root]
    )


def _is_aside(tree: Tree, verb: int) -> bool:
    """A parenthetical reporting verb; with an object it reports nothing but a deed."""
    if tree.dep[verb] not in {"parataxis", "intj"}:
        return False
    if tree.word[tree.left[verb] - 1] == ":" or tree.word[tree.left[verb]] == ":":
        return (
            False  # "put it bluntly: they had been told to go": what is put, no aside
        )
    return (
        tree.child(verb, "dobj") is None
        or tree.lemma[verb] in word_classes().addressing
    )


def _gap(tree: Tree, complement: int, verb: int) -> Ranges:
    """The noun of "a man she believes was the driver", "men who police say fired": what
    the clause is about.
    """
    if tree.dep[verb] != "relcl" or tree.head[verb] > verb:
        return ()
    own = tree.child(complement, "nsubj", "nsubjpass", "expl", "mark")
    if own is not None and not (own < verb and tree.tag[own] in {"WP", "WDT"}):
        return ()
    noun = tree.head[verb]
    return ((tree.left[noun], noun + 1),)


def _question(tree: Tree, root: int, verb: int) -> bool:
    """An embedded question; "described how they fled" reports that they fled."""
    first = tree.left[root]
    if first < verb:
        return False  # "men who he said had paid them": a relative clause
    spoken = {tree.word[first], tree.word[first - 1]} & MARKS
    if spoken and tree.lemma[verb] not in word_classes().asking:
        return False  # 'wrote: "When he is angry, he hits"', 'added, "Who did it?"'
    seems = tree.lemma[root] in word_classes().seeming
    cues = cue_book().verbs.get(tree.lemma[root], ())
    reports = bool(cues) and tree.child(root, "ccomp") is not None
    reports = reports or any(
        "cast" in cue.frames for cue in cues
    )  # "what it calls a lie"
    if (
        tree.word[first] == "what"
        and (seems or reports)
        and tree.lemma[verb] not in cue_book().searching
    ):
        return False  # "images show what appear to be graves": that much they show
    open_ = tree.word[verb] == "seen" and tree.lemma[tree.head[verb]] == "remain"
    told_how = tree.word[first] == "how" and not open_  # "remains to be seen how"
    if told_how and tree.lemma[verb] not in word_classes().asking:
        return False
    asks = tree.word[first] in WH and tree.tag[first] != "WDT"
    return asks and not _fronted(tree, first, root)


def _fronted(tree: Tree, first: int, root: int) -> bool:
    """As in "said if they came they would be shot": a clause of its own before the clause."""
    here = first
    while here != root and tree.head[here] != here:
        if tree.dep[here] == "advcl" and tree.child(root, "nsubj", "nsubjpass"):
            return True
        here = tree.head[here]
    return False


def _without(tree: Tree, root: int, verb: int) -> Ranges:
    """The subtree of `root`, less the reporting clause where it stands inside it."""
    first, end = tree.left[root], tree.right[root]
    if not first <= verb < end:
        return ((first, end),)
    left, right = tree.left[verb], tree.right[verb]
    left, right = max(left, first), min(right, end)
    if left <= first and right >= end:  # the verb heads the clause: keep what surrounds
        left, right = _core(tree, verb)
    return tuple(r for r in ((first, left), (right, end)) if r[1] > r[0])


def _core(tree: Tree, verb: int) -> tuple[int, int]:
    """A verb with its subject and auxiliaries."""
    own = [verb]
    for c in tree.children[verb]:
        if tree.dep[c] in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "dative"}:
            own.extend((tree.left[c], tree.right[c] - 1))
    return min(own), max(own) + 1


def _what(tree: Tree, verb: int) -> Content | None:
    """As in "What she told the court was that he fled": what it is that was said."""
    copula = tree.head[verb]
    said = tree.child(copula, "ccomp")
    what = tree.dep[verb] == "csubj" and tree.word[tree.left[verb]] == "what"
    if said is None or said < copula or tree.lemma[copula] != "be" or not what:
        return None
    ranges = ((tree.left[said], tree.right[said]),)
    return Content(ranges=ranges, roots=tuple(tops(tree, said)), frame="clause")


def as_put(tree: Tree, verb: int) -> Content | None:
    """As in "As the mayor put it, …", "as legend has it": the main clause is the content."""
    it = tree.child(verb, "dobj")
    put = it is not None and tree.word[it] == "it" and it == verb + 1
    return _host(tree, verb) if put and as_clause(tree, verb) else None


def _way(tree: Tree, verb: int) -> bool:
    """As in "The way she tells it, …", "To hear her tell it, …": the main clause is the
    content.
    """
    above, it = tree.head[verb], tree.child(verb, "dobj")
    told = it is not None and tree.word[it] == "it"
    way = tree.word[above] == "way" and tree.dep[above] == "npadvmod"
    heard = tree.word[above] == "hear" and tree.dep[above] == "advcl"
    return told and (way or (heard and tree.dep[verb] == "ccomp"))


def _host(tree: Tree, verb: int) -> Content | None:
    host = tree.head[verb]
    if tree.word[host] in {"way", "hear"}:
        verb, host = host, tree.head[host]
    if host == verb or tree.pos[host] == "PUNCT":
        return None
    condition = clause_before(tree, verb)
    if condition is not None:
        host = condition
    ruled_out = _not_as(tree, verb)
    if ruled_out is not None:  # "eleven, and not thirty-four as alleged"
        return Content(
            ranges=((ruled_out + 1, _before_comma(tree, tree.left[verb])),), roots=(verb,),
            frame="object",
        )  # fmt: skip
    return Content(
        ranges=_cut(tree, host, verb), roots=tuple(tops(tree, host)), frame="clause"
    )


def clause_before(tree: Tree, verb: int) -> int | None:
    """The condition that an as-clause stands behind: of "If they march, as their leaders
    have announced, many will flee" the leaders announce the march.
    """
    host, first = tree.head[verb], tree.left[verb]
    if tree.word[first] != "as" or tree.word[first - 1] != "," or host < verb:
        return None
    before = (c for c in tree.all(host, "advcl") if tree.right[c] in {first - 1, first})
    return next(
        (c for c in before if tree.child(c, "mark", "advmod") is not None), None
    )


def _before_comma(tree: Tree, end: int) -> int:
    return end - 1 if tree.word[end - 1] == "," else end


def _not_as(tree: Tree, verb: int) -> int | None:
    """The "not" before what is ruled out "as alleged", "as claimed by the army", or before
    a number "as the army claims".
    """
    first = tree.left[verb]
    bare = tree.child(verb, "nsubj", "nsubjpass") is None
    near = range(first - 2, max(first - 6, 0), -1)
    if tree.word[first] != "as":
        return None
    return next((i for i in near if tree.word[i] == "not"
                 and (bare or tree.tag[i + 1] == "CD")), None)  # fmt: skip


def _cut(tree: Tree, host: int, verb: int) -> Ranges:
    first, end = tree.left[host], tree.right[host]
    left, right = tree.left[verb], tree.right[verb]
    first = max(
        (i + 1 for i in range(first, left) if tree.word[i] in {":", ";"}), default=first
    )
    while left > first and tree.word[left - 1] in {",", "or"}:
        left -= 1
    while right < end and tree.word[right] == ",":
        right += 1
    return tuple(r for r in ((first, left), (right, end)) if r[1] > r[0])


def _inverted(tree: Tree, verb: int) -> Content | None:
    """As in "…, said the minister": the verb hangs off the clause as its conjunct or
    apposition, with its subject behind it.
    """
    host = tree.head[verb]
    subject = tree.child(verb, "nsubj")
    if host == verb or subject is None or subject < verb or host > verb:
        return None
    if tree.dep[verb] not in {"conj", "appos", "dep", "advcl", "ROOT"}:
        return None
    if tree.word[verb - 1] not in {",", "'", '"', "''"}:
        return None
    return Content(ranges=((tree.left[host], verb - 1),), roots=(host,), frame="clause")
