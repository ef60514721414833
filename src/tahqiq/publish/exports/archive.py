"""A case as one archive: its reports as a web archive, its data, and a manifest.

After the WACZ layout of the web-archiving community: `datapackage.json` names every
file with its hash, `datapackage-digest.json` holds the hash of that. The reports stand
in it as the texts that the profile discloses, not as the files that were received:
those leave a case only with its folder.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from tahqiq.model.case import Case
from tahqiq.model.case_codec import case_to_json
from tahqiq.model.reading import Reading
from tahqiq.publish.exports.annotations import to_annotations
from tahqiq.publish.exports.json_lines import as_json, as_lines
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.exports.tables import to_claims_csv, to_incidents_csv

WARC = "archive/data.warc.gz"
NAMESPACE = uuid.UUID(
    "3f1c2a54-1d0e-5b7e-9a53-6f0b6f1f2b90"
)  # ours: ids repeat themselves
UNKNOWN_TIME = "1970-01-01T00:00:00Z"


class Record(NamedTuple):
    """One report in the web archive: where it stands, and what an index says of it."""

    url: str
    at: str
    offset: int
    data: bytes
    digest: str


def to_archive(case: Case) -> Export:
    """The case as a WACZ-style archive."""
    records = tuple(_records(case))
    files = {
        WARC: b"".join(row.data for row in records),
        "indexes/index.cdxj": _index(records[1:]),
        "pages/pages.jsonl": _pages(case, records[1:]),
        "tahqiq/case.json": case_to_json(case),
        "tahqiq/annotations.jsonld": to_annotations(case).data,
        "tahqiq/claims.csv": to_claims_csv(case).data,
        "tahqiq/incidents.csv": to_incidents_csv(case).data,
    }
    package = as_json(_package(case, files))
    digest = {"path": "datapackage.json", "hash": _hash(package)}
    whole = {
        **files, "datapackage.json": package, "datapackage-digest.json": as_json(digest),
    }  # fmt: skip
    claims = sum(len(reading.claims) for reading in case.readings)
    return Export(
        data=_zipped(whole),
        suffix=".wacz",
        tallies=(
            Tally(kind="reports", given=len(case.readings), written=len(records) - 1),
            Tally(kind="claims", given=claims, written=claims),
        ),
    )


def _records(case: Case) -> Iterator[Record]:
    """A record that says what wrote the archive, then one a report."""
    captured = {row.document: row.captured for row in case.captures}
    last = max(captured.values(), default=UNKNOWN_TIME)
    info = b"software: Tahqiq\r\nformat: WARC File Format 1.1\r\n"
    first = _record(
        "warcinfo", "urn:tahqiq:archive", last, ("application/warc-fields", info), 0
    )
    yield first
    offset = len(first.data)
    for reading in case.readings:
        known = reading.document
        body = ("text/plain; charset=utf-8", known.text.encode())
        at = captured.get(known.id, last)
        made = _record("resource", _url(reading), at, body, offset)
        yield made
        offset += len(made.data)


def _url(reading: Reading) -> str:
    known = reading.document
    is_web = urlsplit(known.uri).scheme in {"http", "https"}
    return known.uri if is_web else f"urn:tahqiq:document:{known.id}"


def _record(
    kind: str, url: str, at: str, body: tuple[str, bytes], offset: int
) -> Record:
    media_type, content = body
    digest = _hash(content)
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(NAMESPACE, f'{kind} {url} {digest}')}>",
        "WARC-Date": f"{at[:19]}Z",
        **({} if kind == "warcinfo" else {"WARC-Target-URI": url}),
        "WARC-Block-Digest": digest,
        "Content-Type": media_type,
        "Content-Length": str(len(content)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    raw = b"WARC/1.1\r\n" + head.encode() + b"\r\n" + content + b"\r\n\r\n"
    packed = gzip.compress(raw, mtime=0)
    return Record(url=url, at=at, offset=offset, data=packed, digest=digest)


def _index(records: tuple[Record, ...]) -> bytes:
    lines = sorted(
        f"{_sort_key(row.url)} {_digits(row.at)} {_entry(row)}\n" for row in records
    )
    return "".join(lines).encode()


def _entry(row: Record) -> str:
    entry = {
        "url": row.url, "digest": row.digest, "mime": "text/plain",
        "offset": str(row.offset), "length": str(len(row.data)),
        "filename": WARC.rpartition("/")[2], "status": "200",
    }  # fmt: skip
    return msgspec.json.encode(entry).decode()


def _sort_key(url: str) -> str:
    """An address with its host turned round, as indexes of web archives sort them.

    >>> _sort_key("https://www.orun.example/a")
    'example,orun,www)/a'
    """
    parts = urlsplit(url)
    if not parts.hostname:
        return url.casefold()
    host = ",".join(reversed(parts.hostname.split(".")))
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}){parts.path or '/'}{query}"


def _digits(at: str) -> str:
    return "".join(letter for letter in at[:19] if letter.isdigit())


def _pages(case: Case, records: tuple[Record, ...]) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": case.settings.title}
    rows = (
        {
            "id": reading.document.id,
            "url": record.url,
            "ts": f"{record.at[:19]}Z",
            "title": reading.document.title or reading.document.file,
        }
        for reading, record in zip(case.readings, records, strict=True)
    )
    return as_lines([head, *rows])


def _package(case: Case, files: Mapping[str, bytes]) -> dict[str, Any]:
    last = max((row.captured for row in case.captures), default=UNKNOWN_TIME)
    return {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": case.settings.title,
        "description": case.settings.question or "",
        "created": f"{last[:19]}Z",
        "software": "Tahqiq",
        "tahqiq:profile": case.settings.disclosure,
        "resources": [
            {
                "name": path.rpartition("/")[2],
                "path": path,
                "hash": _hash(content),
                "bytes": len(content),
            }
            for path, content in files.items()
        ],
    }


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip without the clock's time; what is packed already is only stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path)  # dated 1980-01-01, the first a zip can hold
            packed = path.endswith(".gz")
            kind = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, kind)
    return buffer.getvalue()
