"""The text of ``case.toml`` as a page may show it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tahqiq.config import parse_settings
from tahqiq.model.case import CaseSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsText:
    """The settings of the case; `text` is empty where it may hold a password."""

    title: str
    question: str | None
    text: str
    digest: str
    is_editable: bool


def settings_text(path: Path) -> SettingsText:
    """What the file says; the text is kept back where it names a database."""
    raw = path.read_bytes()
    found: CaseSettings = parse_settings(raw.decode("utf-8-sig"))
    is_editable = found.database is None
    return SettingsText(
        title=found.title,
        question=found.question,
        text=raw.decode("utf-8-sig") if is_editable else "",
        digest=hashlib.sha256(raw).hexdigest(),
        is_editable=is_editable,
    )
