"""Real browsers without a display, driven as their makers mean it: one page, real choices.

Chromium through its driver (W3C WebDriver), Firefox through Marionette, which it brings along. Both
get a profile of their own in a folder that goes with the test, and no network to speak of: the page
is a file.
"""

import json
import select
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

PATIENCE_S = 300
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names an element (W3C WebDriver §12.1)."""


class BrowserError(Exception):
    """A browser is not there, or does not do what it is asked."""


class Browser(Protocol):
    """What a test or a bench does with a browser."""

    def open(self, path: Path, query: str = "") -> None:
        """Open a file as a page."""
        ...

    def choose(self, field: str, *paths: Path) -> None:
        """Choose files, or one folder, in a field that takes them."""
        ...

    def type(self, field: str, text: str) -> None:
        """Type into a field."""
        ...

    def ask(self, script: str) -> Any:
        """Return what a script returns, promises waited for."""
        ...


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """Start Chromium, if it and its driver are installed.

    Args:
        folder: Where its profile goes.
    """
    driver, port = found("chromedriver"), free_port()
    running = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.PIPE, text=True)
    try:
        wait_for(running, "started successfully")
        made = _Chromium(port, folder)
        try:
            yield made
        finally:
            made.close()
    finally:
        end(running)


@contextmanager
def firefox(folder: Path) -> Iterator[Browser]:
    """Start Firefox, if it is installed.

    Args:
        folder: Where its profile goes.
    """
    port = free_port()
    profile = folder / "firefox"
    profile.mkdir()
    (profile / "user.js").write_text(
        f'user_pref("marionette.port", {port});\nuser_pref("network.proxy.type", 1);\n'
        'user_pref("network.proxy.http", "127.0.0.1");\nuser_pref("network.proxy.http_port", 9);\n',
        encoding="ascii",
    )
    command = [found("firefox-esr"), "--headless", "--marionette", "--profile", str(profile)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        wait_for(running, "Listening on port")
        with socket.create_connection(("127.0.0.1", port), PATIENCE_S) as line:
            yield _Firefox(line)
    finally:
        end(running)


class _Chromium:
    def __init__(self, port: int, folder: Path) -> None:
        self._base = f"http://127.0.0.1:{port}/session"
        arguments = ["--headless=new", "--no-sandbox", f"--user-data-dir={folder / 'chromium'}"]
        options = {"binary": found("chromium"), "args": arguments}
        wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        self._base += "/" + self._post("", wanted)["sessionId"]
        self._post("/timeouts", {"script": PATIENCE_S * 1000})

    def open(self, path: Path, query: str = "") -> None:
        self._post("/url", {"url": path.as_uri() + query})

    def choose(self, field: str, *paths: Path) -> None:
        self._keys(field, "\n".join(map(str, paths)))

    def type(self, field: str, text: str) -> None:
        self._keys(field, text)

    def ask(self, script: str) -> Any:
        return self._post("/execute/sync", {"script": script, "args": []})

    def close(self) -> None:
        """End the browser; its driver would leave it running."""
        asked = urllib.request.Request(self._base, method="DELETE")  # noqa: S310 - of this computer
        urllib.request.urlopen(asked, timeout=PATIENCE_S).close()  # noqa: S310 - see above

    def _keys(self, field: str, text: str) -> None:
        element = self._post("/element", {"using": "css selector", "value": f"#{field}"})[_ELEMENT]
        self._post(f"/element/{element}/value", {"text": text})

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        asked = urllib.request.Request(  # noqa: S310 - the driver on this computer
            self._base + path,
            json.dumps(body).encode("utf-8"),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:  # noqa: S310 - see above
            return json.load(answer)["value"]


class _Firefox:
    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._file = line.makefile("rb")
        self._number = 0
        self._hear()
        self._do("WebDriver:NewSession", {"strictFileInteractability": False})
        self._do("WebDriver:SetTimeouts", {"script": PATIENCE_S * 1000})

    def open(self, path: Path, query: str = "") -> None:
        self._do("WebDriver:Navigate", {"url": path.as_uri() + query})

    def choose(self, field: str, *paths: Path) -> None:
        self._keys(field, "\n".join(map(str, paths)))

    def type(self, field: str, text: str) -> None:
        self._keys(field, text)

    def ask(self, script: str) -> Any:
        return self._do("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def _keys(self, field: str, text: str) -> None:
        found = self._do("WebDriver:FindElement", {"using": "css selector", "value": f"#{field}"})
        element = found["value"][_ELEMENT]
        self._do("WebDriver:ElementSendKeys", {"id": element, "text": text})

    def _do(self, command: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        said = json.dumps([0, self._number, command, parameters]).encode("utf-8")
        self._line.sendall(str(len(said)).encode("ascii") + b":" + said)
        _kind, _number, problem, value = self._hear()
        if problem is not None:
            raise BrowserError(problem)
        return value

    def _hear(self) -> Any:
        """One message: its length in digits, a colon, JSON."""
        digits = b""
        while not digits.endswith(b":"):
            digits += self._file.read(1)
        return json.loads(self._file.read(int(digits[:-1])))


def most_memory_mb(folder: Path) -> int:
    """Return the most that one process of a browser held, which has its profile in a folder."""
    peaks = [0]
    for process in Path("/proc").glob("[0-9]*"):
        # A process may end while it is looked at.
        with suppress(OSError):
            if str(folder).encode() in (process / "cmdline").read_bytes():
                lines = (process / "status").read_text(encoding="ascii").splitlines()
                peaks += [int(line.split()[1]) // 1024 for line in lines if "VmHWM" in line]
    return max(peaks)


def found(name: str) -> str:
    """Return where a browser is.

    Raises:
        BrowserError: It is not installed.
    """
    path = shutil.which(name)
    if path is None:
        raise BrowserError(f"{name} is not installed")
    return path


def free_port() -> int:
    """Return a port of this computer that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def end(running: subprocess.Popen[str]) -> None:
    """End a process without waiting for what it started to close the pipe."""
    running.terminate()
    running.wait()
    _said_by(running).close()


def wait_for(running: subprocess.Popen[str], sign: str) -> None:
    """Read what a process says until it says that it is ready.

    Raises:
        BrowserError: It ends before, or never says so.
    """
    said = _said_by(running)
    while select.select([said], [], [], PATIENCE_S)[0]:
        line = said.readline()
        if sign in line:
            return
        if not line:
            raise BrowserError(f"it ended before it said {sign!r}")
    raise BrowserError(f"it never said {sign!r}")


def _said_by(running: subprocess.Popen[str]) -> IO[str]:
    if running.stdout is None:
        raise BrowserError("it was started without a pipe")
    return running.stdout
