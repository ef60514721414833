"""A letter known by its form: "An open letter to the governor", "Dear …", "We, the mothers".

An outlet that prints a letter does not say what it says. Where a title calls a text a
letter, a salutation opens it or a signature closes it, and it speaks in the first
person, its paragraphs are the words of who signs it: whom the title names ("from the
families of …"), who "we" are said to be, or who stands below it. Nothing else says so,
hence the mark for review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.letters import is_spoken, spoken_by
from tahqiq.extract.speech.sources import Source, source_at
from tahqiq.model.document import Passage

TITLE = re.compile(
    r"\b(?:open|public|joint) letter\b|\bletter (?:to|from)\b", re.IGNORECASE
)
SALUTATION = re.compile(
    r"(?:dear|to (?:the|his|her|all|mr|mrs|ms|dr)|your excellenc|(?:mr|madam|mrs) \w|"
    r"honou?rable|esteemed|respected|distinguished|excellenc)[^\n]{0,110}[,:]\Z",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:signed|yours|sincerely|respectfully|with (?:respect|hope|sorrow)|in hope)\b",
    re.IGNORECASE,
)
KINDS = frozenset({"body", "heading"})
OPENING = 6  # passages among which a title or a salutation stands
LEAST = 2  # paragraphs in the first person that make a letter
# What may stand before the noun: articles, numbers, adjectives, a comma, "undersigned".
INSIDE = frozenset({"DET", "NUM", "ADJ", "PUNCT", "ADP", "SCONJ"})
ADDRESS = 30  # words within which a letter says to whom and from whom it is
SIGNATURE = 14  # words a signature has at the most


def by_form(parsed: Parsed, named: Named) -> tuple[Attribution, ...]:
    """Who speaks the paragraphs of a letter that nobody announces."""
    passages = [p for p in parsed.document.passages if p.kind in KINDS]
    opened = _opened(parsed, passages) or _signed(parsed, passages)
    if opened is None:
        return ()
    start, titled = opened
    body = [p for p in passages[start:] if p.kind == "body"]
    spoken = [k for k, p in enumerate(body) if is_spoken(parsed, p)]
    if len(spoken) < LEAST or 2 * len(spoken) < spoken[-1] + 1:
        return ()
    held = _up_to_close(parsed, body)
    after = [
        p
        for p in parsed.document.passages
        if held and p.start >= held[-1].end and p.kind != "boilerplate"
    ]  # a notice of the printer signs nothing
    who = _writer(parsed, named, titled, held, after)
    if who is None or _is_outlet(parsed, who):
        return ()
    return tuple(row for p in held for row in spoken_by(parsed, p, who))


def _text(parsed: Parsed, passage: Passage) -> str:
    return parsed.text[passage.start : passage.end].strip()


def _opened(
    parsed: Parsed, passages: Sequence[Passage]
) -> tuple[int, Passage | None] | None:
    """Where the letter begins, and the passage that calls it one, if any does."""
    titled = greeted = None
    for k, passage in enumerate(passages[:OPENING]):
        text = _text(parsed, passage)
        if titled is None and TITLE.search(text) and len(text.split()) <= 2 * SIGNATURE:
            titled = k
        elif greeted is None and SALUTATION.match(text):
            greeted = k
    if greeted is None and titled is None:
        return None
    start = greeted if greeted is not None else titled
    return (start or 0) + 1, None if titled is None else passages[titled]


def _signed(parsed: Parsed, passages: Sequence[Passage]) -> tuple[int, None] | None:
    """Where a text in the first person begins that somebody signs below."""
    ends = (k for k, p in enumerate(passages) if _closes(parsed, p))
    close = next(ends, None)
    if close is None:
        return None
    body = [k for k in range(close) if passages[k].kind == "body"]
    spoken = [k for k in body if is_spoken(parsed, passages[k])]
    start = next((k for k in spoken if _mostly(spoken, body, k)), close)
    return (start, None) if sum(k >= start for k in spoken) > LEAST else None


def _mostly(spoken: Sequence[int], body: Sequence[int], start: int) -> bool:
    """Whether most paragraphs from one on speak in the first person."""
    return 2 * sum(k >= start for k in spoken) > sum(k >= start for k in body)


def _closes(parsed: Parsed, passage: Passage) -> bool:
    """As in "Signed, the families of block four": closing words and who signs."""
    text = _text(parsed, passage)
    return bool(CLOSING.match(text)) and len(text.split()) <= SIGNATURE


def _up_to_close(parsed: Parsed, body: Sequence[Passage]) -> list[Passage]:
    """The paragraphs before the closing words, or up to the last in the first person."""
    held = list(takewhile(lambda p: not _closes(parsed, p), body))
    if len(held) < len(body):
        return held
    last = max(k for k, p in enumerate(held) if is_spoken(parsed, p))
    return held[: last + 1]


def _writer(
    parsed: Parsed,
    named: Named,
    titled: Passage | None,
    held: Sequence[Passage],
    after: Sequence[Passage],
) -> Source | None:
    """Who signs: by the title, by who "we" are said to be, or by the signature."""
    heads = [
        *(_from_title(parsed, titled) if titled is not None else ()),
        *(head for p in held[:2] for head in _from_whom(parsed, p)),
        *(head for p in held for head in _we_are(parsed, p)),
        *_signatures(parsed, after),
    ]
    return source_at(parsed, named, heads[0]) if heads else None


def _tokens(parsed: Parsed, passage: Passage) -> range:
    first, last = parsed.token_at(passage.start), parsed.token_at(passage.end - 1)
    return range(0) if first is None or last is None else range(first, last + 1)


def _from_title(parsed: Parsed, titled: Passage) -> Iterator[int]:
    """As in "An open letter from the families of the miners to the president"."""
    tree, seen = parsed.tree, False
    for i in _tokens(parsed, titled):
        seen = seen or tree.word[i] == "letter"
        head = (
            tree.child(i, "pobj") if tree.word[i] in {"from", "by"} and seen else None
        )
        if head is not None and can_speak(tree, head):
            yield head


def _from_whom(parsed: Parsed, passage: Passage) -> Iterator[int]:
    """As in "To the governor of Karsal, from the families of nine miners: …"."""
    tokens = _tokens(parsed, passage)
    words = parsed.tree.word[tokens.start : tokens.start + ADDRESS]
    if words[:1] == ["to"] and "from" in words:
        first = tokens.start + words.index("from") + 1
        yield from _noun_behind(parsed, first, tokens.stop)


def _we_are(parsed: Parsed, passage: Passage) -> Iterator[int]:
    """As in "We, the mothers of the disappeared, …", "We are relatives of …", "on behalf
    of the families, we …".
    """
    tree, tokens = parsed.tree, _tokens(parsed, passage)
    for i in tokens:
        if tuple(tree.word[i : i + 3]) == ("on", "behalf", "of"):
            yield from _noun_behind(parsed, i + 3, tokens.stop)
        if tree.word[i] != "we" or i + 2 >= tokens.stop:
            continue
        aside = tree.word[i + 1] in {",", "—", "–", "("}
        beside = tree.word[i + 1] == "the" or tree.tag[i + 1] == "NNS"
        if aside or beside or tree.lemma[i + 1] == "be":
            yield from _noun_behind(parsed, i + 1 + (not beside), tokens.stop)


def _noun_behind(parsed: Parsed, first: int, end: int) -> Iterator[int]:
    """The head of the noun phrase that begins at a token, where it may speak."""
    tree = parsed.tree
    for i in range(first, min(end, first + SIGNATURE)):
        if tree.word[i] == "undersigned" or tree.pos[i] in INSIDE:
            continue
        if tree.pos[i] not in {"NOUN", "PROPN"}:
            return
        if tree.dep[i] == "compound" and tree.head[i] == i + 1:
            continue
        if can_speak(tree, i):
            yield i
        return


def _signatures(parsed: Parsed, after: Sequence[Passage]) -> Iterator[int]:
    """Names and bodies that stand alone below the letter."""
    tree = parsed.tree
    for passage in after:
        if len(_text(parsed, passage).split()) > SIGNATURE:
            return
        for i in _tokens(parsed, passage):
            named = tree.pos[i] == "PROPN" or (
                tree.pos[i] == "NOUN" and can_speak(tree, i)
            )
            if named and not CLOSING.match(parsed.text[parsed.starts[i] :][:12]):
                top = i
                while (
                    tree.head[top] in _tokens(parsed, passage)
                    and tree.dep[top] == "compound"
                ):
                    top = tree.head[top]
                yield top
                break


def _is_outlet(parsed: Parsed, who: Source) -> bool:
    """Whether the outlet is who signs: then it says what it says."""
    outlet = set(re.findall(r"\w{4,}", (parsed.document.outlet or "").lower()))
    words = set(parsed.tree.word[who.first : who.end])
    return bool(outlet & words)
