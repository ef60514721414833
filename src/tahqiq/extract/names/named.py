"""Who and what a document names: mentions with their entities, findable by token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tahqiq.model.reading import Entity, Mention, MentionType


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
    _by_id: Mapping[str, Mention] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {m.id: m for m in self.mentions})

    def mention(self, token: int) -> str | None:
        """Id of the mention whose head or name covers a token."""
        return self.at.get(token)

    def mentioned(self, token: int) -> Mention | None:
        """The mention whose head or name covers a token."""
        return self._by_id.get(self.at.get(token, ""))

    def type_at(self, token: int) -> MentionType | None:
        """What kind of thing a token mentions by head or name."""
        mention = self.mentioned(token)
        return None if mention is None else mention.type

    def entity_at(self, token: int) -> str | None:
        """Id of the entity whom a token mentions by head or name."""
        return self.entity_of(self.mention(token))

    def entity_of(self, mention: str | None) -> str | None:
        """Id of the entity of a mention, given by its id."""
        found = self._by_id.get(mention or "")
        return None if found is None else found.entity
