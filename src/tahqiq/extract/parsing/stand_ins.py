"""Words that mislead the parser, parsed as others: IS, the group; May, the month; a.m.; [.

The tagger takes "IS" for the verb wherever it stands, and the "May" of "7 May the accused"
for the modal, and ends a sentence at a square bracket and before the "but" of "2 a.m. but".
Parsed in their place stand a name of the same length, round brackets and an hour, and one
word for "cross-examination", which it takes for three, so no offset moves; the words are
put back.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

NAME = re.compile(r"\bIS\b")
OTHER = "UN"
MONTH = re.compile(r"(?<=\d )May\b|(?<=\d(?:st|nd|rd|th) )May\b|\bMay(?= \d)")
OTHER_MONTH = "Jan"
CLOCK = re.compile(r"(?<=\d )[ap]\.m\.(?= (?:but|yet|nor|or|so)\b)")
OTHER_CLOCK = "hour"
HYPHENED = re.compile(r"\b([Cc]ross|[Rr]e)-(?=examin)")
BRACKETED = re.compile(r"\[([^\[\]\n]{1,90})\]")  # "the Front [RF]", "said [he] fled"
# "That IS a crime", "Who IS he": stressed, no name.
STRESSED_AFTER = re.compile(
    r"\b(?:it|this|that|there|here|he|she|what|which|who|where|how|why|one)\s+$",
    re.IGNORECASE,
)
STRESSED_BEFORE = re.compile(r"\s+(?:not|a|an|no|so|going|being)\b")


def stood_in(text: str) -> str:
    """The text with a plain name for each "IS" and dated "May", and round brackets for
    square ones; its length is kept.

    >>> stood_in("He joined IS on 7 May. This IS a crime, she may say.")
    'He joined UN on 7 Jan. This IS a crime, she may say.'
    >>> stood_in("The Red Front [RF] fled.")
    'The Red Front (RF) fled.'
    """
    if "[" in text:
        text = BRACKETED.sub(r"(\1)", text)
    if "May" in text:
        text = MONTH.sub(OTHER_MONTH, text)
    if "-examin" in text:
        text = HYPHENED.sub(r"\1o", text)
    if ".m. " in text:
        text = CLOCK.sub(OTHER_CLOCK, text)
    if "IS" not in text:
        return text
    return NAME.sub(lambda match: _other(match, text), text)


def _other(match: re.Match[str], text: str) -> str:
    before = STRESSED_AFTER.search(text, max(0, match.start() - 12), match.start())
    stressed = before is not None or STRESSED_BEFORE.match(text, match.end())
    return match[0] if stressed else OTHER


def put_back(doc: Doc, text: str) -> Doc:
    """A parse of `stood_in(text)` with the words of the text."""
    if doc.text == text:
        return doc
    words = [text[token.idx : token.idx + len(token.text)] for token in doc]
    changed = [word != token.text for word, token in zip(words, doc, strict=True)]
    made = Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[
            word if new else token.lemma_
            for word, new, token in zip(words, changed, doc, strict=True)
        ],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        ents=[entity(token.ent_iob_, token.ent_type_) for token in doc],
    )
    made.tensor = doc.tensor  # passages with and without one cannot be joined
    return made


def entity(iob: str, kind: str) -> str:
    """A token's part of a name, as a Doc is made with it."""
    return f"{iob}-{kind}" if iob in {"B", "I"} else "O"
