"""An attribution: one speaker's words as the text gives them, and how one is made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tahqiq.extract.coref.voiced import is_court_told, no_holder
from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content, Ranges, can_speak, held_too
from tahqiq.extract.parsing.operators import infinitive
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.casts import rebuffed
from tahqiq.extract.speech.sources import (
    Source,
    hearer_of,
    is_nominal,
    is_when,
    sender_of,
    source_at,
)

OBJECTIVE = {"me", "him", "us", "them"}  # never subjects
GOVERNED = frozenset({"xcomp", "conj", "advcl", "ccomp", "pcomp", "prep", "parataxis"})
LOOKING = frozenset({"look", "point"})  # with what they look at or point to
SPEECH = frozenset({"clause", "quote"})
BEHIND_WORDS = frozenset({",", ".", ";", ":", "—", "–", '"', "''", "``"})
BEFORE_WORDS = BEHIND_WORDS | {"-", "that", "and", "but"}


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
    hearer: Source | None = None  # the press that was told, and tells on
    cut: tuple[int, int] | None = None  # tokens that nobody else says: the cue's clause
    pronoun: bool = False  # the source is "he", "they": who may have just been named
    own: bool = False  # "I believe …" by whoever speaks already: a stance, not a step

    @property
    def size(self) -> int:
        """Tokens of content."""
        return sum(end - first for first, end in self.content)

    def covers(self, token: int) -> bool:
        """Whether a token is part of the content."""
        return any(first <= token < end for first, end in self.content)


def verb_cues(tree: Tree, i: int) -> tuple[tuple[Cue, ...], tuple[int, int]]:
    """The cues a verb may be, particles included, and the token range of the word."""
    book = cue_book()
    if tree.dep[i] in {"amod", "compound"}:
        return (), (i, i + 1)
    particle = tree.child(i, "prt")
    if particle is None and i + 1 in tree.children[i] and tree.dep[i + 1] == "advmod":
        particle = i + 1  # "shot back that"
    if particle is None and _looks(tree, i):
        particle = i + 1  # "are looking at robbery as a motive"
    if particle is not None:
        cues = book.verbs.get(f"{tree.lemma[i]} {tree.lemma[particle]}", ())
        if cues:
            return cues, (i, max(particle, i) + 1)
    return book.verbs.get(tree.lemma[i], ()), (i, i + 1)


def _looks(tree: Tree, i: int) -> bool:
    """Whether a verb looks at, or points to, something as something."""
    if tree.lemma[i] not in LOOKING or i + 1 not in tree.children[i]:
        return False
    near = (*tree.children[i], *tree.all(tree.child(i + 1, "pobj") or i, "prep"))
    return tree.lemma[i] == "look" or any(tree.word[c] == "as" for c in near)


def made(  # noqa: PLR0913 - what one cue needs
    parsed: Parsed,
    named: Named,
    i: int,
    cue: Cue,
    content: Content,
    span: tuple[int, int],
) -> Attribution:
    """The attribution of a verb with its content: its speaker found, edges trimmed."""
    source, outer = speaker_of(parsed, named, i)
    if is_court_told(parsed.tree, i):
        source = None
    heard: Source | None = None
    if parsed.tree.lemma[i] in word_classes().hearing:  # who hears is not who says
        sender = sender_of(parsed.tree, i)
        heard = source
        source = None if sender is None else source_at(parsed, named, sender)
    if (
        content.frame == "fault"
        and "charge" not in cue.frames  # who accuses always alleges
        and content.ranges
        and content.roots == (content.target,)
        and parsed.tree.lemma[i] != "blame"
        and not can_speak(parsed.tree, content.roots[0])  # a deed, not its doer
    ):
        cue = replace(cue, certainty="asserted")  # condemned, but of no stated deed
    if content.question and cue.act != "deny":  # "denied what was said": no question
        cue = replace(cue, certainty="hypothetical", factive=False)
    elif content.frame == "cast" and (
        cue.act == "deny"
        or any(
            {parsed.tree.lemma[root], parsed.tree.word[root]} & cue_book().rebuffs
            for root in content.roots
        )
    ):
        cue = replace(cue, act="deny", polarity="denied", weighty=True)
        content = rebuffed(parsed.tree, content)
    return Attribution(
        verb=i,
        cue=span,
        spec=cue,
        source=_short_of(source, content),
        content=trim(parsed.tree, content.ranges, outer),
        roots=content.roots,
        frame=content.frame,
        target=content.target,
        question=content.question,
        hearer=hearer_of(parsed, named, i)
        if source is None or heard is None
        else heard,
    )


def _short_of(source: Source | None, content: Content) -> Source | None:
    """The speaker's words without the content the parser hung on them: "officials" of
    "blamed by officials on separatists". Nobody accuses himself: "beaten and accused".
    """
    accused = content.target if content.frame == "charge" else None
    if source is None or source.head == accused:
        return None
    ends = [first for first, _ in content.ranges if source.head < first < source.end]
    return replace(source, end=min(ends)) if ends else source


def trim(tree: Tree, ranges: Ranges, speaker: tuple[int, int] | None) -> Ranges:
    """Ranges without edge punctuation, complementiser and the speaker's own words."""
    kept = []
    for first, end in ranges:
        if speaker and first <= speaker[0] < end:
            kept.extend([(first, speaker[0]), (speaker[1], end)])
        else:
            kept.append((first, end))
    return tuple(r for r in (_bare(tree, *r) for r in kept) if r[1] > r[0])


def _bare(tree: Tree, first: int, end: int) -> tuple[int, int]:
    while first < end and tree.word[first] in BEFORE_WORDS:
        if tree.word[first] == "that" and tree.dep[first] != "mark":
            break
        first += 1
    while end > first and tree.word[end - 1] in BEHIND_WORDS | {"and", "but"}:
        if tree.word[end - 1] == "that" and tree.dep[end - 1] != "mark":
            break  # "denies all of that"
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


def subject(tree: Tree, i: int) -> int | None:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one line a construction
    """The token that heads a verb's logical subject, through control and ellipsis."""
    if _bare_held(tree, i):
        return tree.child(tree.child(i, "agent") or i, "pobj")
    here = i
    for _ in range(6):
        by = _agent(tree, here)
        if (
            by is not None
        ):  # "is believed by police to have told": who was believed told
            whom = None if here == i else tree.child(here, "nsubjpass")
            return tree.child(by, "pobj") if whom is None else whom
        own = _nearest(tree, here)
        if own is not None and here != i and not can_speak(tree, own):
            own = _speaking_between(tree, here, i) or own
        if own is not None and (here == i or not _mute(tree, here, own)):
            return own
        undergoes = tree.child(here, "nsubjpass")
        mute = here != i and undergoes is not None and _mute(tree, here, undergoes)
        if not mute and (undergoes is not None or tree.child(here, "auxpass")):
            return None if here == i else undergoes
        above, dep = tree.head[here], tree.dep[here]
        if here == i and dep == "ccomp" and tree.dep[above] == "relcl" and above < i:
            return tree.head[above]  # "a video they said showed him"
        if above == here:
            return _dangling(tree, here)
        if here == i and _adds(tree, i):
            here = tree.head[above]
            continue
        if here == i and dep == "conj" and _is_shared_passive(tree, here, above):
            return None
        if dep in {"acl", "relcl"}:
            used = here != i and tree.lemma[here] == "use"  # ", used to say that"
            if (tree.tag[here] == "VBN" and not used) or no_holder(tree, here):
                return None
            if (
                (dep == "relcl" and not infinitive(tree, here))
                or can_speak(tree, above)
                or tree.pos[tree.head[above]] not in {"VERB", "AUX"}
            ):
                return above
            here = tree.head[above]  # "made appearances saying": who made them
            continue
        accused = _accused_of(tree, here) if here == i else None
        if accused is not None:
            return accused
        if dep not in GOVERNED and not (dep == "acomp" and tree.pos[above] == "AUX"):
            return None
        if (
            here == i
            and dep in {"advcl", "xcomp"}
            and tree.tag[here] == "VBN"
            and not has_aux(tree, i)
        ):
            return None  # "Asked about the toll, he said", "stands accused of"
        whom = tree.child(above, "dobj") if dep == "xcomp" else None
        whom = _asked(tree, above) if dep == "xcomp" and whom is None else whom
        taken = whom is not None and tree.lemma[above] == "take"  # "took ten to say so"
        if whom is not None and can_speak(tree, whom) and not taken:
            return whom  # "used the meeting to announce": who used it
        artifact = tree.child(above, "dobj") if dep == "advcl" else None
        if artifact is not None and _speaks_for(tree, artifact, here):
            return artifact
        here = above
        if dep in {"pcomp", "prep"}:
            as_ = tree.word[here] == "as" and dep == "pcomp"
            here = verb_above(tree, here)
            if as_ or tree.lemma[here] in cue_book().citing:  # "was quoted as saying"
                return tree.child(here, "nsubjpass", "dobj")
    return None


def _bare_held(tree: Tree, i: int) -> bool:
    """As in "a third, believed to be its leader, fled", "two men, one of them thought to be
    armed": nobody believes "to be".
    """
    held = tree.word[i] in word_classes().held and tree.word[i + 1 : i + 2] == ["to"]
    own = tree.child(i, "nsubj", "aux", "auxpass", "dobj")
    bare = held and own is None and tree.dep[i] in {"advcl", "conj", "acl"}
    return bare or held_too(tree, i) is not None  # "missing and presumed dead"


def _speaks_for(tree: Tree, artifact: int, verb: int) -> bool:
    """As in "received a message(,) saying that": the message; but who "withdrew the report,
    saying that" says so himself.
    """
    book, had = cue_book(), tree.lemma[tree.head[artifact]]
    apart = tree.word[tree.left[verb] - 1] == ","
    held = had in book.obtaining | book.issuing or not apart
    return held and tree.lemma[artifact] in book.media


def _agent(tree: Tree, verb: int) -> int | None:
    """The "by" of a passive: who "said by phone" is not said by a phone."""
    active = tree.tag[verb] == "VBD" and tree.child(verb, "nsubj") is not None
    by = None if active else tree.child(verb, "agent")
    through = None if by is None else tree.child(by, "pobj")
    means = through is not None and tree.lemma[through] in word_classes().means
    return None if means else by


def _speaking_between(tree: Tree, above: int, verb: int) -> int | None:
    """As in "The row began when the president called him a liar and said that": a row says
    nothing, so who spoke in the clause between goes on.
    """
    for c in tree.children[above]:
        if above < c < verb and tree.dep[c] == "advcl" and verb_cues(tree, c)[0]:
            who = tree.child(c, "nsubj")
            return who if who is not None and can_speak(tree, who) else None
    return None


def _asked(tree: Tree, verb: int) -> int | None:
    """As in "called on the government to declare", "appealed to them to say": who is to."""
    asks = any(
        cue.act in {"ask", "order"}
        for cue in cue_book().verbs.get(tree.lemma[verb], ())
    )
    for link in tree.all(verb, "prep") if asks else ():
        whom = tree.child(link, "pobj")
        dated = whom is not None and is_when(
            tree, whom
        )  # "on Sunday called on them to"
        if tree.word[link] in {"on", "upon", "to", "with"} and not dated:
            return whom
    return None


def _nearest(tree: Tree, verb: int) -> int | None:
    """A verb's subject; the nearer one where the parser gave it two: "Parcels came, the
    boy recalls".
    """
    found = [c for c in tree.all(verb, "nsubj") if tree.word[c] not in OBJECTIVE]
    before = [c for c in found if c < verb]
    return next(reversed(before or found), None)


def _accused_of(tree: Tree, verb: int) -> int | None:
    """As in "accused the rebels of claiming that": who claims is who is accused."""
    of = tree.head[verb]
    charged = tree.head[of]
    if tree.dep[verb] != "pcomp" or tree.word[of] not in {"of", "for", "from"}:
        return None
    charges = any(
        "charge" in c.frames for c in cue_book().verbs.get(tree.lemma[charged], ())
    )
    return tree.child(charged, "dobj", "nsubjpass") if charges else None


def _is_shared_passive(tree: Tree, verb: int, above: int) -> bool:
    """As in "were held and questioned": the shared passive has whoever questioned unnamed."""
    bare = tree.tag[verb] == "VBN" and not has_aux(tree, verb)
    held = tree.lemma[above] == "be" and tree.child(verb, "xcomp") is not None
    return bare and (held or tree.child(above, "auxpass") is not None)


def _adds(tree: Tree, verb: int) -> bool:
    """As in "said that he was well, dismissing rumours": a participle of saying behind a
    comma goes on for who says it all.
    """
    above = tree.head[verb]
    first = tree.left[verb]
    thing = tree.child(above, "dobj")
    if thing is not None and tree.lemma[thing] in cue_book().media:
        return False  # "had messages from her, saying that": the messages say it
    joined = tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG"
    reported = tree.dep[above] == "ccomp" and tree.head[above] < above < verb
    return joined and reported and tree.word[first - 1] == ","


def _mute(tree: Tree, verb: int, noun: int) -> bool:
    """As in "said that no raid had taken place and blamed …": a thing blames nobody, who
    said so does.
    """
    reported = tree.dep[verb] == "ccomp" and tree.head[verb] < verb
    none = any(tree.word[c] in {"no", "any"} for c in tree.all(noun, "det"))
    told = tree.lemma[noun] in cue_book().nouns and not none
    speaks = told or can_speak(tree, noun)
    return reported and tree.pos[noun] == "NOUN" and not speaks


def has_aux(tree: Tree, verb: int) -> bool:
    """Whether a verb has an auxiliary: a bare participle is a passive."""
    return tree.child(verb, "aux", "auxpass") is not None


def _dangling(tree: Tree, verb: int) -> int | None:
    """As in "He was criticising them. saying that …": a participle cut off its clause
    goes on for that clause's subject.
    """
    first = tree.left[verb]
    cut_off = tree.tag[verb] == "VBG" and first > 0 and tree.text[first][:1].islower()
    if not cut_off:
        return None
    before = first - 1
    while tree.head[before] != before:
        before = tree.head[before]
    return tree.child(before, "nsubj") if before < first else None


def verb_above(tree: Tree, i: int) -> int:
    """The verb a token hangs under, or the root."""
    while tree.head[i] != i and tree.pos[i] not in {"VERB", "AUX"}:
        i = tree.head[i]
    return i
