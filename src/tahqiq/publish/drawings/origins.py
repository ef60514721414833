"""Who repeats whom, drawn: one frame an origin, so that copies are seen to be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahqiq.publish.drawings.shapes import (
    TALLEST,
    WIDTH,
    Drawing,
    Label,
    Path,
    Rect,
    Shape,
    arrow,
    fitted,
)
from tahqiq.publish.lineage import OriginRow

ROW, INDENT, BOX, EDGE = 30, 26, 268, 10
HEAD, GAP = 24, 10
SINGLE = 54  # height of a frame with one report
DEEPEST = 5  # steps drawn to the right; deeper copies stand below the fifth
ALONE = 3  # frames of single reports beside one another
MOST = 60  # reports drawn; the list below has them all


def origins_drawings(origins: Sequence[OriginRow]) -> tuple[Drawing, ...]:
    """The origins, in as many parts as pages need."""
    repeated = [row for row in origins if len(row.reports) > 1]
    alone = [row for row in origins if len(row.reports) == 1][:MOST]
    parts: list[list[Shape]] = [[]]
    heights = [0]
    number = 0
    for row in repeated:
        number += 1
        height = HEAD + ROW * len(row.reports[: TALLEST // ROW - 2]) + GAP
        if heights[-1] and heights[-1] + height > TALLEST:
            parts.append([])
            heights.append(0)
        parts[-1] += _frame(row, number, heights[-1])
        heights[-1] += height
    for at in range(0, len(alone), ALONE):
        if heights[-1] + SINGLE + GAP > TALLEST:
            parts.append([])
            heights.append(0)
        for column, row in enumerate(alone[at : at + ALONE]):
            number += 1
            parts[-1] += _alone(row, number, column, heights[-1])
        heights[-1] += SINGLE + GAP
    reports = sum(len(row.reports) for row in origins)
    return tuple(
        Drawing(
            key=f"origins-{place}",
            title="Origins" if place == 1 else f"Origins, part {place}",
            description=(
                f"{reports} reports in {len(origins)} frames, one an origin; inside a "
                "frame each report stands below the one it repeats. The list below "
                "says the same and what shows it."
            ),
            height=height,
            shapes=tuple(shapes),
        )
        for place, (shapes, height) in enumerate(zip(parts, heights, strict=True), 1)
        if shapes
    )


def _frame(row: OriginRow, number: int, top: int) -> Iterator[Shape]:
    shown = row.reports[: TALLEST // ROW - 2]
    height = HEAD + ROW * len(shown)
    yield Rect(x=1, y=top + 1, width=WIDTH - 2, height=height, look="frame")
    more = len(row.reports) - len(shown)
    head = f"Origin {number}: {len(row.reports)} reports that count once"
    text = f"{head}; {more} more in the list" if more else head
    yield Label(x=EDGE, y=top + 16, text=text, look="soft")
    above: dict[int, float] = {}
    for place, report in enumerate(shown):
        depth = min(report.depth, DEEPEST)
        x, y = EDGE + INDENT * depth, top + HEAD + ROW * place
        if depth and depth - 1 in above:
            elbow = EDGE + INDENT * (depth - 1) + 12
            middle = y + 11
            d = f"M{elbow} {above[depth - 1]:g}V{middle:g}H{x:g}"
            yield Path(d=d, look="line-relation")
            yield Path(d=arrow(x, middle), look="tip-relation")
        above[depth] = y + 22
        yield from _report(f"{report.outlet}, {report.published}", x, y, BOX, depth)
        how = fitted(report.how, WIDTH - x - BOX - 18, 10)
        yield Label(x=x + BOX + 8, y=y + 15, text=how, look="small")


def _alone(row: OriginRow, number: int, column: int, top: int) -> Iterator[Shape]:
    """A report that repeats no other, with what it quotes."""
    width = (WIDTH - 2 * GAP) / ALONE
    x = round(column * (width + GAP), 1)
    report = row.reports[0]
    title = f"{report.outlet}, {report.published}. {report.how}"
    yield Rect(
        x=x + 1, y=top + 1, width=round(width - 2, 1), height=SINGLE - 2, look="frame",
        title=title,
    )  # fmt: skip
    yield Label(x=x + 8, y=top + 14, text=f"Origin {number}", look="soft")
    text = fitted(f"{report.outlet}, {report.published}", width - 16)
    yield Label(x=x + 8, y=top + 30, text=text)
    yield Label(
        x=x + 8, y=top + 44, text=fitted(report.how, width - 16, 9.5), look="small"
    )


def _report(text: str, x: float, y: float, width: float, depth: int) -> Iterator[Shape]:
    look = "node" if depth else "hub"
    yield Rect(x=x, y=y, width=width, height=22, look=look, title=text)
    yield Label(x=x + 8, y=y + 15, text=fitted(text, width - 14), look="plain")
