"""The one working thread, without processes: an inbox that is full from the start."""

from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.errors import InternalError, NoVaultOpenError
from evidence_kit.model import AgeInPicture, Ages, Route, StepState
from evidence_kit.resources import asset_path
from evidence_kit.service.listening import Asked, Inbox
from evidence_kit.service.pipes import Speaker
from evidence_kit.service.serving import Service
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE, StoppedClock
from tests.unit.service.heard import Heard

PICTURES = sorted(asset_path("sample", "evidence").glob("Screenshot_*.png"))


def inbox_of(*requests: messages.Request) -> Inbox:
    """Return an inbox with these requests and then the end, in which nothing is stopped."""
    inbox = Inbox()
    for number, request in enumerate(requests, start=1):
        inbox.put(messages.Ask(id=number, request=request))
    inbox._waiting.put(None)
    return inbox


def opening(path: Path) -> messages.OpenCase:
    return messages.OpenCase(path=str(path), secret=PASSPHRASE)


def adding(*paths: Path) -> messages.AddFiles:
    offers = tuple(messages.FileOffer(path=str(path)) for path in paths)
    return messages.AddFiles(offers=offers, route=Route.DROP)


def ended(heard: Heard) -> list[int]:
    ends = (messages.Done, messages.Refused)
    return [each.id for each in heard.messages if isinstance(each, ends)]


def answers(heard: Heard) -> list[object]:
    return [each.answer for each in heard.messages if isinstance(each, messages.Done)]


def codes(heard: Heard) -> list[str]:
    return [each.problem.code for each in heard.messages if isinstance(each, messages.Refused)]


def test_it_greets_and_goes(heard: Heard, speaker: Speaker, clock: StoppedClock) -> None:
    Service(inbox_of(), speaker, clock).run()

    (greeting,) = heard.messages
    assert isinstance(greeting, messages.Ready)
    assert greeting.protocol == messages.PROTOCOL


def test_what_is_quick_is_answered_during_long_work_and_what_is_long_after_it(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = inbox_of(
        opening(vault_path),
        adding(PICTURES[0]),
        messages.Withdraw(name="JS-001"),
        messages.ReadCase(),
        messages.SaveDraft(name="story", text="It began"),
    )

    Service(inbox, speaker, clock).run()

    assert ended(heard) == [1, 4, 5, 2]
    seen = next(each for each in answers(heard) if isinstance(each, messages.CaseSeen))
    assert seen.items == ()


def test_what_is_quick_waits_while_a_case_is_deleted(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    with Vault.open(vault_path, PASSPHRASE, clock=clock) as vault:
        reference = vault.case.reference
    inbox = inbox_of(
        opening(vault_path),
        messages.DeleteCase(confirmed=reference, secret=PASSPHRASE),
        messages.KeepText(text_utf8=b"It began"),
        messages.SaveDraft(name="story", text="It began"),
    )

    Service(inbox, speaker, clock).run()

    assert ended(heard) == [1, 2, 3, 4]
    assert codes(heard) == 2 * [NoVaultOpenError.code]
    assert not vault_path.exists()


def test_nothing_long_begins_after_the_end(
    vault_path: Path, tmp_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = Inbox()
    requests = (
        messages.OpenCase(path=str(vault_path), secret=PASSPHRASE),
        messages.MakeReport(path=str(tmp_path / "report.pdf"), language="en"),
    )
    for number, request in enumerate(requests, start=1):
        inbox.put(messages.Ask(id=number, request=request))
    inbox.end()

    Service(inbox, speaker, clock).run()

    assert codes(heard) == ["EK-702", "EK-702"]
    assert not (tmp_path / "report.pdf").exists()


def test_a_mistake_of_ours_is_answered_and_ends_the_work(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = inbox_of(
        opening(vault_path), messages.LookForFacts(text_utf8=b"\xff"), messages.ReadCase()
    )

    with pytest.raises(InternalError):
        Service(inbox, speaker, clock).run()

    assert codes(heard) == ["EK-999"]
    assert ended(heard) == [1, 2]


def test_a_mistake_inside_long_work_ends_that_too(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = inbox_of(
        opening(vault_path), adding(PICTURES[0]), messages.LookForFacts(text_utf8=b"\xff")
    )

    with pytest.raises(InternalError):
        Service(inbox, speaker, clock).run()

    assert codes(heard) == ["EK-999", "EK-999"]
    assert ended(heard) == [1, 3, 2]


def test_a_refusal_ends_nothing(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = inbox_of(
        messages.ReadCase(),
        messages.OpenCase(path=str(vault_path), secret="another phrase"),
        opening(vault_path),
        messages.ReadCase(),
    )

    Service(inbox, speaker, clock).run()

    assert codes(heard) == ["EK-115", "EK-101"]
    assert ended(heard) == [1, 2, 3, 4]


def steps_done(count: int) -> list[messages.SetStep]:
    """Small records, each of which is an entry of the ledger."""
    return [
        messages.SetStep(step_id=f"st{number:02d}", state=StepState.DONE) for number in range(count)
    ]


class PatientInbox(Inbox):
    """The inbox of a window that goes away when there is nothing left to do."""

    def wait(self) -> Asked | None:
        self.end()
        return super().wait()


def test_previews_are_made_while_nobody_waits_and_told_at_a_pace(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = PatientInbox()
    for number, request in enumerate((opening(vault_path), adding(*PICTURES[:3])), start=1):
        inbox.put(messages.Ask(id=number, request=request))

    Service(inbox, speaker, clock).run()

    # The clock stands still: the first is told at once, the others with the last.
    assert heard.kinds[-3:] == ["Done", "CaseChanged", "CaseChanged"]
    assert heard.kinds.count("CaseChanged") == 2


def test_what_is_long_comes_before_a_preview(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = PatientInbox()
    requests = (opening(vault_path), adding(*PICTURES[:3]), messages.CheckVault(is_full=False))
    for number, request in enumerate(requests, start=1):
        inbox.put(messages.Ask(id=number, request=request))

    Service(inbox, speaker, clock).run()

    assert ended(heard) == [1, 2, 3]
    assert heard.kinds[-2:] == ["CaseChanged", "CaseChanged"]


def test_a_copy_of_the_database_is_made_while_nobody_waits(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = PatientInbox()
    saying = steps_done(20)
    for number, request in enumerate((opening(vault_path), *saying), start=1):
        inbox.put(messages.Ask(id=number, request=request))

    Service(inbox, speaker, clock).run()

    assert codes(heard) == []
    assert [path.name for path in (vault_path / "backup").iterdir()] == ["case.g1.db"]


def test_a_window_that_goes_away_does_not_wait_for_a_copy(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    saying = steps_done(20)

    Service(inbox_of(opening(vault_path), *saying), speaker, clock).run()

    assert codes(heard) == []
    assert not (vault_path / "backup").exists()


def test_nothing_is_answered_while_a_transaction_is_open(
    vault: Vault, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    inbox = inbox_of(messages.SaveDraft(name="story", text="It began"))
    service = Service(inbox, speaker, clock)
    service._held.take(vault)

    with vault._session.database.transaction():
        service._answer_quick()
        during = heard.kinds
    service._answer_quick()

    assert during == []
    assert heard.kinds == ["Done"]
    assert vault.drafts() == {"story": "It began"}


def test_no_preview_is_made_after_the_under_18_rules_began_and_their_work_broke_off(
    vault_path: Path, heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    minor = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
    inbox = PatientInbox()
    requests = (opening(vault_path), adding(*PICTURES[:2]), messages.ChangeAges(ages=minor))
    for number, request in enumerate(requests, start=1):
        inbox.put(messages.Ask(id=number, request=request))
    # Where copies of the database would lie, one cannot be removed.
    (vault_path / "backup" / "case.1.db").mkdir(parents=True)

    Service(inbox, speaker, clock).run()

    assert codes(heard) == ["EK-403"]
    assert "CaseChanged" not in heard.kinds
