"""The sample case from end to end: in, kept, out, checked – without a display.

Nothing here is a shortcut: a real vault with the real key derivation, every file of the sample
through the one door, and the package checked the way an officer would.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_kit import files
from evidence_kit.casework import answers, facts, items, pasting, threats
from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.casework.hand_over import write_case_package
from evidence_kit.casework.sample import SampleItem, SampleNotHeld, SampleText, Story, load_story
from evidence_kit.clock import Clock
from evidence_kit.errors import TargetExistsError
from evidence_kit.handover.package import PackageResult
from evidence_kit.handover.verification import (
    PackageVerdict,
    PackageVerification,
    verify_package,
)
from evidence_kit.intake.importing import Answers, Offered, Refused
from evidence_kit.intake.previews import make_previews
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Demand,
    Finding,
    Item,
    ItemId,
    PaymentStatus,
    Provenance,
    Route,
)
from evidence_kit.progress import Cancel, Report
from evidence_kit.questions import Question
from evidence_kit.resources import asset_path
from evidence_kit.store import Imported, Vault

SAMPLE_PASSPHRASE = "sample case, nothing real"  # noqa: S105 - opens nothing but invented evidence

Told = Callable[[Imported], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoResult:
    """What the demonstration made and what its checks said."""

    vault_path: Path
    report_path: Path
    package: PackageResult
    vault_findings: tuple[Finding, ...]
    checked_folder: PackageVerification
    checked_zip: PackageVerification

    @property
    def is_verified(self) -> bool:
        """Whether vault, folder and ZIP are all exactly what they should be."""
        return (
            not any(finding.verdict.is_bad for finding in self.vault_findings)
            and self.checked_folder.overall is PackageVerdict.INTACT
            and self.checked_zip.overall is PackageVerdict.INTACT
        )


def run(
    out_path: Path, *, clock: Clock, on_saved: Told, report: Report, cancel: Cancel
) -> DemoResult:
    """Put the sample case through everything into a new folder.

    Args:
        out_path: The folder to make; it must not exist, or be empty.
        clock: Where time comes from.
        on_saved: Told about each item as soon as it is saved and verified.
        report: Told about progress.
        cancel: Checked throughout.

    Raises:
        TargetExistsError: The folder holds something already.
        EvidenceKitError: Whatever a use case can raise.
    """
    if out_path.exists() and (not out_path.is_dir() or any(out_path.iterdir())):
        raise TargetExistsError(path=str(out_path))
    with files.storage_errors(out_path):
        out_path.mkdir(parents=True, exist_ok=True)
    story = load_story(asset_path("sample"))
    vault_path = out_path / "vault"
    with _created(vault_path, story, clock) as vault:
        _tell_story(vault, story, clock, on_saved=on_saved, report=report, cancel=cancel)
    # Closed and opened again, so that everything that follows comes from the disk.
    with Vault.open(vault_path, SAMPLE_PASSPHRASE, clock=clock) as vault:
        reference = vault.case.reference
        findings = vault.check(is_full=True, report=report, cancel=cancel)
        package = write_case_package(
            vault, out_path, clock=clock, language="en", as_zip=True, report=report, cancel=cancel
        )
    zip_path = package.zip_path or package.folder_path
    return DemoResult(
        vault_path=vault_path,
        report_path=package.folder_path / "data" / "report" / f"{reference}-report.pdf",
        package=package,
        vault_findings=findings,
        checked_folder=verify_package(
            package.folder_path, code=package.hand_over_code, report=report, cancel=cancel
        ),
        checked_zip=verify_package(
            zip_path, code=package.hand_over_code, report=report, cancel=cancel
        ),
    )


def _created(path: Path, story: Story, clock: Clock) -> Vault:
    answers = story.case
    ages = Ages(now=answers.age_now, in_picture=AgeInPicture(answers.age_in_picture))
    new = NewCase(
        ages=ages,
        country=answers.country,
        language=answers.language,
        initials=answers.initials,
    )
    return create_case(path, new, SAMPLE_PASSPHRASE, clock=clock)


def _tell_story(
    vault: Vault, story: Story, clock: Clock, *, on_saved: Told, report: Report, cancel: Cancel
) -> None:
    by_file = _add_evidence(vault, story, on_saved, report, cancel)
    make_previews(vault, report=report, cancel=cancel)
    for text in story.texts:
        # The story tells its payments itself; a person would untick them here.
        found = replace(pasting.look_at(vault, text.text), amounts=())
        on_saved(pasting.keep(vault, text.text, found, _answers(text)).text)
    for described in story.not_held:
        items.describe_not_held(
            vault, described.describe, _provenance(described), Route.COMMAND_LINE
        )
    _record_facts(vault, story, by_file, clock)


def _add_evidence(
    vault: Vault, story: Story, on_saved: Told, report: Report, cancel: Cancel
) -> dict[str, Item]:
    evidence_path = asset_path("sample", "evidence")
    by_file: dict[str, Item] = {}
    offered = [
        Offered(path=evidence_path / sample.file, answers=_answers(sample))
        for sample in story.items
    ]
    outcomes = items.add_files(vault, offered, report=report, cancel=cancel)
    for sample, outcome in zip(story.items, outcomes, strict=True):
        match outcome:
            case Imported():
                by_file[sample.file] = outcome.item
                on_saved(outcome)
            case Refused():
                raise outcome.error
    return by_file


def _record_facts(vault: Vault, story: Story, by_file: dict[str, Item], clock: Clock) -> None:
    def item_id(file: str) -> ItemId | None:
        return by_file[file].id if file else None

    for payment in story.payments:
        facts.record_payment(
            vault,
            status=PaymentStatus(payment.status),
            method=payment.method,
            amount=payment.amount,
            currency=payment.currency,
            to=payment.to,
            at_text=payment.at,
            item_id=item_id(payment.item),
            note=payment.note,
        )
    for event in story.events:
        facts.record_event(vault, at_text=event.at, text=event.text, item_id=item_id(event.item))
    for removal in story.removals:
        fact = facts.record_removal(
            vault,
            service=removal.service,
            case_number=removal.case_number,
            pin=removal.pin,
            status=removal.status,
        )
        facts.put_removal_in_report(vault, fact.number, is_wanted=True)
    for threat in story.threats:
        threats.record_threat(
            vault,
            text=threat.text,
            audience=threat.to,
            demand=Demand(threat.wanted),
            at_text=threat.at,
            deadline_text=threat.until,
            platform=threat.platform,
            subject=threat.account,
            item_id=item_id(threat.item),
        )
    for question, value in story.answers.items():
        answers.answer(vault, Question(question), value)
    words = story.statement
    facts.write_statement(vault, clock, facts=words.facts, feelings=words.feelings)


def _answers(sample: SampleItem | SampleText) -> Answers:
    return Answers(route=Route.COMMAND_LINE, provenance=_provenance(sample))


def _provenance(sample: SampleItem | SampleText | SampleNotHeld) -> Provenance:
    match sample:
        case SampleNotHeld():
            return Provenance(device=sample.device, app=sample.app, seen_at_text=sample.seen_at)
        case _:
            return Provenance(
                device=sample.device,
                how=sample.how,
                shows=sample.shows,
                app=sample.app,
                seen_at_text=sample.seen_at,
            )
