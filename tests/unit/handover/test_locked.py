import pytest
import pyzipper

from evidence_kit.errors import NotAPackageError, PackageLockedError, PackagePassphraseError
from evidence_kit.handover.contents import open_contents
from evidence_kit.handover.package import write_package
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.handover.wrapping import locked
from evidence_kit.model import Verdict
from evidence_kit.progress import Cancel, silent
from tests.sealed_pdfs import report_like

PASSPHRASE = "čisto nova pot"


@pytest.fixture(scope="module")
def locked_package(world, tmp_path_factory):
    return write_package(
        world.order,
        open_item=world.open_item,
        make_report=lambda digests: report_like(world.order, digests),
        checklist_pdf=None,
        papers={},
        page=None,
        target_path=tmp_path_factory.mktemp("locked"),
        wrapping=locked(PASSPHRASE),
        report=silent,
        cancel=Cancel(),
    )


def checked(path, passphrase=PASSPHRASE, code=None):
    return verify_package(path, code=code, passphrase=passphrase, report=silent, cancel=Cancel())


def altered(package, tmp_path, at, by=b"\xff"):
    path = tmp_path / "altered.zip"
    data = bytearray(package.zip_path.read_bytes())
    data[at] ^= by[0]
    path.write_bytes(data)
    return path


def test_with_passphrase_and_code_it_is_intact(locked_package):
    found = checked(locked_package.zip_path, code=locked_package.hand_over_code)

    assert found.overall is PackageVerdict.INTACT


def test_the_passphrase_may_be_typed_in_its_parts(locked_package):
    assert checked(locked_package.zip_path, "c\u030cisto nova pot").overall is (
        PackageVerdict.CONSISTENT
    )


def test_without_a_passphrase_nothing_is_said_of_it(locked_package):
    with pytest.raises(PackageLockedError):
        checked(locked_package.zip_path, None)


@pytest.mark.parametrize("passphrase", ["", "Čisto nova pot", "čisto nova pot "])
def test_another_passphrase_is_never_told_as_damage(locked_package, passphrase):
    with pytest.raises(PackagePassphraseError):
        checked(locked_package.zip_path, passphrase)


def test_a_changed_byte_of_an_exhibit_is_found(locked_package, tmp_path):
    data = locked_package.zip_path.read_bytes()
    at = data.index(b"EK-2026-000123/data/exhibits/JS-006.mp4") + 5_000

    found = checked(altered(locked_package, tmp_path, at))

    bad = {each.subject: each.verdict for each in found.findings if each.verdict.is_bad}
    assert bad["data/exhibits/JS-006.mp4"] is Verdict.UNREADABLE
    assert found.overall is PackageVerdict.BAD


def test_a_zip_that_is_cut_off_is_no_package(locked_package, tmp_path):
    path = tmp_path / "cut.zip"
    path.write_bytes(locked_package.zip_path.read_bytes()[:-100])

    with pytest.raises(NotAPackageError):
        checked(path)


def test_a_directory_that_lies_about_a_size_gives_no_more_bytes(locked_package, tmp_path):
    data = locked_package.zip_path.read_bytes()
    at = data.rindex(b"EK-2026-000123/data/exhibits/JS-002.txt") - 46 + 24

    found = checked(altered(locked_package, tmp_path, at, data[at : at + 1]))

    assert found.overall is PackageVerdict.BAD


def test_a_passphrase_that_is_not_needed_does_no_harm(made):
    assert checked(made.zip_path).overall is PackageVerdict.CONSISTENT


@pytest.mark.parametrize("method", [pyzipper.ZIP_BZIP2, pyzipper.ZIP_LZMA])
def test_behind_the_lock_nothing_is_unpacked_that_could_fill_the_memory_at_once(tmp_path, method):
    path = tmp_path / "x.zip"
    lock = {"encryption": pyzipper.WZ_AES, "compression": pyzipper.ZIP_DEFLATED}
    with pyzipper.AESZipFile(path, "w", **lock) as archive:
        archive.setpassword(PASSPHRASE.encode())
        for name in ("bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"):
            archive.writestr(f"EK/{name}", b"x" * 100)
        archive.writestr("EK/data/x", b"x" * 5_000_000, method)

    with open_contents(path, PASSPHRASE) as contents:
        assert b"".join(contents.read("bagit.txt")) == b"x" * 100
        with pytest.raises(OSError, match="not supported"):
            list(contents.read("data/x"))
