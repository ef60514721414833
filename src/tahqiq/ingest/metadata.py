"""Which of the things said about a report hold, and where each was found (M3)."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.ingest.credits import agency
from tahqiq.ingest.printed import Printed, iso_date
from tahqiq.ingest.rendering import STAGE
from tahqiq.ingest.told import Fact
from tahqiq.model.document import Known, MetadataOrigin, Refusal, Said

# Whose word holds where several speak. For the language the text itself is asked first:
# pages carry the language of their template.
_ORDER: tuple[MetadataOrigin, ...] = (
    "analyst", "json-ld", "meta", "visible", "text", "markup", "file", "detected",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a report; None and empty where nobody says."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Printed | None
    language: str | None
    credits: tuple[str, ...]
    known: tuple[Known, ...]


def said_by_analyst(said: Said) -> tuple[Known, ...]:
    """What the analyst says, as metadata of its own origin."""
    pairs = (
        ("outlet", said.outlet),
        ("published", said.published),
        ("url", said.url),
        ("reason", said.reason),
    )
    return tuple(Known(key=k, value=v, origin="analyst") for k, v in pairs if v)


def doubtful_date(said: Said, uri: str) -> tuple[Refusal, ...]:
    """A refusal for a date of the analyst that is none."""
    if said.published is None or iso_date(said.published) is not None:
        return ()
    reason = f"'{said.published}' is no date. Say it as 2031-03-12, 2031-03 or 2031."
    return (Refusal(stage=STAGE, item=f"{uri}: published", reason=reason),)


def from_words(facts: list[Fact], *, page: bool) -> tuple[Known, ...]:
    """What the words of the report say, as metadata of their origin."""
    origin: MetadataOrigin = "visible" if page else "text"
    return tuple(Known(key=one.key, value=one.value, origin=origin) for one in facts)


def settle(known: tuple[Known, ...], language: str | None) -> Metadata:
    """The values that hold, and everything known in the order of trust.

    Args:
        known: All that was said, by anybody.
        language: What the text is written in, None where it is too short to tell.
    """
    if language is not None:
        known = (*known, Known(key="language", value=language, origin="detected"))
    # A stable sort: within one origin the first said stays first.
    ordered = sorted(dict.fromkeys(known), key=lambda one: _ORDER.index(one.origin))
    outlet = _first(ordered, "outlet")
    said = _first(ordered, "language")
    credited = _credits(ordered, outlet)
    return Metadata(
        title=_title(ordered, outlet),
        outlet=outlet,
        authors=tuple(name for name in _authors(ordered) if name not in credited),
        published=_published(ordered),
        language=language or (said[:2].lower() if said else None),
        credits=credited,
        known=tuple(ordered),
    )


def _first(known: list[Known], key: str) -> str | None:
    return next((one.value for one in known if one.key == key), None)


def _title(known: list[Known], outlet: str | None) -> str | None:
    """The title without the name of the site that pages put behind it."""
    title = _first(known, "title")
    if title is None or outlet is None:
        return title
    for sign in (" | ", " - ", " \u2013 ", " — ", " :: "):
        head, found, tail = title.rpartition(sign)
        if found and tail.strip().lower() == outlet.lower():
            return head.strip()
    return title


def _authors(known: list[Known]) -> tuple[str, ...]:
    """All authors that the most trusted origin names."""
    named = [one for one in known if one.key == "author" and agency(one.value) is None]
    best = [one.value for one in named if one.origin == named[0].origin]
    return tuple(dict.fromkeys(name.removeprefix("By ").strip() for name in best))


def _published(known: list[Known]) -> Printed | None:
    """The first date of publication that is a date, else the last update."""
    for key in ("published", "updated"):
        for one in known:
            printed = iso_date(one.value) if one.key == key else None
            if printed is not None:
                return printed
    return None


def _credits(known: list[Known], outlet: str | None) -> tuple[str, ...]:
    """Agencies credited, one that signs as author included; not the outlet itself."""
    credited = [one.value for one in known if one.key == "credit"]
    credited += [
        name for one in known if one.key == "author" and (name := agency(one.value))
    ]
    others = (name for name in credited if name.lower() != (outlet or "").lower())
    return tuple(dict.fromkeys(others))
