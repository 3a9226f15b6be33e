"""Somebody at a terminal, with the case that the window made; a process of its own."""

import sys
from pathlib import Path

from evidence_kit.cli.main import main
from evidence_kit.sandbox.hardening import harden
from tests.leaks.canaries import TEXT_NAME


def run(folder: Path, case_path: Path) -> None:
    """Add, report, check; the passphrase comes from a file that is not on the case's disk."""
    harden()
    sources, stick = folder / "sources", folder / "stick"
    given = ["--passphrase-file", str(sources / "passphrase.txt")]
    for verb, *arguments in (
        ("add", str(case_path), str(sources / TEXT_NAME), *given),
        ("report", str(case_path), "-o", str(stick / "report.pdf"), *given),
        ("check", str(case_path), "--full", *given),
    ):
        status = main([verb, *arguments])
        if status:
            raise SystemExit(f"{verb} ended with {status}")


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
