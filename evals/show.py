"""The error browser: gold and ours side by side.

`python -m evals.show polnear [FOLDER] [--errors content|source|extra] [--limit N]`
`python -m evals.show claims --errors missed|stance|hedge-lost|… [--split dev]`
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from evals import claims, polnear


def main() -> None:
    """Print the errors of one kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=["polnear", "claims"])
    parser.add_argument("folder", nargs="?", type=Path, default=polnear.DEFAULT)
    parser.add_argument("--errors", default="content")
    parser.add_argument("--split", choices=["dev", "opened", "gate"], default="dev")
    parser.add_argument("--limit", type=int, default=40)
    options = parser.parse_args()
    if options.task == "claims":
        if options.split == "gate":
            parser.error("the gate is for figures only: its errors are not shown")
        claims.show(options.split, options.errors)
        return
    for count, block in enumerate(_blocks(options.folder, options.errors)):
        if count >= options.limit:
            break
        print(block)


def _blocks(folder: Path, kind: str) -> Iterator[str]:
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        files = sorted((folder / "attributions").glob(path.stem + "*.ann"))
        if not files:
            continue
        gold, ours = polnear.load_gold(files[0], text), polnear.predicted(text)
        pairs = polnear.align(gold, ours)
        found = {id(g) for g, _ in pairs}
        used = {id(p) for _, p in pairs}
        if kind == "content":
            for item in gold:
                if id(item) not in found:
                    yield _block(path.stem, text, item, _nearest(item, ours))
        elif kind == "source":
            for item, guess in pairs:
                if not polnear.same_source(item, guess):
                    yield _block(path.stem, text, item, guess)
        else:
            for guess in ours:
                if id(guess) not in used:
                    yield _block(path.stem, text, None, guess)


def _nearest(
    item: polnear.Attribution, ours: list[polnear.Attribution]
) -> polnear.Attribution | None:
    near = [p for p in ours if p.content & item.content]
    return max(
        near, key=lambda p: polnear.overlap(p.content, item.content), default=None
    )


def _block(
    name: str,
    text: str,
    gold: polnear.Attribution | None,
    ours: polnear.Attribution | None,
) -> str:
    lines = [name]
    for label, item in (("gold", gold), ("ours", ours)):
        if item is None:
            lines.append(f"  {label} nothing")
            continue
        parts = (
            f"{part}: {_words(text, chars)}"
            for part, chars in (
                ("source", item.source), ("cue", item.cue), ("content", item.content),
            )
        )  # fmt: skip
        lines.append(f"  {label} " + " | ".join(parts))
    return "\n".join(lines)


def _words(text: str, chars: frozenset[int]) -> str:
    if not chars:
        return "-"
    return " ".join(text[min(chars) : max(chars) + 1].split())[:200]


if __name__ == "__main__":
    main()
