"""Fillers of the slots on weapon, perpetrator and targets."""

from __future__ import annotations

import re

from evals.muc4_article import Article
from evals.muc4_classes import (
    ARMED,
    HUMAN,
    INSTRUMENTS,
    PHYSICAL,
    REBEL,
    STATE,
    first_of,
)
from tahqiq.extract.found import FoundEvent

Template = dict[str, list[str]]
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
            for body in filter(_is_body, article.bodies(p.token)):
                bodies.setdefault(body, _confidence(article, event, p.entity))
            if article.kind(p.token) == "ORG":
                if name and _is_body(name):
                    bodies.setdefault(name, _confidence(article, event, p.entity))
                elif not name:
                    people[article.phrase(p.token)] = None
            elif article.kind(p.token) in {"PERSON", None}:
                people[name or article.phrase(p.token)] = None
    people = {
        p: None
        for p in people
        if not re.fullmatch(
            r"\W*(THAT|WHICH|WHO|ONE|STATE|GOVERNMENT|ADMINISTRATION)\W*", p
        )
    }
    if people:
        made["PERP: INDIVIDUAL ID"] = [f'"{name}"' for name in people]
    if bodies:
        made["PERP: ORGANIZATION ID"] = [f'"{name}"' for name in bodies]
        made["PERP: ORGANIZATION CONFIDENCE"] = [
            f'{c}: "{n}"' for n, c in bodies.items()
        ]
    told = " ".join((*people, *bodies))
    if not bodies and (REBEL.search(told) or not told):
        near = article.rebels(group)
        sure = "REPORTED AS FACT" if told else "POSSIBLE"
        made.update({"PERP: ORGANIZATION ID": [f'"{n}"' for n in near]} if near else {})
        made.update(
            {"PERP: ORGANIZATION CONFIDENCE": [f'{sure}: "{n}"' for n in near]}
            if near
            else {}
        )
    state = STATE.search(told) and not REBEL.search(told)
    if not told and made["INCIDENT: TYPE"] == ["ATTACK"]:
        return
    made["PERP: INCIDENT CATEGORY"] = [
        "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"
    ]


def _is_body(name: str) -> bool:
    """An organisation a template may name: armed, of the state, or a party to it."""
    return bool(ARMED.search(name) or STATE.search(name))


def _confidence(article: Article, event: FoundEvent, entity: str | None) -> str:
    """From the claims that put the body there (M43)."""
    ids = article.carried.get((event.id, entity), ())
    claims = [article.claims[i] for i in ids if i in article.claims]
    if any(c.certainty == "asserted" for c in claims) or not claims:
        own = [
            c for c in claims if entity and any(s.entity == entity for s in c.chain[1:])
        ]
        return "CLAIMED OR ADMITTED" if own else "REPORTED AS FACT"
    said = " ".join(s.source.exact for c in claims for s in c.chain if s.source)
    return (
        "SUSPECTED OR ACCUSED BY AUTHORITIES"
        if STATE.search(said)
        else "SUSPECTED OR ACCUSED"
    )


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
