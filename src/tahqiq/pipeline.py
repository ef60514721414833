"""The product on one page: what becomes of a report, and of a case.

A report is collected, read and kept; a case is what its readings and judgements say
together. Nothing here knows a terminal or a browser; clock and settings are arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tahqiq.collect import take_data
from tahqiq.corroborate import corroborate, explain
from tahqiq.errors import JudgementError, TahqiqError
from tahqiq.ingest.foreign import read_ftm, read_table
from tahqiq.intake import (
    Reconciliation,
    Taking,
    Tally,
    add,
    add_received,
    read_sources,
)
from tahqiq.model.case import Case, CaseSettings
from tahqiq.model.case_codec import case_from_json
from tahqiq.model.describing import described
from tahqiq.model.document import Capture, Refusal
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.memory import Memory, no_memory
from tahqiq.model.reading import Reading
from tahqiq.model.review import reviewed
from tahqiq.publish.changes import Change, changes, changes_text, veiled
from tahqiq.publish.disclosure import Disclosed, disclose
from tahqiq.publish.dossier import dossier
from tahqiq.publish.exports import EXPORTS
from tahqiq.publish.forms import form_of
from tahqiq.publish.leaks import leaks
from tahqiq.publish.manifest import RELEASED, Releasing, release_manifest
from tahqiq.publish.release import check_release, require_release
from tahqiq.publish.wording import lint_wording
from tahqiq.resolve import described_alike, resolve_entities, resolve_incidents
from tahqiq.resolve.requests import OF_VIEWS, judgements_of
from tahqiq.resolve.weights import WEIGHTS
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.check import Check
from tahqiq.store.custody import Custodian
from tahqiq.store.kept_view import Drawing, check_kept, kept_or_drawn, undrawn
from tahqiq.store.releases import MANIFEST, freeze, kept_releases
from tahqiq.store.restore import restore
from tahqiq.weigh import matrix

__all__ = [
    "IMPORTS",
    "Reconciliation",
    "Release",
    "Request",
    "Taking",
    "add",
    "add_received",
    "assemble",
    "check_view",
    "explained",
    "export_case",
    "import_case",
    "import_foreign",
    "judge_case",
    "judge_seen",
    "publish",
    "read_sources",
    "release_case",
    "view",
]


def view(
    folder: CaseFolder, settings: CaseSettings, memory: Memory | None = None
) -> Case:
    """The case as its readings and judgements stand now.

    What is drawn across documents is kept with the case and found again as long as
    nothing it was drawn from has changed.

    Args:
        folder: The case, open.
        settings: What its ``case.toml`` says now.
        memory: For who looks again and again: what a report or a judgement leaves as it
            was is then not drawn anew. One thread at a time.
    """
    memory = memory or no_memory()
    draw = partial(assemble, memory=memory)
    drawing = Drawing(draw=draw, memo=WEIGHTS, memory=memory)
    return kept_or_drawn(folder, settings, drawing)


def check_view(folder: CaseFolder, settings: CaseSettings) -> tuple[Check, ...]:
    """Whether what was kept of the case is what it gives when it is drawn anew."""
    return check_kept(folder, settings, assemble)


def explained(folder: CaseFolder, settings: CaseSettings, what: str) -> tuple[str, ...]:
    """Why something of the case is as it is, in lines an editor can read (rule 7).

    Raises:
        CaseError: Nothing in the case is called so, or several things are.
    """
    return explain(view(folder, settings), what)


def assemble(case: Case, memory: Memory | None = None) -> Case:
    """The views across documents: entities, incidents, groups, links, origins.

    The readings of the answer are as read, with what analysts said of the documents;
    what is drawn from them leaves rejected claims out and takes edited ones as edited.

    Args:
        case: Its readings, judgements and settings.
        memory: What was made of parts of the case when it was last drawn; the answer is
            the same without.
    """
    memory = memory or no_memory()
    memory.turn()
    judgements = standing(case.judgements)
    readings = reviewed(case.readings, judgements)
    resolution = resolve_entities(readings, judgements, memory)
    entities = resolution.entities
    incidents = resolve_incidents(readings, entities, judgements, memory)
    doers = described_alike(readings, entities, incidents, judgements, memory)
    resolved = replace(
        case,
        readings=readings,
        entities=resolution.entities,
        proposals=(*resolution.proposals, *doers),
        incidents=incidents,
    )
    found = corroborate(resolved, memory)
    return replace(
        resolved,
        readings=described(case.readings, judgements),
        incidents=found.incidents,
        groups=found.groups,
        links=found.links,
        lineage=found.lineage,
        sources=found.sources,
        refusals=tuple(
            sorted(
                {*case.refusals, *found.refusals},
                key=lambda row: (row.item, row.stage, row.reason),
            )
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A judgement as it is asked for, ids as a person types them."""

    kind: str
    subject: str
    object: str | None
    value: str | None
    reason: str
    author: str
    at: str
    based_on: int | None = None  # number of the last judgement the author had seen


def judge_case(
    folder: CaseFolder, settings: CaseSettings, request: Request
) -> tuple[Judgement, ...]:
    """Record a judgement after checking that what it names is there.

    A claim may be named by its bare id where only one document has it; an entity of
    the case stands for its members.

    Raises:
        JudgementError: An unknown kind, an id that names nothing or several things, a
            grade outside its table, or credibility 1 without two origins (M59).
        JudgementConflict: Somebody else has decided the same after `based_on`.
    """
    seen = view if request.kind in OF_VIEWS else undrawn  # a large case is drawn slowly
    return judge_seen(folder, seen(folder, settings), [request])


def judge_seen(
    folder: CaseFolder, case: Case, requests: Sequence[Request]
) -> tuple[Judgement, ...]:
    """Record judgements on a case that is before its analyst, all or none.

    Args:
        folder: The case, open.
        case: What was shown: its readings and judgements are those of the store.
        requests: What is asked for, all by one person after one look.

    Raises:
        JudgementError, JudgementConflict: See `judge_case`.
    """
    for request in requests:
        if request.kind == "assess":
            _require_wording(request.value or "")
    rows = [row for request in requests for row in judgements_of(request, case)]
    return folder.store.judge(rows, min(
        (row.based_on for row in requests if row.based_on is not None), default=None
    ))  # fmt: skip


def _require_wording(text: str) -> None:
    """Nothing where a judgement keeps likelihood and confidence apart (M87 to M89)."""
    faults = lint_wording(text)
    if faults or not text.strip():
        shown = "; ".join(row.detail for row in faults) or "it says nothing"
        raise JudgementError(
            f"the judgement cannot stand as it is worded: {shown}.",
            "Use one word of likelihood from the table, in a sentence of its own, and "
            "say in another how confident you are and on which origins that rests.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A page or file that may leave the case, and what was withheld from it.

    `key` maps placeholders to names; it is kept apart from every release (M106).
    """

    content: bytes
    notes: tuple[str, ...]
    key: Mapping[str, str]
    count: str


def publish(
    case: Case,
    *,
    generated_at: str | None,
    version: str,
    profile: str = "",
    form: str = "html",
) -> Release:
    """The dossier of a case as a profile lets it be seen; by default the case's own.

    Whatever the form, the page is made and checked first, and the file that goes out is
    searched for withheld words too.

    Raises:
        PartMissing: A PDF is asked for and cannot be laid out here.
        ReleaseRefused: A quote does not verify, a sentence rests on nothing, or a
            withheld word is left in the page or the file.
        TahqiqError: There is no such form.
    """
    known = form_of(form)
    shown = disclose(case, profile)
    page = dossier(
        shown.case, matrix(shown.case), generated_at=generated_at, version=version,
        withheld=shown.notes,
    )  # fmt: skip
    require_release(
        (
            *check_release(shown.case, page),
            *leaks(page.encode(), shown.protected, shown=shown.shown),
        )
    )
    content = known.made(shown.case, page)
    if form != "html":
        require_release(leaks(content, shown.protected, shown=shown.shown))
    claims = sum(len(reading.claims) for reading in shown.case.readings)
    count = f"{len(case.readings)} documents and {claims} claims in the dossier"
    return Release(content=content, notes=shown.notes, key=shown.key, count=count)


def export_case(case: Case, form: str, profile: str = "") -> Release:
    """The case in an exchange format, with a line that counts in, out and left out.

    Raises:
        TahqiqError: There is no such format.
        ReleaseRefused: A withheld word is left in it.
    """
    if form not in EXPORTS:
        raise TahqiqError(
            f"there is no format {form!r}.", f"Use one of {', '.join(EXPORTS)}."
        )
    shown = disclose(case, profile)
    made = EXPORTS[form](shown.case)
    require_release(leaks(made.data, shown.protected, shown=shown.shown))
    return Release(
        content=made.data, notes=shown.notes, key=shown.key, count=made.reconciliation
    )


def import_case(case: Case, path: Path, custodian: Custodian) -> int:
    """Make a case folder from an export.

    Returns:
        How many documents it holds.

    Raises:
        CaseError: There is something at `path`, or it cannot be written.
    """
    with CaseFolder.create(path, case.settings, custodian) as folder:
        restore(folder, case)
    return len(case.readings)


IMPORTS: Mapping[str, Callable[[Capture], Reading | Refusal]] = {
    "csv": read_table,
    "ftm": read_ftm,
}


def import_foreign(
    folder: CaseFolder, path: Path, form: str, taking: Taking
) -> tuple[Reconciliation, tuple[Reading, ...]]:
    """Take other people's data into a case, as claims of whoever published it.

    The file is kept as evidence and its text is what every value is anchored in; what
    it says stands beside what reports say, attributed like anything else.

    Args:
        folder: The case, open for writing.
        path: A table of incidents, or FollowTheMoney entities.
        form: A key of `IMPORTS`.
        taking: What is said of the file, by whom, when.

    Returns:
        The count of files, and what was read in each; their refusals say what of them
        was not taken in.
    """
    tally = Tally(folder)
    found = take_data(
        path, said=taking.said, clock=taking.clock, collector=taking.collector
    )
    if isinstance(found, Refusal):
        tally.refuse(found)
        return tally.done(), ()
    result = IMPORTS[form](found)
    tally.keep(found, result)
    return tally.done(), (result,) if isinstance(result, Reading) else ()


def release_case(
    folder: CaseFolder, settings: CaseSettings, how: Releasing
) -> tuple[Path, tuple[Change, ...], Release]:
    """Freeze the case as a profile shows it: files, manifest, and what changed and why.

    Raises:
        ReleaseRefused: See `publish`; nothing is written.
        CaseError: It cannot be written.
    """
    case = view(folder, settings)
    page = publish(case, generated_at=how.at, version=how.version, profile=how.profile)
    made = {
        name: export_case(case, form, how.profile).content
        for name, form in RELEASED.items()
    }
    earlier = kept_releases(folder.path)
    last = earlier[-1] if earlier else None
    # What another profile showed is not what readers of this one have seen.
    alike = [row for row in earlier if row.manifest.get("profile") == how.profile]
    seen = disclose(case, how.profile)
    shown = case_from_json(made["case.json"])
    found = (
        _told(case_from_json(alike[-1].file("case.json")), shown, seen) if alike else ()
    )
    head = (
        f"What changed since release {alike[-1].number}" if alike
        else f"The first release for the profile {how.profile}"
    )  # fmt: skip
    files = {
        "dossier.html": page.content,
        **made,
        "changes.md": changes_text(found, f"{head}: {settings.title}").encode(),
    }
    number = last.number + 1 if last else 1
    before = (last.number, last.sha256) if last else None
    manifest = release_manifest(shown, how, files, number=number, previous=before)
    for name, content in (("changes.md", files["changes.md"]), (MANIFEST, manifest)):
        require_release(leaks(content, seen.protected, name, seen.shown))
    return freeze(folder, number, files, manifest), found, page


def _told(before: Case, after: Case, seen: Disclosed) -> tuple[Change, ...]:
    """What changed between two releases, without words that are withheld by now."""

    def leaking(text: str) -> bool:
        return bool(leaks(text.encode(), seen.protected, shown=seen.shown))

    found = changes(before, after)
    return (
        tuple(map(partial(veiled, leaking=leaking), found))
        if leaking(changes_text(found, ""))
        else found
    )
