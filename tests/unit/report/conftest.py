"""A realistic case: three languages, hostile names, forty exhibits with previews."""

import functools
import hashlib
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum

import pypdfium2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw

from evidence_kit import custody
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.situation import situation_of
from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words
from evidence_kit.model import (
    Action,
    Activity,
    AgeInPicture,
    Ages,
    Build,
    Case,
    CaseFile,
    CaseId,
    ClockState,
    Demand,
    Digest,
    Event,
    ExportFacts,
    FileTimes,
    Identifier,
    IdentifierKind,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    LedgerEntry,
    LedgerHead,
    Payment,
    PaymentStatus,
    PictureFacts,
    Provenance,
    Referral,
    Removal,
    Route,
    Sensitivity,
    Sighting,
    Statement,
    Threat,
    TypeMatch,
    Validity,
)
from evidence_kit.questions import YES, Remark, remark_on, removal_in_report
from evidence_kit.report.fonts import Fonts, bundled_fonts
from evidence_kit.report.papers import PaperOrder
from evidence_kit.report.police_report import build
from evidence_kit.resources import asset_path

START = datetime(2026, 11, 20, 22, 5, 11, tzinfo=UTC)

FACTS_TEXT = (
    "On 18 November a girl who called herself Anna wrote to me on Instagram. After two days we "
    "moved to Telegram, because she said it was more private. On the evening of 20 November she "
    "asked for a video call. A minute after it ended she sent me a recording and a list of my "
    "followers.\n"
    "\n"
    "She wrote: “Pay 500 euros in one hour or I send this to everybody, your mother first.” I paid "
    "200 by bank transfer at 23:40 because I was frightened. She then asked for 300 more, in "
    "Bitcoin.\n"
    "\n"
    "Moj brat mi je rekel, naj ne plačam več in naj vse shranim. Šele potem sem računa blokiral.\n"
    "Mia cugina ha visto il messaggio su WhatsApp: «Perché non rispondi? Hai dieci minuti.» È "
    "successo alle 23:52.\n"
)

RECENT = 4
"""How many PDFs are remembered as read: most tests read the same one."""

FEELINGS_TEXT = "I FEEL ASHAMED AND I CANNOT SLEEP"
REMOVAL_PIN = "PIN-774411"

HOSTILE_NAMES = (
    "invoice\u202egpj.exe",
    "../../../etc/passwd",
    "<img src='/etc/hostname'/> & <b>bold</b>.png",
    "line\nfeed\tand\x1b[31mred.png",
    "zero\u200bwidth\ufeffname.png",
    "tag\U000e0041\U000e0042chars.png",
    "half\udcff\udc80.jpg",
    "Z\u0351\u034b\u0366\u0363\u0307\u0304algo.png",
    "Bildschirmfoto  mit  zwei Leerzeichen .png ",
    "скриншот – Ελληνικά – 𝓐𝓷𝓷𝓪 ❤ 😈.png",
    "A" * 240 + ".png",
    "لقطة شاشة.png",
)


def digest(text: str) -> Digest:
    return Digest(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def item_id(number: int) -> ItemId:
    return ItemId(f"{number:032x}")


def make_certificate_pem() -> bytes:
    key = ec.derive_private_key(20261121, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Evidence Kit case, self-signed")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(20261121)
        .not_valid_before(START)
        .not_valid_after(START + timedelta(days=3650))
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def held_item(number: int, **changes: object) -> Item:
    item = Item(
        id=item_id(number),
        number=number,
        label=f"JS-{number:03d}",
        kind=ItemKind.FILE,
        status=ItemStatus.HELD,
        sensitivity=Sensitivity.ORDINARY,
        original_name=f"Screenshot 2026-11-20 at 21.14.{number:02d}.png",
        size_bytes=48_213 * number + 1_203_577,
        sha256=digest(f"exhibit {number}"),
        media_type="image/png",
        type_match=TypeMatch.AGREE,
        times=FileTimes(modified_at=START - timedelta(minutes=90 - number), created_at=None),
        imported_at=START + timedelta(minutes=number, microseconds=1234),
        imported_offset_minutes=60,
        route=Route.DROP,
        provenance=Provenance(
            device="my phone (Samsung A54)",
            how="screenshot taken by me",
            shows=f"Chat with anna_rose95, part {number}; the demand and the countdown are visible",
            app="Instagram" if number < 12 else "Telegram",
            seen_at_text="20 Nov, 23:4" + str(number % 10),
        ),
    )
    return replace(item, **changes)


def items() -> tuple[Item, ...]:
    result = [held_item(number) for number in range(1, 41)]
    for position, name in enumerate(HOSTILE_NAMES):
        result[position + 3] = replace(result[position + 3], original_name=name)
    result[4] = replace(result[4], type_match=TypeMatch.DIFFER, provenance=Provenance())
    result[20] = held_item(
        21,
        kind=ItemKind.TEXT,
        original_name="",
        media_type="text/plain; charset=utf-8",
        type_match=TypeMatch.CANNOT_TELL,
        route=Route.PASTE,
        times=FileTimes(modified_at=None, created_at=None),
    )
    result[21] = held_item(
        22,
        sensitivity=Sensitivity.INTIMATE,
        original_name="SECRETNAME.jpg",
        provenance=Provenance(shows="SECRETDESCRIPTION", device="my phone (Samsung A54)"),
    )
    result[22] = held_item(
        23,
        kind=ItemKind.NOT_HELD,
        status=ItemStatus.NOT_HELD,
        sha256=None,
        size_bytes=0,
        original_name="",
        media_type="",
        type_match=TypeMatch.CANNOT_TELL,
        times=FileTimes(modified_at=None, created_at=None),
        provenance=Provenance(
            device="my old phone, in the drawer at my parents’",
            app="Telegram, chat “anna”, about the middle",
            shows="A picture the account sent me; I do not know how old the person in it is",
            seen_at_text="Friday evening",
        ),
    )
    result[23] = held_item(
        24,
        status=ItemStatus.WITHDRAWN,
        original_name="WITHDRAWNNAME.png",
        withdrawn_why="It showed my sister’s telephone number.",
    )
    return tuple(result)


def ledger(of: tuple[Item, ...]) -> tuple[LedgerEntry, ...]:
    steps = [(Action.CASE_CREATED, "case")]
    for each in of:
        steps.append((Action.ITEM_IMPORTED, f"item/{each.id}"))
        if each.status is ItemStatus.WITHDRAWN:
            steps.append((Action.ITEM_WITHDRAWN, f"item/{each.id}"))
    steps += [(Action.FACT_RECORDED, f"identifier/{number}") for number in range(1, 9)]
    steps += [(Action.FACT_RECORDED, f"payment/{number}") for number in range(1, 5)]
    steps += [(Action.CHECKED, "case"), (Action.CHECKED, "case")]
    return chained(steps)


def chained(steps: list[tuple[Action, str]]) -> tuple[LedgerEntry, ...]:
    entries: list[LedgerEntry] = []
    previous = custody.GENESIS
    for n, (action, about) in enumerate(steps, start=1):
        entry = LedgerEntry(
            n=n,
            at=START + timedelta(minutes=n),
            offset_minutes=60,
            monotonic_ms=60_000 * n,
            boot_id="b0",
            app_version="0.1.0",
            actor="passphrase",
            action=action,
            object=about,
            before=None,
            after=digest(f"record {n}"),
            detail={},
            salt=bytes([n % 256]) * 16,
            chain=custody.GENESIS,
        )
        committed = custody.commitment(entry.salt, custody.entry_bytes(entry))
        previous = custody.link(n, previous, committed)
        entries.append(replace(entry, chain=previous))
    return tuple(entries)


def identifier(number: int, kind: IdentifierKind, value: str, **changes: object) -> Identifier:
    made = Identifier(
        number=number,
        kind=kind,
        subject="S1",
        platform="",
        value=value,
        normalised=value,
        validity=Validity.NO_CHECK_DIGITS,
        item_id=item_id(number),
        recorded_at=START,
    )
    return replace(made, **changes)


def identifiers() -> tuple[Identifier, ...]:
    kind = IdentifierKind
    return (
        identifier(1, kind.USERNAME, "anna_rose95", platform="Instagram"),
        identifier(2, kind.USERNAME, "аnna_rоse95", platform="Telegram", note="looks the same"),
        identifier(3, kind.NUMERIC_ID, "58912345678", platform="Instagram"),
        identifier(4, kind.DISPLAY_NAME, "𝓐𝓷𝓷𝓪 ❤ لينا", platform="Instagram"),
        identifier(
            5,
            kind.IBAN,
            "SI56 1910 0000 0123 438",
            normalised="SI56191000000123438",
            validity=Validity.VALID,
            item_id=None,
            subject="S2",
        ),
        identifier(
            6,
            kind.BITCOIN,
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            validity=Validity.VALID,
        ),
        identifier(7, kind.EMAIL, "a.rose+pay@example.org", validity=Validity.NO_CHECK_DIGITS),
        identifier(
            8,
            kind.PROFILE_URL,
            "https://www.instagram.example/anna_rose95/?igsh=" + "MzRlODBiNWFlZA" * 8,
            platform="Instagram",
        ),
        identifier(
            9,
            kind.URL,
            "https://files.example.net/d/" + "x7Qp9" * 60 + "?a=1&b=<script>alert(1)</script>",
        ),
    )


def payment(
    number: int, status: PaymentStatus, amount: str, currency: str, **changes: object
) -> Payment:
    made = Payment(
        number=number,
        status=status,
        method="bank",
        amount=amount,
        currency=currency,
        to="SI56 1910 0000 0123 438",
        at_text="2026-11-20T23:40:00+01:00",
        item_id=item_id(3),
        recorded_at=START,
    )
    return replace(made, **changes)


def payments() -> tuple[Payment, ...]:
    return (
        payment(1, PaymentStatus.DEMANDED, "500.00", "EUR", at_text="20 Nov, 23:31"),
        payment(2, PaymentStatus.MADE, "200.00", "EUR", note="reference: friend"),
        payment(
            3,
            PaymentStatus.DEMANDED,
            "0.00312",
            "BTC",
            method="bitcoin",
            to="bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            at_text="",
        ),
        payment(4, PaymentStatus.ATTEMPTED, "", "", method="gift-card", to="", item_id=None),
    )


def events() -> tuple[Event, ...]:
    def event(number: int, at_text: str, text: str) -> Event:
        at = datetime.fromisoformat(at_text).astimezone(UTC) if "T" in at_text else None
        return Event(
            number=number,
            at_text=at_text,
            at=at,
            text=text,
            item_id=item_id(number) if number % 2 else None,
            recorded_at=START,
        )

    return (
        event(1, "2026-11-20T23:31:00+01:00", "Demand: 500 euros within one hour"),
        event(2, "2026-11-18T21:03:00+01:00", "First message on Instagram"),
        event(3, "Friday evening", "Video call on Telegram, about four minutes"),
        event(4, "2026-11-20T23:52:00+01:00", "Messaggio a mia cugina su WhatsApp"),
    )


ANSWERS = {
    "danger": "dont-know",
    "danger-note": "He wrote that he knows where my school is",
    "privacy": "initials",
    "device": "with-me",
    "device-note": "my phone, not reset",
    "published": "yes",
    "published-note": "one picture to my cousin, on WhatsApp",
    "began": "She followed me on Instagram and wrote first",
    "needs": "please no calls before 16:00, and no voice messages",
    "shared": "a still picture from the call; my face can be seen",
    "helper": "my mother",
    "done": "I paid once, then I stopped answering and blocked her on 21 November",
    "translation": "My brother told me not to pay any more and to save everything.",
    "translated-by": "machine",
    remark_on(1, Remark.EVENT_ACTOR): "S1",
    remark_on(2, Remark.EVENT_ACTOR): "them",
    remark_on(3, Remark.EVENT_ACTOR): "dont-know",
    remark_on(3, Remark.EVENT_UNTIL): "Friday night, about ten",
    remark_on(1, Remark.THREAT_LANGUAGE): "English",
    remark_on(1, Remark.REFERRAL_REACH): "PP Celje, telephone as on the web page of the police",
    remark_on(9, Remark.LINK_TITLE): "Private folder <b>JS</b>",
    remark_on(9, Remark.LINK_SEEN_WITH): "signed-out",
    remark_on(9, Remark.LINK_KEPT_AS): f"{7:032x}",
    remark_on(9, Remark.LINK_REPORTED): "21 November, number 88-1204",
    remark_on(9, Remark.LINK_OUTCOME): "taken down on 22 November",
    remark_on(1, Remark.REPORT_REASON): "A first report needs no reason",
}


def threat(number: int, text: str, **changes: object) -> Threat:
    made = Threat(
        number=number,
        subject="S1",
        platform="Telegram",
        text=text,
        audience="everybody on my list, my mother first",
        demand=Demand.MONEY,
        at_text="2026-11-20T23:31:00+01:00",
        deadline_text="2026-11-21T23:31:00+01:00",
        item_id=item_id(3),
        recorded_at=START,
    )
    return replace(made, **changes)


def threats() -> tuple[Threat, ...]:
    return (
        threat(1, "Pay 500 euros in one hour or I send this to everybody, your mother first."),
        threat(
            2,
            "أرسل المال الآن – hai dieci minuti",
            audience="",
            demand=Demand.DONT_KNOW,
            deadline_text="dieci minuti",
            item_id=None,
        ),
    )


def referral(number: int, **changes: object) -> Referral:
    made = Referral(
        number=number,
        force="Policija, PP Celje",
        reference="PR 12/2026",
        on_text="21 November, by telephone",
        officer="",
        recorded_at=START,
    )
    return replace(made, **changes)


def sighting(number: int, **changes: object) -> Sighting:
    made = Sighting(
        number=number,
        first_seen_text="18 November, evening",
        last_seen_text="20 November, 23:52",
        how_known="she wrote to me there",
        activity=Activity.GONE,
        changed_at=START,
    )
    return replace(made, **changes)


def is_about_no_person(entry: LedgerEntry) -> bool:
    """A rule about which entries a package shows in full; any will do here."""
    return not entry.object.startswith("payment/")


def whole_case(certificate_pem: bytes) -> CaseFile:
    of = items()
    entries = ledger(of)
    return CaseFile(
        case=Case(
            id=CaseId("a" * 32),
            reference="EK-2026-482913",
            created_at=START,
            created_offset_minutes=60,
            ages=Ages(now=17, in_picture=AgeInPicture.UNDER_18),
            country="SI",
            language="en",
            initials="JS",
        ),
        items=of,
        pictures={
            each.id: PictureFacts(
                width_px=1080,
                height_px=2340,
                taken_at_text="2026:11:20 21:14:05 +01:00" if each.number % 2 else "",
                camera="samsung SM-A546B" if each.number % 2 else "",
                software="",
                has_location=each.number % 5 == 0,
            )
            for each in of
            if each.media_type.startswith("image/")
        },
        identifiers=identifiers(),
        payments=payments(),
        events=events(),
        statement=Statement(facts=FACTS_TEXT, feelings=FEELINGS_TEXT, written_at=START),
        removals=(
            Removal(
                number=1,
                service="StopNCII",
                case_number="c-2026-99812",
                pin=REMOVAL_PIN,
                status="sent",
                recorded_at=START,
            ),
        ),
        ledger=entries,
        head=LedgerHead(n=len(entries), chain=entries[-1].chain),
        certificate_pem=certificate_pem,
        threats=threats(),
        referrals=(referral(1),),
        sightings={1: sighting(1)},
        answers={**ANSWERS, removal_in_report(1): YES},
    )


@pytest.fixture(scope="session")
def certificate_pem() -> bytes:
    return make_certificate_pem()


@pytest.fixture(scope="session")
def case_file(certificate_pem: bytes) -> CaseFile:
    return whole_case(certificate_pem)


@pytest.fixture
def empty_case_file(case_file: CaseFile) -> CaseFile:
    entries = chained([(Action.CASE_CREATED, "case")])
    return replace(
        case_file,
        items=(),
        pictures={},
        identifiers=(),
        payments=(),
        events=(),
        statement=None,
        removals=(),
        threats=(),
        referrals=(),
        sightings={},
        answers={},
        ledger=entries,
        head=LedgerHead(n=1, chain=entries[-1].chain),
    )


def export_facts() -> ExportFacts:
    return ExportFacts(
        version=1,
        made_at=datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC),
        offset_minutes=60,
        app_version="0.1.0",
        system="Linux 6.1 (Debian 12), CPython 3.11.7",
        language="en",
        build=Build(sha256=digest("program"), is_one_file=True),
        clock_state=ClockState.IN_STEP,
        counter_ms=86_400_999,
    )


@pytest.fixture(scope="session")
def is_disclosed() -> Callable[[LedgerEntry], bool]:
    return is_about_no_person


@pytest.fixture(scope="session")
def make_payment() -> Callable[..., Payment]:
    return payment


@pytest.fixture(scope="session")
def facts() -> ExportFacts:
    return export_facts()


@pytest.fixture
def digests(case_file: CaseFile) -> dict[ItemId, Digests]:
    return digests_of(case_file)


@pytest.fixture(scope="session")
def digests_of_case(case_file: CaseFile) -> dict[ItemId, Digests]:
    return digests_of(case_file)


def digests_of(case_file: CaseFile) -> dict[ItemId, Digests]:
    return {
        each.id: Digests(
            sha256=each.sha256,
            sha1=hashlib.sha1(each.label.encode(), usedforsecurity=False).hexdigest(),
            md5=hashlib.md5(each.label.encode(), usedforsecurity=False).hexdigest(),
        )
        for each in case_file.items
        if each.status is ItemStatus.HELD and each.sha256 is not None
    }


@pytest.fixture(scope="session")
def words() -> Words:
    return Words()


def chat_preview(number: int) -> bytes:
    """Draw something that looks like a chat, as a small JPEG."""
    picture = Image.new("RGB", (360, 780), (247, 243, 236))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 360, 64), fill=(30, 91, 90))
    draw.text((20, 24), f"anna_rose95   exhibit {number}", fill=(255, 255, 255))
    for row in range(9):
        left = 16 if row % 2 else 120
        shade = 200 + (number * 7 + row * 11) % 50
        draw.rounded_rectangle(
            (left, 84 + row * 74, left + 220, 140 + row * 74), 14, fill=(shade, shade, shade - 20)
        )
        draw.text((left + 14, 100 + row * 74), f"message {row}: pay in one hour", fill=(20, 20, 20))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=75)
    return target.getvalue()


@pytest.fixture(scope="session")
def previews() -> dict[ItemId, bytes]:
    return {item_id(number): chat_preview(number) for number in range(1, 41)}


@pytest.fixture(scope="session")
def secrets() -> tuple[str, ...]:
    """Everything the case holds that no page may show."""
    return (
        FEELINGS_TEXT,
        REMOVAL_PIN,
        "SECRETNAME",
        "SECRETDESCRIPTION",
        "WITHDRAWNNAME",
    )


@pytest.fixture(scope="session")
def make_item() -> Callable[..., Item]:
    return held_item


@pytest.fixture(scope="session")
def make_identifier() -> Callable[..., Identifier]:
    return identifier


@pytest.fixture(scope="session")
def make_ledger() -> Callable[[list[tuple[Action, str]]], tuple[LedgerEntry, ...]]:
    return chained


@pytest.fixture(scope="session")
def all_texts() -> Callable[[object], list[str]]:
    """Walk any content value and return every string in it."""

    def walk(value: object) -> list[str]:
        if isinstance(value, str):
            return [] if isinstance(value, Enum) else [value]
        if isinstance(value, tuple | list):
            return [text for each in value for text in walk(each)]
        if is_dataclass(value) and not isinstance(value, type):
            return [text for each in fields(value) for text in walk(getattr(value, each.name))]
        return []

    return walk


@pytest.fixture
def fonts() -> Fonts:
    return bundled_fonts()


@pytest.fixture(scope="session")
def report_pdf(case_file: CaseFile, facts: ExportFacts, previews, words: Words) -> bytes:
    """The realistic case as a PDF, made once."""
    return build(
        case_file,
        facts,
        digests=digests_of(case_file),
        is_disclosed=is_about_no_person,
        preview_of=previews.get,
        words=words,
    )


@pytest.fixture(scope="session")
def pages_of() -> Callable[[bytes], list[str]]:
    """Read a PDF back: the text of each page, each run of white space as one space."""

    @functools.lru_cache(maxsize=RECENT)
    def read(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(" ".join(text_page.get_text_bounded().split()))
            text_page.close()
            page.close()
        document.close()
        return texts

    return read


@pytest.fixture(scope="session")
def plain_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Let qpdf check a PDF and write it without any compression."""
    qpdf = shutil.which("qpdf")
    assert qpdf is not None, "qpdf is needed to read the PDFs back"

    folder_path = tmp_path_factory.mktemp("plain")

    @functools.lru_cache(maxsize=RECENT)
    def rewrite(pdf: bytes) -> bytes:
        source, target = folder_path / "in.pdf", folder_path / "out.pdf"
        source.write_bytes(pdf)
        subprocess.run([qpdf, "--check", source], capture_output=True, check=True, timeout=120)
        plain = [qpdf, "--qdf", "--object-streams=disable", source, target]
        subprocess.run(plain, capture_output=True, check=True, timeout=120)
        return target.read_bytes()

    return rewrite


@pytest.fixture(scope="session")
def make_threat() -> Callable[..., Threat]:
    return threat


@pytest.fixture(scope="session")
def make_referral() -> Callable[..., Referral]:
    return referral


@pytest.fixture(scope="session")
def make_sighting() -> Callable[..., Sighting]:
    return sighting


@pytest.fixture(scope="session")
def make_order(case_file: CaseFile, facts: ExportFacts) -> Callable[..., PaperOrder]:
    """Return what papers are made from: the realistic case, with changes."""
    guidance = load(asset_path("guidance"))

    def order(of: CaseFile = case_file, **changes: object) -> PaperOrder:
        made = PaperOrder(
            case_file=of,
            facts=facts,
            guidance=guidance,
            situation=situation_of(of.case, of.payments, of.answers),
            today=facts.made_at.date(),
            file_of={each.id: f"data/exhibits/{each.label}.png" for each in of.items[:3]},
            package=None,
        )
        return replace(made, **changes)

    return order
