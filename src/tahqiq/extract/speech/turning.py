"""When a verb of saying says something else than its complement: nothing, a charge, a no."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.extract.coref.likenesses import is_taken_for
from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content, can_speak, reduced
from tahqiq.extract.parsing.operators import stance_book
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.turned_down import deplored, is_refusing
from tahqiq.extract.speech.weighed import CHARGE, held_up, is_ahead
from tahqiq.extract.stance.negations import negated
from tahqiq.extract.stance.undecided import is_answered
from tahqiq.model.reading import Certainty


def is_silent(tree: Tree, i: int) -> bool:
    """Whether nobody says anything by the verb, or only who says it already."""
    echo = is_echo(tree, i) or is_filler(tree, i) or is_assumed(tree, i)
    echo = echo or is_shot(tree, i) or is_called(tree, i) or is_swept(tree, i)
    echo = echo or is_taking(tree, i) or is_come_upon(tree, i) or is_refusing(tree, i)
    echo = echo or is_taken_for(tree, i)
    echo = (
        echo
        or is_to_be_named(tree, i)
        or is_unwell(tree, i)
        or is_weeping(tree, i)
        or is_withheld(tree, i)
        or is_judged(tree, i)
        or is_recalled(tree, i)
        or is_lodged(tree, i)
    )
    return echo or is_answered(tree, i)


def turned(tree: Tree, i: int, content: Content) -> tuple[Cue | None, bool]:
    """The cue a verb turns into in its sentence, if it does, and whether its subject is
    nobody's: who says "it is absurd to claim that …" denies it himself.
    """
    held = held_up(tree, i, content) or deplored(tree, i, content)
    if held is not None or is_laid(tree, i, content) or is_sought(tree, i):
        return held or CHARGE, False
    if is_persuaded(tree, i) or is_unaccepted(tree, i):
        firm: Certainty = "asserted" if is_persuaded(tree, i) else "probable"
        return Cue(act="believe", certainty=firm), False
    doubt = is_hard(tree, i) or wished(tree, i, content)
    if doubt is not None:
        return doubt
    view = rebuffed_by(tree, i)
    if view is None:
        return None, False
    if tree.lemma[view] not in cue_book().rebuffs:  # the "not" of "not true" denies it
        return Cue(act="believe"), True
    return Cue(act="deny", polarity="denied", weighty=True), True


def wished(tree: Tree, i: int, content: Content) -> tuple[Cue, bool] | None:
    """As in "insisted that the army leave", "suggested he be tried": the bare form is of what
    is to be done, not of what is; "suggest the guards lie" tells what they do.
    """
    root = content.roots[0] if content.frame == "clause" and content.roots else None
    who = None if root is None else tree.child(root, "nsubj", "nsubjpass")
    if root is None or who is None or tree.lemma[i] not in cue_book().turning["wished"]:
        return None
    helpers = [tree.word[c] for c in tree.all(root, "aux", "auxpass")]
    one = tree.tag[who] in {"NN", "NNP"} or tree.word[who] in {"he", "she", "it"}
    bare = tree.tag[root] == "VB" and not helpers and one
    wish = Cue(act="ask", certainty="hypothetical", weighty=True)
    return (wish, False) if bare or helpers == ["be"] else None


def is_weeping(tree: Tree, i: int) -> bool:
    """As in "his mother, who wept as it was read": no words are told."""
    wordless = tree.child(i, "ccomp", "dobj", "xcomp") is None
    return (
        tree.lemma[i] in word_classes().accompanying
        and tree.dep[i] == "relcl"
        and wordless
    )


def is_lodged(tree: Tree, i: int) -> bool:
    """As in "reported the theft to the police", "declared three days of mourning": a step
    taken, and nothing is told by it but that it was.
    """
    what, book = tree.child(i, "dobj", "nsubjpass"), cue_book().turning
    if what is None or tree.child(i, "ccomp", "xcomp") is not None:
        return False
    to = [
        n for c in tree.children[i] for n in tree.all(c, "pobj") if tree.word[c] == "to"
    ]
    to += [n for c in tree.all(what, "prep") for n in tree.all(c, "pobj")
           if tree.word[c] == "to"]  # fmt: skip
    if tree.lemma[i] == "report":
        return any(tree.lemma[n] in book["offices"] for n in to)
    goods = {tree.lemma[what], *(tree.lemma[n] for c in tree.all(what, "prep")
                                 for n in tree.all(c, "pobj"))}  # fmt: skip
    return tree.lemma[i] == "declare" and not goods.isdisjoint(book["declared"])


def is_unwell(tree: Tree, i: int) -> bool:
    """As in "complained of chest pains": nobody is accused."""
    of = [tree.child(c, "pobj") for c in tree.all(i, "prep") if tree.word[c] == "of"]
    ails = word_classes().ailments
    return tree.lemma[i] == "complain" and any(n and tree.lemma[n] in ails for n in of)


def is_to_be_named(tree: Tree, i: int) -> bool:
    """As in "asked to be identified only as Karim": nobody has called him so."""
    passive = any(tree.word[c] == "be" for c in tree.all(i, "auxpass"))
    wish = tree.lemma[tree.head[i]] in word_classes().wishing_anonymity
    named = tree.lemma[i] in {"identify", "name", "call", "quote"}
    return named and passive and wish and tree.dep[i] in {"xcomp", "ccomp", "advcl"}


def is_withheld(tree: Tree, i: int) -> bool:
    """As in "They were denied water", "denied him a lawyer": nothing is said."""
    if tree.lemma[i] not in cue_book().turning["withheld"]:
        return False
    things = tree.all(i, "dobj")
    to_whom = tree.child(i, "nsubjpass", "dative") is not None
    goods = any(tree.lemma[c] in word_classes().withheld_goods for c in things)
    bare = tree.dep[i] == "conj" and tree.child(i, "aux", "auxpass", "nsubj") is None
    beaten = (
        bare and tree.tag[tree.head[i]] == "VBN"
    )  # "was held, beaten and denied water"
    return bool(things) and (to_whom or len(things) > 1 or (goods and beaten))


def is_shot(tree: Tree, i: int) -> bool:
    """As in "the plane was shot down": only what was told is shot down with words."""
    book = cue_book()
    thing = tree.child(i, "dobj", "nsubjpass")
    if tree.lemma[i] != "shoot" or thing is None:
        return False
    told = (book.nouns, book.accounts, book.media)
    return not any(tree.lemma[thing] in group for group in told)


def is_taking(tree: Tree, i: int) -> bool:
    """As in "The blast claimed nine lives", "charged the crowd with batons": a deed, no
    claim; "one not requiring care" needs it and orders nothing.
    """
    what = tree.child(i, "dobj")
    needs = tree.lemma[i] == "require" and (
        (tree.tag[i] == "VBG" and tree.dep[i] == "acl") or _is_thing(tree, i)
    )
    taken = what is not None and tree.lemma[what] in cue_book().turning["taken"]
    return (
        needs
        or _is_driven(tree, i)
        or (tree.lemma[i] == "claim" and (taken or _is_held(tree, i)))
    )


def _is_driven(tree: Tree, i: int) -> bool:
    """As in "charged the crowd with batons": what one charges with, no charge."""
    with_ = (c for c in tree.all(i, "prep") if tree.word[c] == "with")
    armed = (tree.lemma[n] for c in with_ for n in tree.all(c, "pobj"))
    return tree.lemma[i] == "charge" and any(
        lemma in cue_book().turning["driven"] for lemma in armed
    )


def _is_thing(tree: Tree, i: int) -> bool:
    """As in "The threat requires a response", "It required two men to": a need, which only
    people and rules give as an order.
    """
    who = tree.child(i, "nsubj")
    if who is None or tree.tag[who].startswith("W"):
        return False
    rule = tree.lemma[who] in word_classes().ruling
    named = tree.pos[who] == "NOUN" or tree.word[who] in {"it", "this", "that"}
    return named and not rule and (tree.pos[who] != "NOUN" or not can_speak(tree, who))


def _is_held(tree: Tree, i: int) -> bool:
    """As in "land claimed by the settlers": it is theirs, they say; a toll is stated."""
    noun, book = tree.head[i], cue_book()
    told = (book.claimed, book.nouns, book.accounts, book.media, book.hollow)
    by = tree.child(i, "agent")
    known = any(tree.lemma[noun] in group for group in told)
    return tree.dep[i] == "acl" and by is not None and not known


def is_looming(tree: Tree, i: int) -> bool:
    """As in "The drought threatens the lives of thousands": no drought says anything."""
    if tree.lemma[i] != "threaten":
        return False
    who = tree.child(i, "nsubj")
    if who is None or tree.tag[who].startswith("W"):
        who = tree.head[i] if tree.dep[i] == "relcl" else None
    told = who is not None and tree.lemma[who] in cue_book().nouns
    return who is not None and not told and not can_speak(tree, who)


def as_warned(tree: Tree, cue: Cue, content: Content) -> Cue:
    """What "warn" is: a threat of what who warns would do to whom, else a forecast, and of
    what has come about a statement.
    """
    root = content.roots[0] if content.roots else None
    doer = None if root is None else tree.child(root, "nsubj", "nsubjpass", "expl")
    if root is None or doer is None or content.frame != "clause":
        return cue
    if not is_ahead(tree, root):
        return replace(cue, act="say", certainty="asserted", weighty=False)
    own = tree.child(doer, "poss")
    theirs = own is not None and tree.tag[own] == "PRP$"
    if tree.pos[doer] == "PRON" or theirs:
        return cue
    return replace(cue, act="predict")


def is_come_upon(tree: Tree, i: int) -> bool:
    """As in "was found hiding in a boat", "were seen loading them": come upon or perceived;
    "was found to have hidden" is a finding.
    """
    doing = tree.child(i, "xcomp", "advcl")
    noticed = tree.lemma[i] == "find" or tree.lemma[i] in word_classes().perceiving
    passive = noticed and tree.child(i, "auxpass") is not None
    if not passive or doing is None:
        return False
    led = any(tree.word[c] == "being" for c in tree.all(doing, "auxpass"))
    return led or tree.tag[doing] == "VBG"  # "was last seen being led away"


def is_called(tree: Tree, i: int) -> bool:
    """As in "called the chamber to order": quiet, not an order, is what was called for."""
    what = tree.child(i, "xcomp")
    if tree.lemma[i] != "call" or what is None or tree.child(what, "dobj") is not None:
        return False
    return tree.lemma[what] in cue_book().turning["called to"]


def is_swept(tree: Tree, i: int) -> bool:
    """As in "cleared the road of mines": only somebody is cleared of a charge."""
    thing = tree.child(i, "dobj", "nsubjpass")
    return tree.lemma[i] == "clear" and thing is not None and not can_speak(tree, thing)


def is_filler(tree: Tree, i: int) -> bool:
    """As in "you know", "you see", put into a sentence: nobody says anything by it."""
    who = tree.child(i, "nsubj")
    aside = tree.dep[i] in {"parataxis", "intj"} and tree.right[i] == i + 1
    return aside and who == i - 1 and tree.word[who] == "you"


def is_echo(tree: Tree, i: int) -> bool:
    """As in "So said the minister on Monday": what was said stands before."""
    speaker = tree.child(i, "nsubj")
    so = i > 0 and tree.word[i - 1] == "so" and tree.left[i] == i - 1
    return so and speaker is not None and speaker > i


def is_raised(tree: Tree, i: int) -> bool:
    """As in "is said to have fled": said of the subject, not to it. Who "was told to leave"
    or "was allowed to leave" is spoken to; a verb of the frame "to" needs no such reading.
    """
    book = cue_book()
    cues = book.verbs.get(tree.lemma[i], ())
    spoken_to = any({"demand", "to"} & cue.frames for cue in cues)
    spoken_to = spoken_to and tree.lemma[i] not in book.turning["reported"]
    if spoken_to or tree.lemma[i] in book.controlling:
        return False
    there = tree.child(i, "expl") is not None and tree.child(i, "auxpass") is not None
    too = tree.dep[i] == "conj" and tree.child(i, "auxpass") is not None
    said = tree.child(i, "nsubjpass") is not None or reduced(tree, i)
    return there or said or (too and tree.child(i, "nsubj") is None)


def is_assumed(tree: Tree, i: int) -> bool:
    """As in "Assuming that the men are alive, …": a condition, held by nobody."""
    helped = tree.child(i, "aux", "auxpass", "nsubj", "mark") is not None
    return (
        tree.lemma[i] in cue_book().turning["assumed"]
        and tree.tag[i] in {"VBG", "VBN"}
        and tree.dep[i] in {"advcl", "prep", "ROOT"}
        and not helped
    )


def is_judged(tree: Tree, i: int) -> bool:
    """As in "found it proved that …": the finding is that of who finds."""
    above, it = tree.head[i], tree.child(i, "nsubj", "expl")
    return (
        it is not None
        and tree.word[it] == "it"
        and tree.dep[i] == "ccomp"
        and tree.tag[i] in {"VBN", "VBD"}
        and tree.lemma[above] in cue_book().turning["deemed"]
        and it == above + 1
    )


def is_recalled(tree: Tree, i: int) -> bool:
    """As in "It should be recalled that …": whoever writes so says it himself."""
    it, modal = tree.child(i, "nsubjpass"), tree.child(i, "aux")
    return (
        it is not None
        and modal is not None
        and tree.word[it] == "it"
        and tree.word[modal] in {"should", "must"}
        and tree.lemma[i] in cue_book().turning["recalled"]
    )


def is_laid(tree: Tree, i: int, content: Content) -> bool:
    """As in "The killing is attributed to the guards": a charge, not a figure."""
    book = cue_book()
    deed = tree.child(i, "dobj", "nsubjpass")
    if tree.lemma[i] not in book.turning["laid"] or deed is None:
        return False
    if content.target is None:
        return False
    said = any(tree.lemma[deed] in g for g in (book.nouns, book.media, book.accounts))
    return not said and can_speak(tree, content.roots[0])


def is_persuaded(tree: Tree, i: int) -> bool:
    """As in "The judge was convinced that …": what he holds, whoever talked to him."""
    told = tree.child(i, "ccomp") is not None
    held = tree.lemma[i] in cue_book().turning["persuaded"]
    return held and told and holder_of(tree, i) is not None


def is_unaccepted(tree: Tree, i: int) -> bool:
    """As in "does not accept that he fell", "refuses to accept that": who does not accept
    what he is told holds it not to be so.
    """
    if tree.lemma[i] not in cue_book().accepting or tree.child(i, "ccomp") is None:
        return False
    above = tree.head[i]
    refused = tree.dep[i] == "xcomp" and tree.lemma[above] in word_classes().declining
    return refused or negated(tree, i, stance_book())


def is_sought(tree: Tree, i: int) -> bool:
    """As in "is wanted for treason": what he is wanted for is charged, not asked for."""
    passive = tree.child(i, "nsubjpass") is not None or reduced(tree, i)
    for_ = any(tree.word[c] == "for" for c in tree.all(i, "prep"))
    return passive and for_ and tree.lemma[i] in cue_book().turning["sought"]


def is_hard(tree: Tree, i: int) -> tuple[Cue, bool] | None:
    """As in "it is hard to believe that …", "found it hard to believe that …": who says so
    does not.
    """
    view = tree.head[i]
    to = any(tree.tag[c] == "TO" for c in tree.children[i])
    if tree.lemma[i] not in cue_book().turning["credited"] or not to:
        return None
    if tree.pos[view] in {"VERB", "AUX"}:
        view = tree.child(view, "acomp", "oprd") or view
    if tree.lemma[view] not in cue_book().turning["hard"] or view > i:
        return None
    cue = Cue(act="believe", certainty="probable", polarity="denied")
    return cue, tree.lemma[tree.head[view]] == "be"


def holder_of(tree: Tree, i: int) -> int | None:
    """The subject of "was convinced", which the parser may read as "were" and a view."""
    viewed = tree.dep[i] == "acomp" and tree.pos[tree.head[i]] == "AUX"
    return tree.child(tree.head[i], "nsubj") if viewed else tree.child(i, "nsubjpass")


def rebuffed_by(tree: Tree, i: int) -> int | None:
    """The "absurd" of "it is absurd to suggest that …", the "true" of "it is not true to
    say that": whoever says so denies it.
    """
    view = tree.head[i]
    if tree.dep[i] == "csubj":  # "To say that they fled is absurd"
        said = tree.child(view, "acomp", "attr")
        return said if said is not None and is_untrue(tree, said) else None
    if tree.tag[i] != "VB" or not any(tree.tag[c] == "TO" for c in tree.children[i]):
        return None
    if tree.pos[view] in {"VERB", "AUX"}:
        view = tree.child(view, "acomp", "attr") or view
    return view if view < i and is_untrue(tree, view) else None


def is_untrue(tree: Tree, view: int) -> bool:
    """As in "is absurd", "is not true", "is hardly accurate": so it was not."""
    if tree.lemma[view] in cue_book().rebuffs:
        return True
    copula = tree.head[view]
    true = tree.word[view] in cue_book().turning["true"]
    return true and negated(tree, copula, stance_book())
