"""What people install is what was tested: a wheel, a folder, a Debian package, each from nothing.

Each is built anew, put where nothing else is, and the sample case goes through all of it. The rules
are: no Python and no program of the building machine may be found on the PATH; what is not here –
the right to make a root, a display, a place to fetch from – is named, not passed over.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_kit.casework.proofs import Answer
from evidence_kit.ui.theme import Theme
from tests.fakes import ROOT_PATH
from tests.journeys.desk import desk_at, needs_display
from tests.journeys.lettering import Lettering
from tests.journeys.screen import display, screen_of
from tests.scripts import script
from tests.windows import dressed_application

__all__ = ["dressed_application"]

pytestmark = [pytest.mark.deep, pytest.mark.timeout(3600)]

APP = "EVIDENCE_KIT_APP"
NOWHERE = "/nonexistent"
LEAST_PROOFS = 8
BUILDS_S = 1800
NEED_ROOT = ("debootstrap", "dpkg-deb", "chroot")


def run(*command: object, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT_PATH,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=BUILDS_S,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def alone(program: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program that finds no other, in an empty home."""
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [str(program), *arguments],
        cwd=home,
        env={"PATH": NOWHERE, "HOME": str(home), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=BUILDS_S,
    )


def shows_the_demo(program: Path, home: Path) -> None:
    made = alone(program, home, "demo", "--out", str(home / "demo"))
    assert made.stdout.splitlines()[-1:] == ["verified"], made.stderr
    said = dict(line.partition(" ")[::2] for line in made.stdout.splitlines())

    checked = alone(program, home, "verify", said["package"], "--code", said["code"])
    assert (checked.returncode, "intact:" in checked.stdout) == (0, True), checked.stderr

    exhibit = min(Path(said["package"], "data", "exhibits").iterdir())
    exhibit.write_bytes(b"another")
    checked = alone(program, home, "verify", said["package"], "--code", said["code"])
    assert checked.returncode == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that needs no Python: frozen anew, or the one that ``APP`` names."""
    if given := os.environ.get(APP):
        return Path(given).resolve()
    out = tmp_path_factory.mktemp("frozen") / "app"
    run("packaging/app", out)
    return out / "evidence-kit"


@pytest.fixture(scope="module")
def package(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Debian package of the folder."""
    out = tmp_path_factory.mktemp("packed") / "deb"
    run("packaging/deb", folder, out)
    (made,) = out.glob("*.deb")
    return made


def test_the_wheel_shows_the_demo_in_an_empty_environment(tmp_path: Path) -> None:
    run("packaging/wheel", tmp_path / "wheel")
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    python = tmp_path / "empty" / "bin" / "python"
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    run(
        python, "-m", "pip", "install", "-q", "--require-hashes", "-r", "packaging/requirements.txt"
    )
    run(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel)

    shows_the_demo(python.with_name("evidence-kit"), tmp_path / "home")


def test_the_folder_shows_the_demo_without_python(folder: Path, tmp_path: Path) -> None:
    shows_the_demo(folder / "evidence-kit", tmp_path / "home")


def test_the_folder_tries_this_computer(folder: Path, tmp_path: Path) -> None:
    done = alone(folder / "evidence-kit", tmp_path / "home", "--self-test", "--json")

    document = json.loads(done.stdout)
    bad = [proof for proof in document["proofs"] if proof["answer"] == Answer.BAD.value]
    assert (done.returncode, bad) == (0, [])
    assert len(document["proofs"]) > LEAST_PROOFS


def test_the_folder_brings_every_licence(folder: Path) -> None:
    text = (folder / "LICENCES.txt").read_text(encoding="utf-8")

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text.upper()


def test_the_folder_is_not_too_large(folder: Path) -> None:
    size = sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    )

    assert size <= script("app_size").MOST_BYTES


@needs_display
def test_the_folder_opens_its_window_and_keeps_to_its_stick(
    folder: Path, tmp_path: Path, dressed_application: Theme
) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(folder, stick / "program", symlinks=True)
    (stick / "program" / "preferences").mkdir()
    home = tmp_path / "home"
    command = (str(stick / "program" / "evidence-kit"),)

    with (
        display(tmp_path) as name,
        desk_at(
            name, screen_of(tmp_path, Lettering(dressed_application)), home, command=command
        ) as desk,
    ):
        desk.sees("You are in the right place.")
        desk.clicks("I need help now")
        desk.sees("Stop replying")
        desk.screen.save(tmp_path / "window.png")
        desk.clicks("Hide now")
        assert desk.program.wait(timeout=30) == 0

    files = (path.relative_to(home) for path in home.rglob("*") if path.is_file())
    # Where no message bus runs, as here, the system starts one, which keeps a file of its own.
    assert [path for path in files if path.parts[0] != ".dbus"] == []


@pytest.mark.skipif(
    not all(map(shutil.which, NEED_ROOT)) or os.geteuid() != 0,
    reason=f"{', '.join(NEED_ROOT)}, or the right to make a root, is not here",
)
def test_the_debian_package_goes_into_a_bare_root(package: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    run("debootstrap", "--variant=minbase", "bookworm", root)
    shutil.copy(package, root / "package.deb")
    inside = ["chroot", root, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root"]
    inside += ["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]

    run(*inside, "apt-get", "install", "-y", "-qq", "/package.deb")
    said = run(*inside, "evidence-kit", "demo", "--out", "/root/demo").splitlines()
    told = dict(line.partition(" ")[::2] for line in said)

    assert said[-1] == "verified"
    assert "intact:" in run(
        *inside, "evidence-kit", "verify", told["package"], "--code", told["code"]
    )
    assert not (root / "usr/bin/python3").exists()
    run(*inside, "apt-get", "remove", "-y", "-qq", "evidence-kit")
    assert not (root / "usr/lib/evidence-kit").exists()


@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian is not here")
def test_lintian_has_no_remark_that_is_not_answered(package: Path) -> None:
    assert run("lintian", "--fail-on", "error,warning", package).splitlines() == []


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not here"
)
@pytest.mark.parametrize("name", ["org.evidencekit.EvidenceKit.desktop", "neutral.desktop"])
def test_the_menu_entries_are_sound(name: str) -> None:
    assert run("desktop-file-validate", f"packaging/linux/{name}") == ""


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not here")
def test_the_description_for_software_centres_is_sound() -> None:
    # It may remark that a tag is newer than itself; errors and warnings end it with another status.
    run(
        "appstreamcli",
        "validate",
        "--no-net",
        "packaging/linux/org.evidencekit.EvidenceKit.metainfo.xml",
    )
