"""Make a package at 0.8 of ``cp`` and ``sha256sum``, check it at 0.9 of ``sha256sum`` alone.

An officer with a stick waits for the check, and the person beside the clerk for the package. Floor
of the package is the same files copied, synced, and hashed as they are read back from the medium,
by the system's own programs; that the package decrypts them and makes three sums of each is its own
affair. That of the check is ``sha256sum`` over the package's files, by the processor's time: both
read the same bytes from memory. The report was made before: making one has a bench of its own.
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from loads import (
    ANSWERS,
    CLOCK,
    Options,
    main,
    new_vault,
    random_file,
    say,
    scratch_folder,
    seconds,
)
from measuring import Gate, Outcome, alternate, repeat

from evidence_kit.casework.case import ensure_certificate
from evidence_kit.handover.attachments import report_attachments
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.handover.package import MakeReport, PackageResult, write_package
from evidence_kit.handover.pdf_seal import seal_pdf
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.handover.wrapping import Form, Wrapping
from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words
from evidence_kit.intake.importing import import_file
from evidence_kit.model import ExportFacts, ItemId
from evidence_kit.progress import Cancel, silent
from evidence_kit.report.police_report import build
from evidence_kit.store import Vault

BENCH = "package"
GATE = Gate(minimum_ratio=0.8)
BENCH_OF_CHECK = "package, check"
CHECK_GATE = Gate(minimum_ratio=0.9)

READ_BACK_TWICE = "read back twice more"
CHECKED_TWICE = "checked twice"

_COUNT = 8
_FULL_BYTES, _QUICK_BYTES = 128 << 20, 32 << 20
_MOST_ROUNDS = 6


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    size_bytes = _QUICK_BYTES if options.is_quick else _FULL_BYTES
    per_gib = (1 << 30) / (_COUNT * size_bytes)
    with scratch_folder(options.scratch_path) as folder_path:
        sources = [random_file(folder_path / f"{n}.bin", size_bytes) for n in range(_COUNT)]
        with new_vault(folder_path / "vault") as vault:
            for source_path in sources:
                import_file(vault, source_path, ANSWERS)
            order = _order(vault)
            made = _write(vault, order, lambda digests: _report(order, digests), folder_path)
            for variant in options.variants((READ_BACK_TWICE,)):
                say(f"{BENCH}, {_COUNT} files of {size_bytes >> 20} MiB, {variant}")
                yield _made(vault, order, made, sources, variant, per_gib)
        for variant in options.variants((CHECKED_TWICE,)):
            say(f"{BENCH_OF_CHECK}, {_COUNT} files of {size_bytes >> 20} MiB, {variant}")
            yield _checked(made, variant, per_gib)


def _made(  # noqa: PLR0917 - one load, named by its parts
    vault: Vault,
    order: PackageOrder,
    made: PackageResult,
    sources: list[Path],
    variant: str,
    per_gib: float,
) -> Outcome:
    (report_path,) = made.folder_path.glob("data/report/*-report.pdf")
    pdf = report_path.read_bytes()
    target_path = made.folder_path.parent / "target"

    def floor(_part: int) -> float:
        target_path.mkdir()
        took_s = seconds(lambda: _copy_and_hash(sources, target_path))
        shutil.rmtree(target_path)
        return took_s

    def measured(_part: int) -> float:
        target_path.mkdir()
        took_s = seconds(lambda: _write_again(vault, order, pdf, target_path, variant))
        shutil.rmtree(target_path)
        return took_s

    found = repeat(lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS)
    return found.outcome(BENCH, variant, GATE, unit="s per GiB", scale=per_gib)


def _order(vault: Vault) -> PackageOrder:
    private_key, certificate = ensure_certificate(vault)
    return PackageOrder(
        case_file=vault.case_file(),
        facts=ExportFacts(
            version=1,
            made_at=CLOCK.now(),
            offset_minutes=0,
            app_version="0",
            system="",
            language="en",
        ),
        private_key_der=private_key,
        certificate_pem=certificate,
    )


def _copy_and_hash(sources: list[Path], target_path: Path) -> None:
    subprocess.run(["cp", *sources, target_path], check=True)  # noqa: S607 - the system's own
    copies = [target_path / path.name for path in sources]
    subprocess.run(["sync", *copies], check=True)  # noqa: S607 - likewise
    for path in copies:
        # Read back from the medium, as the promise is: the copy in memory says nothing of the disk.
        with path.open("rb") as copy:
            os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    _sums(*copies)


def _report(order: PackageOrder, digests: Mapping[ItemId, Digests]) -> bytes:
    pdf = build(
        order.case_file,
        order.facts,
        digests=digests,
        is_disclosed=lambda _entry: True,
        preview_of=lambda _item_id: None,
        words=Words(),
        attachments=report_attachments(order.case_file, digests, order.facts, Words()),
    )
    key, certificate = order.private_key_der, order.certificate_pem
    return seal_pdf(pdf, key, certificate, order.case_file.case, order.facts)


def _write(
    vault: Vault, order: PackageOrder, make_report: MakeReport, target_path: Path
) -> PackageResult:
    return write_package(
        order,
        open_item=vault.read_item,
        make_report=make_report,
        checklist_pdf=None,
        papers={},
        page=None,
        target_path=target_path,
        wrapping=Wrapping(form=Form.FOLDER),
        report=silent,
        cancel=Cancel(),
    )


def _write_again(
    vault: Vault, order: PackageOrder, pdf: bytes, target_path: Path, variant: str
) -> None:
    made = _write(vault, order, lambda _digests: pdf, target_path)
    for _ in range(2 if variant == READ_BACK_TWICE else 0):
        _check(made)


def _checked(made: PackageResult, variant: str, per_gib: float) -> Outcome:
    files = [path for path in made.folder_path.rglob("*") if path.is_file()]

    def floor(_part: int) -> float:
        started = _processor_s(resource.RUSAGE_CHILDREN)
        _sums(*files)
        return _processor_s(resource.RUSAGE_CHILDREN) - started

    def measured(_part: int) -> float:
        started = time.process_time()
        for _ in range(2 if variant == CHECKED_TWICE else 1):
            _check(made)
        return time.process_time() - started

    found = repeat(lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS)
    return found.outcome(
        BENCH_OF_CHECK, variant, CHECK_GATE, unit="processor s per GiB", scale=per_gib
    )


def _check(made: PackageResult) -> None:
    checked = verify_package(
        made.folder_path, code=made.hand_over_code, report=silent, cancel=Cancel()
    )
    if checked.overall is PackageVerdict.BAD:
        raise OSError("the package that is measured is not in order")


def _sums(*paths: Path) -> None:
    command = ["sha256sum", *map(os.fspath, paths)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _processor_s(whose: int) -> float:
    usage = resource.getrusage(whose)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
