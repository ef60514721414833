"""The English of regional newsrooms: South Asian, African, and wires in translation.

METHOD M18 to M26 and M34. Every sentence is ours and every name invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.test_to_whom_and_with_what import parties, whole
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

SAID = [
    # A verb of saying first, with its subject behind it at the end of the sentence.
    ("A clerk was freed by two gunmen, reported the Regional Defence Office.",
     "A clerk was freed", ["the Regional Defence Office: say"], "asserted affirmed"),
    ("The union leader was captured accused of theft, informed the National Police.",
     "The union leader was captured", ["the National Police: say"], "asserted affirmed"),
    ("The elder was shot by soldiers, denounced the Miners' Council.",
     "The elder was shot", ["the Miners' Council: accuse"], "alleged affirmed"),
    ("The bus was burned by armed men, indicated the police in a statement.",
     "The bus was burned", ["the police: say"], "asserted affirmed"),
    ("A driver was robbed, confirmed the mayor, Julio Paz.", "A driver was robbed",
     ["the mayor: disclose"], "asserted affirmed"),
    ("The army shelled the town, killed the mayor.", "killed the mayor", [],
     "asserted affirmed"),
    ("He visited the town, informed the police and left.", "He visited the town", [],
     "asserted affirmed"),
    # A denial or an admission, and the paper or the court it was made in.
    ("The militia denied in a letter being the author of the crime.",
     "being the author of the crime", ["The militia: deny"], "asserted denied"),
    ("The mayor denied on Monday having paid the gunmen.", "having paid the gunmen",
     ["The mayor: deny"], "asserted denied"),
    ("The witness confessed before the tribunal that he gave the order to fire.",
     "he gave the order", ["The witness: disclose"], "asserted affirmed"),
    # "It is suspected that": nobody suspects "it".
    ("It is suspected that he was kidnapped, police sources said.", "he was kidnapped",
     ["police sources: say", "?: suspect"], "alleged affirmed"),
    ("It was suspected by guards that the cook had fled.", "the cook had fled",
     ["guards: suspect"], "alleged affirmed"),
    ("The band was blamed. It was suspected of nine thefts.", "It", ["?: accuse"],
     "alleged affirmed"),
    ("It emerged that the driver had been paid.", "the driver had been paid",
     ["?: disclose"], "asserted affirmed"),
    ("It turned out that the driver had been paid.", "the driver had been paid", [],
     "asserted affirmed"),
    # Nobody says a group, and nobody accuses a clause.
    ("Locals said a group of 10-12 youths swooped on him with sticks.",
     "youths swooped on him", ["Locals: say"], "asserted affirmed"),
    ("The tailor told police that accused Omar Beg attacked him with an axe.",
     "attacked him", ["The tailor: say"], "asserted affirmed"),
    ("The tailor told police that a judge accused Omar Beg of theft.", "Omar Beg of theft",
     ["The tailor: say", "a judge: accuse"], "alleged affirmed"),
    # A denied state does not deny what somebody did beside it.
    ("The captain said he was not aware of the raid but promised to get back.",
     "promised to get back", ["The captain: say"], "asserted affirmed"),
    ("She was not at home and heard the shots.", "heard the shots", [],
     "asserted affirmed"),
    ("The captain said he was not aware of the raid but promised to get back.",
     "he was not aware", ["The captain: say"], "asserted denied"),
    # An act of violence that is rejected is condemned; a claim that is, is denied.
    ("The bishops rejected the murder of the priest.", "the murder of the priest",
     ["The bishops: accuse"], "asserted affirmed"),
    ("The bishops rejected the accusation.", "the accusation", ["The bishops: deny"],
     "asserted denied"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), SAID)
def test_who_says_it_in_the_english_of_regional_news(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    """M18, M22, M26: chain and stance of some claim that holds the words."""
    assert (chain, stance) in told(reading(text), words)


@pytest.mark.parametrize(
    ("text", "word", "role", "who"),
    [
        # What somebody rides fires no shot.
        ("Unidentified men riding a motorcycle opened fire at a van.", "opened", "actor",
         {"Unidentified men"}),
        ("Two masked youths riding on a scooter fired shots at the shop.", "fired",
         "actor", {"Two masked youths"}),
        # A resident of a town is suspected, not the town.
        ("A case was opened against a resident of Belogor suspected of burning a shop.",
         "burning", "actor", {"a resident"}),
        ("Police held a man from Khostan accused of killing two nurses.", "killing",
         "actor", {"a man"}),
        # A son-in-law is no son, and the law no document.
        ("The widow said that her son-in-law beat a guard.", "beat", "actor",
         {"her son-in-law"}),
        ("The clerk was shot by her ex-husband.", "shot", "actor", {"her ex-husband"}),
        # Words for those who do it.
        ("Miscreants hacked to death a trader.", "hacked", "actor", {"Miscreants"}),
        ("The elder was killed by subjects aboard a bus.", "killed", "actor",
         {"subjects"}),
        # Passives that look like none.
        ("A cook was gang-raped and then set on fire by four men.", "set", "recipient",
         {"A cook"}),
        ("The girl was attacked and cut with a knife by her cousin.", "attacked",
         "actor", {"her cousin"}),
        ("She was detained and beat a guard.", "beat", "actor", {"She"}),
        # Whom a deed befell is not accused of it.
        ("The governor condemned the killing of 12 farmers.", "condemned", "recipient",
         set()),
        ("The ministry condemned the attack on the mayor.", "condemned", "recipient",
         set()),
        ("The union condemned the rebels for killing farmers.", "condemned", "recipient",
         {"the rebels"}),
        ("Relatives alleged that he was beaten by guards.", "alleged", "recipient",
         {"guards"}),
        ("Relatives alleged that guards beat him.", "alleged", "recipient", {"guards"}),
        # Who pronounces somebody dead is well.
        ("He was carried to a clinic where doctors declared him dead.", "dead",
         "recipient", {"him"}),
        ("She was pronounced dead.", "dead", "recipient", {"She"}),
        # How one deed was done is no deed of who made the arrest.
        ("Police arrested a man for killing his wife by slitting her throat.", "killing",
         "actor", {"a man"}),
        # Heads of bodies and of people.
        ("The raiders abducted the head of the council.", "abducted", "recipient",
         {"the head"}),
        ("The hoodlums, who came in cars, shot sporadically and fled.", "shot", "actor",
         {"The hoodlums"}),
        ("Seven rebels were gunned down in an encounter with security forces.", "gunned",
         "actor", {"security forces"}),
    ],
)  # fmt: skip
def test_who_did_it_to_whom_in_the_english_of_regional_news(
    text: str, word: str, role: str, who: set[str]
) -> None:
    """M33, M34: no thing, place or victim does what people did."""
    assert parties(text, word, role) == who


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Gunmen stormed the village.", "stormed", "ASSAULT"),
        ("Police raided the house of a trader.", "raided", "COERCE"),
        ("The accused fled to the hills.", "accused", None),
        ("The widow accused the guard.", "accused", "ACCUSE"),
        ("It was gathered that two traders had fled.", "gathered", None),
        ("Officials spoke on condition of anonymity due to restrictions on speaking.",
         "restrictions", None),
        ("The junta imposed restrictions on the press.", "restrictions", "COERCE"),
        ("An FIR was lodged against five men.", "lodged", "ACCUSE"),
        ("The office opened an investigation folder for murder.", "opened", "ACCUSE"),
        ("A doctor was deprived of his liberty by an armed band.", "deprived", "ASSAULT"),
        ("The court deprived him of his liberty.", "deprived", "COERCE"),
    ],
)  # fmt: skip
def test_what_the_words_of_regional_news_tell(
    text: str, word: str, kind: str | None
) -> None:
    """M38 to M40: types follow PLOVER; words about the telling tell no event."""
    events = whole(text).events
    types = [e.type for e in events if any(word in t.exact for t in e.triggers)]
    assert types == ([] if kind is None else [kind])
