"""The custody log: a chain in which every change shows (M4)."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.errors import CaseError, IntegrityError
from tahqiq.store.custody import (
    AHEAD,
    GENESIS,
    Act,
    Custodian,
    Head,
    parse,
    seal_all,
    standing,
    to_line,
)
from tahqiq.store.custody_file import LOG, TORN, CustodyFile, read_log

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text(max_size=20)
ACTS = st.builds(
    Act,
    action=st.sampled_from(["captured", "read", "released"]),
    subject=WORDS,
    at=st.just("2031-03-12T08:00:00+00:00"),
    who=WORDS,
    tool=st.just("tahqiq 0.1.0"),
    detail=WORDS,
    sha256=st.none() | st.just("a" * 64),
)
LOGS = st.lists(ACTS, min_size=1, max_size=6)


def act(subject: str = "report.txt") -> Act:
    return Act(
        action="captured", subject=subject, at="2031-03-12", who="Mina", tool="t",
        sha256=hashlib.sha256(subject.encode()).hexdigest(),
    )  # fmt: skip


def lines(acts: list[Act]) -> list[bytes]:
    return [to_line(entry) for entry in seal_all(acts, Head())]


def intact(raw: bytes, head: Head) -> bool:
    log = parse(raw)
    return not log.faults and not log.torn and standing(log, head) == "even"


@given(LOGS)
def test_a_log_reads_back_as_it_was_written(acts: list[Act]) -> None:
    entries = seal_all(acts, Head())
    raw = b"".join(map(to_line, entries))
    log = parse(raw)
    assert log.entries == entries
    assert intact(raw, Head(count=len(acts), hash=entries[-1].hash))


@given(LOGS, LOGS)
def test_appending_in_two_steps_is_appending_in_one(
    first: list[Act], second: list[Act]
) -> None:
    early = seal_all(first, Head())
    late = seal_all(second, Head(count=len(early), hash=early[-1].hash))
    assert early + late == seal_all(first + second, Head())


@given(LOGS, st.data())
def test_any_changed_byte_shows(acts: list[Act], data: st.DataObject) -> None:
    raw = b"".join(lines(acts))
    head = parse(raw).head
    place = data.draw(st.integers(0, len(raw) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != raw[place]))
    assert not intact(raw[:place] + bytes([byte]) + raw[place + 1 :], head)


@given(st.lists(ACTS, min_size=2, max_size=6), st.data())
def test_any_missing_or_moved_line_shows(acts: list[Act], data: st.DataObject) -> None:
    whole = lines(acts)
    head = parse(b"".join(whole)).head
    gone = data.draw(st.integers(0, len(whole) - 1))
    assert not intact(b"".join(whole[:gone] + whole[gone + 1 :]), head)
    moved = data.draw(st.permutations(whole))
    assert intact(b"".join(moved), head) == (moved == whole)


@given(LOGS, st.integers(1, 400))
def test_any_truncation_shows(acts: list[Act], cut: int) -> None:
    raw = b"".join(lines(acts))
    assert not intact(raw[: max(0, len(raw) - cut)], parse(raw).head)


@given(LOGS, st.integers(0, 5))
def test_a_whole_new_chain_is_not_the_known_one(acts: list[Act], place: int) -> None:
    """Rewriting every hash after an edit leaves the head in the database."""
    raw = b"".join(lines(acts))
    place %= len(acts)
    forged = [*acts[:place], act("forged"), *acts[place + 1 :]]
    again = b"".join(lines(forged))
    assert not parse(again).faults
    assert intact(again, parse(raw).head) == (again == raw)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_log_or_faults(raw: bytes) -> None:
    log = parse(raw)
    assert log.whole + len(log.torn) == len(raw)
    assert log.faults or len(log.entries) == raw.count(b"\n")


def test_the_chain_can_be_checked_without_tahqiq() -> None:
    """As the module promises: cut the hash out of the line, hash the rest."""
    previous = GENESIS
    for line in lines([act("a"), act('b","hash":"c'), act("è")]):
        bare = re.sub(rb',"hash":"[0-9a-f]{64}"}\n$', b"}", line)
        entry = json.loads(line)
        assert entry["previous"] == previous
        previous = hashlib.sha256(bare).hexdigest()
        assert entry["hash"] == previous


def test_how_far_ahead_a_log_is_tells_a_crash_from_a_forgery() -> None:
    entries = seal_all([act(str(number)) for number in range(AHEAD + 2)], Head())
    log = parse(b"".join(map(to_line, entries)))
    known = Head(count=1, hash=entries[0].hash)
    assert standing(log, log.head) == "even"
    assert standing(log, Head(count=2, hash=entries[1].hash)) == "ahead"
    assert standing(log, known) == "forked"  # further than any one step
    assert standing(log, Head(count=2, hash=entries[0].hash)) == "forked"
    assert standing(parse(b""), known) == "behind"
    assert standing(parse(b""), Head()) == "even"
    assert parse(b"").head == Head()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / LOG).write_bytes(b"".join(lines([act("a"), act("b")])))
    return tmp_path


@pytest.fixture
def hand() -> Custodian:
    return Custodian(who="Mina", at="2031-03-13", tool="t")


def test_an_unfinished_last_line_is_set_aside_and_entered(
    folder: Path, hand: Custodian
) -> None:
    known = read_log(folder).head
    torn = b'{"seq":3,"at":"2031'
    with (folder / LOG).open("ab") as file:
        file.write(torn)
    log = CustodyFile.open(folder, known)
    log.heal(hand)
    assert (folder / TORN).read_bytes() == torn + b"\n"
    last = read_log(folder).entries[-1]
    assert (last.action, last.sha256) == ("torn", hashlib.sha256(torn).hexdigest())
    assert intact((folder / LOG).read_bytes(), log.head)
    CustodyFile.open(folder, log.head).heal(hand)  # once is enough
    assert len(read_log(folder).entries) == 3


def test_a_fragment_set_aside_before_a_crash_is_entered_after_it(
    folder: Path, hand: Custodian
) -> None:
    known = read_log(folder).head
    (folder / TORN).write_bytes(b"first\nsecond cut off")
    with (folder / LOG).open("ab") as file:
        file.write(b"first")
    CustodyFile.open(folder, known).heal(hand)
    assert (folder / TORN).read_bytes() == b"first\nsecond cut off"
    entries = read_log(folder).entries
    assert [entry.action for entry in entries[2:]] == ["torn", "torn"]
    with (folder / LOG).open("ab") as file:
        file.write(b"third")
    CustodyFile.open(folder, read_log(folder).head).heal(hand)
    assert (folder / TORN).read_bytes() == b"first\nsecond cut off\nthird\n"
    assert len(read_log(folder).entries) == 5


def test_a_last_line_that_the_database_knows_is_never_taken_for_a_crash(
    folder: Path,
) -> None:
    known = read_log(folder).head
    raw = (folder / LOG).read_bytes()
    (folder / LOG).write_bytes(raw[:-1])  # an editor's trailing newline, or a deletion
    with pytest.raises(IntegrityError, match="1 entries where 2 are known"):
        CustodyFile.open(folder, known)
    assert (folder / LOG).read_bytes() == raw[:-1]


def test_what_the_log_tells_already_is_not_told_twice(folder: Path) -> None:
    log = CustodyFile.open(folder, read_log(folder).head)
    log.enter([act("a"), act("c"), act("c")])
    assert [entry.subject for entry in read_log(folder).entries] == ["a", "b", "c"]


def test_a_log_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / LOG).mkdir()
    with pytest.raises(CaseError, match="cannot write"):
        read_log(tmp_path)
