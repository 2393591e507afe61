"""The server of a watch: for browsers of this machine, which hear of every change."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from kaiser_study.preview.server import PageServer


@pytest.fixture
def server() -> Iterator[PageServer]:
    with PageServer() as server:
        server.show(lambda edition: f"edition {edition}".encode())
        yield server


def ask(server: PageServer, path: str, **headers: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def test_the_page_is_the_last_one_shown(server: PageServer) -> None:
    assert ask(server, "/").read() == b"edition 1"
    server.show(lambda edition: f"edition {edition}".encode())
    answer = ask(server, "/")
    assert answer.read() == b"edition 2"
    assert answer.headers["Cache-Control"] == "no-store"


def test_nobody_else_is_served(server: PageServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert ask(server, "/", Host="evil.example").status == 421
    assert ask(server, "/", Host=f"evil.example:{server.server_port}").status == 421
    assert ask(server, "/changes", Host="evil.example").status == 421
    assert ask(server, "/etc/passwd").status == 404


def test_a_browser_hears_of_a_change_at_once(server: PageServer) -> None:
    changes = ask(server, "/changes?since=1")
    assert changes.readline() == b":\n"
    server.show(lambda edition: b"")
    assert b"data:" in changes.read()


def test_a_change_that_a_browser_missed_is_told_it(server: PageServer) -> None:
    server.show(lambda edition: b"")
    assert b"data:" in ask(server, "/changes?since=1").read()


def test_a_browser_that_goes_is_no_error(server: PageServer, capsys: pytest.CaptureFixture[str]) -> None:
    ask(server, "/changes?since=1").close()
    server.show(lambda edition: b"")
    assert ask(server, "/").status == 200
    assert capsys.readouterr().err == ""
