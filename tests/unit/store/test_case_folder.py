"""A case folder is made whole, refuses what it should, and keeps things once."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.errors import CaseBusy, CaseError, CaseTooNew, IntegrityError
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Span
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody_file import read_log
from tahqiq.store.lock import CaseLock
from tahqiq.store.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from tahqiq.model.case import CaseSettings
    from tahqiq.store.custody import Custodian

ENCRYPTED = Refusal(
    stage="ingest", item="reports/report.txt", reason="it is encrypted. Decrypt it."
)


def actions(path: Path) -> list[str]:
    return [entry.action for entry in read_log(path).entries]


def failures(folder: CaseFolder) -> list[Any]:
    return [check for check in verify(folder) if not check.ok]


def test_a_new_case_has_its_four_parts(path: Path) -> None:
    names = {child.name for child in path.iterdir()}
    assert names == {"case.toml", "case.db", "custody.jsonl", "evidence", "case.lock"}
    assert actions(path) == ["created"]


def test_a_closed_case_is_one_database_file_so_that_a_copy_is_the_backup(
    path: Path, custodian: Custodian, capture: Any, reading: Any
) -> None:
    with CaseFolder.open(path, custodian) as folder:
        folder.keep(capture(), reading())
    assert not list(path.glob("case.db-*"))
    copied = path.with_name("copy")
    shutil.copytree(path, copied)
    with CaseFolder.open(copied) as folder:
        assert failures(folder) == []
        assert [row.document.id for row in folder.store.readings()]


def test_the_same_title_and_question_give_the_same_id(
    tmp_path: Path, settings: CaseSettings, custodian: Custodian
) -> None:
    CaseFolder.create(tmp_path / "a", settings, custodian).close()
    CaseFolder.create(tmp_path / "b", settings, custodian).close()
    assert first_id(tmp_path / "a") == first_id(tmp_path / "b")
    with CaseFolder.create(
        tmp_path / "c", replace(settings, title="Another"), custodian
    ) as third:
        assert third.id != first_id(tmp_path / "a")


def first_id(path: Path) -> str:
    with CaseFolder.open(path) as folder:
        return folder.id


def test_a_case_can_be_made_in_an_empty_folder_but_not_in_one_with_files(
    tmp_path: Path, settings: CaseSettings, custodian: Custodian
) -> None:
    CaseFolder.create(tmp_path, settings, custodian).close()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine")
    with pytest.raises(CaseError, match="not empty"):
        CaseFolder.create(tmp_path / "other", settings, custodian)
    with pytest.raises(CaseError, match="already"):
        CaseFolder.create(tmp_path, settings, custodian)
    with pytest.raises(CaseError, match="is a file"):
        CaseFolder.create(tmp_path / "other" / "letter.txt", settings, custodian)


def test_the_remains_of_a_making_cut_off_are_made_anew(
    tmp_path: Path, settings: CaseSettings, custodian: Custodian
) -> None:
    path = tmp_path / "case"
    (path / ".new-case").mkdir(parents=True)
    (path / ".new-case" / "case.toml").write_text("half")
    (path / "evidence").mkdir()
    (path / "custody.jsonl").write_text("half")
    with CaseFolder.create(path, settings, custodian) as folder:
        assert failures(folder) == []
    assert not (path / ".new-case").exists()


def test_bytes_under_remains_of_a_making_cut_off_are_never_removed(
    tmp_path: Path, settings: CaseSettings, custodian: Custodian
) -> None:
    path = tmp_path / "case"
    (path / ".new-case").mkdir(parents=True)
    (path / ".new-case" / "case.toml").write_text("half")
    (path / "evidence").mkdir()
    (path / "evidence" / "mine.txt").write_text("mine")
    with pytest.raises(CaseError, match="cannot write"):
        CaseFolder.create(path, settings, custodian)
    assert (path / "evidence" / "mine.txt").exists()


def test_a_case_may_keep_its_records_elsewhere(
    tmp_path: Path,
    settings: CaseSettings,
    custodian: Custodian,
    capture: Any,
    reading: Any,
) -> None:
    address = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    elsewhere = replace(settings, database=address)
    with CaseFolder.create(tmp_path / "case", elsewhere, custodian) as folder:
        folder.keep(capture(), reading())
    assert not (tmp_path / "case" / "case.db").exists()
    with CaseFolder.open(tmp_path / "case", database=address) as folder:
        assert failures(folder) == []
        assert len(list(folder.store.readings())) == 1


def test_a_case_that_lost_its_settings_is_never_made_anew(
    path: Path, settings: CaseSettings, custodian: Custodian
) -> None:
    (path / "case.toml").unlink()
    with pytest.raises(CaseError, match="not empty"):
        CaseFolder.create(path, settings, custodian)
    assert (path / "case.db").exists()


def test_what_is_not_a_case_is_refused_with_what_to_type(
    tmp_path: Path, path: Path
) -> None:
    with pytest.raises(CaseError, match="tahqiq new"):
        CaseFolder.open(tmp_path / "absent")
    with pytest.raises(CaseError, match=r"no case\.toml"):
        CaseFolder.open(tmp_path)
    (path / "case.db").unlink()
    with pytest.raises(CaseError, match=r"lost its case\.db"):
        CaseFolder.open(path)
    (path / "case.db").write_bytes(b"")
    with pytest.raises(CaseError, match="not the database of a case"):
        CaseFolder.open(path)
    (path / "case.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(IntegrityError, match="damaged"):
        CaseFolder.open(path)


def test_a_case_of_a_later_version_is_refused(path: Path, custodian: Custodian) -> None:
    with sqlite3.connect(path / "case.db") as connection:
        connection.execute("UPDATE notes SET value = '9' WHERE key = 'schema_version'")
    connection.close()
    with pytest.raises(CaseTooNew, match="upgrade"):
        CaseFolder.open(path)
    with pytest.raises(CaseTooNew):  # and the lock is let go
        CaseFolder.open(path, custodian)


def test_hostile_folder_names_are_names_and_nothing_else(
    tmp_path: Path, settings: CaseSettings, custodian: Custodian
) -> None:
    for name in (
        "50% off?mode=ro#x",
        "q'uote\"s",
        "قضية",
        "a&uri=false",
        "line\nbreak",
    ):
        with CaseFolder.create(tmp_path / name, settings, custodian) as folder:
            assert folder.id
        assert (tmp_path / name / "case.db").is_file()


def test_a_document_is_kept_once(case: CaseFolder, capture: Any, reading: Any) -> None:
    assert case.keep(capture(), reading()) == "kept"
    before = (case.path / "custody.jsonl").read_bytes()
    assert case.keep(capture(), reading()) == "already"
    again = capture(uri="copies/report.txt")
    assert case.keep_all([(again, reading())] * 2) == ("already", "already")
    assert (case.path / "custody.jsonl").read_bytes() == before
    assert actions(case.path) == ["created", "captured", "read"]
    assert case.evidence.read(capture().sha256) == capture().content
    assert failures(case) == []


def test_a_batch_with_one_document_twice_keeps_it_once(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    pairs = [(capture(), reading()), (capture(uri="other.txt"), reading())]
    assert case.keep_all(pairs) == ("kept", "already")
    assert actions(case.path) == ["created", "captured", "read"]


def test_many_documents_go_in_in_batches(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    texts = [f"Report {number}." for number in range(150)]
    pairs = [(capture(text.encode(), uri=text), reading(text)) for text in texts]
    assert set(case.keep_all(pairs)) == {"kept"}
    assert len(list(case.store.readings())) == 150
    assert failures(case) == []


def test_the_evidence_is_read_only_and_named_by_its_hash(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    case.keep(capture(), reading())
    path = case.evidence.path(capture().sha256)
    assert path.name == hashlib.sha256(capture().content).hexdigest()
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_a_refusal_stands_until_its_bytes_are_read(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    assert case.keep(capture(), ENCRYPTED) == "kept"
    assert case.keep(capture(), ENCRYPTED) == "already"
    assert case.store.refusals() == (ENCRYPTED,)
    assert case.evidence.has(capture().sha256)
    assert case.keep(capture(), reading()) == "kept"
    assert case.store.refusals() == ()
    assert [row.refusal for row in case.store.refusal_history()] == [ENCRYPTED]
    assert actions(case.path).count("captured") == 1
    assert failures(case) == []


def test_a_refusal_without_bytes_stands_until_its_address_is_read(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    gone = Refusal(stage="collect", item="reports/report.txt", reason="it vanished.")
    assert case.refuse([gone, gone]) == ("kept", "already")
    assert case.store.refusals() == (gone,)
    case.keep(capture(), reading())
    assert case.store.refusals() == ()


def test_a_reading_whose_quotes_do_not_stand_in_its_text_becomes_a_refusal(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    """Rule 1 at the door; M11."""
    plain = reading()
    claim = replace(plain.claims[0], content=(Span(start=0, end=5, exact="XXXXX"),))
    wrong = replace(plain, claims=(claim, plain.claims[1]))
    assert case.keep(capture(), wrong) == "refused"
    (refusal,) = case.store.refusals()
    assert "c1" in refusal.reason
    assert not list(case.store.readings())
    assert case.keep(capture(), wrong) == "already"


def test_a_reading_of_other_bytes_is_misuse(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    with pytest.raises(IntegrityError, match="not of"):
        case.keep(capture(b"other bytes"), reading())
    with pytest.raises(IntegrityError, match="another hash"):
        case.keep(capture(sha256="0" * 64), ENCRYPTED)


def test_names_that_are_no_text_are_kept_visibly(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    name = "caf\udce9\n\u202e\x00'; DROP TABLE readings;--.txt"
    found = capture(name=name, uri=f"../../{name}", container="zip\udcff")
    assert case.keep(found, reading()) == "kept"
    case.refuse([Refusal(stage="collect", item=name, reason="odd \udcff")])
    (record,) = case.store.captures()
    assert "\\udce9" in record.file
    assert failures(case) == []
    text = "Another report."
    plain = reading(text)
    unwritable = replace(plain, document=replace(plain.document, title="\udcff"))
    assert case.keep(capture(text.encode()), unwritable) == "refused"
    assert "no character" in case.store.refusals()[-1].reason


def test_a_case_without_custodian_is_for_reading_and_judging(
    path: Path, capture: Any, reading: Any
) -> None:
    with CaseFolder.open(path) as folder:
        with pytest.raises(CaseError, match="reading only"):
            folder.keep(capture(), reading())
        assert not list(folder.evidence.files())
        judgement = Judgement(
            sequence=0, kind="accept", subject="d1#c1", object=None, value=None,
            author="Mina Darvish", at="2031-03-12", reason="as read",
        )  # fmt: skip
        assert folder.store.judge([judgement])[0].sequence == 1
        assert folder.remember("groups", "k1", b"[]")
        assert folder.store.view("k1") == b"[]"


def test_changed_settings_are_entered_once(
    case: CaseFolder, settings: CaseSettings
) -> None:
    """M97."""
    assert not case.adopt_settings(settings)
    changed = replace(settings, toll_rule="majority")
    assert case.adopt_settings(changed)
    assert not case.adopt_settings(changed)
    assert case.adopt_settings(settings)
    assert actions(case.path) == ["created", "settings", "settings"]


def test_a_manifest_says_what_a_release_was_made_from(case: CaseFolder) -> None:
    sha256 = hashlib.sha256((case.path / "case.toml").read_bytes()).hexdigest()
    case.write_manifest({"case.toml": sha256})
    assert failures(case) == []
    assert actions(case.path)[-1] == "released"


# Trouble with the disk, the database and other writers.


def test_a_second_writer_is_told_who_the_first_is(
    path: Path, custodian: Custodian
) -> None:
    with CaseFolder.open(path, custodian):
        with pytest.raises(CaseBusy, match=f"process {os.getpid()}"):
            CaseFolder.open(path, custodian)
        CaseFolder.open(path).close()  # a reader is always let in
    CaseFolder.open(path, custodian).close()


def test_a_writer_in_another_process_keeps_this_one_out_and_its_death_lets_it_in(
    path: Path, custodian: Custodian
) -> None:
    script = (
        "import sys, pathlib\n"
        "from tahqiq.store.lock import CaseLock\n"
        "lock = CaseLock(pathlib.Path(sys.argv[1]))\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(CaseBusy, match=f"process {other.pid}"):
            CaseFolder.open(path, custodian)
        other.kill()
        other.wait()
    assert (path / "case.lock").read_text() == str(other.pid)  # stale, and taken over
    CaseFolder.open(path, custodian).close()


def test_a_forked_child_does_not_hold_on_to_the_lock(
    path: Path, custodian: Custodian
) -> None:
    folder = CaseFolder.open(path, custodian)
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writable, b"x")
        signal.pause()  # outlives the parent's hold
    os.read(readable, 1)
    try:
        folder._opened.pop_all()  # the parent is gone without a word …
        os.close(lock_handle(path))
        CaseFolder.open(path, custodian).close()  # … and its child stops nobody
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(readable)
        os.close(writable)
        folder.store.close()


def lock_handle(path: Path) -> int:
    """The descriptor that holds the lock in this process."""
    inode = (path / "case.lock").stat().st_ino
    for number in range(3, 256):
        try:
            if os.fstat(number).st_ino == inode:
                return number
        except OSError:
            continue
    raise AssertionError


def test_a_locked_database_is_busy_and_the_next_try_ends_well(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    other = sqlite3.connect(case.path / "case.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CaseBusy, match="locked by another program"):
        case.keep(capture(), reading())
    assert not case.remember("groups", "k", b"")  # a cache is no loss
    other.execute("ROLLBACK")
    other.close()
    assert case.keep(capture(), reading()) == "kept"
    assert actions(case.path) == ["created", "captured", "read"]
    assert failures(case) == []


def test_a_database_locked_while_the_log_is_ahead_never_lets_it_run_away(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    """The distance from log to head tells a run cut off from a fraud."""
    case.keep(capture(), reading())
    other = sqlite3.connect(case.path / "case.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # readers are let in, writers are not
    for number in range(5):
        text = f"Report {number}."
        with pytest.raises(CaseBusy):
            case.keep(capture(text.encode(), uri=text), reading(text))
    assert actions(case.path)[3:] == ["captured", "read"]
    other.execute("ROLLBACK")
    other.close()
    case.keep(capture(b"Last.", uri="last"), reading("Last."))
    for number in range(5):
        text = f"Report {number}."
        case.keep(capture(text.encode(), uri=text), reading(text))
    assert failures(case) == []
    assert actions(case.path).count("captured") == 7


def full(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_says_so_and_leaves_nothing_half_written(
    call: str,
    case: CaseFolder,
    capture: Any,
    reading: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = (case.path / "custody.jsonl").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(f"tahqiq.store.durable.os.{call}", full)
        with pytest.raises(CaseError, match="no space left") as caught:
            case.keep(capture(), reading())
    assert "Free some space" in caught.value.remedy
    assert (case.path / "custody.jsonl").read_bytes() == before
    assert not list(case.path.rglob("*.partial"))
    assert case.keep(capture(), reading()) == "kept"
    assert failures(case) == []
    assert actions(case.path) == ["created", "captured", "read"]


def test_a_disk_that_fills_up_under_the_log_cuts_it_back(
    case: CaseFolder, capture: Any, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (case.path / "custody.jsonl").read_bytes()
    write = os.write

    def half(handle: int, content: bytes) -> int:
        write(handle, bytes(content)[:20])
        return int(full())

    with monkeypatch.context() as patch:
        patch.setattr("tahqiq.store.durable.os.write", half)
        with pytest.raises(CaseError, match="no space left"):
            case.keep(capture(), reading())
    assert (case.path / "custody.jsonl").read_bytes() == before


def test_a_full_disk_leaves_no_half_a_case(
    tmp_path: Path,
    settings: CaseSettings,
    custodian: Custodian,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("tahqiq.store.durable.os.fsync", full)
        with pytest.raises(CaseError, match="no space left"):
            CaseFolder.create(tmp_path / "case", settings, custodian)
    with pytest.raises(CaseError, match="not a case"):
        CaseFolder.open(tmp_path / "case")
    CaseFolder.create(tmp_path / "case", settings, custodian).close()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "may not write"),
        (errno.EROFS, "copy the case"),
        (errno.EIO, "EIO"),
    ],
)
def test_a_folder_that_cannot_be_written_says_what_to_do(
    number: int,
    words: str,
    path: Path,
    custodian: Custodian,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, "EIO")

    with monkeypatch.context() as patch:
        patch.setattr("tahqiq.store.lock.os.open", refuse)
        with pytest.raises(CaseError, match=words):
            CaseFolder.open(path, custodian)


def test_a_full_database_file_says_so(
    case: CaseFolder, capture: Any, reading: Any
) -> None:
    database = case.store._database  # type: ignore[attr-defined]
    with database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    text = "A long report. " * 5000
    with pytest.raises(CaseError, match="no space left"):
        case.keep(capture(text.encode()), reading(text))


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_read_only_copy_can_be_read_and_verified(
    path: Path, custodian: Custodian, capture: Any, reading: Any
) -> None:
    with CaseFolder.open(path, custodian) as folder:
        folder.keep(capture(), reading())
    (path / "case.db").chmod(0o444)
    with CaseFolder.open(path) as folder:
        assert failures(folder) == []


def test_nothing_is_added_to_a_case_whose_log_was_tampered_with(
    path: Path, custodian: Custodian, capture: Any, reading: Any
) -> None:
    with CaseFolder.open(path, custodian) as folder:
        folder.keep(capture(), reading())
    log = path / "custody.jsonl"
    whole = log.read_bytes()
    log.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    with pytest.raises(IntegrityError, match="2 entries where 3 are known"):
        CaseFolder.open(path, custodian)
    log.write_bytes(whole.replace(b"Mina", b"Lina", 1))
    with pytest.raises(IntegrityError, match="line 1: the entry has been edited"):
        CaseFolder.open(path, custodian)
    log.unlink()
    with pytest.raises(IntegrityError):
        CaseFolder.open(path, custodian)
    log.write_bytes(whole)
    CaseFolder.open(path, custodian).close()


def test_every_open_case_is_closed_by_its_block(
    path: Path, custodian: Custodian
) -> None:
    with pytest.raises(RuntimeError), CaseFolder.open(path, custodian):
        raise RuntimeError
    lock = CaseLock(path)
    lock.release()
    lock.release()
    assert (path / "case.lock").read_bytes() == b""
