"""Who signs a quotation: '"They came at dawn." — Farmer, 34, Tal Hamra'."""

from __future__ import annotations

from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote
from tahqiq.extract.speech.sources import Source

DASHES = frozenset({"—", "–", "―", "--", "-"})
MARKS = frozenset({'"', "''", "``", "“", "”", "’", "'"})
LINE = 20  # tokens: a longer line is no signature


def signed(parsed: Parsed, named: Named, quote: Quote) -> Source | None:
    """Who is named behind a dash, on a line without a verb, behind a quotation that ends
    its sentence; None where the line goes on: '"Never." — he said it twice'.
    """
    tree, dash = parsed.tree, quote.end
    while dash < len(tree.word) and tree.word[dash] in MARKS:
        dash += 1
    closed = quote.end > quote.first and tree.word[quote.end - 1] in {".", "!", "?"}
    if not closed or dash + 1 >= len(tree.word) or tree.word[dash] not in DASHES:
        return None
    first = dash + 1
    end = _line_end(parsed, first)
    comma = next((t for t in range(first, end) if tree.word[t] in {",", "("}), end)
    tells = any(tree.pos[t] in {"VERB", "AUX"} for t in range(first, comma))
    if not 0 < end - first <= LINE or tells:
        return None
    return _signer(parsed, named, first, comma)


def _line_end(parsed: Parsed, first: int) -> int:
    """Where the line of a token ends."""
    end = first
    while end < len(parsed.starts) and end - first <= LINE + 1:
        gap = parsed.text[parsed.ends[end - 1] : parsed.starts[end]]
        if end > first and ("\n" in gap or parsed.tree.word[end] in MARKS):
            break
        end += 1
    return end


def _signer(parsed: Parsed, named: Named, first: int, stop: int) -> Source | None:
    """The first noun phrase of a signature, up to its comma."""
    tree = parsed.tree
    last = next((t for t in range(first, stop) if tree.pos[t] == "ADP"), stop)
    heads = [t for t in range(first, last) if tree.pos[t] in {"NOUN", "PROPN"}]
    if not heads:
        return None
    word = tree.word[heads[-1]]
    titled = sum(tree.text[t][:1].isupper() for t in heads)
    name = word not in nouns().of and titled == len(heads)
    while stop > first and tree.pos[stop - 1] == "PUNCT":
        stop -= 1
    return Source(
        first=first, end=stop, head=heads[-1],
        entity=named.entity_at(heads[-1]) if name else None,
        kind="named" if name else "unnamed",
    )  # fmt: skip
