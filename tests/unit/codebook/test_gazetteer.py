"""The gazetteer: what a name may mean, and how context decides."""

from __future__ import annotations

import pytest

from tahqiq.codebook.gazetteer import distance_km, gazetteer


@pytest.mark.parametrize(
    ("name", "countries", "key"),
    [
        ("Iraq", [], "country:IQ"),
        ("U.S.", [], "country:US"),
        ("the Netherlands", [], "country:NL"),
        ("Georgia", [], "country:GE"),
        ("Georgia", ["US"], "division:US/georgia"),
        ("Zeyouneh", ["IQ"], "place:baghdad-zayouna"),
        ("Mexico", [], "country:MX"),
    ],
)
def test_a_name_means_the_likeliest_place(name, countries, key):
    found = gazetteer().locate(name, countries)
    assert found is not None
    assert found.key == key


def test_a_place_is_found_again_by_its_key():
    book = gazetteer()
    for name in ("Baghdad", "Zayouna", "Syria", "Darfur"):
        found = book.locate(name)
        assert found is not None
        assert book.get(found.key) == found


def test_an_adjective_belongs_to_its_country():
    assert gazetteer().country_of("Syrians") == "SY"
    assert gazetteer().country_of("Shiite") is None


def test_a_distance_is_the_same_both_ways():
    book = gazetteer()
    here, there = book.locate("Baghdad"), book.locate("Beirut")
    assert here is not None
    assert there is not None
    assert distance_km(here, there) == distance_km(there, here)


def test_nothing_is_known_of_an_invented_town():
    assert gazetteer().candidates("Qasrel Beyda") == ()
