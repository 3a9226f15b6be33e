"""What everything that goes out is made from: one reading of a sound case, and the report's PDF.

The vault is checked first and its head signed; what is read then is what goes out, and the ledger
that goes out shows both.
"""

import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from evidence_kit import __version__
from evidence_kit.casework.build import build_of, program_path
from evidence_kit.casework.case import ensure_certificate
from evidence_kit.casework.clock_state import clock_state
from evidence_kit.clock import Clock
from evidence_kit.errors import ChoiceChangedError, DatabaseDamagedError
from evidence_kit.exhibit_order import in_chosen_order
from evidence_kit.handover.attachments import report_attachments
from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.handover.selection import disclosure, select
from evidence_kit.hashing import Digests, MultiHash
from evidence_kit.i18n import Words, words_in
from evidence_kit.model import Case, CaseFile, ExportFacts, ItemId
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.report.going_out import as_it_goes_out, leaves_own_accounts_out
from evidence_kit.resources import assets_path
from evidence_kit.store import Vault


def spoken_language(asked: str) -> str:
    """Return the language an export will be in: the one asked for, or English without its words."""
    has_words = type(words_in(asked, assets_path() / "locale")) is not Words
    return asked if has_words or asked.lower().partition("-")[0] == "en" else "en"


@contextmanager
def taken_back_on_error(*paths: Path) -> Iterator[list[Path]]:
    """Remove what the vault could not remember: readable evidence that nobody would look for.

    Args:
        paths: What was made already.

    Yields:
        The list of what was made; what is made in the block is added to it.
    """
    made = list(paths)
    try:
        yield made
    except BaseException:
        for path in made:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                # The first error is the one told.
                with suppress(OSError):
                    path.unlink()
        raise


def snapshot(vault: Vault, clock: Clock, language: str) -> tuple[CaseFile, ExportFacts]:
    """Check the vault, and read what goes out; the exhibits are read and compared on the way out.

    Raises:
        DatabaseDamagedError: The database is damaged; nothing goes out of it.
    """
    # What it finds stands in the ledger that goes out, and does not keep a report from anybody.
    vault.check(is_full=False)
    if vault.is_damaged:
        raise DatabaseDamagedError(reason="found before it went out")
    ensure_certificate(vault)
    vault.sign_head()
    facts = facts_of(vault, clock, language)
    return seen_from_outside(vault, language), facts


def seen_from_outside(vault: Vault, language: str) -> CaseFile:
    """Return the case as others get to see it, with what is said in the place of gaps."""
    case_file = vault.case_file()
    # Before covered copies take their exhibits' places: an order names the exhibits.
    items = in_chosen_order(case_file.items, case_file.answers)
    words = words_in(language, assets_path() / "locale")
    return as_it_goes_out(replace(case_file, items=items), words)


def require_as_chosen(vault: Vault, case_file: CaseFile, language: str) -> None:
    """Look once more at what may go out, before it is remembered that it did.

    What is long in the making can be overtaken: a picture that is withheld, taken out or doubted
    meanwhile was answered at once, and the ledger would say that it never went out.

    Args:
        vault: The open vault.
        case_file: What went into it, as :func:`snapshot` gave it.
        language: Its language.

    Raises:
        ChoiceChangedError: Something else was said meanwhile of what goes out.
    """
    now = _what_goes(seen_from_outside(vault, language))
    before = _what_goes(case_file)
    # What came in since is in the next one.
    if any(now.get(each) != said for each, said in before.items()):
        raise ChoiceChangedError


def _what_goes(case_file: CaseFile) -> dict[str, tuple[object, ...]]:
    """Return what decides what of each exhibit goes out, and of the person's own accounts."""
    found: dict[str, tuple[object, ...]] = {
        item.id: (item.status, item.sensitivity, item.id in case_file.disclosures)
        for item in case_file.items
    }
    found["own accounts"] = (leaves_own_accounts_out(case_file),)
    return found


def facts_of(vault: Vault, clock: Clock, language: str) -> ExportFacts:
    """Return what is said of an export on its own pages."""
    from evidence_kit.report.libraries import libraries

    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return ExportFacts(
        version=vault.next_export_version(),
        made_at=clock.now().replace(microsecond=0),
        offset_minutes=clock.offset_minutes(),
        app_version=__version__,
        system=f"{system}; {libraries()}",
        language=language,
        build=build_of(program_path=program_path()),
        clock_state=clock_state(),
        counter_ms=clock.monotonic_ms(),
    )


def digests_of(
    vault: Vault, case_file: CaseFile, report: Report, cancel: Cancel
) -> dict[ItemId, Digests]:
    """Read every exhibit and return its digests.

    Raises:
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        CancelledError: The person asked to stop.
    """
    exhibits = select(case_file).exhibits
    found = {}
    for done, exhibit in enumerate(exhibits, start=1):
        hasher = MultiHash()
        for chunk in vault.read_item(exhibit.item):
            cancel.check()
            hasher.update(chunk)
        found[exhibit.item.id] = hasher.digests()
        report(
            Progress(stage=Stage.CHECKING, done=done, total=len(exhibits), name=exhibit.item.label)
        )
    return found


def report_pdf(
    vault: Vault,
    case_file: CaseFile,
    facts: ExportFacts,
    digests: Mapping[ItemId, Digests],
    *,
    report: Report,
    cancel: Cancel,
    stamp: AskForStamp | None = None,
) -> bytes:
    """Return the report as a sealed PDF.

    Args:
        vault: The open vault.
        case_file: What goes out of it.
        facts: What is said of this export.
        digests: Of every exhibit that goes out.
        report: Told about the pages.
        cancel: Looked at between them.
        stamp: Asks for a time stamp over the signature; ``None`` for a report without one.

    Raises:
        AnchorError: A time stamp was wished for, and none that holds came back.
        ReportError: The report could not be laid out.
        CancelledError: The person asked to stop.
    """
    pdf = unsealed_pdf(vault, case_file, facts, digests, report=report, cancel=cancel)
    cancel.check()
    return sealed_pdf(vault, pdf, case_file.case, facts, stamp=stamp)


def sealed_pdf(
    vault: Vault, pdf: bytes, case: Case, facts: ExportFacts, *, stamp: AskForStamp | None = None
) -> bytes:
    """Return a report with the case's seal.

    Args:
        vault: The open vault, which holds the key.
        pdf: The report as it was laid out.
        case: The case.
        facts: What is said of this export.
        stamp: Asks for a time stamp over the signature; ``None`` for a report without one.

    Raises:
        AnchorError: A time stamp was wished for, and none that holds came back.
    """
    private_key, certificate = ensure_certificate(vault)
    from evidence_kit.handover.pdf_seal import seal_pdf

    return seal_pdf(pdf, private_key, certificate, case, facts, stamp=stamp)


def unsealed_pdf(
    vault: Vault,
    case_file: CaseFile,
    facts: ExportFacts,
    digests: Mapping[ItemId, Digests],
    *,
    report: Report,
    cancel: Cancel,
    elsewhere: Mapping[ItemId, str] | None = None,
) -> bytes:
    """Return the report as a PDF without a seal; the arguments are those of :func:`report_pdf`.

    Raises:
        ReportError: The report could not be laid out.
        CancelledError: The person asked to stop.
    """
    words: Words = words_in(facts.language, assets_path() / "locale")
    from evidence_kit.report import police_report

    return police_report.build(
        case_file,
        facts,
        digests=digests,
        is_disclosed=disclosure(case_file),
        preview_of=vault.find_preview,
        words=words,
        report=report,
        cancel=cancel,
        attachments=report_attachments(case_file, digests, facts, words, elsewhere),
    )
