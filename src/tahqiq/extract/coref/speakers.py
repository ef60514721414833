"""Who speaks a quotation, and who "I" and "we" are."""

from __future__ import annotations

from dataclasses import dataclass, field

from tahqiq.extract.coref.chains import Chains
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote, quotes_of
from tahqiq.extract.parsing.turns import turns_of


@dataclass(slots=True)
class Speakers:
    """The quotations of a document and the chains of those who speak them."""

    parsed: Parsed
    chains: Chains
    at: dict[int, int]
    quotes: tuple[Quote, ...] = ()
    quote_at: dict[int, int] = field(default_factory=dict)
    turn_at: dict[int, range] = field(default_factory=dict)

    @classmethod
    def of_document(cls, parsed: Parsed, chains: Chains) -> Speakers:
        """The quotations of a document, their speakers still to be asked for."""
        quotes = quotes_of(parsed)
        return cls(
            parsed=parsed,
            chains=chains,
            at={
                phrase.head: i
                for i, phrase in enumerate(chains.phrases)
                if not phrase.joined
            },
            quotes=quotes,
            quote_at={
                i: q
                for q, quote in enumerate(quotes)
                for i in range(quote.first, quote.end)
            },
            turn_at={
                i: range(turn.first, turn.named)
                for turn in turns_of(parsed)
                for i in range(turn.named, turn.end)
            },
        )

    def inside(self, token: int) -> bool:
        """Whether a token stands in a quotation."""
        return token in self.quote_at

    def of(self, token: int) -> int | None:
        """The chain of whoever speaks the quotation a token stands in."""
        q = self.quote_at.get(token)
        while q is not None:
            found = self._teller(self.quotes[q])
            if found is not None:
                return found
            q = q - 1 if q > 0 and self._follows(q) else None
        return None

    def ahead(self, token: int) -> int | None:
        """The pronoun behind a quotation that says who speaks it, where it is not yet known
        who that is: in '"… shot him," he said', "him" is none of "he".
        """
        if self.quote_at.get(token) is None or self.teller(token) is not None:
            return None
        j = self._subject(self.quotes[self.quote_at[token]])
        if j is None or self.chains.of[j] >= 0:
            return None
        phrase = self.chains.phrases[j]
        third = phrase.kind == "pronoun" and phrase.person not in {1, 2}
        return j if third and phrase.number == "one" else None

    def _follows(self, q: int) -> bool:
        """A quotation that goes on from the one before, at most a sentence later."""
        sentence = self.parsed.sentence_of
        before, here = self.quotes[q - 1], self.quotes[q]
        return sentence[here.first] - sentence[before.end - 1] <= 1

    def _teller(self, quote: Quote) -> int | None:
        """The chain of the subject of a verb of saying beside a quotation."""
        j = self._subject(quote, placed=True)
        return None if j is None else self.chains.of[j]

    def _subject(self, quote: Quote, *, placed: bool = False) -> int | None:
        """The phrase that is the subject of a verb of saying beside a quotation."""
        tree, sentence = self.parsed.tree, self.parsed.sentence_of
        verbs = wording().speaking
        spans = {sentence[quote.first], sentence[quote.end - 1]}
        for s in sorted(spans, reverse=True):
            first, end = self.parsed.bounds[s]
            for i in range(first, end):
                if (
                    tree.pos[i] != "VERB"
                    or i in self.quote_at
                    or tree.lemma[i] not in verbs
                ):
                    continue
                subject = tree.child(i, "nsubj")
                j = self.at.get(subject) if subject is not None else None
                if j is not None and (self.chains.of[j] >= 0 or not placed):
                    return j
        return None

    def place(self, later: list[int]) -> None:
        """Put "I", "we" and "you" into chains: who speaks, or the author."""
        memory: dict[tuple[str, int], int] = {}
        for i in later:
            phrase = self.chains.phrases[i]
            family = (
                "you"
                if phrase.person == 2
                else ("i" if phrase.number == "one" else "we")
            )
            speaker = self.teller(phrase.head)
            if speaker is not None and self._speaks_as(family, speaker):
                self.chains.join(i, speaker)
                continue
            who = (
                speaker
                if speaker is not None
                else (-2 if self.inside(phrase.head) else -1)
            )
            if (family, who) in memory:
                self.chains.join(i, memory[family, who])
            else:
                memory[family, who] = self.chains.open(i)

    def teller(self, token: int) -> int | None:
        """Who says "I" at a token: the chain of the quotation's speaker, else the turn's."""
        if token in self.quote_at:
            return self.of(token)
        label = self.turn_at.get(token)
        j = next((self.at[k] for k in label or () if k in self.at), None)
        return self.chains.of[j] if j is not None and self.chains.of[j] >= 0 else None

    def _speaks_as(self, family: str, speaker: int) -> bool:
        chain = self.chains.all[speaker]
        if family == "i":
            return chain.type == "PERSON" and chain.number != "many"
        return family == "we" and (chain.type == "ORG" or chain.number == "many")
