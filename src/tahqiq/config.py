"""What the analyst has settled beforehand: ``case.toml``, and the environment.

The only reader of either. A key that is not known is an error, because a setting that
is misspelt and silently ignored changes what a case says.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypedDict, get_args, get_type_hints

import msgspec

from tahqiq.errors import CaseError, CaseTooNew
from tahqiq.model.case import (
    CasePlace,
    CaseSettings,
    EvidenceRow,
    Hypothesis,
    SourceProfile,
    Withholding,
)
from tahqiq.model.ids import content_id
from tahqiq.store.case_toml import FORMAT, READER

FILE = "case.toml"
TOP = ("format", "title", "question")
TABLES = ("scope", "withholding", "settings")
SECTIONS: Mapping[str, type] = {
    "hypotheses": Hypothesis,
    "evidence": EvidenceRow,
    "sources": SourceProfile,
    "places": CasePlace,
}
HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_-]+)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"""^\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*[=.]""")
PLACE = re.compile(r"(.*?)(?: - at `\$(.*)`)?$", re.DOTALL)  # of a msgspec message
STEP = re.compile(r"\.([A-Za-z_]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Defaults that the user has set for all cases; None where nothing is set."""

    author: str | None = None
    case: Path | None = None


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """The defaults in ``TAHQIQ_AUTHOR`` and ``TAHQIQ_CASE``; empty is not set.

    Args:
        variables: Those of this process if not given.
    """
    found = os.environ if variables is None else variables
    case = found.get("TAHQIQ_CASE")
    return Environment(
        author=found.get("TAHQIQ_AUTHOR") or None, case=Path(case) if case else None
    )


def read_settings(folder: Path) -> CaseSettings:
    """What ``case.toml`` in a case folder says.

    Raises:
        CaseTooNew: The file is in a later format.
        CaseError: It is absent, is not TOML, or has a key or value it should not
            have; the message names the line.
    """
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors put a mark first
    except (FileNotFoundError, NotADirectoryError) as error:
        what = (
            f"{folder} is no case: it has no {FILE}." if folder.is_dir()
            else f"there is no case folder {folder}."
        )  # fmt: skip
        raise CaseError(
            what, "Name the folder of a case, or make one: `tahqiq new FOLDER`."
        ) from error
    except OSError as error:
        raise CaseError(
            f"cannot read {path}: {error.strerror}.", "Name the folder of a case."
        ) from error
    except UnicodeDecodeError as error:
        raise CaseError(
            f"{path} is not UTF-8: {error}.", "Save it as UTF-8."
        ) from error
    return parse_settings(text, str(path))


def parse_settings(text: str, name: str = FILE) -> CaseSettings:
    """What the text of a ``case.toml`` says; `name` is how messages call it.

    Raises:
        CaseTooNew: It is in a later format.
        CaseError: It is not TOML, or has a key or value it should not have.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{name} is not TOML: {error}.", "Mend that line.") from error
    source = _Source(name, text)
    _require_format(raw.get("format", FORMAT), source)
    _require_known(raw, source)
    file = _record(raw, source)
    _require_distinct(file, source)
    _require_places(file, source)
    return CaseSettings(
        title=file.title,
        question=file.question,
        scope=file.scope,
        hypotheses=file.hypotheses,
        evidence=file.evidence,
        sources=file.sources,
        withholding=file.withholding,
        places=file.places,
        **file.settings,
    )


class _Reader(TypedDict, total=False):
    """``[settings]``: the keys of `CaseSettings` that say how to read and count."""

    english_model: str
    toll_rule: str
    disclosure: str
    codebook: str
    database: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The file as TOML gives it."""

    title: str
    format: int = FORMAT
    question: str | None = None
    scope: dict[str, str] = field(default_factory=dict)
    hypotheses: tuple[Hypothesis, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    sources: tuple[SourceProfile, ...] = ()
    withholding: Withholding = field(default_factory=Withholding)
    places: tuple[CasePlace, ...] = ()
    settings: _Reader = field(default_factory=_Reader)


@dataclass(frozen=True, slots=True)
class _Source:
    """The text of the file, to say where in it something stands."""

    name: str
    text: str

    def at(self, table: str = "", number: int = 0, key: str = "") -> str:
        """``case.toml line 7``: of a key in the `number`-th table of a name.

        Falls back to the line of the table, and to the file.
        """
        found: int | None = None
        for line, here, count, there in self._keys():
            if (here, count) == (table, number) and there in {"", key}:
                found = line
                if there == key:
                    break
        return self.name if found is None else f"{self.name} line {found}"

    def _keys(self) -> Iterator[tuple[int, str, int, str]]:
        """Line, table, how many of its name came before, and key ("" for a header)."""
        table, counts = "", {"": 0}
        for line, text in enumerate(self.text.split("\n"), start=1):
            header, key = HEADER.match(text), KEY.match(text)
            if header:
                table = header[1]
                counts[table] = counts.get(table, -1) + 1
                yield line, table, counts[table], ""
            elif key:
                yield line, table, counts[table], next(filter(None, key.groups()), "")


def _require_format(value: object, source: _Source) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise CaseError(
            f"{source.at(key='format')}: format is not a number.", f"Write {FORMAT}."
        )
    if value > FORMAT:
        raise CaseTooNew(
            f"{source.name} has format {value}; this Tahqiq knows formats up to "
            f"{FORMAT}.",
            "Type `pip install --upgrade tahqiq`.",
        )


def _require_known(raw: Mapping[str, Any], source: _Source) -> None:
    """Every key is one that means something. Those of ``[scope]`` are the analyst's."""
    _require_keys(raw, (*TOP, *TABLES, *SECTIONS), source)
    for name, record in SECTIONS.items():
        known = [part.name for part in fields(record)]
        rows = raw.get(name, [])
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            _require_keys(row, known, source, (name, number))
    rules = [part.name for part in fields(Withholding)]
    _require_keys(raw.get("withholding", {}), rules, source, ("withholding", 0))
    _require_keys(raw.get("settings", {}), READER, source, ("settings", 0))


def _require_keys(
    table: object,
    known: Collection[str],
    source: _Source,
    place: tuple[str, int] = ("", 0),
) -> None:
    if not isinstance(table, dict):
        return  # the shape is looked at later
    name, number = place
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            remedy = f"Did you mean `{near[0]}`?" if near else _choice(known)
            inside = f" in [{name}]" if name else ""
            # A table that is not known is its own header, not a key of the file.
            where = source.at(name, number, key)
            if not name and isinstance(table[key], dict | list):
                where = source.at(key)
            raise CaseError(f"{where}: unknown key `{key}`{inside}.", remedy)


def _choice(known: Collection[str]) -> str:
    return f"Known are {', '.join(f'`{key}`' for key in known)}."


def _record(raw: Mapping[str, Any], source: _Source) -> _File:
    """The file as a record; a message of msgspec's is given its line."""
    try:
        return msgspec.convert({**raw, **_completed(raw)}, _File)
    except msgspec.ValidationError as error:
        match = PLACE.fullmatch(str(error))
        what, path = (match[1], match[2] or "") if match else (str(error), "")
        where, keys = _located(path, source)
        inside = f" in `{'.'.join(keys)}`" if keys else ""
        raise CaseError(f"{where}: {what}{inside}.", _remedy(keys)) from error


def _remedy(keys: list[str]) -> str:
    """The values to choose from, where a key has a closed list of them."""
    if len(keys) == 2 and keys[0] in SECTIONS:
        known = get_args(get_type_hints(SECTIONS[keys[0]]).get(keys[1]))
        if known and all(isinstance(value, str) for value in known):
            return _choice(known)
    return "Mend that value."


def _completed(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What the analyst may leave out or write as a date, in the form of the records."""
    completed: dict[str, Any] = {}
    scope, rows, reader = (raw.get(key) for key in ("scope", "evidence", "settings"))
    if isinstance(scope, dict):
        completed["scope"] = {key: _plain(value) for key, value in scope.items()}
    if isinstance(rows, list):
        completed["evidence"] = [_numbered(row) for row in rows]
    if isinstance(reader, dict):  # a value left empty is a value not given
        completed["settings"] = {
            key: reader[key] for key in reader if reader[key] != ""
        }
    return completed


def _plain(value: object) -> object:
    if isinstance(value, date | time):  # a datetime is a date
        return value.isoformat()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


def _numbered(row: object) -> object:
    """A row with an id: judgements need one that outlives a new order of rows."""
    if not isinstance(row, dict) or "id" in row:
        return row
    return {**row, "id": content_id("x", row.get("kind"), row.get("text"))}


def _located(path: str, source: _Source) -> tuple[str, list[str]]:
    """Where the value at a path like ``.evidence[0].weight`` stands, and its keys."""
    keys = [name for name, _ in STEP.findall(path) if name]
    numbers = [int(number) for _, number in STEP.findall(path) if number]
    if not keys:
        return source.name, keys
    key = keys[1] if len(keys) > 1 else ""
    where = source.at(keys[0], numbers[0] if numbers else 0, key)
    return (source.at(key=keys[0]) if where == source.name else where), keys


def _require_places(file: _File, source: _Source) -> None:
    """Every place of the case lies on the globe, and within some distance of its point."""
    for number, row in enumerate(file.places):
        faults = {
            "lat": not -90 <= row.lat <= 90,
            "lon": not -180 <= row.lon <= 180,
            "radius_m": row.radius_m <= 0,
            "source": not row.source.strip(),
        }
        for key in (name for name, wrong in faults.items() if wrong):
            raise CaseError(
                f"{source.at('places', number, key)}: {key} = {getattr(row, key)!r} of "
                f"the place {row.name!r} cannot be.",
                "Give degrees, metres above 0, and where the point is from.",
            )


def _require_distinct(file: _File, source: _Source) -> None:
    """No two rows of a kind have one name, and none has an empty one."""
    named = {
        "hypotheses": [row.id for row in file.hypotheses],
        "evidence": [row.id for row in file.evidence],
        "sources": [row.name for row in file.sources],
        "places": [row.name for row in file.places],
    }
    for table, names in named.items():
        for number, name in enumerate(names):
            if not name.strip() or name in names[:number]:
                key = "name" if table in {"sources", "places"} else "id"
                fault = "stands twice" if name.strip() else "is empty"
                raise CaseError(
                    f"{source.at(table, number, key)}: the {key} {name!r} in "
                    f"[[{table}]] {fault}.",
                    "Give it a name of its own.",
                )
    if not file.title.strip():
        raise CaseError(f"{source.at(key='title')}: the title is empty.", "Write one.")
