"""Open whatever a fault left, look at all of it, and compare it with what was told as saved."""

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evidence_kit import keys
from evidence_kit.errors import (
    EvidenceKitError,
    NotABackupError,
    NotAPackageError,
    NotAVaultError,
    VaultBeingDeletedError,
    WrongPassphraseError,
)
from evidence_kit.model import CaseContents, Finding, ItemStatus
from evidence_kit.progress import Cancel, silent
from evidence_kit.store import Vault, backup_format, connection, finish_deletion, unlock
from evidence_kit.store.backup_reading import BackupFile, PieceState
from tests.fakes import BytesSource, StoppedClock, new_item
from tests.faults.flows import PAPERS, Flow
from tests.faults.telling import VAULT, Claims, sha256

QUICK_SETTINGS = tuple(
    ("cipher_memory_security", "OFF", "0") if name == "cipher_memory_security" else (name, *rest)
    for name, *rest in connection._SETTINGS
)
"""Memory is not wiped in thousands of vaults; what goes to the medium is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found."""

    facts: Claims
    problems: tuple[str, ...]
    """Whatever no fault excuses."""
    unfinished: int = 0
    """Sealed files without a row: imports nobody was told of."""


@dataclass(slots=True)
class Expected:
    """What may be found, after everything that was told so far."""

    allowed: dict[str, frozenset[str | None]] = field(default_factory=dict)
    refusals: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, claims: Claims) -> "Expected":
        """Return what is expected when nothing was told yet."""
        return cls({key: frozenset({value}) for key, value in claims.items()})

    def hear(self, words: tuple[str, ...]) -> None:
        """Take in what the work said."""
        match words:
            case ("is", key, value):
                self.allowed[key] = frozenset({value})
            case ("may", key, value):
                self.allowed[key] = self.allowed.get(key, frozenset({None})) | {value}
            case ("refused", kind, code):
                self.refusals.append((kind, code))
            case _:
                raise ValueError(words)

    def losses(self, facts: Claims) -> list[str]:
        """Say what was told as saved and is not there, or not the same."""
        return [
            f"{key}: told {sorted(map(str, values))}, found {facts.get(key)}"
            for key, values in self.allowed.items()
            if facts.get(key) not in values
        ]


def make_quick() -> None:
    """Derive each key once, and leave memory as it is: this process opens thousands of vaults."""
    keys.derive_key = functools.cache(keys.derive_key)
    connection._SETTINGS = QUICK_SETTINGS


def see(place: Path, flow: Flow, *, goes_on: bool = False) -> Seen:
    """Open the vault with everything that may open it, and read all there is.

    Args:
        place: The folder a flow ran in.
        flow: Which one.
        goes_on: Also put something in, as the next day would.
    """
    facts: Claims = {}
    problems: list[str] = []
    unfinished = 0
    if flow.opens_with_one:
        problems += _not_one(place, flow)
    vault = _open_with_any(place, flow, facts, problems)
    if vault is not None:
        try:
            unfinished = _look_into(vault, facts, problems, goes_on=goes_on)
        except (EvidenceKitError, OSError, ValueError) as problem:
            problems.append(f"reading says {type(problem).__name__}: {problem}")
        finally:
            vault.close()
    _look_beside(place, flow, facts, problems)
    return Seen(facts=facts, problems=tuple(problems), unfinished=unfinished)


def _not_one(place: Path, flow: Flow) -> Iterator[str]:
    """Look before anything is opened: an opening may settle what was undecided."""
    opening = []
    for secret in flow.secrets:
        try:
            unlock(place / flow.vault, secret)
        except WrongPassphraseError:
            continue
        except EvidenceKitError as problem:
            yield f"told that one secret opens it, unlocking says {problem}"
        opening.append(secret)
    if len(opening) != 1:
        yield f"told that one secret opens it, found {opening}"


def _open_with_any(place: Path, flow: Flow, facts: Claims, problems: list[str]) -> Vault | None:
    """Try every secret, and leave the vault open with one that does."""
    vault = None
    opening: list[str] = []
    for secret in flow.secrets:
        if vault is not None:
            vault.close()
            vault = None
        try:
            vault = Vault.open(place / flow.vault, secret, clock=StoppedClock())
        except NotAVaultError:
            continue
        except VaultBeingDeletedError:
            problems += _finished(place / flow.vault)
        except WrongPassphraseError:
            facts[f"opens/{secret}"] = "no"
        except (EvidenceKitError, OSError) as problem:
            problems.append(f"opening says {type(problem).__name__}: {problem}")
        else:
            facts[f"opens/{secret}"] = "yes"
            opening.append(secret)
    if vault is None and opening:
        vault = Vault.open(place / flow.vault, opening[0], clock=StoppedClock())
    return vault


def _finished(path: Path) -> list[str]:
    """Finish a deletion that was cut short; it must need nothing but this."""
    try:
        finish_deletion(path)
    except EvidenceKitError as problem:
        return [f"finishing the deletion says {type(problem).__name__}: {problem}"]
    return ["a finished deletion left its folder"] if path.exists() else []


def _look_into(vault: Vault, facts: Claims, problems: list[str], *, goes_on: bool) -> int:
    unfinished = sum(each.subject.startswith("sealed file") for each in vault.opening_findings)
    if not goes_on:
        problems += _bad(vault.check(is_full=True))
    facts.update(_facts_of(vault))
    if unfinished:
        vault.mend_unfinished()
    if goes_on:
        added = vault.add_item(BytesSource(b"the next day"), new_item("next day.txt")).item
        if b"".join(vault.read_item(added)) != b"the next day":
            problems.append("what is added afterwards is not kept")
    if unfinished or goes_on:
        problems += [f"afterwards, {each}" for each in _bad(vault.check(is_full=True))]
    return unfinished


def _bad(findings: tuple[Finding, ...]) -> list[str]:
    return [
        f"{finding.subject} is {finding.verdict.value}: {finding.detail}"
        for finding in findings
        if finding.verdict.is_bad
    ]


def _facts_of(vault: Vault) -> Iterator[tuple[str, str | None]]:
    contents = vault.contents()
    for item in contents.items:
        name = item.original_name
        is_held = item.status is ItemStatus.HELD
        data = b"".join(vault.read_item(item)) if is_held else b""
        yield f"item/{name}", sha256(data) if is_held else item.status.value
        yield f"shows/{name}", item.provenance.shows
        jpeg = vault.find_preview(item.id)
        if jpeg is not None:
            yield f"preview/{name}", sha256(jpeg)
    yield from _handed_over_of(vault)
    for event in contents.events:
        yield f"event/{event.number}", event.text
    yield from _said_later(contents)
    for threat in contents.threats:
        yield f"threat/{threat.number}", threat.text
    if contents.statement is not None:
        yield "statement", contents.statement.facts
    for step, state in contents.steps.items():
        yield f"step/{step}", state.value
    for name, text in contents.drafts.items():
        yield f"draft/{name}", text
    yield "case/country", contents.case.country
    for export in vault.exports():
        yield f"export/{export.version}", str(export.code)
    yield from _pinned_in(vault)
    for entry in vault.ledger():
        yield f"head/{entry.n}", str(entry.chain)


def _handed_over_of(vault: Vault) -> Iterator[tuple[str, str | None]]:
    contents = vault.contents()
    for copy in contents.copies:
        is_held = copy.item.status is ItemStatus.HELD
        data = b"".join(vault.read_item(copy.item)) if is_held else b""
        told = sha256(data) if is_held else copy.item.status.value
        yield f"copy/{copy.item.original_name}", told
    names = {item.id: item.original_name for item in contents.items}
    for item_id, said in contents.disclosures.items():
        yield f"disclosure/{names[item_id]}", said.choice.value


def _said_later(contents: CaseContents) -> Iterator[tuple[str, str | None]]:
    for identifier in contents.identifiers:
        yield f"attribution/{identifier.number}", identifier.subject
    for said in contents.subjects.values():
        yield f"subject/{said.number}", "" if said.part_of is None else f"S{said.part_of}"
    for number, known in contents.details.items():
        for name, value in known.items():
            yield f"detail/{number}/{name}", value


def _pinned_in(vault: Vault) -> Iterator[tuple[str, str | None]]:
    for answer in vault.case_answers():
        yield f"answer/{answer.name}", answer.value
    for anchor in vault.anchors():
        yield f"anchor/{anchor.number}", anchor.with_whom


def _look_beside(place: Path, flow: Flow, facts: Claims, problems: list[str]) -> None:
    """Look at what was handed over: a name without ``.partial`` promises that it is whole."""
    for path in sorted(place.iterdir()):
        if ".partial" in path.name or path.name in {VAULT, Path(flow.vault).parts[0]}:
            continue
        if path.suffix == ".ekbackup":
            _look_at_backup(path, facts, problems)
        elif path.suffix == ".pdf":
            data = path.read_bytes()
            facts[f"file/{path.name}"] = hashlib.sha256(data).hexdigest()
            if not data.rstrip().endswith(b"%%EOF"):
                problems.append(f"{path.name} is not whole")
        elif path.name == PAPERS:
            names = sorted(each.name for each in path.iterdir())
            facts[f"papers/{path.name}"] = " ".join(names)
            if any(".partial" in name for name in names):
                problems.append(f"{path.name} is not whole")
        else:
            _look_at_package(path, facts, problems)


def _look_at_backup(path: Path, facts: Claims, problems: list[str]) -> None:
    with BackupFile(path) as backup:
        try:
            survey = backup.survey()
        except NotABackupError as problem:
            problems.append(f"{path.name} is not whole: {problem}")
            return
        problems += [f"{path.name}: {finding.subject} is damaged" for finding in survey.findings]
        problems += [
            f"{path.name}: {found.name} is {state.value}"
            for found in survey.files
            for state, _, _ in backup.pieces(found)
            if state is not PieceState.WHOLE
        ]
        if survey.sealed_index is not None:
            index = survey.sealed_index
            record = backup_format.INDEX_MAGIC + len(index.body).to_bytes(8, "big")
            record += index.body + index.mac
            facts[f"backup/{path.name}"] = sha256(record + hashlib.sha256(record).digest())


def _look_at_package(path: Path, facts: Claims, problems: list[str]) -> None:
    from evidence_kit.handover.verification import PackageVerdict, verify_package

    try:
        check = verify_package(path, code=None, report=silent, cancel=Cancel())
    except NotAPackageError as problem:
        problems.append(f"{path.name} is not whole: {problem}")
        return
    facts[f"package/{path.name}"] = str(check.hand_over_code)
    if check.overall in {PackageVerdict.ADDED_TO, PackageVerdict.BAD}:
        problems.append(f"{path.name} is {check.overall.value}")
