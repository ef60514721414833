"""Where a verb of saying keeps what is said: a clause, or the sentence around it."""

from __future__ import annotations

from tahqiq.extract.content import ADDRESSING, Content, Ranges, can_speak, tops
from tahqiq.extract.cues import cue_book
from tahqiq.extract.tree import Tree

WH = {"whether", "if", "why", "how", "who", "what", "when", "where", "which", "whom"}
COMMAS = {",", '"', "''", "”", "—", "–", "-"}
QUOTED = {'"', "''", "”", "’", "'"}
TURNING = {"but", "yet", "although", "though", "while", "whereas"}
ASKING = {"ask", "wonder", "know", "question", "inquire", "enquire", "query"}


def clause(tree: Tree, verb: int) -> Content | None:
    """A that-clause, a bare clause, or the host of a parenthetical verb."""
    complement = _complement(tree, verb)
    if complement is not None and _is_perceived(tree, complement):
        return None
    if (
        complement is not None
        and complement < verb
        and _has_object(tree, verb, tree.right[verb])
    ):
        return None  # two clauses joined by a comma
    if complement is not None and _reports_clause(tree, complement):
        further = _further(tree, verb, complement)
        ranges = _without(tree, complement, verb)
        return Content(
            ranges=(*ranges, *((tree.left[c], tree.right[c]) for c in further)),
            roots=tuple(r for c in (complement, *further) for r in tops(tree, c)),
            frame="clause",
            question=_question(tree, complement, verb),
        )
    if _is_aside(tree, verb) or _as_clause(tree, verb) or _way(tree, verb):
        return _host(tree, verb)
    return _inverted(tree, verb)


def parenthetical(tree: Tree, verb: int, first: int, end: int) -> Content | None:  # noqa: PLR0911 - one line a construction
    """As in "…, police said, …" and "…, police said." whatever the parser made of it.

    The reporting clause stands between commas and holds nothing but its subject, the
    verb and adverbials; the rest of the sentence is what was said.
    """
    subject = tree.child(verb, "nsubj")
    if subject is None:
        return None
    left = min(tree.left[subject], verb) if subject < verb else verb
    right = _reporting_end(tree, verb, max(tree.right[subject], verb + 1), end)
    if right is None or left - 1 <= first or tree.word[left - 1] not in COMMAS:
        return None
    first = _after_another(tree, first, left - 1)
    before = range(first, left - 1)
    if any(_reports(tree, i) for i in before):
        return None  # "X says A, although B, its director admits": only B is his
    if tree.word[left - 1] == "," and not any(
        tree.pos[i] in {"VERB", "AUX"} for i in before
    ):
        return None
    ended = tree.word[left - 2] in {".", "!", "?"} and tree.word[left - 1] != "''"
    if ended and (tree.word[left - 1] != '"' or not _closes(tree, left - 1, first)):
        return None
    if any(tree.word[i] in {"(", ";"} for i in range(max(first, left - 2), left)):
        return None
    turns = _turns(tree, left, right, end)
    after = end if turns else right + 1  # "…, the army claimed, but villagers …"
    ranges = tuple(r for r in ((first, left - 1), (after, end)) if r[1] - r[0] > 1)
    if not ranges:
        return None
    roots = tuple(
        i for a, b in ranges for i in range(a, b)
        if tree.pos[i] in {"VERB", "AUX"} and not a <= tree.head[i] < b
    ) or (ranges[0][0],)  # fmt: skip
    return Content(ranges=ranges, roots=roots, frame="clause")


def _after_another(tree: Tree, first: int, end: int) -> int:
    """Past the semicolon, where what stands before it is another's: "According to X, A;
    B, she added, C".
    """
    stops = [i for i in range(first, end) if tree.word[i] == ";"]
    named = stops and tuple(tree.word[first : first + 2]) == ("according", "to")
    return stops[-1] + 1 if named else first


def _turns(tree: Tree, left: int, right: int, end: int) -> bool:
    """Whether what follows the reporting clause is none of the speaker's words: "…, the
    army claimed, but villagers …"; '"…," she said, without elaborating'.
    """
    if right + 1 < end and tree.word[right + 1] in TURNING:
        return True
    again = any(tree.word[i] in QUOTED for i in range(right, end - 1))
    return tree.word[left - 1] in QUOTED and not again


def _has_object(tree: Tree, verb: int, end: int) -> bool:
    """As in "…, the court finds the law void, …": the verb says something itself. Whom
    one tells is no such object, what one tells is.
    """
    told = tree.lemma[verb] in ADDRESSING
    return any(
        verb < c < end
        and tree.dep[c] in {"dobj", "ccomp", "attr", "oprd"}
        and not (told and can_speak(tree, c))
        for c in tree.children[verb]
    )


def _reports(tree: Tree, i: int) -> bool:
    """A main verb of saying with a clause of its own."""
    return (
        tree.head[i] == i
        and tree.lemma[i] in cue_book().verbs
        and any(tree.dep[c] == "ccomp" and c > i for c in tree.children[i])
    )


def _closes(tree: Tree, mark: int, first: int) -> bool:
    """Whether a straight quotation mark closes one opened in the same sentence."""
    return sum(tree.word[i] == '"' for i in range(first, mark)) % 2 == 1


def _reporting_end(tree: Tree, verb: int, start: int, end: int) -> int | None:
    """Index of the comma or full stop that closes a reporting clause, or None where
    the clause goes on to its own content.
    """
    if _has_object(tree, verb, min(end, verb + 14)):
        return None
    for i in range(max(start, verb + 1), min(end, verb + 14)):
        if tree.word[i] in {",", ".", "!", "?"}:
            return i
        if tree.pos[i] in {"VERB", "AUX", "SCONJ", "PUNCT"} and tree.dep[i] != "amod":
            return None
    return end if verb + 14 >= end else None


def _complement(tree: Tree, verb: int) -> int | None:
    found = [c for c in tree.children[verb] if tree.dep[c] == "ccomp"]
    found = [c for c in found if not _is_cue_shell(tree, c)]
    after = [c for c in found if c > verb]
    if not found:
        return _addressed(tree, verb)
    return next(iter(after or found), None)


def _is_perceived(tree: Tree, complement: int) -> bool:
    """As in "heard an officer shout": perceived, not told."""
    helped = tree.child(complement, "aux", "auxpass", "mark") is not None
    return (
        tree.tag[complement] == "VB"
        and not helped
        and (tree.child(complement, "nsubj") is not None)
    )


def _further(tree: Tree, verb: int, first: int) -> list[int]:
    """As in "says that A, that B, and that C": each later that-clause of the verb."""
    return [
        c for c in tree.children[verb]
        if c > first > verb and tree.dep[c] in {"ccomp", "conj"}
        and tree.word[tree.left[c]] == "that"
    ]  # fmt: skip


def _addressed(tree: Tree, verb: int) -> int | None:
    """As in "told two of the families that …", where the parser hung the clause on the
    person told.
    """
    told = tree.lemma[verb] in ADDRESSING
    to = next(
        (c for c in tree.children[verb] if tree.word[c] == "to" and c > verb), None
    )
    if not told and to is None:
        return None
    start = verb + 1 if told or to is None else to
    for c in range(start, tree.right[verb]):
        if tree.left[c] <= verb:
            continue
        if told and (_over_a_relative(tree, c) or _under_a_noun(tree, c)):
            return c
        if tree.dep[c] not in {"relcl", "acl"}:
            continue
        if _that_clause(tree, c) or (told and _whole(tree, c)):
            return c
    return None


def _under_a_noun(tree: Tree, c: int) -> bool:
    """As in "informed them by note of 3 May that …", hung on the note."""
    inner = tree.head[c]
    introduced = tree.word[tree.left[c]] == "that" and tree.dep[tree.left[c]] == "mark"
    return tree.dep[c] == "ccomp" and introduced and tree.pos[inner] == "NOUN"


def _over_a_relative(tree: Tree, c: int) -> bool:
    """As in "told the man who beat her that she would sue": beating tells nothing."""
    inner = tree.head[c]
    return (
        tree.dep[c] == "ccomp"
        and tree.word[tree.left[c]] == "that"
        and tree.dep[inner] == "relcl"
        and tree.lemma[inner] not in cue_book().verbs
    )


def _that_clause(tree: Tree, root: int) -> bool:
    """A clause behind a "that" which is not its subject and, unless a person told it, not
    its object.
    """
    first = tree.left[root]
    if tree.word[first] != "that" or tree.dep[first] in {"nsubj", "nsubjpass"}:
        return False
    return tree.dep[first] != "dobj" or _told_by(tree, tree.head[root])


def _whole(tree: Tree, root: int) -> bool:
    """A clause that opens with its own subject and lacks nothing: "told a friend he was
    being followed", not "told a friend he trusted".
    """
    subject = tree.child(root, "nsubj", "nsubjpass")
    if subject is None or tree.left[subject] != tree.left[root]:
        return False
    if tree.tag[subject].startswith("W"):
        return False
    return tree.child(root, "auxpass", "dobj", "acomp", "attr", "ccomp") is not None


def _told_by(tree: Tree, noun: int) -> bool:
    """As in "was told by a clerk that her name stood there": of persons one says "who"."""
    return tree.dep[tree.head[noun]] == "agent" and can_speak(tree, noun)


def _is_cue_shell(tree: Tree, token: int) -> bool:
    return tree.right[token] - tree.left[token] < 2 and tree.pos[token] == "PUNCT"


def _reports_clause(tree: Tree, root: int) -> bool:
    """A finite clause; "told him to go" is an order, "finds Iraq a factor" a view."""
    infinitive = tree.tag[root] == "VB" and any(
        tree.tag[c] == "TO" for c in tree.children[root]
    )
    return not infinitive and not _is_small(tree, root)


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
    return tree.child(verb, "dobj") is None or tree.lemma[verb] in ADDRESSING


def _question(tree: Tree, root: int, verb: int) -> bool:
    """An embedded question; "described how they fled" reports that they fled."""
    first = tree.left[root]
    if first < verb:
        return False  # "men who he said had paid them": a relative clause
    if tree.word[first] == "how" and tree.lemma[verb] not in ASKING:
        return False
    return tree.word[first] in WH and tree.tag[first] != "WDT"


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


def _as_clause(tree: Tree, verb: int) -> bool:
    """As in "As the ministry announced, …": the main clause is the content."""
    if tree.dep[verb] != "advcl":
        return False
    first = tree.left[verb]
    held = tree.child(verb, "dobj", "ccomp", "xcomp")
    idiom = held is not None and tree.word[held] == "it"  # "as police tell it"
    return tree.word[first] == "as" and (held is None or idiom)


def _way(tree: Tree, verb: int) -> bool:
    """As in "The way she tells it, …": the main clause is the content."""
    noun, it = tree.head[verb], tree.child(verb, "dobj")
    told = it is not None and tree.word[it] == "it"
    return told and tree.word[noun] == "way" and tree.dep[noun] == "npadvmod"


def _host(tree: Tree, verb: int) -> Content | None:
    host = tree.head[verb]
    if tree.word[host] == "way":
        verb, host = host, tree.head[host]
    if host == verb or tree.pos[host] == "PUNCT":
        return None
    return Content(
        ranges=_cut(tree, host, verb), roots=tuple(tops(tree, host)), frame="clause"
    )


def _cut(tree: Tree, host: int, verb: int) -> Ranges:
    first, end = tree.left[host], tree.right[host]
    left, right = tree.left[verb], tree.right[verb]
    first = max(
        (i + 1 for i in range(first, left) if tree.word[i] in {":", ";"}), default=first
    )
    while left > first and tree.word[left - 1] == ",":
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
