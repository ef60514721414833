"""MUC-4 templates from a reading: which events count, and what fills their slots.

The word lists below are the benchmark's own classes (SLOTS.md), not the product's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tahqiq.codebook.gazetteer import Located, gazetteer
from tahqiq.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evals.event_reading import EventReading
    from tahqiq.extract.found import FoundEvent
    from tahqiq.model.reading import Claim, Mention, Quantity, Time

Template = dict[str, list[str]]
COUNTRIES = {
    "AR": "ARGENTINA", "BO": "BOLIVIA", "CL": "CHILE", "CO": "COLOMBIA", "EC": "ECUADOR",
    "SV": "EL SALVADOR", "GT": "GUATEMALA", "HN": "HONDURAS", "PE": "PERU",
}  # fmt: skip
VIOLENT = {
    "kill", "die", "injure", "shoot", "shell", "airstrike", "explode", "bomb", "attack",
    "strike-attack", "stab", "storm", "destroy", "beat", "torture", "rape", "abduct",
    "rob", "threaten-none",
}  # fmt: skip
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
STATE = re.compile(
    r"\b(army|military|police|soldiers?|troops?|government|security forces?|air force|"
    r"national guard|armed forces|battalion|death squads?|brigade)\b",
    re.IGNORECASE,
)
REBEL = re.compile(
    r"\b(guerrillas?|rebels?|terrorists?|insurgents?|extraditables|subversives?|"
    r"fmln|eln|farc|shining path|sendero|mrta|m-19|traffickers?)\b",
    re.IGNORECASE,
)
ARMED = re.compile(
    r"\b(front|movement|shining path|sendero|cartel|extraditables|commando|fmln|farc|eln|"
    r"epl|mrta|m-19|urng|fpmr|liberation|revolutionary|drug mafia|mafia)\b",
    re.IGNORECASE,
)
FAR = 6  # sentences between an incident and the body named for it
HUMAN_TYPES = (
    ("FORMER GOVERNMENT OFFICIAL", r"\b(former|ex-?)\s?(minister|president|governor|mayor|official)"),
    ("ACTIVE MILITARY", r"\b(soldiers?|army|troops?|military|lieutenant|colonel|sergeant|corporal|marines?|commander)\b"),
    ("LAW ENFORCEMENT", r"\b(police\w*|policem[ae]n|detectives?|agents?)\b"),
    ("SECURITY GUARD", r"\b(bodyguards?|guards?|escorts?|watchm[ae]n)\b"),
    ("LEGAL OR JUDICIAL", r"\b(judges?|magistrates?|prosecutors?|lawyers?|attorney general|justice)\b"),
    ("DIPLOMAT", r"\b(ambassadors?|diplomats?|consul)\b"),
    ("POLITICAL FIGURE", r"\b(candidates?|party|senators?|leaders?|politicians?|congressm[ae]n|deputy|deputies)\b"),
    ("GOVERNMENT OFFICIAL", r"\b(ministers?|governors?|mayors?|presidents?|officials?|secretary|director)\b"),
)  # fmt: skip
PHYSICAL_TYPES = (
    ("TRANSPORT VEHICLE", r"\b(cars?|bus(es)?|vehicles?|trucks?|planes?|aircraft|helicopters?|trains?|buses|vans?|jeeps?|transportation)\b"),
    ("ENERGY", r"\b(pipelines?|pylons?|power|electric\w*|oil|towers?|substations?|energy|poles?|refiner\w+|line)\b"),
    ("DIPLOMAT OFFICE OR RESIDENCE", r"\b(embass\w+|consulates?)\b"),
    ("FINANCIAL", r"\bbanks?\b"),
    ("COMMERCIAL", r"\b(stores?|hotels?|restaurants?|shops?|compan\w+|factor\w+|plants?|supermarkets?|mall|business\w*|farms?|warehouses?)\b"),
    ("COMMUNICATIONS", r"\b(radio|television|newspapers?|telephone|antennas?|press|tv)\b"),
    ("LAW ENFORCEMENT FACILITY", r"\b(police (station|headquarters)|barracks|jail|prison)\b"),
    ("GOVERNMENT OFFICE OR RESIDENCE", r"\b(ministr\w+|government|mayor'?s|palace|presidential|congress|courthouse|town hall|city hall|municipal)\b"),
    ("POLITICAL FIGURE OFFICE OR RESIDENCE", r"\b(candidate|party|leader|senator)'?s?\b.*\b(offices?|home|house|residence|headquarters)\b"),
    ("ORGANIZATION OFFICE", r"\b(union|federation|offices?|headquarters|church|university|association|party)\b"),
    ("TRANSPORTATION ROUTE", r"\b(roads?|bridges?|highways?|railroad|tracks?|streets?)\b"),
    ("CIVILIAN RESIDENCE", r"\b(homes?|houses?|residences?|apartments?|dwellings?)\b"),
    ("OTHER", r"\b(buildings?|schools?|facilit\w+|installations?|monuments?|temple|chapel|complex|headquarters|center)\b"),
)  # fmt: skip
INSTRUMENTS = (
    ("MACHINE GUN", r"machine-?\s?guns?|submachine"), ("MORTAR", r"mortars?"),
    ("VEHICLE BOMB", r"(car|truck|vehicle|bus)[- ]?bombs?"), ("DYNAMITE", r"dynamite"),
    ("MOLOTOV COCKTAIL", r"molotov"), ("GRENADE", r"grenades?"), ("MINE", r"mines?\b"),
    ("ROCKET", r"rockets?"), ("MISSILE", r"missiles?"), ("RIFLE", r"rifles?|ak-47"),
    ("HANDGUN", r"pistols?|revolvers?|handguns?"), ("BOMB", r"bombs?|charges?|devices?"),
    ("EXPLOSIVE", r"explosives?|tnt"), ("GUN", r"guns?|bullets?|shots?|gunfire|firearms?|weapons?"),
    ("CUTTING DEVICE", r"kni(fe|ves)|machetes?"), ("STONE", r"stones?|rocks?"),
)  # fmt: skip
DESCRIPTIVE = {"NN", "NNS", "JJ", "NNP", "NNPS", "VBN", "VBG", "CD"}


@dataclass(slots=True)
class Article:
    """A reading with its header, and look-ups over it."""

    reading: EventReading
    claims: dict[str, Claim]
    carried: dict[tuple[str, str | None], tuple[str, ...]]
    day: str  # of the article, ISO
    country: str | None  # where it was filed
    mentions: dict[str, Mention] = field(default_factory=dict)
    times: dict[str, Time] = field(default_factory=dict)

    def phrase(self, token: int) -> str:
        """The noun with its modifiers, without determiner and clauses."""
        doc = self.reading.parsed.doc
        kept = [
            t.i for t in doc[token].lefts
            if t.dep_ in {"amod", "compound", "nummod", "nmod"} and t.tag_ in DESCRIPTIVE
        ]  # fmt: skip
        first = min((doc[i].left_edge.i for i in kept), default=token)
        end = token + 1
        for right in doc[token].rights:
            if right.dep_ == "prep" and right.lower_ == "of" and right.i == token + 1:
                end = right.right_edge.i + 1
        words = self.reading.parsed.span(first, end).exact
        return re.sub(r"\s+", " ", words).strip(" .,").upper()

    def entity(self, token: int) -> str | None:
        """The entity at a token."""
        mention = self.reading.named.at.get(token)
        return self.mentions[mention].entity if mention else None

    def named(self, token: int) -> str | None:
        """The longest proper name of the entity at a token."""
        entity = self.entity(token)
        names = [
            m.exact for m in self.reading.named.mentions
            if m.entity == entity and m.kind == "name"
        ] if entity else []  # fmt: skip
        return re.sub(r"\s+", " ", max(names, key=len)).upper() if names else None

    def described(self, token: int) -> list[str]:
        """Nominal mentions of the entity at a token."""
        entity = self.entity(token)
        return [
            re.sub(r"^(the|a|an|his|her|their|this|that) ", "", re.sub(r"\s+", " ", m.exact), flags=re.IGNORECASE).upper()
            for m in self.reading.named.mentions
            if entity and m.entity == entity and m.kind == "nominal"
        ]  # fmt: skip

    def totals(self, event: FoundEvent) -> list[Quantity]:
        """Quantities in the sentences of an event's deaths that count people."""
        of = self.reading.parsed
        spans = [of.bounds[of.sentence_of[h]] for h in event.heads]
        return [
            q for q in self.reading.quantities
            if q.unit in {"killed", "wounded", "abducted"}
            and any(of.starts[a] <= q.start < of.ends[b - 1] for a, b in spans)
        ]  # fmt: skip

    def rebels(self, group: list[FoundEvent]) -> list[str]:
        """Armed organisations named near a group of events: the nearest one."""
        of = self.reading.parsed.sentence_of
        heads = [of[h] for e in group for h in e.heads]
        found: list[tuple[int, str]] = []
        for token, mention in self.reading.named.at.items():
            if self.mentions[mention].type == "ORG" and ARMED.search(
                self.named(token) or ""
            ):
                found.append(
                    (min(abs(of[token] - h) for h in heads), self.named(token) or "")
                )
        near = sorted(found)
        return [near[0][1]] if near and near[0][0] <= FAR else []

    def bodies(self, token: int) -> list[str]:
        """Organisations named inside a doer's phrase ("members of the FMLN")."""
        doc = self.reading.parsed.doc
        inside = [
            t.i for t in doc[token].subtree if t.i != token and abs(t.i - token) < 9
        ]
        found = (self.named(i) for i in inside if self.kind(i) == "ORG")
        return list(dict.fromkeys(name for name in found if name))

    def place_near(self, token: int) -> str | None:
        """A place named in the token's sentence."""
        parsed = self.reading.parsed
        first, end = parsed.bounds[parsed.sentence_of[token]]
        named = (self.named(i) for i in range(first, end) if self.kind(i) == "PLACE")
        return next(filter(None, named), None)

    def kind(self, token: int) -> str | None:
        """The mention type at a token."""
        mention = self.reading.named.at.get(token)
        return self.mentions[mention].type if mention else None


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
    """Guerrillas against soldiers, or soldiers against guerrillas."""
    sides = {"actor": "", "recipient": ""}
    for p in event.participants:
        if p.role in sides:
            sides[p.role] += (
                " " + article.phrase(p.token) + " " + (article.named(p.token) or "")
            )
    actor, hurt = sides["actor"], sides["recipient"]
    if not hurt:
        return False
    soldiers = bool(
        re.search(
            r"\b(soldiers?|troops?|army|battalion|patrol|garrison|military)\b",
            hurt,
            re.IGNORECASE,
        )
    )
    return bool(REBEL.search(hurt)) or (soldiers and not STATE.search(actor))


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


NEIGHBOURS = 2  # sentences
MANY = 400  # victims of no single incident of these years


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
        return f"{_written(time.earliest)} - {_written(min(time.latest, article.day))}"
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
    _instruments(article, group, kind, made)
    _perpetrators(article, group, made)
    _targets(article, group, kind, made)
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


def _instruments(
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
        found = next((t for t, rx in INSTRUMENTS if re.search(rx, name, re.IGNORECASE)), None)
        if found is None:
            continue
        made.setdefault("INCIDENT: INSTRUMENT ID", []).append(f'"{name}"')
        made.setdefault("INCIDENT: INSTRUMENT TYPE", []).append(f'{found}: "{name}"')
    modes = {m for e in group for m in e.modes}
    if not ids and kind == "BOMBING":
        made["INCIDENT: INSTRUMENT TYPE"] = ['BOMB: "-"']
    elif not ids and "firearms" in modes:
        made["INCIDENT: INSTRUMENT TYPE"] = ['GUN: "-"']


def _perpetrators(article: Article, group: list[FoundEvent], made: Template) -> None:
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


def _targets(
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
            physical = next(
                (t for t, rx in PHYSICAL_TYPES if re.search(rx, phrase, re.IGNORECASE)), None
            )
            harm = _harm(senses.get(p.trigger), kind) or kind == "KIDNAPPING"
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
                    _harm(senses.get(p.trigger), kind),
                )
            elif physical and kind != "KIDNAPPING" and doc[p.token].pos_ != "PRON":
                seen.add(name or phrase)
                _physical(made, doc[p.token], phrase, physical, senses.get(p.trigger))

    for event in group if kind == "BOMBING" else ():
        token = event.place_token
        if token is None or (article.kind(token) == "PLACE" and article.named(token)):
            continue
        phrase = article.phrase(token)
        physical = next(
            (t for t, rx in PHYSICAL_TYPES if re.search(rx, phrase, re.IGNORECASE)), None
        )
        if physical and phrase not in seen:
            seen.add(phrase)
            _physical(made, doc[token], phrase, physical, None)


def _harm(sense: str | None, kind: str) -> str | None:
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
    kind = next((t for t, rx in HUMAN_TYPES if re.search(rx, told, re.IGNORECASE)), "CIVILIAN")
    made.setdefault("HUM TGT: TYPE", []).append(f'{kind}: "{tie}"')
    made.setdefault("HUM TGT: NUMBER", []).append(
        f'{_number(doc[token], bool(name))}: "{tie}"'
    )
    if harm:
        made.setdefault("HUM TGT: EFFECT OF INCIDENT", []).append(f'{harm}: "{tie}"')


NUMERALS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}


def _number(token: object, single: bool) -> str:
    for child in token.children:  # type: ignore[attr-defined]
        if child.dep_ == "nummod":
            word = child.lower_.replace(",", "")
            return word if word.isdigit() else str(NUMERALS.get(word, "PLURAL"))
    plural = token.tag_ in {"NNS", "NNPS"} and not single  # type: ignore[attr-defined]
    return "PLURAL" if plural else "1"


def _physical(
    made: Template, token: object, phrase: str, kind: str, sense: str | None
) -> None:
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


def header(text: str) -> tuple[str | None, str | None, int]:
    """Day and place of the dateline, and where the report begins."""
    found = re.match(
        r"\s*(.{2,60}?),\s+(\d{1,2}) ([A-Z]{3})\w* (\d{2})\b[^\[]*?--?\s*", text, re.DOTALL
    )
    if not found or found[3] not in MONTHS:
        return None, None, 0
    day = f"19{found[4]}-{MONTHS.index(found[3]) + 1:02}-{int(found[2]):02}"
    return day, found[1].strip(), found.end()


def filed_in(place: str | None, text: str) -> str | None:
    """Country code of the dateline, else the country named most often."""
    spot = gazetteer().locate((place or "").title(), list(COUNTRIES)) if place else None
    if spot is not None and spot.country in COUNTRIES:
        return spot.country
    return _most_named(text, COUNTRIES.items())


def _most_named(text: str, names: Iterable[tuple[str, str]]) -> str | None:
    counts = {
        code: len(re.findall(rf"\b{name}\b", text.upper()))
        + len(re.findall(rf"\b{name[:-1]}\w*AN\w*\b", text.upper()))
        for code, name in names
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None
