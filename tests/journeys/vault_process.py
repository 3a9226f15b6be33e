"""The vault process as a journey meets it: a real process, spoken to in frames."""

import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

from evidence_kit import messages

PATIENCE_S = 60
COMMAND = (sys.executable, "-m", "evidence_kit", messages.VAULT_ARGUMENT)
_CHUNK_BYTES = 1 << 16

Answer = TypeVar("Answer", bound=messages.Message)


class VaultProcess:
    """One vault process, seen from the other end of its pipes."""

    def __init__(self, running: subprocess.Popen[bytes]) -> None:
        assert running.stdin is not None
        assert running.stdout is not None
        self.running = running
        self._to = running.stdin.fileno()
        self._from = running.stdout.fileno()
        self._heard = bytearray()
        self._last_id = 0
        self.said: list[messages.FromVault] = []
        """Everything it said so far, in order."""

    def send(self, request: messages.Request) -> int:
        """Ask, without waiting; returns the request's number."""
        self._last_id += 1
        self.write(messages.frame(messages.Ask(id=self._last_id, request=request)))
        return self._last_id

    def stop(self, request_id: int) -> None:
        self.write(messages.frame(messages.Stop(id=request_id)))

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._to, rest) :]

    def hear(self) -> messages.FromVault:
        """Return the next thing it says."""
        while (payload := self._next_payload()) is None:
            assert self._read(), f"nothing more came after {self.said[-3:]}"
        message = messages.from_vault(payload)
        self.said.append(message)
        return message

    def hear_until(self, is_it: Callable[[messages.FromVault], bool]) -> messages.FromVault:
        """Listen until something is said that fits."""
        while not is_it(message := self.hear()):
            pass
        return message

    def end_of(self, request_id: int) -> messages.Done | messages.Refused:
        """Listen until a request has its answer or its refusal."""
        for message in self.said:
            if isinstance(message, messages.Done | messages.Refused) and message.id == request_id:
                return message
        while True:
            message = self.hear()
            if isinstance(message, messages.Done | messages.Refused) and message.id == request_id:
                return message

    def ask(self, request: messages.Request, kind: type[Answer]) -> Answer:
        """Ask and wait for the answer, which is of this kind."""
        ended = self.end_of(self.send(request))
        assert isinstance(ended, messages.Done), ended
        assert isinstance(ended.answer, kind)
        return ended.answer

    def refusal(self, request: messages.Request) -> messages.Problem:
        """Ask and wait for the refusal."""
        ended = self.end_of(self.send(request))
        assert isinstance(ended, messages.Refused), ended
        return ended.problem

    def parts(self, request_id: int) -> list[messages.Part]:
        """Return what was told of a request so far."""
        return [
            message.part
            for message in self.said
            if isinstance(message, messages.Told) and message.id == request_id
        ]

    def hang_up(self) -> int:
        """End its input and wait until it has ended; returns its exit status."""
        assert self.running.stdin is not None
        self.running.stdin.close()
        while self._read():
            pass
        return self.running.wait(timeout=PATIENCE_S)

    def _next_payload(self) -> bytes | None:
        start = messages.LENGTH_BYTES
        if len(self._heard) < start:
            return None
        end = start + messages.payload_length(bytes(self._heard[:start]))
        if len(self._heard) < end:
            return None
        payload = bytes(self._heard[start:end])
        del self._heard[:end]
        return payload

    def _read(self) -> bool:
        ready, _, _ = select.select([self._from], [], [], PATIENCE_S)
        assert ready, "nothing more came"
        data = os.read(self._from, _CHUNK_BYTES)
        self._heard += data
        return bool(data)


@contextmanager
def vault_process(
    cwd: Path, command: tuple[str, ...] = COMMAND, log: IO[bytes] | None = None
) -> Iterator[VaultProcess]:
    """Start a vault process, hear its greeting, and see it end.

    Args:
        cwd: Where it runs.
        command: How it is started.
        log: What receives its standard error.
    """
    running = subprocess.Popen(
        command,
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        bufsize=0,
    )
    with running:
        try:
            process = VaultProcess(running)
            greeting = process.hear()
            assert isinstance(greeting, messages.Ready)
            yield process
        finally:
            running.kill()
