import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.errors import IntimateUnderAgeError, NudityQuestionError
from evidence_kit.intake.admit import Admission, Offer, admit, carries_embedded_data
from evidence_kit.intake.sniffing import Sniffed
from evidence_kit.model import AgeInPicture, Ages, ItemKind, Route, Sensitivity, TypeMatch

ADULT = Ages(now=30, in_picture=AgeInPicture.ADULT)
CHILD = Ages(now=15, in_picture=AgeInPicture.UNDER_18)


def offer(
    media_type: str,
    *,
    kind: ItemKind = ItemKind.FILE,
    intimate: bool = False,
    looked: bool = False,
    embeds: bool = False,
    route: Route = Route.COMMAND_LINE,
) -> Offer:
    return Offer(
        name="it",
        kind=kind,
        route=route,
        sniffed=Sniffed(media_type=media_type, type_match=TypeMatch.CANNOT_TELL),
        is_intimate=intimate,
        no_nudity_visible=looked,
        can_embed=embeds,
    )


@pytest.mark.parametrize(
    "ages",
    [
        Ages(now=17, in_picture=AgeInPicture.ADULT),
        Ages(now=None, in_picture=AgeInPicture.ADULT),
        Ages(now=40, in_picture=AgeInPicture.UNDER_18),
        Ages(now=40, in_picture=AgeInPicture.NOT_SURE),
        Ages(now=None, in_picture=AgeInPicture.NOT_SURE),
    ],
)
def test_every_doubt_about_age_counts_as_under_18(ages: Ages) -> None:
    with pytest.raises(IntimateUnderAgeError):
        admit(ages, offer("image/png", intimate=True, looked=True))


def test_an_adult_in_an_adult_picture_is_the_only_adult_case() -> None:
    assert not ADULT.is_under_18_case
    assert admit(ADULT, offer("image/png")) == (Admission.KEEP, Sensitivity.ORDINARY)


def test_an_adults_intimate_picture_is_sealed() -> None:
    assert admit(ADULT, offer("image/png", intimate=True)) == (
        Admission.KEEP,
        Sensitivity.INTIMATE,
    )


def test_a_childs_picture_waits_for_the_question() -> None:
    with pytest.raises(NudityQuestionError):
        admit(CHILD, offer("image/jpeg"))


def test_a_childs_picture_comes_in_after_somebody_looked() -> None:
    assert admit(CHILD, offer("image/jpeg", looked=True))[0] is Admission.KEEP


@pytest.mark.parametrize(
    "media_type",
    [
        "application/zip",
        "application/pdf",
        "video/mp4",
        "video/quicktime",
        "message/rfc822",
        "text/html",
        "text/vcard",
        "text/xml",
        "image/svg+xml",
        "application/vnd.openxmlformats",
        "application/octet-stream",
        "application/vnd.sqlite3",
    ],
)
def test_a_childs_container_is_only_noted_even_when_somebody_looked(media_type: str) -> None:
    assert admit(CHILD, offer(media_type, looked=True))[0] is Admission.NOTE_AS_NOT_HELD


@pytest.mark.parametrize("media_type", ["text/plain", "application/json", "audio/ogg"])
def test_a_childs_text_and_sound_come_in(media_type: str) -> None:
    assert admit(CHILD, offer(media_type))[0] is Admission.KEEP


def test_a_childs_text_with_embedded_data_is_only_noted() -> None:
    assert admit(CHILD, offer("text/plain", embeds=True))[0] is Admission.NOTE_AS_NOT_HELD


@given(
    media_type=st.sampled_from(["image/png", "video/mp4", "text/plain", "application/zip"]),
    route=st.sampled_from(Route),
    kind=st.sampled_from([ItemKind.FILE, ItemKind.TEXT]),
    looked=st.booleans(),
)
def test_no_route_takes_an_intimate_thing_into_an_under_18_case(
    media_type: str, route: Route, kind: ItemKind, *, looked: bool
) -> None:
    with pytest.raises(IntimateUnderAgeError):
        admit(CHILD, offer(media_type, kind=kind, intimate=True, looked=looked, route=route))


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (b"see data:image/png;base64,iVBORw0KGgo=", True),
        (b"A" * 1000, True),
        (b"send 500 to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", False),
        (b"https://example.com/" + b"a-b." * 400, False),
    ],
)
def test_embedded_data_is_told_from_long_words(piece: bytes, *, expected: bool) -> None:
    assert carries_embedded_data(piece) is expected
