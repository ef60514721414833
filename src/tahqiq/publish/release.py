"""May this page go out? Every quote verifies, every sentence reaches its evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from lxml import html as lxml_html

from tahqiq.errors import ReleaseRefused
from tahqiq.model.case import Case
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.release import Finding
from tahqiq.publish.claims import is_verified
from tahqiq.publish.wording import lint_wording

RUNS = frozenset({"script", "iframe", "object", "embed", "base", "form"})
FETCHES = ("src", "srcset", "data", "poster", "action", "background")


def check_release(case: Case, html: str) -> tuple[Finding, ...]:
    """Everything that stands against publishing this page of this case.

    Args:
        case: The case that the page was made from, as disclosed.
        html: The page.

    Returns:
        No findings where the page may go out.
    """
    index = index_case(case)
    page = lxml_html.document_fromstring(html)
    return (
        *_evidence(index),
        *_quotes(index),
        *_sentences(page),
        *_safety(page),
        *_wording(page),
    )


BROKEN = "Run `tahqiq verify CASE`, mend what is named, and publish again."
LEAKED = (
    "Words are given by their initials. Those that give nobody away may be shown: put "
    "them into `shown` under [withholding] in case.toml. Else take them out of what "
    "analysts wrote, and publish again."
)


def require_release(findings: Iterable[Finding]) -> None:
    """Nothing where there are no findings.

    Raises:
        ReleaseRefused: The first findings, and how many more there are.
    """
    rows = tuple(findings)
    if rows:
        shown = "; ".join(
            ": ".join(filter(None, (row.kind, row.item, row.detail)))
            for row in rows[:5]
        )
        more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
        against = "thing stands" if len(rows) == 1 else "things stand"
        raise ReleaseRefused(
            f"{len(rows)} {against} against the release: {shown}{more}.",
            LEAKED if all(row.kind == "leak" for row in rows) else BROKEN,
        )


def _evidence(index: CaseIndex) -> Iterator[Finding]:
    captured = {row.document: row.sha256 for row in index.case.captures}
    for key, reading in index.readings.items():
        known = reading.document
        if hashlib.sha256(known.text.encode()).hexdigest() != known.text_sha256:
            yield Finding(kind="text-changed", item=key, detail=known.file)
        if captured.get(key, known.sha256) != known.sha256:
            yield Finding(kind="evidence-mismatch", item=key, detail=known.file)


def _quotes(index: CaseIndex) -> Iterator[Finding]:
    for ref in index.claims:
        if not is_verified(ref, index):
            yield Finding(
                kind="quote-does-not-verify",
                item=f"{ref.document}#{ref.claim}",
                detail=index.readings[ref.document].document.file,
            )
    for group in index.case.groups:
        for ref in group.claims:
            if ref not in index.claims:
                yield Finding(kind="claim-missing", item=group.id, detail=ref.claim)


def _sentences(page: lxml_html.HtmlElement) -> Iterator[Finding]:
    """Every published sentence must reach a claim, and by it a hash (DESIGN 9.2)."""
    by_id = {row.get("id"): row for row in page.iter() if row.get("id")}
    for row in page.iter():
        if "line" not in str(row.get("class") or "").split():
            continue
        text = " ".join(row.text_content().split())[:80]
        basis = str(row.get("data-basis") or "").split()
        if not basis:
            yield Finding(kind="sentence-without-basis", item=text, detail="no basis")
        for key in basis:
            if not _reaches(key, by_id):
                yield Finding(kind="sentence-without-evidence", item=text, detail=key)


def _reaches(key: str, by_id: dict[str | None, lxml_html.HtmlElement]) -> bool:
    if key not in by_id:
        return False
    hash_ = by_id[key].get("data-evidence")
    return key.startswith("evidence-") or (hash_ is not None and hash_ in by_id)


def _safety(page: lxml_html.HtmlElement) -> Iterator[Finding]:
    """Nothing on the page may run, and nothing may be fetched."""
    for row in page.iter():
        if not isinstance(row.tag, str):
            continue
        if row.tag in RUNS:
            yield Finding(kind="active-content", item=row.tag, detail="an element")
        for name, value in row.attrib.items():
            text = str(value).strip().casefold()
            away = str(name) == "href" and not text.startswith("#")
            if str(name).startswith("on") or str(name) in FETCHES or away:
                yield Finding(kind="active-content", item=str(name), detail=text[:60])


def _wording(page: lxml_html.HtmlElement) -> Iterator[Finding]:
    for row in page.iter():
        if "analysis" in str(row.get("class") or "").split():
            yield from lint_wording(row.text_content(), str(row.get("data-item") or ""))
