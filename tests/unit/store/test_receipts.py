"""Receipts of time, by an authority made here with openssl."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tahqiq.store.receipts import check_receipts, timestamp_request

if TYPE_CHECKING:
    from pathlib import Path

OPENSSL = shutil.which("openssl")
CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = Invented Root
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
"""


def test_the_request_is_for_the_hash_of_the_manifest() -> None:
    first, second = timestamp_request(b"a"), timestamp_request(b"b")
    assert len(first) == len(second) == 59
    assert first[:24] == second[:24]
    assert first != second


def openssl(folder: Path, *words: str) -> None:
    assert OPENSSL
    subprocess.run([OPENSSL, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    """A folder of releases with one manifest, its receipt and the authority's certificate."""
    if OPENSSL is None:
        pytest.skip("openssl is not installed")
    pytest.importorskip("rfc3161_client")
    folder = tmp_path / "releases"
    (folder / "001").mkdir(parents=True)
    (folder / "001" / "release.json").write_bytes(b'{"number": 1}')
    (tmp_path / "serial").write_text("01\n")
    (tmp_path / "tsa.cnf").write_text(CONFIG.format(folder=tmp_path))
    made = (
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "30",
        "-config",
        "tsa.cnf",
    )
    openssl(
        tmp_path,
        *made,
        "-extensions",
        "root",
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
    )
    openssl(tmp_path, *made, "-extensions", "signer", "-subj", "/CN=Invented Clock",
            "-CA", "root.pem", "-CAkey", "root.key", "-keyout", "key.pem", "-out", "signer.pem")  # fmt: skip
    (folder / "tsa.pem").write_bytes((tmp_path / "root.pem").read_bytes())
    (tmp_path / "ask.tsq").write_bytes(timestamp_request(b'{"number": 1}'))
    openssl(tmp_path, "ts", "-reply", "-config", "tsa.cnf", "-section", "one",
            "-queryfile", "ask.tsq", "-signer", "signer.pem", "-inkey", "key.pem",
            "-out", "releases/001/release.tsr")  # fmt: skip
    return folder


def test_a_receipt_of_the_manifest_holds_offline(releases: Path) -> None:
    (found,) = check_receipts(releases, "release.json")
    assert found.ok, found.detail
    assert found.detail.startswith("there at 20")


def test_a_receipt_of_another_manifest_does_not_hold(releases: Path) -> None:
    (releases / "001" / "release.json").write_bytes(b'{"number": 2}')
    (found,) = check_receipts(releases, "release.json")
    assert not found.ok


def test_a_receipt_of_an_authority_that_is_not_named_does_not_hold(
    releases: Path,
) -> None:
    (releases / "tsa.pem").unlink()
    (found,) = check_receipts(releases, "release.json")
    assert not found.ok
    assert "no authority is named" in found.detail


def test_bytes_that_are_no_receipt_do_not_hold(releases: Path) -> None:
    (releases / "001" / "release.tsr").write_bytes(b"nothing")
    (found,) = check_receipts(releases, "release.json")
    assert not found.ok


def test_a_release_without_a_receipt_needs_none(tmp_path: Path) -> None:
    assert list(check_receipts(tmp_path, "release.json")) == []
