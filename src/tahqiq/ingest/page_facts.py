"""What a web page says of itself in JSON-LD, meta elements and time elements."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import etree

from tahqiq.ingest.page_words import page_words
from tahqiq.model.document import Known, MetadataOrigin

_LONGEST = 300  # characters of a title; what is longer is no metadata


def page_facts(root: etree._Element) -> tuple[Known, ...]:
    """Everything the page says of itself, the most trusted first."""
    found = [*_json_ld(root), *_meta(root), *_markup(root)]
    return tuple(dict.fromkeys(found))


def _fact(key: str, value: object, origin: MetadataOrigin) -> Iterator[Known]:
    if isinstance(value, str):
        # JSON can spell half a surrogate pair, which no file can hold.
        words = " ".join(value.encode("utf-8", "ignore").decode().split())
        if 0 < len(words) <= _LONGEST and "\x00" not in words:
            yield Known(key=key, value=words, origin=origin)


def _json_ld(root: etree._Element) -> Iterator[Known]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            said = json.loads(script.text or "")
        except (ValueError, RecursionError):  # broken or hostile; the page goes on
            continue
        for article in _articles(said):
            yield from _article(article)


def _articles(said: object) -> list[dict[str, object]]:
    """The schema.org objects that are reports, at the top or in a graph."""
    found: list[dict[str, object]] = []
    waiting = [said]
    while waiting and len(found) < 20:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one[:100]
        elif isinstance(one, dict):
            types = one.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(name in page_words().article_types for name in names):
                found.append(one)
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]
    found.sort(key=lambda article: article.get("@type") == "WebPage")
    return found


def _article(said: dict[str, object]) -> Iterator[Known]:
    yield from _fact("title", said.get("headline"), "json-ld")
    yield from _fact("published", said.get("datePublished"), "json-ld")
    yield from _fact("updated", said.get("dateModified"), "json-ld")
    yield from _fact("language", said.get("inLanguage"), "json-ld")
    yield from _fact("section", said.get("articleSection"), "json-ld")
    yield from _fact("genre", said.get("@type"), "json-ld")
    for key, value in (
        ("author", said.get("author")),
        ("outlet", said.get("publisher")),
    ):
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            yield from _fact(key, name, "json-ld")


def _meta(root: etree._Element) -> Iterator[Known]:
    said: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        said.setdefault((name or "").lower(), []).append(element.get("content") or "")
    for key, names in page_words().meta.items():
        for name in names:
            for value in said.get(name, ()):
                if not (key == "author" and "://" in value):
                    yield from _fact(key, value, "meta")


def _markup(root: etree._Element) -> Iterator[Known]:
    yield from _fact("language", root.get("lang"), "markup")
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield from _fact("url", link.get("href"), "markup")
    for time in root.iter("time"):
        inside = [one.tag for one in time.iterancestors()]
        if not {"aside", "footer", "nav", "li"} & set(inside):
            yield from _fact("published", time.get("datetime"), "markup")
            break
    for title in root.iter("title"):
        yield from _fact("title", title.text, "markup")
        break
