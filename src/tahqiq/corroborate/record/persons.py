"""Each person an incident befell, and what claims say of them (M95).

Nothing is concluded: a sex is that of the words and pronouns a report uses, an
occupation the words it describes somebody by.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tahqiq.codebook.nations import nation_of
from tahqiq.codebook.record import (
    RecordWords,
    classes_in,
    pattern,
    record_book,
    record_words,
)
from tahqiq.corroborate.circumstances import Told
from tahqiq.corroborate.record.classes import category_of
from tahqiq.corroborate.record.scene import (
    Rows,
    Scene,
    mentions_of,
    ranked,
    rows,
)
from tahqiq.corroborate.record.targets import befallen
from tahqiq.model.case import CaseEntity, ClaimRef, Field, FieldValue, Victim
from tahqiq.model.reading import Mention, Quantity

Details = defaultdict[str, Rows]
NEAR = (
    60  # characters behind a name in which a description in apposition begins and ends
)
SEVERAL = frozenset({"fate", "occupation", "family", "protected", "died_by"})
ORDER = (
    "fate", "died_by", "age", "sex", "occupation", "nationality", "family", "status",
    "protected",
)  # fmt: skip
APPOSED = re.compile(
    r"^(?:,| \(|,? who (?:is|was))? ?(?:\d{1,3},? )?(?:an?|the|his|her)? ?"
    r"(?P<words>[^,.;()\n]{3,48})"
)
BEFORE = re.compile(r"(?P<words>(?:[A-Za-z-]+ ){1,3})$")
OTHERS = re.compile(
    r"\b(?:of|who|whom|whose|that|which|by|to|from|with|for|at|in|on|near)\b"
)
POSSESSIVE = frozenset({"his", "her", "him", "he", "she"})
STATUS = {"civilians": "civilian", "journalists": "civilian", "medics": "civilian",
          "activists": "civilian", "protesters": "civilian", "soldiers": "security forces",
          "security": "security forces", "combatants": "fighter of an armed group"}  # fmt: skip


def victims_of(scene: Scene) -> tuple[Victim, ...]:
    """The persons the incident befell, by name or as one person described."""
    found: dict[str, list[tuple[str, str, list[ClaimRef]]]] = {}
    for document, key, entity, refs in befallen(scene):
        if entity.schema == "Person" and _is_one(scene, entity):
            found.setdefault(entity.id, []).append((document, key, refs))
    return tuple(
        _victim(scene, scene.ground.index.entities[key], found[key])
        for key in sorted(found)
    )


def killed_by_name(scene: Scene, victims: tuple[Victim, ...]) -> Field | None:
    """At least as many dead as are named, where no report gives a figure (M95)."""
    told = {
        row.entity: refs
        for row in victims
        if row.entity in scene.ground.named and (refs := _killing(scene, row))
    }
    found = list(told.values())
    if not found:
        return None
    claims = tuple(sorted({ref for refs in found for ref in refs}))
    least = float(_several(scene, set(told)))
    value = FieldValue(standing="current", low=least, high=None, claims=claims)
    return Field(
        state="known", low=least, best=least, values=(value,),
        reason=record_book().named_dead,
    )  # fmt: skip


def _several(scene: Scene, named: set[str]) -> int:
    """How many persons some names are at the least: two that may be one count once."""
    pairs = [
        {left, right}
        for left in named
        for right in scene.ground.proposed.get(left, frozenset()) & named
    ]
    apart: list[set[str]] = [{one} for one in sorted(named)]
    for pair in pairs:
        joined = [row for row in apart if row & pair]
        apart = [row for row in apart if not row & pair] + [set().union(*joined)]
    return len(apart)


def _killing(scene: Scene, victim: Victim) -> tuple[ClaimRef, ...]:
    """The claims that assert that somebody was killed, and that nobody took back."""
    field = victim.fields.get("fate")
    return tuple(
        ref
        for value in (field.values if field else ())
        if value.value == "killed" and value.standing in {"current", "copy"}
        for ref in value.claims
        if scene.ground.claim(ref).certainty == "asserted"
    )


def _is_one(scene: Scene, entity: CaseEntity) -> bool:
    """Whether it is one person: somebody named, or one who is described as somebody.

    "A guard" is; "two guards" are several, and "a man" may be anybody who is named.
    """
    if entity.id in scene.ground.named:
        return True
    first, _, rest = entity.name.partition(" ")
    last = (rest.split(" of ")[0].split(",")[0].split() or [""])[-1].lower()
    said = category_of(last, plural=False)
    general = said in {None, "", "men", "women"} and last not in record_words().minors
    works = any(_work(rest, kind) for kind in record_words().target_types)
    return first.lower() in {"a", "an", "one"} and (works or not general)


def _work(phrase: str, kind: str) -> str:
    """The word for one person's work of a class, empty where there is none."""
    words = record_words()
    found = pattern(words.target_types[kind].words).search(phrase)
    one = found and kind not in words.general and not found[0].endswith("s")
    return found[0].lower() if found and one else ""


def _victim(
    scene: Scene, entity: CaseEntity, told: list[tuple[str, str, list[ClaimRef]]]
) -> Victim:
    details: Details = defaultdict(rows)
    for document, key, refs in told:
        _fate(scene, document, refs, details)
        for mention in mentions_of(scene.ground, document).get(key, ()):
            said = _saying(scene, document, mention) or refs
            _described(scene, document, mention, said, details)
    return Victim(
        entity=entity.id,
        name=entity.name,
        spellings=entity.aliases,
        fields={name: row for name in ORDER if (row := _field(scene, name, details))},
    )


def _field(scene: Scene, name: str, details: Details) -> Field | None:
    return ranked(scene, details[name], several=name in SEVERAL)


def _saying(scene: Scene, document: str, mention: Mention) -> list[ClaimRef]:
    """The claims in play whose words hold a mention."""
    return [
        ref
        for ref in scene.ground.in_play.get(document, ())
        if any(
            span.start <= mention.start and mention.end <= span.end
            for span in scene.ground.claim(ref).content
        )
    ]


def _fate(scene: Scene, document: str, refs: list[ClaimRef], details: Details) -> None:
    """What became of somebody, by the words of each claim; how, by those of the deed."""
    words = record_words()
    for row in scene.happened:
        own = [ref for ref in refs if ref in row.claims and ref.document == document]
        for ref in own:
            text = _triggers(scene, row, ref)
            fate = next(
                (n for n, w in words.fates.items() if pattern(w).search(text)), ""
            )
            if fate:
                details["fate"][fate].append(ref)
            if fate == "killed":
                for kind in classes_in(words.attack_types, text, row.event.modes):
                    details["died_by"][kind].append(ref)


def _triggers(scene: Scene, row: Told, ref: ClaimRef) -> str:
    """The words of an event that stand in a claim; all of them where none does."""
    spans = scene.ground.claim(ref).content
    inside = [
        trigger.exact
        for trigger in row.event.triggers
        if any(s.start <= trigger.start and trigger.end <= s.end for s in spans)
    ]
    return " ".join(inside or [span.exact for span in row.event.triggers])


def _described(
    scene: Scene,
    document: str,
    mention: Mention,
    refs: list[ClaimRef],
    details: Details,
) -> None:
    """Everything that one mention and the words around it say of its bearer."""
    words = record_words()
    text = scene.ground.reading(document).document.text
    plain = _plain(mention)
    for sex, known in (("male", words.male), ("female", words.female)):
        if plain & known or (mention.kind == "name" and _titled(text, mention) & known):
            details["sex"][sex] += refs
    for phrase in _phrases(text, mention):
        _phrase(phrase, refs, details, words)
    for age in _ages(scene, document, mention):
        details["age"][age] += refs
        young = int(age) < words.of_age
        details["protected"]["a minor"] += refs if young else []
    if plain & words.minors:
        details["protected"]["a minor"] += refs
    for country in _countries(mention):
        details["nationality"][country] += refs


def _plain(mention: Mention) -> set[str]:
    """Words that are about the bearer: in "his daughter" the "his" is somebody else's."""
    found = [word.lower() for word in re.findall(r"[A-Za-z]+", mention.exact)]
    if mention.kind == "name":
        return set()
    if mention.kind == "nominal":
        return {word for word in found if word not in POSSESSIVE}
    return set(found)


def _phrase(
    phrase: str, refs: list[ClaimRef], details: Details, words: RecordWords
) -> None:
    """What a description says of work, family and status."""
    own = own_words(phrase)
    for kind in classes_in(words.target_types, own):
        if work := _work(own, kind):
            details["occupation"][work] += refs
            if words.target_types[kind].protected:
                details["protected"][kind] += refs
    if found := _family().search(phrase):
        details["family"][found[0].lower()] += refs
    for word in re.findall(r"[a-z-]+", own.lower()):
        status = STATUS.get(category_of(word, plural=False) or "")
        if status:
            details["status"][status] += refs


def _phrases(text: str, mention: Mention) -> Iterator[str]:
    """The words of a description, or those that stand in apposition to a name."""
    if mention.kind == "nominal":
        yield mention.exact
    elif mention.kind == "name":
        behind = APPOSED.match(text[mention.end : mention.end + NEAR])
        if behind and text[mention.end : mention.end + 1] in {",", "("}:
            yield behind["words"]
        before = BEFORE.search(text[max(0, mention.start - NEAR) : mention.start])
        if before and before["words"] == before["words"].lower():
            yield before["words"].split()[-1]  # "a journalist who knew Omar": nothing


def own_words(phrase: str) -> str:
    """The words that tell of the bearer: of "a friend of the lawyer" and "the lawyer's
    brother" neither says that somebody is a lawyer.
    """
    return OTHERS.split(phrase)[0].rsplit("'s ")[-1].rsplit("’s ")[-1]


def _titled(text: str, mention: Mention) -> set[str]:
    """The courtesy title before a name, without its full stop."""
    before = text[max(0, mention.start - 6) : mention.start]
    return {word.lower() for word in re.findall(r"\b(Mr|Mrs|Ms|Sheikh)\b", before)}


def _ages(scene: Scene, document: str, mention: Mention) -> Iterator[str]:
    reading = scene.ground.reading(document)
    for row in reading.quantities:
        if (
            row.unit == "age"
            and row.low is not None
            and _bears(reading.document.text, mention, row)
        ):
            yield f"{row.low:g}"


def _bears(text: str, mention: Mention, age: Quantity) -> bool:
    """Whether an age stands in a mention or right behind it."""
    if mention.start <= age.start and age.end <= mention.end:
        return mention.kind == "nominal"
    gap = text[mention.end : age.start]
    return age.start >= mention.end and bool(_age_gap().match(gap))


def _countries(mention: Mention) -> Iterator[str]:
    """Countries whose adjective stands in a description: "a Danish nurse"."""
    if mention.kind != "nominal":
        return
    for word in mention.exact.split():
        country = nation_of(word) if word[:1].isupper() else None
        if country:
            yield country


@cache
def _family() -> re.Pattern[str]:
    return re.compile(record_words().family, re.IGNORECASE)


@cache
def _age_gap() -> re.Pattern[str]:
    return re.compile(record_words().age)
