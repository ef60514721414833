"""Relations as another hand writes them: offices, workplaces, bodies, former roles (M35)."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_relations import relations

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("District police chief Omar Sadi denied it. The police held two men.", ("Omar Sadi", "leader-of", "The police", False)),
        ("A police constable wept. The police denied it.", ("A police constable", "employed-by", "The police", False)),
        ("Hospital staff were hurt at Karad hospital.", ("Hospital staff", "employed-by", "Karad hospital", False)),
        ("Marta Sadi died at the Institute for Land Rights, where she had worked since 2026.", ("Marta Sadi", "employed-by", "Institute for Land Rights", False)),
        ("Agents held the journalist Leyla Sadi, of Radio Karad, at her home.", ("Leyla Sadi", "employed-by", "Radio Karad", False)),
        ("The Red Front fled. The movement's spokesman, Karim Nouri, denied it.", ("Karim Nouri", "member-of", "Red Front", False)),
        ("The Red Front fled. Its commanders denied it.", ("Its commanders", "member-of", "Red Front", False)),
        ("The order bears the signature of Colonel Omar Sadi, who commanded the Karad Brigade at the time.", ("Omar Sadi", "former-role", "Karad Brigade", True)),
        ("Omar Sadi is chief of staff to Governor Teresa Lanza.", ("Omar Sadi", "employed-by", "Teresa Lanza", False)),
        ("Karim Nouri is challenging Mayor Omar Sadi.", ("Karim Nouri", "opposed-to", "Omar Sadi", False)),
        ("Leyla Sadi is running against Governor Omar Nouri.", ("Leyla Sadi", "opposed-to", "Omar Nouri", False)),
        ("Leyla Sadi left. Her party, the Green Union, denied it.", ("Leyla Sadi", "member-of", "Green Union", False)),
        ("Armed men entered Ngolo, a mining town in the north of Gabon.", ("Ngolo", "located-in", "Gabon", False)),
        ("They live in a camp near the town of Sarkand.", ("a camp", "located-in", "Sarkand", False)),
        ("In August the commission's chairwoman, Patience Osei, resigned.", ("Patience Osei", "former-role", "the commission", True)),
        ("The head of the Karad police, Omar Sadi, was sacked on Monday.", ("Omar Sadi", "former-role", "the Karad police", True)),
        ("Leyla Sadi was born in Karad, the daughter of a schoolteacher.", ("Leyla Sadi", "family-of", "a schoolteacher", False)),
        ("The Front of the Three Rivers (FTR), a rebel group, denied it. The FTR spokesman, Karim Nouri, left.", ("Karim Nouri", "member-of", "Front of the Three Rivers", False)),
    ],
)  # fmt: skip
def test_another_hand_states_a_relation(text, relation):
    assert relation in relations(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Karim Nouri is challenging the toll.", "opposed-to"),
        ("The victims were Omar Sadi and his driver. The victims were found.", "leader-of"),
        ("The commander resigned himself to the losses of the Red Front.", "former-role"),
        ("The teachers' union denied it.", "member-of"),
        ("The institute where she might have worked was shelled.", "employed-by"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_relation_states_none(text, kind):
    assert kind not in {row[1] for row in relations(text)}


def test_a_driver_named_beside_his_master_is_nobody_elses():
    found = relations(
        "The victims were Omar Sadi, an aide to the mayor, and his driver."
    )
    assert ("The victims", "employed-by", "Omar Sadi", False) not in found
