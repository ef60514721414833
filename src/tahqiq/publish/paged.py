"""The dossier on pages: a PDF of the same page, with page numbers for its links.

WeasyPrint lays it out; it is an extra, because it needs the Pango library of the system.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import logging
import os
import re
from importlib import resources
from typing import Any, NoReturn

from lxml import html as lxml_html

from tahqiq.errors import PartMissing, TahqiqError
from tahqiq.publish.binding import Pages, bind
from tahqiq.publish.parts import Part, cut, number

REMEDY = "Run `pip install 'tahqiq[pdf]'`; WeasyPrint also needs the Pango library."
ANCHORS = {"start": "0", "middle": "-50%", "end": "-100%"}
LONGEST = 1_500_000  # characters of HTML laid out at once: some 700 claims
PASSES = 4
UP = 0.8  # of a letter's size: from its baseline to the top of its line
VARIABLE = re.compile(r"var\((--[a-z]+)\)")


def to_pdf(page: str, longest: int = LONGEST) -> bytes:
    """The dossier as a PDF; the same page gives the same bytes.

    Args:
        page: The HTML of the dossier.
        longest: Characters of HTML that are laid out at once; a longer page is cut.

    Raises:
        PartMissing: WeasyPrint, the library under it, or pikepdf, which binds the
            parts of a long dossier, is not installed.
    """
    weasyprint = _weasyprint()
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # tells of its CSS
    root = lxml_html.document_fromstring(page)
    _style(root, _sheet("paged.css"))
    for drawing in root.findall(".//svg"):
        _overlaid(drawing, _plain_style(page))
    name = hashlib.sha256(page.encode()).hexdigest()[:32].encode()
    parts = cut(root, longest) if len(page) > longest else []
    if len(parts) > 1:
        return _bound(weasyprint, root, parts, name)
    whole = parts[0].root if parts else root
    return _printed(_laid_out(weasyprint, whole), name)


def _laid_out(weasyprint: Any, root: lxml_html.HtmlElement) -> Any:
    return weasyprint.HTML(
        string=lxml_html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"),
        url_fetcher=_nothing_fetched,
    ).render(pdf_tags=True)


def _printed(document: Any, name: bytes) -> bytes:
    # Where HarfBuzz's own subsetter is missing, fontTools writes the hour into each font.
    os.environ.setdefault(  # noqa: TID251
        "SOURCE_DATE_EPOCH", "0"
    )
    made = io.BytesIO()
    document.write_pdf(made, pdf_identifier=name, pdf_tags=True)
    return made.getvalue()


def _bound(
    weasyprint: Any, root: lxml_html.HtmlElement, parts: list[Part], name: bytes
) -> bytes:
    """Part by part: laid out to learn the pages, then with their numbers.

    Numbers may move what follows them, so it is done until the pages stand.
    """
    heads = {
        "dossier": root.findtext(".//h1") or "",
        "kind": "".join(row.text_content() for row in root.find_class("kicker")[:1]),
    }
    sheets = [_style(part.root, _sheet("parts.css")) for part in parts]
    pages, printed = Pages(), [b""]
    for attempt in range(PASSES):
        known, pages, printed = pages, Pages(), []
        for part, sheet in zip(parts, sheets, strict=True):
            number(part, known.numbers)
            running = heads | {"part": part.section}
            sheet.text = _sheet("parts.css") + _running(running, pages, known)
            document = _laid_out(weasyprint, part.root)
            pages.add(document.pages)
            printed.append(_printed(document, name) if attempt else b"")
        if attempt and pages.numbers == known.numbers:
            break
    return bind(printed, pages)


def _running(heads: dict[str, str], before: Pages, known: Pages) -> str:
    """What stands over and under the pages of a part, and their numbers."""
    told = ", ".join(f"{name} {_quoted(words)}" for name, words in heads.items())
    foot = f'counter(page) " / {known.count}"'
    rules = f"body {{ string-set: {told}; }} @page {{ @bottom-right {{ content: {foot}; }} }}"
    if before.count:
        rules += (
            f" @page :first {{ counter-reset: page {before.count + 1};"
            " @top-left { content: string(dossier); }"
            " @top-right { content: string(part); } }"
        )
    return rules


def _quoted(words: str) -> str:
    plain = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _weasyprint() -> Any:
    try:
        return importlib.import_module("weasyprint")  # an extra, loaded when asked for
    except (
        ImportError,
        OSError,
    ) as error:  # OSError: the library under it is not there
        raise PartMissing(f"a PDF cannot be made here: {error}.", REMEDY) from error


def _nothing_fetched(url: str, *_: object, **__: object) -> NoReturn:
    """The page holds all it needs: whatever would be fetched is a fault of ours."""
    raise TahqiqError(f"the dossier asks for {url[:60]}.", "Please report this.")


def _style(root: lxml_html.HtmlElement, rules: str) -> lxml_html.HtmlElement:
    sheet = lxml_html.Element("style")
    next(root.iter("head")).append(sheet)
    sheet.text = rules
    return sheet


def _sheet(name: str) -> str:
    folder = resources.files("tahqiq.publish") / "templates"
    return (folder / name).read_text(encoding="utf-8")


def _plain_style(page: str) -> str:
    """The rules of drawings in colours: a drawing does not see the page's variables."""
    colours = dict(re.findall(r"(--[a-z]+): (#[0-9a-f]+)", page.split("}", 1)[0]))
    return VARIABLE.sub(
        lambda found: colours.get(found[1], "#000"), _sheet("drawings.css")
    )


def _overlaid(drawing: lxml_html.HtmlElement, rules: str) -> None:
    """The words of a drawing laid over it: set as text they keep their script's shapes.

    WeasyPrint sets the text of a drawing letter by letter, which breaks Arabic.
    """
    sheet = lxml_html.Element("style")
    sheet.text = rules
    drawing.insert(0, sheet)
    canvas = lxml_html.Element("div", {"class": "canvas"})
    canvas.set(
        "style", f"width:{drawing.get('width')}px;height:{drawing.get('height')}px"
    )
    drawing.addprevious(canvas)
    canvas.append(drawing)
    for text in list(drawing.iter("text")):
        canvas.append(_word(text))
        text.drop_tree()


def _word(text: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    shift = ANCHORS[text.get("text-anchor", "start")]
    size = 9.5 if text.get("class") == "l-small" else 10.5
    top = float(text.get("y", 0)) - UP * size - 1.5
    word = lxml_html.Element(
        "span", {"class": f"word {text.get('class')}", "dir": "auto"}
    )
    word.set(
        "style", f"left:{text.get('x')}px;top:{top:g}px;transform:translateX({shift})"
    )
    word.text = text.text_content()
    return word
