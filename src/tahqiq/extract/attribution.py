"""Who says what: every attribution of a document, with source, cue and content.

Attributions are found one cue at a time and know nothing of each other; `chains` puts
those inside one another that stand inside one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tahqiq.extract.cues import Cue, cue_book
from tahqiq.extract.frames import FRAMES, Content, Ranges, parenthetical
from tahqiq.extract.named import Named
from tahqiq.extract.operators import is_shell
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.sources import Source, is_nominal, sender_of, source_at
from tahqiq.extract.tree import Tree
from tahqiq.model.reading import Certainty

HEARING = {"hear", "learn"}
SPEECH = frozenset({"clause", "quote"})
LIGHT = {"make", "issue", "release", "publish", "post", "send", "give", "have", "get",
         "receive", "deliver", "repeat", "level", "raise", "launch"}  # fmt: skip
RESPONSIBILITY = {"claim", "take", "accept", "assume", "admit", "acknowledge", "deny",
                  "disclaim", "reject"}  # fmt: skip
STARTS = {"according", "per", "in", "as", "by", "on"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One speaker's words as the text gives them.

    `verb` is the cue's head token; `cue` its token range, None for a speaker's label.
    `content` are token ranges, `roots` the predicates at its top. `parent` is the verb
    of an attribution that this one stands under although its cue stands outside.
    """

    verb: int
    cue: tuple[int, int] | None
    spec: Cue
    source: Source | None
    content: Ranges
    roots: tuple[int, ...]
    frame: str
    target: int | None = None
    question: bool = False
    parent: int | None = None
    flags: tuple[str, ...] = ()
    house: bool = False  # the outlet, speaking of itself by name
    own: bool = False  # "I believe …" by whoever speaks already: a stance, not a step

    @property
    def size(self) -> int:
        """Tokens of content."""
        return sum(end - first for first, end in self.content)

    def covers(self, token: int) -> bool:
        """Whether a token is part of the content."""
        return any(first <= token < end for first, end in self.content)


def attributions_of(parsed: Parsed, named: Named) -> tuple[Attribution, ...]:
    """Attributions by verbs, nouns and phrases; quotations are added by `speech`."""
    tree = parsed.tree
    found: list[Attribution] = []
    for i in range(len(tree.word)):
        pos = tree.pos[i]
        if tree.word[i] in STARTS:
            found.extend(_phrase(parsed, named, i))
            found.extend(_account(parsed, named, i))
        elif pos == "ADV":
            found.extend(_adverb(parsed, i))
        elif pos == "ADJ":
            found.extend(_adjective(parsed, named, i))
        elif pos == "VERB":
            found.extend(_verbal(parsed, named, i))
        elif pos == "NOUN":
            found.extend(_nominal(parsed, named, i))
        if pos in {"NOUN", "PROPN", "ADJ"}:
            found.extend(_misread(parsed, named, i))
    return tuple(_citing(parsed, named, found))


def verb_cues(tree: Tree, i: int) -> tuple[tuple[Cue, ...], tuple[int, int]]:
    """The cues a verb may be, particles included, and the token range of the word."""
    book = cue_book()
    if tree.dep[i] in {"amod", "compound"}:
        return (), (i, i + 1)
    particle = tree.child(i, "prt")
    if particle is not None:
        cues = book.verbs.get(f"{tree.lemma[i]} {tree.lemma[particle]}", ())
        if cues:
            return cues, (i, max(particle, i) + 1)
    return book.verbs.get(tree.lemma[i], ()), (i, i + 1)


def _verbal(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    tree = parsed.tree
    special = _responsibility(tree, i) or _responsible(tree, i)
    if special is not None:
        cue, stated, span = special
        yield _made(parsed, named, i, cue, stated, span)
        return
    cues, span = verb_cues(tree, i)
    for cue in cues:
        content = _framed(parsed, i, cue)
        if content is not None:
            yield _made(parsed, named, i, cue, content, span)
            return
    if not cues:
        yield from _unknown(parsed, named, i)
    threat = next((cue for cue in cues if cue.act == "threaten"), None)
    victim = tree.child(i, "dobj", "nsubjpass")
    if threat is not None and victim is not None and threat.weighty:
        ranges: Ranges = ((tree.left[victim], tree.right[victim]),)
        bare = Content(ranges=ranges, roots=(victim,), frame="bare", target=victim)
        yield _made(parsed, named, i, threat, bare, span)


def _adjective(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "is certain that …"; a mistagged "allege that …" as well."""
    tree = parsed.tree
    cue = cue_book().adjectives.get(tree.lemma[i])
    copula = tree.head[i]
    clause = tree.child(i, "ccomp") or tree.child(copula, "ccomp")
    if is_shell(tree, copula):
        return
    if cue is None or clause is None or clause < i or tree.pos[copula] != "AUX":
        return
    content = Content(
        ranges=((tree.left[clause], tree.right[clause]),),
        roots=(clause,),
        frame="clause",
    )
    head = subject(tree, copula)
    source = None if head is None else source_at(parsed, named, head)
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, source=source,
        content=_trim(tree, content.ranges, None), roots=content.roots, frame="clause",
    )  # fmt: skip


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
        or tree.lemma[i] in cue_book().silent
    ):
        return
    mark = tree.child(clause, "mark")
    if (
        mark is None
        or tree.word[mark] != "that"
        or tree.word[doer] in {"it", "this", "which"}
    ):
        return
    content = Content(
        ranges=((tree.left[clause], tree.right[clause]),),
        roots=(clause,),
        frame="clause",
    )
    made = _made(parsed, named, i, Cue(act="other"), content, (i, i + 1))
    yield replace(made, flags=("unknown-cue",))


def _misread(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "Families … allege that …" where the tagger took the verb for something else."""
    tree = parsed.tree
    cues = cue_book().verbs.get(tree.word[i]) or cue_book().verbs.get(tree.lemma[i], ())
    cue = next((c for c in cues if "clause" in c.frames), None)
    first, end = parsed.bounds[parsed.sentence_of[i]]
    if cue is None or i + 2 >= end or i == first or tree.word[i + 1] != "that":
        return
    if tree.dep[i + 1] == "nsubj" or tree.pos[i - 1] in {"DET", "ADJ", "ADP"}:
        return
    if tree.text[i][0].isupper():
        return  # "told Orun Wire that": a name
    head = _noun_before(tree, i, first)
    if head is None:
        return
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, source=source_at(parsed, named, head),
        content=_trim(tree, ((i + 1, end),), None), roots=(i + 2,), frame="clause",
    )  # fmt: skip


def _noun_before(tree: Tree, i: int, first: int) -> int | None:
    """The head of the noun phrase that ends right before a token."""
    for here in range(first, i):
        if tree.pos[here] == "ADP":
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
        if content is not None:
            return content
    for name, frame in FRAMES.items():
        passive_to = name == "to" and tree.child(i, "nsubjpass") is not None
        if name in cue.frames or (passive_to and SPEECH & cue.frames):
            content = frame(tree, i)
            if content is not None and any(b > a for a, b in content.ranges):
                return content
    return None


def _made(  # noqa: PLR0913 - what one cue needs
    parsed: Parsed,
    named: Named,
    i: int,
    cue: Cue,
    content: Content,
    span: tuple[int, int],
) -> Attribution:
    source, outer = speaker_of(parsed, named, i)
    if parsed.tree.lemma[i] in HEARING:  # who hears is not who says
        sender = sender_of(parsed.tree, i)
        source = None if sender is None else source_at(parsed, named, sender)
    if (
        content.frame == "fault"
        and content.ranges
        and content.roots == (content.target,)
    ):
        cue = replace(cue, certainty="asserted")  # condemned, but of no stated deed
    if content.question:
        cue = replace(cue, certainty="hypothetical", factive=False)
    elif content.frame == "cast" and any(
        parsed.tree.lemma[root] in cue_book().rebuffs for root in content.roots
    ):
        cue = replace(cue, act="deny", polarity="denied", weighty=True)
        content = _rebuffed(parsed.tree, content)
    return Attribution(
        verb=i,
        cue=span,
        spec=cue,
        source=source,
        content=_trim(parsed.tree, content.ranges, outer),
        roots=content.roots,
        frame=content.frame,
        target=content.target,
        question=content.question,
    )


def _rebuffed(tree: Tree, content: Content) -> Content:
    """As in "called the report a fabrication": what is denied is the report."""
    who = content.target
    if who is None:
        return content
    ranges = ((tree.left[who], min(tree.right[who], content.roots[0])),)
    return replace(content, ranges=ranges, roots=(who,), target=None)


def _trim(tree: Tree, ranges: Ranges, speaker: tuple[int, int] | None) -> Ranges:
    """Ranges without edge punctuation, complementiser and the speaker's own words."""
    kept = []
    for first, end in ranges:
        if speaker and first <= speaker[0] < end:
            kept.extend([(first, speaker[0]), (speaker[1], end)])
        else:
            kept.append((first, end))
    return tuple(r for r in (_bare(tree, *r) for r in kept) if r[1] > r[0])


def _bare(tree: Tree, first: int, end: int) -> tuple[int, int]:
    while first < end and tree.word[first] in {
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        "-",
        '"',
        "''",
        "``",
        "that",
        "and",
        "but",
    }:
        if tree.word[first] == "that" and tree.dep[first] != "mark":
            break
        first += 1
    while end > first and tree.word[end - 1] in {
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        '"',
        "''",
        "``",
    }:
        end -= 1
    return first, end


def speaker_of(
    parsed: Parsed, named: Named, i: int
) -> tuple[Source | None, tuple[int, int] | None]:
    """The source of a verb, and the tokens to keep out of its content."""
    head = subject(parsed.tree, i)
    if head is None or not is_nominal(parsed.tree, head):
        return None, None
    source = source_at(parsed, named, head)
    tree = parsed.tree
    own = tree.head[head] == i and tree.dep[head] in {"nsubj", "agent"}
    return source, (tree.left[head], tree.right[head]) if own else None


def subject(tree: Tree, i: int) -> int | None:  # noqa: C901, PLR0911, PLR0912 - one line a construction
    """The token that heads a verb's logical subject, through control and ellipsis."""
    here = i
    for _ in range(6):
        by = tree.child(here, "agent")
        if by is not None:
            return tree.child(by, "pobj")
        own = tree.child(here, "nsubj")
        if own is not None:
            return own
        passive = tree.child(here, "nsubjpass") is not None
        if passive or tree.child(here, "auxpass") is not None:
            return None if here == i else tree.child(here, "nsubjpass")
        above, dep = tree.head[here], tree.dep[here]
        if above == here:
            return None
        if dep in {"acl", "relcl"}:
            return above if tree.tag[here] != "VBN" else None
        if dep not in {"xcomp", "conj", "advcl", "ccomp", "pcomp", "prep", "parataxis"}:
            return None
        if dep == "xcomp" and tree.child(above, "dobj") is not None:
            return tree.child(above, "dobj")
        artifact = tree.child(above, "dobj") if dep == "advcl" else None
        if artifact is not None and tree.lemma[artifact] in cue_book().media:
            return artifact
        here = above
        if dep in {"pcomp", "prep"}:
            here = _verb_above(tree, here)
    return None


def _verb_above(tree: Tree, i: int) -> int:
    while tree.head[i] != i and tree.pos[i] not in {"VERB", "AUX"}:
        i = tree.head[i]
    return i


def _responsibility(tree: Tree, i: int) -> tuple[Cue, Content, tuple[int, int]] | None:
    """As in "claimed responsibility for the attack", "denied responsibility"."""
    noun = tree.child(i, "dobj", "nsubjpass")
    if noun is None or tree.lemma[noun] != "responsibility":
        return None
    if tree.lemma[i] not in RESPONSIBILITY:
        return None
    link = tree.child(noun, "prep") or tree.child(i, "prep")
    inner = None if link is None else tree.child(link, "pobj", "pcomp")
    denies = tree.lemma[i] in {"deny", "disclaim", "reject"}
    cue = Cue(
        act="deny" if denies else "claim-responsibility",
        polarity="denied" if denies else "affirmed",
        weighty=True,
    )
    if link is None or inner is None:
        ranges: Ranges = ((tree.left[noun], tree.right[noun]),)
        return cue, Content(ranges=ranges, roots=(noun,), frame="object"), (i, i + 1)
    ranges = ((tree.left[link] + 1, tree.right[link]),)
    end = noun + 1 if noun > i and noun - i < 4 else i + 1
    return cue, Content(ranges=ranges, roots=(inner,), frame="object"), (i, end)


def _responsible(tree: Tree, i: int) -> tuple[Cue, Content, tuple[int, int]] | None:
    """As in "holds X responsible for Y"."""
    if tree.lemma[i] != "hold":
        return None
    for c in tree.children[i]:
        if tree.word[c] in {"responsible", "accountable", "liable"}:
            first = min(i + 1, tree.left[c])
            cue = Cue(act="accuse", certainty="alleged", weighty=True)
            who = tree.child(c, "nsubj") or tree.child(i, "dobj", "nsubjpass")
            content = Content(
                ranges=((first, tree.right[c]),), roots=(c,), frame="fault", target=who
            )
            return cue, content, (i, i + 1)
    return None


def _nominal(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "the claim that …", "accusations of …", "his denial that …"."""
    tree = parsed.tree
    cue = cue_book().nouns.get(tree.lemma[i])
    if cue is None or tree.dep[i] == "compound":
        return
    content = _noun_content(tree, i)
    if content is None:
        return
    head = _noun_source(tree, i)
    source = None if head is None else source_at(parsed, named, head)
    yield Attribution(
        verb=i,
        cue=(i, i + 1),
        spec=cue,
        source=source,
        content=_trim(tree, content.ranges, None),
        roots=content.roots,
        frame="clause",
    )


def _noun_content(tree: Tree, i: int) -> Content | None:
    above = tree.head[i]
    spread = tree.dep[i] == "nsubj" and tree.lemma[above] in cue_book().spreading
    for c in (*tree.children[i], *(tree.children[above] if spread else ())):
        if c > i and tree.dep[c] in {"acl", "ccomp"}:
            mark = tree.child(c, "mark")
            if mark is not None and tree.word[mark] == "that":
                return Content(
                    ranges=((tree.left[c], tree.right[c]),), roots=(c,), frame="clause"
                )
        if c > i and tree.dep[c] == "prep" and tree.word[c] in {"of", "about"}:
            inner = tree.child(c, "pobj", "pcomp")
            if inner is not None and (spread or _reported_noun(tree, i, inner)):
                ranges = ((tree.left[inner], tree.right[inner]),)
                return Content(ranges=ranges, roots=(inner,), frame="object")
    return None


def _reported_noun(tree: Tree, noun: int, inner: int) -> bool:
    """As in "Reports of torture", not "the report of the commission"."""
    plural_or_act = tree.tag[noun] == "NNS" or tree.lemma[noun] in {
        "allegation", "accusation", "claim", "suspicion", "fear", "denial", "threat",
    }  # fmt: skip
    if tree.lemma[inner] in {"responsibility", "course"}:
        return False
    return plural_or_act and tree.pos[inner] in {"NOUN", "VERB"}


def _noun_source(tree: Tree, i: int) -> int | None:
    """Owner, author or light verb's subject of a reporting noun."""
    owner = tree.child(i, "poss")
    if owner is not None:
        return owner
    for c in tree.children[i]:
        if tree.dep[c] in {"prep", "agent"} and tree.word[c] in {"by", "from", "among"}:
            return tree.child(c, "pobj")
    above = tree.head[i]
    if (
        tree.dep[i] == "dobj"
        and tree.lemma[above] in LIGHT
        and tree.pos[above] == "VERB"
    ):
        return subject(tree, above)
    return None


def _phrase(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "according to X", "in the view of X"."""
    tree = parsed.tree
    for words, cue in cue_book().phrases.items():
        end = i + len(words)
        if tuple(tree.word[i:end]) != words or end >= len(tree.word):
            continue
        head = _object_after(tree, i, end)
        if head is None:
            continue
        left, right = tree.left[i], max(tree.right[i], tree.right[head])
        ranges, roots = _scope(parsed, i, left, right)
        source = source_at(parsed, named, head)
        if ranges:
            yield Attribution(
                verb=i, cue=(i, end), spec=cue, source=source,
                content=_trim(tree, ranges, None), roots=roots, frame="phrase",
            )  # fmt: skip
        return


def _object_after(tree: Tree, i: int, end: int) -> int | None:
    """The noun the phrase's last preposition governs."""
    for j in (end - 1, i):
        inner = tree.child(j, "pobj")
        if inner is not None and inner >= end:
            return inner
    return None


def _scope(
    parsed: Parsed, i: int, left: int, right: int
) -> tuple[Ranges, tuple[int, ...]]:
    """What the phrase attributes: the sentence at its edge, else its own clause."""
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[i]]
    last = right >= end - 1 or tree.word[right] in {".", "!", "?"}
    host = _verb_above(tree, tree.head[i])
    if left <= first + 1 or last:
        host = _top(tree, host, first, end)
        outer = (first, end)
    else:
        outer = (tree.left[host], tree.right[host])
    ranges = tuple(r for r in ((outer[0], left), (right, outer[1])) if r[1] - r[0] > 1)
    return ranges, (host,)


def _top(tree: Tree, i: int, first: int, end: int) -> int:
    while tree.head[i] != i and first <= tree.head[i] < end:
        i = tree.head[i]
    return i


def _adverb(parsed: Parsed, i: int) -> Iterator[Attribution]:
    """As in "reportedly", "allegedly": said by somebody the text does not name."""
    tree, act = parsed.tree, cue_book().adverbs.get(parsed.tree.word[i])
    if act is None or tree.head[i] == i:
        return
    head = tree.head[i]
    while tree.pos[head] == "ADV" and tree.head[head] != head:
        head = tree.head[head]  # "allegedly later killed": the deed, not the time
    certainty: Certainty = "alleged" if act == "accuse" else "asserted"
    ranges = ((tree.left[head], i), (i + 1, tree.right[head]))
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=Cue(act=act, certainty=certainty), source=None,
        content=_trim(tree, ranges, None), roots=(head,), frame="adverb",
    )  # fmt: skip


def _account(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "by his own account", "in the army's telling", "in their words"."""
    tree = parsed.tree
    noun = tree.child(i, "pobj")
    if noun is None or tree.lemma[noun] not in cue_book().accounts:
        return
    owner = tree.child(noun, "poss")
    if owner is None:
        return
    ranges, roots = _scope(parsed, i, tree.left[i], tree.right[i])
    if ranges:
        yield Attribution(
            verb=i, cue=(i, noun + 1), spec=Cue(act="say"),
            source=source_at(parsed, named, owner), content=_trim(tree, ranges, None),
            roots=roots, frame="phrase",
        )  # fmt: skip


def _citing(
    parsed: Parsed, named: Named, found: list[Attribution]
) -> Iterator[Attribution]:
    """Add the sources a source cites, under the attribution they serve."""
    yield from found
    tree, book = parsed.tree, cue_book()
    by_verb = {item.verb: item for item in found}
    for i in range(len(tree.word)):
        if tree.lemma[i] not in book.citing or tree.tag[i] not in {"VBG", "VBD", "VBZ"}:
            continue
        noun = tree.child(i, "dobj", "pobj")
        if noun is None or tree.dep[i] not in {"advcl", "prep", "acl", "pcomp"}:
            continue
        outer = by_verb.get(_verb_above(tree, tree.head[i]))
        content, roots = (
            (outer.content, outer.roots)
            if outer
            else _scope(parsed, i, tree.left[i], tree.right[i])
        )
        source = source_at(parsed, named, noun)
        if source is not None and content:
            yield Attribution(
                verb=i, cue=(i, i + 1), spec=Cue(act="say"), source=source,
                content=_trim(tree, content, (tree.left[i], tree.right[i])),
                roots=roots, frame="citing", parent=outer.verb if outer else None,
            )  # fmt: skip
