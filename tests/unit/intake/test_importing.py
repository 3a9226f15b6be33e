import base64
import binascii
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.errors import (
    CancelledError,
    ContainerUnderAgeError,
    EmbeddedDataError,
    EvidenceKitError,
    IntimateUnderAgeError,
    NudityQuestionError,
    ReadBackError,
    SourceIsLinkError,
    SourceMissingError,
    StorageFailedError,
)
from evidence_kit.intake.importing import (
    Answers,
    Offered,
    import_file,
    import_files,
    import_text,
)
from evidence_kit.model import (
    Action,
    ItemKind,
    ItemStatus,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.progress import Cancel, Progress, Stage
from evidence_kit.resources import asset_path
from evidence_kit.store import Imported, Vault
from tests.fakes import flip_bit

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
JPEG = asset_path("sample", "evidence", "photo_2026-11-19_12-41-38.jpg").read_bytes()
IN_MAIL = base64.encodebytes(JPEG)
"""As mail programs fold it: 76 characters a line."""

SMUGGLED = {
    "mailbox.mbox": b"From lena@x Thu Nov 19 21:44:11 2026\nStatus: O\n"
    b"Content-Transfer-Encoding: base64\n\n" + IN_MAIL,
    "mail.eml": b"Content-Type: image/jpeg\nSubject: hi\n\n" + IN_MAIL,
    "meeting.ics": b"BEGIN:VCALENDAR\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:\r\n "
    + IN_MAIL.replace(b"\n", b"\r\n "),
    "voice.mp3": b"ID3\x03\0\0\0\0\x7f\x7fAPIC\0\0\x7f\x7f\0\0\0image/jpeg\0\x03\0" + JPEG,
    "uu.txt": b"see this\nbegin 644 a.jpg\n"
    + b"".join(binascii.b2a_uu(JPEG[at : at + 45]) for at in range(0, len(JPEG), 45))
    + b"`\nend\n",
    "escaped.json": json.dumps({"t": base64.b64encode(JPEG).decode()}).replace("/", "\\/").encode(),
    "folded.txt": IN_MAIL,
    "utf-16.txt": ("hi\n" + IN_MAIL.decode()).encode("utf-16"),
    "page.txt": "<html><img src='data:image/jpeg;base64,".encode("utf-16") + b"a\0",
    "after-the-words.txt": b"send 500\n" * 2000 + JPEG,
    "after-a-mark.txt": b"\xff\xfe" + JPEG,
    "several.gif": b"GIF89a" + JPEG,
    "several.tif": b"II*\0" + JPEG,
    "several.png": PNG + b"\0\0\0\x08acTL" + bytes(12),
    "moving.jpg": JPEG + b"MotionPhoto_Data" + bytes(100),
}
"""Files that carry a whole picture, or more than the one that is shown."""


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


@pytest.mark.parametrize("name", SMUGGLED)
def test_no_file_smuggles_a_picture_into_a_childs_case(
    minor_vault: Vault, tmp_path: Path, name: str
) -> None:
    path = write(tmp_path / name, SMUGGLED[name])

    with pytest.raises(ContainerUnderAgeError) as caught:
        import_file(minor_vault, path, answers(no_nudity_visible=True))

    (noted,) = minor_vault.items()
    assert (noted.original_name, noted.status, noted.sha256) == (name, ItemStatus.NOT_HELD, None)
    assert not [p for p in (minor_vault.path / "blobs").rglob("*") if p.is_file()]
    assert caught.value.facts["item"] == noted.label


def test_an_adult_may_keep_each_of_them(adult_vault: Vault, tmp_path: Path) -> None:
    for name, data in SMUGGLED.items():
        import_file(adult_vault, write(tmp_path / name, data), answers())

    assert {item.status for item in adult_vault.items()} == {ItemStatus.HELD}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("chat.txt", "18.11.2026, 23:11 - Lena: pošlji 500 €\r\n".encode("utf-16")),
        ("notes.txt", b"Date: yesterday\nLena wrote: send 500\n"),
        ("result.json", json.dumps({"messages": [{"text": "Пришли 500"}] * 3000}).encode()),
    ],
)
def test_a_childs_words_come_in_as_they_were(
    minor_vault: Vault, tmp_path: Path, name: str, data: bytes
) -> None:
    item = import_file(minor_vault, write(tmp_path / name, data), answers()).item

    assert b"".join(minor_vault.read_item(item)) == data


@pytest.mark.parametrize("kind", [".png", ".jpg", ".jpeg", ".heic", ".webp"])
def test_every_picture_of_the_sample_comes_in_after_somebody_looked(
    minor_vault: Vault, kind: str
) -> None:
    paths = [
        path for path in asset_path("sample", "evidence").iterdir() if path.suffix.lower() == kind
    ]

    for path in paths:
        import_file(minor_vault, path, answers(no_nudity_visible=True))

    assert paths
    assert {item.status for item in minor_vault.items()} == {ItemStatus.HELD}


def test_a_childs_empty_file_is_kept(minor_vault: Vault, tmp_path: Path) -> None:
    item = import_file(minor_vault, write(tmp_path / "empty.bin", b""), answers()).item

    assert (item.status, item.size_bytes) == (ItemStatus.HELD, 0)


def test_the_same_container_is_noted_once(minor_vault: Vault, tmp_path: Path) -> None:
    path = write(tmp_path / "chat.zip", b"PK\x03\x04" + bytes(60))
    with pytest.raises(ContainerUnderAgeError):
        import_file(minor_vault, path, answers())

    with pytest.raises(ContainerUnderAgeError) as caught:
        import_file(minor_vault, path, answers())

    assert len(minor_vault.items()) == 1
    assert caught.value.facts["item"] == "JS-001"


def test_another_container_of_the_same_name_is_noted_too(
    minor_vault: Vault, tmp_path: Path
) -> None:
    path = tmp_path / "chat.zip"
    for size in (60, 61):
        with pytest.raises(ContainerUnderAgeError):
            import_file(minor_vault, write(path, b"PK\x03\x04" + bytes(size)), answers())

    assert len(minor_vault.items()) == 2


def test_adding_a_container_again_records_its_device(minor_vault: Vault, tmp_path: Path) -> None:
    path = write(tmp_path / "chat.zip", b"PK\x03\x04" + bytes(60))
    first = Answers(route=Route.DROP, provenance=Provenance(app="WhatsApp"))
    with pytest.raises(ContainerUnderAgeError) as caught:
        import_file(minor_vault, path, first)
    assert "--device" in caught.value.remedy

    with pytest.raises(ContainerUnderAgeError):
        import_file(minor_vault, path, answers())

    (noted,) = minor_vault.items()
    assert noted.provenance == Provenance(app="WhatsApp", device="my phone")
    assert minor_vault.ledger()[-1].action is Action.FACT_CHANGED
    assert not any(finding.verdict.is_bad for finding in minor_vault.check(is_full=True))


@pytest.mark.parametrize(
    ("media_type", "instead"),
    [
        ("application/pdf", "Copy the text"),
        ("application/zip", "without media"),
        ("application/json", "without media"),
        ("text/plain", "without media"),
        ("text/html", "Copy the text"),
        ("text/calendar", "Copy the text"),
        ("message/rfc822", "sender"),
        ("audio/mpeg", "what is said"),
        ("video/mp4", "what happens"),
        ("image/gif", "screenshot"),
        ("image/svg+xml", "Copy the text"),
        ("application/octet-stream", "what it is"),
    ],
)
def test_the_remedy_is_one_for_this_kind_of_file(media_type: str, instead: str) -> None:
    assert instead in ContainerUnderAgeError.instead_of(media_type)


@pytest.mark.parametrize("field", ["device", "how", "who", "shows", "app", "seen_at_text"])
def test_what_is_said_about_a_childs_file_may_not_be_a_picture(
    minor_vault: Vault, tmp_path: Path, field: str
) -> None:
    path = write(tmp_path / "chat.txt", b"send 500")
    said = replace(answers(), provenance=Provenance(**{field: IN_MAIL.decode()}))

    with pytest.raises(EmbeddedDataError):
        import_file(minor_vault, path, said)
    with pytest.raises(EmbeddedDataError):
        import_text(minor_vault, "send 500", "pasted text", said)

    assert minor_vault.items() == ()


@pytest.mark.parametrize(
    "text", [IN_MAIL.decode(), JPEG.decode("utf-8", "surrogateescape")], ids=["base64", "bytes"]
)
def test_a_childs_pasted_picture_is_noted_and_not_kept(minor_vault: Vault, text: str) -> None:
    with pytest.raises(ContainerUnderAgeError):
        import_text(minor_vault, text, "pasted text", Answers(route=Route.PASTE))

    assert [item.status for item in minor_vault.items()] == [ItemStatus.NOT_HELD]


def test_looking_through_a_long_text_can_be_stopped(minor_vault: Vault, tmp_path: Path) -> None:
    path = write(tmp_path / "chat.txt", b"send 500\n" * 1000)
    cancel = Cancel()
    cancel.request()

    with pytest.raises(CancelledError):
        import_file(minor_vault, path, answers(), cancel=cancel)

    assert minor_vault.items() == ()


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


def test_what_came_before_a_file_that_does_not_read_back_is_kept_and_told(
    adult_vault: Vault, tmp_path: Path
) -> None:
    names = ("first.png", "second.png", "last.png")
    offered = [
        Offered(path=write(tmp_path / name, name.encode() * 100_000), answers=answers())
        for name in names
    ]

    spoiled = []

    def spoil_the_last(progress: Progress) -> None:
        # Its end is not read yet. On a slow machine another one may be read here before it.
        is_last = progress.name == "last.png"
        if is_last and progress.stage is Stage.CHECKING and not spoiled:
            newest = max(
                (path for path in (adult_vault.path / "blobs").rglob("*") if path.is_file()),
                key=lambda path: path.stat().st_ctime_ns,
            )
            flip_bit(newest, newest.stat().st_size - 100)
            spoiled.append(newest)

    told = []
    with pytest.raises(ReadBackError, match=r"last\.png"):
        told.extend(
            each.source_name
            for each in import_files(adult_vault, offered, report=spoil_the_last)
            if isinstance(each, Imported)
        )

    kept = [item.original_name for item in adult_vault.items()]
    assert kept == ["first.png", "second.png"]


def written_last(vault: Vault) -> tuple[Path, int]:
    """Return the newest sealed file and the descriptor under which it is still written."""
    found = {
        path.stat().st_ino: path for path in (vault.path / "blobs").rglob("*") if path.is_file()
    }
    path = max(found.values(), key=lambda path: path.stat().st_ctime_ns)
    for descriptor in range(3, 256):
        try:
            if os.fstat(descriptor).st_ino == path.stat().st_ino:
                return path, descriptor
        except OSError:
            continue
    raise AssertionError(path)


@pytest.mark.parametrize("stops_with", [CancelledError(), StorageFailedError(name="x", reason="y")])
def test_what_came_before_a_file_that_the_medium_does_not_take_is_kept_and_told(
    adult_vault: Vault, tmp_path: Path, stops_with: EvidenceKitError
) -> None:
    names = ("first.png", "second.png", "last.png")
    paths = [write(tmp_path / name, name.encode() * 100) for name in names]

    def offered() -> Iterator[Offered]:
        for path in paths:
            yield Offered(path=path, answers=answers())
        # Nobody can bring a pipe to a medium.
        unread_end, other_end = os.pipe()
        os.dup2(unread_end, written_last(adult_vault)[1])
        os.close(unread_end)
        os.close(other_end)
        raise stops_with

    told = []
    with pytest.raises(type(stops_with)):
        told.extend(
            each.source_name
            for each in import_files(adult_vault, offered())
            if isinstance(each, Imported)
        )

    assert told == ["first.png", "second.png"]
    assert [item.original_name for item in adult_vault.items()] == told
    assert adult_vault.mend_unfinished().adopted == ()
