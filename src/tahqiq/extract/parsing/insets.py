"""Sources put into the middle of a clause, parsed apart from it.

"She was, according to two neighbours, taken from her home", "The teacher, a relative told
the paper, was shot": a small parser hangs what follows on the neighbours, or loses the
teacher. Without the words put in, the clause is plain; so it is parsed without them, and
they are hung on its verb again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from tahqiq.extract.arcs.arcs import FINITE
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.english import English
from tahqiq.extract.parsing.stand_ins import entity

LONGEST = 12  # tokens between the two commas
MARKS = frozenset({",", "—", "–"})
GOING_ON = FINITE | {"MD"}
VERBS = frozenset({"VERB", "AUX"})
HELPERS = frozenset({"aux", "auxpass"})
JOINING = frozenset({"ADV", "CCONJ"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
OPEN = frozenset({"be", "have", "will", "would", "can", "could", "may", "might", "do"})
NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
PLAIN = NAMING | {"DT", "JJ", "CD", "PRP$", "POS", "VBN"}
HYPHENS = frozenset({"-", "'", "’"})
TELLING = frozenset({"tell", "inform"})
HOLDING = frozenset({"believe", "order", "ask", "other"})  # acts that tell of nothing


@dataclass(frozen=True, slots=True)
class Inset:
    """Tokens of a doc between and with two marks, half-open.

    `clause` says that they are a clause ("a relative told the paper"), which is parsed by
    itself; otherwise they open with a preposition.
    """

    first: int
    end: int
    clause: bool = False

    @property
    def inner(self) -> range:
        """Its tokens between the two marks."""
        return range(self.first + 1, self.end - 1)


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A sentence, half-open, with the insets that stand in it."""

    first: int
    end: int
    insets: tuple[Inset, ...]

    @property
    def around(self) -> list[int]:
        """Its tokens without them."""
        return [
            i
            for i in range(self.first, self.end)
            if not any(one.first <= i < one.end for one in self.insets)
        ]

    @property
    def clauses(self) -> tuple[Inset, ...]:
        """The insets that are parsed by themselves."""
        return tuple(one for one in self.insets if one.clause)


def parsed_apart(docs: Sequence[Doc], english: English) -> list[Doc]:
    """The docs, with each sentence that holds insets parsed without them.

    Args:
        docs: Parsed passages.
        english: The pipeline they were parsed with.
    """
    found = [tuple(interrupted(doc)) for doc in docs]
    parts = [
        part
        for doc, rows in zip(docs, found, strict=True)
        for one in rows
        for part in _parts(doc, one)
    ]
    if not parts:
        return list(docs)
    again = iter(list(english.parse_docs(parts)))
    return [
        _joined(doc, [(o, [next(again) for _ in (0, *o.clauses)]) for o in rows])
        if rows
        else doc
        for doc, rows in zip(docs, found, strict=True)
    ]


def interrupted(doc: Doc) -> Iterator[Interrupted]:
    """The sentences of a doc that hold insets."""
    rows: list[Interrupted] = []
    done = 0
    for i in range(1, len(doc) - 3):
        if i < done or doc[i].text not in MARKS or doc[i].is_sent_start:
            continue
        inset = _by_preposition(doc, i) or _by_clause(doc, i)
        if inset is None:
            continue
        done = inset.end
        first, end = doc[i].sent.start, doc[inset.end].sent.end
        if rows and rows[-1].end > first:
            last = rows.pop()
            rows.append(
                Interrupted(last.first, max(end, last.end), (*last.insets, inset))
            )
        else:
            rows.append(Interrupted(first, end, (inset,)))
    return iter(rows)


def _by_preposition(doc: Doc, i: int) -> Inset | None:
    """As in ", according to two neighbours," and ", by his own account,"."""
    to = doc[i + 1].lower_ == "according" and doc[i + 2].lower_ == "to"
    if not to and doc[i + 1].lower_ != "by":
        return None
    close = _close(doc, i)
    if close is None or any(doc[k].is_quote for k in range(i, close)):
        return None
    if not to and doc[close - 1].lower_ not in word_classes().accounts:
        return None
    last = doc[close + 1].sent.end
    end = _whole_name(doc, i, close + 1, last)
    if end is None or i == doc[i].sent.start or last - end < 2:
        return None
    return Inset(first=i, end=end)


def _by_clause(doc: Doc, i: int) -> Inset | None:
    """As in ", a relative told the paper," between a subject or an auxiliary and its verb."""
    close = _close(doc, i)
    if close is None or doc[i - 1].tag_ == "CC":
        return None
    behind = next((t for t in doc[close + 1 : close + 3] if t.tag_ != "RB"), None)
    open_verb = doc[i - 1 - (doc[i - 1].tag_ == "RB")].lemma_ in OPEN
    if behind is None or not (open_verb or behind.tag_ in GOING_ON):
        return None
    words = list(doc[i + 1 : close])
    if not (_is_report(words) or _is_as_report(words)):
        return None
    if i == doc[i].sent.start or doc[close + 1].sent.end - close < 3:
        return None
    return Inset(first=i, end=close + 1, clause=True)


def _is_report(words: Iterable[Token]) -> bool:
    """Whether words are a noun phrase, a verb of saying, and at most to whom, when, how."""
    row = list(words)
    said = [k for k, t in enumerate(row) if t.tag_ in FINITE
            and t.lower_ in _saying()]  # fmt: skip
    if len(said) != 1 or said[0] == 0:
        return False
    at = said[0]
    who, rest = row[:at], row[at + 1 :]
    named = who[-1].tag_ in NAMING and who[0].tag_ in PLAIN
    if not named or any(t.tag_ not in PLAIN | {"IN"} for t in who):
        return False
    if not rest:
        return True
    told = row[at].lemma_ in TELLING
    return (
        told or rest[0].tag_ in {"IN", "TO", "RB"} or rest[0].ent_type_ == "DATE"
    ) and not any(t.pos_ in VERBS or t.lower_ == "that" for t in rest)


def _is_as_report(words: Sequence[Token]) -> bool:
    """As in "as one of his aides pointed out", "as the bishop has noted": with "as" in
    front, any verb that may report a clause, and what hangs on it.
    """
    row = list(words)
    said = [k for k, t in enumerate(row)
            if (t.tag_ in FINITE | {"VBN"} or (t.lower_ in _saying() and k + 1 == len(row)))
            and _reports(t, row[k + 1 :])]  # fmt: skip
    if row[0].lower_ != "as" or len(said) != 1:
        return False
    who, rest = row[1 : said[0]], row[said[0] + 1 :]
    who = who[:-1] if who and who[-1].lemma_ == "have" else who
    if not who or who[-1].tag_ not in NAMING or who[0].tag_ not in PLAIN:
        return False
    beside = rest[1:] if rest and rest[0].lower_ in {"out", "it"} else rest
    told = row[said[0]].lemma_ in TELLING
    linked = not beside or told or beside[0].tag_ in {"IN", "TO", "RB", "NNP"}
    plain = all(t.tag_ in PLAIN | {"IN"} for t in who)
    return plain and linked and not any(t.pos_ in VERBS for t in beside)


def _reports(verb: Token, behind: Sequence[Token]) -> bool:
    """Whether a verb, with the "out" or "it" behind it, may report what stands around it."""
    after = behind[0].lower_ if behind else ""
    cues = cue_book().verbs.get(f"{verb.lemma_} {after}") or cue_book().verbs.get(
        verb.lemma_, ()
    )
    put = after == "it" and any("as" in cue.frames for cue in cues)
    speaks = any("clause" in cue.frames and cue.act not in HOLDING for cue in cues)
    return put or (speaks and after != "it")


@cache
def _saying() -> frozenset[str]:
    words = word_classes()
    return words.extracting_forms | words.reporting_forms


def _close(doc: Doc, i: int) -> int | None:
    """The mark that ends what the mark at `i` opens."""
    for k in range(i + 2, min(i + 2 + LONGEST, len(doc) - 1)):
        if doc[k].text in MARKS:
            return k if doc[k].text == doc[i].text else None
        if doc[k].is_punct and doc[k].text not in HYPHENS:
            return None
    return None


def _whole_name(doc: Doc, first: int, end: int, last: int) -> int | None:
    """Where an inset ends whose source is named twice: "his brother, Salih,"; None where
    what follows goes on about the source ("a clerk, who saw it") or is all there is.
    """
    if doc[end].tag_ in RELATIVE:
        return None
    if doc[first - 1].lemma_ in OPEN or doc[end].is_quote:
        return end
    for i in range(end, last):
        if doc[i].tag_ in RELATIVE or (i == end and doc[i].tag_ == "CC"):
            return None
        if doc[i].tag_ in GOING_ON:
            return end
        if doc[i].text == ",":
            end = i + 1
        elif doc[i].is_punct and doc[i].text not in HYPHENS:
            return None
    return None


def _parts(doc: Doc, one: Interrupted) -> Iterator[Doc]:
    """The sentence without its insets; each of them that is a clause."""
    before = {inset.first - 1 for inset in one.insets}
    rows = [doc[i] for i in one.around]
    yield Doc(
        doc.vocab,
        words=[t.text for t in rows],
        spaces=[bool(t.whitespace_) or t.i in before for t in rows],
    )
    for inset in one.clauses:
        words = [doc[i] for i in _clause_words(doc, inset)]
        yield Doc(
            doc.vocab,
            words=[*(t.text for t in words), "."],
            spaces=[*(bool(t.whitespace_) for t in words), False],
        )


def _clause_words(doc: Doc, inset: Inset) -> range:
    """An inset clause without its "as", which the parser may take for a preposition."""
    return inset.inner[1:] if doc[inset.inner[0]].lower_ == "as" else inset.inner


@dataclass(slots=True)
class _Arcs:
    """Tokens whose tags hold, and the arcs of a doc, while parts are put in."""

    tokens: list[Token]
    heads: list[int]
    deps: list[str]

    def take(self, places: Sequence[int], part: Doc) -> None:
        for i, t in zip(places, part, strict=True):
            self.tokens[i], self.heads[i], self.deps[i] = t, places[t.head.i], t.dep_

    def hang(self, i: int, above: int, dep: str) -> None:
        self.heads[i], self.deps[i] = above, dep


def _joined(doc: Doc, found: Sequence[tuple[Interrupted, list[Doc]]]) -> Doc:
    """The doc with the arcs of the shorter parses in place of its own."""
    arcs = _Arcs(list(doc), [t.head.i for t in doc], [t.dep_ for t in doc])
    for one, parts in found:
        if all(_whole(part) for part in parts):
            _put_in(arcs, one, parts)
    made = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in arcs.tokens],
        pos=[t.pos_ for t in arcs.tokens],
        morphs=[str(t.morph) for t in arcs.tokens],
        lemmas=[t.lemma_ for t in arcs.tokens],
        heads=arcs.heads,
        deps=arcs.deps,
        ents=[entity(t.ent_iob_, t.ent_type_) for t in doc],
    )
    made.tensor = doc.tensor  # passages with and without one cannot be joined
    return made


def _whole(part: Doc) -> bool:
    return sum(t.head.i == t.i for t in part) == 1


def _top(part: Doc) -> int:
    return next(t.i for t in part if t.head.i == t.i)


def _put_in(arcs: _Arcs, one: Interrupted, parts: Sequence[Doc]) -> None:
    """The sentence's own arcs, and each inset on the verb whose clause it stands in."""
    around, clauses = one.around, iter(parts[1:])
    arcs.take(around, parts[0])
    for inset in one.insets:
        gap = next(k for k, i in enumerate(around) if i >= inset.end)
        verb = around[_verb_around(parts[0], gap)]
        for i in (inset.first, inset.end - 1):
            arcs.hang(i, verb, "punct")
        if inset.clause:
            _put_in_clause(arcs, inset, verb, next(clauses))
        else:
            _put_in_phrase(arcs, inset.inner, verb)


def _put_in_clause(arcs: _Arcs, inset: Inset, verb: int, part: Doc) -> None:
    quoting = len(part) <= len(inset.inner)  # an "as" in front was left out
    inner = inset.inner[quoting:]
    places, top = [*inner, inset.end - 1], _top(part)  # the full stop: the mark
    if top < len(inner):
        arcs.take(places, part)
        arcs.hang(places[top], verb, "advcl" if quoting else "parataxis")
        if quoting:
            arcs.hang(inset.inner[0], places[top], "mark")
        arcs.hang(places[-1], verb, "punct")
    else:
        arcs.hang(inset.inner[0], verb, "dep")


def _put_in_phrase(arcs: _Arcs, inner: range, verb: int) -> None:
    for i in inner[1:]:
        if arcs.heads[i] not in inner:
            arcs.hang(i, inner[0], "punct" if arcs.deps[i] == "punct" else "pobj")
    arcs.hang(inner[0], verb, "prep")


def _verb_around(part: Doc, gap: int) -> int:
    """The verb whose clause an inset before token `gap` stands in."""
    before, behind = part[gap - 1], part[gap]
    if behind.pos_ in VERBS and behind.dep_ == "conj" and before.pos_ in JOINING:
        return behind.i  # "he confessed and then, according to her, took it back"
    above = {before, *before.ancestors}
    for one in (behind, *behind.ancestors):
        if one in above and one.pos_ in VERBS and one.dep_ not in HELPERS:
            return one.i
    return _top(part)
