"""The app in a browser, on this machine alone."""

import shlex
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from aiohttp import web
from textual_serve.server import Server

from kaiser_study.errors import StudyError

HOST = "127.0.0.1"


def serve(command: Sequence[str], title: str, port: int) -> None:
    """Runs a command of ours for every page that is opened, until Ctrl+C. Raises StudyError if the port is taken."""
    line = subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
    try:
        _Served(line, HOST, port, title).serve()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StudyError(f"port {port} cannot be used ({reason})", remedy="choose another with --port") from error


class _Served(Server):
    """Lets no other site in: what a page elsewhere asks this address for would come with the learner's rights."""

    async def on_startup(self, app: web.Application) -> None:
        print(f"Study at {self.public_url} until Ctrl+C.")
        print("There is no password: whoever can reach this port on this machine studies as you.", flush=True)

    def initialize_logging(self) -> None:
        """Tells nothing of single requests."""

    async def handle_index(self, request: web.Request) -> Any:
        self._refuse_foreign(request)
        page = await super().handle_index(request)
        page.headers["Content-Security-Policy"] = _OWN_ALONE
        page.headers["X-Frame-Options"] = "DENY"
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        self._refuse_foreign(request)
        return await super().handle_websocket(request)

    def _refuse_foreign(self, request: web.Request) -> None:
        """Another site has another origin; a name that was made to point here is another host."""
        own = (f"{HOST}:{self.port}", HOST) if self.port == 80 else (f"{HOST}:{self.port}",)
        origin = request.headers.get("Origin", self.public_url)
        if request.host not in own or origin != self.public_url:
            raise web.HTTPForbidden(text=f"Only {self.public_url} itself is served.")


_OWN_ALONE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws:"
)
"""The page would have its font from another site."""
