"""What people say in an open vault, and what went out of it: each change with its ledger entry.

Facts, the statement, answers, steps, drafts, anchors and exports are rows of a table of their own;
the modules named after them write the rows, and here a row and its entry become one transaction.
So is what goes out of an exhibit: all of it, a covered copy, or nothing.
"""

import dataclasses
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from evidence_kit.clock import utc_text
from evidence_kit.correcting import changes_between
from evidence_kit.errors import (
    NoSuchItemError,
)
from evidence_kit.model import (
    Action,
    Anchor,
    AnchorKind,
    CaseAnswer,
    CoveredCopy,
    Disclosure,
    DisclosureChoice,
    Event,
    Identifier,
    Item,
    LedgerHead,
    Payment,
    Referral,
    Removal,
    Sighting,
    Statement,
    StepState,
    Threat,
)
from evidence_kit.store import (
    anchors,
    answers,
    blobs,
    checking,
    covered,
    covering,
    details,
    disclosures,
    facts,
    keeping,
    ledger,
    register,
    secrets_table,
    sightings,
    underway,
)
from evidence_kit.store.session import Session
from evidence_kit.subjects import Attribution, PaymentDetail, Subject

_FACT_KINDS: dict[str, type[facts.Fact]] = {
    facts.table_of(kind): kind for kind in (Identifier, Payment, Event, Removal, Threat, Referral)
}

_FACT_NUMBER = re.compile(r"[0-9]{1,9}")


class Said:
    """The part of a vault that takes down what is said."""

    _session: Session

    def record(self, fact: facts.Fact) -> facts.Fact:
        """Store a new fact; its number and time are filled in here."""
        kind = type(fact)
        with self._session.database.transaction():
            numbered = dataclasses.replace(
                fact,
                number=facts.next_number(self._session.database, kind),
                recorded_at=self._session.clock.now(),
            )
            about = f"{facts.table_of(kind)}/{numbered.number}"
            facts.insert(self._session.database, numbered)
            self._session.log(
                Action.FACT_RECORDED,
                about,
                after=self._session.digest_of(about, numbered),
            )
        return numbered

    def withdraw_fact(self, name: str, why: str) -> None:
        """Take back a fact named ``payment/3``; its row stays with the reason.

        Raises:
            NoSuchItemError: No such fact stands.
        """
        table, _, digits = name.partition("/")
        kind = _FACT_KINDS.get(table)
        number = int(digits) if _FACT_NUMBER.fullmatch(digits) else 0
        fact = None if kind is None else facts.find(self._session.database, kind, number)
        if kind is None or fact is None:
            raise NoSuchItemError(item=name)
        about = f"{table}/{number}"
        with self._session.database.transaction():
            facts.withdraw(self._session.database, kind, number, why)
            self._session.log(
                Action.FACT_WITHDRAWN,
                about,
                before=self._session.digest_of(about, fact),
                after=self._session.digest_of(about, checking.withdrawn_record(fact, why)),
            )

    def write_statement(self, statement: Statement) -> None:
        """Store a new version of the person's statement."""
        with self._session.database.transaction():
            number = facts.insert_statement(self._session.database, statement)
            about = f"statement/{number}"
            self._session.log(
                Action.FACT_RECORDED,
                about,
                after=self._session.digest_of(about, statement),
            )

    def next_export_version(self) -> int:
        """Return the version the next report or package gets."""
        return facts.next_export_version(self._session.database)

    def next_papers_number(self) -> int:
        """Return the number of the next papers that go out alone, above those of reports."""
        return facts.next_papers_number(self._session.database)

    def record_export(self, export: facts.Export, detail: dict[str, Any]) -> None:
        """Remember that a report or package went out."""
        about = f"export/{export.version}"
        with self._session.database.transaction():
            facts.insert_export(self._session.database, export)
            self._session.log(
                Action.EXPORTED,
                about,
                after=self._session.digest_of(about, export),
                detail={
                    "kind": export.kind,
                    "code": export.code,
                    # What it bears itself: making a large one takes minutes.
                    "made_at": utc_text(export.made_at),
                    **detail,
                },
            )

    def record_extraction(self, item: Item) -> None:
        """Remember that an item's original bytes were written out, unencrypted."""
        with self._session.database.transaction():
            digest = self._session.digest_of(f"item/{item.id}", item)
            self._session.log(
                Action.ITEM_EXTRACTED,
                f"item/{item.id}",
                before=digest,
                after=digest,
                detail={"label": item.label},
            )

    def exports(self) -> tuple[facts.Export, ...]:
        """Return everything that ever went out of this vault."""
        return facts.exports(self._session.database)

    def since_export(self, version: int) -> tuple[tuple[Action, str], ...]:
        """Return what was recorded about what since a report or package went out, each once."""
        return ledger.kinds_since(self._session.database, f"export/{version}")

    def save_draft(self, name: str, text: str) -> datetime:
        """Keep what is being typed in one field, outside the ledger; returns when.

        No text forgets it. Nothing is said by a draft, so nothing is recorded.
        """
        saved_at = self._session.clock.now()
        with self._session.database.transaction():
            underway.put_draft(self._session.database, name, text, saved_at)
        return saved_at

    def drafts(self) -> dict[str, str]:
        """Return what is being typed, by the name of its field."""
        return underway.drafts(self._session.database)

    def set_step(self, step_id: str, state: StepState) -> None:
        """Record how far a step of the checklist is."""
        about = f"step/{step_id}"
        before = ledger.latest_digest(self._session.database, about)
        step = underway.Step(id=step_id, state=state, changed_at=self._session.clock.now())
        with self._session.database.transaction():
            underway.put_step(self._session.database, step)
            self._session.log(
                Action.FACT_RECORDED if before is None else Action.FACT_CHANGED,
                about,
                before=before,
                after=self._session.digest_of(about, step),
            )

    def steps(self) -> dict[str, StepState]:
        """Return how far each step is that somebody said something about."""
        return {step.id: step.state for step in underway.steps(self._session.database)}

    def say_seen(self, sighting: Sighting) -> Sighting:
        """Record what is said of when an identifier was seen; its time is filled in here.

        Raises:
            NoSuchItemError: No such identifier stands.
        """
        number = sighting.number
        if facts.find(self._session.database, Identifier, number) is None:
            raise NoSuchItemError(item=f"identifier/{number}")
        return sightings.change(self._session, sighting)

    def covered_copies(self) -> tuple[CoveredCopy, ...]:
        """Return every covered copy in the order they were made, withdrawn stubs included."""
        return covered.copies(self._session.database)

    def keep_copy(self, original: Item, source: blobs.Source, cover: covering.Cover) -> CoveredCopy:
        """Keep a covered copy of an exhibit; only the copy goes out from then on.

        The copy it takes the place of becomes a numbered stub. An exhibit that is withheld stays
        withheld.

        Raises:
            DiskFullError: There is no room; nothing was stored.
            ReadBackError: It did not read back the same; nothing was stored.
            StorageError: The medium refused; opening the vault again finishes what was begun.
        """
        return covering.keep_copy(self._session, original, source, cover)

    def disclose(self, item: Item, choice: DisclosureChoice, why: str) -> Disclosure:
        """Record what goes out of an exhibit; saying the same again records nothing."""
        return disclosures.change(self._session, item.id, choice, why)

    def drop_previews(self, pictures: Sequence[Item]) -> None:
        """Remove the small pictures of some items, also from the copies of the database.

        Raises:
            StorageError: The medium refused; calling it again goes on where it stopped.
        """
        keeping.drop_previews(self._session, pictures)

    def next_subject(self) -> int:
        """Return the number the next account as reported gets."""
        return register.next_number(self._session.database)

    def say_subject(self, subject: Subject) -> Subject:
        """Record that an account is part of another one, or stands for itself."""
        return register.change_subject(self._session, subject)

    def attribute(self, number: int, subject: str) -> Attribution:
        """Record to which account an identifier belongs; "" puts it back.

        Raises:
            NoSuchItemError: No such identifier stands.
        """
        if facts.find(self._session.database, Identifier, number) is None:
            raise NoSuchItemError(item=f"identifier/{number}")
        return register.change_attribution(self._session, number, subject)

    def say_detail(self, number: int, name: str, value: str) -> PaymentDetail:
        """Record one more thing known of a payment; "" takes it back.

        Raises:
            NoSuchItemError: No such payment stands.
        """
        if facts.find(self._session.database, Payment, number) is None:
            raise NoSuchItemError(item=f"payment/{number}")
        return details.change(self._session, number, name, value)

    def correct_payment(self, corrected: Payment) -> None:
        """Set a payment right: what was recorded stays, what is said now counts from here on.

        Saying what stands already records nothing.

        Raises:
            NoSuchItemError: No such payment stands.
        """
        number = corrected.number
        recorded = facts.find(self._session.database, Payment, number)
        if not isinstance(recorded, Payment):
            raise NoSuchItemError(item=f"payment/{number}")
        done = details.corrections(self._session.database, [recorded]).get(number, ())
        standing = done[-1].after if done else recorded
        said = changes_between(standing, corrected)
        if said:
            details.correct(self._session, number, done[-1].nth + 1 if done else 1, said)

    def answer_case(self, name: str, value: str) -> CaseAnswer:
        """Record what is said of the case as a whole; saying the same again records nothing.

        Args:
            name: What was asked, such as ``retention-until``: at most 64 characters.
            value: What was answered; "" takes it back.
        """
        return answers.change(self._session, name, value)

    def case_answers(self) -> tuple[CaseAnswer, ...]:
        """Return what is said of the case as a whole, by name; what was taken back is empty."""
        return answers.every(self._session.database)

    def find_case_answer(self, name: str) -> CaseAnswer | None:
        """Return one answer about the case as a whole, or ``None`` when none stands."""
        return next(
            (each for each in self.case_answers() if each.name == name and each.value), None
        )

    def add_anchor(
        self, kind: AnchorKind, pinned: LedgerHead, with_whom: str, proof: bytes | None = None
    ) -> Anchor:
        """Record that a head of the ledger was given to somebody outside.

        Args:
            kind: In what form.
            pinned: The head that was given; it must be one of this ledger.
            with_whom: Who has it, in words.
            proof: A time stamp's reply in DER, and for nothing else.
        """
        return anchors.add(self._session, kind, pinned, with_whom, proof)

    def anchors(self) -> tuple[Anchor, ...]:
        """Return the anchors that stand, in the order they were made."""
        return anchors.standing(self._session.database)

    def say_with_whom(self, number: int, with_whom: str) -> Anchor:
        """Change who has an anchor, such as the witness who signed the page later.

        Raises:
            NoSuchItemError: No such anchor stands.
        """
        return anchors.say_with_whom(self._session, number, with_whom)

    def withdraw_anchor(self, number: int, why: str) -> None:
        """Take back an anchor that came to nothing; its row stays with the reason.

        Raises:
            NoSuchItemError: No such anchor stands.
        """
        anchors.withdraw(self._session, number, why)

    def keep_certificate(self, private_key_der: bytes, certificate_pem: bytes) -> None:
        """Store the case's sealing key and certificate, once."""
        with self._session.database.transaction():
            secrets_table.put(
                self._session.database, secrets_table.CERTIFICATE_KEY, private_key_der
            )
            secrets_table.put(self._session.database, secrets_table.CERTIFICATE, certificate_pem)
            self._session.log(
                Action.KEYS_CHANGED,
                "certificate",
                after=self._session.digest_of("certificate", certificate_pem),
            )

    def certificate(self) -> tuple[bytes, bytes]:
        """Return the case's sealing key (PKCS #8 DER) and certificate (PEM); empty before both.

        Both are empty only in a vault whose creation was not completed by a use case.
        """
        return (
            secrets_table.find(self._session.database, secrets_table.CERTIFICATE_KEY) or b"",
            secrets_table.find(self._session.database, secrets_table.CERTIFICATE) or b"",
        )
