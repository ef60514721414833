"""Settings in a browser: the address of a database is never shown, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tahqiq.errors import CaseError
from tahqiq.web.settings_text import (
    HIDDEN,
    changed_text,
    settings_text,
    with_hypothesis,
    write_settings,
)

SECRET = "hunter2"  # noqa: S105 - no password of anything
ADDRESS = f"postgresql+psycopg://mina:{SECRET}@db.example/case"
TEXT = f"""title = "The lawyer of Orun"

[settings]
database = "{ADDRESS}"   # the team's
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "case.toml"
    found.write_text(TEXT, encoding="utf-8")
    return found


def test_everything_but_the_address_can_be_edited(path: Path) -> None:
    shown = settings_text(path)
    assert shown.is_editable
    assert SECRET not in shown.text
    assert HIDDEN in shown.text
    typed = shown.text.replace("lawyer", "notary")
    write_settings(path, changed_text(path, typed, shown.digest))
    assert path.read_text(encoding="utf-8") == TEXT.replace("lawyer", "notary")


@pytest.mark.parametrize("line", ['database = "sqlite:///elsewhere.db"', ""])
def test_the_records_cannot_be_moved_from_a_browser(path: Path, line: str) -> None:
    shown = settings_text(path)
    typed = shown.text.replace(f'database = "{HIDDEN}"', line)
    with pytest.raises(CaseError, match="cannot be changed from a browser"):
        changed_text(path, typed, shown.digest)


@pytest.mark.parametrize(
    "text",
    [
        TEXT + f'# database = "{ADDRESS}"\n',  # an old line, commented out
        TEXT.replace(f'"{ADDRESS}"', f'"""{ADDRESS}"""'),
        TEXT.replace("database", '"database"'),
    ],
)
def test_a_password_that_cannot_be_hidden_keeps_the_file_back(
    path: Path, text: str
) -> None:
    path.write_text(text, encoding="utf-8")
    shown = settings_text(path)
    assert not shown.is_editable
    assert shown.text == ""
    with pytest.raises(CaseError, match="cannot be hidden"):
        changed_text(path, "title = 'x'", shown.digest)


def test_a_hypothesis_is_added_where_the_address_is_hidden(path: Path) -> None:
    write_settings(path, with_hypothesis(path, "Somebody else did it."))
    kept = path.read_text(encoding="utf-8")
    assert ADDRESS in kept
    assert 'id = "h1"' in kept
