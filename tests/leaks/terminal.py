"""Somebody at a terminal, with the case that the window made; a process of its own."""

import sys
from pathlib import Path

from evidence_kit.cli.main import main
from evidence_kit.sandbox.hardening import harden
from tests.leaks.canaries import CHAT, TEXT_NAME

EVERY_VERB = "every-verb"
"""A file of this name beside the disk asks for all of them; each takes a second."""


def run(folder: Path, case_path: Path) -> None:
    """Add, and the rest if asked to; the passphrase comes from a file beside the case's disk."""
    harden()
    sources, stick = folder / "sources", folder / "stick"
    given = ["--passphrase-file", str(sources / "passphrase.txt")]
    verbs = [["add", str(case_path), str(sources / TEXT_NAME)]]
    if (folder / EVERY_VERB).exists():
        # Beside the one that the window made, which has the same name.
        (stick / "again").mkdir()
        verbs += [
            ["paste", str(case_path), CHAT, "--yes"],
            ["report", str(case_path), "-o", str(stick / "report.pdf")],
            ["package", str(case_path), "-o", str(stick / "again"), "--zip"],
            ["check", str(case_path), "--full"],
        ]
    for verb in verbs:
        status = main([*verb, *given])
        if status:
            raise SystemExit(f"{verb[0]} ended with {status}")


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
