"""Web Annotations with PROV: every claim anchored in its text, with whom it came by."""

from __future__ import annotations

from typing import Any

from tahqiq.model.case import Case, ClaimRef
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.reading import Span
from tahqiq.publish.chains import chain_text, step_name
from tahqiq.publish.exports.json_lines import as_json
from tahqiq.publish.exports.outcome import Export, Tally

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": "http://www.w3.org/ns/prov#", "tahqiq": "urn:tahqiq:"},
]
AROUND = 32  # code points of prefix and suffix: enough to find a quote again


def to_annotations(case: Case) -> Export:
    """Every claim as a Web Annotation, every report as a PROV entity."""
    index = index_case(case)
    notes = [_annotation(ref, index) for ref in index.claims]
    sources = [_source(key, index) for key in index.readings]
    copies = [_derived(row.document, row.origin, row.kind) for row in case.lineage]
    graph = [*sources, *copies, *notes]
    return Export(
        data=as_json({"@context": CONTEXT, "@graph": graph}),
        suffix=".annotations.jsonld",
        tallies=(
            Tally(kind="claims", given=len(index.claims), written=len(notes)),
            Tally(kind="reports", given=len(index.readings), written=len(sources)),
        ),
    )


def _annotation(ref: ClaimRef, index: CaseIndex) -> dict[str, Any]:
    claim, reading = index.claims[ref], index.readings[ref.document]
    text, source = reading.document.text, _urn(ref.document)
    review = index.reviews.get(ref)
    return {
        "id": f"{source}:{ref.claim}",
        "type": ["Annotation", "prov:Entity"],
        "motivation": "assessing",
        "body": {
            "type": "TextualBody",
            "value": claim.proposition,
            "tahqiq:polarity": claim.polarity,
            "tahqiq:certainty": claim.certainty,
            "tahqiq:chain": chain_text(claim.chain, ref.document, index),
        },
        "target": [
            {"source": source, "selector": _selectors(span, text)}
            for span in claim.content
        ],
        "prov:wasQuotedFrom": {"@id": source},
        "prov:wasAttributedTo": [
            {"@type": "prov:Agent", "tahqiq:name": step_name(step, ref.document, index)}
            for step in claim.chain
        ],
        "prov:wasGeneratedBy": {
            "@type": "prov:Activity",
            "tahqiq:reader": reading.reader,
            "tahqiq:review": review.kind if review else "proposed",
        },
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.exact,
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]


def _source(key: str, index: CaseIndex) -> dict[str, Any]:
    known = index.readings[key].document
    return {
        "@id": _urn(key),
        "@type": "prov:Entity",
        "tahqiq:file": known.file,
        "tahqiq:sha256": known.sha256,
        "tahqiq:text_sha256": known.text_sha256,
        "tahqiq:outlet": known.outlet,
        "tahqiq:published": known.published,
    }


def _derived(document: str, origin: str, kind: str) -> dict[str, Any]:
    return {
        "@id": _urn(document),
        "prov:wasDerivedFrom": {"@id": _urn(origin), "tahqiq:kind": kind},
    }


def _urn(key: str) -> str:
    return f"urn:tahqiq:document:{key}"
