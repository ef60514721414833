"""The README shows what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tahqiq.cli.app import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REPORTS = ROOT / "samples" / "sahran" / "reports"


def test_the_readme_opens_with_the_two_commands() -> None:
    _, block, _ = README.split("```", 2)
    assert re.findall(r"^make \w+", block, flags=re.MULTILINE) == [
        "make demo",
        "make test",
    ]


@pytest.mark.slow
def test_the_example_is_what_read_prints() -> None:
    example = README.split("```text\n")[1].split("```")[0]
    files = ("14-baran-radio-interview.txt", "07-interior-ministry.docx")
    result = CliRunner().invoke(app, ["read", *(str(REPORTS / name) for name in files)])
    printed = set(result.stdout.splitlines())
    missing = [line for line in example.splitlines() if line and line not in printed]
    assert missing == []
