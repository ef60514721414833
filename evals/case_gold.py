"""The gold of a whole case and a case export, brought to the same terms.

Gold is quoted text; a quote stands for the claims of that report whose content overlaps
it. Runs of white space count as one space (`evals/cases/README.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Raw = dict[str, Any]
Ref = tuple[str, str]  # (document id, claim id)
Range = tuple[int, int]

CASES = Path(__file__).parent / "cases"


def gold_files(folders: Iterable[Path]) -> Iterator[Path]:
    """Every gold file under the folders, in order."""
    for folder in folders:
        yield from [folder] if folder.is_file() else sorted(folder.rglob("gold.yaml"))


def load_gold(path: Path) -> Raw:
    """One gold file; dates stay words."""
    loader = type("Words", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    gold: Raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
    return gold


@dataclass(frozen=True, slots=True)
class Export:
    """A case export with what quotes are looked up in."""

    raw: Raw
    files: dict[str, str]  # file name -> document id
    names: dict[str, str]  # document id -> file name
    texts: dict[str, str]
    claims: dict[str, list[Raw]]  # document id -> its claims

    def refs(self, file: str, quote: str) -> set[Ref]:
        """The claims of a report whose content overlaps a quote."""
        document = self.files.get(file)
        if document is None:
            return set()
        ranges = list(found(quote, self.texts[document]))
        return {
            (document, claim["id"])
            for claim in self.claims[document]
            if any(
                span["start"] < end and start < span["end"]
                for span in claim["content"]
                for start, end in ranges
            )
        }

    def all_refs(self, quotes: Raw) -> dict[str, set[Ref]]:
        """For every file of a quote list, the claims meant."""
        return {file: self.refs(file, quote) for file, quote in quotes.items()}


def export_of(raw: Raw) -> Export:
    """The lookup tables of a case export."""
    names = {row["id"]: row["file"] for row in raw["documents"]}
    readings = {row["document"]["id"]: row for row in raw["readings"]}
    return Export(
        raw,
        {file: key for key, file in names.items()},
        names,
        {key: row["text"] for key, row in readings.items()},
        {key: row["claims"] for key, row in readings.items()},
    )


def found(quote: str, text: str) -> Iterator[Range]:
    """Where a quote stands in a text, white space apart."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    for match in re.finditer(pattern, text):
        yield match.span()


def ref_of(raw: Raw) -> Ref:
    """A claim reference of an export."""
    return raw["document"], raw["claim"]


def f1(right: float, predicted: float, gold: float) -> float:
    """Harmonic mean of precision and recall; 1 where there was nothing to find."""
    if not predicted and not gold:
        return 1.0
    return 2 * right / (predicted + gold)
