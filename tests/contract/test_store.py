"""What every `Store` does, run over each of them.

PostgreSQL joins in where ``TAHQIQ_TEST_POSTGRES`` holds the address of an empty
database that may be written to.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tahqiq.errors import CaseError, JudgementConflict
from tahqiq.model.case import CaptureRecord
from tahqiq.model.codec import reading_from_json, reading_to_json
from tahqiq.model.document import Document, Refusal
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.reading import Reading
from tahqiq.store.database import sqlite_url
from tahqiq.store.memory import MemoryStore
from tahqiq.store.protocol import Outcome, Read, Refused, Store
from tahqiq.store.sql import PAGE, SqlStore

if TYPE_CHECKING:
    from pathlib import Path


def reading(text: str, document: str | None = None) -> Reading:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        document=Document(
            id=document or f"d{sha256[:12]}", sha256=sha256, text_sha256=sha256,
            file="r.txt", uri="r.txt", media_type="text/plain", text=text, passages=(),
        ),
        reader="test",
    )  # fmt: skip


def capture(text: str, uri: str = "r.txt") -> CaptureRecord:
    return CaptureRecord(
        document="", file="r.txt", sha256=hashlib.sha256(text.encode()).hexdigest(),
        size=len(text), uri=uri, captured="2031-03-12", collector="Mina Darvish",
        method="file", said={"outlet": "Orun Wire"},
    )  # fmt: skip


def read(text: str, uri: str = "r.txt", document: str | None = None) -> Read:
    return Read(capture=capture(text, uri), reading=reading(text, document))


def refusal(item: str = "r.txt", reason: str = "it is empty.") -> Refusal:
    return Refusal(stage="ingest", item=item, reason=reason)


def judgement(subject: str = "d1#c1", kind: str = "accept") -> Judgement:
    return Judgement(
        sequence=99, kind=kind, subject=subject, object=None,  # type: ignore[arg-type]
        value=None, author="Mina Darvish", at="2031-03-12T09:00:00+00:00",
        reason="as read",
    )  # fmt: skip


def keep(store: Store, *outcomes: Outcome) -> tuple[str, ...]:
    return store.keep(outcomes, {})


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert store.note("case") is None
    assert store.reading("d1") is None
    assert not store.has("d1")
    assert store.view("k") is None
    assert list(store.readings()) == []
    assert store.captures() == store.refusals() == store.judgements() == ()
    assert store.reading_digests() == {}
    assert keep(store) == store.judge([]) == ()


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    row = read('Words with "quotes", \u0000, قتل and 😀.')
    assert keep(store, row) == ("kept",)
    document = row.reading.document.id
    assert store.has(document)
    assert store.reading(document) == row.reading
    assert list(store.readings()) == [row.reading]
    ((name, content),) = store.readings_json()
    assert (name, content) == (document, reading_to_json(row.reading))
    assert reading_from_json(content) == row.reading
    assert store.reading_digests() == {document: hashlib.sha256(content).hexdigest()}


def test_a_document_kept_twice_changes_nothing(store: Store) -> None:
    """DESIGN 9.7."""
    keep(store, read("a", uri="first"))
    before = (list(store.readings()), store.captures(), store.reading_digests())
    assert keep(store, read("a", uri="first"), read("a", uri="second")) == (
        "already",
        "already",
    )
    assert before == (
        list(store.readings()),
        store.captures(),
        store.reading_digests(),
    )


def test_readings_come_in_one_order_whatever_order_they_were_kept_in(
    store: Store,
) -> None:
    """DESIGN 9.3."""
    texts = [f"text {number}" for number in range(PAGE + 5)]
    keep(store, *(read(text, uri=text) for text in reversed(texts)))
    found = [row.document.id for row in store.readings()]
    assert len(found) == PAGE + 5
    assert found == sorted(found) == list(store.reading_digests())


def test_a_reader_of_readings_may_write_in_between(store: Store) -> None:
    keep(store, *(read(str(number), uri=str(number)) for number in range(3)))
    for row in store.readings():
        store.keep_view(row.document.id, row.document.id, b"view")
    assert store.view(reading("1").document.id) == b"view"


def test_captures_name_their_documents(store: Store) -> None:
    one, two = read("a", uri="a"), read("a", uri="a", document="d2")
    keep(store, one, two, Refused(refusal=refusal(), capture=capture("b", uri="b")))
    assert store.captures() == (
        capture("b", uri="b"),
        *sorted(
            (
                replace(capture("a", uri="a"), document=one.reading.document.id),
                replace(capture("a", uri="a"), document="d2"),
            ),
            key=lambda row: row.document,
        ),
    )
    sha256 = one.capture.sha256
    assert store.documents_of(sha256) == tuple(sorted([one.reading.document.id, "d2"]))
    assert store.documents_of("0" * 64) == ()


def test_a_refusal_is_kept_once_while_it_stands(store: Store) -> None:
    row = Refused(refusal=refusal(), capture=capture("a"))
    assert keep(store, row, row) == ("kept", "already")
    assert keep(store, row) == ("already",)
    assert store.refusals() == (refusal(),)


def test_other_reasons_items_bytes_and_addresses_are_other_refusals(
    store: Store,
) -> None:
    rows = (
        Refused(refusal=refusal(), capture=capture("a")),
        Refused(refusal=refusal(reason="it is broken."), capture=capture("a")),
        Refused(refusal=refusal(item="z"), capture=capture("a")),
        Refused(refusal=refusal(), capture=capture("b")),
        Refused(refusal=refusal(), capture=capture("a", uri="elsewhere/r.txt")),
        Refused(refusal=refusal()),
    )
    assert set(keep(store, *rows)) == {"kept"}
    assert len(store.refusals()) == len(rows)
    assert [row.item for row in store.refusals()] == ["r.txt"] * 5 + ["z"]


def test_a_refusal_stands_until_its_bytes_are_read_and_is_never_deleted(
    store: Store,
) -> None:
    keep(store, Refused(refusal=refusal(), capture=capture("a", uri="x")))
    keep(store, read("b", uri="x"))  # other bytes: those refused are still unread
    assert store.refusals() == (refusal(),)
    later = read("a", uri="y")
    keep(store, later)
    assert store.refusals() == ()
    (row,) = store.refusal_history()
    assert (row.refusal, row.superseded_by) == (refusal(), later.reading.document.id)


def test_a_refusal_without_bytes_stands_until_its_address_is_read(
    store: Store,
) -> None:
    keep(store, Refused(refusal=refusal(item="x")), Refused(refusal=refusal(item="y")))
    keep(store, read("a", uri="x"))
    assert store.refusals() == (refusal(item="y"),)


def test_a_refusal_that_comes_after_a_reading_stands(store: Store) -> None:
    """A page that was read in March and is behind a wall in May."""
    gone = Refused(refusal=refusal(item="x"))
    keep(store, gone)
    keep(store, read("a", uri="x"))
    assert keep(store, gone) == ("kept",)
    assert store.refusals() == (refusal(item="x"),)
    assert len(store.refusal_history()) == 2


def test_notes_are_set_with_the_outcomes_or_alone(store: Store) -> None:
    store.keep([read("a")], {"head": "1", "case": "k"})
    store.keep_notes({"head": "2"})
    store.keep_notes({})
    assert (store.note("head"), store.note("case")) == ("2", "k")


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    broken = reading("b")
    unwritable = replace(broken, document=replace(broken.document, title="\udcff"))
    with pytest.raises(UnicodeEncodeError):
        store.keep(
            [read("a"), Read(capture=capture("b"), reading=unwritable)], {"head": "1"}
        )
    assert list(store.readings()) == []
    assert store.captures() == ()
    assert store.note("head") is None


def test_the_store_numbers_judgements_from_one_without_gaps(store: Store) -> None:
    assert [row.sequence for row in store.judge([judgement()])] == [1]
    more = store.judge([judgement("d1#c2"), judgement("d1#c3")])
    assert [row.sequence for row in more] == [2, 3]
    assert store.judgements() == (replace(judgement(), sequence=1), *more)


def test_an_undone_judgement_stays_in_the_record(store: Store) -> None:
    """Rule 6: nothing is updated in place, and undo restores."""
    (first,) = store.judge([judgement()])
    store.judge([judgement(first.id, kind="undo")])
    assert standing(store.judgements()) == ()
    assert len(store.judgements()) == 2


def test_judgements_of_two_people_at_once_get_numbers_of_their_own(
    store: Store,
) -> None:
    if isinstance(store, MemoryStore):
        pytest.skip("one process, one thread")
    hands = [
        threading.Thread(target=lambda: [store.judge([judgement()]) for _ in range(5)])
        for _ in range(4)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert [row.sequence for row in store.judgements()] == list(range(1, 21))


def test_a_view_is_found_by_its_key_until_a_newer_one_takes_its_name(
    store: Store,
) -> None:
    store.keep_view("groups", "k1", b"\x00\xff")
    store.keep_view("entities", "k2", b"[]")
    assert store.view("k1") == b"\x00\xff"
    store.keep_view("groups", "k3", b"new")
    assert (store.view("k1"), store.view("k2"), store.view("k3")) == (
        None,
        b"[]",
        b"new",
    )


def by(author: str, subject: str = "d1#c1", kind: str = "accept") -> Judgement:
    return replace(judgement(subject, kind), author=author)


def test_a_decision_based_on_a_page_that_another_has_overtaken_is_not_recorded(
    store: Store,
) -> None:
    """Two analysts at once: the second sees what the first has decided."""
    seen = store.last_judgement()
    store.judge([by("Mina Darvish", kind="reject")], seen)
    with pytest.raises(JudgementConflict) as conflict:
        store.judge([by("Rostam Qadiri", "d1#c2"), by("Rostam Qadiri")], seen)
    assert conflict.value.sequences == (1,)
    assert [row.kind for row in store.judgements()] == ["reject"]
    store.judge([by("Rostam Qadiri")], store.last_judgement())
    assert [row.kind for row in standing(store.judgements())] == ["accept"]


def test_decisions_of_others_on_other_things_are_no_conflict(store: Store) -> None:
    store.judge([by("Mina Darvish", "d1#c2")], 0)
    store.judge([by("Mina Darvish", "d1#c1", "grade-claim")], 0)
    store.judge([by("Rostam Qadiri")], 0)
    assert store.last_judgement() == len(store.judgements()) == 3


def test_judgements_are_fetched_from_a_number_on(store: Store) -> None:
    made = store.judge([by("Mina Darvish", f"d1#c{n}") for n in range(5)])
    assert store.judgements(3) == made[3:]
    assert store.judgements(0) == store.judgements() == made
    assert store.judgements(9) == ()


def test_ones_own_decisions_are_no_conflict(store: Store) -> None:
    store.judge([by("Mina Darvish")], 0)
    store.judge([by("Mina Darvish", kind="reject")], 0)
    assert store.last_judgement() == 2


def test_what_another_has_undone_meanwhile_is_a_conflict(store: Store) -> None:
    (first,) = store.judge([by("Mina Darvish")])
    store.judge([by("Rostam Qadiri", first.id, "undo")], 1)
    with pytest.raises(JudgementConflict):
        store.judge([by("Mina Darvish", kind="reject")], 1)
    with pytest.raises(JudgementConflict):
        store.judge([by("Mina Darvish", first.id, "undo")], 1)


def test_ratings_of_two_analysts_stand_side_by_side(store: Store) -> None:
    """M112."""
    store.judge([by("Mina Darvish", "e1", "bear")], 0)
    store.judge([by("Rostam Qadiri", "e1", "bear")], 0)
    assert len(standing(store.judgements())) == 2


def test_of_many_who_decide_one_thing_at_once_one_is_recorded(store: Store) -> None:
    if isinstance(store, MemoryStore):
        pytest.skip("one process, one thread")
    lost: list[JudgementConflict] = []

    def decide(author: str) -> None:
        try:
            store.judge([by(author)], 0)
        except JudgementConflict as conflict:
            lost.append(conflict)

    names = [f"Analyst {number}" for number in range(6)]
    threads = [threading.Thread(target=decide, args=[name]) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.judgements()) == 1
    assert len(lost) == len(names) - 1


def test_two_views_may_have_one_key(store: Store) -> None:
    store.keep_view("a", "k", b"same")
    store.keep_view("b", "k", b"same")
    assert store.view("k") == b"same"


def test_a_store_on_disk_comes_back_after_it_was_closed(tmp_path: Path) -> None:
    address = sqlite_url(tmp_path / "case.db", create=True)
    first = SqlStore.create(address)
    keep(first, read("a"), Refused(refusal=refusal()))
    first.judge([judgement()])
    first.close()
    again = SqlStore.open(address)
    assert list(again.readings()) == [reading("a")]
    assert len(again.judgements()) == 1
    again.close()


def test_a_store_says_when_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        SqlStore.open(sqlite_url(tmp_path / "case.db", create=True))
