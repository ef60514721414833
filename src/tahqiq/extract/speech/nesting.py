"""From attributions to chains: who stands inside whose words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.asides import BACK
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.sources import Source
from tahqiq.model.reading import Span, Step


@dataclass(frozen=True, slots=True)
class Stacks:
    """For each token, the indices of the attributions over it, outermost first."""

    items: tuple[Attribution, ...]
    over: tuple[tuple[int, ...], ...]

    def at(self, token: int) -> tuple[Attribution, ...]:
        """The attributions over a token, outermost first."""
        return tuple(self.items[k] for k in self.over[token])


FIRST_PERSON = {"i", "we", "me", "us", "my", "our", "myself", "ourselves"}


def settled(parsed: Parsed, items: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those marked whose source is the one who speaks anyway.

    A quoted "I" is no further step (`own`). An outlet that writes of itself by name is
    a step, but what it says there is what it says (`house`).
    """
    outlet = (
        set((parsed.document.outlet or "").lower().split())
        - word_classes().outlet_words
    )
    return tuple(_marked(parsed, item, outlet) for item in items)


def _marked(parsed: Parsed, item: Attribution, outlet: set[str]) -> Attribution:
    if item.source is None:
        return item
    word = parsed.tree.word[item.source.head]
    upper = parsed.tree.text[item.source.head][:1].isupper()
    return replace(
        item,
        own=item.own or word in FIRST_PERSON,
        pronoun=parsed.tree.tag[item.source.head] == "PRP",
        house=item.source.kind == "named" and upper and word in outlet,
        hearer=None if _itself(parsed, item, outlet) else item.hearer,
    )


def _itself(parsed: Parsed, item: Attribution, outlet: set[str]) -> bool:
    """Whether the press that was told is the outlet that writes; so is an "I" who heard."""
    if item.hearer is None:
        return True
    words = set(parsed.tree.word[item.hearer.first : item.hearer.end])
    return bool(outlet & words or FIRST_PERSON & words)


def stacks_of(parsed: Parsed, items: Sequence[Attribution]) -> Stacks:
    """The nesting of attributions.

    Of two over the same token, the one whose content holds the other's cue is outer;
    else the larger is. An attribution never stands inside its own content.
    """
    over: list[list[int]] = [[] for _ in range(len(parsed.tree.word))]
    order = sorted(range(len(items)), key=lambda k: (_rank(items, k), k))
    for k in order:
        if items[k].frame == BACK:
            continue  # "He says so": what he repeats is another's words as well
        for first, end in items[k].content:
            for token in range(first, end):
                over[token].append(k)
    return Stacks(
        tuple(items),
        tuple(tuple(_unanswered(items, _nested(items, row))) for row in over),
    )


def _unanswered(items: Sequence[Attribution], row: list[int]) -> list[int]:
    """Who denies what another claims has not told it: "rejects the defence's argument
    that P" leaves P to the defence.
    """
    return [
        k for at, k in enumerate(row)
        if not any(answers(items[k], items[m]) for m in row[at + 1 :])
    ]  # fmt: skip


def answers(outer: Attribution, inner: Attribution) -> bool:
    """Whether an attribution denies the very claim that another one makes, be it nobody's:
    "rejects suggestions that P".
    """
    told = inner.source is not None or inner.spec.certainty == "alleged"
    claimed = told and inner.verb in outer.roots
    return outer.spec.act == "deny" and outer.frame in {"object", "cast"} and claimed


def same_voice(outer: Attribution, own: Attribution) -> bool:
    """As in "said A and blamed B": one mention of a speaker speaks once."""
    if outer.source is None or own.source is None:
        return False
    again = own.pronoun and not own.own and outer.source.entity == own.source.entity
    again = again and own.source.entity is not None
    firm = outer.spec.certainty == "asserted"
    return firm and (again or outer.source.head == own.source.head)


def _rank(items: Sequence[Attribution], k: int) -> tuple[int, int]:
    depth = 0 if items[k].parent is None else 1
    return (-items[k].size, depth)


def _nested(items: Sequence[Attribution], row: list[int]) -> list[int]:
    """Outermost first: by who holds whose cue, size breaking ties."""
    if len(row) < 2:
        return row
    ordered: list[int] = []
    for k in row:
        place = len(ordered)
        for at, other in enumerate(ordered):
            inside = items[k].covers(items[other].verb)
            outside = items[other].covers(items[k].verb)
            phrase = items[k].frame == "phrase" and items[other].frame != "phrase"
            if inside and (phrase or not outside):
                place = at
                break
        ordered.insert(place, k)
    return _once(items, ordered)


def _once(items: Sequence[Attribution], row: list[int]) -> list[int]:
    """A speaker whose one mention serves two verbs speaks once: "said X, adding that Y"
    leaves Y to "adding".
    """
    heads = [_speaker_token(items[k]) for k in row]
    return [
        k
        for at, k in enumerate(row)
        if items[k].spec.certainty != "asserted"
        or _denies_saying(items, row[at : at + 2])
        or not _again(items, row[at + 1 :], k, heads[at], heads[at + 1 :])
    ]


def _denies_saying(items: Sequence[Attribution], pair: Sequence[int]) -> bool:
    """As in "denies that he said so": the saying is what is denied, not said twice."""
    if len(pair) < 2 or items[pair[0]].spec.act != "deny":
        return False
    return items[pair[0]].roots[:1] == (items[pair[1]].verb,)


def _again(
    items: Sequence[Attribution],
    inner: Sequence[int],
    k: int,
    head: int | None,
    heads: Sequence[int | None],
) -> bool:
    """Whether a speaker speaks further in: by the same words, or right away by a pronoun:
    "Police said they believed that".
    """
    if head is None or head in heads:
        return head is not None
    outer, then = items[k].source, items[inner[0]].source if inner else None
    if outer is None or then is None or outer.entity is None:
        return False
    named_again = items[inner[0]].pronoun or items[k].pronoun
    again = named_again and then.entity == outer.entity
    return again and not items[inner[0]].own  # "I believe" is no step: he stays


def _speaker_token(item: Attribution) -> int | None:
    return None if item.source is None else item.source.head


def steps_of(
    parsed: Parsed, stack: Sequence[Attribution], credit: Span | None = None
) -> tuple[Step, ...]:
    """The chain of a claim: the outlet, a credited agency, then each speaker."""
    steps = [Step(kind="outlet", act="publish")]
    if credit is not None:
        steps.append(Step(kind="named", source=credit))
    for item in stack:
        if item.hearer is not None and not _speaks(steps[-1], item.hearer):
            steps.append(_heard(parsed, item.hearer))
        if not item.own:
            steps.append(_step(parsed, item))
    return tuple(steps)


def _speaks(step: Step, hearer: Source) -> bool:
    """As in "She said she had heard from a guard that": she is one step, not two."""
    return hearer.entity is not None and step.entity == hearer.entity


def _heard(parsed: Parsed, hearer: Source) -> Step:
    """The agency that was told, whose own telling has no words in the text."""
    return Step(
        kind=hearer.kind,
        entity=hearer.entity,
        source=parsed.span(hearer.first, hearer.end),
    )


def _step(parsed: Parsed, item: Attribution) -> Step:
    cue = None if item.cue is None else parsed.span(*item.cue)
    act = item.spec.act
    source = item.source
    if source is None:
        return Step(kind="unspecified", cue=cue, act=act)
    return Step(
        kind=source.kind,
        entity=source.entity,
        source=parsed.span(source.first, source.end),
        cue=cue,
        act=act,
        medium=source.medium,
    )
