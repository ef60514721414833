"""One article of MUC-4, read, with look-ups over the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from evals.event_reading import EventReading
from evals.muc4_classes import ARMED, COUNTRIES
from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.model.reading import Claim, Mention, Quantity, Time

MONTHS = [
    "JAN",
    "FEB",
    "MAR",
    "APR",
    "MAY",
    "JUN",
    "JUL",
    "AUG",
    "SEP",
    "OCT",
    "NOV",
    "DEC",
]
DETERMINER = re.compile(r"^(the|a|an|his|her|their|this|that) ", re.IGNORECASE)
FAR = 6  # sentences between an incident and the body named for it
DESCRIPTIVE = {"NN", "NNS", "JJ", "NNP", "NNPS", "VBN", "VBG", "CD"}


@dataclass(slots=True)
class Article:
    """A reading with its header, and look-ups over it."""

    reading: EventReading
    claims: dict[str, Claim]
    carried: dict[tuple[str, str | None], tuple[str, ...]]
    day: str  # of the article, ISO
    country: str | None  # where it was filed
    mentions: dict[str, Mention] = field(default_factory=dict)
    times: dict[str, Time] = field(default_factory=dict)

    def phrase(self, token: int) -> str:
        """The noun with its modifiers, without determiner and clauses."""
        doc = self.reading.parsed.doc
        kept = [
            t.i for t in doc[token].lefts
            if t.dep_ in {"amod", "compound", "nummod", "nmod"} and t.tag_ in DESCRIPTIVE
        ]  # fmt: skip
        first = min((doc[i].left_edge.i for i in kept), default=token)
        end = token + 1
        for right in doc[token].rights:
            if right.dep_ == "prep" and right.lower_ == "of" and right.i == token + 1:
                end = right.right_edge.i + 1
        words = self.reading.parsed.span(first, end).exact
        return re.sub(r"\s+", " ", words).strip(" .,").upper()

    def entity(self, token: int) -> str | None:
        """The entity at a token."""
        mention = self.reading.named.at.get(token)
        return self.mentions[mention].entity if mention else None

    def named(self, token: int) -> str | None:
        """The longest proper name of the entity at a token."""
        entity = self.entity(token)
        names = [
            m.exact for m in self.reading.named.mentions
            if m.entity == entity and m.kind == "name"
        ] if entity else []  # fmt: skip
        return re.sub(r"\s+", " ", max(names, key=len)).upper() if names else None

    def described(self, token: int) -> list[str]:
        """Nominal mentions of the entity at a token."""
        entity = self.entity(token)
        return [
            DETERMINER.sub("", re.sub(r"\s+", " ", m.exact)).upper()
            for m in self.reading.named.mentions
            if entity and m.entity == entity and m.kind == "nominal"
        ]  # fmt: skip

    def totals(self, event: FoundEvent) -> list[Quantity]:
        """Quantities in the sentences of an event's deaths that count people."""
        of = self.reading.parsed
        spans = [of.bounds[of.sentence_of[h]] for h in event.heads]
        return [
            q for q in self.reading.quantities
            if q.unit in {"killed", "wounded", "abducted"}
            and any(of.starts[a] <= q.start < of.ends[b - 1] for a, b in spans)
        ]  # fmt: skip

    def rebels(self, group: list[FoundEvent]) -> tuple[int, int] | None:
        """The armed organisation named nearest to a group of events.

        Its distance in sentences and its token; None where none is near.
        """
        of = self.reading.parsed.sentence_of
        heads = [of[h] for e in group for h in e.heads]
        found = [
            (min(abs(of[token] - h) for h in heads), self.named(token) or "", token)
            for token, mention in self.reading.named.at.items()
            if self.mentions[mention].type == "ORG"
            and ARMED.search(self.named(token) or "")
        ]
        if not found or min(found)[0] > FAR:
            return None
        return min(found)[0], min(found)[2]

    def claims_at(self, token: int) -> list[Claim]:
        """Claims of the sentence in which a token stands."""
        parsed = self.reading.parsed
        sentence = parsed.sentences[parsed.sentence_of[token]].id
        return [c for c in self.claims.values() if c.sentence == sentence]

    def bodies(self, token: int) -> list[int]:
        """Tokens of organisations inside a doer's phrase ("members of the FMLN")."""
        doc = self.reading.parsed.doc
        return [
            t.i for t in doc[token].subtree
            if t.i != token and abs(t.i - token) < 9 and self.kind(t.i) == "ORG"
        ]  # fmt: skip

    def place_near(self, token: int) -> str | None:
        """A place named in the token's sentence."""
        parsed = self.reading.parsed
        first, end = parsed.bounds[parsed.sentence_of[token]]
        named = (self.named(i) for i in range(first, end) if self.kind(i) == "PLACE")
        return next(filter(None, named), None)

    def kind(self, token: int) -> str | None:
        """The mention type at a token."""
        mention = self.reading.named.at.get(token)
        return self.mentions[mention].type if mention else None


def header(text: str) -> tuple[str | None, str | None, int]:
    """Day and place of the dateline, and where the report begins."""
    found = re.match(
        r"\s*(.{2,60}?),\s+(\d{1,2}) ([A-Z]{3})\w* (\d{2})\b[^\[]*?--?\s*",
        text,
        re.DOTALL,
    )
    if not found or found[3] not in MONTHS:
        return None, None, 0
    day = f"19{found[4]}-{MONTHS.index(found[3]) + 1:02}-{int(found[2]):02}"
    return day, found[1].strip(), found.end()


def filed_in(place: str | None, text: str) -> str | None:
    """Country code of the dateline, else the country named most often."""
    spot = gazetteer().locate((place or "").title(), list(COUNTRIES)) if place else None
    if spot is not None and spot.country in COUNTRIES:
        return spot.country
    return _most_named(text, COUNTRIES.items())


def _most_named(text: str, names: Iterable[tuple[str, str]]) -> str | None:
    counts = {
        code: len(re.findall(rf"\b{name}\b", text.upper()))
        + len(re.findall(rf"\b{name[:-1]}\w*AN\w*\b", text.upper()))
        for code, name in names
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None
