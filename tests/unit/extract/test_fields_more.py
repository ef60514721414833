"""The record field by field: where, when, how many, who to whom, as reports say it."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events_scenes import event, name, time
from tests.unit.extract.test_relations import relations

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Tensions rose in Boualé, where two youths were shot by gendarmes.", "shot", "Boualé"),
        ("The town of Kalma, where the massacre took place, lies in hills.", "massacre", "Kalma"),
        ("Residents of Bir Salah said planes bombed a wedding there.", "bombed", "Bir Salah"),
        ("Gunmen opened fire on a bus carrying teachers in the Zarkan district.", "opened fire", "the Zarkan district"),
        ("Militants attacked the village of Tinsa in Sum province, killing nine.", "attacked", "Tinsa"),
        ("The convoy came under fire as it left Camp Tarrow.", "under fire", "Camp Tarrow"),
        ("Guards were ambushed while patrolling the Sambiri forest.", "ambushed", "Sambiri forest"),
        ("They took the men to the riverbank and shot them.", "shot", "the riverbank"),
        ("Clashes broke out between herders and farmers in Oke-Ibadu.", "clashes", "Oke-Ibadu"),
        ("The mayor was gunned down in front of the town hall.", "gunned", "the town hall"),
        ("Fighting in and around Masteri killed 60.", "fighting", "Masteri"),
        ("He was stabbed on his way home from work in the Lavap neighbourhood.", "stabbed", "Lavap neighbourhood"),
        ("Police in the Indian state of Manipur shot dead two men.", "shot", "Manipur"),
        ("Fighters attacked a checkpoint manned by police in the Udain area.", "attacked", "Udain area"),
        ("The general survived an assassination attempt when a mine hit his car in Haswin.", "assassination", "Haswin"),
        ("Rebels have seized Kalengo, a mining town in North Kivu.", "seized", "Kalengo"),
        ("He was taken to the Nafur barracks.", "taken", "the Nafur barracks"),
        ("The note was smuggled out of Dizak prison by a cellmate.", "smuggled", "Dizak prison"),
        ("Attackers raided Goru, burned 30 huts and killed a herder.", "killed", "Goru"),
    ],
)  # fmt: skip
def test_a_deed_is_placed_by_all_the_words_around_it(reading, text, word, place):
    """M49."""
    found = reading(text)
    assert name(found, event(found, word).place) == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Three men from Gao were shot at a wedding.", "shot"),
        ("The general, who was born in Makeni, was killed in an ambush.", "killed"),
        ("She fled to Kinshasa after her brother was murdered.", "murdered"),
        ("A white Toyota was hit by a mine, killing two.", "killing"),
        ("Five others were injured and are receiving treatment in Funta.", "injured"),
    ],
)
def test_where_somebody_is_from_or_goes_is_no_scene(reading, text, word):
    found = reading(text)
    assert event(found, word).place is None


def test_a_scene_goes_on_where_no_sentence_leads_elsewhere(reading):
    """M49: no place and no time is named in between."""
    found = reading(
        "Gunmen stormed a market in Tal Hamra on Monday. Traders ran. Shops closed. "
        "A guard spoke of chaos. Two porters were killed."
    )
    killed = event(found, "killed")
    assert name(found, killed.place) == "Tal Hamra"
    assert time(found, killed).exact == "Monday"


def test_a_killing_of_another_year_is_of_no_scene_without_a_date(reading):
    """M45: the brother died years before, nobody says where."""
    found = reading(
        "Two men shot Yola Quint outside her home in Tibra. "
        "Her brother was killed in 2018."
    )
    assert event(found, "killed").place is None


def test_those_arrested_in_a_raid_are_taken_where_it_was(reading):
    found = reading(
        "Police raided a house in Tal Hamra on 6 March. Two suspects were arrested."
    )
    arrested = event(found, "arrested")
    assert name(found, arrested.place) == "Tal Hamra"


@pytest.mark.parametrize(
    ("text", "word", "exact", "value"),
    [
        ("Men were shot in Tal Hamra between 3 and 5 March 2030.", "shot", "3 and 5 March 2030", "2030-03-03/2030-03-05"),
        ("Soldiers killed six from 28 February to 2 March 2030.", "killed", "28 February to 2 March 2030", "2030-02-28/2030-03-02"),
        ("Clinics were looted and burned in the last week of February 2030.", "looted", "the last week of February 2030", "2030-02-22/2030-02-28"),
        ("Gunmen killed a guard between midnight and 2am on 1 March 2030.", "killed", "midnight and 2am on 1 March 2030", "2030-03-01T00:00/2030-03-01T02:00"),
        ("Gunmen killed a guard on the night of 6 to 7 March 2030.", "killed", "the night of 6 to 7 March 2030", "2030-03-06TNI"),
    ],
)  # fmt: skip
def test_a_stretch_is_one_time_with_both_its_ends(reading, text, word, exact, value):
    """M46."""
    found = reading(text)
    when = time(found, event(found, word))
    assert (when.exact, when.value) == (exact, value)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Prosecutors charged Adil Varel with ordering a murder in June 2019.", "charged"),
        ("The villagers taken last month have been freed.", "freed"),
        ("A suspect was arrested and released on Monday.", "arrested"),
        ("The mission documented 31 executions in Rutsuru, a rise on December.", "executions"),
    ],
)  # fmt: skip
def test_the_time_of_one_deed_is_not_lent_to_another(reading, text, word):
    """M46: no date is better than another's."""
    found = reading(text)
    assert event(found, word).when is None


def test_what_one_explosion_has_killed_is_its_own_toll(reading):
    """M54: more than a hundred, but of one happening."""
    found = reading(
        "An explosion at a refinery in Ravas has killed more than 100 people."
    )
    assert event(found, "explosion").counts


def test_what_a_war_has_killed_is_nobodys_toll(reading):
    found = reading("The war has killed more than 700 people.")
    assert all(q.aggregate for q in found.quantities)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The group Saraya al-Fida, led by Abu Zainab al-Lami, denied it.", ("Abu Zainab al-Lami", "leader-of", "Saraya al-Fida", False)),
        ("Former police commander Adil Varel was charged.", ("Adil Varel", "former-role", "police commander", True)),
        ("Ex-general Tomas Ibarra denied it.", ("Tomas Ibarra", "former-role", "general", True)),
        ("The Arak Front broke away from the Rakhin League.", ("Arak Front", "former-role", "Rakhin League", True)),
        ("Karim Dahhak, who used to work for the Basra Times, was found dead.", ("Karim Dahhak", "former-role", "Basra Times", True)),
        ("The Rafid Brigades are believed to be controlled by the Popular Front.", ("Rafid Brigades", "under-control-of", "Popular Front", False)),
        ("Emil Sarr, mayor of Basra and a cousin of the minister, was shot.", ("Emil Sarr", "family-of", "the minister", False)),
    ],
)  # fmt: skip
def test_a_relation_is_read_from_the_words_that_state_it(text, relation):
    """M35."""
    assert relation in relations(text)


def test_what_is_supposed_is_no_relation():
    """M24: nobody says that he is one."""
    assert not relations("If Hadi Bakr is a member of the Black Hand, he must go.")
    assert not relations("Police asked whether Hadi Bakr leads the Black Hand.")


def test_what_is_believed_is_not_asserted(reading):
    """M30: the belief stays with the relation's claim."""
    found = reading("The Rafid Brigades are believed to be led by Karim Dahhak.")
    claims = {claim.id: claim for claim in found.claims}
    (relation,) = found.relations
    assert claims[relation.claim].certainty == "probable"


@pytest.mark.parametrize(
    ("text", "spelt", "schema"),
    [
        ("A white Toyota was found near Garis.", "Toyota", "Thing"),
        ("A group calling itself Awliya al-Dam claimed it.", "Awliya al-Dam", "Organization"),
        ("In the capital, Ndalo, two soldiers were killed.", "Ndalo", "Address"),
        ("Fighting in and around Masteri killed 60.", "Masteri", "Address"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_typed_by_the_words_around_it(reading, text, spelt, schema):
    found = reading(text)
    assert {e.schema for e in found.entities if spelt in (e.name, *e.aliases)} == {
        schema
    }


def test_a_police_chief_in_a_town_does_not_head_the_town():
    found = relations("Ahmad Zia, a deputy police chief in Kunduz, was wounded.")
    assert not any(kind == "leader-of" for _, kind, _, _ in found)
