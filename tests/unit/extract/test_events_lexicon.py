"""The event codebook compiles and says what its comments promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.errors import CodebookError
from tahqiq.extract.lexicon.event_lexicon import (
    EventsBook,
    SenseEntry,
    _flat,
    _sense,
    event_lexicon,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.parsing.truecase import CommonWords, shouts, truecased


def test_every_list_and_frame_named_in_the_codebook_exists():
    assert len(event_lexicon().verbs) > 500


def test_more_specific_patterns_come_first():
    for patterns in event_lexicon().verbs.values():
        ranks = [(pattern.sense.minor, -pattern.weight) for pattern in patterns]
        assert ranks == sorted(ranks)  # a minor sense comes last, however specific


def test_an_unknown_list_is_an_error_that_names_its_sense():
    with pytest.raises(CodebookError, match="raid names no list #nothing"):
        _flat(("#nothing",), event_lexicon().words, "raid")


def test_an_unknown_frame_is_an_error():
    entry = SenseEntry(name="raid", type="COERCE", frame="nothing")
    with pytest.raises(CodebookError, match="no frame"):
        _sense(entry, EventsBook(frames={}, senses=()), event_lexicon().words)


WORDS = CommonWords(
    firm=frozenset({"the", "attacked", "killed", "in", "of", "said"}),
    nouns=frozenset({"army", "farm", "guerrilla", "president"}),
)


def test_capitals_become_mixed_case():
    assert (
        truecased("THE ARMY ATTACKED ELBORO IN MAY.", WORDS)
        == "The army attacked Elboro in may."
    )


def test_an_acronym_in_brackets_stays_and_its_words_are_a_name():
    text = "THE ARMY OF ORTAN LIBERATION (AOL) ATTACKED THE FARM. AOL SAID SO."
    read = truecased(text, WORDS)
    assert "(AOL)" in read
    assert "AOL said" in read


def test_only_a_passage_in_capitals_shouts():
    assert shouts("THE ARMY SAID TODAY THAT NOBODY WAS HURT THERE")
    assert not shouts("The army said today that nobody was hurt there")


@given(st.text(max_size=200))
def test_truecasing_moves_no_character(text):
    """Any text in: as many characters out, the same but for case."""
    read = truecased(text, WORDS)
    assert len(read) == len(text)
    assert read.lower() == text.lower()


def test_a_tree_type_is_shared():
    """The steps read one tree; a change of its fields breaks them here first."""
    assert {"word", "lemma", "head", "children"} <= set(Tree.__slots__)
