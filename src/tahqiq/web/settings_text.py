"""The text of ``case.toml`` as a page may show it and as a form may change it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from tahqiq.config import parse_settings
from tahqiq.errors import CaseError
from tahqiq.model.case import CaseSettings
from tahqiq.store.durable import write_whole

# The line that names the database: its address may hold a password.
DATABASE = re.compile(
    r"""^([ \t]*database[ \t]*=[ \t]*)(?!\"{3}|'{3})("(?:[^"\\\n]|\\.)*"|'[^'\n]*')""",
    re.MULTILINE,
)
SECRET = re.compile(r"://[^\s/@\"']*:[^\s/@\"']*@")  # a password left anywhere else
HIDDEN = "kept as it is, not shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsText:
    """The settings of the case; `text` is empty where a password cannot be hidden.

    `trouble` says why what was typed is not kept; `now` is the file where somebody
    else has changed it meanwhile.
    """

    title: str
    question: str | None
    text: str
    digest: str
    is_editable: bool
    trouble: str = ""
    now: str = ""


def settings_text(path: Path) -> SettingsText:
    """What the file says, without the address of its database."""
    raw = path.read_bytes()
    whole = raw.decode("utf-8-sig")
    found = parse_settings(whole)
    shown = _shown(whole, found)
    return SettingsText(
        title=found.title,
        question=found.question,
        text=shown or "",
        digest=hashlib.sha256(raw).hexdigest(),
        is_editable=shown is not None,
    )


def changed_text(path: Path, typed: str, before: str) -> str:
    """What to write so that the file says what was typed; its database stays.

    Raises:
        CaseError: It is no text of settings, names a database, or somebody has changed
            the file since it was shown.
    """
    whole = path.read_bytes().decode("utf-8-sig")
    known = settings_text(path)
    if not known.is_editable:
        raise CaseError(
            "case.toml may hold a password that cannot be hidden here.",
            "Edit case.toml in the case folder.",
        )
    if known.digest != before:
        raise CaseError(
            "case.toml was changed meanwhile.",
            "What stands there now is below; what you typed is kept here.",
        )
    text = typed.replace("\r\n", "\n")
    own = parse_settings(whole).database
    if own is not None:
        text = _with_database(text, whole)
    if parse_settings(text).database != own:
        raise CaseError(
            "the database cannot be changed from a browser.",
            "Leave its line as it stands, or edit case.toml in the case folder.",
        )
    return text


def with_hypothesis(path: Path, text: str, name: str = "") -> str:
    """The file with one hypothesis more; without a name it gets the next free number.

    Raises:
        CaseError: It says nothing, or its name is taken.
    """
    whole = path.read_bytes().decode("utf-8-sig")
    known = {row.id for row in parse_settings(whole).hypotheses}
    said = " ".join(text.split())
    own = name.strip() or next(
        key for n in range(1, len(known) + 2) if (key := f"h{n}") not in known
    )
    if not said or own in known:
        why = f"there is a hypothesis {own!r} already" if said else "it says nothing"
        raise CaseError(
            f"the hypothesis cannot be added: {why}.", "Give it words and another name."
        )
    id_, sentence = (json.dumps(part, ensure_ascii=False) for part in (own, said))
    found = f"{whole.rstrip()}\n\n[[hypotheses]]\nid = {id_}\ntext = {sentence}\n"
    parse_settings(found)
    return found


def write_settings(path: Path, text: str) -> None:
    """Write ``case.toml`` whole, or leave it as it was."""
    write_whole(path, text.encode(), path.with_suffix(".partial"))


def not_kept(path: Path, typed: str, before: str, why: str) -> SettingsText:
    """The page again, with what was typed and why it is not kept."""
    known = settings_text(path)
    now = known.text if known.digest != before else ""
    return replace(known, text=typed, trouble=why, now=now)


def _shown(whole: str, found: CaseSettings) -> str | None:
    """The text without the address of a database, None where it cannot be taken out."""
    text = whole
    if found.database is not None:
        text, count = DATABASE.subn(rf'\g<1>"{HIDDEN}"', whole)
        if count != 1 or parse_settings(text).database != HIDDEN:
            return None
    return None if SECRET.search(text) else text


def _with_database(text: str, whole: str) -> str:
    """The typed text with the address that was hidden from it."""
    own = DATABASE.search(whole)
    address = own[2] if own else ""
    return DATABASE.sub(
        lambda row: row[1] + (address if row[2].strip("\"'") == HIDDEN else row[2]),
        text,
    )
