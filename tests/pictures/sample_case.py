"""The invented case that every picture shows.

A reserved phone number, a published test IBAN and Bitcoin test vector, example domains. Nothing
here happened to anybody.
"""

from datetime import UTC, datetime

from evidence_kit.messages import CaseSeen, ExportSeen
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Case,
    CaseId,
    Digest,
    Event,
    FileTimes,
    Identifier,
    IdentifierKind,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    Key,
    Payment,
    PaymentStatus,
    PictureFacts,
    Provenance,
    Removal,
    Route,
    Sensitivity,
    Statement,
    StepState,
    TypeMatch,
    Validity,
)

SHOWN_AT = datetime(2026, 11, 15, 13, 10, tzinfo=UTC)
"""When every picture is taken: Sunday, 14:10 in Ljubljana."""

_ADDED_AT = datetime(2026, 11, 15, 13, 2, 31, tzinfo=UTC)
_OFFSET_MINUTES = 60

IBAN = "SI56 2633 0001 2039 086"
BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
PHONE = "+44 7700 900123"


def sample_case(*, is_under_18: bool = False) -> CaseSeen:
    """Return the case as the pages see it: 8 items, 5 identifiers, 3 payments."""
    items = _items()
    return CaseSeen(
        case=_case(is_under_18=is_under_18),
        items=items,
        pictures={item.id: _PICTURE for item in items if item.media_type.startswith("image/")},
        identifiers=_identifiers(),
        payments=_payments(),
        events=_events(),
        statement=Statement(
            facts=(
                "On Friday evening @lena.k_9421 wrote to me on Instagram. We went on in Snapchat. "
                "She sent a picture first. At night she said she had recorded me."
            ),
            feelings="I have not slept. I am afraid that my parents will see it.",
            written_at=_ADDED_AT,
        ),
        removals=(
            Removal(
                number=1,
                service="StopNCII",
                case_number="",
                pin="",
                status="started",
                recorded_at=_ADDED_AT,
            ),
        ),
        steps={
            "st01": StepState.DONE,
            "st03": StepState.DONE,
            "st09": StepState.DONE,
            "st10": StepState.DONE,
        },
        drafts={},
        exports=(),
        findings=(),
        keys=_KEYS,
        proven_with="",
    )


def exported_case() -> CaseSeen:
    """Return the same case after a report and a package went out."""
    exports = (
        ExportSeen(version=1, kind="report", made_at=_ADDED_AT, code="3f" * 32),
        ExportSeen(version=2, kind="package", made_at=_ADDED_AT, code="a3f941c0" * 8),
    )
    return _changed(sample_case(), exports=exports)


def with_keys(case: CaseSeen, keys: tuple[Key, ...]) -> CaseSeen:
    """Return the same case, opened in other ways."""
    return _changed(case, keys=keys)


def empty_case() -> CaseSeen:
    """Return a case in which nothing was said yet."""
    return CaseSeen(
        case=_case(is_under_18=False),
        items=(),
        pictures={},
        identifiers=(),
        payments=(),
        events=(),
        statement=None,
        removals=(),
        steps={},
        drafts={},
        exports=(),
        findings=(),
        keys=_KEYS,
        proven_with="",
    )


_KEYS = (
    Key(number=1, kind="passphrase", created_at=_ADDED_AT),
    Key(number=2, kind="recovery", created_at=_ADDED_AT),
)
_PICTURE = PictureFacts(
    width_px=1080,
    height_px=2400,
    taken_at_text="2026:11:15 01:14:09",
    camera="",
    software="",
    has_location=False,
)


def _changed(case: CaseSeen, **changes: object) -> CaseSeen:
    kept = {name: getattr(case, name) for name in case.__struct_fields__}
    return CaseSeen(**(kept | changes))


def _case(*, is_under_18: bool) -> Case:
    adult = Ages(now=34, in_picture=AgeInPicture.ADULT)
    young = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
    return Case(
        id=CaseId("0f" * 16),
        reference="EK-2026-482913",
        created_at=datetime(2026, 11, 15, 12, 40, tzinfo=UTC),
        created_offset_minutes=_OFFSET_MINUTES,
        ages=young if is_under_18 else adult,
        country="SI",
        language="en",
        initials="SK",
    )


def _items() -> tuple[Item, ...]:
    told = (
        ("Instagram profile", "Screenshot_Instagram_1.png", "image/png", "Instagram"),
        ("Chat, 14 Nov, 6 pictures", "Screenshot_Instagram_2.png", "image/png", "Instagram"),
        ("Snapchat, photo of screen", "IMG_20261115_090412.jpg", "image/jpeg", "Snapchat"),
        ("The threat", "Screenshot_Instagram_3.png", "image/png", "Instagram"),
        ("Picture she sent", "", "", "Snapchat"),
        ("Bank confirmation", "confirmation-150-eur.pdf", "application/pdf", ""),
        ("WhatsApp chat, exported", f"WhatsApp Chat with {PHONE}.txt", "text/plain", "WhatsApp"),
        ("Link to a post", "link.txt", "text/plain", ""),
    )
    return tuple(
        _item(number, shows, name, media_type, app)
        for number, (shows, name, media_type, app) in enumerate(told, start=1)
    )


def _item(number: int, shows: str, name: str, media_type: str, app: str) -> Item:
    is_held = bool(media_type)
    kind = ItemKind.TEXT if media_type == "text/plain" else ItemKind.FILE
    return Item(
        id=ItemId(f"{number:032x}"),
        number=number,
        label=f"SK-{number:03d}",
        kind=kind if is_held else ItemKind.NOT_HELD,
        status=ItemStatus.HELD if is_held else ItemStatus.NOT_HELD,
        sensitivity=Sensitivity.ORDINARY,
        original_name=name,
        size_bytes=412_311 * number if is_held else 0,
        sha256=Digest(f"a3f941c{number:x}" + "5e07" * 12 + "9d077e2b") if is_held else None,
        media_type=media_type,
        type_match=TypeMatch.AGREE,
        times=FileTimes(
            modified_at=datetime(2026, 11, 15, 0, 14, 9, tzinfo=UTC) if is_held else None,
            created_at=None,
        ),
        imported_at=_ADDED_AT,
        imported_offset_minutes=_OFFSET_MINUTES,
        route=Route.DROP,
        provenance=Provenance(
            device="my phone",
            how="Screenshot I took on my phone" if is_held else "",
            shows=(
                "Threat to send a video to everyone who follows me. 500 euros by Sunday 18:00."
                if shows == "The threat"
                else shows
            ),
            app=app,
            seen_at_text="15 Nov 2026, 01:12" if is_held else "",
        ),
    )


def _identifiers() -> tuple[Identifier, ...]:
    kinds = IdentifierKind
    plain, valid = Validity.NO_CHECK_DIGITS, Validity.VALID
    told = (
        (kinds.USERNAME, "Instagram", "@lena.k_9421", "lena.k_9421", plain, 2),
        (kinds.USERNAME, "Snapchat", "lenak.9421", "lenak.9421", plain, 3),
        (kinds.PHONE, "WhatsApp", PHONE, "+447700900123", plain, 7),
        (kinds.IBAN, "", IBAN, IBAN.replace(" ", ""), valid, 4),
        (kinds.BITCOIN, "", BITCOIN, BITCOIN, valid, 4),
    )
    return tuple(
        Identifier(
            number=number,
            kind=kind,
            subject="S1",
            platform=platform,
            value=value,
            normalised=normalised,
            validity=validity,
            item_id=ItemId(f"{item_number:032x}"),
            recorded_at=_ADDED_AT,
        )
        for number, (kind, platform, value, normalised, validity, item_number) in enumerate(
            told, start=1
        )
    )


def _payments() -> tuple[Payment, ...]:
    told = (
        (PaymentStatus.DEMANDED, "bank", "500.00", "EUR", IBAN, "2026-11-15T01:12+01:00", 4),
        (PaymentStatus.MADE, "bank", "150.00", "EUR", IBAN, "2026-11-15T08:40+01:00", 6),
        (PaymentStatus.DEMANDED, "bitcoin", "800.00", "EUR", BITCOIN, "2026-11-15T09:05+01:00", 7),
    )
    return tuple(
        Payment(
            number=number,
            status=status,
            method=method,
            amount=amount,
            currency=currency,
            to=to,
            at_text=at_text,
            item_id=ItemId(f"{item_number:032x}"),
            recorded_at=_ADDED_AT,
        )
        for number, (status, method, amount, currency, to, at_text, item_number) in enumerate(
            told, start=1
        )
    )


def _events() -> tuple[Event, ...]:
    told = (
        ("2026-11-13T21:30:00+01:00", "First message on Instagram", 2),
        ("14 November, in the evening", "We went on in Snapchat", 3),
        ("2026-11-15T01:12:00+01:00", "Threat, and a demand for 500 euros", 4),
        ("2026-11-15T08:40:00+01:00", "150 euros paid", 6),
        ("2026-11-15T09:05:00+01:00", "«Not enough», 800 in bitcoin", 7),
    )
    return tuple(
        Event(
            number=number,
            at_text=at_text,
            at=datetime.fromisoformat(at_text).astimezone(UTC) if at_text[:2] == "20" else None,
            text=text,
            item_id=ItemId(f"{item_number:032x}"),
            recorded_at=_ADDED_AT,
        )
        for number, (at_text, text, item_number) in enumerate(told, start=1)
    )
