"""The process that sends one request to one address and ends: the only module with a way out.

What this is for: a time stamp that a person asked for. The rules are: the process is started fresh,
by name, with an empty environment; it gets the request's bytes, the address and its limits on
standard input and nothing else, neither a key nor a case; an audit hook lets it look up that one
host and start nothing; it follows no redirect, uses no proxy, does not say which program it is, and
reads no more than the limit. What came back, or why nothing did, goes to standard output.

FORMAT: HTTP POST of ``application/timestamp-query`` (RFC 3161 §3.4).
"""

import http.client
import ssl
import sys
from collections.abc import Callable

import msgspec

from evidence_kit.timestamping.orders import Heard, Order

_REFUSED_EVENTS = frozenset(
    {"socket.bind", "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "os.fork"}
)
_OK = 200
_REDIRECTS = range(300, 400)


class ReachedOutError(RuntimeError):
    """Something in this process tried to reach anything but the one host."""


def main() -> None:
    """Read one order from standard input, write what was heard to standard output, and end."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    sys.addaudithook(only_reaching(order.host))
    sys.stdout.buffer.write(msgspec.msgpack.encode(called(order)))
    sys.stdout.buffer.flush()


def only_reaching(host: str) -> Callable[[str, tuple[object, ...]], None]:
    """Return an audit hook (PEP 578) that lets this process look up one host and start nothing."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in _REFUSED_EVENTS:
            raise ReachedOutError(event)
        if event == "socket.getaddrinfo" and arguments[0] != host:
            raise ReachedOutError(f"{event} of another host")

    return refuse


def called(order: Order) -> Heard:
    """Send the request and return what came back."""
    connection = _connection(order)
    try:
        connection.request(
            "POST",
            order.path,
            body=order.request,
            headers={"Content-Type": "application/timestamp-query"},
        )
        return _heard(connection.getresponse(), order.most_bytes)
    except TimeoutError as problem:
        return Heard(outcome="slow", detail=str(problem))
    except (OSError, http.client.HTTPException) as problem:
        return Heard(outcome="unreachable", detail=f"{type(problem).__name__}: {problem}")
    finally:
        connection.close()


def _connection(order: Order) -> http.client.HTTPConnection:
    if order.is_secure:
        return http.client.HTTPSConnection(
            order.host, order.port, timeout=order.timeout_s, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(order.host, order.port, timeout=order.timeout_s)


def _heard(response: http.client.HTTPResponse, most_bytes: int) -> Heard:
    if response.status in _REDIRECTS:
        return Heard(outcome="redirect", detail=response.getheader("Location") or "nowhere")
    if response.status != _OK:
        return Heard(outcome="status", detail=f"{response.status} {response.reason}")
    body = response.read(most_bytes + 1)
    if len(body) > most_bytes:
        return Heard(outcome="too-large", detail=f"more than {most_bytes} bytes")
    return Heard(outcome="reply", body=body)


if __name__ == "__main__":
    main()
