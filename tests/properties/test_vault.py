"""Any sequence of what a person can do: the vault holds what a simple model says, and checks."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from evidence_kit import custody
from evidence_kit.errors import ItemWithdrawnError, NoSuchItemError
from evidence_kit.hashing import sha256
from evidence_kit.model import AgeInPicture, Ages, Item, ItemKind, ItemStatus, Statement
from evidence_kit.store import Export, Fact, Unlocked, Vault
from tests.fakes import STARTED_AT, BytesSource, StoppedClock, new_item
from tests.vaults import PICTURE, event, identifier, payment, removal

CONTENTS = st.sampled_from([b"", b"a", b"b", b"c" * 70_000, b"d" * 5000])
WORDS = st.text(st.characters() | st.sampled_from("\udc80\u202e\0"), max_size=20)
MAKERS = {"identifier": identifier, "payment": payment, "event": event, "removal": removal}


class VaultAndModel(RuleBasedStateMachine):
    """The vault under test, and beside it the plainest description of what it should hold."""

    pristine: tuple[Path, Unlocked]
    folder: Path
    runs = 0

    @initialize()
    def open_a_new_vault(self) -> None:
        type(self).runs += 1
        self.path = Path(shutil.copytree(self.pristine[0], self.folder / f"vault {self.runs}"))
        self.clock = StoppedClock()
        self.vault = self.opened()
        self.contents: dict[int, bytes] = {}
        self.items: dict[int, Item] = {}
        self.facts: dict[str, Fact] = {}
        self.counts = dict.fromkeys(MAKERS, 0)
        self.statement: Statement | None = None
        self.previews: set[str] = set()
        self.exports: list[Export] = []
        self.case = self.vault.case

    def opened(self) -> Vault:
        return Vault.open_unlocked(self.path, self.pristine[1], clock=self.clock)

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
            shutil.rmtree(self.path)

    @rule(data=CONTENTS, name=WORDS)
    def add(self, data: bytes, name: str) -> None:
        held = [n for n, kept in self.contents.items() if kept == data]

        imported = self.vault.add_item(BytesSource(data), new_item(name))

        assert imported.is_duplicate == bool(held)
        if held:
            assert imported.item == self.items[held[0]]
            return
        number = len(self.items) + 1
        assert (imported.item.number, imported.item.sha256) == (number, sha256(data))
        self.items[number] = imported.item
        self.contents[number] = data

    @rule(name=WORDS)
    def describe(self, name: str) -> None:
        item = self.vault.describe_item(new_item(name, kind=ItemKind.NOT_HELD, media_type=""))
        self.items[len(self.items) + 1] = item

    @precondition(lambda self: self.items)
    @rule(data=st.data(), why=WORDS)
    def withdraw(self, data: st.DataObject, why: str) -> None:
        number = data.draw(st.sampled_from(sorted(self.items)))
        item = self.items[number]
        if item.status is ItemStatus.WITHDRAWN:
            with pytest.raises(ItemWithdrawnError):
                self.vault.withdraw_item(item, why)
            return
        self.items[number] = self.vault.withdraw_item(item, why)
        assert self.items[number].withdrawn_why == why
        self.contents.pop(number, None)
        self.previews.discard(item.id)

    @precondition(lambda self: self.contents)
    @rule(data=st.data())
    def make_preview(self, data: st.DataObject) -> None:
        item = self.items[data.draw(st.sampled_from(sorted(self.contents)))]
        if item.id not in self.previews:
            self.vault.keep_preview(item, PICTURE, item.id.encode())
            self.previews.add(item.id)

    @rule(kind=st.sampled_from(sorted(MAKERS)))
    def record(self, kind: str) -> None:
        self.counts[kind] += 1
        self.facts[f"{kind}/{self.counts[kind]}"] = self.vault.record(MAKERS[kind]())

    @rule(data=st.data(), why=WORDS)
    def take_back(self, data: st.DataObject, why: str) -> None:
        name = data.draw(st.sampled_from(["payment/77", *sorted(self.facts)]))
        if name not in self.facts:
            with pytest.raises(NoSuchItemError):
                self.vault.withdraw_fact(name, why)
            return
        self.vault.withdraw_fact(name, why)
        del self.facts[name]

    @rule(facts=WORDS, feelings=WORDS)
    def write(self, facts: str, feelings: str) -> None:
        self.statement = Statement(facts=facts, feelings=feelings, written_at=self.clock.now())
        self.vault.write_statement(self.statement)

    @rule(
        age=st.none() | st.integers(0, 120),
        in_picture=st.sampled_from(AgeInPicture),
        country=st.sampled_from(["", "SI", "IT"]),
    )
    def change_case(self, age: int | None, in_picture: AgeInPicture, country: str) -> None:
        self.case = replace(self.case, ages=Ages(now=age, in_picture=in_picture), country=country)
        self.vault.change_case(self.case)

    @rule()
    def export(self) -> None:
        version = self.vault.next_export_version()
        assert version == len(self.exports) + 1
        export = Export(version=version, kind="report", made_at=STARTED_AT, code="ab" * 32)
        self.vault.record_export(export, {})
        self.exports.append(export)

    @rule(seconds=st.integers(1, 100_000), is_back=st.booleans())
    def time_passes(self, seconds: int, *, is_back: bool) -> None:
        if is_back:
            self.clock.set_back(seconds)
        else:
            self.clock.advance(seconds)

    @rule(signs=st.booleans())
    def close_and_open(self, *, signs: bool) -> None:
        if signs:
            self.vault.sign_head()
        self.vault.close()
        self.vault = self.opened()
        assert self.vault.opening_findings == ()

    @rule(is_full=st.booleans())
    def check(self, *, is_full: bool) -> None:
        findings = self.vault.check(is_full=is_full)

        assert [finding for finding in findings if finding.verdict.is_bad] == []

    @invariant()
    def vault_and_model_agree(self) -> None:
        if not hasattr(self, "vault"):
            return
        found = self.vault.case_file()
        standing: list[Any] = [
            *found.identifiers,
            *found.payments,
            *found.events,
            *found.removals,
        ]
        assert found.case == self.case
        assert list(found.items) == [self.items[n] for n in sorted(self.items)]
        assert sorted(map(repr, standing)) == sorted(map(repr, self.facts.values()))
        assert found.statement == self.statement
        assert set(found.pictures) == self.previews
        assert list(self.vault.exports()) == self.exports
        assert custody.find_break(found.ledger) is None

    @invariant()
    def every_held_byte_is_there(self) -> None:
        if not hasattr(self, "vault"):
            return
        for number, data in self.contents.items():
            assert b"".join(self.vault.read_item(self.items[number])) == data


def run_machine(
    pristine: tuple[Path, Unlocked], folder: Path, *, examples: int, steps: int
) -> None:
    machine = type("Machine", (VaultAndModel,), {"pristine": pristine, "folder": folder})
    wanted = settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    case = machine.TestCase
    case.settings = wanted
    case("runTest").debug()


def test_whatever_a_person_does_the_vault_holds_it(
    pristine_vault: tuple[Path, Unlocked], tmp_path: Path
) -> None:
    run_machine(pristine_vault, tmp_path, examples=10, steps=20)


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_whatever_a_person_does_for_hours_the_vault_holds_it(
    pristine_vault: tuple[Path, Unlocked], tmp_path: Path
) -> None:
    run_machine(pristine_vault, tmp_path, examples=100, steps=100)
