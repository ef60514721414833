"""A reading for a person at a terminal: the text, its claims, the chain beside each."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tahqiq.model.reading import Claim, Reading, Step

COLOURS = {"asserted": "green", "probable": "cyan", "possible": "cyan",
           "alleged": "yellow", "hypothetical": "magenta"}  # fmt: skip


def lines_of(reading: Reading) -> Iterator[Text]:
    """The document's head, then sentence by sentence its words and claims."""
    yield from _head(reading)
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.sentence, []).append(claim)
    for sentence in reading.sentences:
        words = " ".join(reading.document.text[sentence.start : sentence.end].split())
        style = "bold" if sentence.kind == "body" else "dim"
        yield Text(f"{sentence.id:>5}  ", style="dim").append(words, style=style)
        for claim in claims.get(sentence.id, ()):
            yield _claim(reading, claim)
    for refusal in reading.refusals:
        yield Text(f"  not read: {refusal.item}: {refusal.reason}", style="yellow")
    yield Text("")


def _head(reading: Reading) -> Iterator[Text]:
    document = reading.document
    yield Text(document.title or document.file, style="bold underline")
    yield Text(
        f"{document.outlet or 'outlet not stated'} · "
        f"{document.published or 'date not stated'} · sha256 {document.sha256[:12]}… · "
        f"{len(reading.claims)} claims",
        style="dim",
    )


def _claim(reading: Reading, claim: Claim) -> Text:
    words = " … ".join(" ".join(span.exact.split()) for span in claim.content)
    chain = " < ".join(step_words(step, reading) for step in claim.chain)
    line = Text("       │ ", style="dim")
    line.append(words, style=COLOURS[claim.certainty])
    line.append(f"\n       │   {chain}", style="dim")
    stance = claim.certainty + (", denied" if claim.polarity == "denied" else "")
    line.append(f"  [{stance}]", style=COLOURS[claim.certainty])
    if claim.flags:
        line.append(f"  look: {', '.join(claim.flags)}", style="red")
    return line


def step_words(step: Step, reading: Reading) -> str:
    """One step of a chain in words."""
    if step.kind == "outlet":
        return reading.document.outlet or "the outlet"
    if step.source is None:
        return "somebody not stated" + (f" ({step.cue.exact})" if step.cue else "")
    names = {entity.id: entity.name for entity in reading.entities}
    source = " ".join(step.source.exact.split())
    name = names.get(step.entity or "", source)
    known = name if step.kind == "named" and name.lower() not in source.lower() else ""
    who = f"{source} ({known})" if known else source
    medium = f", in a {step.medium}" if step.medium else ""
    return f"{who}{medium} ({step.cue.exact})" if step.cue else who + medium
