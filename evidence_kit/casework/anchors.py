"""Give the head of the ledger to somebody outside, and remember who has it.

After that nobody can take out, or write anew, what was recorded before, without it being seen by
whoever has the anchor. The rules are: paper and message need no network; a time stamp is asked for
only when a person gave the address and saw the very bytes that leave; a head is recorded as pinned
only after the page is written, or the reply was read and holds.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.clock import Clock, utc_text
from evidence_kit.errors import InvalidValueError, NoSuchItemError
from evidence_kit.heads import head_text
from evidence_kit.i18n import N_, Words, words_in
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import Anchor, AnchorKind, LedgerHead
from evidence_kit.progress import Cancel
from evidence_kit.resources import assets_path
from evidence_kit.store import Vault
from evidence_kit.timestamping.asking import Authority, Patience, ask
from evidence_kit.timestamping.replies import Stamp, read_reply, require_answer
from evidence_kit.timestamping.requests import NONCE_BITS, StampRequest, new_request, read_request

LONGEST_WHOM = 500
"""Of who has an anchor, in characters: names and addresses, and no letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorMessage:
    """A text for the police, and the head that is in it."""

    text: str
    head: LedgerHead


@dataclass(frozen=True, slots=True, kw_only=True)
class StampPrepared:
    """What would leave the computer, before anybody is asked."""

    request: StampRequest
    head: LedgerHead


@dataclass(frozen=True, slots=True, kw_only=True)
class StampKept:
    """A time stamp that was read, holds, and is kept."""

    anchor: Anchor
    stamp: Stamp


def write_anchor_page(
    vault: Vault, path: Path, *, clock: Clock, language: str, with_whom: str = ""
) -> Anchor:
    """Write the page for a witness as a PDF, and record it.

    Args:
        vault: The open vault.
        path: The file to make.
        clock: Where time comes from.
        language: BCP 47 tag of the page's language.
        with_whom: Who signs or keeps it, if that is known already.

    Raises:
        InvalidValueError: Who has it is said in far too many characters.
        EmbeddedDataError: In an under-18 case that holds data that is not words.
        TargetExistsError: The file exists already.
        ReportError: The page could not be laid out.
        StorageError: The medium refused; nothing was written.
    """
    from evidence_kit.report.anchor_page import AnchorPage, build_anchor_page

    _admit_whom(vault, with_whom)
    files.require_free(path)
    vault.sign_head()
    page = AnchorPage(
        reference=vault.case.reference,
        head=vault.ledger_head(),
        made_at=clock.now().replace(microsecond=0),
        offset_minutes=clock.offset_minutes(),
        language=language,
    )
    words = words_in(language, assets_path() / "locale")
    files.write_whole(path, build_anchor_page(page, words=words))
    try:
        return vault.add_anchor(AnchorKind.PAPER, page.head, with_whom)
    except BaseException:
        # The first error is the one told; a page that nobody remembers must not lie about.
        with suppress(OSError):
            path.unlink()
        raise


def anchor_message(vault: Vault, *, clock: Clock, language: str) -> AnchorMessage:
    """Return the text that pins the present head in somebody's mailbox; nothing is recorded yet."""
    vault.sign_head()
    head, reference = vault.ledger_head(), vault.case.reference
    words: Words = words_in(language, assets_path() / "locale")
    # Translators: {time} is an instant in UTC; the sentences go to the police in an e-mail.
    before = words.gettext(
        "Please keep this message with case {reference}. It holds no evidence. It lets anybody "
        "check later that nothing recorded up to entry {n} ({time}) was removed or written anew."
    ).format(reference=reference, n=head.n, time=utc_text(clock.now().replace(microsecond=0)))
    return AnchorMessage(text=f"{before}\n\n{head_text(reference, head)}\n", head=head)


def keep_message(vault: Vault, n: int, with_whom: str) -> Anchor:
    """Record that a message with the head of entry ``n`` was sent, and to whom.

    Raises:
        InvalidValueError: There is no such entry, nobody is named, or far too much is said.
        EmbeddedDataError: In an under-18 case that holds data that is not words.
    """
    if not with_whom.strip():
        raise InvalidValueError(
            value=with_whom,
            field=N_("whoever has the message"),
            expected=N_("an address, an office or a name"),
        )
    _admit_whom(vault, with_whom)
    return vault.add_anchor(AnchorKind.MESSAGE, head_at(vault, n), with_whom)


def say_with_whom(vault: Vault, number: int, with_whom: str) -> Anchor:
    """Change who has an anchor, such as the witness who signed the page later.

    Raises:
        NoSuchItemError: No such anchor stands.
        InvalidValueError: It is said in far too many characters.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    _admit_whom(vault, with_whom)
    return vault.say_with_whom(number, with_whom)


def withdraw_anchor(vault: Vault, number: int, why: str) -> None:
    """Take back an anchor that came to nothing; it stays with the reason.

    Raises:
        NoSuchItemError: No such anchor stands.
        EmbeddedDataError: In an under-18 case the reason holds data that is not words.
    """
    admit_words(vault.case.ages, {N_("reason"): why})
    vault.withdraw_anchor(number, why)


def prepare_stamp(vault: Vault) -> StampPrepared:
    """Return what would be sent to an authority for the present head; nothing is sent."""
    vault.sign_head()
    head = vault.ledger_head()
    return StampPrepared(request=new_request(head.chain, secrets.randbits(NONCE_BITS)), head=head)


def stamp_head(
    vault: Vault,
    authority: Authority,
    prepared: StampPrepared,
    *,
    patience: Patience | None = None,
    cancel: Cancel | None = None,
) -> StampKept:
    """Ask one authority for the time stamp that was prepared, and keep it when it holds.

    Raises:
        AnchorError: No time stamp that holds came back; the vault is as it was.
        InvalidValueError: The address is far too long to be one; nothing was sent.
        EmbeddedDataError: In an under-18 case it holds data that is not words; nothing was sent.
        CancelledError: The person asked to stop; the vault is as it was.
    """
    # The address is kept as what has the anchor.
    _admit_whom(vault, authority.address)
    reply = ask(authority, prepared.request, patience=patience, cancel=cancel)
    stamp = read_reply(reply)
    require_answer(stamp, prepared.request)
    anchor = vault.add_anchor(AnchorKind.TIMESTAMP, prepared.head, authority.address, reply)
    return StampKept(anchor=anchor, stamp=stamp)


def prepared_again(vault: Vault, n: int, request_der: bytes) -> StampPrepared:
    """Return what was prepared before, from what the window kept of it.

    Raises:
        InvalidValueError: The request is not one for that head of this ledger.
    """
    head = head_at(vault, n)
    try:
        request = read_request(request_der)
    except ValueError:
        request = None
    if request is None or request.imprint != head.chain:
        raise InvalidValueError(
            value=request_der.hex()[:32],
            field=N_("request for a time stamp"),
            expected=N_("the one that was shown"),
        )
    return StampPrepared(request=request, head=head)


def get_reply(vault: Vault, number: int) -> tuple[Anchor, bytes]:
    """Return a time stamp's anchor and its reply in DER.

    Raises:
        NoSuchItemError: No time stamp of this number stands.
    """
    for anchor in vault.anchors():
        if anchor.number == number and anchor.proof is not None:
            return anchor, anchor.proof
    raise NoSuchItemError(item=f"anchor/{number}")


def head_at(vault: Vault, n: int) -> LedgerHead:
    """Return the head as it was when entry ``n`` was the last one.

    Raises:
        InvalidValueError: The ledger has no such entry.
    """
    for entry in vault.ledger():
        if entry.n == n:
            return LedgerHead(n=entry.n, chain=entry.chain)
    raise InvalidValueError(
        value=str(n), field=N_("entry"), expected=N_("the number of an entry in the record")
    )


def _admit_whom(vault: Vault, with_whom: str) -> None:
    """Let in who has an anchor, through the one door for words."""
    if len(with_whom) > LONGEST_WHOM:
        raise InvalidValueError(
            value=with_whom[:40],
            field=N_("whoever has the anchor"),
            expected=N_("a name or an address, in 500 characters at most"),
        )
    admit_words(vault.case.ages, {N_("whoever has the anchor"): with_whom})
