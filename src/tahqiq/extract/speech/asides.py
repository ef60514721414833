"""Speakers set beside what they say: behind a colon, in an aside, by "says so"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges, can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import (
    SPEECH,
    Attribution,
    speaker_of,
    trim,
    verb_cues,
)
from tahqiq.extract.speech.sources import owner_of, source_at

SAID = Cue(act="say", frames=frozenset({"clause", "quote"}))
BACK = "back"  # the frame of words that stand before their speaker's sentence
LONGEST = 9  # tokens of a speaker before a colon
EDGES = {",", "—", "–", "-", "(", ")"}
ENDS = {".", "!", "?", ";", ","}
VERBAL = {"VERB", "AUX"}
ACTS = {"say", "believe", "suspect", "accuse", "write", "testify", "disclose"}


def by_colon(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "The driver: there were six of them": a speaker, then his words."""
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[i]]
    before = range(first, i) if tree.word[i] == ":" else range(0)
    if any(tree.pos[t] in VERBAL for t in before):
        yield from _plain_spoken(parsed, named, before, end)
        return
    if not 0 < len(before) <= LONGEST:
        return
    quoted = _quoted_from(tree, before)
    head = _named_before(parsed, named, before) if quoted is None else quoted
    says = any(tree.pos[t] in VERBAL for t in range(i + 1, end))
    if head is None or not says:
        return
    source = source_at(parsed, named, head)
    if source is not None and (source.kind != "document" or quoted is not None):
        yield Attribution(
            verb=first, cue=None, spec=SAID,
            source=replace(source, first=min(source.first, head), end=min(source.end, i)),
            content=trim(tree, ((i + 1, end),), None), roots=_tops(tree, i + 1, end),
            frame="label",
        )  # fmt: skip


def _quoted_from(tree: Tree, before: range) -> int | None:
    """The "report" of 'From the report: "They were beaten."': what is quoted from."""
    first, mark = before.start, min(before.stop + 1, len(tree.word) - 1)
    quoted = tree.word[first] == "from" and tree.tag[mark] == "``"
    return tree.child(first, "pobj") if quoted else None


def _gives_account(tree: Tree, verb: int, noun: int) -> bool:
    """As in "gave near-identical accounts of the raid: …", "gave one reason: …"."""
    words = cue_book().accounts | word_classes().reasons
    return tree.lemma[noun] in words and tree.lemma[verb] in word_classes().voicing


def _plain_spoken(
    parsed: Parsed, named: Named, before: range, end: int
) -> Iterator[Attribution]:
    """As in "Her uncle was blunt: they shot him", "The general has no doubts: …"."""
    tree, last = parsed.tree, before.stop
    root = next((t for t in before if tree.pos[t] in VERBAL
                 and (tree.head[t] == t or tree.head[t] not in before)), last)  # fmt: skip
    who = tree.child(root, "nsubj")
    view = tree.child(root, "acomp", "attr", "dobj") or _in_no_doubt(tree, root)
    view = root if view is None and _goes_on_to_say(tree, root) else view
    if who is None or view is None or not any(
        tree.pos[t] in VERBAL for t in range(last + 1, end)
    ):  # fmt: skip
        return
    says = not can_speak(tree, view) and _says(tree, root)
    said = tree.dep[view] == "dobj" and (says or _gives_account(tree, root, view))
    blunt = bool({tree.word[view], tree.lemma[view]} & cue_book().outspoken)
    said = said or _answers(parsed, root, view, last, end)
    plain = said or ((blunt or _goes_on_to_say(tree, root)) and can_speak(tree, who))
    owner = (
        owner_of(parsed, named, who) if tree.lemma[who] in cue_book().nouns else None
    )
    if not plain and (owner is None or tree.lemma[root] != "be"):
        return
    if plain and _says_so_himself(tree, last + 1, end):
        return
    source = source_at(parsed, named, who if owner is None else owner)
    if source is not None:
        yield Attribution(
            verb=root if tree.dep[view] == "pobj" else view, cue=(root, last),
            spec=SAID, source=source,
            content=trim(tree, ((last + 1, end),), None),
            roots=_tops(tree, last + 1, end), frame="clause",
        )  # fmt: skip


def _answers(parsed: Parsed, root: int, view: int, colon: int, end: int) -> bool:
    """As in "The company denied the charge: No guard had fired.": with a capital and a "no"
    behind the colon, the denial in its own words.
    """
    tree = parsed.tree
    denies = any(cue.act == "deny" for cue in verb_cues(tree, root)[0])
    charge = tree.lemma[view] in cue_book().nouns or tree.word[view] in {"it", "this"}
    capital = parsed.text[parsed.starts[colon + 1]].isupper()
    nays = {"no", "not", "n't", "never", "none", "nobody", "neither", "nothing"}
    return denies and charge and capital and bool(nays & {*tree.word[colon:end]})


def _says_so_himself(tree: Tree, first: int, end: int) -> bool:
    """As in "gave another account: nobody fired, they said, and …": the pronoun that comes
    back names the speaker where he speaks.
    """
    return any(
        tree.tag[i] == "PRP" and tree.word[i - 1] == "," and tree.head[i] == i + 1
        and verb_cues(tree, i + 1)[0] and tree.word[i + 2] in {",", "."}
        for i in range(first + 1, end - 2)
    )  # fmt: skip


def _in_no_doubt(tree: Tree, root: int) -> int | None:
    """The "doubt" of "Her brother is in no doubt: the police did it"."""
    links = (c for c in tree.all(root, "prep") if tree.word[c] in {"in", "of"})
    return next((tree.child(c, "pobj") for c in links), None)


def _goes_on_to_say(tree: Tree, root: int) -> bool:
    """As in "put it more bluntly: …", "summed it up: …", "went further: …", "had this to
    say: …": an idiom that announces words.
    """
    announcing = cue_book().announcing.get(tree.lemma[root], frozenset())
    return any(tree.word[c] in announcing for c in tree.children[root])


def _says(tree: Tree, root: int) -> bool:
    """As in "All of them said the same thing: …"."""
    cues = verb_cues(tree, root)[0]
    clause = tree.child(root, "ccomp")
    spoken = any(
        c.act in {"say", "testify", "write"} and SPEECH & c.frames for c in cues
    )
    return spoken and (clause is None or clause > root)


def by_hearsay(tree: Tree, i: int) -> Iterator[Attribution]:
    """As in "Word in the market is that the colonel fled": nobody's word and everybody's."""
    book = cue_book()
    if tree.lemma[i] not in book.hearsay - set(book.nouns) or tree.dep[i] != "nsubj":
        return
    copula = tree.head[i]
    said = tree.child(copula, "ccomp")
    if tree.lemma[copula] == "be" and said is not None and said > copula:
        yield Attribution(
            verb=i, cue=(i, i + 1), spec=Cue(act="say", certainty="alleged"),
            source=None, content=trim(tree, ((tree.left[said], tree.right[said]),), None),
            roots=(said,), frame="clause",
        )  # fmt: skip


def by_believed(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "If the prosecutor is to be believed, Vesk paid": he says that Vesk paid."""
    tree = parsed.tree
    who, mark = tree.child(i, "nsubjpass"), tree.child(i, "mark")
    to = any(tree.tag[c] == "TO" for c in tree.children[i])
    if tree.lemma[i] != "believe" or tree.child(i, "auxpass") is None or not to:
        return None  # "if the men are believed to be armed"
    top = i if tree.dep[i] == "advcl" else tree.head[i]  # "is to be believed"
    who = tree.child(top, "nsubj", "nsubjpass") if who is None else who
    mark = tree.child(top, "mark") if mark is None else mark
    if who is None or mark is None or tree.word[mark] != "if":
        return None
    host, source = tree.head[top], source_at(parsed, named, who)
    left, right = tree.left[top], tree.right[top]
    first, end = tree.left[host], tree.right[host]
    if source is None or host == top or tree.dep[top] != "advcl":
        return None
    ranges = tuple(r for r in ((first, left), (right, end)) if r[1] - r[0] > 1)
    return Attribution(
        verb=top, cue=(left, right), spec=SAID, source=source, frame="clause",
        content=trim(tree, ranges, None), roots=(host,),
    )  # fmt: skip


def _named_before(parsed: Parsed, named: Named, before: range) -> int | None:
    """The head of the words before a colon, where it is somebody who may speak."""
    tree = parsed.tree
    nouns = [t for t in before if tree.pos[t] in {"NOUN", "PROPN"}]
    outer = (t for t in nouns if tree.head[t] == t or tree.head[t] not in nouns)
    head = next(outer, None)
    if head is None or any(tree.pos[t] == "ADP" for t in range(before.start, head)):
        return None
    if tree.pos[head] == "NOUN":
        known = tree.lemma[head] in cue_book().persons
        return head if known and tree.child(head, "det", "poss") is not None else None
    if tree.word[head] in cue_book().nouns.keys() | cue_book().media:
        return None  # "Verdict: misleading"
    return head if named.type_at(head) == "PERSON" else None


def _tops(tree: Tree, first: int, end: int) -> tuple[int, ...]:
    found = tuple(
        t for t in range(first, end)
        if tree.pos[t] in VERBAL and not first <= tree.head[t] < end
    )  # fmt: skip
    return found or (first,)


def by_aside(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "The guards, she is convinced, had orders": an adjective of certainty."""
    tree, cue = parsed.tree, cue_book().adjectives.get(parsed.tree.word[i])
    passive = tree.child(i, "auxpass")
    copula = tree.head[i] if passive is None else passive
    who = tree.child(copula if passive is None else i, "nsubj", "nsubjpass")
    if cue is None or tree.pos[copula] != "AUX" or who is None or who > copula:
        return
    first, end = parsed.bounds[parsed.sentence_of[i]]
    left, right = tree.left[who], i + 1
    if left - 1 <= first or tree.word[left - 1] not in EDGES or right >= end:
        return
    if tree.word[right] not in EDGES | ENDS:
        return
    ranges: Ranges = ((first, left - 1), (right + 1, end))
    ranges = tuple(r for r in ranges if r[1] - r[0] > 1)
    roots = tuple(t for r in ranges for t in _tops(tree, *r))
    if any(tree.pos[t] in VERBAL for t in roots):
        yield Attribution(
            verb=i, cue=(copula, i + 1), spec=cue, source=source_at(parsed, named, who),
            content=trim(tree, ranges, None), roots=roots, frame="clause",
            cut=(left, right),
        )  # fmt: skip


def by_so(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "The mayor says so", "Investigators think as much": what was said before."""
    tree, index = parsed.tree, parsed.sentence_of[i]
    so = _pointer(tree, i, parsed.bounds[index][1])
    cues = (c for c in verb_cues(tree, i)[0] if c.act in ACTS)
    cue = next((c for c in cues if "clause" in c.frames), None)
    if so is None or cue is None or index == 0:
        return None
    if any(tree.tag[c] == "MD" for c in tree.children[i]):
        return None  # "he should say so": he has not
    while index > 1 and _repeats(tree, parsed.bounds[index - 1]):
        index -= 1  # "The police say so. The mayor says so."
    before = parsed.bounds[index - 1]
    source, _ = speaker_of(parsed, named, i)
    between = parsed.text[parsed.starts[before[1] - 1] : parsed.starts[i]]
    if source is None or "\n" in between:
        return None
    asked = tree.word[before[1] - 1] == "?"
    root = next((t for t in range(*before) if tree.head[t] == t), before[0])
    said = _reported(tree, root)
    span = before if said is None else (tree.left[said], tree.right[said])
    return Attribution(
        verb=i, cue=(i, so + 1), spec=cue, source=source,
        content=trim(tree, (span,), None), frame=BACK,
        roots=(so if asked else root if said is None else said,),
    )  # fmt: skip


def _repeats(tree: Tree, sentence: tuple[int, int]) -> bool:
    root = next((t for t in range(*sentence) if tree.head[t] == t), sentence[0])
    return _pointer(tree, root, sentence[1]) is not None


def _pointer(tree: Tree, verb: int, end: int) -> int | None:
    """The "so" or "as much" right behind a verb that ends its clause."""
    for words in (("so",), ("as", "much"), ("the", "same")):
        last = verb + len(words)
        if tuple(tree.word[verb + 1 : last + 1]) == words and (
            last + 1 >= end or tree.word[last + 1] in ENDS | {"and", "but", "too"}
        ):
            return last
    return None


def _reported(tree: Tree, root: int) -> int | None:
    """The clause a sentence reports: what "so" takes up of "We were told that …"."""
    clauses = [
        c for c in tree.children[root]
        if tree.dep[c] == "ccomp" and c > root and tree.lemma[root] in cue_book().verbs
    ]  # fmt: skip
    conjoined = (k for k in tree.conjuncts(root) if k != root)
    deeper = next((_reported(tree, k) for k in conjoined), None)
    return clauses[0] if clauses else deeper


def by_answer(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "…, came the witness's answer": a quotation that comes from somebody."""
    tree = parsed.tree
    noun = tree.child(i, "nsubj")
    if tree.lemma[i] != "come" or noun is None or noun < i:
        return None
    cue = cue_book().nouns.get(tree.lemma[noun])
    first, end = parsed.bounds[parsed.sentence_of[i]]
    if cue is None or i - 1 <= first or tree.word[i - 1] not in {",", '"', "”"}:
        return None
    whose = _sender(tree, i, noun)
    right = max(tree.right[noun], whose + 1 if whose is not None else 0)
    ranges = tuple(r for r in ((first, i - 1), (right + 1, end)) if r[1] - r[0] > 1)
    return Attribution(
        verb=i, cue=(i, noun + 1), spec=cue, frame="clause", cut=(i, right),
        source=None if whose is None else source_at(parsed, named, whose),
        content=trim(tree, ranges, None),
        roots=tuple(t for r in ranges for t in _tops(tree, *r)),
    )  # fmt: skip


def _sender(tree: Tree, come: int, noun: int) -> int | None:
    """Who an answer comes from: "the witness's answer", "came the reply from Paris"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for c in (*tree.children[come], *tree.children[noun]):
        if tree.word[c] in {"from", "of"}:
            return tree.child(c, "pobj")
    return None
