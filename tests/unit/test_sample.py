"""The sample case is complete, harmless and drawn by its own script."""

import ast
import email
import email.policy
import ipaddress
import re
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import phonenumbers
import pi_heif
import pytest
from PIL import Image
from stdnum import bitcoin, iban

from evidence_kit.model import AgeInPicture, PaymentStatus
from evidence_kit.resources import asset_path

SAMPLE_PATH = asset_path("sample")
EVIDENCE_PATH = SAMPLE_PATH / "evidence"
CASE = tomllib.loads((SAMPLE_PATH / "case.toml").read_text(encoding="utf-8"))
NAMES = sorted(path.name for path in EVIDENCE_PATH.iterdir())

CHAT_NAME = "WhatsApp Chat with +44 7700 900417.txt"
EMAIL_NAME = "Last chance, Jo - tomorrow 20_00.eml"
THREAT_NAME = "Screenshot_20261118-231117_Instagram.png"
REDRAWN_NAMES = (THREAT_NAME, CHAT_NAME, EMAIL_NAME)

PHONE_PX = (1170, 2532)
DESKTOP_PX = (1440, 900)

FIRST_BYTES = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".webp": rb"RIFF....WEBP",
    ".heic": rb"....ftyp(heic|heix|mif1)",
    ".mp4": rb"....ftyp(isom|iso\d|mp4\d|avc1)",
    ".pdf": rb"%PDF-1\.\d",
    ".eml": rb"Delivered-To: ",
    ".txt": rb"\[19/11/2026, ",
}

SIZES_PX = {
    THREAT_NAME: PHONE_PX,
    "Screenshot_20261118-231642_Instagram.jpg": PHONE_PX,
    "received_447120261118.jpeg": (739, 1600),
    "Screenshot_20261118-231905_Instagram.png": PHONE_PX,
    "Screenshot_20261118-232230_ExamplePay.png": PHONE_PX,
    "Screenshot_20261118-233148_ExampleBank.png": PHONE_PX,
    "Screenshot_20261119-075254.jpg": PHONE_PX,
    "Invoice ex4471.webp": DESKTOP_PX,
    "photo_2026-11-19_12-41-38.jpg": (591, 1280),
    "Posnetek zaslona 2026-11-19 183012.png": DESKTOP_PX,
    "IMG_20261119_214812.jpg": (2000, 1500),
}

TAKEN = {
    "Screenshot_20261118-231642_Instagram.jpg": ("2026:11:18 23:16:42", "+00:00", "EX-4"),
    "Screenshot_20261119-075254.jpg": ("2026:11:19 07:52:54", "+00:00", "EX-4"),
    "IMG_20261119_214812.jpg": ("2026:11:19 21:48:12", "+00:00", "EX-4"),
    "IMG_0318.HEIC": ("2026:11:19 18:14:20", "+01:00", "EX-2 mini"),
}

FIELDS = {
    "items": {"file", "device", "how", "shows", "app", "seen_at"},
    "texts": {"text", "device", "how", "shows", "app", "seen_at"},
    "not_held": {"describe", "device", "app", "seen_at"},
    "payments": {"status", "method", "amount", "currency", "to", "at", "item", "note"},
    "events": {"at", "text", "item"},
    "threats": {"text", "to", "wanted", "at", "until", "platform", "account", "item"},
    "removals": {"service", "case_number", "pin", "status"},
}

MAY_BE_EMPTY = {
    ("payments", "to"),
    ("events", "item"),
    ("payments", "item"),
    ("threats", "until"),
    ("threats", "account"),
}

IBANS = {
    "GB33BUKB20201555555555",
    "GB82WEST12345698765432",
    "IT60X0542811101000000123456",
    "SI56191000000123438",
}
BITCOIN_ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"

DOMAIN = re.compile(
    r"(?:(?<=\w@)|(?<=//))[\w.-]+\w"
    r"|(?<![\w.@/-])(?:[\w-]+\.)+(?:com|net|org|info|biz|io|me|app|eu|uk|it|si|de|ru|xyz)\b"
)
OUR_DOMAIN = re.compile(r"(?:[\w-]+\.)*example\.(?:com|net|org)")
PHONE = re.compile(r"(?<![\w-])(?:\+\d|0[1-9])(?:[ \u00a0]?\d){7,13}(?![\w-])")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")


def told_text() -> str:
    """Everything that is said in the sample: the story, what is drawn, what is filed."""
    trees = [ast.parse(path.read_bytes()) for path in sorted(SAMPLE_PATH.glob("*.py"))]
    constants = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)
    ]
    texts = [constant.value for constant in constants if isinstance(constant.value, str)]
    texts.append((SAMPLE_PATH / "case.toml").read_text(encoding="utf-8"))
    texts.append((EVIDENCE_PATH / CHAT_NAME).read_text(encoding="utf-8"))
    texts.append(the_email().as_string())
    texts.append(the_email().get_body(("plain",)).get_content())
    return "\n".join(texts)


def the_email():
    data = (EVIDENCE_PATH / EMAIL_NAME).read_bytes()
    return email.message_from_bytes(data, policy=email.policy.default)


def exif_of(path: Path) -> Image.Exif:
    if path.suffix == ".HEIC":
        exif = Image.Exif()
        exif.load(pi_heif.open_heif(path).info["exif"])
        return exif
    with Image.open(path) as picture:
        return picture.getexif()


def drawn(out_path: Path) -> Path:
    script = (sys.executable, "-B", str(SAMPLE_PATH / "draw.py"), "--out", str(out_path))
    subprocess.run((*script, "--only", *REDRAWN_NAMES), check=True, capture_output=True)
    return out_path


def test_the_story_names_every_file_once_and_no_other():
    assert Counter(item["file"] for item in CASE["items"]) == Counter(NAMES)


def test_there_are_twelve_pictures_a_recording_a_chat_an_email_and_a_receipt():
    kinds = Counter(Path(name).suffix.lower() for name in NAMES)

    assert kinds == {
        ".png": 5,
        ".jpg": 4,
        ".jpeg": 1,
        ".heic": 1,
        ".webp": 1,
        ".mp4": 1,
        ".txt": 1,
        ".eml": 1,
        ".pdf": 1,
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_what_its_name_says(name):
    data = (EVIDENCE_PATH / name).read_bytes()

    assert re.match(FIRST_BYTES[Path(name).suffix.lower()], data, re.DOTALL)


def test_the_sample_is_small():
    sizes = [path.stat().st_size for path in EVIDENCE_PATH.iterdir()]

    assert max(sizes) <= 400_000
    assert sum(sizes) <= 3_000_000


@pytest.mark.parametrize(("name", "size_px"), SIZES_PX.items())
def test_a_picture_opens_whole_in_its_size(name, size_px):
    with Image.open(EVIDENCE_PATH / name) as picture:
        picture.load()

        assert picture.size == size_px


def test_the_heic_opens_whole_in_its_size():
    picture = pi_heif.open_heif(EVIDENCE_PATH / "IMG_0318.HEIC")

    assert picture.size == PHONE_PX
    assert len(picture.data) >= 3 * PHONE_PX[0] * PHONE_PX[1]


@pytest.mark.parametrize(("name", "taken"), TAKEN.items())
def test_a_telephones_picture_says_when_and_by_what_it_was_taken(name, taken):
    exif = exif_of(EVIDENCE_PATH / name)
    details = exif.get_ifd(0x8769)

    assert exif[0x010F] == "Examplephone"
    assert (details[0x9003], details[0x9011], exif[0x0110]) == taken


@pytest.mark.parametrize("name", sorted(SIZES_PX.keys() - TAKEN.keys()))
def test_a_picture_sent_on_or_saved_says_nothing_of_its_origin(name):
    assert not exif_of(EVIDENCE_PATH / name)


def test_one_picture_alone_carries_a_position_and_it_is_in_the_sea():
    positions = {name: exif_of(EVIDENCE_PATH / name).get_ifd(0x8825) for name in TAKEN}
    placed = {name: position for name, position in positions.items() if position}

    assert list(placed) == ["IMG_20261119_214812.jpg"]
    assert placed["IMG_20261119_214812.jpg"][2] == (0, 0, 0)
    assert placed["IMG_20261119_214812.jpg"][4] == (0, 0, 0)


def test_the_case_is_an_adults_in_scotland():
    assert CASE["schema"] == 1
    assert CASE["case"] == {
        "age_now": 24,
        "age_in_picture": AgeInPicture.ADULT,
        "country": "GB-SCT",
        "language": "en",
        "initials": "JS",
    }


@pytest.mark.parametrize(("table", "fields"), FIELDS.items())
def test_every_row_of_the_story_has_every_field(table, fields):
    assert CASE[table]
    for row in CASE[table]:
        assert row.keys() == fields
        empty = {(table, name) for name, value in row.items() if not value.strip()}
        assert empty <= MAY_BE_EMPTY


def test_the_story_has_no_other_tables():
    assert CASE.keys() == {"schema", "case", "statement", "answers", *FIELDS}


def test_facts_and_feelings_are_told_apart():
    assert CASE["statement"].keys() == {"facts", "feelings"}
    assert "£200" in CASE["statement"]["facts"]
    assert not re.search(r"£|@|20\d\d", CASE["statement"]["feelings"])


def test_payments_are_values_the_tool_knows():
    statuses = [PaymentStatus(payment["status"]) for payment in CASE["payments"]]

    assert set(statuses) == {PaymentStatus.DEMANDED, PaymentStatus.ATTEMPTED, PaymentStatus.MADE}
    assert statuses.count(PaymentStatus.MADE) == 1
    for payment in CASE["payments"]:
        assert Decimal(payment["amount"]) > 0
        assert re.fullmatch(r"[A-Z]{3}", payment["currency"])
        assert payment["method"] == payment["method"].lower()


@pytest.mark.parametrize("table", ["payments", "events", "threats"])
def test_times_carry_offsets_and_run_in_order(table):
    times = [datetime.fromisoformat(row["at"]) for row in CASE[table]]

    assert times == sorted(times)
    assert {moment.utcoffset() for moment in times} == {timedelta(0), timedelta(hours=1)}
    assert {moment.date().isoformat() for moment in times} <= {
        "2026-11-18",
        "2026-11-19",
        "2026-11-20",
    }


@pytest.mark.parametrize("table", ["payments", "events", "threats"])
def test_what_a_row_points_to_is_in_the_evidence(table):
    assert {row["item"] for row in CASE[table]} - {""} <= set(NAMES)


def test_the_pasted_text_holds_one_of_each_thing_to_recognise():
    text = CASE["texts"][0]["text"]

    assert "@lena_marlow.ex4471" in text
    assert "https://instagram.example.com/lena_marlow.ex4471" in text
    assert "lena.marlow@example.net" in text
    assert "+44 7700 900417" in text
    assert "GB82 WEST 1234 5698 7654 32" in text
    assert BITCOIN_ADDRESS in text
    assert "£300" in text


def test_no_domain_but_the_example_domains_is_named():
    found = set(DOMAIN.findall(told_text()))

    assert {"instagram.example.com", "example.net", "pay.example.org"} <= found
    assert {domain for domain in found if not OUR_DOMAIN.fullmatch(domain)} == set()


def test_only_numbers_reserved_for_drama_are_called():
    found = [phonenumbers.parse(number, "GB") for number in PHONE.findall(told_text())]
    numbers = {f"+{number.country_code}{number.national_number}" for number in found}

    assert {"+447700900417", "+442079460123"} <= numbers
    assert all(re.fullmatch(r"\+44(7700900|2079460)\d{3}", number) for number in numbers)


def test_only_published_test_ibans_are_named_and_their_check_digits_are_right():
    found = {iban.compact(each) for each in IBAN.findall(told_text())}

    assert found == IBANS
    assert all(iban.is_valid(each) for each in found)


def test_the_only_bitcoin_address_is_the_published_example():
    found = set(re.findall(r"\bbc1[0-9a-z]{20,}\b", told_text()))

    assert found == {BITCOIN_ADDRESS}
    assert bitcoin.is_valid(BITCOIN_ADDRESS)


def test_the_email_passed_through_documentation_addresses_alone():
    networks = [
        ipaddress.ip_network(each) for each in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
    ]
    received = " ".join(the_email().get_all("received"))
    addresses = [ipaddress.ip_address(each) for each in re.findall(r"\d+\.\d+\.\d+\.\d+", received)]

    assert len(the_email().get_all("received")) == 3
    assert len(addresses) == 4
    assert all(any(address in network for network in networks) for address in addresses)


def test_the_email_reads_as_it_was_written():
    message = the_email()

    assert message.defects == []
    assert message["subject"] == "Last chance, Jo – tomorrow 20:00"
    assert message["date"].datetime == datetime.fromisoformat("2026-11-19T22:44:06+01:00")
    assert "£300" in message.get_body(("plain",)).get_content()
    assert b"\n" not in (EVIDENCE_PATH / EMAIL_NAME).read_bytes().replace(b"\r\n", b"")


def test_the_exported_chat_has_the_marks_real_ones_have():
    text = (EVIDENCE_PATH / CHAT_NAME).read_text(encoding="utf-8")

    assert "\N{LEFT-TO-RIGHT MARK}Messages and calls are end-to-end encrypted" in text
    assert "\N{SLIGHTLY SMILING FACE}" in text
    assert all(
        re.match(r"\u200e?\[19/11/2026, \d\d:\d\d:\d\d\] [^:]+: .", line)
        for line in text.splitlines()
    )


def test_the_receipt_is_one_page():
    data = (EVIDENCE_PATH / "EXB-20261118-0004471.pdf").read_bytes()

    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    assert data.rstrip().endswith(b"%%EOF")


def test_drawing_twice_gives_the_same_bytes_and_they_are_the_committed_ones(tmp_path):
    first, second = drawn(tmp_path / "first"), drawn(tmp_path / "second")

    for name in REDRAWN_NAMES:
        assert (first / name).read_bytes() == (second / name).read_bytes()
    for name in (CHAT_NAME, EMAIL_NAME):
        assert (first / name).read_bytes() == (EVIDENCE_PATH / name).read_bytes()
    # A PNG's bytes depend on the compressor; what must not change is the picture.
    with Image.open(first / THREAT_NAME) as again, Image.open(EVIDENCE_PATH / THREAT_NAME) as kept:
        assert again.tobytes() == kept.tobytes()
