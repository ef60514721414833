"""What a word and its tag say of it is looked up fast, and is what spaCy itself finds."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from tahqiq.extract.parsing import tag_rules
from tahqiq.extract.parsing.english import DEFAULT_MODEL, English, load_english

TEXTS = (
    "Two of the men ain't guards, and y'all know it: they've been gonna leave since May.",
    "There were shots.  She'd better lie down, he said; let's not let his brother's be it.",
    "The militia's spokesman had his own story: \"I'm telling y'all, it's theirs.\"",
    "Who is lying there? That that man lay dead is what the widows' lawyer must've meant.",
    "The police are lying low; the police lied. Better leaves fell, and leaves are left.",
)


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(DEFAULT_MODEL)


def found(nlp: Language) -> list[tuple[str, str, str, str]]:
    return [
        (token.text, token.pos_, str(token.morph), token.lemma_)
        for doc in nlp.pipe(TEXTS * 2)  # the second time from what was kept
        for token in doc
    ]


def test_part_of_speech_and_lemma_are_those_of_the_model(stock: Language) -> None:
    assert found(load_english().nlp) == found(stock)


def test_what_is_kept_begins_anew_when_it_is_full(
    stock: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tag_rules, "MOST", 3)
    nlp = English(spacy.load(DEFAULT_MODEL)).nlp
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.matcher = tag_rules.RememberingMatcher(ruler)

    assert found(nlp) == found(stock)
    assert len(ruler.matcher._found) <= tag_rules.MOST


def test_a_lemmatizer_without_lists_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "lookup"})

    tag_rules.look_up_in_sets(lemmatizer)

    assert not lemmatizer.lookups.has_table("lemma_index")
