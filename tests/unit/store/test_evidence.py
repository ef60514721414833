"""Evidence is written once, whole or not at all, and read back only if unchanged."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st

from tahqiq.errors import CaseError, IntegrityError
from tahqiq.store import durable
from tahqiq.store.digest import digest
from tahqiq.store.evidence import Evidence

if TYPE_CHECKING:
    from pathlib import Path


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@options(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.binary(max_size=200))
def test_any_bytes_come_back_as_they_were(tmp_path: Path, content: bytes) -> None:
    evidence = Evidence(tmp_path)
    evidence.keep(sha(content), content)
    evidence.keep(sha(content), content)
    assert evidence.read(sha(content)) == content
    assert evidence.has(sha(content))


def test_a_blob_that_was_changed_is_neither_read_nor_written_over(
    tmp_path: Path,
) -> None:
    evidence = Evidence(tmp_path)
    evidence.keep(sha(b"true"), b"true")
    path = evidence.path(sha(b"true"))
    path.chmod(0o644)
    path.write_bytes(b"false")
    with pytest.raises(IntegrityError, match="has been changed"):
        evidence.keep(sha(b"true"), b"true")
    assert path.read_bytes() == b"false"


def test_a_blob_that_is_absent_says_so(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError, match="cannot be read"):
        Evidence(tmp_path).read("0" * 64)


def test_what_a_killed_process_was_writing_is_cleared(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    (tmp_path / "abc.partial").write_bytes(b"half")
    evidence.clear_partials()
    assert list(evidence.files()) == []


def test_a_leftover_that_cannot_be_removed_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "abc.partial").mkdir()
    Evidence(tmp_path).clear_partials()
    assert (tmp_path / "abc.partial").exists()


def test_a_folder_in_the_way_is_a_case_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CaseError, match="cannot write"):
        durable.make_folder(tmp_path / "file" / "folder")
    with pytest.raises(CaseError, match="cannot write"):
        durable.cut(tmp_path / "absent", 0)


def test_a_digest_depends_on_every_part_and_on_no_order_of_keys() -> None:
    assert digest("a", {"x": 1, "y": (2,)}) == digest("a", {"y": [2], "x": 1})
    assert len({digest("a"), digest("a", "b"), digest("ab"), digest(["a"])}) == 4
