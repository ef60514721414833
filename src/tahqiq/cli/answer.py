"""`tahqiq answer`: what is recorded about somebody who is named, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer

from tahqiq.cli.terminal import LOSS, CasePath, JsonFlag, opened, put, put_json, say
from tahqiq.model.lookup import index_case
from tahqiq.pipeline import view
from tahqiq.publish.claims import ClaimRow
from tahqiq.publish.named import About, about
from tahqiq.store.releases import Kept, kept_releases


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("answer")(answer)


def answer(
    case: CasePath,
    name: Annotated[str, typer.Argument(help="A name, or an id of `show entities`.")],
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """Print everything recorded about somebody: words, chain, status, evidence, releases.

    For the one who asks what you hold and publish about them, and for a correction:
    reject or edit the claims it lists, and the next release says what changed and why.
    """
    with opened(case) as (folder, settings):
        current = view(folder, settings)
        releases = kept_releases(folder.path)
    found = about(name, index_case(current))
    if as_json:
        put_json([
            {**msgspec.to_builtins(row), "releases": _numbers(row, releases)} for row in found
        ])  # fmt: skip
    for row in () if as_json else found:
        for line in _lines(row, releases):
            put(line)
    if not found:
        say(f"nothing is recorded under the name {name!r}")
        raise typer.Exit(LOSS)


def _lines(row: About, releases: tuple[Kept, ...]) -> Iterator[str]:
    yield f"{row.name} ({row.id})"
    if row.spellings:
        yield f"  also: {'; '.join(row.spellings)}"
    for text in row.accusations:
        yield f"  accusation, no finding: {text}"
    for claim in row.told:
        yield from _claim("said of them", claim)
    for claim in row.spoken:
        yield from _claim("said by them", claim)
    for text in row.decisions:
        yield f"  decided: {text}"
    numbers = ", ".join(map(str, _numbers(row, releases))) or "none"
    yield f"  releases in which the name stands: {numbers}"


def _claim(kind: str, claim: ClaimRow) -> Iterator[str]:
    words = " … ".join(piece.text for piece in claim.pieces if piece.is_content)
    yield f"  {kind}: “{words}” [{claim.ref.document}#{claim.ref.claim}]"
    yield f"    according to {claim.chain}; {claim.certainty}, {claim.polarity}, {claim.standing}"
    for reply in claim.replies:
        yield f"    {reply.speaker} {reply.verb} it: {reply.proposition}"
    yield f"    {claim.outlet}, {claim.published or 'undated'}, SHA-256 {claim.evidence}"


def _numbers(row: About, releases: tuple[Kept, ...]) -> list[int]:
    """Releases whose data hold one of the names."""
    wanted = {text.casefold() for text in (row.name, *row.spellings)}
    held = {
        kept.number: kept.file("case.json").decode("utf-8").casefold()
        for kept in releases
    }
    return [
        number for number, text in held.items() if any(name in text for name in wanted)
    ]
