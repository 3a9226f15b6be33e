"""The window's end of the pipe, as a file that can be read again and again."""

import os
from pathlib import Path

from evidence_kit import messages
from evidence_kit.service.pipes import Speaker


class Heard:
    """Everything a speaker said."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT)
        self.speaker = Speaker(self._descriptor)

    def __del__(self) -> None:
        os.close(self._descriptor)

    @property
    def messages(self) -> list[messages.FromVault]:
        rest = self._path.read_bytes()
        found = []
        while rest:
            start = messages.LENGTH_BYTES
            end = start + messages.payload_length(rest[:start])
            found.append(messages.from_vault(rest[start:end]))
            rest = rest[end:]
        return found

    @property
    def kinds(self) -> list[str]:
        return [type(message).__name__ for message in self.messages]
