"""A real time-stamping authority on this computer: ``openssl ts`` behind a web server of our own.

What it does is asked for by the path of the address, so that one authority can be honest, slow and
lying in one test run. Its key is made anew each time; nothing here is a secret.
"""

import http.server
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from typing_extensions import override

from evidence_kit.model import Digest
from evidence_kit.timestamping.requests import new_request, read_request

OTHER_CHAIN = Digest("ab" * 32)
LARGE = b"0" * 70_000

_CONFIGURATION = """
[tsa]
default_tsa = t
[t]
serial = {folder}/serial
signer_cert = {folder}/{signer}.pem
signer_key = {folder}/{signer}.key
{certs}
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""
_RSA = ("-newkey", "rsa:2048")
_P256 = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
_FOR_STAMPS = (
    "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n"
    "extendedKeyUsage=critical,timeStamping\n"
)
_CERTIFICATES = {
    "tsa": (_RSA, _FOR_STAMPS),
    "curve": (_P256, _FOR_STAMPS),
    "web": (_RSA, "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n"),
}
"""Name → kind of key, and what the certificate is for."""


@dataclass(frozen=True, kw_only=True)
class Authority:
    """A running authority, and everything it was sent."""

    folder_path: Path
    port: int
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def root_path(self) -> Path:
        """The certificate that a judge trusts."""
        return self.folder_path / "ca.pem"

    def address(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def reply_to(self, request: bytes, configuration: str = "ts.cnf") -> bytes:
        """Answer a request as the authority does, without the web."""
        query_path = self.folder_path / f"query-{threading.get_ident()}"
        query_path.write_bytes(request)
        run = ["openssl", "ts", "-reply", "-config", self.folder_path / configuration]
        return subprocess.run(
            [*run, "-queryfile", query_path], check=True, capture_output=True
        ).stdout

    def judged(self, reply: bytes, imprint: str) -> bool:
        """Whether ``openssl ts -verify`` accepts a reply about a hash."""
        reply_path = self.folder_path / f"reply-{threading.get_ident()}"
        reply_path.write_bytes(reply)
        run = ["openssl", "ts", "-verify", "-in", reply_path, "-digest", imprint]
        more = ["-CAfile", self.root_path, "-untrusted", self.folder_path / "tsa.pem"]
        judged = subprocess.run([*run, *more], check=False, capture_output=True)
        return judged.returncode == 0 and b"Verification: OK" in judged.stdout + judged.stderr


@contextmanager
def running_authority(folder_path: Path) -> Iterator[Authority]:
    """Make the authority's keys and let it answer until the block ends."""
    _make_keys(folder_path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.authority = Authority(  # type: ignore[attr-defined]
        folder_path=folder_path, port=server.server_port
    )
    server.is_over = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.authority  # type: ignore[attr-defined]
    finally:
        server.is_over.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        authority: Authority = self.server.authority  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        authority.received.append((dict(self.headers.items()), body))
        match self.path:
            case "/":
                self._answer(authority.reply_to(body))
            case "/chain":
                self._answer(authority.reply_to(body, "chain.cnf"))
            case "/other-hash":
                nonce = read_request(body).nonce
                self._answer(authority.reply_to(new_request(OTHER_CHAIN, nonce).der))
            case "/other-nonce":
                asked = read_request(body)
                other = new_request(asked.imprint, asked.nonce ^ 1)
                self._answer(authority.reply_to(other.der))
            case "/refusing":
                # It knows SHA-256 alone; this asks for SHA-1, by its shorter name and hash.
                self._answer(authority.reply_to(_sha1_request()))
            case "/page":
                self._answer(b"<html>Please log in to this network.</html>")
            case "/large":
                self._answer(LARGE)
            case "/redirect":
                self.send_response(302)
                self.send_header("Location", authority.address("/"))
                self.end_headers()
            case "/silent":
                self.server.is_over.wait()  # type: ignore[attr-defined]
            case _:
                self.send_error(503)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at what was received."""

    def _answer(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _sha1_request() -> bytes:
    run = ["openssl", "ts", "-query", "-digest", "ab" * 20, "-sha1", "-no_nonce"]
    return subprocess.run(run, check=True, capture_output=True).stdout


def _make_keys(folder_path: Path) -> None:
    """Make a root, the authority's certificate, and one that is not for time stamps."""

    def openssl(*arguments: object) -> None:
        subprocess.run(
            ["openssl", *map(str, arguments)], check=True, capture_output=True, cwd=folder_path
        )

    root = ("-keyout", "ca.key", "-out", "ca.pem", "-days", 3650, "-subj", "/CN=Test root")
    openssl("req", "-x509", *_P256, "-nodes", *root)
    for name, (key, extensions) in _CERTIFICATES.items():
        (folder_path / f"{name}.ext").write_text(extensions)
        wanted = ("-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN=Test {name}")
        openssl("req", *key, "-nodes", *wanted)
        signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", 3650)
        openssl(
            "x509", "-req", "-in", f"{name}.csr", *signed, "-extfile", f"{name}.ext",
            "-out", f"{name}.pem",
        )  # fmt: skip
    (folder_path / "serial").write_text("01\n")
    for name, signer, certs in (
        ("ts.cnf", "tsa", ""),
        ("chain.cnf", "curve", f"certs = {folder_path}/ca.pem"),
    ):
        (folder_path / name).write_text(
            _CONFIGURATION.format(folder=folder_path, signer=signer, certs=certs)
        )
