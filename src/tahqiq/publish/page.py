"""The template engine: everything escaped, nothing undefined, no file but our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from tahqiq.publish.claims import evidence_anchor
from tahqiq.publish.words import count_text, date_text, figure, words

CSS = ("dossier.css", "drawings.css")


@cache
def environment() -> Environment:
    """The one environment; templates cannot reach code beyond these filters."""
    found = Environment(
        loader=PackageLoader("tahqiq.publish", "templates"),
        autoescape=True,  # titles, names and texts come from strangers
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        date=date_text,
        count=count_text,
        counted=counted,
        figure=figure,
        evidence=evidence_anchor,
    )
    found.tests["match_claim"] = is_claim
    found.globals["words"] = words()
    return found


@cache
def style() -> str:
    """The style sheets, inlined into the page."""
    folder = resources.files("tahqiq.publish") / "templates"
    return "".join((folder / name).read_text(encoding="utf-8") for name in CSS)


def counted(rows: Iterable[Hashable]) -> tuple[tuple[Hashable, int], ...]:
    """Each row once, with how often it is there.

    >>> counted(["a", "b", "a"])
    (('a', 2), ('b', 1))
    """
    return tuple(Counter(rows).items())


def is_claim(anchor: str) -> bool:
    """Whether a permalink is a claim's."""
    return anchor.startswith("claim-")
