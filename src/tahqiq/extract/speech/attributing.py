"""Who says what: every attribution of a document, with source, cue and content.

Attributions are found one cue at a time and know nothing of each other; `nesting` puts
those inside one another that stand inside one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content, Ranges, before_aside, less
from tahqiq.extract.parsing.operators import it_emerged
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.answers_given import by_reply
from tahqiq.extract.speech.artifacts import held_in, kept_in
from tahqiq.extract.speech.as_said import came_true
from tahqiq.extract.speech.asides import (
    by_answer,
    by_aside,
    by_believed,
    by_colon,
    by_hearsay,
    by_so,
)
from tahqiq.extract.speech.attribution import (
    SPEECH,
    Attribution,
    made,
    trim,
    verb_cues,
)
from tahqiq.extract.speech.cue_phrases import by_phrase
from tahqiq.extract.speech.cue_words import (
    by_account,
    by_adjective,
    by_adverb,
    with_cited,
)
from tahqiq.extract.speech.disguised_cues import by_disguised
from tahqiq.extract.speech.enumerated import (
    as_theory,
    by_one_of,
    by_the_first,
    is_one_of,
)
from tahqiq.extract.speech.excuses import REASONS, by_excuse
from tahqiq.extract.speech.frames import FRAMES, credited, referred
from tahqiq.extract.speech.headings import by_headline
from tahqiq.extract.speech.held_nouns import by_held
from tahqiq.extract.speech.nobodys import (
    is_nobodys,
    is_unvouched,
    looked_for,
    undisputed,
)
from tahqiq.extract.speech.noun_cues import by_noun, by_tally
from tahqiq.extract.speech.parentheticals import parenthetical
from tahqiq.extract.speech.put_in import (
    answered_aside,
    checked,
    loose_relatives,
    said_in_passing,
)
from tahqiq.extract.speech.reasons import says_nothing
from tahqiq.extract.speech.records import by_ground, by_knowledge, by_record
from tahqiq.extract.speech.reported_clauses import is_perceived
from tahqiq.extract.speech.set_phrases import by_heading, by_set_phrase
from tahqiq.extract.speech.shared_words import by_gapped, by_shared
from tahqiq.extract.speech.sources import Source, source_at
from tahqiq.extract.speech.taken_up import by_which
from tahqiq.extract.speech.trailing import by_trailing
from tahqiq.extract.speech.turning import (
    as_warned,
    holder_of,
    is_persuaded,
    is_raised,
    is_untrue,
    turned,
)
from tahqiq.extract.speech.unconfirmed import doubted

WISHING = {"order", "ask", "accuse", "deny", "threaten"}
STARTS = {"according", "per", "in", "as", "so", "by", "on", "from", ":"}


def attributions_of(parsed: Parsed, named: Named) -> tuple[Attribution, ...]:
    """Attributions by verbs, nouns and phrases; quotations are added by `speech`."""
    tree = parsed.tree
    found = [a for i in range(len(tree.word)) for a in _at(parsed, named, i)]
    held = list(doubted(tree, _voiced(found)))
    return tuple(_apart(tree, list(with_cited(parsed, named, held))))


def _at(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """The attributions that a token alone begins."""
    tree, pos = parsed.tree, parsed.tree.pos[i]
    if tree.word[i] in REASONS:
        yield from by_excuse(parsed, named, i)
    if tree.word[i] in STARTS:
        yield from _by_start(parsed, named, i)
    elif pos == "ADV":
        yield from by_adverb(parsed, i)
    elif pos == "ADJ":
        yield from (*by_adjective(parsed, named, i), *by_aside(parsed, named, i))
    elif pos == "VERB" and not _in_name(tree, i):
        yield from _verbal(parsed, named, i)
    elif pos == "NOUN" or (pos == "PROPN" and _opens(parsed, i)):
        yield from _nominal(parsed, named, i)
    if pos in {"NOUN", "PROPN", "ADJ"}:
        yield from _belied(tree, i)
        yield from _misread(parsed, named, i)
        yield from _rejoinder(parsed, named, i)
        yield from by_disguised(parsed, named, i)
    yield from by_one_of(parsed, named, i)


def _by_start(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    phrased = [by_the_first(parsed, item) for item in by_phrase(parsed, named, i)]
    known = by_knowledge(parsed, named, i) or by_ground(parsed, named, i)
    phrased = phrased if known is None else [known]
    yield from phrased or by_account(parsed, named, i)
    yield from list(by_colon(parsed, named, i)) or by_headline(parsed, named, i)


def _nominal(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    yield from list(by_noun(parsed, named, i)) or by_held(parsed, named, i)
    yield from by_tally(parsed, named, i)
    yield from by_heading(parsed, named, i)
    yield from by_hearsay(parsed.tree, i)


def _opens(parsed: Parsed, i: int) -> bool:
    """As in "Word spread that": a capital that the start of the sentence asks for."""
    return i == parsed.bounds[parsed.sentence_of[i]][0]


def _voiced(found: list[Attribution]) -> Iterator[Attribution]:
    """All but the outlet's own verdicts: "This was wrong" corrects, it denies nobody."""
    for item in found:
        verdict = item.own and item.source is None and item.frame == "object"
        if not verdict or any(other.covers(item.verb) for other in found):
            yield item


def _apart(tree: Tree, found: list[Attribution]) -> Iterator[Attribution]:
    """The attributions without the answers put after them: "…, a charge it denies" is
    nothing that who charges says.
    """
    asides = [aside for item in found for aside in answered_aside(tree, item)]
    asides.extend(checked(tree))
    beside = [clause for item in found for clause in said_in_passing(tree, item)]
    for item in found:
        ranges = item.content
        wants = item.spec.act in WISHING and item.frame != "clause"
        known = loose_relatives(tree, item) if wants and item.source else ()
        for first, end in (*beside, *known) if wants else ():
            ranges = less(ranges, first, end)
        for noun in item.roots if item.frame == "object" else ():
            ranges = less(ranges, before_aside(tree, noun), tree.right[noun])
        for first, end in asides:
            if not first <= item.verb < end:
                ranges = less(ranges, first, end)
        if ranges or not item.content:
            yield item if ranges == item.content else replace(item, content=ranges)


def _verbal(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    tree = parsed.tree
    yield from by_reply(parsed, named, i)
    yield from by_gapped(parsed, named, i)
    phrase = by_set_phrase(parsed, named, i) or by_so(parsed, named, i)
    phrase = phrase or by_believed(parsed, named, i) or by_which(parsed, named, i)
    phrase = phrase or by_shared(parsed, named, i) or by_record(parsed, named, i)
    phrase = phrase or next(by_aside(parsed, named, i), by_answer(parsed, named, i))
    trailing = next(by_trailing(parsed, named, i), None)
    if phrase is not None or trailing is not None:
        yield from (item for item in (phrase or trailing,) if item is not None)
        return
    if says_nothing(parsed, i) or is_one_of(parsed, i):
        return
    cues, span = verb_cues(tree, i)
    for cue in cues:
        content = _framed(parsed, i, cue)
        if content is not None:
            meant = as_warned(tree, cue, content) if tree.lemma[i] == "warn" else cue
            other, own = turned(tree, i, content)
            if other is not None and not own:  # who the deed is laid to
                content = replace(content, target=content.roots[0])
            found = made(parsed, named, i, other or meant, content, span)
            found = undisputed(tree, _convinced(parsed, named, found))
            found = as_theory(tree, looked_for(tree, found))
            if not is_nobodys(tree, found) and not is_unvouched(tree, found):
                told = replace(found, own=own or found.own)
                yield from kept_in(parsed, named, told)
                yield from held_in(parsed, named, told)
            return
    if not cues:
        yield from _unknown(parsed, named, i)
    yield from _bare_threat(parsed, named, i)


def _convinced(parsed: Parsed, named: Named, item: Attribution) -> Attribution:
    """As in "The judge was convinced that …": the judge holds it, who is no speaker's."""
    holder = holder_of(parsed.tree, item.verb)
    if holder is None or not is_persuaded(parsed.tree, item.verb):
        return item
    return replace(item, source=source_at(parsed, named, holder))


def _bare_threat(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "threatened the witness": the words of the threat are not told."""
    tree = parsed.tree
    cues, span = verb_cues(tree, i)
    threat = next((cue for cue in cues if cue.act == "threaten"), None)
    victim = tree.child(i, "dobj", "nsubjpass")
    if threat is not None and victim is not None and threat.weighty:
        ranges: Ranges = ((tree.left[victim], tree.right[victim]),)
        bare = Content(ranges=ranges, roots=(victim,), frame="bare", target=victim)
        yield made(parsed, named, i, threat, bare, span)


def _in_name(tree: Tree, i: int) -> bool:
    """As in "Omar Said": the second word of a name the tagger took for a verb."""
    return (
        tree.text[i].istitle()
        and i > 0
        and (tree.text[i - 1].istitle() and tree.pos[i - 1] == "PROPN")
    )


def _unknown(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """Somebody does something with a that-clause, by a verb the codebook does not know:
    better a flagged speaker than the outlet's word for it (M28).
    """
    tree = parsed.tree
    clause, doer = tree.child(i, "ccomp"), tree.child(i, "nsubj")
    if (
        clause is None
        or doer is None
        or clause < i
        or tree.lemma[doer] in cue_book().nouns  # "word spread that": nobody's
        or tree.lemma[i] in cue_book().silent
        or (tree.dep[i] == "relcl" and _is_told(tree, i))
    ):
        return
    mark = tree.child(clause, "mark")
    emerged = it_emerged(tree, i)  # "It emerged that": nobody is said to have told it
    if (
        mark is None
        or tree.word[mark] != "that"
        or tree.word[mark - 1] == ","  # "said they stopped, that men got out"
        or (tree.word[doer] in {"it", "this", "which"} and not emerged)
    ):
        return
    content = Content(
        ranges=((tree.left[clause], tree.right[clause]),),
        roots=(clause,),
        frame="clause",
    )
    found = made(parsed, named, i, Cue(act="other"), content, (i, i + 1))
    if emerged:
        yield replace(found, source=None, spec=Cue(act="disclose", factive=True))
    else:
        yield replace(found, flags=("unknown-cue",))


def _is_told(tree: Tree, i: int) -> bool:
    """As in "warned those who trade that …": the clause is no part of the relative one."""
    told = tree.head[tree.head[i]]
    return (
        tree.child(i, "dobj") is not None
        or tree.lemma[told] in word_classes().addressing
    )


def _belied(tree: Tree, i: int) -> Iterator[Attribution]:
    """As in "This is a lie", "the report is baseless": who says so denies what was said."""
    book, copula = cue_book(), tree.head[i]
    if tree.dep[i] not in {"attr", "acomp"} or not is_untrue(tree, i):
        return
    noun = tree.child(copula, "nsubj")
    if noun is None or tree.lemma[copula] != "be" or _clause_of(tree, i, copula):
        return
    groups = (book.nouns, book.accounts, book.media)
    told = any(tree.lemma[noun] in group for group in groups)
    pointed = tree.word[noun] in {"this", "that", "it", "which"}
    pointed = pointed and tree.lemma[i] not in word_classes().shocking
    if not pointed and not told:
        return
    if tree.child(i, "relcl", "acl") is not None:
        return  # "it is a lie that we took hostages": the clause is what is denied
    if tree.child(copula, "neg") is None or tree.lemma[i] not in book.rebuffs:
        yield Attribution(
            verb=i, cue=(i, i + 1), source=None, own=True, frame="object",
            spec=Cue(act="deny", polarity="denied", weighty=True),
            content=((tree.left[noun], tree.right[noun]),), roots=(noun,),
        )  # fmt: skip


def _clause_of(tree: Tree, view: int, copula: int) -> bool:
    """Whether a clause follows of which the view is held: "it is wrong to say that"."""
    return any(tree.child(k, "ccomp", "xcomp", "csubj") for k in (view, copula))


def _misread(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "Families … allege that …" where the tagger took the verb for something else."""
    tree = parsed.tree
    cues = cue_book().verbs.get(tree.word[i]) or cue_book().verbs.get(tree.lemma[i], ())
    cue = next((c for c in cues if "clause" in c.frames), None)
    first, end = parsed.bounds[parsed.sentence_of[i]]
    if cue is None or i + 2 >= end or i == first or tree.word[i + 1] != "that":
        return
    nominal = tree.dep[i] in {"dobj", "pobj", "nsubj", "nsubjpass"}
    if nominal and tree.child(i, "acl") is not None:
        return  # "denies rebel reports that"
    if tree.dep[i + 1] == "nsubj" or tree.pos[i - 1] in {"DET", "ADJ", "ADP", "PART"}:
        return
    reports = tree.pos[i - 1] == "VERB" and tree.lemma[i] in cue_book().nouns
    if reports or tree.tag[i - 1] == "PRP$":
        return  # "was checking reports that", "withdrew its claim that"
    medium = tree.dep[i] == "pobj" and tree.lemma[i] in cue_book().media
    if medium or tree.text[i][0].isupper():
        return  # "said by text message that", "told Orun Wire that"
    head = _noun_before(tree, i, first)
    if head is None:
        return
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, source=source_at(parsed, named, head),
        content=trim(tree, ((i + 1, end),), None), roots=(i + 2,), frame="clause",
    )  # fmt: skip


def _rejoinder(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "…, a figure the army disputes": the tagger took the verb for a noun."""
    tree, book = parsed.tree, cue_book()
    cue = next((c for c in book.verbs.get(tree.lemma[i], ()) if c.act == "deny"), None)
    said = tree.head[i]
    if cue is None or tree.tag[i] != "NNS" or tree.dep[i] not in {"appos", "relcl"}:
        return
    shell = tree.lemma[said] in book.nouns or tree.lemma[said] in book.hollow
    if not shell or said > i - 2 or tree.dep[i - 1] != "compound":
        return
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, source=_plain_source(parsed, named, i),
        content=((tree.left[said], said + 1),), roots=(said,), frame="object",
    )  # fmt: skip


def _plain_source(parsed: Parsed, named: Named, verb: int) -> Source | None:
    """The noun phrase right before a verb that was read as a noun."""
    source = source_at(parsed, named, verb - 1)
    first = parsed.tree.left[verb]
    return None if source is None else replace(source, first=min(first, source.first))


def _noun_before(tree: Tree, i: int, first: int) -> int | None:
    """The head of the noun phrase that ends right before a token."""
    for here in range(first, i):
        if tree.pos[here] == "ADP" or tree.dep[here] == "expl":
            return None
        ends = tree.pos[here + 1] in {"ADP", "VERB"} or here + 1 == i
        if tree.pos[here] in {"NOUN", "PROPN", "PRON"} and ends:
            return here
    return None


def _framed(parsed: Parsed, i: int, cue: Cue) -> Content | None:
    """The content by the first frame of the cue that fits."""
    tree = parsed.tree
    if "clause" in cue.frames:
        first, end = parsed.bounds[parsed.sentence_of[i]]
        content = parenthetical(tree, i, first, end)
        end = end if content is None else content.ranges[0][1]
        quoted = content is not None and tree.word[end : end + 1] != [","]
        if content is not None and (quoted or tree.lemma[i] not in cue_book().clausal):
            return content
    seen = tree.child(i, "ccomp")
    if seen is not None and seen > i and is_perceived(tree, seen):
        return None  # "saw men set fire to it": neither thought nor told
    for name, frame in FRAMES.items():
        passive_to = name == "to" and SPEECH & cue.frames and is_raised(tree, i)
        if name in cue.frames or passive_to:
            content = frame(tree, i)
            fits = content is not None and any(b > a for a, b in content.ranges)
            if content is not None and fits:
                told = cue.certainty == "hypothetical" and came_true(tree, i, content)
                return None if told else content
    if cue.act == "deny" and "object" in cue.frames:
        return referred(tree, i)  # not "asked the judge to exclude the recording"
    crediting = cue_book().crediting | cue_book().accepting
    believed = cue.act == "believe" and tree.lemma[i] in crediting
    return credited(tree, i) if believed else None
