"""The app in a browser: what is answered there is in the log, and no other site comes in."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kaiser_study.cli import main
from kaiser_study.model import Grade, Review
from kaiser_study.progress.log import read_log

pytestmark = pytest.mark.browser

CORPUS = "lessons-from-lukasz-kaiser"


@dataclass(frozen=True)
class Served:
    port: int
    log: Path

    def answers(self) -> list[Grade]:
        return [event.grade for event in read_log(self.log, CORPUS) if isinstance(event, Review)]

    def status(self, path: str, **headers: str) -> int:
        return self.get(path, **headers).status

    def get(self, path: str, **headers: str) -> HTTPResponse:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path, headers=headers)
            with connection.getresponse() as response:
                response.read()
                return response


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("served") / "my progress.sqlite3"
    command = [sys.executable, "-m", "kaiser_study", "serve", "--port", str(port), "--progress", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout
        assert server.stdout.readline() == f"Study at http://127.0.0.1:{port} until Ctrl+C.\n"
        assert "no password" in server.stdout.readline()
        served = Served(port, log)
        for _ in range(100):
            try:
                served.status("/static/css/xterm.css")
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        yield served
        server.terminate()
    assert server.returncode == 0


def test_what_is_answered_there_is_in_the_log(browser: Browser, served: Served) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    foreign: list[str] = []
    page.on("requestfinished", lambda request: foreign.append(request.url))
    page.goto(f"http://127.0.0.1:{served.port}/")
    page.wait_for_selector("body.-first-byte")
    for _ in range(100):  # the first keys come before the app is ready for them
        page.mouse.click(500, 450)
        for key in ("Enter", "Space", "Digit3"):
            page.keyboard.press(key)
            page.wait_for_timeout(200)
        if served.log.exists() and served.answers():
            break
    page.close()
    assert set(served.answers()) <= {Grade.GOOD}
    assert served.answers()
    assert all(url.startswith(f"http://127.0.0.1:{served.port}/") for url in foreign)


@pytest.mark.parametrize("path", ["/", "/ws"])
@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_no_other_site_comes_in(served: Served, path: str, headers: dict[str, str]) -> None:
    assert served.status(path, **headers) == 403


def test_nothing_is_loaded_from_elsewhere(served: Served) -> None:
    policy = served.get("/").getheader("Content-Security-Policy") or ""
    assert policy.startswith("default-src 'self'")
    assert "http" not in policy


def test_a_port_that_is_taken_is_told(served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kaiser_study", "serve", "--port", str(served.port)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"port {served.port} cannot be used (")


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)  # as if it were not installed
    monkeypatch.setattr(sys, "argv", ["", "serve"])
    assert main() == 2
    assert capsys.readouterr().err == (
        f"a browser needs the package textual-serve; {sys.executable} -m pip install 'textual-serve<2,>=1.1.3'\n"
    )
