"""The export of a whole case of the gold, built from its reports as `tahqiq add` builds it."""

from __future__ import annotations

from pathlib import Path

from evals.case_gold import Raw

ROOT = Path(__file__).parent.parent


def case_export(gold: Raw) -> Raw:
    """The export of the case of a gold file, built as `tahqiq add` builds it."""
    from datetime import UTC, datetime  # noqa: PLC0415 -- scoring alone needs no reader

    from tahqiq.model.case import Case, CaseSettings  # noqa: PLC0415
    from tahqiq.model.case_codec import case_to_dict  # noqa: PLC0415
    from tahqiq.model.document import Said  # noqa: PLC0415
    from tahqiq.model.reading import Reading  # noqa: PLC0415
    from tahqiq.pipeline import Taking, assemble, read_sources  # noqa: PLC0415

    settings = CaseSettings(title=gold["case"])
    taking = Taking(
        said=Said(), clock=lambda: datetime(2031, 1, 1, tzinfo=UTC),
        collector="evals", english_model=settings.english_model,
    )  # fmt: skip
    found_readings = read_sources([ROOT / gold["reports"]], taking)
    readings = tuple(row for row in found_readings if isinstance(row, Reading))
    return case_to_dict(assemble(Case(id="c", settings=settings, readings=readings)))
