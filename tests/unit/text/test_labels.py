"""What opens a passage that somebody speaks: his name, perhaps where he is, and a colon."""

from __future__ import annotations

import pytest

from tahqiq.text.labels import label_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Q: Who fired?", "Q"),
        ("PAUL RIVO (on air): They fired.", "PAUL RIVO"),
        ("ÉLODIE MARCHAT: They fired.", "ÉLODIE MARCHAT"),
        ("Witness 3: They fired.", "Witness 3"),
        ("Dr. Samir al-Tolu: They fired.", "Dr. Samir al-Tolu"),
        ("“Mrs O'Dara: They fired.”", "Mrs O'Dara"),
        ("سلمى: They fired.", "سلمى"),
    ],
)
def test_a_name_and_a_colon_are_a_label(text: str, name: str) -> None:
    label = label_of(text)
    assert label is not None
    assert label.name == text[label.start : label.stop] == name
    assert text[label.end :].startswith(("They", "Who"))


@pytest.mark.parametrize(
    "text",
    [
        "There were three ways: by sea, by road, by air.",
        "At 10:42 they fired.",
        "3:15 they fired.",
        "Rivo:",
        "The minister said this: they fired.",
        "Rivo (a man of the north whose house was burnt in the spring before): They fired.",
        "",
    ],
)
def test_a_sentence_with_a_colon_is_none(text: str) -> None:
    assert label_of(text) is None
