"""Hand a case over: the package in the shape that the way asks for, and the volumes beside it.

The rules are: everything is made from one reading of the case; what is locked has a passphrase that
is told to the person and kept nowhere; the volumes come first, so that the package can name their
codes and one code read out loud fixes all, and get their names last, so that a kill leaves none
of them alone; whatever goes wrong, nothing of it is left; everything that stays behind is named
with its reason before anything is called done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from evidence_kit import files, hashing, keys
from evidence_kit.casework.case import ensure_certificate
from evidence_kit.casework.contact import contact_sheet_of
from evidence_kit.casework.going_out import (
    digests_of,
    require_as_chosen,
    snapshot,
    taken_back_on_error,
)
from evidence_kit.casework.named_last import Waiting, give_name, new_folder
from evidence_kit.casework.paper_making import print_papers
from evidence_kit.casework.papers_of_hand_over import PapersOfHandOver
from evidence_kit.casework.passphrases import suggest
from evidence_kit.casework.stamps import StampWish, asking
from evidence_kit.clock import Clock
from evidence_kit.errors import PartTooSmallError, SensitiveUnderAgeError
from evidence_kit.handover.editions import Beside, Edition, Kind, Main, labels_of, without
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.handover.opening import how_to_open, print_readme
from evidence_kit.handover.package import PackageResult, write_package
from evidence_kit.handover.profiles import Limits, Profile, split, stopped_by_mail
from evidence_kit.handover.selection import LeftOut, LeftOutReason, select
from evidence_kit.handover.verify_page import verify_page
from evidence_kit.handover.volumes import (
    sensitive_exhibits,
    volume_name,
    write_confidential,
    write_sensitive,
)
from evidence_kit.handover.wrapping import Form, Wrapping, WrittenBag, locked
from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words, words_in
from evidence_kit.model import Digest, ItemId
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.resources import assets_path
from evidence_kit.store import Export, Vault

SPOKEN_BITS = 78
"""Of chance in the words: the key derivation of the format is cheap, so they carry the weight. Six
of English; where a language has a shorter list of its own, as many more as that takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to hand over, and how."""

    language: str
    profile: Profile = Profile.USB
    as_zip: bool = False
    """With a stick: one ZIP beside the folder."""
    limits: Limits = field(default_factory=Limits)
    with_contact_sheet: bool = False
    with_sensitive: bool = False
    is_locked: bool = False
    """Lock the package and the contact sheet too; the sensitive volume always is.

    Each is locked with words of its own, unless a passphrase is given.
    """
    passphrase: str = field(default="", repr=False)
    """What opens everything that is locked; "" has one made for each."""
    stamps: StampWish | None = None
    """Whom to ask for time stamps over the report and the package; ``None`` for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A passphrase, to be told by voice; it stands nowhere else."""

    kind: Kind
    passphrase: str = field(repr=False)
    is_new: bool
    """It was made here, rather than given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Everything that was made, read back and remembered."""

    profile: Profile
    packages: tuple[PackageResult, ...]
    """The package, or its parts in order; empty for paper."""
    papers_path: Path | None
    """The folder of what is for paper or for a portal; ``None`` otherwise."""
    report_path: Path | None
    """The report as a file of its own, where there is one."""
    confidential: WrittenBag | None
    sensitive: WrittenBag | None
    told: tuple[Told, ...]
    code: Digest
    """The hand-over code; for paper the SHA-256 of the report."""
    exhibits: int
    """Originals in the package or its parts; those in the sensitive volume are not counted."""
    sensitive_labels: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    """Everything that is in no ordinary package, and why."""


def hand_over(
    vault: Vault,
    target_path: Path,
    wish: Wish,
    *,
    clock: Clock,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> HandedOver:
    """Make everything that is wished for under ``target_path``, and read it back.

    Raises:
        SensitiveUnderAgeError: Intimate exhibits were asked for out of an under-18 case.
        NothingSensitiveError: They were asked for, and there are none.
        WeakPassphraseError: The passphrase that was given is too short.
        PartTooSmallError: A file does not fit into a part.
        AnchorError: Time stamps were wished for, and none that holds came back.
        TargetExistsError: Something of a name that is needed is there already.
        DatabaseDamagedError: The database is damaged; nothing was written.
        ItemDamagedError: An exhibit is not the bytes that were recorded.
        ReportError: The report could not be laid out.
        ReadBackError: Something did not read back as written.
        ChoiceChangedError: Something else was said meanwhile of what goes out; nothing stays.
        StorageError: The medium refused; nothing half-written stays.
        CancelledError: The person asked to stop; nothing half-written stays.
    """
    if wish.with_sensitive and vault.case.ages.is_under_18_case:
        # Before anything else is looked at; the volume's own door refuses once more.
        raise SensitiveUnderAgeError
    if wish.is_locked and wish.profile is Profile.PRINT:
        raise ValueError("paper cannot be locked")
    if wish.passphrase:
        keys.require_strong_enough(wish.passphrase)
    making = _Making(vault, target_path, wish, clock, report, cancel or Cancel())
    with taken_back_on_error() as made:
        done = making.make(made)
        require_as_chosen(vault, making.order.case_file, wish.language)
        vault.record_export(
            Export(
                version=making.order.facts.version,
                kind="report" if wish.profile is Profile.PRINT else "package",
                made_at=making.order.facts.made_at,
                code=done.code,
            ),
            detail=_recorded(done),
        )
    return done


def _recorded(done: HandedOver) -> dict[str, int | str]:
    """Return what the ledger keeps: counts and codes, no names and no passphrase."""
    detail: dict[str, int | str] = {
        "exhibits": done.exhibits,
        "left_out": len(done.left_out),
        "profile": done.profile.value,
    }
    if len(done.packages) > 1:
        detail["parts"] = len(done.packages)
    if any(told.kind is Kind.ORDINARY for told in done.told):
        detail["locked"] = 1
    if done.confidential is not None:
        detail["contact_sheet"] = done.confidential.code
    if done.sensitive is not None:
        detail["sensitive"] = done.sensitive.code
        detail["sensitive_exhibits"] = len(done.sensitive_labels)
    return detail


_MAINS = {Profile.PORTAL: Main.PARTS, Profile.PRINT: Main.PAPER}


class _Making:
    """One hand-over in the making: what all of its parts share."""

    def __init__(  # noqa: PLR0917 - what hand_over was given, in its order
        self,
        vault: Vault,
        target_path: Path,
        wish: Wish,
        clock: Clock,
        report: Report,
        cancel: Cancel,
    ) -> None:
        self._vault = vault
        self._target_path = target_path
        self._wish = wish
        self._clock = clock
        self._report = report
        self._cancel = cancel
        self._words: Words = words_in(wish.language, assets_path() / "locale")
        case_file, facts = snapshot(vault, clock, wish.language)
        private_key, certificate = ensure_certificate(vault)
        self.order = PackageOrder(
            case_file=case_file,
            facts=facts,
            private_key_der=private_key,
            certificate_pem=certificate,
            words=self._words,
        )
        self._stamp = None if wish.stamps is None else asking(wish.stamps, cancel)
        self._told: list[Told] = []
        self._papers = PapersOfHandOver(vault, self.order, clock, self._stamp, report, self._cancel)
        self._ordinary = self._wrapping_for(Kind.ORDINARY) if wish.is_locked else None
        self._waiting = Waiting(target_path, volume_name(self.order, Kind.ORDINARY))

    def make(self, made: list[Path]) -> HandedOver:
        """Make all of it; every path is added to ``made`` as soon as it is there."""
        wish, case_file = self._wish, self.order.case_file
        labels: tuple[str, ...] = ()
        if wish.with_sensitive:
            labels = labels_of(sensitive_exhibits(case_file))
        self._waiting.remove_leftover()
        sensitive = confidential = None
        if names := self._names_beside():
            waiting_path = self._waiting.start(names, made)
            sensitive = self._sensitive(waiting_path) if wish.with_sensitive else None
            confidential = self._confidential(waiting_path) if wish.with_contact_sheet else None
        beside = self._beside(confidential, sensitive, labels)
        kept_back: Mapping[ItemId, LeftOutReason] = {}
        if wish.profile is Profile.E_MAIL:
            kept_back = stopped_by_mail(case_file)
        chosen = replace(
            without(
                case_file,
                kept_back,
                volume_name(self.order, Kind.SENSITIVE) if wish.with_sensitive else "",
            ),
            beside=beside,
        )
        self._papers.place(chosen.elsewhere)
        packages: tuple[PackageResult, ...] = ()
        papers_path = report_path = None
        match wish.profile:
            case Profile.PRINT:
                papers_path, report_path = self._on_paper(made)
            case Profile.PORTAL:
                papers_path, report_path, packages = self._parts(chosen, made)
            case Profile.USB | Profile.E_MAIL:
                packages = (self._package(chosen, made),)
        self._waiting.give_names(made)
        left_out = _printed_alone(chosen) if wish.profile is Profile.PRINT else chosen.left_out
        code = (
            packages[0].hand_over_code if packages else hashing.sha256(self._papers.report_pdf({}))
        )
        return HandedOver(
            profile=wish.profile,
            packages=packages,
            papers_path=papers_path,
            report_path=report_path,
            confidential=confidential,
            sensitive=sensitive,
            told=tuple(self._told),
            code=code,
            exhibits=sum(each.exhibits for each in packages),
            sensitive_labels=labels,
            left_out=left_out,
        )

    # --- the volumes -------------------------------------------------------------------------

    def _names_beside(self) -> tuple[str, ...]:
        """Return what the volumes will be called, with what says how to open them."""
        wish, names = self._wish, []
        if wish.with_sensitive:
            name = volume_name(self.order, Kind.SENSITIVE)
            names += [f"{name}.zip", _how_to_open_name(name)]
        if wish.with_contact_sheet:
            name = volume_name(self.order, Kind.CONFIDENTIAL)
            is_zip = wish.is_locked or self._open_form is Form.ZIP
            names.append(f"{name}.zip" if is_zip else name)
            if wish.is_locked:
                names.append(_how_to_open_name(name))
        return tuple(names)

    @property
    def _open_form(self) -> Form:
        """As what an unlocked contact sheet is written."""
        # What is uploaded or attached is one file; a folder would have to be packed by hand.
        is_sent = self._wish.profile in {Profile.E_MAIL, Profile.PORTAL}
        return Form.ZIP if is_sent else Form.FOLDER

    def _sensitive(self, waiting_path: Path) -> WrittenBag:
        bag = write_sensitive(
            self.order,
            open_item=self._vault.read_item,
            wrapping=self._wrapping_for(Kind.SENSITIVE),
            target_path=waiting_path,
            report=self._report,
            cancel=self._cancel,
            main=_MAINS.get(self._wish.profile, Main.WHOLE),
        )
        self._waiting.add(*bag.paths, self._add_how_to_open(waiting_path, Kind.SENSITIVE))
        return bag.under(self._target_path)

    def _confidential(self, waiting_path: Path) -> WrittenBag:
        sheet = contact_sheet_of(self.order.case_file, self._words, self._clock, self._cancel)
        is_locked = self._wish.is_locked
        bag = write_confidential(
            self.order,
            sheet,
            # Words of its own: whoever opens the package must not open this with it.
            wrapping=self._wrapping_for(Kind.CONFIDENTIAL)
            if is_locked
            else Wrapping(form=self._open_form),
            target_path=waiting_path,
            report=self._report,
            cancel=self._cancel,
            main=_MAINS.get(self._wish.profile, Main.WHOLE),
        )
        self._waiting.add(*bag.paths)
        if is_locked:
            self._waiting.add(self._add_how_to_open(waiting_path, Kind.CONFIDENTIAL))
        return bag.under(self._target_path)

    def _beside(
        self,
        confidential: WrittenBag | None,
        sensitive: WrittenBag | None,
        labels: tuple[str, ...],
    ) -> tuple[Beside, ...]:
        found = []
        if confidential is not None:
            found.append(
                Beside(
                    name=volume_name(self.order, Kind.CONFIDENTIAL),
                    kind=Kind.CONFIDENTIAL,
                    is_locked=self._ordinary is not None,
                    code=confidential.code,
                )
            )
        if sensitive is not None:
            found.append(
                Beside(
                    name=volume_name(self.order, Kind.SENSITIVE),
                    kind=Kind.SENSITIVE,
                    is_locked=True,
                    labels=labels,
                    code=sensitive.code,
                )
            )
        return tuple(found)

    def _wrapping_for(self, kind: Kind) -> Wrapping:
        """Return a locked wrapping, and note its passphrase to be told."""
        given = self._wish.passphrase
        # In the package's language: whoever is told them types what they heard.
        wrapping = locked(given or suggest(self._wish.language, bits=SPOKEN_BITS))
        self._told.append(Told(kind=kind, passphrase=wrapping.passphrase, is_new=not given))
        return wrapping

    def _add_how_to_open(self, folder_path: Path, kind: Kind, zip_name: str = "") -> Path:
        name = volume_name(self.order, kind)
        path = folder_path / _how_to_open_name(name)
        files.write_whole(path, how_to_open(name, self._words, zip_name=zip_name, kind=kind))
        return path

    # --- the package -------------------------------------------------------------------------

    def _package(self, chosen: Edition, made: list[Path]) -> PackageResult:
        form = Form.ZIP if self._wish.profile is Profile.E_MAIL else Form.FOLDER
        if form is Form.FOLDER and self._wish.as_zip:
            form = Form.FOLDER_AND_ZIP
        kept = {item_id for item_id in chosen.elsewhere if item_id in _exhibit_ids(self.order)}
        known = self._digests() if kept else {}
        result = self._write(
            replace(chosen, known={each: known[each] for each in kept}),
            self._ordinary or Wrapping(form=form),
            self._target_path,
        )
        made += result.bag.paths
        if self._ordinary is not None:
            made.append(self._add_how_to_open(self._target_path, Kind.ORDINARY))
        return result

    def _parts(
        self, chosen: Edition, made: list[Path]
    ) -> tuple[Path, Path | None, tuple[PackageResult, ...]]:
        name = volume_name(self.order, Kind.ORDINARY)
        digests = self._digests()
        parts = split(
            chosen,
            self.order.case_file,
            self._wish.limits,
            papers_bytes=self._papers.room_bytes(digests),
            digests=digests,
            name=name,
            is_locked=self._ordinary is not None,
            papers=len(self._papers.papers()),
        )
        # The report lies in the first part, and says which exhibits lie in the others.
        self._papers.place(parts[0].elsewhere)
        folder_path, partial_path = new_folder(self._target_path, f"{name}-portal")
        made.append(partial_path)
        codes: dict[str, Digest] = {}
        results = []
        # The first part comes last: it names the codes of all others, so that one code fixes all.
        for part in reversed(parts):
            beside = tuple(
                replace(each, code=codes.get(each.name, each.code)) for each in part.beside
            )
            result = self._write(
                replace(part, beside=beside),
                self._ordinary or Wrapping(form=Form.ZIP),
                partial_path,
            )
            self._require_small_enough(result)
            codes[f"{name}{part.suffix}"] = result.hand_over_code
            results.append(result)
        report_path = None
        if self._ordinary is None:
            report_name = f"{self.order.case_file.case.reference}-report.pdf"
            files.write_whole(partial_path / report_name, self._papers.report_pdf(digests))
            report_path = folder_path / report_name
        else:
            # The last one made is the first part, whose code is told.
            first = results[-1].bag.place_path.name
            self._add_how_to_open(partial_path, Kind.ORDINARY, first)
        give_name(partial_path, folder_path, made)
        named = tuple(replace(each, bag=each.bag.under(folder_path)) for each in reversed(results))
        return folder_path, report_path, named

    def _require_small_enough(self, part: PackageResult) -> None:
        """Look at what a part became: the portal counts that, not what was foreseen."""
        limits, path = self._wish.limits, part.bag.place_path
        with files.storage_errors(path):
            size_bytes = path.stat().st_size
        if size_bytes > limits.most_bytes or part.bag.files > limits.most_files:
            raise PartTooSmallError(
                name=path.name, most_files=limits.most_files, most_mb=limits.most_mb
            )

    def _on_paper(self, made: list[Path]) -> tuple[Path, Path]:
        name = volume_name(self.order, Kind.ORDINARY)
        reference = self.order.case_file.case.reference
        pdf = self._papers.report_pdf(self._digests())
        folder_path, partial_path = new_folder(self._target_path, f"{name}-print")
        made.append(partial_path)
        report_name = f"{reference}-report.pdf"
        files.write_whole(partial_path / report_name, pdf)
        files.write_whole(partial_path / "steps-checklist.pdf", self._papers.checklist_pdf())
        digest = hashing.sha256(pdf)
        papers = print_papers(self.order.case_file, self.order.facts, digest, self._cancel)
        for paper, data in papers.items():
            files.write_whole(partial_path / paper, data)
        files.write_whole(
            partial_path / "READ-ME-FIRST.txt", print_readme(self.order, report_name, digest)
        )
        give_name(partial_path, folder_path, made)
        return folder_path, folder_path / report_name

    def _write(self, chosen: Edition, wrapping: Wrapping, target_path: Path) -> PackageResult:
        is_for_mail = self._wish.profile is Profile.E_MAIL
        return write_package(
            self.order,
            open_item=self._vault.read_item,
            make_report=self._papers.report_pdf,
            checklist_pdf=self._papers.checklist_pdf() if chosen.is_first else None,
            papers=self._papers.papers() if chosen.is_first else {},
            page=None if is_for_mail else verify_page(self._words, self._wish.language),
            target_path=target_path,
            wrapping=wrapping,
            report=self._report,
            cancel=self._cancel,
            edition=chosen,
            # The first part names the codes of all others: one stamp is over everything.
            stamp=self._stamp if chosen.is_first else None,
        )

    def _digests(self) -> dict[ItemId, Digests]:
        return digests_of(self._vault, self.order.case_file, self._report, self._cancel)


def _exhibit_ids(order: PackageOrder) -> set[ItemId]:
    return {each.item.id for each in select(order.case_file).exhibits}


def _printed_alone(chosen: Edition) -> tuple[LeftOut, ...]:
    """Name every original too: paper holds none of them."""
    stays = {each.label: each for each in chosen.left_out}
    stays |= {
        label: LeftOut(label=label, reason=LeftOutReason.ON_PAPER)
        for label in labels_of(chosen.exhibits)
    }
    return tuple(stays[label] for label in sorted(stays))


def _how_to_open_name(name: str) -> str:
    return f"{name}-HOW-TO-OPEN.txt"
