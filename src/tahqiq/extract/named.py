"""Who and what a document names: mentions with their entities, findable by token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tahqiq.model.reading import Entity, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRelation:
    """A relation the words of one phrase state; its claim is made by `claims`.

    `first` and `end` bound the tokens that carry it; `anchor` is the token whose
    attribution it shares (a pre-modifier's is its host's).
    """

    subject: str
    type: str
    object: str
    first: int
    end: int
    anchor: int
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """All mentions and entities of one document.

    `at` maps the token index of a mention's head (and of every token of a name) to the
    mention; `tokens` maps a mention id to its token range.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    at: Mapping[int, str] = field(default_factory=dict)
    tokens: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    relations: tuple[FoundRelation, ...] = ()

    def mention(self, token: int) -> str | None:
        """Id of the mention whose head or name covers a token."""
        return self.at.get(token)
