"""Fillers of the slots on weapon, perpetrator and targets."""

from __future__ import annotations

import re

from evals.muc4_article import Article
from evals.muc4_classes import (
    ARMED,
    DOUBTED,
    HUMAN,
    INSTRUMENTS,
    OFFICIAL,
    PHYSICAL,
    REBEL,
    STATE,
    first_of,
)
from tahqiq.extract.parsing.found import FoundEvent, FoundParticipant
from tahqiq.model.reading import Claim

Template = dict[str, list[str]]
FACT, CLAIMED = "REPORTED AS FACT", "CLAIMED OR ADMITTED"
ACCUSED = "SUSPECTED OR ACCUSED"
NOBODY = re.compile(
    r"\W*(THAT|WHICH|WHO|ONE|STATE|GOVERNMENT|ADMINISTRATION|PEOPLE|WORK)\W*"
)
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
NUMERALS = {word: n for n, word in enumerate(NUMBERS.split())}


def instruments(
    article: Article, group: list[FoundEvent], kind: str, made: Template
) -> None:
    if kind in {"KIDNAPPING", "ARSON"}:
        return
    ids = dict.fromkeys(
        article.phrase(p.token)
        for e in group
        for p in e.participants
        if p.role == "instrument"
    )
    for name in ids:
        found = first_of(INSTRUMENTS, name)
        if found is None:
            continue
        made.setdefault("INCIDENT: INSTRUMENT ID", []).append(f'"{name}"')
        made.setdefault("INCIDENT: INSTRUMENT TYPE", []).append(f'{found}: "{name}"')
    modes = {m for e in group for m in e.modes}
    if not ids and kind == "BOMBING":
        made["INCIDENT: INSTRUMENT TYPE"] = ['BOMB: "-"']
    elif not ids and "firearms" in modes:
        made["INCIDENT: INSTRUMENT TYPE"] = ['GUN: "-"']


def perpetrators(article: Article, group: list[FoundEvent], made: Template) -> None:
    people: dict[str, None] = {}
    bodies: dict[str, str] = {}
    for event in group:
        for p in event.participants:
            if p.role != "actor" or article.reading.parsed.doc[p.token].pos_ == "PRON":
                continue
            name = article.named(p.token)
            for token in (*article.bodies(p.token), p.token):
                body = article.named(token) or ""
                if article.kind(token) == "ORG" and _is_body(body):
                    bodies.setdefault(body, _confidence(article, event, p, token))
            if article.kind(p.token) == "ORG":
                if not name:
                    people[article.phrase(p.token)] = None
            elif article.kind(p.token) in {"PERSON", None}:
                people[name or article.phrase(p.token)] = None
    people = {p: None for p in people if not NOBODY.fullmatch(p)}
    told = " ".join((*people, *bodies))
    if not bodies and (REBEL.search(told) or not told):
        bodies = _near(article, group, told)
    if people:
        made["PERP: INDIVIDUAL ID"] = [f'"{name}"' for name in people]
    if bodies:
        made["PERP: ORGANIZATION ID"] = [f'"{name}"' for name in bodies]
        made["PERP: ORGANIZATION CONFIDENCE"] = [
            f'{c}: "{n}"' for n, c in bodies.items()
        ]
    state = STATE.search(told) and not REBEL.search(told)
    if told or made["INCIDENT: TYPE"] != ["ATTACK"]:
        made["PERP: INCIDENT CATEGORY"] = [
            "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"
        ]


def _is_body(name: str) -> bool:
    """An organisation a template may name: armed, of the state, or a party to it."""
    return bool(ARMED.search(name) or STATE.search(name))


def _near(article: Article, group: list[FoundEvent], told: str) -> dict[str, str]:
    """The armed body named nearest, as firmly as its own sentence speaks of it."""
    near = article.rebels(group)
    if near is None:
        return {}
    distance, token = near
    name = article.named(token) or ""
    for event in group if told else ():  # "the guerrillas" of the article's body
        for part in event.participants:
            if part.role == "actor" and REBEL.search(article.phrase(part.token)):
                return {name: _confidence(article, event, part, token)}
    if distance > 2:
        return {name: "POSSIBLE"}
    grade = _graded(article, article.claims_at(token), token)
    return {name: grade if grade not in {None, FACT, CLAIMED} else "POSSIBLE"}


def _confidence(
    article: Article, event: FoundEvent, part: FoundParticipant, token: int
) -> str:
    """From what the doer's part rests on, and the claims that put it there (M43)."""
    ids = article.carried.get((event.id, part.entity), ())
    claims = [article.claims[i] for i in ids if i in article.claims]
    if part.basis == "claimed":
        return CLAIMED
    if _own(article, claims, token):
        return CLAIMED
    if part.basis == "accused" or DOUBTED.search(article.phrase(part.token)):
        return _accused(claims or article.claims_at(part.trigger))
    return _graded(article, claims, token) or FACT


def _own(article: Article, claims: list[Claim], token: int) -> bool:
    """The body says it itself."""
    entity = article.entity(token)
    said = (s.entity for c in claims for s in c.chain[1:])
    return entity is not None and entity in said


def _graded(article: Article, claims: list[Claim], token: int) -> str | None:
    """The grade of claims about a body; None where there are none."""
    if _own(article, claims, token):
        return CLAIMED
    if not claims:
        return None
    sure = any(c.certainty in {"asserted", "probable"} for c in claims)
    return FACT if sure else _accused(claims)


def _accused(claims: list[Claim]) -> str:
    said = " ".join(s.source.exact for c in claims for s in c.chain if s.source)
    return f"{ACCUSED} BY AUTHORITIES" if OFFICIAL.search(said) else ACCUSED


def targets(
    article: Article, group: list[FoundEvent], kind: str, made: Template
) -> None:
    seen: set[str] = set()
    doc = article.reading.parsed.doc
    for event in group:
        senses = dict(zip(event.heads, event.senses, strict=True))
        for p in event.participants:
            if p.role not in {"recipient", "other"}:
                continue
            name, phrase = article.named(p.token), article.phrase(p.token)
            if doc[p.token].pos_ in {"PRON", "DET"} and not name:
                phrase = next(iter(article.described(p.token)), "")
            if not phrase or re.fullmatch(
                r"\W*(HE|SHE|HIM|HER|HIS|THEY|THEM|YOU|US|WE|WHO|IT)\W*", phrase
            ):
                continue
            if (name or phrase) in seen:
                continue
            physical = first_of(PHYSICAL, phrase)
            harm = _harm(senses.get(p.trigger)) or kind == "KIDNAPPING"
            bare = article.kind(p.token) in {None, "OTHER", "NORP"}
            human = article.kind(p.token) == "PERSON" or (
                harm and bare and not physical
            )
            if human:
                seen.add(name or phrase)
                _human(
                    article,
                    made,
                    p.token,
                    name,
                    phrase,
                    _harm(senses.get(p.trigger)),
                )
            elif physical and kind != "KIDNAPPING" and doc[p.token].pos_ != "PRON":
                seen.add(name or phrase)
                _physical(made, doc[p.token], phrase, physical)

    for event in group if kind == "BOMBING" else ():
        token = event.place_token
        if token is None or (article.kind(token) == "PLACE" and article.named(token)):
            continue
        phrase = article.phrase(token)
        physical = first_of(PHYSICAL, phrase)
        if physical and phrase not in seen:
            seen.add(phrase)
            _physical(made, doc[token], phrase, physical)


def _harm(sense: str | None) -> str | None:
    if sense in {"kill", "die"}:
        return "DEATH"
    return "INJURY" if sense in {"injure", "beat", "torture", "rape"} else None


def _human(
    article: Article, made: Template, token: int, name: str | None, phrase: str,
    harm: str | None,
) -> None:  # fmt: skip
    doc = article.reading.parsed.doc
    texts = [*article.described(token), phrase]
    titles = [
        w.text.upper()
        for w in doc[token].lefts
        if w.dep_ == "compound" and w.text.lower() not in (name or "").lower()
    ]
    texts = [
        t
        for t in (" ".join(titles), *texts)
        if t and not (name and (t in name or name in t))
    ]
    tie = name or phrase
    if name:
        made.setdefault("HUM TGT: NAME", []).append(f'"{name}"')
    if texts:
        words = " / ".join(
            f'"{t}"' for t in dict.fromkeys(texts[:1] if not name else texts)
        )
        made.setdefault("HUM TGT: DESCRIPTION", []).append(
            f'{words}: "{name}"' if name else words
        )
    told = " ".join((*texts, phrase))
    kind = first_of(HUMAN, told) or "CIVILIAN"
    made.setdefault("HUM TGT: TYPE", []).append(f'{kind}: "{tie}"')
    made.setdefault("HUM TGT: NUMBER", []).append(
        f'{_number(doc[token], bool(name))}: "{tie}"'
    )
    if harm:
        made.setdefault("HUM TGT: EFFECT OF INCIDENT", []).append(f'{harm}: "{tie}"')


def _number(token: object, single: bool) -> str:
    for child in token.children:  # type: ignore[attr-defined]
        if child.dep_ == "nummod":
            word = child.lower_.replace(",", "")
            return word if word.isdigit() else str(NUMERALS.get(word, "PLURAL"))
    plural = token.tag_ in {"NNS", "NNPS"} and not single  # type: ignore[attr-defined]
    return "PLURAL" if plural else "1"


def _physical(made: Template, token: object, phrase: str, kind: str) -> None:
    made.setdefault("PHYS TGT: ID", []).append(f'"{phrase}"')
    made.setdefault("PHYS TGT: TYPE", []).append(f'{kind}: "{phrase}"')
    made.setdefault("PHYS TGT: NUMBER", []).append(
        f'{_number(token, single=False)}: "{phrase}"'
    )
    lemma = getattr(token, "head").lemma_  # noqa: B009
    effect = (
        "DESTROYED"
        if lemma in {"destroy", "demolish", "raze", "burn"}
        else "SOME DAMAGE"
    )
    if made["INCIDENT: STAGE OF EXECUTION"] == ["ACCOMPLISHED"]:
        made.setdefault("PHYS TGT: EFFECT OF INCIDENT", []).append(
            f'{effect}: "{phrase}"'
        )
