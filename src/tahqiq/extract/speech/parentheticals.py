"""A reporting clause put into or behind what it reports: "The mill, he said, was empty"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content, can_speak
from tahqiq.extract.parsing.tree import Tree

COMMAS = {",", '"', "''", "”", "—", "–", "-"}
QUOTED = {'"', "''", "”", "’", "'"}
TURNING = {"but", "yet", "although", "though", "while", "whereas"}
NAMING = {"NN", "NNS", "NNP", "NNPS", "PRP"}  # "Soldiers, residents say, came at dawn"
REMAINING = {"none", "neither", "both", "some", "most", "others", "one", "two", "three"}
LONGEST = 24  # tokens of a reporting clause
RELATIVES = {"who", "which", "whose", "whom", "where"}


def parenthetical(tree: Tree, verb: int, first: int, end: int) -> Content | None:
    """As in "…, police said, …" and "…, police said." whatever the parser made of it.

    The reporting clause stands between commas and holds nothing but its subject, the
    verb and adverbials; the rest of the sentence is what was said.
    """
    subjects = tree.all(verb, "nsubj")
    so = tree.word[verb + 1 : verb + 2] == ["so"]  # "he should say so"
    if not subjects or so or tree.tag[subjects[-1]] in {"WP", "WDT"}:
        return (
            None  # ", who told it to a priest,", ", which has not commented,": no aside
        )
    subject = next((c for c in reversed(subjects) if c < verb), subjects[0])
    left = min(tree.left[subject], verb) if subject < verb else verb
    if tree.tag[left - 1] == "``" and tree.child(verb, "neg") is not None:
        return None  # 'laughed and said, "I don't believe in ghosts"'
    right = _reporting_end(tree, verb, max(tree.right[subject], verb + 1), end)
    if right is None or left - 1 <= first or tree.word[left - 1] not in COMMAS:
        return None
    only = _view_before(tree, left - 1, right)
    if only is not None:
        return Content(ranges=((only, left - 1),), roots=(left - 2,), frame="clause")
    return _around(tree, verb, (first, end), (left, right))


def _around(
    tree: Tree, verb: int, bounds: tuple[int, int], clause: tuple[int, int]
) -> Content | None:
    """What stands around a reporting clause in its sentence, as far as it is said by it."""
    (first, end), (left, right) = bounds, clause
    first = _after_another(tree, first, left - 1)
    first = _after_account(tree, first, left - 1)
    first = _after_joint(tree, first, left - 1, right)
    first, end = _relative_around(tree, first, left - 1, right, end)
    bracket = _bracket(tree, first, left)
    first = first if bracket is None else bracket + 1
    before = range(first, left - 1)
    if _opened_by(tree, verb, before) or any(_reports(tree, i) for i in before):
        return None  # "X says A, although B, its director admits": only B is his
    inset = bracket is not None or tree.word[first] in RELATIVES
    if tree.word[left - 1] == "," and not inset and not _says_before(
        tree, before, right, end
    ):  # fmt: skip
        return None
    ended = tree.word[left - 2] in {".", "!", "?"} and tree.word[left - 1] != "''"
    if ended and (tree.word[left - 1] != '"' or not _closes(tree, left - 1, first)):
        return None
    if any(tree.word[i] in {"(", ";"} for i in range(max(first, left - 2), left)):
        return None
    stop = ";" if bracket is None else ")"
    end = next((i for i in range(right, end) if tree.word[i] == stop), end)
    turns = _turns(tree, left, right, end) or _does_more(tree, verb, right, end)
    after = end if turns else right + 1  # "…, the army claimed, but villagers …"
    ranges = tuple(
        (a, b) for a, b in ((first, left - 1), (after, end))
        if b - a > 1 or (b - a == 1 and tree.tag[a] in NAMING)
    )  # fmt: skip
    if not ranges:
        return None
    roots = tuple(
        i for a, b in ranges for i in range(a, b)
        if tree.pos[i] in {"VERB", "AUX"}
        and (tree.head[i] == i or not a <= tree.head[i] < b)
    ) or (ranges[0][0],)  # fmt: skip
    return Content(ranges=ranges, roots=roots, frame="clause")


def _says_before(tree: Tree, before: range, right: int, end: int) -> bool:
    """Whether what stands before a reporting clause is said by it: a clause, or "The
    second time, he recalled, he was beaten".
    """
    if any(tree.pos[i] in {"VERB", "AUX"} for i in before):
        return True
    if right + 2 >= end or tree.word[right] != "," or tree.word[right + 1] in QUOTED:
        return False
    told = any(tree.lemma[i] in cue_book().media for i in before)
    after = any(tree.pos[i] in {"VERB", "AUX"} for i in range(right + 1, end))
    return after and not told


def _view_before(tree: Tree, comma: int, right: int) -> int | None:
    """As in "lifted into a truck, conscious, he thought, but bleeding": where a bare view
    stands between commas before a turn, that much he thought.
    """
    start = comma
    while start > 0 and tree.pos[start - 1] in {"ADJ", "ADV"}:
        start -= 1
    parted = start < comma and tree.word[start - 1] == "," and tree.tag[comma] == ","
    return start if parted and tree.word[right + 1 : right + 2] == ["but"] else None


def _bracket(tree: Tree, first: int, left: int) -> int | None:
    """The bracket opened before a token of its sentence and not closed: who speaks inside
    it says no more than stands there.
    """
    for i in range(left - 1, first - 1, -1):
        if tree.word[i] == ")":
            return None
        if tree.word[i] == "(":
            return i
    return None


def _relative_around(
    tree: Tree, first: int, comma: int, right: int, end: int
) -> tuple[int, int]:
    """The relative clause a reporting clause is put into: of "…, whose men, survivors say,
    fired" the survivors say no more than that. Else the bounds as they are.
    """
    start = next(
        (i + 1 for i in range(comma - 1, first, -1) if tree.word[i] == ","), first
    )
    that = tree.word[comma - 1] == "that" and tree.pos[comma - 2] == "NOUN"
    that = that and tree.pos[right + 1 : right + 2] in (["AUX"], ["VERB"])
    if (tree.tag[comma - 1] == "WDT" or that) and comma - 1 > first:
        start = comma - 1  # "a video that, it says, shows"
    words = {tree.word[start], tree.word[start + 1]}
    opens = start > first and (that or words & RELATIVES or tree.tag[start] == "WDT")
    if not opens or right + 1 >= end or tree.tag[start][0] not in "WI":
        return first, end
    close = next((i for i in range(right + 1, end) if tree.word[i] == ","), end)
    return start, close


def _after_joint(tree: Tree, first: int, comma: int, right: int) -> int:
    """As in "Nobody was charged, and the file, lawyers say, has gone": what is put between
    the subject and the verb of a second clause tells who says that one.
    """
    joint = next((i for i in range(comma - 1, first, -1) if tree.word[i] in {"and", "but"}
                  and tree.word[i - 1] == ","), None)  # fmt: skip
    if joint is None or right + 1 >= len(tree.word):
        return first
    opened = any(tree.pos[i] in {"VERB", "AUX"} for i in range(joint, comma))
    told = any(tree.pos[i] in {"VERB", "AUX"} for i in range(first, joint))
    goes_on = tree.pos[right + 1] in {"VERB", "AUX", "ADV"}
    return joint + 1 if told and goes_on and not opened else first


def _after_another(tree: Tree, first: int, end: int) -> int:
    """Past the semicolon, where what stands before it is another's: "According to X, A;
    B, she added, C".
    """
    stops = [i for i in range(first, end) if tree.word[i] == ";"]
    named = stops and tuple(tree.word[first : first + 2]) == ("according", "to")
    return stops[-1] + 1 if named else first


def _after_account(tree: Tree, first: int, end: int) -> int:
    """Past the colon of "The girls gave another account: nobody fired, they said"."""
    told = cue_book().accounts | {"story"}
    return next((i + 1 for i in range(end - 1, first, -1) if tree.word[i] == ":"
                 and tree.lemma[i - 1] in told), first)  # fmt: skip


def _turns(tree: Tree, left: int, right: int, end: int) -> bool:
    """Whether what follows the reporting clause is none of the speaker's words: "…, the
    army claimed, but villagers …"; '"…," she said, without elaborating'.
    """
    if right + 1 < end and tree.word[right + 1] in TURNING:
        told = _restricts(tree, right + 1, end) or _takes_up(tree, left, right + 1, end)
        return not told
    if _is_another(tree, right + 1, end):
        return True
    again = any(tree.word[i] in QUOTED for i in range(right, end - 1))
    return tree.word[left - 1] in QUOTED and not again


def _does_more(tree: Tree, verb: int, right: int, end: int) -> bool:
    """As in "…, the governor said, and called for calm": what whoever speaks does next is
    none of what was said.
    """
    joint = tree.word[right + 1 : right + 2] in (["and"], ["but"])
    return joint and any(
        right + 1 < c < end and tree.child(c, "nsubj", "nsubjpass", "expl") is None
        and tree.word[c] in word_classes().urging_forms
        for c in tree.all(verb, "conj")
    )  # fmt: skip


def _restricts(tree: Tree, but: int, end: int) -> bool:
    """As in "She will leave, she says, but not before May", "…, but only if they are paid":
    no clause follows that somebody else could tell.
    """
    near = tree.word[but + 1 : but + 2] in (["not"], ["only"]) and but + 2 < end
    return near and tree.pos[but + 2] in {"ADP", "SCONJ"}


def _takes_up(tree: Tree, left: int, but: int, end: int) -> bool:
    """As in "They asked for guards, she said, but none was sent", "The men fled, police
    said, but left a car": the clause goes on about those of whom the speaker told.
    """
    if tree.word[but] != "but" or tree.word[left - 1] in QUOTED:
        return False
    verb = next((i for i in range(but + 1, end) if tree.pos[i] in {"VERB", "AUX"}
                 and tree.tag[i] != "VBG" and tree.head[i] < left), None)  # fmt: skip
    if verb is None or tree.lemma[verb] in cue_book().verbs.keys() | {"decline"}:
        return False
    who = tree.child(verb, "nsubj", "nsubjpass", "expl")
    if who is None:
        return tree.dep[verb] == "conj"
    return tree.word[who] in REMAINING and tree.child(who, "prep") is None


def _is_another(tree: Tree, joint: int, end: int) -> bool:
    """As in "…, police said, and his guard said two men fled": behind "and" somebody else
    speaks for himself.
    """
    if joint + 2 >= end or tree.word[joint] != "and":
        return False
    for i in range(joint + 2, end):
        own = tree.child(i, "nsubj")
        if own is None or tree.left[own] != joint + 1 or tree.pos[own] == "PRON":
            continue
        if tree.lemma[i] in cue_book().shows and not can_speak(tree, own):
            return False  # "…, she said, and the craters suggested that …"
        said = tree.child(i, "ccomp")
        cues = cue_book().verbs.get(tree.lemma[i], ())
        told = any("clause" in cue.frames for cue in cues)
        return told and said is not None and said > i
    return False


def has_object(tree: Tree, verb: int, end: int) -> bool:
    """As in "…, the court finds the law void, …": the verb says something itself. Whom
    one tells is no such object, what one tells is.
    """
    told = tree.lemma[verb] in word_classes().addressing
    return any(
        verb < c < end
        and tree.dep[c] in {"dobj", "ccomp", "attr", "oprd"}
        and tree.word[tree.left[c] - 1] != ":"  # "…, he said: two of fever"
        and not (told and (can_speak(tree, c) or _is_audience(tree, c)))
        for c in tree.children[verb]
    )


def _is_audience(tree: Tree, noun: int) -> bool:
    """As in "she told a party meeting": whom one tells, not what one tells."""
    return tree.dep[noun] == "dobj" and tree.lemma[noun] not in cue_book().nouns


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
    reach = verb + LONGEST
    for i in range(max(start, verb + 1), min(end, reach)):
        if tree.word[i] in {",", ".", "!", "?", ";", ")"}:
            return None if has_object(tree, verb, i) else i
        clausal = tree.pos[i] in {"VERB", "AUX", "SCONJ", "PUNCT"}
        if clausal and tree.dep[i] != "amod" and not _beside(tree, verb, i):
            return None
    if has_object(tree, verb, min(end, reach)):
        return None
    return end if reach >= end else None


def _beside(tree: Tree, verb: int, i: int) -> bool:
    """Whether a token stands in an adverbial of the verb that began before it: "heard on
    Monday at the start of a hearing on whether he should go".
    """
    beside = (c for c in tree.all(verb, "prep") if tree.child(c, "pcomp") is None)
    return any(verb < c < i < tree.right[c] for c in beside)


def _opened_by(tree: Tree, verb: int, before: range) -> bool:
    """As in "Speaking behind a screen, she said, …", "Since the war began, she has replied":
    how or when she spoke, not what she said.
    """
    return any(
        c in before
        and tree.dep[c] == "advcl"
        and (_is_bare(tree, c) or _dates(tree, c))
        for c in tree.children[verb]
    )


def _is_bare(tree: Tree, c: int) -> bool:
    return (
        tree.tag[c] in {"VBG", "VBN"}
        and tree.child(c, "mark", "nsubj", "aux", "auxpass") is None
    )


def _dates(tree: Tree, c: int) -> bool:
    """As in "Since the war began, …": the clause that opens a sentence says since when."""
    return tree.word[tree.left[c]] in {"since", "once", "until"}
