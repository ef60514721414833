"""Tables in reports: those of names, figures and single words are no sentences.

Read as prose, a row "Ledrin, 41, killed" would tell of 41 dead, and the next one's child
would have done it. A table with a sentence in any of its cells, a chronology or a layout,
is read as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.ingest import lines
from tahqiq.ingest.rendering import STAGE
from tahqiq.model.document import Refusal

_SENTENCE = 6  # words of a cell that ends in a full stop
_LONG = 12  # words of a cell that ends without
_REMEDY = (
    "of a table without sentences are not read. If it lists incidents or victims, save it "
    "as csv and take it in with `tahqiq import FILE CASE`."
)


def is_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds names and figures only.

    >>> is_data([["Name", "Age"], ["Tolu Sefer", "41"]])
    True
    >>> is_data([["3 May", "Guards fired at the gate of the fort."], ["4 May", "No."]])
    False
    """
    wide = [cells for cells in rows if len(cells) > 1]
    told = any(_is_sentence(cell) for cells in rows for cell in cells)
    return len(wide) > 1 and not told


def not_read(count: int, uri: str) -> tuple[Refusal, ...]:
    """What is said of the rows that were not read; nothing where there are none."""
    reason = f"{count} rows {_REMEDY}"
    row = Refusal(stage=STAGE, item=f"{uri}: table", reason=reason)
    return (row,) if count else ()


def _is_sentence(cell: str) -> bool:
    words = lines.count_words(cell)
    return words >= _LONG or (words >= _SENTENCE and not lines.is_unfinished(cell))
