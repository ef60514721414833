"""Quotations and who speaks them; doubt is a flag, not a made-up speaker (M28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tahqiq.extract.parsing.quotes import quotes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.extract.parsing.parsed import Parsed
    from tahqiq.model.reading import Claim, Reading

pytestmark = pytest.mark.slow
Reads = "Callable[..., Reading]"


def quoted(parsed: Parsed) -> list[tuple[str, bool]]:
    return [(parsed.span(q.first, q.end).exact, q.closed) for q in quotes_of(parsed)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said: “We saw it.”", [("We saw it.", True)]),
        ('He said: "We saw it."', [("We saw it.", True)]),
        (
            "“We saw it,” he said, “and fled.”",
            [("We saw it,", True), ("and fled.", True)],
        ),
        ("He said: «We saw it.»", [("We saw it.", True)]),
        ("Nobody's guards don't talk.", []),
        ("He saw a 5' wall.", []),
    ],
)
def test_quotations_are_found_whatever_their_marks(
    parsed: Callable[[str], Parsed], text: str, found: list[tuple[str, bool]]
) -> None:
    assert quoted(parsed(text)) == found


def test_speech_over_two_paragraphs_closes_once(
    parsed: Callable[[str], Parsed],
) -> None:
    found = quoted(parsed("“We saw it all.\n“They came at night,” he said."))
    assert found == [("We saw it all.", True), ("They came at night,", True)]


def test_a_mark_that_never_closes_reaches_no_further_than_its_sentence(
    parsed: Callable[[str], Parsed],
) -> None:
    ((words, closed),) = quoted(parsed("He said: “We saw it. The town is quiet now."))
    assert not closed
    assert "quiet" not in words


def claims_with(found: Reading, words: str) -> list[Claim]:
    return [c for c in found.claims if any(words in s.exact for s in c.content)]


def test_an_unclosed_quotation_is_left_to_a_person(reading: Reads) -> None:
    found = reading("Rostam Qadiri said: “Guards fired at us. The town is quiet now.")
    assert any("unclosed-quote" in claim.flags for claim in found.claims)
    assert any("quotation mark" in row.reason for row in found.refusals)
    (flat,) = claims_with(found, "The town is quiet")
    assert len(flat.chain) == 1


def test_a_quotation_goes_on_with_its_speaker(reading: Reads) -> None:
    found = reading("“Guards fired,” Rostam Qadiri said. “They burned the market.”")
    (claim,) = claims_with(found, "They burned the market")
    assert claim.chain[-1].source is not None
    assert claim.chain[-1].source.exact == "Rostam Qadiri"


def test_nobody_is_made_up_for_a_quotation_without_a_speaker(reading: Reads) -> None:
    found = reading("The town was quiet.\n“Guards burned the market that night.”")
    (claim,) = claims_with(found, "Guards burned the market")
    assert claim.chain[-1].kind == "unspecified"
    assert "unattributed-quote" in claim.flags


def test_labels_name_the_speakers_of_an_interview(reading: Reads) -> None:
    text = (
        "RADIO: Who fired at the market?\nQADIRI: The guards fired at the market.\n"
        "RADIO: And the governor?\nQADIRI: The governor left the town."
    )
    (claim,) = claims_with(reading(text), "The guards fired at the market")
    assert claim.chain[-1].source is not None
    assert claim.chain[-1].source.exact == "QADIRI"


def test_a_colon_alone_is_no_label(reading: Reads) -> None:
    found = reading("Orun: The guards fired at the market.")
    assert all(len(claim.chain) == 1 for claim in found.claims)
