import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.errors import EmbeddedDataError, IntimateUnderAgeError, NudityQuestionError
from evidence_kit.intake.admit import Admission, Offer, admit, admit_words
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
    empty: bool = False,
    holds_more: bool = False,
    route: Route = Route.COMMAND_LINE,
) -> Offer:
    return Offer(
        name="it",
        kind=kind,
        route=route,
        sniffed=Sniffed(media_type=media_type, type_match=TypeMatch.CANNOT_TELL),
        is_intimate=intimate,
        no_nudity_visible=looked,
        is_empty=empty,
        holds_more=holds_more,
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
        "text/calendar",
        "text/xml",
        "image/svg+xml",
        "application/vnd.openxmlformats",
        "application/octet-stream",
        "application/vnd.sqlite3",
        "audio/mpeg",
        "audio/ogg",
        "audio/mp4",
        "image/gif",
        "image/tiff",
        "image/x-icon",
        "image/vnd.adobe.photoshop",
        "image/jxl",
        "image/jp2",
        "image/heic-sequence",
        "image/x-portable-anymap",
    ],
)
def test_a_childs_container_is_only_noted_even_when_somebody_looked(media_type: str) -> None:
    assert admit(CHILD, offer(media_type, looked=True))[0] is Admission.NOTE_AS_NOT_HELD


@pytest.mark.parametrize("media_type", ["text/plain", "application/json"])
def test_a_childs_text_comes_in(media_type: str) -> None:
    assert admit(CHILD, offer(media_type))[0] is Admission.KEEP


@pytest.mark.parametrize(
    "media_type",
    ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/avif"],
)
def test_a_childs_picture_that_is_one_picture_comes_in(media_type: str) -> None:
    assert admit(CHILD, offer(media_type, looked=True))[0] is Admission.KEEP


@pytest.mark.parametrize("media_type", ["text/plain", "application/json", "image/png"])
@pytest.mark.parametrize("kind", [ItemKind.FILE, ItemKind.TEXT])
def test_what_holds_more_than_it_shows_is_only_noted(media_type: str, kind: ItemKind) -> None:
    unseen = offer(media_type, kind=kind, looked=True, holds_more=True)

    assert admit(CHILD, unseen)[0] is Admission.NOTE_AS_NOT_HELD


@pytest.mark.parametrize("media_type", ["application/octet-stream", "text/plain"])
def test_a_childs_empty_file_holds_no_picture(media_type: str) -> None:
    assert admit(CHILD, offer(media_type, empty=True))[0] is Admission.KEEP


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


def test_a_childs_words_may_not_be_a_picture() -> None:
    words = {"event": "he wrote", "note": "see data:image/heic;base64,AAAAJGZ0eXBoZWlj"}

    with pytest.raises(EmbeddedDataError) as caught:
        admit_words(CHILD, words)

    assert caught.value.facts == {"field": "note"}


@pytest.mark.parametrize("ages", [ADULT, CHILD])
def test_words_are_let_in(ages: Ages) -> None:
    admit_words(ages, {"event": "he wrote", "to": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"})


def test_an_adult_may_keep_any_text() -> None:
    admit_words(ADULT, {"note": "data:image/png;base64,iVBORw0KGgo="})
