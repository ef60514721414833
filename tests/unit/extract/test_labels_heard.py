"""Who speaks a labelled passage of a transcript says what stands in it (M20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.document import Document
    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TALK = """Tesmar Hour, 4 June 2031

Location: the quarry of Tesmar

HOST (in the studio): What happened at the gate?

ÉLODIE MARCHAT (by telephone): Two trucks stopped at the gate.

HOST (in the studio): Did the ministry answer you?

ÉLODIE MARCHAT (by telephone): The guards burned the papers.

Witness 3: Soldiers fired at the gate.

Witness 3: Soldiers left before noon.
"""


def test_what_stands_in_brackets_or_an_accent_hides_no_speaker(
    reading: Callable[[str], Reading],
) -> None:
    found = {
        claim.content[0].exact: [s.source.exact for s in claim.chain if s.source]
        for claim in reading(TALK).claims
    }
    said = {words: chain[-1:] for words, chain in found.items()}
    assert said["Two trucks stopped at the gate"] == ["ÉLODIE MARCHAT"]
    assert said["The guards burned the papers"] == ["ÉLODIE MARCHAT"]
    assert said["Soldiers fired at the gate"] == ["Witness 3"]
    assert not any("Location" in chain for chain in found.values())


def test_what_is_said_behind_a_label_is_one_claim(
    reading: Callable[[str], Reading],
) -> None:
    talk = (
        "MAYOR: We closed it.\n\nMAYOR: They left.\n\nBISHOP: Four people died there."
    )
    found = [claim.content[0].exact for claim in reading(talk).claims]
    assert found == ["We closed it", "They left", "Four people died there"]


def test_a_message_is_said_by_its_sender_be_it_once(
    report: Callable[..., Document],
) -> None:
    talk = (
        "mirela_k: Soldiers burned the gate.\n+99 55 123 4567: Soldiers left the fort."
    )
    found = read(report(talk, kind="message"), load_english())
    said = {
        claim.content[0].exact: (claim.chain[-1].kind, claim.chain[-1].source)
        for claim in found.claims
    }
    kind, source = said["Soldiers burned the gate"]
    assert source is not None
    assert (kind, source.exact) == ("named", "mirela_k")
    kind, source = said["Soldiers left the fort"]
    assert kind == "unnamed"  # a number is nobody's name, and withheld
