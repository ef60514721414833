"""Coreference on our gold: CoNLL over its quoted mentions, and how its pronouns fared.

The quoted mentions are not all there are, so mentions of ours that no quote covers count
nothing. For third-person pronouns: whether the mention before them in our chain is of the
same entity (right), of another (wrong), or there is none (open).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from evals.conll import score
from evals.goldfile import Gold, find, load
from evals.naming import PRONOUNS, read_named
from tahqiq.extract.names.named import Named

Clusters = list[frozenset[object]]
POSSESSIVE = {"'s", "\u2019s"}  # "the man" is not "the man's car"
VERDICTS = ("right", "wrong", "open")


def gold_mentions(gold: Gold) -> dict[tuple[int, int], str]:
    """Quoted mentions of an article's entities: offsets and the entity."""
    found = {}
    for entity in gold.raw["entities"]:
        for quote in entity.get("mentions", ()):
            words = find(gold.text, quote, gold.name)
            found[words.start, words.end] = entity["id"]
    return found


def matched_mentions(
    text: str, wanted: dict[tuple[int, int], str], named: Named
) -> dict[tuple[int, int], str | None]:
    """Our entity for each quoted mention: of the longest mention of ours in it or over it.

    A quote may hold titles or a relative clause that our spans leave out, so the two have
    to begin or end alike.
    """
    found: dict[tuple[int, int], str | None] = {}
    for start, end in wanted:
        fit = [
            (m.start == start and m.end == end, m.end - m.start, m.entity)
            for m in named.mentions
            if m.entity is not None
            and (m.start == start or m.end == end)
            and m.start < end
            and start < m.end
            and (m.end == end or text[min(m.end, end) :][:2] not in POSSESSIVE)
        ]
        found[start, end] = max(fit)[2] if fit else None
    return found


def score_gold(split: str, *, errors: bool = False) -> None:
    """Print CoNLL over the quoted mentions and how the pronouns fared."""
    keys: Clusters = []
    guesses: Clusters = []
    count: Counter[str] = Counter()
    for gold in load(split):
        _, named = read_named(gold.text)
        wanted = gold_mentions(gold)
        ours = matched_mentions(gold.text, wanted, named)
        keys.extend(_clusters(gold.name, wanted))
        guesses.extend(_clusters(gold.name, ours))
        for span, verdict, before in _pronouns(gold.text, wanted, ours):
            count[verdict] += 1
            if errors and verdict != "right":
                words = gold.text[max(0, span[0] - 110) : span[1] + 40]
                print(gold.name, verdict, before, "|", " ".join(words.split()))
    total = sum(count.values())
    shares = ", ".join(f"{k} {count[k] / max(total, 1):.3f}" for k in VERDICTS)
    print(f"our gold {split}: {score(keys, guesses)}; {total} pronouns: {shares}")


def _clusters(
    article: str, entity_of: Mapping[tuple[int, int], str | None]
) -> Clusters:
    """Mentions of one article by their entity, those of none left out."""
    found: dict[str, set[object]] = defaultdict(set)
    for span, entity in entity_of.items():
        if entity is not None:
            found[entity].add((article, span))
    return [frozenset(spans) for spans in found.values()]


def _pronouns(
    text: str,
    wanted: dict[tuple[int, int], str],
    ours: dict[tuple[int, int], str | None],
) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Each quoted pronoun that has a mention before it: span, verdict, our antecedent."""
    order = sorted(wanted)
    for n, span in enumerate(order):
        if text[span[0] : span[1]].lower() not in PRONOUNS:
            continue
        before = order[:n]
        if not any(wanted[s] == wanted[span] for s in before):
            continue
        mine = [s for s in before if ours[span] is not None and ours[s] == ours[span]]
        if not mine:
            yield span, "open", "-"
            continue
        right = wanted[mine[-1]] == wanted[span]
        yield span, "right" if right else "wrong", text[slice(*mine[-1])]
