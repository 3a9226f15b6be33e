"""The demo's package before everybody else's programs; each must also refuse a package changed.

None of them is ours, none was made for this package. They are what archives, police labs and
standards bodies use.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from evidence_kit.handover import bag
from evidence_kit.handover.case_uco import CASE_NAME
from evidence_kit.handover.seal import CERTIFICATE_NAME, SEAL_NAME
from tests import pdf_judges
from tests.fakes import ROOT_PATH
from tests.pdf_lint import lint
from tests.scripts import script

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let the real program put the sample case through everything once."""
    out = tmp_path_factory.mktemp("judged") / "demo"
    run = [sys.executable, "-m", "evidence_kit", "demo", "--out", str(out)]
    subprocess.run(run, capture_output=True, check=True, timeout=300)
    (package,) = (path.parent for path in out.rglob(bag.TAG_MANIFEST_NAME))
    return package


@pytest.fixture
def package(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / demo.name))


@pytest.fixture(scope="session")
def case_validate() -> Path:
    """CASE's own validator, in an environment of its own; CycloneDX's reader is in it too."""
    subprocess.run([ROOT_PATH / "packaging" / "judges"], check=True, timeout=900)
    return ROOT_PATH / "build" / "judges-env" / "bin" / "case_validate"


def status(package: Path, *command: object) -> int:
    run = list(map(str, command))
    return subprocess.run(run, cwd=package, capture_output=True, check=False).returncode


def an_exhibit(package: Path) -> Path:
    return min((package / "data" / "exhibits").iterdir())


def with_one_bit_flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cms(package: Path) -> bool:
    run = f"openssl cms -verify -binary -inform DER -in {SEAL_NAME}"
    run += f" -content {bag.TAG_MANIFEST_NAME} -CAfile {CERTIFICATE_NAME} -purpose any"
    return status(package, *run.split(), "-out", "/dev/null") == 0


def sha256sum(package: Path) -> bool:
    lists = (bag.PAYLOAD_MANIFEST_NAME, bag.TAG_MANIFEST_NAME)
    return status(package, "sha256sum", "--check", "--strict", "--quiet", *lists) == 0


def shasum(package: Path) -> bool:
    return status(package, "shasum", "-a", "256", "--check", bag.PAYLOAD_MANIFEST_NAME) == 0


def md5sum(package: Path) -> bool:
    run = ("md5sum", "--check", "--strict", "--quiet", bag.LOOKUP_MANIFEST_NAME)
    return status(package, *run) == 0


def bagit_py(package: Path) -> bool:
    try:
        return bool(bagit.Bag(str(package)).validate())
    except bagit.BagValidationError:
        return False


def report_of(package: Path) -> Path:
    (report,) = package.glob("data/report/*-report.pdf")
    return report


def pdfsig(package: Path) -> bool:
    return pdf_judges.pdfsig(report_of(package))


def pyhanko(package: Path) -> bool:
    return pdf_judges.pyhanko(report_of(package).read_bytes())


def qpdf(package: Path) -> bool:
    return pdf_judges.qpdf(report_of(package))


def pdffonts(package: Path) -> bool:
    return pdf_judges.pdffonts(report_of(package))


def pdfinfo(package: Path) -> bool:
    return pdf_judges.pdfinfo(report_of(package))


def our_lint(package: Path) -> bool:
    return lint(report_of(package).read_bytes()) == []


def hfind(package: Path) -> bool:
    """Whether The Sleuth Kit, Autopsy's engine, takes the MD5 list in and knows each exhibit."""
    run = ("hfind", "-i", "md5sum", bag.LOOKUP_MANIFEST_NAME)
    if status(package, *run):
        return False
    for path in (package / "data" / "exhibits").iterdir():
        digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
        look_up = ["hfind", bag.LOOKUP_MANIFEST_NAME, digest]
        said = subprocess.run(look_up, cwd=package, capture_output=True, text=True, check=False)
        if path.name not in said.stdout:
            return False
    return True


def flip_an_exhibit(package: Path) -> None:
    with_one_bit_flipped(an_exhibit(package))


def flip_the_list(package: Path) -> None:
    with_one_bit_flipped(package / bag.TAG_MANIFEST_NAME)


def flip_the_report(package: Path) -> None:
    with_one_bit_flipped(report_of(package))


def cut_the_report(package: Path) -> None:
    path = report_of(package)
    path.write_bytes(pdf_judges.cut_short(path.read_bytes()))


def take_a_font_out(package: Path) -> None:
    path = report_of(package)
    path.write_bytes(pdf_judges.without_a_font(path.read_bytes()))


def take_the_structure_out(package: Path) -> None:
    path = report_of(package)
    path.write_bytes(pdf_judges.without_structure(path.read_bytes()))


JUDGES: dict[Callable[[Path], bool], Callable[[Path], None]] = {
    bagit_py: flip_an_exhibit,
    sha256sum: flip_an_exhibit,
    shasum: flip_an_exhibit,
    md5sum: flip_an_exhibit,
    hfind: flip_an_exhibit,
    cms: flip_the_list,
    pdfsig: flip_the_report,
    pyhanko: flip_the_report,
    qpdf: cut_the_report,
    pdffonts: take_a_font_out,
    pdfinfo: take_the_structure_out,
    our_lint: take_the_structure_out,
}
"""Judge → what it must not let through."""


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.__name__)
def test_a_judge_accepts_the_package_and_refuses_it_changed(
    judge: Callable[[Path], bool], package: Path
) -> None:
    accepted = judge(package)
    JUDGES[judge](package)

    assert (accepted, judge(package)) == (True, False)


def test_7_zip_finds_the_zip_whole_and_a_changed_one_not(demo: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(demo.with_suffix(".zip"), tmp_path))
    whole = status(tmp_path, "7z", "t", path)
    with_one_bit_flipped(path)

    assert whole == 0
    assert status(tmp_path, "7z", "t", path) != 0


def test_7_zip_tests_the_files_by_the_list_alone(package: Path) -> None:
    # Under this name it takes the manifest for an archive of checksums.
    shutil.copy(package / bag.PAYLOAD_MANIFEST_NAME, package / "manifest.sha256")
    whole = status(package, "7z", "t", "manifest.sha256")
    flip_an_exhibit(package)

    assert whole == 0
    assert status(package, "7z", "t", "manifest.sha256") != 0


@pytest.mark.timeout(1200)
def test_cases_own_validator_accepts_the_graph_and_refuses_a_misspelt_one(
    package: Path, case_validate: Path
) -> None:
    path = package / CASE_NAME
    whole = status(package, case_validate, path)
    path.write_text(path.read_text("utf-8").replace("hashValue", "hashValu"), encoding="utf-8")
    misspelt = status(package, case_validate, path)

    assert len(json.loads(path.read_text("utf-8"))["@graph"]) > 10
    assert whole == 0
    assert misspelt != 0


CYCLONEDX = """
import sys
from pathlib import Path
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
told = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text("utf-8"))
sys.exit(told is not None)
"""


@pytest.mark.timeout(1200)
def test_cyclonedx_own_reader_accepts_the_list_of_parts_and_refuses_a_misspelt_one(
    tmp_path: Path, case_validate: Path
) -> None:
    judge = (case_validate.with_name("python"), "-c", CYCLONEDX, "bom.cdx.json")
    path = tmp_path / "bom.cdx.json"
    path.write_text(json.dumps(script("bill_of_materials").bill()), encoding="utf-8")
    whole = status(tmp_path, *judge)
    path.write_text(path.read_text("utf-8").replace("specVersion", "specVersio"), encoding="utf-8")

    assert whole == 0
    assert status(tmp_path, *judge) != 0
