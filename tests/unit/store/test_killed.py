"""A run killed at any moment and run again ends as if nothing had happened.

Every system call that changes the disk is a moment: the child process is killed before
the first of them, then before the second, and so on until it survives.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.model.document import Refusal
from tahqiq.store import durable
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody_file import read_log
from tahqiq.store.sql import SqlStore
from tahqiq.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.case import CaseSettings
    from tahqiq.store.custody import Custodian

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def state(path: Path) -> dict[str, Any]:
    """Everything a case holds, without what only tells of the interruption."""
    with CaseFolder.open(path) as folder:
        failed = [check for check in verify(folder) if not check.ok]
        return {
            "failed": failed,
            "evidence": [file.name for file in folder.evidence.files()],
            "captures": folder.store.captures(),
            "readings": list(folder.store.readings_json()),
            "refusals": folder.store.refusal_history(),
            "custody": sorted(
                (entry.action, entry.subject, entry.sha256 or "")
                for entry in read_log(path).entries
                if entry.action != "torn"
            ),
        }


class Killer:
    """Kills its own process in place of the `last`-th call that changes the disk."""

    def __init__(self, last: int) -> None:
        self.left = last

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return counted

    def torn(self, write: Callable[[int, Any], int]) -> Callable[[int, Any], int]:
        """Writes half before it kills."""

        def counted(handle: int, content: Any) -> int:
            self.left -= 1
            if self.left == 0:
                write(handle, bytes(content)[: len(content) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return write(handle, content)

        return counted

    def arm(self) -> None:
        durable.os.write = self.torn(os.write)  # type: ignore[attr-defined]
        durable.os.fsync = self.before(os.fsync)  # type: ignore[attr-defined]
        for name in ("chmod", "replace", "mkdir", "unlink", "rename", "rmdir"):
            setattr(Path, name, self.before(getattr(Path, name)))
        for name in ("keep", "keep_notes"):
            setattr(SqlStore, name, self.after(self.before(getattr(SqlStore, name))))

    def after(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            result = call(*arguments, **named)
            self.before(lambda: None)()
            return result

        return counted


def killed(work: Callable[[], None], moment: int) -> bool:
    """Whether `work`, done in a child process, was killed at the moment."""
    child = os.fork()
    if child == 0:
        Killer(moment).arm()
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - the child must not outlive it
            sys.stderr.write(repr(error))
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def every_moment(work: Callable[[], None], check: Callable[[], None]) -> int:
    moment = 1
    while killed(work, moment):
        check()
        moment += 1
    check()
    return moment


@pytest.fixture
def add(capture: Any, reading: Any, custodian: Custodian) -> Callable[[Path], None]:
    """An `add` of two reports, a refusal with bytes and one without."""

    def run(path: Path) -> None:
        broken = Refusal(stage="ingest", item="b.pdf", reason="it is encrypted.")
        gone = Refusal(stage="collect", item="c.txt", reason="it vanished.")
        with CaseFolder.open(path, custodian) as folder:
            folder.keep(capture(), reading())
            folder.refuse([gone])
            text = "A second report."
            folder.keep_all(
                [
                    (capture(text.encode(), uri="second.txt"), reading(text)),
                    (capture(b"%PDF-", uri="b.pdf"), broken),
                ]
            )

    return run


def test_an_add_killed_at_any_moment_and_run_again_ends_the_same(
    path: Path, add: Callable[[Path], None]
) -> None:
    whole, cut = path.with_name("whole"), path.with_name("cut")
    shutil.copytree(path, whole)
    add(whole)
    wanted = state(whole)
    assert wanted["failed"] == []
    shutil.copytree(path, cut)

    def check() -> None:
        add(cut)
        assert state(cut) == wanted
        shutil.rmtree(cut)
        shutil.copytree(path, cut)

    assert every_moment(lambda: add(cut), check) > 25


def test_an_add_killed_again_and_again_ends_the_same(
    path: Path, add: Callable[[Path], None]
) -> None:
    whole, cut = path.with_name("whole"), path.with_name("cut")
    shutil.copytree(path, whole)
    add(whole)
    shutil.copytree(path, cut)
    moment = 1
    while killed(lambda: add(cut), moment):
        moment += 1
        assert moment < 100
    assert state(cut) == state(whole)


def test_between_kill_and_second_run_nothing_kept_is_lost_and_nothing_lies(
    path: Path, add: Callable[[Path], None]
) -> None:
    """What `verify` finds after a kill are unfinished items, never broken ones."""
    cut = path.with_name("cut")
    shutil.copytree(path, cut)

    def check() -> None:
        names = {check.name for check in state(cut)["failed"]}
        assert names <= {"unfinished", "stray", "custody"}
        shutil.rmtree(cut)
        shutil.copytree(path, cut)

    every_moment(lambda: add(cut), check)


def test_a_making_killed_at_any_moment_can_be_made_again(
    tmp_path: Path, settings: CaseSettings, custodian: Custodian
) -> None:
    path = tmp_path / "case"

    def make() -> None:
        CaseFolder.create(path, settings, custodian).close()

    def check() -> None:
        if not (path / "case.toml").exists():
            make()
        assert state(path)["failed"] == []
        shutil.rmtree(path)

    assert every_moment(make, check) > 8


SCRIPT = """
import os, pathlib, signal, sqlite3, sys
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody import Custodian
from tahqiq.model.case import CaptureRecord
from tahqiq.model.document import Refusal
folder = CaseFolder.open(
    pathlib.Path(sys.argv[1]), Custodian(who="Mina", at="2031-03-12", tool="t")
)
with folder.store._database.write() as connection:
    connection.exec_driver_sql("PRAGMA cache_size = 1")
    for number in range(2000):
        connection.exec_driver_sql(
            "INSERT INTO refusals VALUES (?, 's', 'i', ?, '', 'i')",
            (number + 1, "x" * 500),
        )
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_transaction_killed_in_the_middle_is_rolled_back(path: Path) -> None:
    """The journal SQLite leaves behind is used by whoever opens the case next."""
    command = [sys.executable, "-c", SCRIPT, str(path)]
    done = subprocess.run(command, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(path.glob("case.db-journal"))
    assert state(path)["refusals"] == ()
    assert not list(path.glob("case.db-journal"))
    connection = sqlite3.connect(path / "case.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
