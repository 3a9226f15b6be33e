"""A sample case to try the program with: made, opened again, and taken away in one step.

The rules are:

* It is a real vault, made from an invented story through the same doors as everything else. Its
  reference says from its first moment that it is a sample, and stands on every page and paper.
* No ordinary case becomes a sample, and no sample an ordinary case.
* Its password is known to everybody; the window says so.
* It goes without questions only while nothing of the person's own is in it. Otherwise it is deleted
  like any other case: what somebody wrote into the wrong one is theirs all the same.
* One that was never finished is made anew, unless somebody opened it since and put something in.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from evidence_kit import keys
from evidence_kit.casework import answers, facts, items, pasting, threats
from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.casework.deleting import CaseDeleted, delete_case
from evidence_kit.casework.opening import open_case
from evidence_kit.casework.sample import (
    ENTERED_ANSWER,
    TOLD_ANSWER,
    SampleItem,
    SampleNotHeld,
    SampleText,
    Story,
    load_story,
)
from evidence_kit.clock import Clock
from evidence_kit.errors import NotASampleError, SampleHasOwnError, WrongPassphraseError
from evidence_kit.intake.importing import Answers, Offered, Refused
from evidence_kit.intake.previews import make_previews
from evidence_kit.model import (
    Action,
    AgeInPicture,
    Ages,
    Demand,
    Item,
    ItemId,
    PaymentStatus,
    Provenance,
    Route,
)
from evidence_kit.progress import Cancel, Report
from evidence_kit.questions import ANSWER, YES, Question
from evidence_kit.resources import asset_path
from evidence_kit.store import Imported, Vault

SAMPLE_PASSPHRASE = "sample case, nothing real"  # noqa: S105 - opens nothing but invented evidence

_PUT_IN = frozenset(
    {
        Action.CASE_CHANGED,
        Action.ITEM_IMPORTED,
        Action.ITEM_DESCRIBED,
        Action.ITEM_COVERED,
        Action.FACT_RECORDED,
        Action.FACT_CHANGED,
        Action.KEYS_CHANGED,
    }
)
"""What a person does who makes the sample their own."""

_NOT_WORDS = ("step/", "preview/", "disclosure/", f"{ANSWER}sample-")
"""What is recorded by looking round: a step ticked, a picture looked at."""

_OPEN_TO_ALL = frozenset({f"{ANSWER}{TOLD_ANSWER}", f"{ANSWER}{ENTERED_ANSWER}"})
"""The entries from which on somebody may have been in it."""

_OFFERS = frozenset({"backup-offer", "spare-key-offer", "window/evidence", "window/page"})
"""Drafts that only remember what was put off, and how the window is set."""

Told = Callable[[Imported], None]


def make_sample(
    path: Path,
    *,
    clock: Clock,
    on_saved: Told,
    report: Report,
    cancel: Cancel,
    kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
) -> Vault:
    """Make the sample case and return it open; one that is not finished leaves nothing.

    Args:
        path: The vault's folder.
        clock: Where time comes from.
        on_saved: Told about each item as soon as it is saved and verified.
        report: Told about progress.
        cancel: Checked throughout.
        kdf: Argon2id parameters of the passphrase slot.

    Raises:
        VaultExistsError: The folder exists and holds something.
        GuidanceDataError: The story is missing; the installation is incomplete.
        CancelledError: The person asked to stop.
        StorageError: The medium refused.
    """
    story = load_story(asset_path("sample"))
    said = story.case
    new = NewCase(
        ages=Ages(now=said.age_now, in_picture=AgeInPicture(said.age_in_picture)),
        country=said.country,
        language=said.language,
        initials=said.initials,
        is_sample=True,
    )
    vault = create_case(path, new, SAMPLE_PASSPHRASE, clock=clock, kdf=kdf)
    try:
        _tell_story(vault, story, clock, on_saved=on_saved, report=report, cancel=cancel)
        vault.answer_case(TOLD_ANSWER, YES)
    except BaseException:
        # Half a story would be taken for a whole one the next time.
        vault.close()
        vault.remove_new()
        raise
    return vault


def open_sample(
    path: Path,
    *,
    clock: Clock,
    report: Report,
    cancel: Cancel,
    kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
) -> Vault:
    """Return the sample case of a folder, open; it is made where there is none yet.

    Args:
        path: The vault's folder.
        clock: Where time comes from.
        report: Told about progress.
        cancel: Checked while it is made.
        kdf: Argon2id parameters, where it is made.

    Raises:
        NotASampleError: Something else lies there; it was not touched.
        VaultError: The sample is there and does not open.
        CancelledError: The person asked to stop.
        StorageError: The medium refused.
    """
    if path.is_dir() and any(path.iterdir()):
        vault = _opened(path, clock)
        if vault.find_case_answer(TOLD_ANSWER) is not None or has_own(vault):
            return vault
        # It stopped while it was made, and holds nothing but what came of the story.
        vault.delete(report)
    return make_sample(path, clock=clock, on_saved=_nobody, report=report, cancel=cancel, kdf=kdf)


def has_own(vault: Vault) -> bool:
    """Return whether somebody put anything of their own into a sample case."""
    # Until it is told or somebody enters, nobody but the story puts anything in.
    is_entered = False
    for entry in vault.ledger():
        if is_entered and entry.action in _PUT_IN and not entry.object.startswith(_NOT_WORDS):
            return True
        is_entered = is_entered or entry.object in _OPEN_TO_ALL
    drafts = vault.drafts()
    return any(text.strip() for name, text in drafts.items() if name not in _OFFERS)


def delete_sample(vault: Vault, *, clock: Clock, report: Report) -> CaseDeleted:
    """Delete the sample case that is open, without a question; afterwards the vault is closed.

    Args:
        vault: The open case.
        clock: Where time comes from.
        report: Told after each file.

    Raises:
        NotASampleError: It is somebody's case; nothing was deleted.
        SampleHasOwnError: Somebody put something of their own into it; nothing was deleted.
        StorageError: The medium refused; the sample is as it was.
        DeletionUnfinishedError: The keys are destroyed, and not every file is gone yet.
    """
    case = vault.case
    if not case.is_sample:
        raise NotASampleError(path=str(vault.path))
    if has_own(vault):
        raise SampleHasOwnError(reference=case.reference)
    return delete_case(vault, confirmed=case.reference, clock=clock, report=report)


def _opened(path: Path, clock: Clock) -> Vault:
    try:
        vault = open_case(path, SAMPLE_PASSPHRASE, clock=clock)
    except WrongPassphraseError as problem:
        raise NotASampleError(path=str(path)) from problem
    if not vault.case.is_sample:
        vault.close()
        raise NotASampleError(path=str(path))
    return vault


def _nobody(_imported: Imported) -> None:
    """Hear of a piece that was saved; nobody counts them in the window."""


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
            facts.PaymentSaid(
                status=PaymentStatus(payment.status),
                method=payment.method,
                amount=payment.amount,
                currency=payment.currency,
                to=payment.to,
                at_text=payment.at,
                item_id=item_id(payment.item),
                note=payment.note,
            ),
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
    return Answers(route=Route.COMMAND_LINE, provenance=_provenance(sample), is_made_up=True)


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
