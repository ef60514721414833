"""Document -> Reading: the steps of extraction, in order, on one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tahqiq.extract.claims.carrying import events_with_claims, relations_with_claims
from tahqiq.extract.claims.claims import drafts_of, written
from tahqiq.extract.claims.links import links_of
from tahqiq.extract.events.bare_parties import with_bare_parties
from tahqiq.extract.events.dates import not_ahead
from tahqiq.extract.events.events import events_of
from tahqiq.extract.events.fates import with_fates
from tahqiq.extract.measures.ordering import anchored, counted_of, orders_of
from tahqiq.extract.measures.quantities import quantities_of
from tahqiq.extract.measures.times import found_times, published, recorded
from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.mentions.roles import with_roles
from tahqiq.extract.parsing.english import English
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import quotes_of
from tahqiq.extract.speech.attributing import attributions_of
from tahqiq.extract.speech.handed_on import with_origins
from tahqiq.extract.speech.nesting import settled, stacks_of
from tahqiq.extract.speech.running import with_running
from tahqiq.extract.speech.semicolons import with_semicolons
from tahqiq.extract.speech.speech import with_quotations
from tahqiq.extract.speech.voices import with_its
from tahqiq.model.document import Document, Refusal
from tahqiq.model.reading import Claim, Reading, Span

READER = "tahqiq-english 1"


def read(document: Document, english: English) -> Reading:
    """Everything the English reader finds in one document.

    A document in another language is kept with its text and a refusal; nothing of it
    is guessed at (M117).
    """
    if document.language not in {None, "en"}:
        return _unread(document)
    return read_parsed(parse(document, english), f"{READER}, {english.version}")


def read_all(documents: Iterable[Document], english: English) -> Iterator[Reading]:
    """Readings of several documents, in order."""
    for document in documents:
        yield read(document, english)


def read_parsed(parsed: Parsed, reader: str) -> Reading:
    """The reading of a parsed document."""
    named = named_of(parsed)
    dated = found_times(parsed)
    times = recorded(dated)
    counted = quantities_of(parsed, times)
    found = events_of(parsed, named, times, counted)
    dated = not_ahead(dated, found, published(parsed.document)[0])
    times = anchored(parsed, dated, found)
    parties, found = with_bare_parties(parsed, named, found)
    counted = with_fates(counted, found)
    spoken = with_quotations(
        parsed, named, attributions_of(parsed, named), quotes_of(parsed)
    )
    spoken = with_its(parsed, named, with_semicolons(parsed, named, spoken))
    spoken = with_origins(parsed, named, with_running(parsed, named, spoken))
    stacks = stacks_of(parsed, settled(parsed, spoken))
    credits = _credits(parsed)
    drafts = drafts_of(parsed, stacks)
    quantities = tuple(row.quantity for row in counted)
    claims = written(parsed, named, quantities, drafts, credits)
    events, claims = events_with_claims(parsed, found, drafts, claims, stacks)
    links = links_of(parsed, drafts, claims, found)
    relations, related = relations_with_claims(
        parsed, named, stacks, credits, (drafts, claims)
    )
    return Reading(
        document=parsed.document,
        sentences=parsed.sentences,
        mentions=parties.mentions,
        entities=with_roles(parties.entities, events, (*claims, *related)),
        times=times,
        quantities=counted_of(parties, counted, events),
        events=events,
        relations=relations,
        claims=_in_order((*claims, *related)),
        links=links,
        orders=orders_of(parsed, found, events, times),
        refusals=(*parsed.document.refusals, *parsed.refusals, *_doubts(claims)),
        reader=reader,
    )


def _in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims by place in the text, one per id."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(
        sorted(
            by_id.values(), key=lambda c: (c.content[0].start, c.content[-1].end, c.id)
        )
    )


def _credits(parsed: Parsed) -> dict[int, Span]:
    """For each sentence a photo or wire credit answers for: the words of the credit.

    A caption's own credit stands on the caption; an agency that is not the outlet
    stands on the article's body.
    """
    document = parsed.document
    found: dict[int, Span] = {}
    for name in document.credits:
        for match in re.finditer(rf"\b{re.escape(name)}\b", parsed.text):
            span = parsed.words(match.start(), match.end())
            index = _sentence_at(parsed, span.start)
            kind = parsed.sentences[index].kind if index is not None else None
            for k, sentence in enumerate(parsed.sentences):
                same = index is not None and _same_passage(parsed, k, index)
                whole = kind == "dateline" and name != document.outlet
                if (kind == "caption" and same) or (whole and sentence.kind == "body"):
                    found.setdefault(k, span)
    return found


def _sentence_at(parsed: Parsed, offset: int) -> int | None:
    for k, sentence in enumerate(parsed.sentences):
        if sentence.start <= offset < sentence.end:
            return k
    return None


def _same_passage(parsed: Parsed, left: int, right: int) -> bool:
    a, b = parsed.sentences[left].start, parsed.sentences[right].start
    return any(p.start <= a < p.end and p.start <= b < p.end
               for p in parsed.document.passages)  # fmt: skip


def _doubts(claims: Iterable[Claim]) -> Iterator[Refusal]:
    """What the reader would not decide, for a person to decide."""
    for claim in claims:
        if "unclosed-quote" in claim.flags:
            yield Refusal(
                stage="extract", item=claim.sentence,
                reason="a quotation mark is not closed; where the speech ends is a guess.",
            )  # fmt: skip


def _unread(document: Document) -> Reading:
    return Reading(
        document=document,
        refusals=(
            *document.refusals,
            Refusal(
                stage="extract",
                item=document.file,
                reason=f"written in {document.language!r}; only English is read. Its "
                "text is kept; add a translation as a document of its own.",
            ),
        ),
        reader=READER,
    )
