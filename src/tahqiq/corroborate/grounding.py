"""The ground of a case, drawn from its resolved readings, entities and incidents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from tahqiq.codebook.deaths import later_deaths
from tahqiq.corroborate.ground import (
    LAYOUT,
    Ground,
    heading_body,
    outlet_key,
    outlet_names,
    outlets_by_name,
    publisher,
)
from tahqiq.corroborate.localities import Localities
from tahqiq.corroborate.profiles import completed, self_told
from tahqiq.corroborate.tables import (
    called,
    denied_near,
    documents_by_outlet,
    incidents_told_in,
    killed_in,
    most,
    named_in,
    opening_words,
    proposed_in,
    roles_of,
    taking_part,
)
from tahqiq.model.case import Case, ClaimRef
from tahqiq.model.dating import misdated
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.memory import Kept, Memory
from tahqiq.model.reading import Reading


def ground_of(case: Case, memory: Memory) -> Ground:
    """The tables of a case whose readings, entities and incidents are resolved.

    Args:
        case: The case.
        memory: What was made of its documents before.
    """
    index = index_case(case)
    names = outlet_names(case.entities)
    issuers = {
        document: publisher(reading.document)
        or heading_body(reading, names, index.entities)
        for document, reading in sorted(index.readings.items())
    }
    outlet_of = {
        document: outlet_key(name or index.readings[document].document.file, names)
        for document, name in issuers.items()
    }
    claims = tuple(sorted(ref for ref in index.claims if _in_play(index, ref)))
    victims = {row: taking_part(index, row, "recipient") for row in index.incidents}
    told_in = incidents_told_in(index)
    main = {document: found[0] for document, found in told_in.items()}
    case_main = most(Counter(main.values()))
    named = named_in(index)
    dates: Kept[Reading, frozenset[str]] = memory.kept("misdated")
    localities = Localities(memory)
    outlets = outlets_by_name(issuers, outlet_of)
    ground = Ground(
        index=index,
        claims=claims,
        in_play=_by_document(claims),
        outlet_of=outlet_of,
        documents_of=documents_by_outlet(index, outlet_of),
        outlets=outlets,
        opening=opening_words(outlets),
        told_in=told_in,
        deeds={row: called(index, row) for row in index.incidents},
        main_incident=main,
        case_incident=case_main,
        misdated={k: dates.of(k, row, _undated) for k, row in index.readings.items()},
        near=denied_near(index, main, case_main),
        profiles=completed(
            {outlet_key(row.name, names): row for row in case.settings.sources},
            self_told(index.readings.values(), outlet_of),
        ),
        victims=victims,
        befallen=frozenset().union(*victims.values()),
        dead=killed_in(index),
        acting=frozenset().union(
            *(taking_part(index, row, "actor") for row in index.incidents)
        ),
        named=named,
        roles=roles_of(index, named),
        proposed=proposed_in(case.proposals),
        around=localities.of,
        memo={},
    )
    localities.settle(ground)
    return ground


def _undated(reading: Reading) -> frozenset[str]:
    """Events whose time is not theirs: of the telling, or of a later death."""
    return misdated(reading) | later_deaths(reading)


def _by_document(claims: Iterable[ClaimRef]) -> dict[str, tuple[ClaimRef, ...]]:
    found: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for ref in claims:
        found[ref.document].append(ref)
    return {document: tuple(refs) for document, refs in found.items()}


def _in_play(index: CaseIndex, ref: ClaimRef) -> bool:
    review = index.reviews.get(ref)
    sentence = index.sentences.get((ref.document, index.claims[ref].sentence))
    rejected = review is not None and review.kind == "reject"
    return not rejected and not (sentence and sentence.kind in LAYOUT)
