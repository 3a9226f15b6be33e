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
import zipfile
from pathlib import Path

import pytest

from evidence_kit.casework.proofs import Answer
from evidence_kit.errors import NotAPackageError
from evidence_kit.ui.theme import Theme
from tests.fakes import ROOT_PATH
from tests.journeys.desk import Desk, desk_at, needs_display
from tests.journeys.lettering import Lettering
from tests.journeys.screen import display, screen_of
from tests.scripts import script
from tests.windows import dressed_application

__all__ = ["dressed_application"]

pytestmark = [
    pytest.mark.deep,
    pytest.mark.timeout(3600),
    # One of the processes that test builds the packages, once.
    pytest.mark.xdist_group("packages"),
]

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


def alone(
    program: Path, home: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a program that finds no other, in an empty home."""
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [str(program), *arguments],
        cwd=home,
        env={"PATH": NOWHERE, "HOME": str(home), "LC_ALL": "C.UTF-8", **environment},
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


def helps_and_hides(desk: Desk) -> None:
    """Read the first three steps, and take the window away."""
    desk.sees("You are in the right place.")
    desk.clicks("I need help now")
    desk.sees("Stop replying")
    desk.clicks("Hide now")
    assert desk.program.wait(timeout=30) == 0


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


def test_the_folder_locks_a_package_and_opens_it(folder: Path, tmp_path: Path) -> None:
    program, home = folder / "evidence-kit", tmp_path / "home"
    home.mkdir()
    (home / "own").write_text("words of the case alone\n")
    (home / "theirs").write_text("words said by voice\n")
    case = ("case", "--passphrase-file", "own")
    said = ("--age-now", "24", "--age-in-picture", "adult", "--country", "GB-SCT")
    assert alone(program, home, "create", *case, *said).returncode == 0
    (home / "out").mkdir()

    locked = ("--encrypt", "--encrypt-passphrase-file", "theirs")
    made = alone(program, home, "package", *case, "-o", "out", "--yes", *locked)
    assert made.returncode == 0, made.stderr

    (path,) = (home / "out").glob("*.zip")
    opened = alone(program, home, "verify", str(path), *locked[1:])
    assert opened.returncode == 0, opened.stderr


@needs_display
def test_the_folder_tries_this_computer(folder: Path, tmp_path: Path) -> None:
    with display(tmp_path) as name:
        done = alone(
            folder / "evidence-kit", tmp_path / "home", "--self-test", "--json", DISPLAY=name
        )

    answers = {each["subject"]: each["answer"] for each in json.loads(done.stdout)["proofs"]}
    bad = [subject for subject, answer in answers.items() if answer == Answer.BAD.value]
    assert (done.returncode, bad) == (0, [])
    assert answers["computer/display"] == answers["computer/fonts"] == Answer.GOOD.value
    assert len(answers) > LEAST_PROOFS


def test_the_folder_refuses_entries_that_overlap_whatever_its_python_does(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3):
            archive.writestr(f"EK/{number}", b"x" * 1000)
    data = bytearray(path.read_bytes())
    # In the directory, the second is said to lie where the first does.
    first, second = (data.rindex(name) - 46 for name in (b"EK/0", b"EK/1"))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)

    done = alone(folder / "evidence-kit", tmp_path / "home", "verify", str(path))

    assert done.returncode == NotAPackageError.exit_code
    assert "overlap" in done.stderr


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
            name,
            screen_of(tmp_path, Lettering(dressed_application)),
            home,
            command=command,
            PATH=NOWHERE,
        ) as desk,
    ):
        helps_and_hides(desk)

    files = (path.relative_to(home) for path in home.rglob("*") if path.is_file())
    # Where no message bus runs, as here, the system starts one, which keeps a file of its own.
    assert [path for path in files if path.parts[0] != ".dbus"] == []


@pytest.fixture(scope="module")
def bare_root(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Debian 12 with nothing in it but what the package asks for."""
    if not all(map(shutil.which, NEED_ROOT)) or os.geteuid() != 0:
        pytest.skip(f"{', '.join(NEED_ROOT)}, or the right to make a root, is not here")
    root = tmp_path_factory.mktemp("bare") / "root"
    run("debootstrap", "--variant=minbase", "bookworm", root)
    shutil.copy(package, root / "package.deb")
    # Without what is only recommended.
    run(*within(root), "apt-get", "install", "-y", "-qq", "--no-install-recommends", "/package.deb")
    return root


def within(root: Path, *variables: str) -> list[str]:
    """Begin a command in a root, with these variables and no others of ours."""
    told = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8"]
    told += ["DEBIAN_FRONTEND=noninteractive", *variables]
    return ["chroot", str(root), "env", "-i", *told]


def test_the_debian_package_shows_the_demo_in_a_bare_root(bare_root: Path) -> None:
    said = run(*within(bare_root), "evidence-kit", "demo", "--out", "/root/demo").splitlines()
    told = dict(line.partition(" ")[::2] for line in said)

    assert said[-1] == "verified"
    assert "intact:" in run(
        *within(bare_root), "evidence-kit", "verify", told["package"], "--code", told["code"]
    )
    assert not (bare_root / "usr/bin/python3").exists()


def test_the_debian_package_asks_for_every_library_it_needs(bare_root: Path) -> None:
    place = "/usr/lib/evidence-kit"
    search = f"find {place} -type f ( -name *.so -o -name *.so.* ) -exec ldd {{}} +"
    # Where the starter looks first.
    own = within(bare_root, f"LD_LIBRARY_PATH={place}/_internal")
    said = run(*own, *search.split())

    lacking = {line.split()[0] for line in said.splitlines() if line.endswith("not found")}
    assert "libQt6Core.so.6" in said
    assert lacking - {"libcups.so.2"} == set()  # recommended: a printer's own


@needs_display
def test_the_debian_package_opens_its_window_in_a_bare_root(
    bare_root: Path, tmp_path: Path, dressed_application: Theme
) -> None:
    with display(tmp_path) as name:
        variables = (f"DISPLAY={name}", "QT_QPA_PLATFORM=xcb")
        command = (*within(bare_root, *variables), "evidence-kit")
        screen = screen_of(tmp_path, Lettering(dressed_application))
        with desk_at(name, screen, tmp_path / "home", command=command) as desk:
            helps_and_hides(desk)


def test_the_menu_shows_another_name_to_who_asks(bare_root: Path) -> None:
    launcher = "/usr/share/evidence-kit/neutral-launcher"
    entry = bare_root / "root/.local/share/applications/org.evidencekit.EvidenceKit.desktop"

    run(*within(bare_root), launcher, "on")
    assert "Name=Papers at Home" in entry.read_text(encoding="utf-8")
    run(*within(bare_root), launcher, "off")
    assert not entry.exists()


def test_the_debian_package_goes_as_it_came(bare_root: Path) -> None:
    run(*within(bare_root), "apt-get", "remove", "-y", "-qq", "evidence-kit")

    assert not (bare_root / "usr/lib/evidence-kit").exists()


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
