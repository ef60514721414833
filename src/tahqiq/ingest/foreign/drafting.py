"""A reading put together from structured values, each with its words in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tahqiq.ingest.metadata import said_by_analyst, settle
from tahqiq.model.document import Capture, Document, Known, Passage, Refusal
from tahqiq.model.ids import content_id
from tahqiq.model.reading import (
    Act,
    Certainty,
    Claim,
    Entity,
    Event,
    Mention,
    MentionType,
    Quantity,
    Reading,
    Relation,
    Sentence,
    Span,
    Stance,
    Step,
    Time,
    Unit,
)

FLAG = "imported"  # a claim that nobody read out of prose
TYPES: dict[str, MentionType] = {"Person": "PERSON", "Address": "PLACE"}
SURE = Stance(innermost="CT+", outlet="CT+")
REPORTED = Stance(innermost="CT+", outlet="Uu")
POSSIBLE = Stance(innermost="PS+", outlet="PS+")


class Draft:
    """Collects the records of one imported file; `reading` hands them over."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences: list[Sentence] = []
        self.mentions: dict[str, Mention] = {}
        self.entities: dict[str, Entity] = {}
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []
        self.events: list[Event] = []
        self.relations: list[Relation] = []
        self.claims: dict[str, Claim] = {}
        self.refusals: list[Refusal] = []

    def span(self, start: int, end: int) -> Span:
        """Words of the text."""
        return Span(start=start, end=end, exact=self.text[start:end])

    def sentence(self, start: int, end: int) -> str:
        """A row or line as a sentence; its id."""
        key = f"s{len(self.sentences) + 1}"
        self.sentences.append(Sentence(id=key, start=start, end=end, kind="body"))
        return key

    def entity(self, schema: str, name: str, span: Span, key: str = "") -> Mention:
        """An entity by its name in the file; the same name is the same entity."""
        known = content_id("e", schema, key or name.casefold())
        self.entities.setdefault(known, Entity(id=known, schema=schema, name=name))
        mention = Mention(
            id=content_id("m", span.start, span.end),
            start=span.start,
            end=span.end,
            exact=span.exact,
            kind="name",
            type=TYPES.get(schema, "ORG"),
            entity=known,
        )
        return self.mentions.setdefault(mention.id, mention)

    def count(self, span: Span, low: float, high: float, unit: Unit) -> Quantity:
        """A figure of one fate."""
        found = Quantity(
            id=content_id("q", span.start, span.end),
            start=span.start,
            end=span.end,
            exact=span.exact,
            low=low,
            high=high,
            comparator="=" if low == high else "between",
            unit=unit,
        )
        self.quantities.append(found)
        return found

    def claim(  # noqa: PLR0913 - a claim is made of all of these
        self,
        sentence: str,
        content: Iterable[Span],
        proposition: str,
        *,
        source: Mention | None = None,
        certainty: Certainty = "asserted",
        events: tuple[str, ...] = (),
        relation: str | None = None,
    ) -> Claim:
        """What the file says in these words; `source` is whom the row itself names."""
        spans = tuple(sorted(set(content), key=lambda row: row.start))
        stance = POSSIBLE if certainty != "asserted" else REPORTED if source else SURE
        made = Claim(
            id=content_id("c", spans, proposition, certainty, length=10),
            sentence=sentence,
            content=spans,
            proposition=proposition,
            chain=(Step(kind="outlet", act="publish"), *_source(source)),
            certainty=certainty,
            polarity="affirmed",
            factuality=stance,
            events=events,
            relation=relation,
            flags=(FLAG,),
        )
        return self.claims.setdefault(made.id, made)

    def refuse(self, place: str, reason: str) -> None:
        """Note what was not taken in, and why (rule 10)."""
        self.refusals.append(Refusal(stage="import", item=place, reason=reason))

    def reading(self, capture: Capture, encoding: str, reader: str) -> Reading:
        """Everything collected, as the reading of the file."""
        sha256 = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        detected = Known(key="encoding", value=encoding, origin="detected")
        known = settle((*said_by_analyst(capture.said), detected), None)
        published = known.published
        document = Document(
            id=content_id("d", capture.sha256, capture.name),
            sha256=capture.sha256,
            text_sha256=sha256,
            file=capture.name,
            uri=capture.said.url or capture.uri,
            media_type="text/plain",
            text=self.text,
            passages=(Passage(start=0, end=len(self.text), kind="body"),),
            title=capture.name,
            outlet=known.outlet or capture.name,
            published=published.value if published else None,
            published_precision=published.precision if published else None,
            known=known.known,
        )
        return Reading(
            document=document,
            sentences=tuple(self.sentences),
            mentions=tuple(sorted(self.mentions.values(), key=lambda row: row.start)),
            entities=tuple(self.entities.values()),
            times=tuple(self.times),
            quantities=tuple(self.quantities),
            events=tuple(self.events),
            relations=tuple(self.relations),
            claims=tuple(self.claims.values()),
            refusals=tuple(self.refusals),
            reader=reader,
        )


def _source(source: Mention | None) -> tuple[Step, ...]:
    if source is None:
        return ()
    words = Span(start=source.start, end=source.end, exact=source.exact)
    act: Act = "say"
    return (Step(kind="named", entity=source.entity, source=words, act=act),)
