"""Receipts of the time of a release: asked for by hand, checked offline (RFC 3161).

Nothing here reaches a network. A release holds the request for its manifest; whoever
is connected sends it to an authority, and puts the answer beside it and the
authority's certificates into the folder of the releases.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tahqiq.store.check import Check

REQUEST = "release.tsq"
RECEIPT = "release.tsr"
AUTHORITIES = "tsa.pem"
# A request of version 1 for a SHA-256 hash, certificates wanted, in DER.
_HEAD = bytes.fromhex("30390201013031300d060960864801650304020105000420")
_TAIL = bytes.fromhex("0101ff")


def timestamp_request(content: bytes) -> bytes:
    """The request that a time-stamping authority answers, for the hash of some bytes.

    >>> len(timestamp_request(b"x"))
    59
    """
    return _HEAD + hashlib.sha256(content).digest() + _TAIL


def check_receipts(folder: Path, manifest: str) -> Iterator[Check]:
    """Whether each receipt is of its manifest, and signed by an authority named here."""
    for receipt in sorted(folder.glob(f"*/{RECEIPT}")):
        item = f"{folder.name}/{receipt.parent.name}/{RECEIPT}"
        try:
            content = (receipt.parent / manifest).read_bytes()
            told = _verified(receipt.read_bytes(), content, folder / AUTHORITIES)
        except ImportError:
            told = "cannot be checked: type `pip install 'tahqiq[receipts]'`"
            yield Check(name="receipt", item=item, ok=False, detail=told)
        except (OSError, ValueError) as error:
            yield Check(name="receipt", item=item, ok=False, detail=str(error))
        else:
            yield Check(name="receipt", item=item, ok=True, detail=told)


def _verified(receipt: bytes, content: bytes, authorities: Path) -> str:
    """The time that the receipt states.

    Raises:
        ValueError: It is of other bytes, or of an authority that is not named.
        OSError: The certificates are missing.
    """
    # Imported here: an extra that only those install who have receipts.
    from cryptography import x509  # noqa: PLC0415
    from rfc3161_client import (  # noqa: PLC0415
        VerificationError,
        VerifierBuilder,
        decode_timestamp_response,
    )

    if not authorities.is_file():
        raise ValueError(
            f"no authority is named: put its certificates into {authorities.parent.name}/"
            f"{authorities.name}"
        )
    builder = VerifierBuilder()
    for row in x509.load_pem_x509_certificates(authorities.read_bytes()):
        if row.issuer == row.subject:
            builder = builder.add_root_certificate(row)
        else:
            builder = builder.add_intermediate_certificate(row)
    response = decode_timestamp_response(receipt)
    try:
        builder.build().verify(response, hashlib.sha256(content).digest())
    except VerificationError as error:
        raise ValueError(f"the receipt does not hold: {error}") from error
    return f"there at {response.tst_info.gen_time.isoformat()}"
