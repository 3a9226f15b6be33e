"""What the computer gives: memory for the key, fonts, a display, a clock, a disk, no swap.

Each is tried as the program uses it, where it can be: the key is really derived, a file is really
written, made safe and read back. What could be told only by the window, or only by an
administrator, is not guessed.
"""

import importlib.util
import secrets
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from evidence_kit import files, keys, store
from evidence_kit.casework.proofs import Answer, Proof
from evidence_kit.clock import Clock, utc_text
from evidence_kit.errors import (
    DatabaseDamagedError,
    EvidenceKitError,
    KeyMemoryError,
    StorageError,
)
from evidence_kit.i18n import N_

MADE_AT = datetime(2026, 11, 1, tzinfo=UTC)
"""Before this the program was not there: a clock that says so is wrong."""
_LAST_AT = datetime(2100, 1, 1, tzinfo=UTC)

ENOUGH_ROOM_BYTES = 1 << 30
LEAST_ROOM_BYTES = 64 << 20
"""A small case with its report and package."""
_WRITTEN_BYTES = 1 << 16

_SWAPS_PATH = Path("/proc/swaps")
_IN_MEMORY = "zram"
"""Swap of this kind is compressed memory, not a disk."""

_TOOLKIT = "PySide6"
_DISPLAY_VARIABLES = ("WAYLAND_DISPLAY", "DISPLAY")

_OF_EACH_SCRIPT = "Až9жΩمअ中한ไ"
"""One character for each sort of font that a report may need."""


def prove_key_memory(parameters: keys.KdfParameters = keys.PASSPHRASE_KDF) -> Proof:
    """Derive a key of no vault with the memory that a real one takes."""
    subject = "computer/key-memory"
    try:
        keys.derive_key(secrets.token_hex(16), secrets.token_bytes(keys.SALT_BYTES), parameters)
    except KeyMemoryError as problem:
        return Proof(
            subject=subject,
            answer=Answer.BAD,
            words=N_("There is too little free memory to open a case. Close other programs."),
            detail=str(problem),
        )
    return Proof(
        subject=subject,
        answer=Answer.GOOD,
        words=N_("There is enough free memory to open a case."),
        detail=f"{parameters.memory_kib // 1024} MiB",
    )


def prove_fonts() -> Proof:
    """Open the fonts that travel with the program, and ask them for characters."""
    from evidence_kit.report.fonts import Face, bundled_fonts  # noqa: PLC0415 - see hand_over.py

    subject = "computer/fonts"
    try:
        fonts = bundled_fonts()
        missing = [each for each in _OF_EACH_SCRIPT if not fonts.typeface_for(each, Face.TEXT)]
        blank = [face.value for face in Face if not fonts.draws_all("Ab1", face)]
    except OSError as problem:
        missing, blank = [], [str(problem)]
    if missing or blank:
        return Proof(
            subject=subject,
            answer=Answer.BAD,
            words=N_("Fonts of this installation are missing or damaged. Reports need them."),
            detail=", ".join([*blank, *(f"U+{ord(each):04X}" for each in missing)]),
        )
    return Proof(
        subject=subject, answer=Answer.GOOD, words=N_("The fonts for window and report are whole.")
    )


def prove_display(environment: Mapping[str, str], *, platform: str = sys.platform) -> Proof:
    """Say whether a window can be shown, as far as that can be told without showing one."""
    subject = "computer/display"
    if importlib.util.find_spec(_TOOLKIT) is None:
        return Proof(
            subject=subject,
            answer=Answer.BAD,
            words=N_("What draws the window is not installed. The command line works without it."),
        )
    if platform != "linux":
        return Proof(
            subject=subject,
            answer=Answer.CANNOT_TELL,
            words=N_("Whether a window can be shown is seen only when it opens."),
        )
    found = next((name for name in _DISPLAY_VARIABLES if environment.get(name)), "")
    if not found:
        return Proof(
            subject=subject,
            answer=Answer.PARTLY,
            words=N_("There is no display here. The command line works without one."),
        )
    return Proof(subject=subject, answer=Answer.GOOD, words=N_("There is a display."), detail=found)


def prove_clock(clock: Clock) -> tuple[Proof, ...]:
    """Say whether the clock can be right, and whether it only goes forward."""
    now = clock.now()
    is_plausible = MADE_AT <= now < _LAST_AT
    first = clock.monotonic_ms()
    is_forward = clock.monotonic_ms() >= first
    return (
        Proof(
            subject="computer/clock",
            answer=Answer.GOOD if is_plausible else Answer.BAD,
            words=N_("The clock shows a time that can be. Compare it with another one.")
            if is_plausible
            else N_("The clock is wrong. Set it before evidence comes in, and write that down."),
            detail=utc_text(now),
        ),
        Proof(
            subject="computer/clock-forward",
            answer=Answer.GOOD if is_forward else Answer.BAD,
            words=N_("The computer's count of time goes forward.")
            if is_forward
            else N_("The computer's count of time goes back. Orders of events may be wrong."),
        ),
    )


def prove_disk(folder_path: Path | None) -> tuple[Proof, ...]:
    """Say whether a folder has room, keeps what is written, and locks a database.

    Args:
        folder_path: Somebody's choice; ``None`` leaves everything about a disk untold.
    """
    if folder_path is None:
        words = N_("No folder was chosen, so nothing was written. Choose one with “--folder”.")
        return tuple(
            Proof(subject=f"disk/{name}", answer=Answer.CANNOT_TELL, words=words)
            for name in ("room", "durable", "database")
        )
    return (_room(folder_path), _durable(folder_path), _database(folder_path))


def prove_swap(swaps_path: Path = _SWAPS_PATH) -> Proof:
    """Say whether the system may write memory to a disk."""
    subject = "computer/swap"
    try:
        lines = swaps_path.read_text(encoding="utf-8", errors="replace").splitlines()[1:]
    except OSError:
        return Proof(
            subject=subject,
            answer=Answer.CANNOT_TELL,
            words=N_("Whether memory is written to the disk is not said here. Encrypt the disk."),
        )
    on_disk = [line.split()[0] for line in lines if line and _IN_MEMORY not in line]
    if on_disk:
        return Proof(
            subject=subject,
            answer=Answer.CANNOT_TELL,
            words=N_("Memory may be written to the disk. That is safe only if it is encrypted."),
            detail=", ".join(on_disk),
        )
    return Proof(
        subject=subject,
        answer=Answer.GOOD,
        words=N_("Memory is not written to the disk, unless the computer hibernates."),
    )


def _room(folder_path: Path) -> Proof:
    subject = "disk/room"
    try:
        free_bytes = shutil.disk_usage(folder_path).free
    except OSError as problem:
        return _refused(subject, problem.strerror or type(problem).__name__)
    detail = f"{free_bytes >> 20} MiB"
    if free_bytes >= ENOUGH_ROOM_BYTES:
        words, answer = N_("There is room on the disk."), Answer.GOOD
    elif free_bytes >= LEAST_ROOM_BYTES:
        words, answer = N_("There is little room on the disk."), Answer.PARTLY
    else:
        words, answer = N_("There is too little room on the disk for a case."), Answer.BAD
    return Proof(subject=subject, answer=answer, words=words, detail=detail)


def _durable(folder_path: Path) -> Proof:
    subject = "disk/durable"
    path = folder_path / f"evidence-kit-{secrets.token_hex(8)}.try"
    data = secrets.token_bytes(_WRITTEN_BYTES)
    try:
        files.write_whole(path, data)
        with files.storage_errors(path):
            is_same = path.read_bytes() == data
            path.unlink()
    except StorageError as problem:
        return _refused(subject, str(problem))
    if not is_same:
        return _refused(subject, "it read back other bytes")
    return Proof(
        subject=subject,
        answer=Answer.GOOD,
        words=N_("What is written into the folder is made safe and reads back the same."),
    )


def _database(folder_path: Path) -> Proof:
    subject = "disk/database"
    try:
        store.prove_database(folder_path)
    except DatabaseDamagedError as problem:
        return Proof(
            subject=subject,
            answer=Answer.BAD,
            words=N_("The locked database does not work as it should. Make no case with it."),
            detail=str(problem),
        )
    except EvidenceKitError as problem:
        return _refused(subject, str(problem))
    return Proof(
        subject=subject,
        answer=Answer.GOOD,
        words=N_("The database is locked, opens with its key alone, and has every setting."),
    )


def _refused(subject: str, detail: str) -> Proof:
    return Proof(
        subject=subject,
        answer=Answer.BAD,
        words=N_("This folder cannot be used: the disk refused. Choose another one."),
        detail=detail,
    )
