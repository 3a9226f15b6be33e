"""Any life of a vault, with cuts at any moment: what was reported as done is there, and checks."""

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from evidence_kit import custody
from evidence_kit.errors import ItemWithdrawnError
from evidence_kit.model import (
    Action,
    Item,
    ItemKind,
    Sensitivity,
    Statement,
    StepState,
)
from evidence_kit.store import Export, Unlocked, Vault, unlock
from evidence_kit.store.connection import Database
from evidence_kit.store.header import COPIES
from evidence_kit.store.keeping import ADOPTED_HOW
from tests.conftest import Count
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    STARTED_AT,
    BytesSource,
    StoppedClock,
    flip_bit,
    new_case,
    new_item,
)
from tests.properties.living import (
    Cut,
    Life,
    Piece,
    cut_at,
    nothing_left_to_chance,
    seen_in,
    words_of,
)
from tests.replacing import replaced
from tests.vaults import PICTURE, event, identifier, payment, removal

LENGTHS = st.sampled_from([0, 1, 5000, 70_000])
DATA = st.builds(lambda letter, count: letter * count, st.sampled_from([b"a", b"b"]), LENGTHS)
WORDS = st.text(st.characters() | st.sampled_from("\udc80\u202e\0"), max_size=12)
MAKERS = {"identifier": identifier, "payment": payment, "event": event, "removal": removal}
# Small operations are over after a few calls, so early cuts are drawn most often; 0 is none.
CUTS = st.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, 6]) | st.integers(0, 12) | st.integers(7, 40)
SENSITIVITIES = st.sampled_from(Sensitivity)
STEPS = st.sampled_from(["save/instagram", "block/instagram", "tell"])


class VaultLife(RuleBasedStateMachine):
    """The vault under test, and beside it plain values that say what must be in it."""

    folder: Path
    runs = 0
    cuts_survived = 0

    @initialize()
    def create(self) -> None:
        self.chance = ExitStack()
        self.chance.enter_context(nothing_left_to_chance())
        self.clock = StoppedClock()
        self.path = self.next_path()
        created = Vault.create(self.path, new_case(), PASSPHRASE, clock=self.clock, kdf=CHEAP_KDF)
        created.close()
        self.unlocked: Unlocked = unlock(self.path, PASSPHRASE)
        self.vault = self.opened()
        self.life = Life(counts=dict.fromkeys(MAKERS, 0), country=self.vault.case.country)
        self.offered: set[tuple[str, bytes]] = set()
        self.chain: dict[int, str] = {}

    def next_path(self) -> Path:
        type(self).runs += 1
        return self.folder / f"vault {self.runs}"

    def opened(self) -> Vault:
        return Vault.open_unlocked(self.path, self.unlocked, clock=self.clock)

    def teardown(self) -> None:
        if hasattr(self, "chance"):
            self.chance.close()
        if hasattr(self, "vault"):
            self.vault.close()
            shutil.rmtree(self.path)

    def perform(self, work: Callable[[Vault], object], after: Life, cut: int = 0) -> None:
        """Do something that is whole or did not happen, whenever the process ends."""
        following = self.next_path()
        try:
            if cut:
                with cut_at(self.path, following, cut):
                    work(self.vault)
            else:
                work(self.vault)
        except Cut:
            self.restart(following)
            seen = seen_in(self.vault, self.life.counts)
            if seen == self.life.but(counts=seen.counts):
                return
            assert seen == after.but(counts=seen.counts)
        self.life = after

    def restart(self, path: Path) -> None:
        """Go on with the folder as the cut left it."""
        self.vault.close()
        shutil.rmtree(self.path)
        self.path = path
        self.vault = self.opened()
        type(self).cuts_survived += 1
        found = self.vault.check(is_full=True)
        assert [each for each in found if each.verdict.is_bad] == []

    def item(self, number: int) -> Item:
        return self.vault.get_item(str(number))

    def drawn_number(self, data: st.DataObject, *, held: bool = False) -> int:
        return data.draw(
            st.sampled_from(
                [n for n, p in self.life.pieces.items() if p.data is not None or not held]
            )
        )

    # --- items

    def after_adding(self, life: Life, data: bytes, name: str, sensitivity: Sensitivity) -> Life:
        number = life.holding(data)
        if number is None:
            return life.with_piece(
                len(life.pieces) + 1,
                Piece(
                    name=name,
                    status="held",
                    sensitivity=sensitivity.value,
                    shows="the demand",
                    data=data,
                ),
            )
        piece = life.pieces[number]
        if sensitivity is Sensitivity.INTIMATE and piece.sensitivity != "intimate":
            piece = replace(piece, sensitivity="intimate", has_preview=False)
        return life.with_piece(number, piece)

    @rule(data=DATA, name=WORDS, sensitivity=SENSITIVITIES, cut=CUTS)
    def add_a_file(self, data: bytes, name: str, sensitivity: Sensitivity, cut: int) -> None:
        self.offered.add((name, data))
        new = new_item(name, sensitivity=sensitivity)
        after = self.after_adding(self.life, data, name, sensitivity)
        self.perform(lambda vault: vault.add_item(BytesSource(data), new), after, cut)

    @rule(words=WORDS, cut=CUTS)
    def add_a_text(self, words: str, cut: int) -> None:
        data = words.encode("utf-8", "surrogatepass")
        self.offered.add(("text.txt", data))
        new = new_item("text.txt", kind=ItemKind.TEXT, media_type="text/plain")
        after = self.after_adding(self.life, data, "text.txt", Sensitivity.ORDINARY)
        self.perform(lambda vault: vault.add_item(BytesSource(data), new), after, cut)

    @rule(sources=st.lists(st.tuples(DATA, SENSITIVITIES), min_size=1, max_size=4), cut=CUTS)
    def import_a_group(self, sources: list[tuple[bytes, Sensitivity]], cut: int) -> None:
        raised = self.life
        for data, sensitivity in sources:
            if self.life.holding(data) is not None:
                raised = self.after_adding(raised, data, "", sensitivity)
        # What is held already is told at once; what is new gets its rows together.
        if raised != self.life:
            cut = 0
        after = self.life
        for place, (data, sensitivity) in enumerate(sources):
            self.offered.add((f"{place}.bin", data))
            after = self.after_adding(after, data, f"{place}.bin", sensitivity)

        def work(vault: Vault) -> None:
            group = vault.new_imports()
            for place, (data, sensitivity) in enumerate(sources):
                group.take(BytesSource(data), new_item(f"{place}.bin", sensitivity=sensitivity))
            group.commit()

        self.perform(work, after, cut)

    @precondition(lambda self: any(piece.data for piece in self.life.pieces.values()))
    @rule(data=st.data(), cut=CUTS)
    def add_the_same_again(self, data: st.DataObject, cut: int) -> None:
        again = self.life.pieces[self.drawn_number(data, held=True)].data or b""
        after = self.after_adding(self.life, again, "", Sensitivity.ORDINARY)
        self.perform(
            lambda vault: vault.add_item(BytesSource(again), new_item("again.png")), after, cut
        )

    @rule(cut=CUTS)
    def describe_what_is_not_held(self, cut: int) -> None:
        number = len(self.life.pieces) + 1
        name = f"seen {number}"
        piece = Piece(name=name, status="not-held", sensitivity="ordinary", shows="the demand")
        new = new_item(name, kind=ItemKind.NOT_HELD, media_type="")
        self.perform(
            lambda vault: vault.describe_item(new), self.life.with_piece(number, piece), cut
        )

    @precondition(lambda self: self.life.pieces)
    @rule(data=st.data(), words=WORDS, cut=CUTS)
    def amend(self, data: st.DataObject, words: str, cut: int) -> None:
        number = self.drawn_number(data)
        item = self.item(number)
        told = replace(item.provenance, shows=words)
        piece = replace(self.life.pieces[number], shows=words)
        self.perform(
            lambda vault: vault.amend_item(item, told), self.life.with_piece(number, piece), cut
        )

    @precondition(lambda self: self.life.pieces)
    @rule(data=st.data(), why=WORDS, cut=CUTS)
    def withdraw(self, data: st.DataObject, why: str, cut: int) -> None:
        number = self.drawn_number(data)
        item, piece = self.item(number), self.life.pieces[number]
        if piece.status == "withdrawn":
            with pytest.raises(ItemWithdrawnError):
                self.vault.withdraw_item(item, why)
            return
        stub = replace(piece, status="withdrawn", why=why, data=None, has_preview=False)
        self.perform(
            lambda vault: vault.withdraw_item(item, why), self.life.with_piece(number, stub), cut
        )

    @precondition(lambda self: any(p.data is not None for p in self.life.pieces.values()))
    @rule(data=st.data(), cut=CUTS)
    def keep_a_preview(self, data: st.DataObject, cut: int) -> None:
        number = self.drawn_number(data, held=True)
        piece = self.life.pieces[number]
        if piece.has_preview:
            return
        item = self.item(number)
        self.perform(
            lambda vault: vault.keep_preview(item, PICTURE, b"\xff\xd8 small"),
            self.life.with_piece(number, replace(piece, has_preview=True)),
            cut,
        )

    @precondition(lambda self: any(p.data is not None for p in self.life.pieces.values()))
    @rule(data=st.data(), cut=CUTS)
    def extract(self, data: st.DataObject, cut: int) -> None:
        item = self.item(self.drawn_number(data, held=True))
        self.perform(lambda vault: vault.record_extraction(item), self.life, cut)
        if not cut:
            assert self.vault.ledger()[-1].action is Action.ITEM_EXTRACTED

    # --- what is said

    @rule(kind=st.sampled_from(sorted(MAKERS)), cut=CUTS)
    def record(self, kind: str, cut: int) -> None:
        number = self.life.counts[kind] + 1
        fact = MAKERS[kind]()
        after = self.life.but(
            facts={**self.life.facts, f"{kind}/{number}": words_of(fact)},
            counts={**self.life.counts, kind: number},
        )
        self.perform(lambda vault: vault.record(fact), after, cut)

    @precondition(lambda self: self.life.facts)
    @rule(data=st.data(), why=WORDS, cut=CUTS)
    def take_back(self, data: st.DataObject, why: str, cut: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.life.facts)))
        left = {each: said for each, said in self.life.facts.items() if each != name}
        self.perform(lambda vault: vault.withdraw_fact(name, why), self.life.but(facts=left), cut)

    @rule(words=WORDS, cut=CUTS)
    def write_the_statement(self, words: str, cut: int) -> None:
        statement = Statement(facts=words, feelings="", written_at=self.clock.now())
        self.perform(
            lambda vault: vault.write_statement(statement), self.life.but(statement=words), cut
        )

    @rule(name=st.sampled_from(["statement", "paste"]), words=WORDS, cut=CUTS)
    def save_a_draft(self, name: str, words: str, cut: int) -> None:
        drafts = {each: text for each, text in self.life.drafts.items() if each != name}
        after = self.life.but(drafts={**drafts, name: words} if words else drafts)
        self.perform(lambda vault: vault.save_draft(name, words), after, cut)

    @rule(step=STEPS, state=st.sampled_from(StepState), cut=CUTS)
    def take_a_step(self, step: str, state: StepState, cut: int) -> None:
        after = self.life.but(steps={**self.life.steps, step: state.value})
        self.perform(lambda vault: vault.set_step(step, state), after, cut)

    @rule(country=st.sampled_from(["", "SI", "IT"]), cut=CUTS)
    def change_the_case(self, country: str, cut: int) -> None:
        case = replace(self.vault.case, country=country)
        self.perform(lambda vault: vault.change_case(case), self.life.but(country=country), cut)

    @rule(cut=CUTS)
    def hand_over(self, cut: int) -> None:
        version = self.vault.next_export_version()
        export = Export(version=version, kind="report", made_at=STARTED_AT, code="ab" * 32)

        def work(vault: Vault) -> None:
            vault.sign_head()
            vault.record_export(export, {})

        self.perform(work, self.life.but(exports=version), cut)

    # --- opening, closing, checking, cuts

    @rule(is_full=st.booleans(), cut=CUTS)
    def check(self, *, is_full: bool, cut: int) -> None:
        def work(vault: Vault) -> None:
            found = vault.check(is_full=is_full)
            assert [each for each in found if each.verdict.is_bad] == []

        self.perform(work, self.life, cut)

    @rule(signs=st.booleans(), cut=CUTS)
    def close_and_open(self, *, signs: bool, cut: int) -> None:
        def work(vault: Vault) -> None:
            if signs:
                vault.sign_head()
            vault.close()
            self.vault = self.opened()

        self.perform(work, self.life, cut)

    @rule(name=st.sampled_from(COPIES), cut=CUTS)
    def open_with_a_damaged_header_copy(self, name: str, cut: int) -> None:
        self.vault.close()
        flip_bit(self.path / name, 100)
        self.unlocked = replace(self.unlocked, damaged_copies=(name,))

        def work(_vault: Vault) -> None:
            self.vault = self.opened()
            assert self.vault.repaired_header_copies == (name,)

        self.perform(work, self.life, cut)
        self.unlocked = replace(self.unlocked, damaged_copies=())
        first, second = ((self.path / each).read_bytes() for each in COPIES)
        assert first == second

    @rule()
    def be_killed(self) -> None:
        following = self.next_path()
        shutil.copytree(self.path, following)
        self.restart(following)

    @rule()
    def mend_what_a_cut_left(self) -> None:
        mended = self.vault.mend_unfinished()
        assert mended.left == 0
        life = self.life
        for item in mended.adopted:
            piece = seen_in(self.vault, life.counts).pieces[item.number]
            # Nothing but what somebody wanted to take in can come back.
            assert (piece.name, piece.data) in self.offered
            assert item.provenance.how == ADOPTED_HOW
            life = life.with_piece(item.number, piece)
        self.life = life
        found = self.vault.check(is_full=True)
        assert {each.verdict for each in found if each.subject.startswith("sealed")} == set()

    @rule(seconds=st.integers(1, 100_000), is_back=st.booleans())
    def time_passes(self, seconds: int, *, is_back: bool) -> None:
        (self.clock.set_back if is_back else self.clock.advance)(seconds)

    @invariant()
    def vault_and_life_agree(self) -> None:
        if hasattr(self, "vault"):
            assert seen_in(self.vault, self.life.counts) == self.life

    @invariant()
    def no_entry_is_ever_lost_or_changed(self) -> None:
        if not hasattr(self, "vault"):
            return
        entries = self.vault.ledger()
        assert custody.find_break(entries) is None
        chain: dict[int, str] = {entry.n: entry.chain for entry in entries}
        assert {n: chain.get(n) for n in self.chain} == self.chain
        self.chain = chain


def lived(folder: Path, *, lives: int, steps: int, phases: Collection[Phase] = tuple(Phase)) -> int:
    """Live so many lives; returns how many cuts they went through."""
    machine: Any = type("Machine", (VaultLife,), {"folder": folder, "cuts_survived": 0})
    case = machine.TestCase
    case.settings = settings(
        max_examples=lives,
        stateful_step_count=steps,
        deadline=None,
        phases=phases,
        report_multiple_bugs=False,
    )
    case("runTest").debug()
    return int(machine.cuts_survived)


def test_a_vault_holds_what_was_reported_through_any_life(tmp_path: Path, count: Count) -> None:
    cuts = lived(tmp_path, lives=5, steps=30)

    count("cuts in the lives of vaults", cuts, ())
    assert cuts > 20


@contextmanager
def each_statement_by_itself(_database: Database) -> Iterator[None]:
    """Stand where a transaction stood, and hold nothing together."""
    yield


@pytest.mark.twin("lives of vaults")
def test_a_life_without_transactions_is_noticed(
    tmp_path: Path,
) -> None:
    without = replaced(Database, "transaction", each_statement_by_itself)

    with without, pytest.raises(AssertionError):
        lived(tmp_path, lives=5, steps=30, phases=(Phase.generate,))


@pytest.mark.deep
@pytest.mark.timeout(7200)
def test_a_vault_holds_what_was_reported_through_two_hundred_long_lives(
    tmp_path: Path, count: Count
) -> None:
    cuts = lived(tmp_path, lives=200, steps=100)

    count("cuts in the lives of vaults", cuts, ())
    assert cuts > 1_000
