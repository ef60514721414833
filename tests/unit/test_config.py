"""``case.toml`` is read to the letter, and its writer and its reader agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.config import Environment, parse_settings, read_environment, read_settings
from tahqiq.errors import CaseError, CaseTooNew
from tahqiq.model.case import CaseSettings, EvidenceRow, Hypothesis, SourceProfile
from tahqiq.store.case_toml import case_toml

TITLED = 'title = "The dam at Orun"\n'
# Spelled out where they are written (`tahqiq.store.spelling`): NUL and surrogates.
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x00")
WORDS = st.text(CHARACTERS, min_size=1, max_size=15).filter(lambda text: text.strip())
KEYS = st.text(CHARACTERS, min_size=1, max_size=8)
SOME = st.none() | WORDS
SETTINGS = st.builds(
    CaseSettings,
    title=WORDS,
    question=SOME,
    scope=st.dictionaries(KEYS, WORDS, max_size=3),
    hypotheses=st.lists(
        st.builds(Hypothesis, id=WORDS, text=WORDS),
        unique_by=lambda row: row.id,
        max_size=3,
    ).map(tuple),
    evidence=st.lists(
        st.builds(
            EvidenceRow,
            id=WORDS,
            kind=st.sampled_from(["claim", "absence", "assumption", "deduction"]),
            text=WORDS,
            group=SOME,
            origin=SOME,
            weight=st.floats(0, 10),
        ),
        unique_by=lambda row: row.id,
        max_size=3,
    ).map(tuple),
    sources=st.lists(
        st.builds(
            SourceProfile,
            name=WORDS,
            kind=SOME,
            owner=SOME,
            reliability=st.sampled_from(["A", "F"]),
            documents=st.lists(WORDS, max_size=2).map(tuple),
        ),
        unique_by=lambda row: row.name,
        max_size=3,
    ).map(tuple),
    toll_rule=WORDS,
    database=SOME,
)


@given(SETTINGS)
def test_what_is_written_is_read_back(settings: CaseSettings) -> None:
    assert parse_settings(case_toml(settings)) == settings


def test_the_examples_of_a_new_file_are_themselves_valid() -> None:
    text = case_toml(CaseSettings(title="The dam at Orun"))
    commented = [
        line.removeprefix("# ")
        for line in text.splitlines()
        if "=" in line or line.startswith("# [")
    ]
    title, *rest = (line for line in commented if not line.startswith("format"))
    found = parse_settings("\n".join([title, *_in_order(rest)]))
    assert [row.id for row in found.hypotheses] == ["militia", "other"]
    assert found.evidence[0].kind == "absence"
    assert found.sources[0].owner == "its member newspapers"
    assert found.database is None


def _in_order(lines: list[str]) -> list[str]:
    """The example lines with the headers that stand uncommented among them."""
    headers = {"from": "[scope]", "english_model": "[settings]"}
    return [
        part
        for line in lines
        for part in (headers.get(line.partition(" ")[0], ""), line)
    ]


def test_dates_and_numbers_of_the_scope_become_words() -> None:
    found = parse_settings(TITLED + "[scope]\nfrom = 2031-03-11\nmost = 12\n")
    assert found.scope == {"from": "2031-03-11", "most": "12"}


def test_a_row_without_id_gets_one_that_outlives_a_new_order() -> None:
    rows = ['[[evidence]]\nkind = "claim"\ntext = "a"\n',
            '[[evidence]]\nkind = "claim"\ntext = "b"\n']  # fmt: skip
    one = parse_settings(TITLED + "".join(rows)).evidence
    two = parse_settings(TITLED + "".join(reversed(rows))).evidence
    assert {row.id for row in one} == {row.id for row in two}
    assert len({row.id for row in one}) == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('questoin = "b"', 2, "Did you mean `question`?"),
        ('\n# a remark\nquestoin = "b"', 4, "Did you mean `question`?"),
        ('colour = "b"', 2, "Known are `format`, `title`"),
        ("[sorces]", 2, "Did you mean `sources`?"),
        ('[[hypotheses]]\nid = "a"\ntxt = "b"', 4, "unknown key `txt` in [hypotheses]"),
        ('[settings]\nenglish = "b"', 3, "Did you mean `english_model`?"),
        ("[settings]\nenglish_model = 3", 3, "Expected `str`, got `int`"),
        ('[[evidence]]\nkind = "clam"\ntext = "b"', 3, "Known are `claim`, `absence`"),
        (
            '[[evidence]]\nkind = "claim"\ntext = "b"\nweight = "much"',
            5,
            "Expected `float`",
        ),
        ('[[evidence]]\nkind = "claim"', 2, "missing required field `text`"),
        ('[[sources]]\nname = "n"\nreliability = "Q"', 4, "Known are `A`, `B`"),
        ("scope = 3", 2, "Expected `object`"),
        ("hypotheses = [1]", 2, "Expected `object`"),
        ('[hypotheses]\nid = "a"', 2, "Expected `array`"),
        ('[scope]\nwho = ["a"]', 2, "Expected `str`"),
        (
            2 * '[[hypotheses]]\nid = "a"\ntext = "b"\n',
            6,
            "the id 'a' in [[hypotheses]] stands twice",
        ),
        ('[[sources]]\nname = ""', 3, "the name '' in [[sources]] is empty"),
        ("format = true", 2, "format is not a number"),
        ("question =", 2, "not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse_settings(TITLED + text)
    assert words in str(caught.value)
    assert f"line {line}" in str(caught.value) or words == "not TOML"


def test_a_case_has_a_title() -> None:
    with pytest.raises(CaseError, match="required field `title`"):
        parse_settings("")
    with pytest.raises(CaseError, match="line 1: the title is empty"):
        parse_settings('title = " "')


def test_a_later_format_is_refused_before_its_keys_are_looked_at() -> None:
    with pytest.raises(CaseTooNew, match="upgrade"):
        parse_settings(TITLED + 'format = 2\nnovelty = "a"')


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(TITLED, encoding="utf-8-sig")
    assert read_settings(tmp_path).title == "The dam at Orun"


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is no case: it has no"):
        read_settings(tmp_path)
    with pytest.raises(CaseError, match="there is no case folder"):
        read_settings(tmp_path / "elsewhere")
    (tmp_path / "case.toml").write_bytes(b'title = "caf\xe9"')
    with pytest.raises(CaseError, match="not UTF-8"):
        read_settings(tmp_path)


def test_the_environment_gives_defaults_where_it_is_set() -> None:
    assert read_environment({}) == Environment()
    assert read_environment({"TAHQIQ_AUTHOR": "", "TAHQIQ_CASE": ""}) == Environment()
    found = read_environment({"TAHQIQ_AUTHOR": "Mina", "TAHQIQ_CASE": "dam"})
    assert found == Environment(author="Mina", case=Path("dam"))


def test_the_environment_is_that_of_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TAHQIQ_AUTHOR", "Mina Darvish")
    assert read_environment().author == "Mina Darvish"
