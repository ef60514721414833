"""The dossier on pages: a PDF of the same page, with page numbers for its links.

WeasyPrint lays it out; it is an extra, because it needs the Pango library of the system.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import logging
import re
from importlib import resources
from typing import Any, NoReturn

from lxml import html as lxml_html

from tahqiq.errors import PartMissing, TahqiqError

REMEDY = "Run `pip install 'tahqiq[pdf]'`; WeasyPrint also needs the Pango library."
ANCHORS = {"start": "0", "middle": "-50%", "end": "-100%"}
UP = 0.8  # of a letter's size: from its baseline to the top of its line
VARIABLE = re.compile(r"var\((--[a-z]+)\)")


def to_pdf(page: str) -> bytes:
    """The dossier as a PDF; the same page gives the same bytes.

    Args:
        page: The HTML of the dossier.

    Raises:
        PartMissing: WeasyPrint or the library under it is not installed.
    """
    weasyprint = _weasyprint()
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # tells of its CSS
    root = lxml_html.document_fromstring(page)
    _style(root)
    for drawing in root.findall(".//svg"):
        _overlaid(drawing, _plain_style(page))
    made = io.BytesIO()
    weasyprint.HTML(
        string=lxml_html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"),
        url_fetcher=_nothing_fetched,
    ).write_pdf(
        made,
        pdf_identifier=hashlib.sha256(page.encode()).hexdigest()[:32].encode(),
        pdf_tags=True,
    )
    return made.getvalue()


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


def _style(root: lxml_html.HtmlElement) -> None:
    sheet = lxml_html.Element("style")
    next(root.iter("head")).append(sheet)
    folder = resources.files("tahqiq.publish") / "templates"
    sheet.text = (folder / "paged.css").read_text(encoding="utf-8")


def _plain_style(page: str) -> str:
    """The rules of drawings in colours: a drawing does not see the page's variables."""
    colours = dict(re.findall(r"(--[a-z]+): (#[0-9a-f]+)", page.split("}", 1)[0]))
    folder = resources.files("tahqiq.publish") / "templates"
    rules = (folder / "drawings.css").read_text(encoding="utf-8")
    return VARIABLE.sub(lambda found: colours.get(found[1], "#000"), rules)


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
