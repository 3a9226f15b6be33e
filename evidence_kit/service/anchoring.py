"""Requests about what pins the record outside."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework import anchors
from evidence_kit.casework.anchor_check import (
    ANCHOR_WORDS,
    AnchorsChecked,
    CheckedAnchor,
    check_anchors,
)
from evidence_kit.casework.going_out import spoken_language
from evidence_kit.heads import read_head
from evidence_kit.service.work import Work
from evidence_kit.timestamping.asking import authority_at


def read(_request: messages.ReadAnchors, work: Work) -> messages.AnchorsSeen:
    """Compare the case with its anchors.

    Raises:
        NoVaultOpenError: No case is open.
    """
    return _seen(check_anchors(work.vault))


def compare(request: messages.CompareAnchor, work: Work) -> messages.AnchorsSeen:
    """Compare the case with an anchor from outside too.

    Raises:
        NoVaultOpenError: No case is open.
        AnchorError: What was typed is no anchor, or not all of it.
    """
    return _seen(check_anchors(work.vault, said=read_head(request.text)))


def make_page(request: messages.MakeAnchorPage, work: Work) -> messages.Anchored:
    """Write the page to sign.

    Raises:
        NoVaultOpenError: No case is open.
        TargetExistsError: The file exists already.
        ReportError: The page could not be laid out.
        StorageError: The medium refused; nothing was written.
    """
    made = anchors.write_anchor_page(
        work.vault,
        Path(request.path),
        clock=work.clock,
        language=spoken_language(request.language),
        with_whom=request.with_whom,
    )
    return messages.Anchored(number=made.number, entry=made.n, path=request.path)


def write_text(request: messages.WriteAnchorText, work: Work) -> messages.AnchorText:
    """Return the text for a message.

    Raises:
        NoVaultOpenError: No case is open.
    """
    made = anchors.anchor_message(
        work.vault, clock=work.clock, language=spoken_language(request.language)
    )
    return messages.AnchorText(text=made.text, entry=made.head.n)


def keep_text(request: messages.KeepAnchorText, work: Work) -> messages.Anchored:
    """Record that a message was sent.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: Nobody is named.
    """
    made = anchors.keep_message(work.vault, request.entry, request.with_whom)
    return messages.Anchored(number=made.number, entry=made.n)


def prepare_stamp(_request: messages.PrepareStamp, work: Work) -> messages.StampShown:
    """Return what would be sent; nothing is.

    Raises:
        NoVaultOpenError: No case is open.
    """
    prepared = anchors.prepare_stamp(work.vault)
    return messages.StampShown(
        entry=prepared.head.n, hash=prepared.head.chain, request=prepared.request.der
    )


def ask_for_stamp(request: messages.AskForStamp, work: Work) -> messages.Stamped:
    """Send what was shown, and keep the time stamp.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: The request is not the one that was shown.
        AnchorError: No time stamp that holds came back; the case is as it was.
        CancelledError: The person asked to stop.
    """
    authority = authority_at(request.address)
    prepared = anchors.prepared_again(work.vault, request.entry, request.request)
    kept = anchors.stamp_head(work.vault, authority, prepared, cancel=work.cancel)
    return messages.Stamped(
        number=kept.anchor.number,
        entry=kept.anchor.n,
        stamped_at=kept.stamp.stamped_at,
        authority=kept.stamp.authority,
        certificate_sha256=kept.stamp.certificate_sha256,
    )


def _seen(checked: AnchorsChecked) -> messages.AnchorsSeen:
    return messages.AnchorsSeen(
        last_entry=checked.last_entry,
        pinned_to=checked.pinned_to,
        pinned_since=None if checked.pinned is None else checked.pinned.since,
        recorded=tuple(_anchor_seen(each) for each in checked.recorded),
        outside=None if checked.outside is None else _anchor_seen(checked.outside),
        restored_at=checked.restored_at,
    )


def _anchor_seen(each: CheckedAnchor) -> messages.AnchorSeen:
    return messages.AnchorSeen(
        number=each.number or 0,
        kind=each.kind,
        entry=each.n or 0,
        with_whom=each.with_whom,
        since=each.since,
        is_good=not each.verdict.is_bad,
        says=ANCHOR_WORDS[each.verdict],
    )
