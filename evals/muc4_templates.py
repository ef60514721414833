"""MUC-4 templates from a reading: which events count as one incident."""

from __future__ import annotations

import re

from evals.muc4_article import MONTHS, Article
from evals.muc4_classes import COUNTRIES, REBEL, STATE, VIOLENT
from evals.muc4_slots import Template, instruments, perpetrators, targets
from tahqiq.codebook.gazetteer import Located, gazetteer
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.text.folding import fold

NEIGHBOURS = 2  # sentences
SOLDIERS = re.compile(
    r"\b(soldiers?|troops?|army|battalion|patrol|garrison|military)\b", re.IGNORECASE
)
MANY = 400  # victims of no single incident of these years


def templates(article: Article) -> list[Template]:
    """The templates of an article, one per incident."""
    groups: list[list[FoundEvent]] = []
    for event in article.reading.events:
        if _counts(article, event):
            _file(article, event, groups)
    made = [_template(article, group) for group in groups]
    return [template for template in made if template is not None]


def _counts(article: Article, event: FoundEvent) -> bool:
    """A specific violent act that happened, was tried or threatened, in reach."""
    if not set(event.senses) & VIOLENT or event.realis not in {
        "actual",
        "attempted",
        "threatened",
    }:
        return False
    if event.plural and not any(p.role == "recipient" for p in event.participants):
        return False
    if (
        not any(p.role in {"recipient", "instrument"} for p in event.participants)
        and len(event.heads) < 2
    ):
        return False
    if any(q.aggregate or (q.low or 0) > MANY for q in article.totals(event)):
        return False
    return _recent(article, event) and not _military_only(article, event)


def _recent(article: Article, event: FoundEvent) -> bool:
    time = article.times.get(event.when or "")
    if time is None or time.latest is None:
        return True
    return time.latest[:7] >= _months_before(article.day, 2) and time.precision not in {
        "year",
        "years",
    }


def _months_before(day: str, months: int) -> str:
    year, month = int(day[:4]), int(day[5:7]) - months
    return f"{year - (month < 1)}-{(month - 1) % 12 + 1:02}"


def _military_only(article: Article, event: FoundEvent) -> bool:
    """Guerrillas against soldiers, or soldiers against guerrillas, and nobody else hurt."""

    def told(role: str) -> list[str]:
        return [
            f"{article.phrase(p.token)} {article.named(p.token) or ''}"
            for p in event.participants
            if p.role == role
        ]

    hurt, actor = told("recipient"), " ".join(told("actor"))
    fighting = [
        bool(REBEL.search(one))
        or (bool(SOLDIERS.search(one)) and not STATE.search(actor))
        for one in hurt
    ]
    return bool(hurt) and all(fighting)


def _file(article: Article, event: FoundEvent, groups: list[list[FoundEvent]]) -> None:
    """Put the event with the incident it belongs to."""
    for group in reversed(groups):
        if _same_incident(article, event, group):
            group.append(event)
            return
    groups.append([event])


def _same_incident(
    article: Article, event: FoundEvent, group: list[FoundEvent]
) -> bool:
    """One day, one place, one kind, and a shared party or neighbouring sentences."""
    kinds = {_type(article, e) for e in group} | {_type(article, event)}
    if len(kinds - {"ATTACK"}) > 1 or (kinds == {"ATTACK", "KIDNAPPING"}):
        return False
    days = {_day(article, e) for e in (*group, event) if e.when}
    places = {
        article.entity(e.place_token)
        for e in (*group, event)
        if e.place_token is not None
    }
    if len(days) > 1 or len(places - {None}) > 1:
        return False
    of = article.reading.parsed.sentence_of
    near = (
        min(abs(of[event.head] - of[h]) for e in group for h in e.heads) <= NEIGHBOURS
    )
    theirs = {
        article.entity(p.token)
        for e in group
        for p in e.participants
        if p.role in {"recipient", "actor"}
    }
    ours = {
        article.entity(p.token)
        for p in event.participants
        if p.role in {"recipient", "actor"}
    }
    return near or bool((theirs & ours) - {None})


def _type(article: Article, event: FoundEvent) -> str:
    senses, modes = set(event.senses), set(event.modes)
    words = " ".join(article.reading.parsed.doc[h].lemma_ for h in event.heads)
    if "abduct" in senses:
        return "KIDNAPPING"
    if modes & {"explosives", "suicide-attack"} or senses & {"explode", "bomb"}:
        return "BOMBING"
    if "destroy" in senses and re.search(r"\b(burn|torch|fire|arson|set)\b", words):
        return "ARSON"
    return "ROBBERY" if "rob" in senses else "ATTACK"


def _day(article: Article, event: FoundEvent) -> str:
    time = article.times.get(event.when or "")
    if time is None or not time.latest:
        return "- " + _written(article.day)
    if time.earliest == time.latest and time.latest:
        return _written(time.latest)
    if time.earliest and time.precision in {"part-of-day", "days", "week", "hour"}:
        last = min(time.latest, article.day)
        if time.earliest >= last:
            return _written(last)
        return f"{_written(time.earliest)} - {_written(last)}"
    return "- " + _written(min(time.latest, article.day))


def _written(day: str) -> str:
    return f"{int(day[8:10]):02} {MONTHS[int(day[5:7]) - 1]} {day[2:4]}"


def _template(article: Article, group: list[FoundEvent]) -> Template | None:
    place = _place(article, group)
    country = place.country if place else article.country
    if country not in COUNTRIES:
        return None
    made: Template = {}
    kinds = [_type(article, e) for e in group]
    kind = next((k for k in kinds if k != "ATTACK"), "ATTACK")
    stages = [e.realis for e in group]
    made["INCIDENT: DATE"] = [
        next((_day(article, e) for e in group if e.when), _day(article, group[0]))
    ]
    made["INCIDENT: LOCATION"] = [_location(country, place, _spoken(article, group))]
    made["INCIDENT: TYPE"] = [kind]
    made["INCIDENT: STAGE OF EXECUTION"] = [
        "ACCOMPLISHED"
        if "actual" in stages
        else "ATTEMPTED"
        if "attempted" in stages
        else "THREATENED"
    ]
    instruments(article, group, kind, made)
    perpetrators(article, group, made)
    targets(article, group, kind, made)
    if not any(k.startswith(("HUM", "PHYS")) for k in made):
        return None  # "at least the target is told"
    told = any(e.when for e in group) or ":" in made["INCIDENT: LOCATION"][0]
    exact = {"HUM TGT: NAME", "PHYS TGT: ID", "INCIDENT: INSTRUMENT ID"} & set(made)
    numbers = made.get("HUM TGT: NUMBER", [])
    single = any(not n.startswith("PLURAL") for n in numbers)
    return made if told or exact or single else None  # no summary ("many judges")


def _place(article: Article, group: list[FoundEvent]) -> Located | None:
    context = [article.country] if article.country else []
    for event in group:
        if event.place_token is not None:
            name = article.named(event.place_token)
            found = gazetteer().locate(name.title(), context) if name else None
            if found is not None:
                return found
    for event in group:
        name = article.place_near(event.head)
        found = gazetteer().locate(name.title(), context) if name else None
        if found is not None and found.country in COUNTRIES:
            return found
    return None


def _spoken(article: Article, group: list[FoundEvent]) -> str | None:
    """The place by its name, where the gazetteer does not have it."""
    tokens = (e.place_token for e in group if e.place_token is not None)
    return next(
        (n for t in tokens if article.kind(t) == "PLACE" and (n := article.named(t))),
        None,
    )


def _location(country: str, place: Located | None, spoken: str | None) -> str:
    name = COUNTRIES[country]
    if place is None and spoken:
        return f"{name}: {spoken} (CITY)"
    if place is None or place.kind == "country":
        return name
    return f"{name}: {fold(place.name).upper()} (CITY)"
