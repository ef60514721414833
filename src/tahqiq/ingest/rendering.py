"""What a format's reader makes of the bytes, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.model.document import Known, PassageKind, Refusal

STAGE = "ingest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of the evidentiary text that the layout sets apart.

    `kind` is what the markup says it is, None where only its words can tell.
    """

    start: int
    end: int
    kind: PassageKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """The evidentiary text of a file, its blocks, and what the file says of itself."""

    text: str
    blocks: tuple[Block, ...]
    known: tuple[Known, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that are to become one block."""

    text: str
    kind: PassageKind | None = None


def joined(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    r"""The pieces as one text with blank lines between, and where each of them stands.

    >>> joined([Piece(text="Two dead"), Piece(text="By A. Writer", kind="byline")])[0]
    'Two dead\n\nBy A. Writer'
    """
    blocks: list[Block] = []
    place = 0
    for piece in pieces:
        end = place + len(piece.text)
        blocks.append(Block(start=place, end=end, kind=piece.kind))
        place = end + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks)
