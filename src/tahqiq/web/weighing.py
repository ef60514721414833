"""The matrix of the case as pages need it: computed once for each judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.model.lookup import CaseIndex
from tahqiq.model.matrix import Matrix
from tahqiq.publish.weighed import MatrixView, matrix_view
from tahqiq.weigh import matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The matrix, its rows as they are printed, and what each of them says by its id."""

    found: Matrix
    view: MatrixView
    texts: Mapping[str, str]


def weighed(index: CaseIndex) -> Weighed:
    """The evidence of a case against its hypotheses."""
    found = matrix(index.case)
    return Weighed(
        found=found,
        view=matrix_view(found, index),
        texts={row.evidence.id: row.evidence.text for row in found.rows},
    )
