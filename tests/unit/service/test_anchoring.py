from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.errors import AuthorityAddressError, InvalidValueError, NoVaultOpenError
from evidence_kit.service import anchoring
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.authority import Authority

WorkOn = Callable[[Vault | None], Work]


def test_a_text_that_was_sent_is_seen_and_compared(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    text = anchoring.write_text(messages.WriteAnchorText(language="en"), work)
    assert anchoring.read(messages.ReadAnchors(), work).pinned_to == 0
    kept = anchoring.keep_text(messages.KeepAnchorText(entry=text.entry, with_whom="police"), work)
    seen = anchoring.compare(messages.CompareAnchor(text=text.text), work)
    assert (kept.entry, seen.pinned_to) == (text.entry, text.entry)
    assert seen.outside is not None
    assert seen.outside.is_good


def test_a_page_is_written(vault: Vault, work_on: WorkOn, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    made = anchoring.make_page(
        messages.MakeAnchorPage(path=str(path), language="xx", with_whom="my aunt"), work_on(vault)
    )
    assert path.exists()
    assert made.number == 1


def test_what_was_shown_is_sent_and_the_stamp_is_kept(
    vault: Vault, work_on: WorkOn, authority: Authority
) -> None:
    work = work_on(vault)
    shown = anchoring.prepare_stamp(messages.PrepareStamp(), work)
    stamped = anchoring.ask_for_stamp(
        messages.AskForStamp(address=authority.address(), entry=shown.entry, request=shown.request),
        work,
    )
    seen = anchoring.read(messages.ReadAnchors(), work)
    assert seen.pinned_since == stamped.stamped_at
    assert seen.recorded[0].with_whom == authority.address()


def test_what_was_not_shown_is_not_sent(vault: Vault, work_on: WorkOn) -> None:
    with pytest.raises(InvalidValueError):
        anchoring.ask_for_stamp(
            messages.AskForStamp(address="http://a.example/", entry=1, request=b"other"),
            work_on(vault),
        )
    with pytest.raises(AuthorityAddressError):
        anchoring.ask_for_stamp(
            messages.AskForStamp(address="nowhere", entry=1, request=b""), work_on(vault)
        )


def test_without_a_case_nothing_is_pinned(work_on: WorkOn) -> None:
    with pytest.raises(NoVaultOpenError):
        anchoring.read(messages.ReadAnchors(), work_on(None))
