import dataclasses
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from evidence_kit import messages
from evidence_kit.errors import (
    CancelledError,
    EmbeddedDataError,
    InvalidValueError,
    ItemWithdrawnError,
    NoSuchItemError,
)
from evidence_kit.model import (
    Action,
    DisclosureChoice,
    ItemId,
    ItemKind,
    Provenance,
    Route,
    Sensitivity,
)
from evidence_kit.resources import asset_path
from evidence_kit.service import evidence
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.fakes import BytesSource, new_item

WorkOn = Callable[[Vault | None], Work]

PICTURE = asset_path("sample", "evidence", "Screenshot_20261118-231905_Instagram.png")
EMBEDDED = "data:image/png;base64,iVBORw0KGgo"


def offers(*paths: Path, is_intimate: bool = False) -> messages.AddFiles:
    return messages.AddFiles(
        offers=tuple(messages.FileOffer(path=str(path), is_intimate=is_intimate) for path in paths),
        route=Route.DROP,
        provenance=Provenance(device="my phone"),
    )


def test_each_file_is_told_with_what_became_of_it(
    vault: Vault, work_on: WorkOn, parts: list[messages.Part], tmp_path: Path
) -> None:
    added = evidence.add_files(offers(PICTURE, PICTURE, tmp_path / "gone.png"), work_on(vault))
    saved, again, refused = parts

    assert added == messages.FilesAdded(saved=1, duplicates=1, refused=1)
    assert isinstance(saved, messages.FileSaved)
    assert (saved.name, saved.is_duplicate) == (PICTURE.name, False)
    assert saved.item.route is Route.DROP
    assert saved.item.provenance.device == "my phone"
    assert isinstance(again, messages.FileSaved)
    assert again.is_duplicate
    assert isinstance(refused, messages.FileRefused)
    assert refused.problem.code == "EK-201"
    assert refused.path == str(tmp_path / "gone.png")


def test_each_file_comes_in_with_its_own_answers(
    minor_vault: Vault, work_on: WorkOn, parts: list[messages.Part]
) -> None:
    request = messages.AddFiles(
        offers=(
            messages.FileOffer(path=str(PICTURE), is_intimate=True),
            messages.FileOffer(path=str(PICTURE)),
            messages.FileOffer(path=str(PICTURE), no_nudity_visible=True),
        ),
        route=Route.FILE_DIALOG,
    )

    added = evidence.add_files(request, work_on(minor_vault))
    codes = [part.problem.code for part in parts if isinstance(part, messages.FileRefused)]

    assert codes == ["EK-301", "EK-302"]
    assert added.saved == 1


def test_a_pasted_picture_goes_through_the_same_door(
    minor_vault: Vault, work_on: WorkOn, parts: list[messages.Part]
) -> None:
    work = work_on(minor_vault)
    data = PICTURE.read_bytes()

    refused = evidence.add_picture(messages.AddPicture(data=data, name="pasted"), work)
    saved = evidence.add_picture(
        messages.AddPicture(data=data, name="pasted", no_nudity_visible=True), work
    )
    (item,) = minor_vault.items()

    assert (refused.refused, saved.saved) == (1, 1)
    assert [type(part).__name__ for part in parts] == ["FileRefused", "FileSaved"]
    assert (item.route, item.media_type) == (Route.PASTE, "image/png")
    assert b"".join(minor_vault.read_item(item)) == data


def test_a_pasted_container_is_only_noted_in_an_under_18_case(
    minor_vault: Vault, work_on: WorkOn
) -> None:
    picture = messages.AddPicture(data=b"GIF89a" + bytes(40), name="", no_nudity_visible=True)

    added = evidence.add_picture(picture, work_on(minor_vault))
    (item,) = minor_vault.items()

    assert added.refused == 1
    assert item.kind is ItemKind.NOT_HELD


def test_an_intimate_picture_of_an_adult_has_nothing_to_look_at(
    vault: Vault, work_on: WorkOn
) -> None:
    work = work_on(vault)
    evidence.add_files(offers(PICTURE, is_intimate=True), work)
    (item,) = vault.items()

    looked = evidence.look_at(messages.LookAt(item_id=item.id), work)

    assert item.sensitivity is Sensitivity.INTIMATE
    assert looked.jpeg == b""


def test_what_is_said_about_an_item_can_be_changed_and_emptied(
    vault: Vault, work_on: WorkOn
) -> None:
    item = vault.add_item(BytesSource(b"chat"), new_item()).item
    said = Provenance(device="the tablet", seen_at_text="on Wednesday")

    changed = evidence.amend_item(
        messages.AmendItem(item_id=item.id, provenance=said), work_on(vault)
    )

    assert changed.item.provenance == said
    assert vault.get_item("JS-001").provenance == said
    assert vault.ledger()[-1].action is Action.FACT_CHANGED
    assert not [each for each in vault.check(is_full=True) if each.verdict.is_bad]


def test_the_same_words_again_leave_no_entry(vault: Vault, work_on: WorkOn) -> None:
    item = vault.add_item(BytesSource(b"chat"), new_item()).item
    before = vault.ledger_head()

    evidence.amend_item(
        messages.AmendItem(item_id=item.id, provenance=item.provenance), work_on(vault)
    )

    assert vault.ledger_head() == before


def test_a_picture_written_as_words_is_kept_out_of_an_under_18_case(
    minor_vault: Vault, work_on: WorkOn
) -> None:
    work = work_on(minor_vault)
    described = evidence.describe_item(messages.DescribeItem(description="a picture"), work)
    embedded = Provenance(shows=EMBEDDED)

    with pytest.raises(EmbeddedDataError):
        evidence.amend_item(
            messages.AmendItem(item_id=described.item.id, provenance=embedded), work
        )
    with pytest.raises(EmbeddedDataError):
        evidence.describe_item(messages.DescribeItem(description=EMBEDDED), work)


def test_a_stub_stays_as_it_is(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    item = vault.add_item(BytesSource(b"chat"), new_item()).item
    withdrawn = evidence.withdraw(messages.Withdraw(name="js/1", why="mistake"), work)

    assert withdrawn.name == "JS-001"
    with pytest.raises(ItemWithdrawnError):
        evidence.amend_item(messages.AmendItem(item_id=item.id, provenance=Provenance()), work)


def test_an_item_that_is_not_there_cannot_be_changed(vault: Vault, work_on: WorkOn) -> None:
    request = messages.AmendItem(item_id=ItemId("0" * 32), provenance=Provenance())

    with pytest.raises(NoSuchItemError):
        evidence.amend_item(request, work_on(vault))


def test_words_are_looked_for_in_the_whole_case(vault: Vault, work_on: WorkOn) -> None:
    item = vault.add_item(BytesSource(b"x"), new_item("anna.png")).item
    work = work_on(vault)

    found = evidence.search(messages.Search(text="ANNA"), work)

    assert [(hit.name, hit.item_id) for hit in found.hits] == [(item.label, item.id)]
    assert found.not_searched == ()
    with pytest.raises(InvalidValueError):
        evidence.search(messages.Search(text=" "), work)


def test_only_what_others_can_be_seen_in_is_kept_back(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    names = ("alone.txt", "friends.txt", "brother.txt", "alone again.txt")
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    given = offers(*paths)
    marked = tuple(
        msgspec.structs.replace(offer, has_other_people=path in paths[1:3])
        for path, offer in zip(paths, given.offers, strict=True)
    )

    evidence.add_files(msgspec.structs.replace(given, offers=marked), work_on(vault))

    contents = vault.contents()
    kept = {item.original_name for item in contents.items if item.id in contents.disclosures}
    assert [item.original_name for item in contents.items] == list(names)
    assert kept == set(names[1:3])
    assert {each.choice for each in contents.disclosures.values()} == {DisclosureChoice.COVERED}


def test_what_is_saved_before_a_stop_is_kept_back_too(
    vault: Vault, work_on: WorkOn, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    given = offers(*paths, tmp_path / "gone.txt", PICTURE)
    marked = tuple(msgspec.structs.replace(each, has_other_people=True) for each in given.offers)
    work = work_on(vault)

    def stop_at_what_is_gone(part: messages.Part) -> None:
        if isinstance(part, messages.FileRefused):
            work.cancel.request()

    stopping = dataclasses.replace(work, tell=stop_at_what_is_gone)
    with pytest.raises(CancelledError):
        evidence.add_files(msgspec.structs.replace(given, offers=marked), stopping)

    contents = vault.contents()
    assert len(contents.items) == 3
    assert contents.disclosures.keys() == {item.id for item in contents.items}


def test_a_pasted_picture_in_which_others_can_be_seen_is_kept_back(
    vault: Vault, work_on: WorkOn
) -> None:
    data = PICTURE.read_bytes()
    request = messages.AddPicture(data=data, name="pasted", has_other_people=True)

    evidence.add_picture(request, work_on(vault))

    contents = vault.contents()
    assert contents.disclosures.keys() == {item.id for item in contents.items}
