"""Who says it where a small parser or a page's layout hides him (M17 to M28).

Each row is a sentence of ours with words of its content, the chain behind them (the
outlet left out; "?" where nobody is named) and how firmly the innermost speaker holds it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.reader import read
from tahqiq.model.document import Document, Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.document import PassageKind
    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # The subject of a quotation has not said it.
    ('One of the men pushed her and said, "The law is my rifle."',
     "The law is my rifle", ["One of the men: say"], "asserted affirmed"),
    # What stands before a "that" says when it was said.
    ("A clerk said, after the doors were locked, that nine people had died inside.",
     "nine people had died", ["A clerk: say"], "asserted affirmed"),
    (("A trader put it at nine, and a nurse reached by telephone said, before the line "
     "was cut, that nineteen bodies had passed."),
     "nineteen bodies had passed", ["a nurse: say"], "asserted affirmed"),
    ("On our second visit a guard whispered to Amina Noor that three were kept there.",
     "three were kept there", ["a guard: say"], "asserted affirmed"),
    # A crowd around him is no source.
    ("He told reporters, as crowds chanted outside, that no order had been given.",
     "no order had been given", ["He: say"], "asserted denied"),
    # A speaker between a noun and what is said of it.
    ("The men who police say killed the mayor fled.",
     "killed the mayor", ["police: say"], "asserted affirmed"),
    ("The station fell silent after a fire that its owner suspects was deliberate.",
     "was deliberate", ["its owner: suspect"], "alleged affirmed"),
    ("The man whom prosecutors believe ordered the attack was freed.",
     "ordered the attack", ["prosecutors: believe"], "probable affirmed"),
    ("Shells that witnesses said came from the hill hit the bus.",
     "came from the hill", ["witnesses: say"], "asserted affirmed"),
    # A second name for a thing does not speak.
    (("He told her that an aide had put a list on the table, nine farmers who had died in "
     "custody, and had warned him that the tenth line was empty."),
     "the tenth line was empty", ["He: say", "an aide: say"], "asserted affirmed"),
    # Papers that keep account.
    ("A register at the morgue lists three men dead on arrival.",
     "three men dead", ["A register at the morgue: write"], "asserted affirmed"),
    ("The duty log has no entry for Major Orbel in August.",
     "no entry for Major Orbel", ["The duty log: write"], "asserted denied"),
    ("They withdrew without firing, as its log shows.",
     "They withdrew", ["its log: disclose"], "asserted affirmed"),
    # How far somebody knows.
    ("As far as the family knows, the court never opened a file.",
     "never opened a file", ["the family: believe"], "probable denied"),
    # Words given as somebody's.
    (('Lida Maro reposted it with the words "They burned our school"; she later removed '
     "it, and her lawyer said she had been misled."),
     "They burned our school", ["Lida Maro: write"], "asserted affirmed"),
    # Who hears or sees before a quotation has not spoken it.
    ('The nurse said she had seen lamps and heard shots, "but whether it was they who fired, I cannot swear".',
     "whether it was they", ["The nurse: say"], "hypothetical affirmed"),
    # A charge with "with … insisting" behind a comma.
    (("The house clashed over the killing of Orun Sadi, a leader whose body was found on "
     "Friday, with the opposition insisting that soldiers took him."),
     "soldiers took him", ["the opposition: say"], "asserted affirmed"),
    # What is put in between commas belongs to the clause it parts.
    ("Her aunt told us a driver carried him to a car, alive, he thought, but bleeding.",
     "carried him to a car", ["Her aunt: say"], "asserted affirmed"),
    ("As regards Nuru Sadi, the examination was carried out by a doctor.",
     "the examination was carried out", [], "asserted affirmed"),
    # How somebody was met, and what he has been since.
    ("An inspector I spoke to confirmed that the date had been altered.",
     "the date had been altered", ["An inspector: disclose"], "asserted affirmed"),
    ("The judge in the case, now retired, said last week that he had asked the ministry.",
     "he had asked", ["The judge in the case: say"], "asserted affirmed"),
    ("Asked by presiding judge Ewan Moll whether he had jumped, she shook her head.",
     "whether he had jumped", ["presiding judge Ewan Moll: ask"],
     "hypothetical affirmed"),
    ("Asked when the pictures had been taken, Lund consulted an aide.",
     "when the pictures had been taken", ["?: ask"], "hypothetical affirmed"),
    # Allegations with their clauses between commas.
    (("Two allegations, that a shop was looted in Orlan and that a nurse was beaten, are "
     "not included in the figures."),
     "a nurse was beaten", ["?: say"], "alleged affirmed"),
    ("Documents show the army paid a firm to run a prison it says did not exist.",
     "did not exist", ["Documents: disclose", "it: say"], "asserted denied"),
    # Reasons that somebody gives, versions that are put to somebody.
    ("A court dismissed their petition on the ground that no such place was known.",
     "no such place was known", ["A court: say"], "asserted denied"),
    ("Counsel for the ministry, Paul Dern, put it to him that no such letter existed.",
     "no such letter existed", ["Counsel for the ministry: say"], "probable denied"),
    # What is ruled out as somebody's figure leaves the other one standing.
    ("She said twenty-two patients had been killed, not seven, as the army claims.",
     "twenty-two patients", ["She: say"], "asserted affirmed"),
    # A quotation that holds the verb does not end what is reported.
    ('A spokesman wrote that the firm "admired her diligence" and had no part in it.',
     "had no part", ["A spokesman: write"], "asserted denied"),
    ("She had asked him, a neighbour said, what a hero was.",
     "what a hero was", ["a neighbour: say", "She: ask"], "hypothetical affirmed"),
    # Who speaks, without the day on which he did, and his party.
    ("Two days later a caller told the station that it was a hoax.",
     "it was a hoax", ["a caller: say"], "asserted affirmed"),
    ("Asked by Ms Tarn (Green) whether they had been armed, she nodded.",
     "whether they had been armed", ["Ms Tarn: ask"], "hypothetical affirmed"),
    ("The directorate told the union in a letter of 2 June that it had entered the camp.",
     "it had entered the camp", ["The directorate: say"], "asserted affirmed"),
    ("The account was disputed by the mayor.",
     "The account", ["the mayor: deny"], "asserted denied"),
]  # fmt: skip

NOT_SAID = [
    # Why something was done is no source.
    ("The minister declined to comment, citing security reasons.", "declined to comment"),
    ("He refused to hand over the tapes, citing the inquiry.", "refused to hand over"),
    # A relative clause that lacks its object reports nothing.
    ("The man police suspect was freed on Tuesday.", "was freed"),
    ("The house that officials questioned was empty.", "was empty"),
    ("The road runs as far as the villagers can see.", "The road runs"),
    ("A nurse named Halim Oda was shot.", "was shot"),
    ("Do you deny that your men fired?", "your men fired"),
    ("They put it to the vote that day.", "to the vote"),
    ("The file has a green cover.", "a green cover"),
    ("He read out the names of the dead, and did not say who had killed them.",
     "did not say"),
]  # fmt: skip


def page(*rows: tuple[PassageKind, str]) -> Document:
    """A report whose passages are of the given kinds."""
    text, passages = "", []
    for kind, words in rows:
        passages.append(Passage(start=len(text), end=len(text) + len(words), kind=kind))
        text += words + "\n\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=f"d{digest[:12]}", sha256=digest, text_sha256=digest, file="report.txt",
        uri="report.txt", media_type="text/plain", text=text, language="en",
        outlet="Orun Wire", passages=tuple(passages),
    )  # fmt: skip


def headed(headline: str) -> Reading:
    """The reading of a report with a headline over one plain paragraph."""
    rows = ("heading", headline), ("body", "The town was quiet on Tuesday.")
    return read(page(*rows), load_english())  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_the_one_who_says_it_is_found(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(text), words)


@pytest.mark.parametrize(("text", "words"), NOT_SAID)
def test_nobody_is_made_to_say_what_the_report_tells(
    reading: Callable[..., Reading], text: str, words: str
) -> None:
    """M28: no speaker is made up."""
    assert {tuple(chain) for chain, _ in told(reading(text), words)} == {()}


HEADLINES = [
    ("Police 'shot first', say residents of Kombara", "shot first",
     ["residents of Kombara: say"]),
    ("Two journalists shot dead in Ossa, union says", "shot dead", ["union: say"]),
    ("Rights group: 14 detainees died in custody", "14 detainees died",
     ["Rights group: say"]),
    ("Kiln Hill inquiry: guard says he was told to lie", "he was told", ["guard: say"]),
    ("Troops fired first: residents", "Troops fired first", ["residents: say"]),
    ('"They took him at dawn": a mother tells of her search', "They took him",
     ["a mother: say"]),
    ("Minister rejects claims that troops burned Tarro", "troops burned Tarro",
     ["Minister: deny"]),
    ("Ten killed as gunmen attack church in Pado", "Ten killed", []),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "words", "chain"), HEADLINES)
def test_a_headline_has_its_speaker_like_any_sentence(
    headline: str, words: str, chain: list[str]
) -> None:
    assert chain in [found for found, _ in told(headed(headline), words)]


@pytest.mark.parametrize(
    "title",
    ["The tailor's ledger", "What we know about the Sorna killings", "Who killed Idra?",
     "Why the judge resigned", "Stop calling it a feud",
     "Orun: unlawful killings in Tarro, July to September"],
)  # fmt: skip
def test_a_title_that_tells_nothing_claims_nothing(title: str) -> None:
    found = headed(title)
    assert not told(found, title.rsplit(maxsplit=1)[-1].strip("?"))


def test_a_heading_inside_the_text_claims_nothing() -> None:
    rows = (
        ("body", "The dam broke at night."),
        ("heading", "Guards opened fire at noon"),
    )
    found = read(page(*rows), load_english())  # type: ignore[arg-type]
    assert not told(found, "opened fire")


def test_a_reply_under_its_own_heading_is_said_by_who_replies() -> None:
    """M28: nothing but the heading says so, so the claims are marked for review."""
    found = read(
        page(
            ("body", "Villagers say the dam broke at night."),
            ("heading", "The company replies"),
            ("body", "The dam was inspected in May. Nobody was hurt."),
            ("body", "Editor's note: the company did not name the inspector."),
        ),
        load_english(),
    )
    assert told(found, "was inspected") == [
        (["The company: write"], "asserted affirmed")
    ]
    assert told(found, "did not name") == [([], "asserted denied")]


def test_a_reply_told_by_the_reporter_is_the_reporters() -> None:
    found = read(
        page(
            ("body", "Villagers say the dam broke at night."),
            ("heading", "The company responds"),
            ("body", "The company said nobody was hurt. The road stayed closed."),
        ),
        load_english(),
    )
    assert told(found, "stayed closed") == [([], "asserted affirmed")]


def test_what_a_witness_was_told_stays_in_her_story(
    reading: Callable[..., Reading],
) -> None:
    """M28: who else can tell what was said to her?"""
    found = reading(
        "A nurse, Rosa Vell, said the ward was full that night. A doctor told her that "
        "the dead had to be hidden."
    )
    held = [c for c in found.claims if "the dead had" in c.content[0].exact]
    assert [said(claim) for claim in held] == [
        ["A nurse: say"],
        ["A nurse: say", "A doctor: say"],
    ]
    assert all(claim.alternatives for claim in held)


def test_what_an_official_is_told_is_the_reports(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "The minister, Paul Ost, said the road was safe. An aide told him that there was "
        "no time left."
    )
    assert told(found, "no time left") == [(["An aide: say"], "asserted denied")]


def test_that_somebody_told_her_is_a_claim_of_hers(
    reading: Callable[..., Reading],
) -> None:
    found = reading("Sara Levi said a neighbour had told her they saw the truck.")
    chains = [chain for chain, _ in told(found, "they saw the truck")]
    assert chains == [["Sara Levi: say"], ["Sara Levi: say", "a neighbour: say"]]


def test_each_deed_of_a_charge_is_a_claim(reading: Callable[..., Reading]) -> None:
    found = reading(
        "The army accused the rebels of mining the road, of shelling the clinic and of "
        "killing a nurse."
    )
    charged = [c.content[-1].exact for c in found.claims if len(c.chain) > 1]
    assert charged == [
        "of mining the road",
        "of shelling the clinic",
        "of killing a nurse",
    ]


def test_a_report_under_questions_is_nobodys_interview() -> None:
    """An explainer asks and answers for itself; nobody in it says "I" (M28)."""
    found = read(
        page(
            ("body", "Here is what we know of the group."),
            ("body", "Who are they?"),
            ("body", "The group emerged among smugglers. Police call it a gang."),
            ("body", "Did they kill the judge?"),
            ("body", "The caller did not say so. The line was cut."),
            ("body", "What happens next?"),
            ("body", "A prosecutor was appointed. The hearing opens in May."),
        ),
        load_english(),
    )
    assert told(found, "The group emerged") == [([], "asserted affirmed")]


LIFE = (
    "They came at the hour when we change shifts. I was at the top of the kiln.",
    "We were forty that night. I said the name of my village.",
    "I do not want to tell the rest. I hid in the ash.",
)


def test_a_life_is_told_by_whom_it_is_of_not_by_who_wrote_it_down() -> None:
    found = read(
        page(
            ("heading", "I was the one who counted"),
            ("heading", "As told to Greta Holm"),
            ("body", "Salim Haddo survived. He lives abroad. This is his story."),
            *(("body", words) for words in LIFE),
        ),
        load_english(),
    )
    ((chain, _),) = told(found, "the top of the kiln")
    assert chain == ["Salim Haddo: say"]


def test_a_reporter_who_was_told_things_tells_nobodys_life() -> None:
    """M28: "she told me" makes no testimony of the paragraphs around it."""
    found = read(
        page(
            ("body", "Zara Hemm remembers the night. She heard trucks, she says."),
            ("body", "The army says it was not there. Its map lies, he told me."),
            ("body", "The third woman was nineteen. She told me four sentences."),
            (
                "body",
                "A commission sat in May. Its report, which I have read, is short.",
            ),
        ),
        load_english(),
    )
    assert told(found, "was nineteen") == [([], "asserted affirmed")]


def test_who_does_otherwise_is_no_part_of_what_was_told_before(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "The mother of one said she believed the driver. Her husband did not."
    )
    assert told(found, "Her husband did not") == [([], "asserted denied")]
