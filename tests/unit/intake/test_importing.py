from pathlib import Path

import pytest

from evidence_kit.errors import (
    ContainerUnderAgeError,
    IntimateUnderAgeError,
    NudityQuestionError,
    SourceIsLinkError,
    SourceMissingError,
)
from evidence_kit.intake.importing import Answers, import_file, import_text
from evidence_kit.model import ItemKind, ItemStatus, Provenance, Route, Sensitivity, TypeMatch
from evidence_kit.store import Vault

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def answers(**said: bool) -> Answers:
    return Answers(route=Route.DROP, provenance=Provenance(device="my phone"), **said)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_file_is_kept_byte_for_byte_with_what_was_said(
    adult_vault: Vault, tmp_path: Path
) -> None:
    path = write(tmp_path / "chat.png", PNG)

    imported = import_file(adult_vault, path, answers())

    assert b"".join(adult_vault.read_item(imported.item)) == PNG
    assert imported.item.media_type == "image/png"
    assert imported.item.provenance.device == "my phone"
    assert imported.item.times.modified_at is not None


def test_the_source_is_never_changed(adult_vault: Vault, tmp_path: Path) -> None:
    path = write(tmp_path / "chat.png", PNG)
    before = path.stat()

    import_file(adult_vault, path, answers())

    after = path.stat()
    assert (path.read_bytes(), after.st_mtime_ns, after.st_mode) == (
        PNG,
        before.st_mtime_ns,
        before.st_mode,
    )


def test_the_same_bytes_are_not_stored_twice(adult_vault: Vault, tmp_path: Path) -> None:
    first = import_file(adult_vault, write(tmp_path / "a.png", PNG), answers())
    second = import_file(adult_vault, write(tmp_path / "b.png", PNG), answers())

    assert second.is_duplicate
    assert second.item == first.item
    assert len(adult_vault.items()) == 1


def test_an_empty_file_is_evidence_too(adult_vault: Vault, tmp_path: Path) -> None:
    imported = import_file(adult_vault, write(tmp_path / "empty", b""), answers())

    assert imported.item.size_bytes == 0
    assert b"".join(adult_vault.read_item(imported.item)) == b""


def test_a_name_that_is_no_text_comes_back_exactly(adult_vault: Vault, tmp_path: Path) -> None:
    name = "caf\udce9 \u202egpj.exe\x07"
    path = write(tmp_path / name, b"MZ hello")

    item = import_file(adult_vault, path, answers()).item

    assert adult_vault.get_item(item.label).original_name == name


def test_a_link_is_refused(adult_vault: Vault, tmp_path: Path) -> None:
    link = tmp_path / "link.png"
    link.symlink_to(write(tmp_path / "real.png", PNG))

    with pytest.raises(SourceIsLinkError):
        import_file(adult_vault, link, answers())
    assert adult_vault.items() == ()


def test_a_file_that_is_gone_is_named(adult_vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(SourceMissingError) as caught:
        import_file(adult_vault, tmp_path / "gone.png", answers())
    assert caught.value.facts == {"name": "gone.png"}


def test_an_adults_intimate_picture_is_sealed(adult_vault: Vault, tmp_path: Path) -> None:
    path = write(tmp_path / "a.png", PNG)

    item = import_file(adult_vault, path, answers(is_intimate=True)).item

    assert item.sensitivity is Sensitivity.INTIMATE
    assert adult_vault.items_without_preview() == ()


def test_a_childs_picture_leaves_no_trace_until_somebody_looked(
    minor_vault: Vault, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.png", PNG)

    with pytest.raises(NudityQuestionError):
        import_file(minor_vault, path, answers())
    with pytest.raises(IntimateUnderAgeError):
        import_file(minor_vault, path, answers(is_intimate=True, no_nudity_visible=True))

    assert minor_vault.items() == ()
    assert not [p for p in (minor_vault.path / "blobs").rglob("*") if p.is_file()]


def test_a_childs_picture_comes_in_after_somebody_looked(
    minor_vault: Vault, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.png", PNG)

    item = import_file(minor_vault, path, answers(no_nudity_visible=True)).item

    assert item.status is ItemStatus.HELD


def test_a_childs_archive_is_noted_without_being_read_or_hashed(
    minor_vault: Vault, tmp_path: Path
) -> None:
    path = write(tmp_path / "chat.zip", b"PK\x03\x04" + bytes(60))

    with pytest.raises(ContainerUnderAgeError):
        import_file(minor_vault, path, answers(no_nudity_visible=True))

    (noted,) = minor_vault.items()
    assert (noted.kind, noted.status, noted.sha256) == (
        ItemKind.NOT_HELD,
        ItemStatus.NOT_HELD,
        None,
    )
    assert noted.original_name == "chat.zip"


def test_a_childs_chat_export_without_media_comes_in(minor_vault: Vault, tmp_path: Path) -> None:
    path = write(tmp_path / "chat.txt", "18.11.2026, 23:11 - Lena: pošlji 500 €\n".encode())

    assert import_file(minor_vault, path, answers()).item.media_type == "text/plain"


def test_a_picture_hidden_deep_in_a_childs_text_is_found(
    minor_vault: Vault, tmp_path: Path
) -> None:
    seam = (1 << 20) - 5
    path = write(tmp_path / "notes.txt", b"x " * (seam // 2) + b" data:image/png;base64,iVBOR")

    with pytest.raises(ContainerUnderAgeError):
        import_file(minor_vault, path, answers())


def test_a_pasted_text_is_kept_exactly(adult_vault: Vault) -> None:
    text = "send 500€ \u200b now\r\n\ud800"

    imported = import_text(adult_vault, text, "pasted text", Answers(route=Route.PASTE))

    stored = b"".join(adult_vault.read_item(imported.item))
    assert stored.decode("utf-8", "surrogatepass") == text
    assert imported.item.kind is ItemKind.TEXT
    assert imported.item.type_match is TypeMatch.CANNOT_TELL


def test_a_text_of_one_megabyte_is_kept(adult_vault: Vault) -> None:
    text = "ž" * 500_000

    imported = import_text(adult_vault, text, "pasted text", Answers(route=Route.PASTE))

    assert imported.item.size_bytes == 1_000_000
