"""Settings: looks, the check of everything, the answers about age, about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import msgspec
from PySide6.QtWidgets import QWidget

from evidence_kit.casework.proofs_of_locks import (
    LOCK_WORDS,
    MISSING_LOCK_WORDS,
    PROTECTION_WORDS,
)
from evidence_kit.messages import (
    AgesChanged,
    AgesForeseen,
    BackupMade,
    ExportSeen,
    LedgerSeen,
    ProofSeen,
    ReadLedger,
)
from evidence_kit.model import Action, AgeInPicture, Finding, LedgerEntry, Verdict
from evidence_kit.progress import Progress
from evidence_kit.progress import Stage as WorkStage
from evidence_kit.sandbox.locks import Lock, Protection
from evidence_kit.settings import Settings
from evidence_kit.ui.models.backup import BackupState
from evidence_kit.ui.models.protection import ProtectionState
from evidence_kit.ui.models.settings_page import AgesPhase, AgesState, VaultCheckState
from evidence_kit.ui.pages.settings import SettingsPage
from tests.pictures.scenes import Stage, scene

PAGE = (1032, 644)
LARGE = (1024, 560)
WHOLE = (1032, 2000)
WHOLE_LARGE = (1024, 4200)

AT = datetime(2026, 11, 21, 13, 10, tzinfo=UTC).astimezone(timezone(timedelta(hours=1)))


def page_of(stage: Stage) -> SettingsPage:
    page = SettingsPage(stage.theme, stage.vault, stage.words, clock=stage.clock)
    page.set_settings(Settings(text_percent=stage.theme.look.text_percent))
    page.render(stage.case)
    page.set_place("/home/sk/Documents/Papers", "")
    return page


def findings(stage: Stage, *bad: Finding) -> tuple[Finding, ...]:
    named = {finding.subject for finding in bad}
    held = [item.label for item in stage.case.items if item.sha256 is not None]
    described = [item.label for item in stage.case.items if item.sha256 is None]
    return (
        Finding(subject="database", verdict=Verdict.INTACT),
        Finding(subject="ledger", verdict=Verdict.INTACT),
        *(Finding(subject=label, verdict=Verdict.INTACT) for label in held if label not in named),
        *(
            Finding(subject=label, verdict=Verdict.NOT_CHECKED, detail="not-held")
            for label in described
        ),
        *bad,
    )


def checked(stage: Stage, *bad: Finding) -> SettingsPage:
    page = page_of(stage)
    check = VaultCheckState(findings=findings(stage, *bad), at=AT)
    page.show_state(replace(page.state, check=check))
    return page


def asked(stage: Stage, ages: AgesState) -> SettingsPage:
    page = page_of(stage)
    page.show_state(replace(page.state, ages=ages))
    return page


@scene("16-settings", size=PAGE, large_size=LARGE)
def settings(stage: Stage) -> QWidget:
    page = page_of(stage)
    stage.after(lambda: page.first_focus().setFocus())
    return page


@scene("16-settings-no-case", size=PAGE, large_size=LARGE)
def no_case(stage: Stage) -> QWidget:
    page = SettingsPage(stage.theme, stage.vault, stage.words, clock=stage.clock)
    page.set_settings(Settings(text_percent=stage.theme.look.text_percent))
    return page


def proofs(*, seccomp: str) -> tuple[ProofSeen, ...]:
    whole = Protection.FULL if seccomp == "good" else Protection.PARTLY
    words = LOCK_WORDS if seccomp == "good" else MISSING_LOCK_WORDS
    held = (Lock.LIMITS, Lock.PRIVILEGES, Lock.LANDLOCK)
    return (
        ProofSeen(
            subject="decoder/protection",
            answer="good" if seccomp == "good" else "partly",
            words=PROTECTION_WORDS[whole],
        ),
        *(
            ProofSeen(subject=f"decoder/lock/{lock}", answer="good", words=LOCK_WORDS[lock])
            for lock in held
        ),
        ProofSeen(subject="decoder/lock/seccomp", answer=seccomp, words=words[Lock.SECCOMP]),
    )


def protected(stage: Stage, seccomp: str) -> QWidget:
    page = SettingsPage(stage.theme, stage.vault, stage.words, clock=stage.clock)
    page.set_settings(Settings(text_percent=stage.theme.look.text_percent))
    page.protection_card.show_state(ProtectionState(proofs=proofs(seccomp=seccomp)))
    return page


@scene("16-settings-locked-in", size=(1032, 1500), large_size=(1024, 3400))
def locked_in(stage: Stage) -> QWidget:
    return protected(stage, "good")


@scene("16-settings-partly-locked-in", size=(1032, 1500), large_size=(1024, 3400))
def partly_locked_in(stage: Stage) -> QWidget:
    return protected(stage, "partly")


def register(name: str, build: Callable[[Stage], SettingsPage]) -> None:
    scene(name, size=WHOLE, large_size=WHOLE_LARGE)(build)


def synced(stage: Stage) -> SettingsPage:
    page = page_of(stage)
    page.set_place("/home/sk/Dropbox/Papers", "Dropbox")
    return page


def checking(stage: Stage) -> SettingsPage:
    page = page_of(stage)
    progress = Progress(stage=WorkStage.CHECKING, done=5, total=8, name="SK-005")
    check = VaultCheckState(is_running=True, progress=progress)
    page.show_state(replace(page.state, check=check))
    return page


def backing_up(stage: Stage) -> SettingsPage:
    page = page_of(stage)
    progress = Progress(stage=WorkStage.BACKING_UP, done=31_000_000, total=84_000_000)
    page.show_state(replace(page.state, backup=BackupState(is_running=True, progress=progress)))
    return page


def backed_up(stage: Stage) -> SettingsPage:
    page = page_of(stage)
    made = BackupMade(
        path="/media/sk/STICK/Papers.ekbackup",
        size_bytes=84_000_000,
        resumed_bytes=0,
        is_same_disk=False,
        keeps_owners=False,
        missing=(),
    )
    page.render(msgspec.structs.replace(stage.case, backed_up_at=AT))
    page.show_state(replace(page.state, backup=BackupState(made=made)))
    return page


register("16-settings-backing-up", backing_up)
register("16-settings-backed-up", backed_up)
register("16-settings-synced", synced)
register("16-settings-checking", checking)
register("16-settings-all-as-saved", checked)
register(
    "12c-check-changed",
    lambda stage: checked(
        stage, Finding(subject="SK-006", verdict=Verdict.ALTERED, detail="SHA-256 is " + "c4" * 32)
    ),
)
register(
    "12c-check-missing",
    lambda stage: checked(
        stage, Finding(subject="SK-006", verdict=Verdict.MISSING, detail="missing")
    ),
)
register(
    "12c-check-unreadable",
    lambda stage: checked(
        stage,
        Finding(subject="SK-006", verdict=Verdict.UNREADABLE, detail="Input/output error"),
    ),
)
register(
    "12c-check-case-file",
    lambda stage: checked(
        stage, Finding(subject="payment/1", verdict=Verdict.ALTERED, detail="not as last recorded")
    ),
)
register(
    "16-settings-ages",
    lambda stage: asked(
        stage, AgesState(phase=AgesPhase.ASKING, typed="17", in_picture=AgeInPicture.NOT_SURE)
    ),
)
register(
    "16-settings-ages-foreseen",
    lambda stage: asked(
        stage,
        AgesState(
            phase=AgesPhase.FORESEEN,
            typed="17",
            in_picture=AgeInPicture.NOT_SURE,
            foreseen=AgesForeseen(begins=True, ends=False, to_withdraw=("SK-003", "SK-004")),
        ),
    ),
)
register(
    "16-settings-ages-changed",
    lambda stage: asked(
        stage,
        AgesState(
            phase=AgesPhase.CHANGED,
            changed=AgesChanged(
                case=stage.case.case,
                withdrawn=("SK-003",),
                to_look_at=("SK-001", "SK-002"),
                exports=(ExportSeen(version=1, kind="package", made_at=AT, code="0" * 64),),
            ),
        ),
    ),
)


@scene("16-settings-spacing", size=PAGE, large_size=LARGE)
def spacing(stage: Stage) -> QWidget:
    stage.theme.set_look(stage.theme.look._replace(is_spaced=True))
    page = page_of(stage)
    page.set_settings(Settings(text_percent=stage.theme.look.text_percent, has_wide_spacing=True))
    return page


@scene("16d-record", size=(1032, 900), large_size=(1024, 1500))
def record(stage: Stage) -> QWidget:
    page = page_of(stage)
    entries = tuple(
        LedgerEntry(
            n=number,
            at=AT + timedelta(minutes=number),
            offset_minutes=60,
            monotonic_ms=0,
            boot_id="",
            app_version="",
            actor="passphrase",
            action=action,
            object=about,
            before=None,
            after=None,
            detail={},
            salt=b"",
            chain="",
        )
        for number, (action, about) in enumerate(
            (
                (Action.CASE_CREATED, "case"),
                (Action.ITEM_IMPORTED, f"item/{stage.case.items[0].id}"),
                (Action.FACT_RECORDED, "payment/1"),
                (Action.EXPORTED, "export/1"),
            ),
            1,
        )
    )
    stage.vault.answer_with(ReadLedger, LedgerSeen(entries=entries))
    stage.after(page.record_card.button.click)
    stage.after(lambda: page._scroll.show_widget(page.record_card))
    return page
