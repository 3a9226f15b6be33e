"""Whatever one end says, the other hears; whatever is not ours, neither takes."""

import typing
from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evidence_kit import framing, messages
from evidence_kit.model import (
    Action,
    Digest,
    IdentifierKind,
    LedgerEntry,
    Provenance,
    Validity,
)
from evidence_kit.progress import Progress, Stage
from tests.fakes import STARTED_AT, new_case

REQUESTS = typing.get_args(messages.Request)
ANSWERS = typing.get_args(messages.Answer)
PARTS = typing.get_args(messages.Part)

TEXTS = st.text(max_size=20)
WORDS = st.text(st.characters(exclude_categories=()), max_size=20)
INSTANTS = st.builds(
    lambda microseconds: STARTED_AT + timedelta(microseconds=microseconds),
    st.integers(-(10**15), 10**15),
)


PLAIN: dict[object, st.SearchStrategy[typing.Any]] = {
    str: TEXTS,
    datetime: INSTANTS,
    int: st.integers(-(2**63), 2**64 - 1),
    bytes: st.binary(max_size=20),
    bool: st.booleans(),
    type(None): st.none(),
    typing.Any: TEXTS | st.integers(0, 100) | st.booleans() | st.none(),
}


def values_of(kind: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Return a strategy for anything that can stand in a message's field."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, typing.NewType):
        return values_of(kind.__supertype__)
    if hasattr(kind, "__members__"):
        return st.sampled_from(list(kind))
    arguments = typing.get_args(kind)
    match typing.get_origin(kind):
        case None:
            hints = typing.get_type_hints(kind)
            names = getattr(kind, "__struct_fields__", None)
            names = kind.__dataclass_fields__ if names is None else names
            return st.builds(kind, **{name: values_of(hints[name]) for name in names})
        case origin if origin is tuple:
            return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
        case origin if origin is dict:
            return st.dictionaries(*map(values_of, arguments), max_size=2)
        case _:
            return st.one_of(*map(values_of, arguments))


def heard_by_vault(message: messages.FromWindow) -> messages.FromWindow:
    data = messages.frame(message)
    start = messages.LENGTH_BYTES
    assert messages.payload_length(data[:start]) == len(data) - start
    return messages.from_window(data[start:])


def heard_by_window(message: messages.FromVault) -> messages.FromVault:
    data = messages.frame(message)
    start = messages.LENGTH_BYTES
    assert messages.payload_length(data[:start]) == len(data) - start
    return messages.from_vault(data[start:])


def named(kind: type) -> str:
    return kind.__name__


@pytest.mark.parametrize("kind", REQUESTS, ids=named)
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_request_arrives_as_it_was_sent(kind: type, data: st.DataObject) -> None:
    ask = messages.Ask(id=7, request=data.draw(values_of(kind)))

    assert heard_by_vault(ask) == ask


@pytest.mark.parametrize("kind", ANSWERS, ids=named)
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_answer_arrives_as_it_was_sent(kind: type, data: st.DataObject) -> None:
    done = messages.Done(id=7, answer=data.draw(values_of(kind)))

    assert heard_by_window(done) == done


@pytest.mark.parametrize("kind", PARTS, ids=named)
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_part_arrives_as_it_was_told(kind: type, data: st.DataObject) -> None:
    told = messages.Told(id=7, part=data.draw(values_of(kind)))

    assert heard_by_window(told) == told


@pytest.mark.parametrize(
    "message",
    [
        messages.Ready(protocol=messages.PROTOCOL, app_version="1"),
        messages.Moved(id=1, progress=Progress(stage=Stage.CHECKING, done=1, total=None, name="ž")),
        messages.Refused(
            id=1, problem=messages.Problem(code="EK-201", facts={"name": "a", "n": 1})
        ),
        messages.CaseChanged(),
    ],
    ids=lambda message: named(type(message)),
)
def test_everything_else_the_vault_process_says_arrives(message: messages.FromVault) -> None:
    assert heard_by_window(message) == message


def test_a_stop_arrives() -> None:
    assert heard_by_vault(messages.Stop(id=3)) == messages.Stop(id=3)


@given(text=WORDS)
@example(text="\ud83d\ude00 a pair in two halves")
@example(text="\udcff")
def test_a_pasted_text_arrives_character_by_character(text: str) -> None:
    request = messages.LookForFacts(text_utf8=text.encode("utf-8", "surrogatepass"))

    heard = heard_by_vault(messages.Ask(id=1, request=request))

    assert isinstance(heard, messages.Ask)
    assert isinstance(heard.request, messages.LookForFacts)
    assert heard.request.text_utf8.decode("utf-8", "surrogatepass") == text


def test_what_utf8_cannot_say_is_written_out() -> None:
    found = messages.FoundIdentifier(
        start=0,
        end=3,
        kind=IdentifierKind.USERNAME,
        value="a\udcffb",
        normalised="ab",
        validity=Validity.NO_CHECK_DIGITS,
        platform="",
        confidence="likely",
        reason="",
    )
    done = messages.Done(
        id=1, answer=messages.FactsFound(identifiers=(found,), amounts=(), odd_characters=1)
    )

    heard = heard_by_window(done)

    assert isinstance(heard, messages.Done)
    assert isinstance(heard.answer, messages.FactsFound)
    assert heard.answer.identifiers[0].value == "a\\udcffb"


def test_a_tag_and_what_was_said_cross_both_ways() -> None:
    found = messages.FoundIdentifier(
        start=0,
        end=3,
        kind=IdentifierKind.XRP,
        value="rHb",
        normalised="rHb",
        validity=Validity.NO_CHECK_DIGITS,
        platform="",
        confidence="certain",
        reason="",
        tag="4471",
    )
    passage = messages.FoundPassage(
        start=4, end=14, kind="deadline", value="in 24 hours", normalised="PT24H", reason=""
    )
    answer = messages.FactsFound(
        identifiers=(found,), amounts=(), passages=(passage,), odd_characters=0
    )
    request = messages.KeepText(
        text_utf8=b"rHb in 24 hours", identifiers=(found,), passages=(passage,)
    )

    assert heard_by_window(messages.Done(id=1, answer=answer)) == messages.Done(id=1, answer=answer)
    assert heard_by_vault(messages.Ask(id=1, request=request)) == messages.Ask(
        id=1, request=request
    )


def test_bytes_and_instants_beside_such_a_name_stay_what_they_are() -> None:
    request = messages.AddPicture(
        data=b"\xff\xd8\xff", name="\udc80.png", provenance=Provenance(who="\udc80")
    )
    entry = LedgerEntry(
        n=1,
        at=STARTED_AT,
        offset_minutes=60,
        monotonic_ms=0,
        boot_id="",
        app_version="1",
        actor="passphrase",
        action=Action.CHECKED,
        object="\udc80",
        before=None,
        after=None,
        detail={},
        salt=b"\x00\xff",
        chain=Digest("0" * 64),
    )

    asked = heard_by_vault(messages.Ask(id=1, request=request))
    answered = heard_by_window(messages.Done(id=1, answer=messages.LedgerSeen(entries=(entry,))))

    assert isinstance(asked, messages.Ask)
    assert isinstance(asked.request, messages.AddPicture)
    assert (asked.request.data, asked.request.name) == (b"\xff\xd8\xff", "\\udc80.png")
    assert isinstance(answered, messages.Done)
    assert isinstance(answered.answer, messages.LedgerSeen)
    assert answered.answer.entries[0].salt == b"\x00\xff"
    assert answered.answer.entries[0].at == STARTED_AT


@given(payload=st.binary(max_size=200))
def test_whatever_is_no_message_is_refused_without_a_word_of_it(payload: bytes) -> None:
    with pytest.raises(messages.BrokenFrameError, match=r"^no message: \w+$") as refused:
        messages.from_window(payload)

    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    "payload",
    [
        msgspec.msgpack.encode({"type": "Ask", "id": 1, "request": {"type": "Invented"}}),
        msgspec.msgpack.encode({"type": "Ask", "id": 1}),
        msgspec.msgpack.encode({"type": "Ready", "protocol": 1, "app_version": "1"}),
        msgspec.msgpack.encode(["Stop", 1]),
        b"\x81\xa4type\xa2\xff\xff",
    ],
    ids=["unknown request", "a field missing", "the other end's", "no map", "no UTF-8"],
)
def test_a_message_that_is_not_the_windows_is_refused(payload: bytes) -> None:
    with pytest.raises(messages.BrokenFrameError):
        messages.from_window(payload)


def test_the_windows_own_messages_are_refused_from_the_vault_process() -> None:
    with pytest.raises(messages.BrokenFrameError):
        messages.from_vault(messages.frame(messages.Stop(id=1))[messages.LENGTH_BYTES :])


def test_a_length_beyond_every_honest_frame_means_that_the_framing_broke() -> None:
    with pytest.raises(messages.BrokenFrameError):
        messages.payload_length((framing.LARGEST_FRAME_BYTES + 1).to_bytes(4, "big"))

    assert messages.payload_length(framing.LARGEST_FRAME_BYTES.to_bytes(4, "big")) == 256 << 20


def test_every_kind_of_message_has_a_name_of_its_own() -> None:
    names = [named(kind) for kind in (*REQUESTS, *ANSWERS, *PARTS)]

    assert len(set(names)) == len(names)


def test_a_request_is_a_read_or_waits_or_is_a_small_record() -> None:
    small = set(REQUESTS) - set(messages.READS) - set(messages.LONG)

    assert not set(messages.READS) & set(messages.LONG)
    assert set(messages.READS) | set(messages.LONG) < set(REQUESTS)
    assert {named(kind) for kind in small} == {
        "AmendItem",
        "AnswerCase",
        "AnswerStamp",
        "Attribute",
        "ChangeCountry",
        "DescribeItem",
        "Disclose",
        "KeepUntil",
        "KeepAnchorText",
        "LeaveOutOwnAccounts",
        "PrepareStamp",
        "PutRemovalInReport",
        "RecordEvent",
        "RecordIdentifier",
        "CorrectPayment",
        "RecordPayment",
        "RecordReferral",
        "RecordRemoval",
        "RecordThreat",
        "SaveDraft",
        "SayApart",
        "SayContact",
        "SayDetail",
        "SayQuality",
        "SayReason",
        "SaySame",
        "SaySeen",
        "SetStep",
        "WriteAnchorText",
        "TellSituation",
        "WriteStatement",
    }


def test_an_exhibit_is_found_by_its_identity() -> None:
    seen = messages.CaseSeen(
        case=new_case(),
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
    )

    assert seen.label_of(None) == ""


def test_a_recovery_code_is_written_in_its_groups() -> None:
    assert messages.RecoveryCode(groups=("ABCD", "EFGH")).code == "ABCD-EFGH"
