"""Sources put into the middle of a clause: who says it, and the whole of what is said (M21).

The sentence around them is parsed without them; each row gives the words that the named
source must be heard to say, whole, and nothing of it may be anybody else's.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.extract.told import speaker, with_words

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.insets import interrupted, parsed_apart
from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

Read = Callable[..., Reading]

HEARD = [
    ("She was, according to two neighbours, taken from her home on Friday.",
     "two neighbours", "She was|taken from her home"),
    ('He was also, according to a clerk, "the treasurer of the league", a banned body.',
     "a clerk", "He was also|the treasurer of the league"),
    ("He wrote that the mayor had, according to her driver, been warned of the attack.",
     "her driver", "the mayor had|been warned of the attack"),
    ("The villagers had, by their own account, burned the post.",
     "their", "The villagers had|burned the post"),
    ("The two sides will, according to a draft seen by the Gazette, leave the ridge.",
     "a draft", "The two sides will|leave the ridge"),
    ("The teacher, a relative told the Gazette, was shot twice in the chest.",
     "a relative", "The teacher|was shot twice in the chest"),
    ("Nine of the dead, the hospital said on Sunday, were children.",
     "the hospital", "Nine of the dead|were children"),
    ("Soldiers, residents say, came at dawn and took away eleven men.",
     "residents", "Soldiers|came at dawn"),
    ("The raid, the army said in a statement, killed four gunmen.",
     "the army", "The raid|killed four gunmen"),
    ("Two of the men were later, a guard recalled, led out of the cell.",
     "a guard", "Two of the men were later|led out of the cell"),
    ("He went to the wells, said his son, and the soldiers, she recalled, shot him.",
     "she", "the soldiers|shot him"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "who", "heard"), HEARD)
def test_what_stands_around_a_source_is_all_said_by_it(
    reading: Read, words: str, who: str, heard: str
) -> None:
    made = reading(words)
    pieces = heard.split("|")
    assert any(
        speaker(claim) == who
        and all(any(p in s.exact for s in claim.content) for p in pieces)
        for claim in made.claims
    ), [(speaker(c), [s.exact for s in c.content]) for c in made.claims]


def test_a_source_named_twice_is_put_in_as_a_whole(reading: Read) -> None:
    made = reading(
        "Anwar Sidi, 46, had, according to his brother, Mahir, received two threats."
    )
    claims = with_words(made, "received two threats")
    assert {speaker(claim) for claim in claims} == {"his brother"}


PLAIN = [
    "The men fled, according to a clerk, who saw them from the roof.",
    "The mill was shelled, according to Idris Sal, a baker, and two of his sons.",
    "Farid, who worked for the port and, his aunt said, feared its owner, was shot.",
    "The governor fled, the mayor said nothing, and the town was taken.",
    "The road was cut by snow, the count was stopped, and the judges left.",
    "The army, by far the largest in the region, was sent to the border.",
]  # fmt: skip


@pytest.mark.parametrize("words", PLAIN)
def test_what_ends_a_sentence_or_is_a_clause_of_its_own_is_no_inset(words: str) -> None:
    (doc,) = load_english().parse([words])
    assert list(interrupted(doc)) == []


def test_every_word_keeps_its_place_and_the_arcs_stay_a_tree() -> None:
    words = (
        "The boy, his mother said, had gone out, and the soldiers, she said, shot him. "
        "They left. The dead, according to the list, include two girls."
    )
    docs = list(load_english().parse([words]))
    (doc,) = parsed_apart(docs, load_english())
    assert [(t.text, t.idx) for t in doc] == [(t.text, t.idx) for t in docs[0]]
    assert all(
        token.head.i == token.i or token.i not in {a.i for a in token.ancestors}
        for token in doc
    )
    assert doc[1].head.text == "gone"
