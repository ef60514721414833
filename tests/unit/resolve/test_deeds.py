"""Words that tell one deed or point at one thing."""

from __future__ import annotations

from tahqiq.resolve.deeds import derived, noun, same_deed, stem


def test_forms_of_a_word_share_their_stem() -> None:
    assert stem("stopped") == stem("stop")
    assert stem("killings") == stem("killed")


def test_synonyms_of_news_are_one_deed_and_other_words_are_not() -> None:
    assert same_deed(stem("acquired"), stem("purchase"))
    assert not same_deed(stem("arrest"), stem("bombing"))


def test_a_short_shared_beginning_derives_nothing() -> None:
    assert derived("acquir", "acquisit") is True
    assert derived("port", "portray") is False


def test_an_attorney_is_a_lawyer() -> None:
    assert noun("attorneys") == noun("lawyer") != noun("doctor")
