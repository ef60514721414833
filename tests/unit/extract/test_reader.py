"""A reading as a whole: order, links, credits, and what claims carry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.errors import ModelMissing
from tahqiq.extract.parsing.english import DEFAULT_MODEL, load_english
from tahqiq.extract.reader import read, read_all
from tahqiq.model.document import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.document import Document
    from tahqiq.model.reading import Claim, Reading

pytestmark = pytest.mark.slow
Reads = "Callable[..., Reading]"
ACCUSED = (
    "A neighbour accused the Katibat al-Nahr militia of burning the market. "
    "The Katibat al-Nahr militia denied burning the market."
)


def deepest(found: Reading, words: str) -> Claim:
    holding = [c for c in found.claims if any(words in s.exact for s in c.content)]
    return max(holding, key=lambda c: len(c.chain))


def test_a_missing_model_is_named_with_its_remedy() -> None:
    with pytest.raises(ModelMissing, match="en_no_such_model"):
        load_english("en_no_such_model")
    assert DEFAULT_MODEL.startswith("en_")


def test_a_denial_names_what_it_denies(reading: Reads) -> None:
    """M26."""
    found = reading(ACCUSED)
    denials = [link for link in found.links if link.type == "denies"]
    by_id = {claim.id: claim for claim in found.claims}
    assert denials
    for link in denials:
        assert by_id[link.claim].polarity == "denied"
        assert by_id[link.target].polarity == "affirmed"
        assert by_id[link.target].certainty == "alleged"


def test_a_ground_supports_what_it_is_given_for(reading: Reads) -> None:
    found = reading("The market closed because guards burned it.")
    (link,) = [link for link in found.links if link.type == "supports"]
    by_id = {claim.id: claim for claim in found.claims}
    assert "burned" in by_id[link.claim].proposition
    assert "closed" in by_id[link.target].proposition


def test_an_event_lists_the_claims_that_put_somebody_there(reading: Reads) -> None:
    """M16: no participant without a claim behind it."""
    found = reading(ACCUSED)
    events = [e for e in found.events if any(t.exact == "burning" for t in e.triggers)]
    actors = [p for e in events for p in e.participants if p.role == "actor"]
    assert actors
    certainties = {claim.id: claim.certainty for claim in found.claims}
    flat = {c.id for c in found.claims if len(c.chain) == 1}
    for part in actors:
        assert part.claims
        assert not flat & set(part.claims)
        assert any(certainties[key] == "alleged" for key in part.claims)


def test_every_relation_has_a_claim_of_its_own(reading: Reads) -> None:
    """M35."""
    found = reading("Police said Karim Dahhak, a former police chief, was shot.")
    claims = {claim.id: claim for claim in found.claims}
    assert found.relations
    for row in found.relations:
        assert claims[row.claim].relation == row.id


def test_claims_are_in_the_order_of_the_text(reading: Reads) -> None:
    found = reading("Guards fired. Police fled. The market burned.")
    starts = [claim.content[0].start for claim in found.claims]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_a_headline_claims_and_a_mere_title_does_not(
    report: Callable[..., Document],
) -> None:
    document = report("Guards fired at the market.", kind="heading")
    claims = read(document, load_english()).claims
    assert [c.content[0].exact for c in claims] == ["Guards fired at the market"]
    title = report("A long night in Bassa", kind="heading")
    assert read(title, load_english()).claims == ()


def test_a_credited_agency_stands_in_the_chain_of_its_caption(
    report: Callable[..., Document],
) -> None:
    """A photo credit is a step of its own on the claims of that caption."""
    text = "Guards burned the market on Tuesday. (AP)"
    document = report(text, kind="caption", credits=("AP",))
    found = read(document, load_english())
    assert [s.source and s.source.exact for s in found.claims[0].chain] == [None, "AP"]


def test_another_language_is_kept_and_refused(report: Callable[..., Document]) -> None:
    """M117."""
    found = read(report("Die Wache schoss.", language="de"), load_english())
    assert found.claims == ()
    assert "English" in found.refusals[0].reason


def test_an_empty_document_is_read_as_empty(report: Callable[..., Document]) -> None:
    empty = replace(report("x"), text="", passages=())
    found = read(empty, load_english())
    assert (found.sentences, found.claims, found.events) == ((), (), ())


def test_a_sentence_never_crosses_a_passage(report: Callable[..., Document]) -> None:
    document = report("The guards\nfired at the market")
    found = read(document, load_english())
    for row in found.sentences:
        inside = [
            p for p in document.passages if p.start <= row.start and row.end <= p.end
        ]
        assert len(inside) == 1


def test_documents_do_not_colour_one_another(report: Callable[..., Document]) -> None:
    one, two = report(ACCUSED), report("He denied it. Guards fired, he said.")
    english = load_english()
    assert list(read_all([one, two], english)) == [
        read(one, english),
        read(two, english),
    ]
    assert next(read_all([two], english)) == read(two, english)


def test_layout_between_passages_moves_offsets_and_nothing_else(
    report: Callable[..., Document],
) -> None:
    """Spans point into the evidentiary text, wherever a passage stands (M12)."""
    plain = report("Guards reportedly fired at the market.")
    moved = replace(
        plain,
        text="\n\u00a0\n" + plain.text,
        passages=(Passage(start=3, end=3 + len(plain.text), kind="body"),),
    )
    one, two = (read(d, load_english()) for d in (plain, moved))
    assert [told(c) for c in one.claims] == [told(c) for c in two.claims]
    for claim in two.claims:
        for span in claim.content:
            assert moved.text[span.start : span.end] == span.exact


def told(claim: Claim) -> tuple[Any, ...]:
    return (claim.proposition, claim.certainty, claim.polarity, len(claim.chain))


def test_a_proposition_is_stated_without_negation_and_hedge(reading: Reads) -> None:
    cases = {
        "The guards did not burn the market.": "The guards did burn the market",
        "The guards may have burned the market.": "The guards have burned the market",
        "The guards seem to have burned the market.": "The guards have burned the market",
        "It is untrue that the guards burned the market.": "the guards burned the market",
    }
    for text, proposition in cases.items():
        (claim,) = reading(text).claims
        assert claim.proposition.rstrip(".") == proposition
