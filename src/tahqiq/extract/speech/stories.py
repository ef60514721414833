"""Stories announced: sentences that say somebody begins to tell, and not yet what.

"Residents recounted the raid", "Her account was short", "The colonel took the stand",
"The indictment runs to forty pages": what stands behind them is told by them.
"""

from __future__ import annotations

from collections.abc import Callable

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, made
from tahqiq.extract.speech.going_on import running_words
from tahqiq.extract.speech.sources import owner_of, source_at

FIRST_PERSON = {"i", "we", "me", "us", "you"}
VERSION = "version"  # the frame of a story that may be told in the present


def announced(parsed: Parsed, named: Named, root: int) -> Attribution | None:
    """Who begins to tell by the sentence of a root, if somebody does."""
    steps: tuple[Callable[[Parsed, Named, int], Attribution | None], ...] = (
        _narrated, _titled, _unfolded,
    )  # fmt: skip
    return next((s for step in steps if (s := step(parsed, named, root))), None)


def _narrated(parsed: Parsed, named: Named, root: int) -> Attribution | None:
    """As in "recalled a phone call", "told the inquiry of his arrest"."""
    tree = parsed.tree
    who = tree.child(root, "nsubj")
    if who is None or tree.word[who] in FIRST_PERSON:
        return None
    held = _told_thing(tree, root)
    if held is None:
        return None
    content = Content(ranges=((held, held + 1),), roots=(held,), frame="object")
    cue = Cue(act="say", frames=frozenset({"clause", "quote"}))
    found = made(parsed, named, root, cue, content, (root, root + 1))
    return None if found.source is None else found


def _told_thing(tree: Tree, verb: int) -> int | None:
    """What a story is about: the object, gerund or "of …" of a verb of telling."""
    book, words = cue_book(), word_classes()
    noun = tree.child(verb, "dobj")
    later = (c for c in tree.all(verb, "npadvmod")
             if tree.word[c - 1] == "the" or tree.tag[c] == "CD")  # fmt: skip
    noun = next(later, None) if noun is None else noun  # "remembers the day"
    if noun is not None and tree.lemma[verb] in words.giving_account:
        return noun if tree.lemma[noun] in words.accounts_given else None
    if noun is not None and tree.lemma[verb] in words.on_record:
        return noun if tree.lemma[noun] in words.on_record[tree.lemma[verb]] else None
    near = (*tree.children[verb], *(() if noun is None else tree.children[noun]))
    beside = {tree.word[c] for c in near}
    viewed = tree.lemma[verb] == "see" and noun is not None  # "saw it differently"
    if not (viewed or tree.lemma[verb] in book.narrating) or "as" in beside:
        return None  # "described the raid as a mistake": a view
    whom = tree.lemma[verb] == "tell" and tree.lemma[noun or 0] not in book.nouns
    if noun is None or whom:
        return _told_of(tree, verb)  # "told a party meeting": whom
    heard = any(tree.tag[c] == "VBG" for c in tree.all(noun, "acl"))
    told = heard or tree.lemma[noun] in book.storied or tree.tag[noun] == "CD"
    it = tree.word[noun] == "it" and bool(beside & words.manners)
    if viewed:
        return noun if it else None
    return noun if told or it else _told_of(tree, verb)


def _told_of(tree: Tree, verb: int) -> int | None:
    """As in "told the court of his arrest", "recalled being taken away"."""
    told = tree.child(verb, "dobj", "dative")
    near = (*tree.children[verb], *(tree.children[told] if told else ()))
    about = (c for c in near if c > verb and tree.word[c] in {"of", "about", "to"})
    inner = next((tree.child(c, "pobj", "pcomp") for c in about), None)
    if inner is None:
        inner = tree.child(verb, "xcomp", "ccomp")
    if inner is None or inner < verb:
        return None
    if any(tree.word[c] in {"what", "how"} for c in tree.children[inner]):
        return inner if tree.dep[inner] == "ccomp" else None  # "described what he saw"
    gerund = tree.tag[inner] == "VBG" or any(
        tree.word[c] in {"being", "having"} for c in tree.children[inner]
    )
    return inner if gerund or tree.lemma[inner] in cue_book().storied else None


def _titled(parsed: Parsed, named: Named, root: int) -> Attribution | None:
    """As in "Her account was short and plain": whose account it is tells it."""
    tree = parsed.tree
    noun = tree.child(root, "nsubj")
    if noun is None or tree.lemma[noun] not in cue_book().accounts:
        return None
    if tree.lemma[root] not in word_classes().running_accounts:
        return None
    what = tree.child(root, "acomp", "attr")
    if what is not None and tree.lemma[what] in running_words().weighed:
        return None  # "Their accounts were consistent": said of them, not by them
    owner = owner_of(parsed, named, noun)
    source = None if owner is None else source_at(parsed, named, owner)
    if source is None or tree.child(root, "ccomp") is not None:
        return None
    return Attribution(
        verb=noun, cue=(noun, noun + 1), spec=Cue(act="say"), source=source,
        content=((noun, noun + 1),), roots=(noun,), frame=VERSION,
    )  # fmt: skip


def _unfolded(parsed: Parsed, named: Named, root: int) -> Attribution | None:
    """As in "The indictment runs to forty pages": what follows stands in it."""
    tree, book = parsed.tree, cue_book()
    noun = tree.child(root, "nsubj", "nsubjpass")
    if noun is None or tree.lemma[root] not in book.unfolding:
        return None
    if tree.child(root, "neg") is not None:
        return None  # "The inquiry never published anything"
    charges = tree.lemma[noun] in book.charging
    active = tree.dep[noun] == "nsubj" and tree.lemma[noun] in book.media
    source = source_at(parsed, named, noun)
    if source is None or not (charges or active) or tree.pos[noun] != "NOUN":
        return None
    return Attribution(
        verb=root, cue=(root, root + 1), spec=Cue(act="write"), source=source,
        content=((noun, noun + 1),), roots=(noun,), frame="clause",
    )  # fmt: skip


def lived(tree: Tree, item: Attribution, about: Callable[[int], bool]) -> bool:
    """Whether somebody tells what befell himself: "He was shot in March, he says".

    Args:
        tree: The parse.
        item: What he says.
        about: Whether a token is a mention of him.
    """
    recalls = tree.lemma[item.verb] in word_classes().recalling
    now = tree.tag[item.verb] in {"VBZ", "VBP"} or item.spec.act == "testify"
    if not (now or recalls) or item.spec.act not in {"say", "testify"}:
        return False
    for root in item.roots:
        who = tree.child(root, "nsubj", "nsubjpass")
        deed = tree.tag[root] in {"VBD", "VBN"} and (
            recalls or tree.pos[root] == "VERB"
        )
        if who is not None and deed and about(who):
            return not any(tree.tag[c] == "MD" for c in tree.children[root])
    return False


def is_heard(tree: Tree, item: Attribution) -> bool:
    """As in "The court heard that …", "told the judges that …": evidence is being given."""
    book = cue_book()
    if item.cue is None or tree.pos[item.verb] != "VERB":
        return False
    if tree.lemma[item.verb] == "hear":
        who = tree.child(item.verb, "nsubj")
        return who is not None and tree.lemma[who] in book.hearings
    whom = tree.child(item.verb, "dobj", "dative")
    told = whom is not None and tree.lemma[whom] in book.hearings
    return told and tree.lemma[item.verb] == "tell"
