"""What real news says of who says it, in constructions it uses every day (M13, M17 to M21).

Each row is a sentence of ours with words of its content, the chain behind them (the
outlet left out; "?" where nobody is named) and how firmly the innermost speaker holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # A gerund is called for, suggested, advocated.
    ("The mayor has called for banning armed patrols in the town.",
     "banning armed patrols", ["The mayor: ask"], "hypothetical affirmed"),
    ("Rights groups condemned the raid and called for establishing a commission.",
     "establishing a commission", ["Rights groups: ask"], "hypothetical affirmed"),
    ("The governor suggested closing the market.",
     "closing the market", ["The governor: ask"], "hypothetical affirmed"),
    ("He warned against reprisals.", "reprisals", ["He: ask"], "hypothetical affirmed"),
    # What is cited, wanted, backed or questioned is a stance of who does it.
    ("The prosecutor cited the recordings as proof of the plot.",
     "the recordings as proof", ["The prosecutor: say"], "asserted affirmed"),
    ("The opposition wants a ceasefire.",
     "a ceasefire", ["The opposition: ask"], "hypothetical affirmed"),
    ("The governor supports the ban on protests.",
     "the ban on protests", ["The governor: other"], "asserted affirmed"),
    ("Some question the wisdom of arming the clans.",
     "the wisdom of arming", ["Some: believe"], "probable denied"),
    ("The lawyer criticised the ruling as a farce.",
     "the ruling as a farce", ["The lawyer: accuse"], "alleged affirmed"),
    # A participle that has no passive is the verb.
    ("The colonel boasted of his role in the massacre.",
     "his role in the massacre", ["The colonel: say"], "asserted affirmed"),
    # What something is called stands behind all that belongs to its name.
    ("The general called the dispute with the ministry unusual.",
     "the dispute with the ministry unusual", ["The general: other"], "asserted affirmed"),
    ("The minister called the report and the demand for an inquiry a cheap ploy.",
     "a cheap ploy", ["The minister: other"], "asserted affirmed"),
    ('The state branded the group an "outlaw army."',
     "outlaw army", ["The state: other"], "asserted affirmed"),
    ("Mira Halat called her vote in favour of the war a mistake.",
     "her vote in favour of the war a mistake", ["Mira Halat: other"], "asserted affirmed"),
    # When it was said stands between the verb and its clause.
    ("The spokesman said after the meeting the army would not leave.",
     "the army would not leave", ["The spokesman: say"], "hypothetical denied"),
    ("Police said in a statement late on Friday the gunmen had fled.",
     "the gunmen had fled", ["Police: say"], "asserted affirmed"),
    # A condition or a time opens what is said, and asks nothing.
    ("The mayor says if the army leaves he will resign.",
     "he will resign", ["The mayor: say"], "hypothetical affirmed"),
    ("She said when the shooting began she was in the kitchen.",
     "she was in the kitchen", ["She: say"], "asserted affirmed"),
    # "that" behind a time belongs to the verb.
    ("The paper reported at the time that the editor told Mira Halat that it was false.",
     "the editor told", ["The paper: say"], "asserted affirmed"),
    # The infinitives of a row are all wanted.
    ("She wants to triple the patrols, build a prison and arm the guards.",
     "build a prison", ["She: other"], "hypothetical affirmed"),
    # A demand in the bare form, and one behind "insist".
    ("The union demanded the army withdraw from the valley.",
     "the army withdraw", ["The union: order"], "hypothetical affirmed"),
    ("The rebels insist that the army leave the town.",
     "the army leave the town", ["The rebels: ask"], "hypothetical affirmed"),
    ("The spokesman said the guards do nothing.",
     "the guards do nothing", ["The spokesman: say"], "asserted denied"),
    # Nouns keep what they report without a "that".
    ("There are claims guards beat the prisoners.",
     "guards beat the prisoners", ["?: say"], "alleged affirmed"),
    ("Amid fears the rebels would return, families left.",
     "the rebels would return", ["?: believe"], "hypothetical affirmed"),
    ("The opposition repeated allegations the police had rigged the vote.",
     "the police had rigged the vote", ["The opposition: say"], "alleged affirmed"),
    # A plural subject read as a verb; a participle read as one.
    ("Investigators have found that attempts to enter the camp were made by men from it.",
     "attempts to enter the camp were made", ["Investigators: disclose"], "asserted affirmed"),
    ('Protesters marching through the streets chanted "Where are our children?"',
     "Where are our children", ["Protesters: say"], "hypothetical affirmed"),
    # Quotations: one that opens with "when", several sentences, a single word.
    ("She wrote: “When he is angry, he lashes out. This is dangerous.”",
     "This is dangerous", ["She: write"], "asserted affirmed"),
    ('According to the mayor, "Nobody came. We buried them ourselves."',
     "We buried them ourselves", ["the mayor: say"], "asserted affirmed"),
    ("From the report: “Prisoners with money were treated better. Others were beaten.”",
     "Others were beaten", ["the report: say"], "asserted affirmed"),
    ("The teacher, who was at the back, then loudly asked, “Really?”",
     "Really", ["The teacher: ask"], "hypothetical affirmed"),
    # Who signs a quotation speaks it.
    ('"They came at dawn." — Halim Oda, farmer',
     "They came at dawn", ["Halim Oda: say"], "asserted affirmed"),
    ('"They took him at night."\n\n- Mother of a detainee, Orun',
     "They took him at night", ["Mother of a detainee: say"], "asserted affirmed"),
    # The second half of a quotation, however long its speaker's description is.
    (('"We ran," said the driver, who fled with nine other men of his village to the hills'
     ' above the town, "and nobody came to help us."'),
     "nobody came to help us", ["the driver: say"], "asserted denied"),
    # A place that a statement was made from speaks nothing.
    ("In a statement from Geneva, the mission said nine had died.",
     "nine had died", ["the mission: say"], "asserted affirmed"),
    # "'s" is "has" where somebody has done something.
    ("She's demanded an inquiry into the deaths.",
     "an inquiry into the deaths", ["She: order"], "hypothetical affirmed"),
    # Nouns of wanting: whose call, plan or support it is.
    ("The mayor's call for an inquiry was ignored.",
     "an inquiry", ["The mayor's: ask"], "hypothetical affirmed"),
    ("The governor's plan to evict the farmers angered the clans.",
     "to evict the farmers", ["The governor's: other"], "hypothetical affirmed"),
    ("Calls for a boycott of the vote are growing.",
     "a boycott of the vote", ["?: ask"], "hypothetical affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("report", "words", "chain", "stance"), TOLD)
def test_who_says_it_is_read_where_real_news_puts_it(
    report: str, words: str, chain: list[str], stance: str,
    reading: Callable[..., Reading],
) -> None:  # fmt: skip
    """M13, M17 to M21."""
    assert (chain, stance) in told(reading(report), words)


SILENT = [
    # Deeds done to people by the same verbs.
    ("Police questioned three men on Monday.", "three men"),
    ("The troops supported the rebels with artillery.", "the rebels"),
    ("The drone strikes support the offensive.", "the offensive"),
    ("A man wanted by police for the murder was found dead.", "A man"),
    ("Halim Oda has been called a charlatan by fellow doctors for promoting fake cures.",
     "promoting"),
    # A relative clause misses the noun it tells of.
    ("The claims officers made were old.", "officers made"),
    ("The letters the general asked her to burn were kept.", "asked her to burn"),
    ("The news he brought was bad.", "he brought"),
    ("The information they need to make a choice is missing.", "they need"),
    # A plan that nobody is said to have, a deed, a formula.
    ("A plan to dig wells was approved.", "to dig wells"),
    ("The army's support for the rebels was secret.", "the rebels"),
    ("The ministry did not respond to requests for comment.", "comment"),
    # Somebody called by telephone; a second name; a later participle.
    ("The minister called his brother, a colonel.", "a colonel"),
    ("A man accused of the murder fled.", "fled"),
    # What follows a quotation and goes on is no signature.
    ('"Never." — he said it twice.', "he said it twice"),
    # The rows of a table.
    ("Halat: 547.\n\nOda: 46.\n\nHalat: 2,316.\n\nOda: 1,547.", "547"),
    # Done to somebody.
    ("She's given a choice.", "a choice"),
    # Seen, and not told.
    ("She saw men set fire to the barn.", "men set fire to the barn"),
]  # fmt: skip


@pytest.mark.parametrize(("report", "words"), SILENT)
def test_a_deed_in_the_same_words_has_no_speaker(
    report: str, words: str, reading: Callable[..., Reading]
) -> None:
    """M21."""
    assert not [chain for chain, _ in told(reading(report), words) if chain]
