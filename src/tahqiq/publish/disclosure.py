"""A case as a profile lets it be seen: withheld words replaced before anything is made.

The texts themselves are rewritten and every offset moves with them, so whatever is
made from the disclosed case, page or export, holds no withheld word, and every quote
still verifies against the text that is disclosed.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

import msgspec

from tahqiq.codebook.record import record_book
from tahqiq.model.case import Case
from tahqiq.model.lookup import index_case
from tahqiq.publish.withholding import (
    Profile,
    Withheld,
    disclosures,
    profile_named,
    withheld_by,
)

COARSE_M = 1000  # about what a second decimal of a degree may be off
KEPT = ("fate", "died_by")  # what befell a withheld person stays: it is the incident's
WORD = re.compile(r"[^\W_]+")
# Keys whose values are ids or words of closed lists: they hold no words of a source.
STRUCTURE = frozenset({
    "id", "document", "entity", "claim", "claims", "event", "events", "sentence",
    "mention", "kind", "type", "role", "schema", "act", "certainty", "polarity",
    "realis", "state", "standing", "status", "risk", "stage", "sha256", "text_sha256",
    "language", "media_type", "drawn_by", "rule", "precision", "modes", "contexts",
    "units", "unit", "comparator", "factuality", "published_precision", "codebook",
    "disclosure", "english_model", "toll_rule", "members", "follows", "at", "captured",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """A case as it may be seen, and what was taken out of it.

    `notes` say for readers what is withheld; `protected` are the words that must not
    occur in any byte, `shown` the names that may; `key` maps placeholders to names
    and is kept apart (M106).
    """

    case: Case
    notes: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    key: Mapping[str, str] = field(default_factory=dict)


def disclose(case: Case, profile: str = "") -> Disclosed:
    """The case as a profile lets it be seen; by default the case's own profile.

    Raises:
        ReleaseRefused: There is no such profile.
    """
    name = profile or case.settings.disclosure
    rules = profile_named(name, case.settings.withholding)
    shown = replace(case, settings=replace(case.settings, disclosure=name))
    index = index_case(case)
    rows = withheld_by(rules, index)
    if not rows and not rules.collectors:
        return Disclosed(case=shown)
    analysts = _analysts(case) if rules.analysts else {}
    hidden = {row.entity for row in rows}
    return Disclosed(
        case=_rewritten(shown, rows, rules, analysts),
        notes=_notes(rows),
        protected=tuple(dict.fromkeys(text for row in rows for text in row.spellings)),
        shown=tuple(
            row.name
            for row in case.entities
            if row.id not in hidden and row.id in index.called
        ),
        key={
            **{row.placeholder: row.name for row in rows},
            **{shown: name for name, shown in analysts.items()},
        },
    )


class Redactor:
    """Replaces withheld words in texts, and moves offsets with them."""

    def __init__(self, rows: Sequence[Withheld]) -> None:
        pairs = [
            (text, row.placeholder)
            for row in rows
            for text in (*row.spellings, *row.variants)
        ]
        pairs.sort(key=lambda pair: (-len(pair[0]), pair))
        self.by_spelling = {_key(text): shown for text, shown in reversed(pairs)}
        body = "|".join(_tolerant(text) for text, _ in pairs)
        self.pattern = (
            re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE) if body else None
        )
        self.rows = rows

    def shown(self, spelling: str) -> str:
        """What stands in the place of a spelling that was found."""
        return self.by_spelling.get(_key(spelling), "[withheld]")

    def text(self, text: str) -> str:
        """Any text, withheld spellings replaced."""
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda found: self.shown(found[0]), text)

    def cuts(self, document: str, text: str) -> tuple[Cut, ...]:
        """What is to be replaced in the text of a document, in order, none touching."""
        found = [
            Cut(start=start, end=end, shown=row.placeholder)
            for row in self.rows
            for start, end in row.spans.get(document, ())
        ]
        if self.pattern:
            found += [
                Cut(
                    start=hit.start(),
                    end=hit.end(),
                    shown=self.shown(hit[0]),
                )
                for hit in self.pattern.finditer(text)
            ]
        return _joined(found)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Cut:
    """A run of a text and what stands in its place."""

    start: int
    end: int
    shown: str


class Moved:
    """A text with its cuts made, and where its old offsets are now."""

    def __init__(self, text: str, cuts: Sequence[Cut]) -> None:
        self.cuts = cuts
        self.starts = [cut.start for cut in cuts]
        parts, place, self.shifts = list[str](), 0, [0]
        for cut in cuts:
            parts += [text[place : cut.start], cut.shown]
            grown = len(cut.shown) - (cut.end - cut.start)
            self.shifts.append(self.shifts[-1] + grown)
            place = cut.end
        self.text = "".join((*parts, text[place:]))

    def at(self, offset: int, *, is_end: bool) -> int:
        """The new place of an old offset; one inside a cut goes to its border."""
        number = bisect.bisect_right(self.starts, offset if not is_end else offset - 1)
        if number:
            cut = self.cuts[number - 1]
            if cut.start <= (offset - 1 if is_end else offset) < cut.end:
                start = cut.start + self.shifts[number - 1]
                return start + len(cut.shown) if is_end else start
        return offset + self.shifts[number]


def _analysts(case: Case) -> dict[str, str]:
    """A placeholder for everybody who judged and did not sign a judgement (M86, M106)."""
    signed = {row.author for row in case.judgements if row.kind == "assess"}
    names = sorted({row.author for row in case.judgements} - signed)
    label = disclosures().placeholders["analyst"]
    return {name: f"[{label} {place}]" for place, name in enumerate(names, 1)}


def _rewritten(
    case: Case,
    rows: Sequence[Withheld],
    rules: Profile,
    analysts: Mapping[str, str],
) -> Case:
    redactor = Redactor(rows)
    raw: dict[str, Any] = msgspec.to_builtins(case)
    moved: dict[str, Moved] = {}
    for reading in raw["readings"]:
        document = reading["document"]
        text = document["text"]
        new = Moved(text, redactor.cuts(document["id"], text))
        moved[document["id"]] = new
        _walk(reading, redactor, new)
        document["text"] = new.text
        document["text_sha256"] = hashlib.sha256(new.text.encode()).hexdigest()
    for entity in raw["entities"]:
        for mention in entity["mentions"]:
            _place(mention, moved.get(mention["document"]))
    for key, value in tuple(raw.items()):
        if key != "readings":
            raw[key] = _said(value, redactor)
    _renamed(raw, rows)
    _without_traces(raw, rules, case)
    _claims_moved(raw, case, redactor, moved)
    for judgement in raw["judgements"]:
        author = judgement["author"]
        judgement["author"] = analysts.get(author, author)
    raw["settings"]["withholding"]["words"] = []
    raw["settings"]["withholding"]["shown"] = []
    return msgspec.convert(raw, Case)


def _claims_moved(
    raw: dict[str, Any], case: Case, redactor: Redactor, moved: Mapping[str, Moved]
) -> None:
    """Claims that people added or edited stand in the words of the rewritten text too."""
    for row, own in zip(raw["judgements"], case.judgements, strict=True):
        document, _, _ = own.subject.partition("#")
        if own.kind in {"add", "edit"} and own.value and document in moved:
            try:
                said = msgspec.json.decode(own.value)
            except msgspec.DecodeError:
                continue  # an edit of a version that recorded whatever was typed
            _walk(said, redactor, moved[document])
            row["value"] = msgspec.json.encode(said).decode()


def _without_traces(raw: dict[str, Any], rules: Profile, case: Case) -> None:
    """No collector and no exact point, where the profile withholds them."""
    if rules.collectors:
        _without_collectors(raw)
    if rules.points:
        raw["settings"]["places"] = _coarse(raw["settings"]["places"], case)


def _coarse(rows: Iterable[dict[str, Any]], case: Case) -> list[dict[str, Any]]:
    """The case's own places without those that are withheld, and none to the house (M108).

    `rows` are redacted already: a name that is no longer what the case says is withheld.
    """
    shown = []
    for row, own in zip(rows, case.settings.places, strict=True):
        if row["name"] == own.name and tuple(row["also"]) == own.also:
            row["lat"], row["lon"] = round(row["lat"], 2), round(row["lon"], 2)
            row["radius_m"] = max(row["radius_m"], COARSE_M)
            shown.append(row)
    return shown


def _without_collectors(raw: dict[str, Any]) -> None:
    """No name of who took the reports in, and no folder of their machine."""
    for capture in raw["captures"]:
        capture["collector"] = "[withheld]"
        capture["uri"] = _without_folders(capture["uri"])
    for reading in raw["readings"]:
        uri = reading["document"]["uri"]
        reading["document"]["uri"] = _without_folders(uri)


def _without_folders(uri: str) -> str:
    """An address without the folders of the machine it was taken from."""
    return uri if "://" in uri else PurePath(uri).name


def _walk(value: Any, redactor: Redactor, moved: Moved) -> None:
    """Moves every span and replaces every string of a reading, in place."""
    if isinstance(value, (list, tuple)):
        for row in value:
            _walk(row, redactor, moved)
    elif isinstance(value, dict):
        _place(value, moved)
        for key, row in value.items():
            if key not in STRUCTURE | {"exact", "text"}:
                value[key] = _retold(row, redactor)
            _walk(row, redactor, moved)


def _retold(row: Any, redactor: Redactor) -> Any:
    """A string, or the strings of a list, with withheld words replaced."""
    if isinstance(row, str):
        return redactor.text(row)
    if isinstance(row, (list, tuple)) and row and isinstance(row[0], str):
        return [redactor.text(part) for part in row]
    return row


def _place(row: dict[str, Any], moved: Moved | None) -> None:
    if moved is None or not isinstance(row.get("start"), int):
        return
    row["start"] = moved.at(row["start"], is_end=False)
    row["end"] = moved.at(row["end"], is_end=True)
    if "exact" in row:
        row["exact"] = moved.text[row["start"] : row["end"]]


def _said(value: Any, redactor: Redactor, key: str = "") -> Any:
    if isinstance(value, str):
        return value if key in STRUCTURE else redactor.text(value)
    if isinstance(value, (list, tuple)):
        return [_said(row, redactor, key) for row in value]
    if isinstance(value, dict):
        return {name: _said(row, redactor, name) for name, row in value.items()}
    return value


def _renamed(raw: dict[str, Any], rows: Iterable[Withheld]) -> None:
    """Withheld entities under their placeholder, in the case and in every reading."""
    shown = {row.entity: row.placeholder for row in rows if row.entity}
    own: dict[tuple[str, str], str] = {}
    for entity in raw["entities"]:
        if entity["id"] in shown:
            entity["name"], entity["aliases"] = shown[entity["id"]], []
            entity["reasons"] = []
            for member in entity["members"]:
                own[member["document"], member["entity"]] = shown[entity["id"]]
    for incident in raw["incidents"]:
        _record_renamed(incident, shown)
    for reading in raw["readings"]:
        for entity in reading["entities"]:
            key = (reading["document"]["id"], entity["id"])
            if key in own:
                entity["name"], entity["aliases"] = own[key], []


def _record_renamed(incident: dict[str, Any], shown: Mapping[str, str]) -> None:
    """Withheld persons of an incident record under their placeholder, without details.

    Age, work and nationality can tell who somebody is where the name does not.
    """
    for victim in incident["victims"]:
        if victim["entity"] in shown:
            victim["name"], victim["spellings"] = shown[victim["entity"]], []
            victim["fields"] = {
                name: {"state": "not-coded", "reason": record_book().withheld}
                for name in victim["fields"]
                if name not in KEPT
            } | {
                name: victim["fields"][name]
                for name in KEPT
                if name in victim["fields"]
            }
    for row in incident["fields"].values():
        for value in row["values"]:
            placeholder = shown.get(value["entity"])
            if placeholder and value["value"] is not None:
                same = row["value"] == value["value"]
                row["value"] = placeholder if same else row["value"]
                value["value"] = placeholder


def _joined(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Cuts in order; those that overlap become one, shown as the longest of them."""
    kept: list[Cut] = []
    for cut in sorted(cuts, key=lambda row: (row.start, -row.end)):
        if kept and cut.start < kept[-1].end:
            last = kept.pop()
            end = max(last.end, cut.end)
            kept.append(Cut(start=last.start, end=end, shown=last.shown))
        else:
            kept.append(cut)
    return tuple(kept)


def _notes(rows: Iterable[Withheld]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for row in rows:
        label = row.placeholder.strip("[]").rpartition(" ")[0]
        counts[label] = counts.get(label, 0) + 1
    return tuple(f"{label}: {count}" for label, count in sorted(counts.items()))


def _tolerant(spelling: str) -> str:
    """A pattern of the words of a spelling, whatever marks stand between them."""
    return r"[\W_]+".join(map(re.escape, WORD.findall(spelling))) or re.escape(spelling)


def _key(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
