"""Requests about what goes out: the report, the package, and the check of a package."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework import contact, remarks
from evidence_kit.casework.going_out import spoken_language
from evidence_kit.casework.hand_over import preview_report, write_report
from evidence_kit.casework.handing_over import HandedOver, Wish, hand_over
from evidence_kit.casework.papers import papers_folder_name, write_papers
from evidence_kit.casework.plan import write_case_card, write_case_checklist
from evidence_kit.errors import InvalidValueError
from evidence_kit.handover.editions import Kind
from evidence_kit.handover.profiles import Limits, Profile
from evidence_kit.handover.selection import LEFT_OUT_WORDS
from evidence_kit.handover.verification import CodeVerdict, PackageVerdict, verify_package
from evidence_kit.i18n import N_
from evidence_kit.sandbox.drawing import MOST_WIDTH_PX, draw_page
from evidence_kit.service.stamping import stamp_wish
from evidence_kit.service.work import Work


def make_report(request: messages.MakeReport, work: Work) -> messages.ReportMade:
    """Write the police report, and the contact sheet beside it where that was asked for.

    Raises:
        NoVaultOpenError: No case is open.
        AnchorError: A time stamp was wished for, and none that holds came back.
        TargetExistsError: The file exists already.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        StorageError: The medium refused; nothing was written.
        CancelledError: The person asked to stop; nothing was written.
    """
    written = write_report(
        work.vault,
        Path(request.path),
        clock=work.clock,
        language=spoken_language(request.language),
        report=work.report,
        cancel=work.cancel,
        stamps=stamp_wish(request.stamp_address, work),
        contact_sheet_path=Path(request.contact_sheet_path) if request.contact_sheet_path else None,
    )
    return messages.ReportMade(
        path=str(written.path),
        sha256=written.sha256,
        exhibits=written.exhibits,
        contact_sheet_path=str(written.contact_sheet_path or ""),
    )


def look_at_report(request: messages.LookAtReport, work: Work) -> messages.ReportPage:
    """Draw one page of the report as it would be made now.

    The report is laid out once and held in this process alone, until something changes.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: There is no such width or page.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out or drawn.
        CancelledError: The person asked to stop.
    """
    if not (0 < request.width_px <= MOST_WIDTH_PX and request.page > 0):
        raise InvalidValueError(
            value=f"{request.page}, {request.width_px}",
            field=N_("page"),
            expected=N_("a page of the report"),
        )
    language = spoken_language(request.language)
    found = work.held.previewed
    if found is None or not found.is_of(work.vault.ledger_head(), language):
        work.held.previewed = None
        found = preview_report(
            work.vault,
            clock=work.clock,
            language=language,
            report=work.report,
            cancel=work.cancel,
        )
        work.held.previewed = found
    drawn = draw_page(
        found.pdf, request.page, width_px=request.width_px, while_waiting=work.cancel.check
    )
    return messages.ReportPage(
        page=drawn.number,
        pages=drawn.pages,
        width_px=drawn.width_px,
        height_px=drawn.height_px,
        rgb=drawn.rgb,
        text=drawn.text,
    )


def make_package(request: messages.MakePackage, work: Work) -> messages.PackageMade:
    """Write the package and what was wished for beside it, and read all of it back.

    Raises:
        NoVaultOpenError: No case is open.
        AnchorError: Time stamps were wished for, and none that holds came back.
        SensitiveUnderAgeError: Intimate pieces were wished for out of an under-18 case.
        NothingSensitiveError: They were wished for, and there are none.
        PartTooSmallError: A file does not fit into a part.
        TargetExistsError: A package of this name is there already.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        ReadBackError: The package did not read back as written.
        StorageError: The medium refused; nothing half-written stays.
        CancelledError: The person asked to stop; nothing half-written stays.
    """
    wish = Wish(
        language=spoken_language(request.language),
        profile=Profile(request.way.value),
        as_zip=request.as_zip,
        limits=_limits(request),
        is_locked=request.is_locked,
        with_contact_sheet=request.with_contact_sheet,
        with_sensitive=request.with_sensitive,
        stamps=stamp_wish(request.stamp_address, work),
    )
    done = hand_over(
        work.vault,
        Path(request.target_path),
        wish,
        clock=work.clock,
        report=work.report,
        cancel=work.cancel,
    )
    first = done.packages[0]
    is_attachment = request.way is messages.Way.E_MAIL
    return messages.PackageMade(
        folder_path=str(done.papers_path or first.folder_path),
        zip_path="" if first.bag.folder_path is None else str(first.zip_path or ""),
        hand_over_code=done.code,
        exhibits=done.exhibits,
        left_out=tuple(
            messages.LeftOut(label=each.label, reason=LEFT_OUT_WORDS[each.reason])
            for each in done.left_out
        ),
        check_path=str(first.folder_path),
        passphrase=_told(done, Kind.ORDINARY),
        parts=len(done.packages),
        size_bytes=first.folder_path.stat().st_size if is_attachment else 0,
        volumes=_volumes(done),
    )


def _limits(request: messages.MakePackage) -> Limits:
    usual = Limits()
    return Limits(
        most_files=request.most_files if request.most_files > 0 else usual.most_files,
        most_mb=request.most_mb if request.most_mb > 0 else usual.most_mb,
    )


def make_papers(request: messages.MakePapers, work: Work) -> messages.PapersMade:
    """Write papers beside the report into a folder of their own.

    Raises:
        NoVaultOpenError: No case is open.
        NoPaperError: The case holds nothing for any of them.
        TargetExistsError: A folder of this name is there already.
        ReportError: One could not be laid out.
        StorageError: The medium refused; nothing stays.
        CancelledError: The person asked to stop; nothing stays.
    """
    vault = work.vault
    made = write_papers(
        vault,
        Path(request.target_path) / papers_folder_name(vault),
        request.kinds,
        clock=work.clock,
        language=spoken_language(request.language),
        report=work.report,
        cancel=work.cancel,
    )
    return messages.PapersMade(
        folder_path=str(made.folder_path), names=tuple(each.path.name for each in made.papers)
    )


def save_card(request: messages.SaveCard, work: Work) -> messages.CardSaved:
    """Write the card of the size of a bank card, or the steps; nothing of the case is on them.

    Raises:
        NoVaultOpenError: No case is open.
        TargetExistsError: The file exists already.
        ReportError: It could not be laid out.
        StorageError: The medium refused; nothing was written.
    """
    path = Path(request.path)
    write = write_case_checklist if request.is_sheet else write_case_card
    write(work.vault, path, clock=work.clock, language=spoken_language(request.language))
    return messages.CardSaved(path=str(path))


def _volumes(done: HandedOver) -> tuple[messages.VolumeMade, ...]:
    found = []
    for kind, bag in (
        (Kind.CONFIDENTIAL, done.confidential),
        (Kind.SENSITIVE, done.sensitive),
    ):
        if bag is not None:
            passphrase = _told(done, kind)
            volume = messages.VolumeMade(
                kind=kind.value, path=str(bag.place_path), passphrase=passphrase
            )
            found.append(volume)
    return tuple(found)


def _told(done: HandedOver, kind: Kind) -> str:
    return next((told.passphrase for told in done.told if told.kind is kind), "")


def say_contact(request: messages.SayContact, work: Work) -> messages.Recorded:
    """Record one line of the contact sheet.

    Raises:
        NoVaultOpenError: No case is open.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    said = contact.say_contact(work.vault, request.field, request.value)
    return messages.Recorded(name=f"answer/{said.name}")


def say_reason(request: messages.SayReason, work: Work) -> messages.Recorded:
    """Record why the next version of the report is made.

    Raises:
        NoVaultOpenError: No case is open.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    said = remarks.say_reason(work.vault, request.reason)
    return messages.Recorded(name=f"answer/{said.name}")


def check_package(request: messages.CheckPackage, work: Work) -> messages.PackageChecked:
    """Check a package; needs no vault.

    Raises:
        NotAPackageError: The path is none.
        PackageLockedError: It is locked, and no passphrase was told.
        PackagePassphraseError: The passphrase does not open it.
        HandOverCodeError: What was given is no whole code.
        CancelledError: The person asked to stop.
    """
    checked = verify_package(
        Path(request.path),
        code=request.code or None,
        passphrase=request.passphrase or None,
        report=work.report,
        cancel=work.cancel,
    )
    return messages.PackageChecked(
        findings=checked.findings,
        is_intact=checked.overall in {PackageVerdict.INTACT, PackageVerdict.CONSISTENT},
        hand_over_code=checked.hand_over_code or "",
        is_code_compared=checked.code in {CodeVerdict.MATCHES, CodeVerdict.DIFFERS},
    )
