"""Whether a telling is of a happening told before, by rules of English (M45).

A victim can be killed only once, and a definite noun looks back ("the attack"). Generic
mentions and plurals of many happenings stay apart; so does what has another day, place,
victim or doer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tahqiq.extract.events.apart import set_apart
from tahqiq.extract.events.telling import DEADLY, RESULTS, Cluster, Telling
from tahqiq.model.reading import Realis

NEAR = 3  # sentences a definite noun with its own participants may look back over
FAR = 15  # sentences a bare definite noun may look back over
RECENT = 6  # sentences over which what is called a raid is the raid told of
MEANS = frozenset({"shoot", "stab", "explode"})


def _same_world(one: Realis, other: Realis) -> bool:
    """Both about what happened (or is said not to have), or both equally unreal."""
    happened = {"actual", "negated"}
    return one == other or (one in happened and other in happened)


def told_again(
    group: Sequence[Telling],
    clusters: Sequence[Cluster],
    families: Mapping[str, frozenset[str]],
) -> Cluster | None:
    """The earlier happening the group tells again.

    One that shares a victim comes first, then the one just told, then the one told
    most: a bare "the killing" is rarely of a death mentioned in passing.
    """
    here = group[0].sentence
    fitting = [
        cluster
        for cluster in clusters
        if looks_same(group, cluster, families)
        and not differs(group, cluster, families)
    ]
    victims = {victim for telling in group for victim in telling.recipients}

    def rank(cluster: Cluster) -> tuple[bool, bool, bool, int, int]:
        gap, told = here - cluster.last.sentence, len(cluster.tellings)
        named = gap <= RECENT and _renamed(group, cluster)
        shared = bool(victims & cluster.recipients)
        return shared, named, gap <= 1, told, cluster.last.index

    return max(fitting, key=rank, default=None)


def _renamed(group: Sequence[Telling], cluster: Cluster) -> bool:
    """As in "raided … burned the mill … the raid": what is called so was told so."""
    kinds = {t.kind for t in group if t.trigger.nominal and t.definite}
    return bool(kinds & cluster.senses)


def looks_same(
    group: Sequence[Telling], cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """Some telling of the group gives positive evidence of being of the happening."""
    if set_apart(group, cluster):
        return False
    return any(_again(telling, cluster, families) for telling in group)


def differs(
    group: Sequence[Telling], cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """Some telling of the group has another place, day, victim or doer."""
    speaking = _speaking(group, cluster)
    return any(_conflict(telling, cluster, families) for telling in speaking)


def _speaking(group: Sequence[Telling], cluster: Cluster) -> Sequence[Telling]:
    """The tellings whose parties must fit: of "The blast destroyed shops" the noun alone,
    for what a happening did besides is told with other victims.
    """
    bare = [
        t for t in group
        if t.trigger.nominal and t.definite and not t.recipients and not t.actors
        and 0 <= t.sentence - cluster.last.sentence <= NEAR
    ]  # fmt: skip
    return [replace(t, place=None) for t in bare] or group


def _family(sense: str, families: Mapping[str, frozenset[str]]) -> str:
    return "violence" if sense in families["family"] else sense


def _again(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """There is positive evidence that the telling is of the cluster's happening."""
    sense = telling.kind
    family = _family(sense, families)
    taken = sense in families["incidents"] and telling.definite
    if not taken and all(_family(s, families) != family for s in cluster.senses):
        return False
    if not _comparable(telling, cluster):
        return False
    if _later_death(telling, cluster, families) or _same_toll(telling, cluster):
        return True
    if telling.recipients & cluster.recipients:
        return _same_harm(telling, cluster, families)
    if _looks_back(telling, cluster, families) or _details(telling, cluster, families):
        return True
    return _headed(telling, cluster, families) or _result(telling, cluster, families)


def _result(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """What came of the violence just told: "bombed the village. Eight people were killed"."""
    sense, gap = telling.trigger.sense, telling.sentence - cluster.last.sentence
    found = (
        sense.frame_name == "remains"
    )  # whose body is found may have died long before
    if telling.trigger.nominal or telling.aside or found or sense.name not in RESULTS:
        return False
    if telling.known_doers or telling.tooled or not telling.past or not 0 <= gap <= 1:
        return False
    if telling.part or telling.parted or telling.caused or _set_apart(telling, cluster):
        return False
    if sense.name == "destroy" and not cluster.senses & families["wrecks"]:
        return False  # "Two men were shot. The car was set on fire"
    if sense.name == "injure" and cluster.senses & DEADLY and _alone(telling, cluster):
        return False  # "A judge was shot and died. His driver lost an eye"
    same = DEADLY if sense.name in DEADLY else {sense.name}
    told = cluster.senses & same
    new = bool(cluster.senses & families["burst"]) and not told and not cluster.aside
    return new and not _own_doers(telling, cluster, families["combatants"])


def _alone(telling: Telling, cluster: Cluster) -> bool:
    """One is hurt besides the one who died: that is told of him alone."""
    return bool(telling.victims) and not telling.several and not cluster.several


def _own_doers(telling: Telling, cluster: Cluster, fighters: frozenset[str]) -> bool:
    """Who did it is told, left open, or cannot be those who did what was told before."""
    if telling.actors or any(role == "actor" for role, _ in telling.cast):
        return True
    doers = frozenset().union(*(t.doers for t in cluster.tellings))
    if doers & fighters and telling.victims & fighters:
        return True  # "Rebels attacked the post. Three militants were killed"
    if telling.recipients & cluster.actors or telling.victims & doers:
        return True  # "Militants attacked the shrine. A militant was killed"
    means = {mode for told in cluster.tellings for mode in told.trigger.sense.modes}
    own = {*telling.trigger.sense.modes} if telling.trigger.sense.harm else set()
    return bool(own) and not means & own  # "Youths threw stones. A man was shot dead"


def _later_death(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """Who was hurt in the violence just told died of it, whenever and wherever that was."""
    gap = telling.sentence - cluster.last.sentence
    hurt = cluster.senses & (families["burst"] | {"injure"})
    if not telling.late or cluster.aside or not hurt or not 0 <= gap <= NEAR:
        return False
    if telling.wounds and "injure" in cluster.senses:
        return True  # "wounding a third. He died of his wounds"
    return bool((telling.recipients | telling.within) & cluster.recipients)


def _set_apart(telling: Telling, cluster: Cluster) -> bool:
    """It has a day or a town of its own, and what was told before has none or another."""
    dated = telling.span is not None and telling.span not in cluster.spans
    return dated or (telling.place is not None and telling.place not in cluster.places)


def _same_toll(telling: Telling, cluster: Cluster) -> bool:
    """As many of the same people died: "four villagers" is told twice, not eight killed."""
    deadly = telling.trigger.sense.name in DEADLY
    return any(
        telling.toll & told.toll
        and (told.trigger.sense.name in DEADLY) == deadly
        and (deadly or told.kind == telling.kind)
        for told in cluster.tellings
    )


def _headed(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """The report's first sentences tell what its heading told, in the same nouns, or what
    it names and no more ("after grenade attack"), or the very first one in a word of
    like meaning.
    """
    first = cluster.tellings[0]
    if not first.heading or telling.row - first.row >= NEAR:
        return False
    deadly = {telling.trigger.sense.name, first.trigger.sense.name} <= DEADLY
    fresh = all(told.heading for told in cluster.tellings)
    lead = _lead(telling, cluster)
    same = deadly or telling.kind == first.kind
    same = same or (lead and fresh and _kin(telling, first, families))
    unnamed = not telling.victims or not first.victims
    bare = first.trigger.nominal and not first.cast and not first.plural
    lead = (lead and unnamed) or (bare and fresh)
    return same and (lead or bool(telling.victims & first.victims))


def _lead(telling: Telling, cluster: Cluster) -> bool:
    """In the first sentence of what a heading stands over."""
    first = cluster.tellings[0]
    return first.heading and not telling.heading and telling.row == first.row


def _kin(one: Telling, other: Telling, families: Mapping[str, frozenset[str]]) -> bool:
    """As in "bombing" and "ripped through", "death" and "shooting"."""
    names = {one.trigger.sense.name, other.trigger.sense.name}
    hurt, burst = names & (DEADLY | {"injure"}), names & families["shooting"]
    return names <= families["blasts"] or bool(hurt and burst)


def _details(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """How the killing just told was done: "one of them opened fire"."""
    if telling.trigger.nominal or telling.trigger.sense.name not in MEANS:
        return False
    back = FAR if telling.presumed else 2  # "The officer who fired is on leave"
    near = 0 <= telling.sentence - cluster.last.sentence <= back
    if telling.parted or (telling.span is not None and _set_apart(telling, cluster)):
        return False  # "On Saturday gunmen shot at the mourners"
    if any(told.word in families["own_ways"] for told in cluster.tellings):
        return False  # "Seven drowned. Shots were fired into the water"
    if any(telling.doers & told.victims for told in cluster.tellings):
        return False  # the militants who fired are not the militant who died
    doers = frozenset().union(*(told.doers for told in cluster.tellings))
    others = doers and telling.doers and not telling.doers & doers
    known = telling.some or telling.culprits or telling.presumed
    if telling.actors & cluster.recipients or (others and not known):
        return False  # who shot back is not who killed
    return near and not telling.recipients and bool(cluster.senses & DEADLY)


def _comparable(telling: Telling, cluster: Cluster) -> bool:
    first = cluster.tellings[0]
    if (telling.another and not telling.said_of) or "generic" in {
        telling.realis,
        first.realis,
    }:
        return False
    just = 0 <= telling.sentence - cluster.last.sentence <= NEAR
    several = telling.plural and telling.definite and cluster.several and just
    counted = _lead(telling, cluster) and first.plural and telling.several
    deadly = {telling.trigger.sense.name, first.trigger.sense.name} <= DEADLY
    several = several or (counted and deadly)  # "Report on deaths … Seven were killed"
    if telling.many != first.many or (telling.plural != first.plural and not several):
        return False
    return _same_world(telling.realis, first.realis)


def _same_harm(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """One victim dies once; other acts on one victim need the same word or doer."""
    sense = telling.kind
    if sense in DEADLY and cluster.senses & DEADLY:
        return True
    if sense == "die" and cluster.senses & families["burst"]:
        return True  # "was shot … and died"
    near = 0 <= telling.sentence - cluster.last.sentence <= 2
    if (
        sense in MEANS
        and cluster.senses & DEADLY
        and near
        and not telling.trigger.nominal
    ):
        return True  # "Four bodies washed ashore. They had been shot"
    same = not telling.actors or not cluster.actors
    met = same or bool(telling.actors & cluster.actors)
    if near and met and _plainly(telling, cluster, families):
        return True
    if sense in cluster.senses:
        return met and not another_act(telling, cluster, families)
    return telling.definite or bool(telling.actors & cluster.actors)


def _plainly(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """As in "stabbing a rabbi. The rabbi was attacked on Monday": of one victim, a deed is
    told by its means and by the plain word for all such deeds.
    """
    senses = {telling.kind, *cluster.senses}
    violent = senses <= families["family"] and len(cluster.senses) == 1
    plain = "attack" in senses and violent and not telling.trigger.nominal
    return plain and not (telling.before or telling.parted or telling.linked)


def another_act(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """As in "hung her up … burned her": what was done to her next, by another verb."""
    if telling.trigger.nominal or telling.trigger.sense.name not in families["acts"]:
        return False
    return all(
        not told.trigger.nominal and told.word != telling.word
        for told in cluster.tellings
    )


def _looks_back(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """A definite noun without a victim of its own, of a fitting kind, not too far."""
    if not (telling.definite or telling.said_of or telling.members):
        return False
    if not telling.label <= cluster.words_beside(telling.sentence) or _two_sided(
        telling, cluster
    ):
        return False
    distance = telling.sentence - cluster.last.sentence
    bare = not telling.recipients and not telling.actors
    if distance > (FAR if bare else NEAR):
        return False
    if telling.recipients and cluster.recipients and not telling.members:
        return False
    return _fits(telling.trigger.sense.name, cluster.senses, families)


def _two_sided(telling: Telling, cluster: Cluster) -> bool:
    """As in "one man died in the clash": who fought whom is not who attacked before."""
    mutual = telling.trigger.sense.frame_name == "mutual"
    done = any(told.doers for told in cluster.tellings)
    return mutual and done and telling.kind not in cluster.senses


def _fits(sense: str, senses: set[str], families: Mapping[str, frozenset[str]]) -> bool:
    """As in "The killing" looks back at a death, "the attack" at any violence."""
    if sense in senses:
        return True
    if sense in families["incidents"]:
        return bool(senses & (families["scene"] | families["opening"]))
    if sense in DEADLY:
        return bool(senses & (DEADLY | families["shooting"]))
    if sense in families["burst"]:
        kin = families["blasts"] if sense in families["blasts"] else families["family"]
        return bool(senses & kin)
    return False


def _conflict(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """Place, day or participants say that it is another happening."""
    if telling.late:
        return not _later_death(telling, cluster, families) and _set_apart(
            telling, cluster
        )
    shared = bool(telling.recipients & cluster.recipients)
    if telling.recipients and cluster.recipients and not shared and not telling.members:
        known = _same_toll(telling, cluster) or _headed(telling, cluster, families)
        return not (known or _result(telling, cluster, families))
    if shared or _other_day(telling, cluster):
        return _other_day(telling, cluster)
    return _elsewhere(telling, cluster) or _others(telling, cluster, families)


def _others(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """Other doers, unless one of the four gunmen is told of the four gunmen (M33)."""
    apart = telling.actors and cluster.actors and not telling.actors & cluster.actors
    return bool(apart) and not _details(telling, cluster, families)


def _elsewhere(telling: Telling, cluster: Cluster) -> bool:
    """Another country, or another place below one; a town and a country may be one."""
    if telling.place is None:
        return False
    alike = {place for place in cluster.places if place[0] == telling.place[0]}
    return bool(alike) and telling.place not in alike


def _other_day(telling: Telling, cluster: Cluster) -> bool:
    if telling.span is None:
        return False
    first, last = telling.span
    return any(last < low or high < first for low, high in cluster.spans)
