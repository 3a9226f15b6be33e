"""Requests about the case itself: make it, open it, read it, check it, change its answers."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from evidence_kit import keys, messages
from evidence_kit.casework import case as cases
from evidence_kit.casework import passphrases
from evidence_kit.casework.anchor_check import anchor_findings, check_anchors
from evidence_kit.casework.case import NewCase, change_ages, create_case, foresee_ages
from evidence_kit.casework.changed_since import find_changed_since
from evidence_kit.casework.deleting import find_kept_until
from evidence_kit.casework.opening import open_case
from evidence_kit.casework.places import is_taken, look_at
from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.model import CaseContents, ItemStatus, KeyKind, Payment, Validity
from evidence_kit.paying import RECEIVER_CHECK, as_validity
from evidence_kit.recognising.receivers import check_of
from evidence_kit.service.work import Work
from evidence_kit.store import Export, Vault


def create(request: messages.CreateCase, work: Work) -> messages.Opened:
    """Make a new vault and hold it open.

    Raises:
        VaultOpenError: Another one is open here.
        RecoveryCodeMistypedError: What was typed back is no recovery code.
        WeakPassphraseError: The passphrase is too short.
        VaultExistsError: The folder exists and holds something.
        StorageError: The medium refused; no vault was made.
    """
    work.held.require_none()
    code = request.recovery_code.strip()
    if code:
        keys.require_recovery_code(code)
    path = Path(request.path)
    new = NewCase(
        ages=request.ages,
        country=request.country,
        language=request.language,
        initials=request.initials,
    )
    vault = create_case(path, new, request.passphrase, clock=work.clock, recovery_code=code or None)
    return taken(work, vault)


def open_(request: messages.OpenCase, work: Work) -> messages.Opened:
    """Open a vault and hold it.

    Raises:
        VaultOpenError: Another one is open here.
        VaultError: It does not open.
    """
    work.held.require_none()
    return taken(work, open_case(Path(request.path), request.secret, clock=work.clock))


def look_at_place(request: messages.LookAtPlace, _work: Work) -> messages.PlaceSeen:
    """Say whether a new case can be made in a folder, as far as can be told."""
    return messages.PlaceSeen(path=request.path, is_taken=is_taken(Path(request.path)))


def new_recovery_code(_request: messages.NewRecoveryCode, _work: Work) -> messages.RecoveryCode:
    """Make a recovery code that opens nothing yet."""
    return messages.RecoveryCode(groups=tuple(keys.new_recovery_code().split("-")))


def judge_passphrase(request: messages.JudgePassphrase, _work: Work) -> messages.PassphraseJudged:
    """Say how strong a passphrase is."""
    judged = passphrases.judge(request.passphrase)
    return messages.PassphraseJudged(strength=judged.strength, reason=judged.reason)


def suggest_passphrase(
    request: messages.SuggestPassphrase, _work: Work
) -> messages.PassphraseSuggested:
    """Suggest random words."""
    return messages.PassphraseSuggested(passphrase=passphrases.suggest(request.language))


def read_case(request: messages.ReadCase, work: Work) -> messages.CaseSeen:
    """Read everything the pages show; what is wanted first, and portions, are told before.

    Raises:
        NoVaultOpenError: No case is open.
    """
    vault = work.vault
    if not (request.first or request.portion):
        return _seen_as_a_whole(vault, vault.contents())
    most = request.first or request.portion
    found = vault.contents(most)
    if request.first:
        _tell_beginning(found, work)
    rest = found.items
    while len(rest) == most:
        # As soon as they are read: the window takes them in while the next ones are.
        work.tell(messages.PiecesSeen(items=rest))
        most = request.portion or -1
        rest = vault.items_after(rest[-1].number, most)
    return _seen_as_a_whole(vault, replace(found, items=rest))


def _tell_beginning(found: CaseContents, work: Work) -> None:
    """Tell what a list shows first, where the first pieces by number are those and none is bad."""
    counts = work.vault.item_counts()
    count = sum(counts.values())
    is_wrong = any(each.verdict.is_bad for each in work.vault.opening_findings)
    if count <= len(found.items) or found.answers.get(EXHIBIT_ORDER) or is_wrong:
        return
    work.tell(
        messages.CaseBegun(
            seen=_seen_without_copies_elsewhere(work.vault, found),
            count=count,
            held=counts.get(ItemStatus.HELD, 0),
            not_held=counts.get(ItemStatus.NOT_HELD, 0),
        )
    )


def _seen_as_a_whole(vault: Vault, found: CaseContents) -> messages.CaseSeen:
    # The ledger is looked through for these two, the first time.
    return msgspec.structs.replace(
        _seen_without_copies_elsewhere(vault, found),
        backed_up_at=vault.find_last_backup(),
        restored_at=vault.find_last_restored(),
    )


def _seen_without_copies_elsewhere(vault: Vault, found: CaseContents) -> messages.CaseSeen:
    kept_until = find_kept_until(vault)
    changed = find_changed_since(vault)
    return messages.CaseSeen(
        case=found.case,
        items=found.items,
        pictures=found.pictures,
        identifiers=found.identifiers,
        payments=found.payments,
        events=found.events,
        statement=found.statement,
        removals=found.removals,
        steps=found.steps,
        drafts=found.drafts,
        threats=found.threats,
        referrals=found.referrals,
        sightings=found.sightings,
        answers=found.answers,
        copies=found.copies,
        disclosures=found.disclosures,
        subjects=found.subjects,
        recorded_subjects=found.recorded_subjects,
        details=found.details,
        corrected=tuple(found.corrections),
        receivers=_receivers(found.payments, found.details, found.case.country),
        exports=_seen(vault.exports()),
        changed_since=() if changed is None else changed.kinds,
        findings=vault.opening_findings,
        keys=vault.known_keys(),
        proven_with=KeyKind.RECOVERY.value if vault.is_spare_key_proof else "",
        kept_until="" if kept_until is None else kept_until.isoformat(),
    )


def _receivers(
    payments: tuple[Payment, ...], details: Mapping[int, Mapping[str, str]], country: str
) -> dict[int, Validity]:
    """Return what check digits say of where money went, by the payment's number."""
    named = {payment.to for payment in payments if payment.to.strip()}
    # The same account is often paid many times, and looked at once.
    checks = {receiver: check_of(receiver, country) for receiver in named}
    told = {number: known.get(RECEIVER_CHECK, "") for number, known in details.items()}
    return {
        payment.number: check
        for payment in payments
        if (check := as_validity(told.get(payment.number, "")) or checks.get(payment.to))
    }


def read_ledger(_request: messages.ReadLedger, work: Work) -> messages.LedgerSeen:
    """Read the custody ledger.

    Raises:
        NoVaultOpenError: No case is open.
    """
    return messages.LedgerSeen(entries=work.vault.ledger())


def foresee(request: messages.ForeseeAges, work: Work) -> messages.AgesForeseen:
    """Say what changed answers about age would do.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: The age cannot be one.
    """
    foreseen = foresee_ages(work.vault, request.ages)
    return messages.AgesForeseen(
        begins=foreseen.begins,
        ends=foreseen.ends,
        to_withdraw=tuple(item.label for item in foreseen.to_withdraw),
        exports=_seen(work.vault.exports()),
    )


def change(request: messages.ChangeAges, work: Work) -> messages.AgesChanged:
    """Change the answers about age.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: The age cannot be one.
        StorageError: The medium refused; asking again goes on where it stopped.
    """
    changed = change_ages(work.vault, request.ages)
    return messages.AgesChanged(
        case=changed.case,
        withdrawn=tuple(item.label for item in changed.withdrawn),
        to_look_at=tuple(item.label for item in changed.to_look_at),
        exports=_seen(changed.exports),
        copied_at=changed.copied_at,
        words_to_look_at=changed.words_to_look_at,
    )


def change_country(request: messages.ChangeCountry, work: Work) -> messages.CountryChanged:
    """Change where the person is.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: There is no such country.
        StorageError: The medium refused; nothing was changed.
    """
    return messages.CountryChanged(case=cases.change_country(work.vault, request.country))


def check(request: messages.CheckVault, work: Work) -> messages.VaultChecked:
    """Compare the vault with itself.

    Raises:
        NoVaultOpenError: No case is open.
        CancelledError: The person asked to stop.
    """
    findings = work.vault.check(is_full=request.is_full, report=work.report, cancel=work.cancel)
    if not work.vault.is_damaged:
        findings = (*findings, *anchor_findings(check_anchors(work.vault)))
    return messages.VaultChecked(findings=findings)


def taken(work: Work, vault: Vault) -> messages.Opened:
    """Hold a vault that was just opened, and say what the window is told of it."""
    work.held.take(vault)
    place = look_at(vault.path)
    return messages.Opened(
        case=vault.case,
        opened_with=vault.opened_with,
        repaired_header_copies=len(vault.repaired_header_copies),
        synced_by=place.synced_by,
        network=place.network,
    )


def _seen(exports: tuple[Export, ...]) -> tuple[messages.ExportSeen, ...]:
    return tuple(
        messages.ExportSeen(
            version=export.version, kind=export.kind, made_at=export.made_at, code=export.code
        )
        for export in exports
    )
