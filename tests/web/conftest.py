"""An invented case with hostile, right-to-left and printed reports, and a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pytest_socket import disable_socket, enable_socket
from reportlab.pdfgen.canvas import Canvas

from tahqiq.cli.app import run as run_command
from tahqiq.web.app import create_app
from tahqiq.web.settings import UploadLimits, WebSettings

ANALYST = "Mina Darvish"
ATTACK = "<img src=x onerror=alert(1)><script>alert('x')</script>"
WIRE = """Lawyer shot dead in Orun

ORUN, March 4, 2031 (Orun Wire) - Gunmen shot the lawyer Samir al-Rubai on Tuesday.

Police colonel Rostam Qadiri said that two men on a motorcycle fired at the lawyer.
A neighbour accused the Katibat al-Nahr militia of ordering the killing.
The militia denied any involvement.
"""
RADIO = """Baran Radio, 5 March 2031

Samir Rubai, a lawyer, was killed in Orun on Tuesday, his brother told Baran Radio.
"They had threatened him for months," the brother said.
Officials said that three people were wounded in the attack.
"""
HOSTILE = f"""<html><head><title>{ATTACK.replace("<", "&lt;")}</title></head><body>
<article><h1>{ATTACK.replace("<", "&lt;")}</h1>
<p>Colonel Rostam Qadiri said that {ATTACK.replace("<", "&lt;")} killed the lawyer
Samir al-Rubai in Orun on 4 March 2031, and nobody was arrested after the attack.</p>
<svg onload="alert(2)"><script>alert(3)</script></svg><script>alert(4)</script>
</article></body></html>"""
ARABIC = """قتل المحامي سمير الربيعي في أورون

قال العقيد رستم القادري إن مسلحين أطلقوا النار على المحامي يوم الثلاثاء.
نفت الكتيبة أي تورط في الحادث.
"""
SETTINGS = """title = "The lawyer of Orun"
question = "Who killed Samir al-Rubai, and on whose orders?"

[[hypotheses]]
id = "militia"
text = "Members of Katibat al-Nahr did it."

[[hypotheses]]
id = "other"
text = "Someone else did it."
"""


def printed() -> bytes:
    """A report of one page, as PDF."""
    held = BytesIO()
    canvas = Canvas(held, invariant=True)
    canvas.drawString(72, 720, "Dalil Rights Centre, 7 March 2031")
    canvas.drawString(72, 690, "Samir al-Rubai was shot dead in Orun on 4 March 2031.")
    canvas.drawString(
        72, 670, "His family said that the police did not come for an hour."
    )
    canvas.save()
    return held.getvalue()


@dataclass
class Browser:
    """A browser at the workbench: keeps its cookie, sends the token of its forms."""

    client: TestClient

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers=headers, follow_redirects=False)

    def json(self, path: str) -> Any:
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(
        self, path: str, headers: dict[str, str] | None = None, **fields: Any
    ) -> Any:
        data = {"csrf": self.token(), **fields}
        return self.client.post(
            path, data=data, headers=headers, follow_redirects=False
        )

    def token(self) -> str:
        return str(self.json("/me.json")["csrf"])


@pytest.fixture(autouse=True)
def loops_own_sockets() -> None:
    """An event loop wakes itself over a pair of Unix sockets; the network stays off."""
    enable_socket()  # else one guard would stand before the other
    disable_socket(allow_unix_socket=True)


def run(*words: str) -> None:
    with pytest.raises(SystemExit):
        run_command([*words, "--author", ANALYST])


@pytest.fixture(scope="session")
def workbench_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case; never written to by a test."""
    folder = tmp_path_factory.mktemp("web")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "wire.txt").write_text(WIRE, encoding="utf-8")
    (reports / "radio.txt").write_text(RADIO, encoding="utf-8")
    (reports / "a<b onclick=x>.html").write_text(HOSTILE, encoding="utf-8")
    (reports / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    (reports / "centre.pdf").write_bytes(printed())
    (reports / "junk.bin").write_bytes(bytes(range(256)) * 8)
    case = folder / "case"
    run("new", str(case), "--title", "The lawyer of Orun")
    (case / "case.toml").write_text(SETTINGS, encoding="utf-8")
    run("add", str(case), str(reports))
    return case


@pytest.fixture
def case(workbench_case: Path, tmp_path: Path) -> Path:
    """A copy of the case, to be changed."""
    return shutil.copytree(workbench_case, tmp_path / "case")


def settings_of(case: Path) -> WebSettings:
    numbers = count()
    return WebSettings(
        case=case, analyst=ANALYST, clock=lambda: datetime(2031, 3, 12, 9, tzinfo=UTC),
        token=lambda: f"secret-{next(numbers)}", tool="tahqiq 0",
        uploads=UploadLimits(files=3, total=400_000, form=40_000),
    )  # fmt: skip


@pytest.fixture
def browser(case: Path) -> Iterator[Browser]:
    """A browser of the one person who works on this machine."""
    with TestClient(
        create_app(settings_of(case)), base_url="http://127.0.0.1:8710"
    ) as client:
        yield Browser(client)


def document_of(browser: Browser, file: str) -> str:
    """Id of the report with this in its file name."""
    rows = browser.json("/documents.json")["rows"]
    return next(row["id"] for row in rows if file in row["file"])


def visible(page: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
