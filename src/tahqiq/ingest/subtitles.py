"""Subtitles (SRT, WebVTT): what is said, by whom, without numbers, times and tags.

Whoever made the film is not who speaks in it. Words whose speaker the subtitles do not
name are counted and not read, as they would be taken for the outlet's own (rule 2).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.ingest.plain import decoded_text
from tahqiq.ingest.rendering import STAGE, Piece, Rendering, joined
from tahqiq.model.document import Capture, Known, Refusal
from tahqiq.text.labels import label_of

_TIMES = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->.*")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)*\s+([^>]+)>")
_TAG = re.compile(r"<[^>\n]{0,80}>|\{\\[^}\n]{0,40}\}")
_TURN = re.compile(r"(?:>>+|[-–—])\s*")
_SOUND = re.compile(r"[\[(♪♫][^\])]*[\])♪♫]")
_NOBODY = (
    "the subtitles do not name who speaks. Save what is said as txt, each speaker's name "
    "and a colon before it, and add that."
)
_UNSPOKEN = "passages whose speaker the subtitles do not name are not read."
_LEAST = 2  # times a label in small letters must come back to be one


@dataclass(slots=True, kw_only=True)
class _Said:
    """What one speaker says without a break; nobody is named where `who` is empty."""

    who: str
    words: list[str]


def render_subtitles(capture: Capture) -> Rendering | Refusal:
    """The speech of a film, each turn a passage that opens with its speaker."""
    decoded = decoded_text(capture)
    if isinstance(decoded, Refusal):
        return decoded
    turns = list(_turns(list(_lines(decoded.text))))
    if not any(turn.who for turn in turns):
        return Refusal(stage=STAGE, item=capture.uri, reason=_NOBODY)
    text, blocks = joined([_piece(turn) for turn in turns])
    count = sum(not turn.who for turn in turns)
    row = Refusal(
        stage=STAGE, item=f"{capture.uri}: unnamed", reason=f"{count} {_UNSPOKEN}"
    )
    return Rendering(
        text=text,
        blocks=blocks,
        known=(Known(key="encoding", value=decoded.encoding, origin="detected"),),
        refusals=(row,) if count else (),
    )


def _piece(turn: _Said) -> Piece:
    words = " ".join(turn.words)
    if not turn.who:
        return Piece(text=words, kind="boilerplate")
    return Piece(text=f"{turn.who}: {words}", kind="cue")


def _lines(text: str) -> Iterator[str]:
    """The lines that are shown: those under a time, up to the next empty one; a label
    alone in a line is of the next.
    """
    shown, alone = False, ""
    for line in map(str.strip, text.splitlines()):
        if _TIMES.match(line) or not line:
            shown = bool(line)
        elif shown and line.endswith(":"):
            alone += f"{line} "
        elif shown:
            yield alone + line
            alone = ""
    if alone:
        yield alone.strip()


def _turns(lines: list[str]) -> Iterator[_Said]:
    """Who says what; a line without a speaker goes on with the one before it."""
    labels = Counter(label.name for line in lines if (label := label_of(_bare(line))))
    open_turn: _Said | None = None
    for line in lines:
        words = _bare(line)
        if not words or _SOUND.fullmatch(words):
            continue
        who = _speaker(line, words, labels)
        if who:
            label = label_of(words)
            words = words[label.end :] if label and label.name == who else words
        if open_turn is not None and (who is None or who == open_turn.who != ""):
            open_turn.words.append(words)
            continue
        if open_turn is not None:
            yield open_turn
        open_turn = _Said(who=who or "", words=[words])
    if open_turn is not None:
        yield open_turn


def _bare(line: str) -> str:
    """The words of a line without its tags and the dash of a new speaker."""
    words = html.unescape(_TAG.sub("", line)).strip()
    return _TURN.sub("", words, count=1) if _TURN.match(words) else words


def _speaker(line: str, words: str, labels: Counter[str]) -> str | None:
    """Who begins to speak in a line: a name, "" for somebody, None where nobody does."""
    voice = _VOICE.match(line)
    if voice is not None:
        return " ".join(html.unescape(voice[1]).split())
    label = label_of(words)
    if label is not None and (label.name.isupper() or labels[label.name] >= _LEAST):
        return label.name
    begins = _TURN.match(html.unescape(_TAG.sub("", line)).strip())
    return "" if begins else None
