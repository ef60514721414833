"""Times of a document: publication, passages, tense and names (M9, M46 to M48).

The parses are built by hand, so what is tested is the use made of a parse; the slow
tests read with the trained model.
"""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tahqiq.extract.measures.times import found_times, published, times_of
from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import tree_of
from tahqiq.model.document import Document, Passage
from tahqiq.model.reading import Sentence


def document(*passages, published="2020-07-12", precision="day"):
    """A document of (kind, text) passages, two newlines apart."""
    text, rows = "", []
    for kind, words in passages:
        rows.append(Passage(start=len(text), end=len(text) + len(words), kind=kind))
        text += words + "\n\n"
    return Document(
        id="d", sha256="", text_sha256="", file="report.txt", uri="report.txt",
        media_type="text/plain", text=text, passages=tuple(rows), published=published,
        published_precision=precision, language="en",
    )  # fmt: skip


def flat(record):
    """The document with a parse in which every token is a root without a tense."""
    words, starts = [], []
    for passage in record.passages:
        at = passage.start
        for word in record.text[passage.start : passage.end].split(" "):
            words.append(word)
            starts.append(at)
            at += len(word) + 1
    size = len(words)
    doc = Doc(Vocab(), words=words, heads=list(range(size)), deps=["ROOT"] * size,
              pos=["NOUN"] * size, tags=["NN"] * size, lemmas=words)  # fmt: skip
    sentences, bounds, of = [], [], []
    for index, passage in enumerate(record.passages):
        inside = [i for i, s in enumerate(starts) if passage.start <= s < passage.end]
        sentences.append(
            Sentence(
                id=f"s{index}", start=passage.start, end=passage.end, kind=passage.kind
            )
        )
        bounds.append((inside[0], inside[-1] + 1))
        of += [index] * len(inside)
    return Parsed(
        document=record, doc=doc, tree=tree_of(doc), starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        sentences=tuple(sentences), bounds=tuple(bounds), sentence_of=tuple(of),
    )  # fmt: skip


@cache
def english():
    return load_english()


def read(text, **options):
    return times_of(parse(document(("body", text), **options), english()))


def test_a_time_has_an_id_made_of_its_offsets():
    (time,) = times_of(flat(document(("body", "He fell on 6 July 2020 ."))))
    assert (time.id, time.exact) == ("t11-22", "6 July 2020")


def test_that_day_never_points_at_a_caption():  # M9
    caption, body = times_of(
        flat(document(("caption", "Zarqab, 7 July 2020"), ("body", "That day he left")))
    )
    assert caption.value == "2020-07-07"
    assert (body.value, body.anchor, body.earliest) == ("XXXX-XX-XX", None, None)


def test_that_day_may_point_at_the_passage_before():
    first, second = times_of(
        flat(
            document(
                ("body", "He fell on 6 July"), ("body", "The following day he left")
            )
        )
    )
    assert second.value == "2020-07-07"
    assert second.anchor == first.id


def test_a_document_without_a_date_places_no_yesterday():
    (time,) = times_of(flat(document(("body", "He fell yesterday"), published=None)))
    assert (time.value, time.earliest, time.latest) == ("XXXX-XX-XX", None, None)


def test_publication_is_known_as_finely_as_the_document_says():
    record = document(("body", "x"), published="2020-07", precision="month")
    assert published(record)[1] == "month"
    assert published(document(("body", "x"), published="no date"))[0] is None


def test_what_an_expression_needs_is_told_in_evidentiary_offsets():
    parsed = flat(document(("heading", "Raid"), ("body", "An hour before the raid")))
    (time,) = found_times(parsed)
    assert time.needs is not None
    assert parsed.text[time.needs.start : time.needs.end] == "before"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The parties will meet on Tuesday.", "2020-07-14"),
        ("The parties met on Tuesday.", "2020-07-07"),
        ("Police plan to release him on Friday.", "2020-07-17"),
        ("The trial opens on Monday.", "2020-07-13"),
        ("They demanded that it resign by Thursday.", "2020-07-16"),
        ("He may have been killed on Friday.", "2020-07-10"),
    ],
)
def test_the_verb_says_which_way_a_weekday_lies(text, value):
    (time,) = read(text)
    assert time.value == value


@pytest.mark.slow
def test_a_name_is_no_month():
    assert read("A teacher called August Brown was shot.") == ()
    assert read("She met April Jones at the gate.") == ()
