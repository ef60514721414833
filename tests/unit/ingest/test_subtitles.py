"""Subtitles: what is said goes to who says it, and to nobody where nobody is named."""

from __future__ import annotations

import pytest

from tahqiq.ingest import ingest
from tahqiq.model.document import Refusal

VOICES = """WEBVTT - Night at the mill

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000 align:start
<v Samira Delvaux>Soldiers came to the mill
at <i>midnight</i>.</v>

00:04.500 --> 00:07.000
<v Samira Delvaux>They shot my cousin &amp; two others.

00:08.000 --> 00:09.000
<v.loud Presenter>Who gave the order?
"""
TOLD = "Soldiers came to the mill at midnight. They shot my cousin & two others."
SEEN = "The army left Ostrel on Friday. Villagers say soldiers burned the granary."
LABELS = """1
00:00:01,000 --> 00:00:04,000
REPORTER:
The army left Ostrel on Friday.

2
00:00:04,500 --> 00:00:07,000
Villagers say soldiers burned
the granary.

3
00:00:08,000 --> 00:00:10,000
<i>- They burned it all.</i>
- Who did?

4
00:00:11,000 --> 00:00:12,000
{\\an8}[gunfire]

5
00:00:13,000 --> 00:00:15,000
>> MAYOR BEKA: Four people died.
"""


def test_each_voice_says_its_own_words(kinds):  # M17
    assert kinds(VOICES, "mill.vtt") == [
        ("cue", f"Samira Delvaux: {TOLD}"),
        ("cue", "Presenter: Who gave the order?"),
    ]


@pytest.mark.parametrize("text", [LABELS, LABELS.replace("\n", "\r\n")])
def test_a_label_holds_until_somebody_else_begins(kinds, read, text):
    assert kinds(text, "mill.srt") == [
        ("cue", f"REPORTER: {SEEN}"),
        ("boilerplate", "They burned it all."),
        ("boilerplate", "Who did?"),
        ("cue", "MAYOR BEKA: Four people died."),
    ]  # fmt: skip
    (row,) = read(text, "mill.srt").refusals
    assert row.reason.startswith("2 passages whose speaker")


def test_a_film_that_names_no_speaker_is_refused(capture):
    """Else what a man in it says would be told as the outlet's own words."""
    text = b"1\n00:00:01,000 --> 00:00:04,000\nThe army left Ostrel: all of it.\n"
    found = ingest(capture(text, "mill.srt"))
    assert isinstance(found, Refusal)
    assert "do not name who speaks" in found.reason


@pytest.mark.parametrize(
    "text", ["-->", "WEBVTT\n\n-->\nA: b", "0:1.1 --> x\nA:\n", "<v >\n --> "]
)
def test_no_subtitles_make_the_reader_fall_over(capture, text):
    found = ingest(capture(text.encode(), "mill.vtt"))
    assert isinstance(found, Refusal) or found.text.strip()
