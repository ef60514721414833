"""Every router of the workbench."""

from __future__ import annotations

from tahqiq.web import static_files
from tahqiq.web.routes import (
    adding,
    compare,
    decide,
    documents,
    drawn,
    entities,
    finding,
    incidents,
    matrix,
    me,
    overview,
    record,
    releasing,
    review,
    seeing,
)

ROUTERS = (
    static_files.router,
    *(
        module.router
        for module in (
            me, overview, review, decide, documents, finding, adding, drawn, entities,
            incidents, compare, seeing, matrix, record, releasing,
        )
    ),
)  # fmt: skip
