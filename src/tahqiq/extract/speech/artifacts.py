"""What stands in an artifact: "a cable in which the ambassador says", "in Sarp's notebook
the Major says" (M20).

Who keeps the notebook says that the other says so. An artifact that is nobody else's is
how the speaker speaks: his medium.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, verb_cues
from tahqiq.extract.speech.sources import Source, source_at

WHERE = {"in", "on", "where", "via", "through"}
REACH = 8  # tokens from an artifact to the relative clause that says what it holds


def kept_in(parsed: Parsed, named: Named, item: Attribution) -> Iterator[Attribution]:
    """An attribution by a verb, with the artifact it is made in: as its medium, or as
    the word of another, who keeps it.
    """
    noun = _artifact_of(parsed, item.verb)
    held = _antecedent(parsed.tree, item.verb)
    if held is not None and parsed.tree.lemma[held] in cue_book().voices:
        noun = held  # "a voice note in which a man warned"
    if noun is None or item.source is None:
        yield item
        return
    keeper = source_at(parsed, named, noun)
    other = keeper is not None and keeper.kind != "document" and not _same(
        parsed.tree, keeper, item.source
    )  # fmt: skip
    platform = parsed.tree.pos[noun] == "PROPN"  # "wrote on Telegram"
    where = keeper is not None and named.type_at(keeper.head) == "PLACE"
    other = other and not where  # "in a speech from Ankora, the president said"
    if keeper is None or not other or platform:
        yield _through(parsed.tree, item, noun)
        return
    yield item
    yield _kept(parsed.tree, item, noun, keeper)


def held_in(parsed: Parsed, named: Named, item: Attribution) -> Iterator[Attribution]:
    """The artifact over an attribution made inside it: "minutes in which a diplomat says"."""
    tree, i = parsed.tree, item.verb
    noun = _antecedent(tree, i) if verb_cues(tree, i)[0] else None
    if noun is not None and tree.lemma[noun] in cue_book().voices:
        return
    source = None if noun is None else source_at(parsed, named, noun)
    if noun is not None and source is not None:
        yield _kept(tree, item, noun, source)


def _kept(tree: Tree, item: Attribution, noun: int, source: Source) -> Attribution:
    """The one attribution inside that of the artifact's keeper."""
    first = tree.left[item.verb]
    ranges = ((first, item.cue[1] if item.cue else item.verb + 1), *item.content)
    if item.source is not None:
        ranges = ((item.source.first, item.source.end), *ranges)
    return Attribution(
        verb=noun, cue=None, spec=Cue(act="write"), source=source,
        content=tuple(sorted(ranges)), roots=(item.verb,), frame="citing",
    )  # fmt: skip


def _through(tree: Tree, item: Attribution, noun: int) -> Attribution:
    source = item.source
    if source is None or source.medium is not None or source.kind == "document":
        return item
    return replace(item, source=replace(source, medium=tree.lemma[noun]))


def _artifact_of(parsed: Parsed, verb: int) -> int | None:
    """The artifact a verb of saying is made in: "wrote in a letter", "in her diary"."""
    tree = parsed.tree
    for c in tree.children[verb]:
        if tree.dep[c] != "prep" or tree.word[c] not in WHERE:
            continue
        noun = tree.child(c, "pobj")
        if noun is not None and tree.lemma[noun] in cue_book().media:
            return noun
    return None


def _antecedent(tree: Tree, verb: int) -> int | None:
    """The artifact whose relative clause a verb of saying heads."""
    first = tree.left[verb]
    if tree.dep[verb] != "relcl" or tree.word[first] not in WHERE:
        return None
    if tree.word[first] != "where" and tree.word[first + 1] != "which":
        return None
    for i in range(first - 1, max(first - REACH, -1), -1):
        if tree.pos[i] == "VERB":
            return None
        if tree.pos[i] == "NOUN" and tree.lemma[i] in cue_book().media:
            return i
    return None


def _same(tree: Tree, keeper: Source, speaker: Source) -> bool:
    """Whether who keeps the artifact is who speaks: "in his letter Sadi wrote"."""
    own = tree.tag[keeper.head] in {"PRP", "PRP$"}
    known = keeper.entity is not None and keeper.entity == speaker.entity
    return own or known or keeper.head == speaker.head
