"""The HTTP API against its own description: what it promises is what it answers.

schemathesis makes requests from ``/openapi.json``, fitting and not, and looks at each
answer: no failure of the server, only statuses and bodies that the description names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
import requests
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from pytest_socket import disable_socket, enable_socket
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tahqiq.cli.app import run as run_command
from tahqiq.web.app import create_app
from tahqiq.web.settings import WebSettings

HERE = "http://127.0.0.1:8710"
REPORT = """Lawyer shot dead in Orun

ORUN, March 4, 2031 (Orun Wire) - Gunmen shot the lawyer Samir al-Rubai on Tuesday.

Police colonel Rostam Qadiri said that two men on a motorcycle fired at the lawyer.
A neighbour accused the Katibat al-Nahr militia of ordering the killing.
The militia denied any involvement.
"""
PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
EXAMPLES = 12  # of each request; a longer hunt is one option away: --hypothesis-seed


def keep_off_the_network() -> None:
    """No network; but an event loop wakes itself over a pair of Unix sockets."""
    enable_socket()  # else one guard would stand before the other
    disable_socket(allow_unix_socket=True)


@pytest.fixture(autouse=True)
def off_the_network() -> None:
    keep_off_the_network()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The workbench of a small case, as one person uses it."""
    keep_off_the_network()
    folder = tmp_path_factory.mktemp("api")
    (folder / "wire.txt").write_text(REPORT, encoding="utf-8")
    case = folder / "case"
    for words in (["new", str(case), "--title", "The lawyer of Orun"],
                  ["add", str(case), str(folder / "wire.txt")]):  # fmt: skip
        with pytest.raises(SystemExit):
            run_command([*words, "--author", "Mina Darvish"])
    numbers = count()
    app = create_app(
        WebSettings(
            case=case,
            analyst="Mina Darvish",
            tool="tahqiq 0",
            clock=lambda: datetime(2031, 3, 12, 9, tzinfo=UTC),
            token=lambda: f"secret-{next(numbers)}",
        )
    )
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as client:
        yield client


def operations(served: TestClient) -> Iterator[Any]:
    """Every request that the workbench describes."""
    described = schemathesis.openapi.from_dict(served.get("/openapi.json").json())
    for found in described.get_all_operations():
        yield found.ok()


def send(client: TestClient, case: Any, token: str) -> Any:
    """Send a request as schemathesis has made it, byte by byte, with our token."""
    sent = case.as_transport_kwargs(base_url=HERE)
    sent.pop("cookies", None)  # those of the client count
    made = requests.Request(**sent).prepare()
    return client.request(
        made.method or "GET",
        made.url or "",
        headers={**made.headers, "x-csrf-token": token},
        content=made.body,  # type: ignore[arg-type]
        follow_redirects=False,
    )


def test_every_answer_is_one_that_the_description_names(
    served: TestClient, subtests: pytest.Subtests
) -> None:
    token = served.get("/me.json").json()["csrf"]
    for operation in operations(served):

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            phases=[Phase.generate],  # a failure is small enough as it is
            suppress_health_check=list(HealthCheck),
        )
        def keeps_its_promise(case: Any) -> None:
            response = send(served, case, token)
            case.validate_response(response, checks=PROMISES)

        with subtests.test(operation.label):
            keeps_its_promise()
