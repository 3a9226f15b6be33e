"""What keeping files encrypted, and checking that they are whole, takes with other programs.

What this is for: a person may ask whether Evidence Kit is slow. What it is not for: a gate. Each
program keeps other promises – age proves no list of files, 7-Zip hashes with CRC-32 – and does
without reading back what it wrote. The rules are: the same files, the same disk, the same run;
nothing is compressed; all that was written is on the medium before the clock stops; what is not
installed is said to be so.
"""

import functools
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_ROUNDS = 3
_SECRET = "bench"  # noqa: S105 - it protects random bytes


@dataclass(frozen=True, kw_only=True)
class Tool:
    """One program and how it is asked."""

    name: str
    program: str
    """What must be installed; "" for what is here."""
    keep: Callable[[Path, list[Path]], None]
    """Keeps files under a new folder."""
    check: Callable[[Path, list[Path]], None]
    """Reads, decrypts and authenticates all of them."""


def table(
    folder_path: Path,
    sources: list[Path],
    tools: Iterable[Tool],
    seconds: Callable[[Callable[[], object]], float],
) -> Iterator[str]:
    """Yield the lines of a table: what each takes to keep and to check the same files.

    Args:
        folder_path: Where each works, one after the other.
        sources: The files.
        tools: Which programs.
        seconds: Measures how long some work takes.
    """
    total_gib = sum(path.stat().st_size for path in sources) / (1 << 30)
    yield f"{'s per GiB':<16}{'keep':>14}{'check':>14}"
    for tool in tools:
        if tool.program and shutil.which(tool.program) is None:
            yield f"{tool.name:<16}{'not installed':>14}"
            continue
        keep_s = check_s = float("inf")
        for turn in range(_ROUNDS):
            place = folder_path / f"{tool.name} {turn}"
            place.mkdir()
            keep_s = min(keep_s, seconds(functools.partial(_kept, tool, place, sources)))
            check_s = min(check_s, seconds(functools.partial(tool.check, place, sources)))
            shutil.rmtree(place)
        yield f"{tool.name:<16}{keep_s / total_gib:>14.2f}{check_s / total_gib:>14.2f}"


def _kept(tool: Tool, place: Path, sources: list[Path]) -> None:
    tool.keep(place, sources)
    os.sync()


def _run(*command: str | Path, **environment: str) -> None:
    subprocess.run(
        [os.fspath(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )


def _keep_with_age(place: Path, sources: list[Path]) -> None:
    _run("age-keygen", "-o", place / "key")
    recipient = next(
        line.rpartition(" ")[2]
        for line in (place / "key").read_text(encoding="ascii").splitlines()
        if "public key" in line
    )
    for path in sources:
        _run("age", "-r", recipient, "-o", place / f"{path.name}.age", path)


def _check_with_age(place: Path, sources: list[Path]) -> None:
    for path in sources:
        _run("age", "-d", "-i", place / "key", "-o", os.devnull, place / f"{path.name}.age")


def _keep_with_seven_zip(place: Path, sources: list[Path]) -> None:
    _run("7z", "a", "-mx0", "-mhe=on", f"-p{_SECRET}", place / "all.7z", *sources)


def _check_with_seven_zip(place: Path, _sources: list[Path]) -> None:
    _run("7z", "t", f"-p{_SECRET}", place / "all.7z")


def _borg(place: Path, *arguments: str | Path) -> None:
    _run("borg", *arguments, BORG_PASSPHRASE=_SECRET, BORG_BASE_DIR=os.fspath(place))


def _keep_with_borg(place: Path, sources: list[Path]) -> None:
    _borg(place, "init", "--encryption", "repokey-blake2", place / "repository")
    _borg(place, "create", "--compression", "none", f"{place / 'repository'}::all", *sources)


def _check_with_borg(place: Path, _sources: list[Path]) -> None:
    _borg(place, "check", "--verify-data", place / "repository")


def _restic(place: Path, *arguments: str | Path) -> None:
    repository = os.fspath(place / "repository")
    _run("restic", "--no-cache", "-r", repository, *arguments, RESTIC_PASSWORD=_SECRET)


def _keep_with_restic(place: Path, sources: list[Path]) -> None:
    _restic(place, "init")
    _restic(place, "backup", *sources)


def _check_with_restic(place: Path, _sources: list[Path]) -> None:
    _restic(place, "check", "--read-data")


TOOLS = (
    Tool(name="age", program="age", keep=_keep_with_age, check=_check_with_age),
    Tool(name="7-Zip AES", program="7z", keep=_keep_with_seven_zip, check=_check_with_seven_zip),
    Tool(name="borg", program="borg", keep=_keep_with_borg, check=_check_with_borg),
    Tool(name="restic", program="restic", keep=_keep_with_restic, check=_check_with_restic),
)
"""Programs that keep files encrypted, and can be asked whether they still are what they were."""
