"""Triggers and arguments on WikiEvents' format: `python -m evals.wikievents [FOLDER]`.

A trigger is right when its head lies in the gold trigger and its codebook sense maps to
the first two levels of the gold type; `strict` asks for all levels, `untyped` for the
place only. An argument is right when trigger and
role are and its head lies in any mention coreferent with the gold argument.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from evals.event_reading import f1, read_events, rows

DEFAULT = Path("../shared/bench/wikievents")
FILE = "dev.jsonl"
DIE, INJURE = "Life.Die.Unspecified", "Life.Injure.Unspecified"
ATTACK, BLAST = "Conflict.Attack.Unspecified", "Conflict.Attack.DetonateExplode"
JUSTICE = "Justice.{}.Unspecified"
TYPES: dict[str, str] = {
    "kill": DIE, "die": DIE, "suicide": DIE,
    "injure": INJURE, "beat": INJURE, "torture": INJURE,
    "explode": BLAST, "bomb": BLAST,
    "attack": ATTACK, "strike-attack": ATTACK, "shoot": ATTACK, "shell": ATTACK,
    "airstrike": ATTACK, "clash": ATTACK, "storm": ATTACK, "stab": ATTACK, "war": ATTACK,
    "arrest": JUSTICE.format("ArrestJailDetain"),
    "abduct": JUSTICE.format("ArrestJailDetain"),
    "charge": JUSTICE.format("ChargeIndict"), "trial": JUSTICE.format("TrialHearing"),
    "convict": JUSTICE.format("Convict"), "acquit": JUSTICE.format("Acquit"),
    "death-sentence": JUSTICE.format("Sentence"),
    "investigate": JUSTICE.format("InvestigateCrime"),
    "search-person": JUSTICE.format("InvestigateCrime"),
    "release": JUSTICE.format("ReleaseParole"),
    "threaten": "Contact.ThreatenCoerce.Unspecified",
    "request": "Contact.RequestCommand.Unspecified",
    "consult": "Contact.Contact.Meet",
    "protest": "Conflict.Demonstrate.Unspecified",
    "riot": "Conflict.Demonstrate.DemonstrateWithViolence",
    "destroy": "ArtifactExistence.DamageDestroyDisableDismantle.Destroy",
    "resign": "Personnel.EndPosition.Unspecified",
    "sanction": "Personnel.EndPosition.Unspecified",
}  # fmt: skip
# Codebook roles as the gold names them, by the stem of its type.
ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "Life.Die": {"actor": ("Killer",), "recipient": ("Victim",)},
    "Life.Injure": {
        "actor": ("Injurer",), "recipient": ("Victim",), "instrument": ("Instrument",)},
    "Conflict.Attack": {
        "actor": ("Attacker",), "recipient": ("Target",),
        "instrument": ("ExplosiveDevice", "Instrument")},
    "Conflict.Demonstrate": {"actor": ("Demonstrator",), "recipient": ("Target",)},
    "Justice": {
        "actor": ("Jailer", "JudgeCourt", "Prosecutor", "Investigator"),
        "recipient": ("Detainee", "Defendant")},
    "Contact.Contact": {"actor": ("Participant",), "recipient": ("Participant",)},
    "Contact": {"actor": ("Communicator",), "recipient": ("Recipient",)},
    "Artifact": {"recipient": ("Artifact",), "actor": ("Destroyer", "Damager")},
    "Personnel": {"actor": ("Employee",), "recipient": ("Employee",)},
}  # fmt: skip


def type_of(sense: str, realis: str, modes: tuple[str, ...]) -> str:
    """The gold scheme's type: attempts to kill are attacks, attacks by bomb blasts."""
    ours = TYPES[sense]
    if ours == DIE and realis == "attempted":
        ours = ATTACK
    if ours == ATTACK and {"explosives", "suicide-attack"} & set(modes):
        return BLAST
    return ours


def same_type(ours: str, gold: str) -> bool:
    """One type to its second level, as PLOVER types draw no finer line there."""
    return ours.split(".")[:2] == gold.split(".")[:2]


def roles_for(gold_type: str, role: str) -> tuple[str, ...]:
    """Gold role names one of our roles may stand for."""
    if role == "place":
        return ("Place",)
    for stem, table in ROLES.items():
        if gold_type.startswith(stem):
            return table.get(role, ())
    return ()


def main() -> None:
    """Print precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    path = options.folder / FILE
    if not path.exists():
        print(f"absent: {path}")
        return
    clusters = coreference(options.folder)
    count: Counter[str] = Counter()
    for row in rows(path):
        score(row, clusters, count, errors=options.errors)
    for task in ("trigger", "strict", "untyped", "argument"):
        p, r, f = f1(
            count[f"{task} right"], count[f"{task} ours"], count[f"{task} gold"]
        )
        print(f"{task:9} precision {p:.3f} recall {r:.3f} F1 {f:.3f}")


def coreference(folder: Path) -> dict[str, frozenset[str]]:
    """Every mention id with the ids coreferent with it."""
    found: dict[str, frozenset[str]] = {}
    path = folder / "coref" / FILE.replace(".jsonl", ".jsonlines")
    for row in rows(path) if path.exists() else ():
        for cluster in row["clusters"]:  # type: ignore[attr-defined]
            for mention in cluster:
                found[mention] = frozenset(cluster)
    return found


def whole(row: dict[str, Any]) -> str:
    """The text its offsets count: sentences, with the line breaks that `text` lost."""
    text = ""
    for words, sentence in row["sentences"]:
        if words:
            text = text.ljust(words[0][1]) + sentence
    return text


def score(
    row: dict[str, Any],
    clusters: dict[str, frozenset[str]],
    count: Counter[str],
    *,
    errors: bool,
) -> None:
    """Add one article to the counts."""
    tokens = [(start, end) for words, _ in row["sentences"] for _, start, end in words]
    ranges = [(words[0][1], words[-1][2]) for words, _ in row["sentences"] if words]
    text = whole(row)
    reading = read_events(text, name=row["doc_id"], ranges=ranges)
    spans = {
        m["id"]: (tokens[m["start"]][0], tokens[m["end"] - 1][1])
        for m in row["entity_mentions"]
    }
    gold = [
        (tokens[e["trigger"]["start"]][0], tokens[e["trigger"]["end"] - 1][1], e)
        for e in row["event_mentions"]
    ]
    count["trigger gold"] += len(gold)
    count["untyped gold"] += len(gold)
    count["strict gold"] += len(gold)
    count["argument gold"] += sum(len(e["arguments"]) for _, _, e in gold)
    used: set[int] = set()
    used_untyped: set[int] = set()
    starts = reading.parsed.starts
    for event in reading.events:
        rows_of = zip(event.heads, event.senses, event.tellings, strict=True)
        for head, sense, realis in rows_of:
            if sense not in TYPES:
                continue
            ours = type_of(sense, realis, event.modes)
            count["trigger ours"] += 1
            count["untyped ours"] += 1
            count["strict ours"] += 1
            hits = [i for i, (a, b, _) in enumerate(gold) if a <= starts[head] < b]
            typed = [
                i
                for i in hits
                if same_type(ours, gold[i][2]["event_type"]) and i not in used
            ]
            if hits and not used_untyped & set(hits):
                count["untyped right"] += 1
                used_untyped |= set(hits)
            match = gold[typed[0]][2] if typed else None
            if match is not None:
                used.add(typed[0])
                count["trigger right"] += 1
                count["strict right"] += ours == match["event_type"]
            elif errors:
                print(
                    "EXTRA",
                    sense,
                    [gold[i][2]["event_type"] for i in hits],
                    around(reading, head),
                )
            arguments(
                reading, event, head, sense, match, spans, clusters, count, errors
            )
    if errors:
        for i, (a, b, e) in enumerate(gold):
            if i not in used:
                print(
                    "MISSED",
                    e["event_type"],
                    repr(text[a:b]),
                    "|",
                    text[max(0, a - 60) : b + 60],
                )


def around(reading: Any, head: int) -> str:
    start = reading.parsed.starts[head]
    text = reading.parsed.text
    return (
        f"{reading.parsed.ends[head] and text[start : reading.parsed.ends[head]]!r} | "
        + text[max(0, start - 60) : start + 60]
    )


def arguments(
    reading: Any, event: Any, head: int, sense: str, match: Any,
    spans: dict[str, tuple[int, int]], clusters: dict[str, frozenset[str]],
    count: Counter[str], errors: bool,
) -> None:  # fmt: skip
    """Count the arguments of one trigger."""
    starts = reading.parsed.starts
    ours = [(p.role, p.token) for p in event.participants if p.trigger == head]
    if event.place_token is not None:
        ours.append(("place", event.place_token))
    taken: set[int] = set()
    for role, token in ours:
        names = roles_for(TYPES[sense], role)
        if not names:
            continue
        count["argument ours"] += 1
        if match is None:
            continue
        for i, argument in enumerate(match["arguments"]):
            mentions = clusters.get(argument["entity_id"], frozenset()) | {
                argument["entity_id"]
            }
            inside = any(
                spans[m][0] <= starts[token] < spans[m][1]
                for m in mentions
                if m in spans
            )
            if i not in taken and argument["role"] in names and inside:
                taken.add(i)
                count["argument right"] += 1
                break
        else:
            if errors:
                print(
                    "ARG",
                    role,
                    reading.parsed.doc[token].text,
                    "|",
                    [(a["role"], a["text"]) for a in match["arguments"]],
                    around(reading, head),
                )


if __name__ == "__main__":
    main()
