"""The words the program itself prints around every case: they give nobody away."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from tahqiq.codebook.loader import FOLDER
from tahqiq.text.folding import fold

WORD = r"[^\W_]+"
TAG = re.compile(r"<[^>]*>|\{[{%#].*?[}%#]\}", re.DOTALL)
COMMENT = re.compile(r"(?:^|\s)#.*$", re.MULTILINE)
# Codebook files whose words stand on the pages and in the rows of every case.
PRINTED = ("disclosure", "dossier", "grading", "likelihood", "record", "weighing")


@cache
def own_words() -> str:
    """What codebook and templates print, folded, a space around each word.

    A description that stands in this vocabulary tells nobody apart; withheld wherever it
    occurs, no page of any case could go out.

    >>> " armed group " in own_words()
    True
    """
    printed = [
        COMMENT.sub("", (FOLDER / f"{name}.yaml").read_text("utf-8"))
        for name in PRINTED
    ]
    templates = resources.files("tahqiq.publish") / "templates"
    printed += [
        TAG.sub(" ", file.read_text("utf-8"))
        for file in sorted(templates.iterdir(), key=lambda row: row.name)
        if file.name.endswith(".j2")
    ]
    return f" {' '.join(re.findall(WORD, fold(' '.join(printed))))} "
