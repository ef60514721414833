"""Every view of a case as plain rows, for the command line as for the page."""

from tahqiq.publish.accusations import accusations
from tahqiq.publish.answers import absent_steps, ledger_rows, question_rows
from tahqiq.publish.chains import chain_text, outlet_name, speaker_text, step_text
from tahqiq.publish.claims import claim_anchor, claim_row, claims_table, group_rows
from tahqiq.publish.incidents import incident_rows
from tahqiq.publish.people import maybe_rows, person_rows
from tahqiq.publish.review import (
    corrections,
    judgement_rows,
    refusal_rows,
    review_share,
)
from tahqiq.publish.sources import evidence_rows, lineage_rows, source_rows
from tahqiq.publish.standing import summary
from tahqiq.publish.timeline import timeline_rows
from tahqiq.publish.weighed import matrix_view

__all__ = [
    "absent_steps",
    "accusations",
    "chain_text",
    "claim_anchor",
    "claim_row",
    "claims_table",
    "corrections",
    "evidence_rows",
    "group_rows",
    "incident_rows",
    "judgement_rows",
    "ledger_rows",
    "lineage_rows",
    "matrix_view",
    "maybe_rows",
    "outlet_name",
    "person_rows",
    "question_rows",
    "refusal_rows",
    "review_share",
    "source_rows",
    "speaker_text",
    "step_text",
    "summary",
    "timeline_rows",
]
