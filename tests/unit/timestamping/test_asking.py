import pytest

from evidence_kit.errors import (
    AuthorityAddressError,
    AuthorityRedirectsError,
    AuthorityRefusedError,
    AuthorityReplyTooLargeError,
    AuthorityTooSlowError,
    AuthorityUnreachableError,
    CancelledError,
    EvidenceKitError,
    TimestampReplyError,
)
from evidence_kit.model import Digest
from evidence_kit.progress import Cancel
from evidence_kit.timestamping.asking import Patience, ask, authority_at, caller_command
from evidence_kit.timestamping.replies import read_reply, require_answer
from evidence_kit.timestamping.requests import new_request
from tests.authority import Authority

REQUEST = new_request(Digest("0123abcd" * 8), 0xFEED)
NOBODY_LISTENS = "http://127.0.0.1:9/"


def test_an_honest_authority_answers(authority: Authority):
    reply = ask(authority_at(authority.address()), REQUEST)
    require_answer(read_reply(reply), REQUEST)
    assert authority.judged(reply, REQUEST.imprint)


def test_what_leaves_is_the_request_and_no_word_of_who_asks(authority: Authority):
    authority.received.clear()
    ask(authority_at(authority.address()), REQUEST)
    ((headers, body),) = authority.received
    assert body == REQUEST.der
    assert headers == {
        "Host": f"127.0.0.1:{authority.port}",
        "Accept-Encoding": "identity",
        "Content-Type": "application/timestamp-query",
        "Content-Length": str(len(REQUEST.der)),
    }


@pytest.mark.parametrize(
    ("path", "error", "named"),
    [
        ("/redirect", AuthorityRedirectsError, "127.0.0.1"),
        ("/large", AuthorityReplyTooLargeError, "65536"),
        ("/nothing-here", AuthorityRefusedError, "503"),
    ],
)
def test_what_an_authority_must_not_do_is_named(
    authority: Authority, path: str, error: type[EvidenceKitError], named: str
):
    with pytest.raises(error) as refused:
        ask(authority_at(authority.address(path)), REQUEST)
    assert named in str(refused.value)


def test_a_redirect_is_not_followed(authority: Authority):
    authority.received.clear()
    with pytest.raises(AuthorityRedirectsError):
        ask(authority_at(authority.address("/redirect")), REQUEST)
    assert len(authority.received) == 1


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/other-hash", "another hash"),
        ("/other-nonce", "another request"),
        ("/refusing", "refused"),
        ("/page", "no time-stamp reply"),
    ],
)
def test_what_comes_back_is_not_believed(authority: Authority, path: str, named: str):
    reply = ask(authority_at(authority.address(path)), REQUEST)
    with pytest.raises(TimestampReplyError, match=named):
        require_answer(read_reply(reply), REQUEST)


def test_where_nobody_listens_is_named():
    with pytest.raises(AuthorityUnreachableError, match="refused"):
        ask(authority_at(NOBODY_LISTENS), REQUEST)


def test_a_name_that_nobody_has_is_named():
    with pytest.raises(AuthorityUnreachableError):
        ask(authority_at("http://no-such-host.invalid/"), REQUEST)


def test_one_who_says_nothing_is_not_waited_for(authority: Authority):
    with pytest.raises(AuthorityTooSlowError):
        ask(
            authority_at(authority.address("/silent")),
            REQUEST,
            patience=Patience(step_s=0.2, whole_s=20),
        )


def test_the_whole_has_a_limit_too(authority: Authority):
    with pytest.raises(AuthorityTooSlowError):
        ask(
            authority_at(authority.address("/silent")),
            REQUEST,
            patience=Patience(step_s=60, whole_s=0.5),
        )


def test_waiting_can_be_stopped(authority: Authority):
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        ask(authority_at(authority.address("/silent")), REQUEST, cancel=cancel)


@pytest.mark.parametrize(
    ("address", "host", "port", "path"),
    [
        ("http://tsa.example", "tsa.example", 80, "/"),
        ("https://tsa.example/tsr?x=1", "tsa.example", 443, "/tsr?x=1"),
        (" http://tsa.example:8080/a/b ", "tsa.example", 8080, "/a/b"),
        ("https://[::1]:8443/", "::1", 8443, "/"),
    ],
)
def test_an_address_is_read(address: str, host: str, port: int, path: str):
    found = authority_at(address)
    assert (found.host, found.port, found.path) == (host, port, path)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tsa.example",
        "ftp://tsa.example/",
        "file:///etc/passwd",
        "http://user:secret@tsa.example/",
        "http://tsa.example/#part",
        "http://tsa.example/a b",
        "http://tsa.example\r\nHost: other/",
        "http://tsa.example:99999/",
        "http://tsä.example/",
        "http://",
        "http://tsa.example/" + "a" * 600,
    ],
)
def test_what_is_no_address_is_refused(address: str):
    with pytest.raises(AuthorityAddressError):
        authority_at(address)


def test_a_frozen_app_becomes_the_caller_by_its_hidden_argument():
    assert caller_command(is_frozen=True)[1:] == ("--time-stamp-caller",)
