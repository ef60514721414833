"""A small case with everything in it; every name is invented."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.model.case import (
    CaptureRecord,
    Case,
    CaseEntity,
    CaseLink,
    CaseSettings,
    ClaimRef,
    EventRef,
    Field,
    FieldValue,
    Group,
    Hypothesis,
    Incident,
    Lineage,
    Member,
    MentionRef,
    Proposal,
    Reason,
    SourceProfile,
)
from tahqiq.model.document import Document, Passage, Refusal
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import (
    Claim,
    Entity,
    Event,
    Marker,
    Mention,
    Participant,
    Quantity,
    Reading,
    Relation,
    Sentence,
    Span,
    Stance,
    Step,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Callable

AT = "2031-03-20T08:00:00+00:00"

WIRE = (
    "Gunmen shot dead Nasir al-Tawhari, a lawyer, in Sahran on Tuesday evening.\n"
    '"Two people are dead," said Captain Rostam Jabbari.\n'
    "A member of the city council, who asked not to be named, said he believed Katibat "
    "al-Wadi was behind the killing.\n"
    "No group has claimed responsibility for the attack."
)
VOICE = """Naser al-Tohari (ناصر الطوهري) was shot dead outside a pharmacy on 11 March.
"We received one dead man and three wounded," said Dr Ghassan Nuri.
Omid Sarvestan, the pharmacist, saw two men fire from a pickup."""
GROUP = """Katibat al-Wadi had no hand in the killing of Nasir Tawhari.
Farhad Zandakhani's men killed the lawyer."""
HOSTILE = (
    "<script>alert(1)</script> The police allegedly arrested Jalal Zandakhani "
    "on 14 March."
)


class Draft:
    """Builds one reading from its text by quoting it."""

    def __init__(
        self, key: str, outlet: str, published: str, text: str, **more: Any
    ) -> None:
        self.key, self.text = key, text
        self.document = Document(
            id=key,
            sha256=hashlib.sha256(f"bytes {text}".encode()).hexdigest(),
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            file=more.pop("file", f"{key}.txt"),
            uri=f"reports/{key}.txt",
            media_type="text/plain",
            text=text,
            passages=(Passage(start=0, end=len(text), kind="body"),),
            outlet=outlet,
            published=published,
            published_precision="day",
            language="en",
            **more,
        )
        self.sentences: list[Sentence] = []
        place = 0
        for number, line in enumerate(text.split("\n"), 1):
            self.sentences.append(
                Sentence(
                    id=f"s{number}", start=place, end=place + len(line), kind="body"
                )
            )
            place += len(line) + 1
        self.mentions: list[Mention] = []
        self.entities: dict[str, Entity] = {}
        self.claims: list[Claim] = []
        self.events: list[Event] = []
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []
        self.relations: list[Relation] = []
        self.refusals: list[Refusal] = []

    def span(self, exact: str) -> Span:
        start = self.text.index(exact)
        return Span(start=start, end=start + len(exact), exact=exact)

    def name(self, key: str, exact: str, schema: str = "Person", **more: Any) -> None:
        kind = more.pop("kind", "name")
        found = self.span(exact)
        kinds = {"Person": "PERSON", "Address": "PLACE"}
        self.mentions.append(
            Mention(
                id=f"m{found.start}",
                start=found.start,
                end=found.end,
                exact=exact,
                kind=kind,
                type=kinds.get(schema, "ORG"),
                entity=key,
            )
        )
        self.entities.setdefault(key, Entity(id=key, schema=schema, name=exact, **more))

    def step(
        self, kind: str, source: str | None, cue: str | None, act: str, **more: Any
    ) -> Step:
        return Step(
            kind=kind,
            source=self.span(source) if source else None,
            cue=self.span(cue) if cue else None,
            act=act,
            **more,
        )

    def claim(
        self, key: str, content: str, proposition: str, *steps: Step, **more: Any
    ) -> ClaimRef:
        found = self.span(content)
        where = next(
            row for row in self.sentences if row.start <= found.start < row.end
        )
        markers = tuple(
            Marker(start=span.start, end=span.end, exact=span.exact, kind=kind)
            for words, kind in more.pop("marks", {}).items()
            for span in [self.span(words)]
        )
        self.claims.append(
            Claim(
                id=key,
                sentence=where.id,
                content=(found,),
                proposition=proposition,
                chain=(Step(kind="outlet", act="publish"), *steps),
                markers=markers,
                certainty=more.pop("certainty", "asserted"),
                polarity=more.pop("polarity", "affirmed"),
                factuality=Stance(innermost="CT+", outlet="Uu" if steps else "CT+"),
                **more,
            )
        )
        return ClaimRef(document=self.key, claim=key)

    def time(
        self, key: str, exact: str, first: str, last: str, precision: str = "day"
    ) -> None:
        span = self.span(exact)
        self.times.append(
            Time(
                id=key,
                start=span.start,
                end=span.end,
                exact=exact,
                type="DATE",
                value=first,
                earliest=first,
                latest=last,
                precision=precision,
            )
        )

    def event(self, key: str, trigger: str, **more: Any) -> EventRef:
        self.events.append(
            Event(
                id=key,
                type=more.pop("type", "ASSAULT"),
                triggers=(self.span(trigger),),
                **more,
            )
        )
        return EventRef(document=self.key, event=key)

    def reading(self) -> Reading:
        return Reading(
            document=self.document,
            sentences=tuple(self.sentences),
            mentions=tuple(self.mentions),
            entities=tuple(self.entities.values()),
            times=tuple(self.times),
            quantities=tuple(self.quantities),
            events=tuple(self.events),
            relations=tuple(self.relations),
            claims=tuple(self.claims),
            refusals=tuple(self.refusals),
            reader="test reader 1",
        )


def wire() -> Draft:
    d = Draft(
        "d1", "Orun Wire", "2031-03-11", WIRE, title="Gunmen kill lawyer in Sahran"
    )
    d.name("e1", "Nasir al-Tawhari", role="victim")
    d.name("e2", "Rostam Jabbari", role="source")
    d.name(
        "e3",
        "A member of the city council, who asked not to be named",
        kind="nominal",
        role="source",
        risk=("unnamed-source",),
    )
    d.name("e4", "Katibat al-Wadi", "Organization", role="suspect")
    d.name("e5", "Sahran", "Address")
    d.name("e6", "Gunmen", kind="nominal", role="suspect")
    d.time("t1", "Tuesday evening", "2031-03-11", "2031-03-11", "part-of-day")
    d.event(
        "v1",
        "shot",
        when="t1",
        place="e5",
        modes=("firearms", "targeted"),
        participants=(
            Participant(role="recipient", entity="e1", mention=None, claims=("c1",)),
        ),
    )
    d.claim(
        "c1",
        "Gunmen shot dead Nasir al-Tawhari",
        "gunmen shot dead Nasir al-Tawhari in Sahran",
        events=("v1",),
    )
    d.claim(
        "c2",
        "Two people are dead",
        "two people are dead",
        d.step("named", "Captain Rostam Jabbari", "said", "say", entity="e2"),
    )
    d.claim(
        "c3",
        "Katibat al-Wadi was behind the killing",
        "Katibat al-Wadi was behind the killing",
        d.step(
            "unnamed",
            "A member of the city council, who asked not to be named",
            "believed",
            "believe",
            entity="e3",
        ),
        certainty="probable",
        marks={"believed": "hedge"},
        events=("v1",),
    )
    d.claim(
        "c4",
        "No group has claimed responsibility",
        "a group has claimed responsibility",
        polarity="denied",
        marks={"No": "negation"},
    )
    return d


def copy() -> Draft:
    d = Draft(
        "d2",
        "The Kesht Daily",
        "2031-03-12",
        WIRE + "\n(Orun Wire)",
        credits=("Orun Wire",),
    )
    d.name("e1", "Nasir al-Tawhari", role="victim")
    d.name("e2", "Rostam Jabbari", role="source")
    d.event("v1", "shot")
    d.claim(
        "c1",
        "Gunmen shot dead Nasir al-Tawhari",
        "gunmen shot dead Nasir al-Tawhari in Sahran",
        events=("v1",),
    )
    d.claim(
        "c2",
        "Two people are dead",
        "two people are dead",
        d.step("named", "Captain Rostam Jabbari", "said", "say", entity="e2"),
    )
    return d


def voice() -> Draft:
    d = Draft("d3", "Sahran Voice", "2031-03-12", VOICE, file="05-sahran-voice.html")
    d.name("e1", "Naser al-Tohari", role="victim")
    d.name("e1", "ناصر الطوهري", role="victim")
    d.name("e2", "Ghassan Nuri", role="source")
    d.name("e3", "Omid Sarvestan", role="witness")
    d.time("t1", "11 March", "2031-03-11", "2031-03-11")
    d.event("v1", "shot", when="t1")
    d.claim(
        "c1",
        "Naser al-Tohari (ناصر الطوهري) was shot dead",
        "gunmen shot dead Naser al-Tohari",
        events=("v1",),
    )
    d.claim(
        "c2",
        "one dead man and three wounded",
        "one man was killed and three were wounded",
        d.step("named", "Dr Ghassan Nuri", "said", "say", entity="e2"),
    )
    d.claim(
        "c3",
        "two men fire from a pickup",
        "two men fired from a pickup",
        d.step("named", "Omid Sarvestan", "saw", "testify", entity="e3"),
    )
    return d


def statement() -> Draft:
    d = Draft("d4", "Katibat al-Wadi", "2031-03-13", GROUP)
    d.name("e1", "Nasir Tawhari", role="victim")
    d.name("e4", "Katibat al-Wadi", "Organization")
    d.name("e5", "Farhad Zandakhani", role="suspect")
    d.relations.append(
        Relation(id="r1", subject="e4", type="opposed-to", object="e5", claim="c2")
    )
    d.event("v1", "killed", participants=())
    d.claim(
        "c1",
        "Katibat al-Wadi had no hand in the killing",
        "Katibat al-Wadi was behind the killing",
        polarity="denied",
        marks={"no": "negation"},
        events=("v1",),
    )
    d.claim(
        "c2",
        "Farhad Zandakhani's men killed the lawyer",
        "Farhad Zandakhani's men killed the lawyer",
        events=("v1",),
    )
    return d


def hostile() -> Draft:
    d = Draft(
        "d5",
        '<b>Ridge</b> & "Observer"',
        "2031-03-15",
        HOSTILE,
        title="<img src=x onerror=alert(1)>",
    )
    d.name("e1", "Jalal Zandakhani", role="suspect")
    d.time("t1", "14 March", "2031-03-14", "2031-03-16", "days")
    d.event("v1", "arrested", type="COERCE", stage="arrest", when="t1")
    d.claim(
        "c1",
        "arrested Jalal Zandakhani",
        "the police arrested Jalal Zandakhani <i>quickly</i>",
        certainty="alleged",
        marks={"allegedly": "allegation"},
        events=("v1",),
    )
    d.refusals.append(
        Refusal(stage="extract", item="s1", reason="markup <u>in</u> a sentence")
    )
    return d


def entity(
    key: str,
    name: str,
    schema: str,
    drafts: list[Draft],
    members: dict[str, str],
    **more: Any,
) -> CaseEntity:
    found = [
        (draft, mention)
        for draft in drafts
        for mention in draft.mentions
        if members.get(draft.key) == mention.entity
    ]
    spellings = dict.fromkeys(mention.exact for _, mention in found)
    return CaseEntity(
        id=key,
        schema=schema,
        name=name,
        aliases=tuple(text for text in spellings if text != name),
        role=more.pop("role", None),
        mentions=tuple(
            MentionRef(document=draft.key, start=mention.start, end=mention.end)
            for draft, mention in found
        ),
        members=tuple(Member(document=doc, entity=own) for doc, own in members.items()),
        **more,
    )


def ref(text: str) -> ClaimRef:
    document, claim = text.split("#")
    return ClaimRef(document=document, claim=claim)


def refs(text: str) -> tuple[ClaimRef, ...]:
    return tuple(ref(part) for part in text.split())


def group(
    key: str, proposition: str, claims: str, origins: int, status: str, **more: Any
) -> Group:
    held = refs(claims)
    documents = tuple(dict.fromkeys(row.document for row in held))
    sets = more.pop(
        "sets", (documents,) if origins == 1 else tuple((d,) for d in documents)
    )
    return Group(
        id=key,
        proposition=proposition,
        polarity=more.pop("polarity", "affirmed"),
        claims=held,
        origins=origins,
        origin_sets=sets if origins else (),
        status=status,
        reports=len(documents),
        incident=more.pop("incident", "i1"),
        reasons=(
            Reason(feature="same words", weight=1.5, detail="seven words in a row"),
        ),
    )


def build() -> Case:
    drafts = [wire(), copy(), voice(), statement(), hostile()]
    entities = (
        entity(
            "x1",
            "Nasir al-Tawhari",
            "Person",
            drafts,
            {"d1": "e1", "d2": "e1", "d3": "e1", "d4": "e1"},
            role="victim",
            reasons=(Reason(feature="skeleton", weight=3.0, detail="nsr twhr"),),
        ),
        entity(
            "x2",
            "Rostam Jabbari",
            "Person",
            drafts,
            {"d1": "e2", "d2": "e2"},
            role="source",
        ),
        entity(
            "x3",
            "A member of the city council, who asked not to be named",
            "Person",
            drafts,
            {"d1": "e3"},
            role="source",
            risk=("unnamed-source",),
        ),
        entity(
            "x4",
            "Katibat al-Wadi",
            "Organization",
            drafts,
            {"d1": "e4", "d4": "e4"},
            role="suspect",
        ),
        entity("x5", "Sahran", "Address", drafts, {"d1": "e5"}),
        entity("x6", "Ghassan Nuri", "Person", drafts, {"d3": "e2"}, role="source"),
        entity("x7", "Omid Sarvestan", "Person", drafts, {"d3": "e3"}, role="witness"),
        entity(
            "x8", "Farhad Zandakhani", "Person", drafts, {"d4": "e5"}, role="suspect"
        ),
        entity(
            "x9", "Jalal Zandakhani", "Person", drafts, {"d5": "e1"}, role="suspect"
        ),
    )
    killing = Incident(
        id="i1",
        title="Killing of Nasir al-Tawhari in Sahran",
        type="ASSAULT",
        events=tuple(
            EventRef(document=d, event="v1") for d in ("d1", "d2", "d3", "d4")
        ),
        fields={
            "killed": Field(
                state="range",
                low=1,
                best=1,
                high=2,
                rule="most-recent-per-origin",
                values=(
                    FieldValue(low=1, high=1, standing="current", claims=refs("d3#c2")),
                    FieldValue(low=2, high=2, standing="current", claims=refs("d1#c2")),
                    FieldValue(low=2, high=2, standing="copy", claims=refs("d2#c2")),
                ),
            ),
            "date": Field(
                state="known",
                earliest="2031-03-11",
                latest="2031-03-11",
                precision="day",
                values=(
                    FieldValue(
                        earliest="2031-03-11",
                        latest="2031-03-11",
                        precision="day",
                        standing="current",
                        claims=refs("d3#c1 d1#c1"),
                    ),
                ),
            ),
            "place": Field(
                state="known",
                value="x5",
                values=(
                    FieldValue(value="x5", standing="current", claims=refs("d1#c1")),
                ),
            ),
            "weapon": Field(state="unknown"),
            "claimed": Field(
                state="known",
                value="no",
                values=(
                    FieldValue(value="no", standing="current", claims=refs("d1#c4")),
                ),
            ),
            "perpetrator": Field(
                state="disputed",
                values=(
                    FieldValue(
                        entity="x4",
                        confidence="SUSPECTED OR ACCUSED",
                        by="x3",
                        standing="current",
                        claims=refs("d1#c3"),
                    ),
                    FieldValue(
                        entity="x8",
                        confidence="SUSPECTED OR ACCUSED",
                        by="x4",
                        standing="current",
                        claims=refs("d4#c2"),
                    ),
                ),
            ),
        },
    )
    arrest = Incident(
        id="i2",
        title="Arrest of a man",
        type="COERCE",
        follows=("i1",),
        events=(EventRef(document="d5", event="v1"),),
        fields={
            "date": Field(
                state="known",
                earliest="2031-03-14",
                latest="2031-03-16",
                precision="days",
                values=(
                    FieldValue(
                        earliest="2031-03-14",
                        latest="2031-03-16",
                        precision="days",
                        standing="current",
                        claims=refs("d5#c1"),
                    ),
                ),
            )
        },
    )
    groups = (
        group(
            "g1",
            "gunmen shot dead Nasir al-Tawhari",
            "d1#c1 d2#c1 d3#c1",
            2,
            "confirmed",
            sets=(("d1", "d2"), ("d3",)),
        ),
        group("g2", "two people are dead", "d1#c2 d2#c2", 1, "contested"),
        group(
            "g3", "one man was killed and three were wounded", "d3#c2", 1, "contested"
        ),
        group("g4", "Katibat al-Wadi was behind the killing", "d1#c3", 0, "contested"),
        group(
            "g5",
            "Katibat al-Wadi was behind the killing",
            "d4#c1",
            1,
            "contested",
            polarity="denied",
        ),
        group("g6", "Farhad Zandakhani's men killed the lawyer", "d4#c2", 1, "weak"),
        group("g7", "two men fired from a pickup", "d3#c3", 1, "weak"),
        group(
            "g8",
            "the police arrested Jalal Zandakhani",
            "d5#c1",
            1,
            "weak",
            incident="i2",
        ),
    )
    return Case(
        id="case1",
        settings=CaseSettings(
            title="The killing of Nasir al-Tawhari",
            question="Who killed Nasir al-Tawhari?",
            scope={"from": "2031-03-11", "to": "2031-03-11", "place": "Sahran"},
            hypotheses=(
                Hypothesis(id="wadi", text="Katibat al-Wadi killed him."),
                Hypothesis(id="smugglers", text="Farhad Zandakhani's men killed him."),
                Hypothesis(id="other", text="Someone else killed him."),
            ),
            sources=(
                SourceProfile(name="Orun Wire", kind="agency", owner="its members"),
            ),
        ),
        readings=tuple(draft.reading() for draft in drafts),
        captures=tuple(
            CaptureRecord(
                document=draft.key,
                file=draft.document.file,
                sha256=draft.document.sha256,
                size=len(draft.text),
                uri=draft.document.uri,
                captured=AT,
                collector="Layla Mahzari",
                method="file",
            )
            for draft in drafts
        ),
        entities=entities,
        proposals=(
            Proposal(
                left="x8",
                right="x9",
                weight=-0.5,
                reasons=(
                    Reason(feature="family name", weight=0.5, detail="Zandakhani"),
                    Reason(feature="given name", weight=-1.0, detail="Farhad, Jalal"),
                ),
            ),
        ),
        incidents=(killing, arrest),
        groups=groups,
        links=(
            CaseLink(
                claim=ref("d4#c1"),
                target=ref("d1#c3"),
                type="denies",
                drawn_by="tahqiq",
            ),
            CaseLink(
                claim=ref("d3#c2"),
                target=ref("d1#c2"),
                type="contradicts",
                drawn_by="tahqiq",
            ),
        ),
        lineage=(
            Lineage(
                document="d2",
                origin="d1",
                kind="reprint",
                weight=4.0,
                reasons=(
                    Reason(
                        feature="shared words",
                        weight=4.0,
                        detail="98 % of its words in order",
                    ),
                ),
            ),
        ),
        sources=(
            SourceProfile(
                name="Orun Wire", kind="agency", owner="its members", reliability="B"
            ),
        ),
        refusals=(
            Refusal(stage="collect", item="photo.jpg", reason="a picture is not read"),
        ),
        judgements=(
            judgement(1, "accept", "d1#c1", reason="read it"),
            judgement(2, "bear", "g1", "wadi", "C"),
            judgement(3, "bear", "g7", "wadi", "I"),
            judgement(4, "bear", "g7", "smugglers", "II", author="Omar Qadiri"),
            judgement(
                5,
                "assess",
                "question",
                None,
                "It is likely that more than one man took part.",
                reason="two speakers",
            ),
        ),
    )


def judgement(
    sequence: int,
    kind: str,
    subject: str,
    object_: str | None = None,
    value: str | None = None,
    **more: Any,
) -> Judgement:
    return Judgement(
        sequence=sequence,
        kind=kind,
        subject=subject,
        object=object_,
        value=value,
        author=more.get("author", "Layla Mahzari"),
        at=AT,
        reason=more.get("reason", "seen"),
    )


@pytest.fixture(scope="session")
def draft() -> type[Draft]:
    """Builds readings from a text by quoting it."""
    return Draft


@pytest.fixture(scope="session")
def case() -> Case:
    return build()


@pytest.fixture(scope="session")
def make_judgement() -> Callable[..., Judgement]:
    return judgement
