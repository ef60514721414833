"""The forms a dossier is published in: to read, to print, and to rewrite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tahqiq.errors import TahqiqError
from tahqiq.model.case import Case
from tahqiq.publish.exports.prose import to_docx, to_markdown
from tahqiq.publish.paged import to_pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: how its file is named and made from a case and its page."""

    suffix: str
    made: Callable[[Case, str], bytes]


FORMS: Mapping[str, Form] = {
    "html": Form(suffix=".html", made=lambda _, page: page.encode()),
    "pdf": Form(suffix=".pdf", made=lambda _, page: to_pdf(page)),
    "markdown": Form(suffix=".md", made=lambda case, _: to_markdown(case).data),
    "docx": Form(suffix=".docx", made=lambda case, _: to_docx(case).data),
}


def form_of(name: str) -> Form:
    """The form with a name.

    Raises:
        TahqiqError: There is no such form.
    """
    if name not in FORMS:
        raise TahqiqError(
            f"there is no form {name!r}.", f"Use one of {', '.join(FORMS)}."
        )
    return FORMS[name]
