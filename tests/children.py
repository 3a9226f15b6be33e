"""The processes this one, or another, started and has not waited for, ended or not (Linux)."""

import os
from pathlib import Path


def children(of: int | None = None) -> frozenset[int]:
    """Their numbers; other parts of a test run keep processes of their own."""
    listed = Path(f"/proc/{os.getpid() if of is None else of}/task").glob("*/children")
    return frozenset(int(number) for each in listed for number in each.read_text("ascii").split())
