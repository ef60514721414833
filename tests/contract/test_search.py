"""What every `Store` finds and lists, run over each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from tests.contract.test_store import capture, keep, reading

from tahqiq.errors import TahqiqError
from tahqiq.model.reading import Claim, Mention, Sentence, Span, Stance, Step
from tahqiq.store.database import Database, sqlite_url
from tahqiq.store.memory import MemoryStore
from tahqiq.store.protocol import Read
from tahqiq.store.search import Hit, Search, Unit
from tahqiq.store.search_sql import matching
from tahqiq.store.sql import SqlStore

if TYPE_CHECKING:
    from pathlib import Path

    from tahqiq.model.reading import Reading
    from tahqiq.store.protocol import Store

NAMED = "Hisham al-Tawhari was shot dead in Orun. The Kata'ib denied it."
ARABIC = "قال هشام الطوهري إن الجسر أُغلق."


def span(words: str, exact: str) -> Span:
    start = words.index(exact)
    return Span(start=start, end=start + len(exact), exact=exact)


def told(
    words: str, name: str = "", claim: str = "", title: str | None = None
) -> Reading:
    """A reading of one sentence, with a name and a claim in it where they are given."""
    bare = reading(words)
    found = replace(
        bare,
        document=replace(bare.document, title=title),
        sentences=(Sentence(id="s1", start=0, end=len(words), kind="body"),),
    )
    if name:
        at = span(words, name)
        row = Mention(
            id="m1", start=at.start, end=at.end, exact=name, kind="name",
            type="PERSON", entity="e1",
        )  # fmt: skip
        found = replace(found, mentions=(row, replace(row, id="m2")))
    if claim:
        row = Claim(
            id="c1", sentence="s1", content=(span(words, claim),),
            proposition="somebody killed him", chain=(Step(kind="outlet", act="publish"),),
            certainty="asserted", polarity="affirmed",
            factuality=Stance(innermost="CT+", outlet="CT+"),
        )  # fmt: skip
        found = replace(found, claims=(row,))
    return found


def file(store: Store, *readings: Reading) -> list[str]:
    keep(store, *(Read(capture=capture(r.document.text), reading=r) for r in readings))
    return [row.document.id for row in readings]


def found(store: Store, words: str, **options: object) -> list[tuple[str, str]]:
    hits = store.search(Search(words=words, **options)).hits  # type: ignore[arg-type]
    return [(hit.kind, hit.id) for hit in hits]


@pytest.fixture
def filled(store: Store) -> Store:
    file(store, told(NAMED, "Hisham al-Tawhari", "shot dead", "A death in Orun"))
    file(store, told(ARABIC, "هشام الطوهري"))
    return store


def test_a_document_its_names_claims_and_sentences_are_found(filled: Store) -> None:
    """Issue 7: search over everything."""
    assert found(filled, "orun") == [("document", found_id(filled)), ("sentence", "s1")]
    assert found(filled, "tawhari") == [("name", "e1"), ("sentence", "s1")]
    assert found(filled, "shot") == [("claim", "c1"), ("sentence", "s1")]
    assert found(filled, "somebody") == [("claim", "c1")]
    first, second = (row.document for row in filled.listed("document", 9).units)
    assert found(filled, "r.txt") == [("document", first), ("document", second)]


def found_id(store: Store) -> str:
    return store.listed("document", 1).units[0].document


def test_a_hit_shows_its_words_where_they_stand(filled: Store) -> None:
    """Rule 1."""
    (hit,) = filled.search(Search(words="SHOT dead", kinds=("claim",))).hits
    start = NAMED.index("shot dead")
    assert hit == Hit(
        document=found_id(filled), kind="claim", id="c1", start=start,
        end=start + 9, snippet="shot dead", lit=((0, 4), (5, 9)),
    )  # fmt: skip
    (hit,) = filled.search(Search(words='"shot dead"', kinds=("sentence",))).hits
    (lit,) = hit.lit
    assert hit.snippet[slice(*lit)] == "shot dead"


def test_every_word_must_be_there_and_quoted_ones_side_by_side(filled: Store) -> None:
    assert found(filled, "dead shot", kinds=("sentence",))
    assert not found(filled, '"dead shot"')
    assert not found(filled, "shot elsewhere")
    assert not found(filled, '"dead somebody"')  # two parts of a claim are no phrase
    assert found(filled, "al-Tawhari", kinds=("name",))
    assert not found(filled, "Tawhari-al")


def test_a_star_stands_for_the_rest_of_a_word(filled: Store) -> None:
    assert found(filled, "taw*", kinds=("name",)) == [("name", "e1")]
    assert found(filled, '"al taw*"', kinds=("name",)) == [("name", "e1")]
    assert not found(filled, "taw")


def test_exact_minds_letters_that_folding_does_not(store: Store) -> None:
    file(store, told("Aïn al-Hilwa"), told("سلیمانی"))
    assert found(store, "aïn", mode="exact")
    assert not found(store, "ain", mode="exact")
    assert found(store, "ain")
    assert found(store, "سلیمانی", mode="exact")
    assert not found(store, "سليماني", mode="exact")
    assert found(store, "سليماني")


def test_phonetic_finds_a_name_across_spellings_and_scripts(filled: Store) -> None:
    """M32: one name, many spellings."""
    for spelling in ("Hisham al-Tawhari", "Husham Tauhari", "هشام الطوهري"):
        hits = found(filled, spelling, mode="phonetic", kinds=("name",))
        assert hits == [("name", "e1"), ("name", "e1")]
    assert found(filled, "kataib", kinds=("sentence",)) == [("sentence", "s1")]
    assert not found(filled, "Hasan", mode="phonetic")


def test_a_search_keeps_to_a_document_and_pages(filled: Store) -> None:
    first, second = (row.document for row in filled.listed("document", 9).units)
    assert found(filled, "هشام", document=first) == []
    assert found(filled, "هشام", document=second) == [
        ("name", "e1"),
        ("sentence", "s1"),
    ]
    whole = filled.search(Search(words="shot", limit=9))
    assert whole.total == 2
    for offset in range(3):
        page = filled.search(Search(words="shot", limit=1, offset=offset))
        assert page.total == 2
        assert page.hits == whole.hits[offset : offset + 1]


def test_looking_for_nothing_is_refused(store: Store) -> None:
    for words in ("", " ", '""', "- *"):
        with pytest.raises(TahqiqError, match="no word"):
            store.search(Search(words=words))


def test_a_long_sentence_is_shown_around_what_was_found(store: Store) -> None:
    file(store, told("Nothing of note. " * 40 + "A bomb went off. " + "Quiet. " * 60))
    (hit,) = store.search(Search(words="bomb")).hits
    (lit,) = hit.lit
    assert hit.snippet[slice(*lit)] == "bomb"
    assert len(hit.snippet) == 240


def test_units_are_listed_by_page_without_the_readings(filled: Store) -> None:
    listing = filled.listed("name", 1)
    assert listing.total == 2
    assert listing.units == (
        Unit(document=found_id(filled), kind="name", id="e1", start=0, end=17,
             words="Hisham al-Tawhari"),
    )  # fmt: skip
    assert filled.listed("name", 1, 1).units[0].words == "هشام الطوهري"
    assert filled.listed("name", 9, 2).units == ()
    one = filled.listed("sentence", 9, document=found_id(filled))
    assert [row.words for row in one.units] == [NAMED]
    assert one.total == 1


def test_some_readings_are_had_without_the_others(filled: Store) -> None:
    first, second = sorted(filled.reading_digests())
    assert [r.document.id for r in filled.readings_of([second, first])] == [
        first,
        second,
    ]
    assert filled.readings_of(["nowhere"]) == filled.readings_of([]) == ()


def test_a_document_kept_twice_is_found_once(store: Store) -> None:
    row = told(NAMED)
    file(store, row, row)
    file(store, row)
    assert store.listed("sentence", 9).total == 1


def test_a_nul_is_no_word(store: Store) -> None:
    file(store, told("before\x00after"))
    assert found(store, "after") == [("sentence", "s1")]


def test_a_case_of_an_earlier_version_becomes_searchable(tmp_path: Path) -> None:
    """The search is made of the readings and can be made again."""
    address = sqlite_url(tmp_path / "case.db", create=True)
    store = SqlStore.create(address)
    file(store, told(NAMED, "Hisham al-Tawhari"))
    store.close()
    database = Database(address)
    with database.write() as connection:
        connection.execute(text("DROP TABLE search_units"))
        connection.execute(text("DROP TABLE search_words"))
        connection.execute(text("DELETE FROM notes WHERE key = 'search_version'"))
    database.close()
    store = SqlStore.open(address)
    file(store, told(ARABIC))
    assert store.listed("sentence", 9).total == 2
    assert found(store, "tawhari") == [("name", "e1"), ("sentence", "s1")]
    file(store, told("Tawhari again."))
    assert len(found(store, "tawhari")) == 3
    store.close()


def test_postgresql_is_asked_for_words_and_kinds() -> None:
    where = matching("postgresql", "folded", ("claim",))
    asked = [str(row.compile(dialect=postgresql.dialect())) for row in where]
    assert "folded @@ CAST" in asked[0]
    assert "kind IN" in asked[1]


WORDS = st.text(alphabet="ab' -\"*ءاé1\u0300\U0001d7d9", max_size=12)


@hypothesis_settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    bodies=st.lists(WORDS.filter(str.strip), min_size=1, max_size=4, unique=True),
    asked=WORDS,
    mode=st.sampled_from(["exact", "folded", "phonetic"]),
)
def test_every_store_finds_the_same(
    bodies: list[str], asked: str, mode: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("search") / "case.db"
    stores = MemoryStore(), SqlStore.create(sqlite_url(place, create=True))
    answers = []
    for one in stores:
        file(one, *map(told, bodies))
        try:
            answers.append(found(one, asked, mode=mode))
        except TahqiqError as error:
            answers.append([("refused", error.what)])
    stores[1].close()
    assert answers[0] == answers[1]
