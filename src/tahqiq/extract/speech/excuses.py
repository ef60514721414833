"""Why a source will not be named: nobody but the source has said so."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, speaker_of, trim
from tahqiq.extract.speech.turning import is_to_be_named

FRAME = "excuse"
EXCUSING = Cue(act="say")
REASONS = frozenset({"because", "as", "since"})


def by_excuse(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "spoke on condition of anonymity because he was not authorised to talk", "who
    did not want to be named as she feared them": so says who asks for it. Token `i` is one
    of `REASONS`.
    """
    tree, clause = parsed.tree, parsed.tree.head[i]
    wish = tree.head[clause]
    if tree.dep[i] != "mark" or tree.dep[clause] != "advcl" or not wish < i < clause:
        return
    if not (_on_condition(tree, wish) or _to_be_unnamed(tree, wish)):
        return
    source, _ = speaker_of(parsed, named, wish)
    if source is not None:
        yield Attribution(
            verb=i, cue=(wish, wish + 1), spec=EXCUSING, source=source,
            content=trim(tree, ((i, tree.right[clause]),), None),
            roots=(clause,), frame=FRAME,
        )  # fmt: skip


def _on_condition(tree: Tree, verb: int) -> bool:
    """As in "spoke on condition of anonymity", "asked for anonymity"."""
    first, end = verb + 1, tree.right[verb]
    links = tree.all(verb, "prep", "dobj", "dative")
    return any(tree.word[t] == "anonymity" for c in links if c >= first
               for t in range(c, min(tree.right[c], end)))  # fmt: skip


def _to_be_unnamed(tree: Tree, verb: int) -> bool:
    return any(is_to_be_named(tree, c) for c in tree.all(verb, "xcomp", "ccomp"))
