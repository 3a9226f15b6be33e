"""Time stamps over a report and a package, from a real authority on this computer."""

import shlex
import subprocess
from pathlib import Path

import pytest

from evidence_kit.casework.hand_over import write_case_package, write_report
from evidence_kit.casework.stamps import StampWish
from evidence_kit.clock import SystemClock
from evidence_kit.errors import AuthorityRefusedError, CancelledError, TimestampReplyError
from evidence_kit.handover.seal import SEAL_NAME, TIMESTAMP_NAME
from evidence_kit.handover.sealed_report import STAMP_SUBJECT
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.model import Verdict
from evidence_kit.progress import Cancel, silent
from evidence_kit.store import Vault
from evidence_kit.timestamping.asking import authority_at
from tests.authority import Authority

CLOCK = SystemClock()


def wish(authority: Authority, path: str = "/") -> StampWish:
    return StampWish(
        authority=authority_at(authority.address(path)), require_yes=lambda _request: None
    )


def test_a_package_has_a_stamp_in_its_report_and_one_over_all_of_it(
    adult_vault: Vault, tmp_path: Path, authority: Authority
) -> None:
    sent = len(authority.received)
    shown = []

    made = write_case_package(
        adult_vault,
        tmp_path,
        clock=CLOCK,
        language="en",
        as_zip=False,
        stamps=StampWish(authority=authority_at(authority.address()), require_yes=shown.append),
    )

    checked = verify_package(
        made.folder_path, code=made.hand_over_code, report=silent, cancel=Cancel()
    )
    found = {each.subject: each.verdict for each in checked.findings}
    assert checked.overall is PackageVerdict.INTACT
    assert found[STAMP_SUBJECT] is found[TIMESTAMP_NAME] is Verdict.INTACT
    assert [body for _, body in authority.received[sent:]] == [each.der for each in shown]
    assert [each.imprint for each in shown][1] == made.hand_over_code
    text = (made.folder_path / "READ-ME-FIRST.txt").read_text("ascii")
    # The sentence may be broken anywhere between two words.
    said_in_one = " ".join(text.split())
    not_listed = said_in_one.split("Exactly these are right: ")[1].split("MACOS")[0].split()
    assert set(not_listed) == {"tagmanifest-sha256.txt", SEAL_NAME, TIMESTAMP_NAME}
    line = next(line for line in text.splitlines() if "openssl ts -verify -data" in line)
    said = [judged_by_openssl(line, made.folder_path, authority)]
    with (made.folder_path / "tagmanifest-sha256.txt").open("ab") as tagmanifest:
        tagmanifest.write(b"0")
    said.append(judged_by_openssl(line, made.folder_path, authority))
    assert said == [True, False]


def judged_by_openssl(line: str, folder_path: Path, authority: Authority) -> bool:
    """Whether the line of the READ-ME, as an officer pastes it, is answered with OK."""
    words = shlex.split(line.replace("AUTHORITY.pem", str(authority.root_path)))
    judged = subprocess.run(words, cwd=folder_path, capture_output=True, check=False)
    return b"Verification: OK" in judged.stdout + judged.stderr


def test_who_says_no_sends_nothing_and_has_no_half_report(
    adult_vault: Vault, tmp_path: Path, authority: Authority
) -> None:
    sent = len(authority.received)

    def no(_request: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        write_report(
            adult_vault,
            tmp_path / "r.pdf",
            clock=CLOCK,
            language="en",
            stamps=StampWish(authority=authority_at(authority.address()), require_yes=no),
        )

    assert len(authority.received) == sent
    assert list(tmp_path.glob("r.pdf*")) == []


@pytest.mark.parametrize(
    ("path", "error"), [("/broken", AuthorityRefusedError), ("/other-hash", TimestampReplyError)]
)
def test_an_authority_that_does_not_do_it_leaves_no_package(
    adult_vault: Vault, tmp_path: Path, authority: Authority, path: str, error: type[Exception]
) -> None:
    (tmp_path / "out").mkdir()

    with pytest.raises(error):
        write_case_package(
            adult_vault,
            tmp_path / "out",
            clock=CLOCK,
            language="en",
            as_zip=False,
            stamps=wish(authority, path),
        )

    assert list((tmp_path / "out").iterdir()) == []


def test_without_a_wish_nobody_is_asked(
    adult_vault: Vault, tmp_path: Path, authority: Authority
) -> None:
    sent = len(authority.received)

    write_report(adult_vault, tmp_path / "r.pdf", clock=CLOCK, language="en")

    assert len(authority.received) == sent
