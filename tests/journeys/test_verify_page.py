"""verify.html in real browsers, on packages that are whole, changed, cut or sealed again."""

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.browsers import Browser, chromium, firefox, most_memory_mb
from evidence_kit.handover import bag
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.seal import SEAL_NAME, make_seal
from evidence_kit.handover.verify_page import PAGE_NAME, verify_page
from evidence_kit.i18n import Words
from tests.fakes import STARTED_AT
from tests.languages import spoken

pytestmark = pytest.mark.deep

BROWSERS = {"chromium": chromium, "firefox": firefox}
EXHIBIT = "data/exhibits/JS-001.png"
OTHER = "data/exhibits/JS-002 – š.txt"
LISTS = (bag.PAYLOAD_MANIFEST_NAME, bag.TAG_MANIFEST_NAME)
INTACT = "intact: every listed file is what was handed over; the seal was not checked"
SEAL_LEFT = {SEAL_NAME: "not checked"}
"""What the page says of the seal, which it does not check."""

TYPED = """
return new Promise(function (done) {{
  (function look() {{
    document.getElementById("code").value === "{code}" ? done(true) : setTimeout(look, 20);
  }})();
}});
"""
"""A driver may come back before the last key has arrived."""

ANSWER = """
return new Promise(function (done) {
  (function look() {
    const isOver = document.getElementById("work").hidden
      && (!document.getElementById("answer").hidden || !document.getElementById("problem").hidden);
    if (!isOver) return setTimeout(look, 20);
    const rows = Array.from(document.querySelectorAll("#bad-rows tr"), function (row) {
      return Array.from(row.cells, function (cell) { return cell.textContent; });
    });
    const text = (id) => document.getElementById(id).textContent;
    const shown = (box, id) => document.getElementById(box).hidden ? "" : text(id);
    done({
      heading: shown("answer", "heading"),
      problem: shown("problem", "problem"),
      code: text("this-code"),
      compared: text("compared"),
      elsewhere: shown("elsewhere", "elsewhere"),
      focus: document.activeElement.id,
      heard: text("status"),
      title: document.title,
      rows: rows,
    });
  })();
});
"""


@pytest.fixture(scope="module", params=BROWSERS)
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    with BROWSERS[request.param](tmp_path_factory.mktemp(request.param)) as made:
        yield made


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "EK-2026-000123"
    write(path, EXHIBIT, b"\x89PNG" + bytes(range(256)) * 40_000)
    write(path, OTHER, "threat – š\n".encode())
    write(path, PAGE_NAME, verify_page(Words(), "en"))
    write(path, bag.DECLARATION_NAME, bag.DECLARATION)
    seal(path)
    return path


def write(path: Path, name: str, data: bytes) -> None:
    (path / name).parent.mkdir(parents=True, exist_ok=True)
    (path / name).write_bytes(data)


def seal(path: Path) -> None:
    """Write lists and seal of what is there, as whoever made or changed it would."""
    for name in (*LISTS, SEAL_NAME):
        (path / name).unlink(missing_ok=True)
    found = {
        each.relative_to(path).as_posix(): digest_of(each)
        for each in path.rglob("*")
        if each.is_file()
    }
    payload = {name: digest for name, digest in found.items() if name.startswith("data/")}
    write(path, LISTS[0], bag.manifest_text(payload))
    tags = {name: digest for name, digest in found.items() if name not in payload}
    tags[LISTS[0]] = hashlib.sha256((path / LISTS[0]).read_bytes()).hexdigest()
    write(path, LISTS[1], bag.manifest_text(tags))
    key, certificate_pem = make_certificate("EK-2026-000123", STARTED_AT)
    write(path, SEAL_NAME, make_seal((path / LISTS[1]).read_bytes(), key, certificate_pem))


def digest_of(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def code_of(path: Path) -> str:
    return hashlib.sha256((path / LISTS[1]).read_bytes()).hexdigest()


def zipped(path: Path, method: int = zipfile.ZIP_STORED, twice: str = "") -> Path:
    target = path.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", method) as archive:
        for each in sorted(path.rglob("*")):
            if each.is_file():
                archive.write(each, f"{path.name}/{each.relative_to(path).as_posix()}")
        if twice:
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr(f"{path.name}/{twice}", b"another")
    return target


def answer(browser: Browser, path: Path, chosen: Path, code: str = "", query: str = "") -> dict:
    browser.open(path / PAGE_NAME, query)
    if code:
        browser.type("code", code)
        browser.ask(TYPED.format(code=code))
    browser.choose("folder" if chosen.is_dir() else "files", chosen)
    return browser.ask(ANSWER)


def named(said: dict) -> dict[str, str]:
    """Path → verdict of what is not as it was."""
    return {row[1]: row[0][2:] for row in said["rows"]}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("query", ["", "?plain"])
def test_a_whole_zip_is_intact_with_its_code(
    browser: Browser, package: Path, method: int, query: str
) -> None:
    code = code_of(package)

    said = answer(browser, package, zipped(package, method), code, query)

    assert said["heading"] == INTACT
    assert said["code"].replace(" ", "") == code
    assert (named(said), said["focus"]) == (SEAL_LEFT, "heading")


def changed(path: Path) -> None:
    write(path, OTHER, b"another threat")


def missing(path: Path) -> None:
    (path / OTHER).unlink()


def added(path: Path) -> None:
    write(path, "data/exhibits/extra.png", b"new")


def list_edited(path: Path) -> None:
    changed(path)
    listed = (path / LISTS[0]).read_text("utf-8").splitlines(keepends=True)
    at = next(place for place, line in enumerate(listed) if OTHER in line)
    listed[at] = digest_of(path / OTHER) + listed[at][64:]
    write(path, LISTS[0], "".join(listed).encode("utf-8"))


def sealed_again(path: Path) -> None:
    changed(path)
    seal(path)


def unchanged(path: Path) -> None:
    assert path.is_dir()


BAD = "this is not what was handed over, or not all of it"
CONSISTENT = "consistent with itself; compare the hand-over code"
ADDED_TO = "nothing that is listed was changed, but files were added that are not part of it"
CODE_FITS = "the hand-over code matches"
CODE_FITS_THE_LIST = "the hand-over code matches; not everything else does"
OTHER_CODE = "this package has another hand-over code"
SPOKEN = {
    unchanged: (CONSISTENT, INTACT, CODE_FITS),
    changed: (BAD, BAD, CODE_FITS_THE_LIST),
    missing: (BAD, BAD, CODE_FITS_THE_LIST),
    added: (BAD, ADDED_TO, CODE_FITS),
    list_edited: (BAD, BAD, CODE_FITS_THE_LIST),
    sealed_again: (CONSISTENT, BAD, OTHER_CODE),
}
"""What was done → the answer before the code, the answer with it, and what the code said."""

HEARD_AGAIN = """
window.again = 0;
new MutationObserver(function (changes) { window.again += changes.length; })
  .observe(document.getElementById("status"), { childList: true, subtree: true });
"""
"""What is written into a live line is read out, also where it is the same once more."""


@pytest.mark.parametrize("doing", SPOKEN, ids=lambda doing: doing.__name__)
def test_whoever_listens_hears_the_answer_that_is_seen(
    browser: Browser, package: Path, doing: Callable[[Path], None]
) -> None:
    code = code_of(package)
    doing(package)
    without, with_code, compared = SPOKEN[doing]

    before = answer(browser, package, zipped(package))
    browser.ask(HEARD_AGAIN)
    browser.type("code", code)
    browser.ask(TYPED.format(code=code))
    after = browser.ask(ANSWER)

    assert (before["heading"], after["heading"], after["compared"]) == (
        without,
        with_code,
        compared,
    )
    for said in (before, after):
        assert said["heard"] == said["heading"]
        assert said["title"] == f"{said['heading']} – Check this package"
    # Once where it is another one, never at every letter.
    seen = "window.wrappedJSObject ? window.wrappedJSObject.again : window.again"
    assert browser.ask(f"return {seen}") <= 2 * (without != with_code)


def test_the_answer_about_one_package_is_not_said_of_the_next(
    browser: Browser, package: Path
) -> None:
    code = code_of(package)
    answer(browser, package, zipped(package))

    browser.ask('document.getElementById("folder").dispatchEvent(new Event("change"));')
    browser.ask(ANSWER)
    browser.type("code", code)
    browser.ask(TYPED.format(code=code))
    said = browser.ask(ANSWER)

    assert said["problem"].startswith("This page was given no files")
    assert (said["heard"], said["title"]) == (said["problem"], "Check this package")


LISTENING = """
const Plain = window.Worker;
window.Worker = function (address) {
  const made = new Plain(address);
  made.addEventListener("message", function (event) { window.said = event.data; });
  return made;
};
"""


def test_a_large_file_is_hashed_beside_its_reading(browser: Browser, package: Path) -> None:
    browser.open(package / PAGE_NAME)
    browser.ask(LISTENING)

    browser.choose("files", zipped(package))
    browser.ask(ANSWER)

    # Its own answer, not that of the page, which would do without a worker too.
    assert browser.ask(
        "return window.wrappedJSObject ? window.wrappedJSObject.said : window.said"
    ) == (digest_of(package / EXHIBIT))


def test_without_the_code_it_only_agrees_with_itself(browser: Browser, package: Path) -> None:
    said = answer(browser, package, zipped(package))

    assert said["heading"] == "consistent with itself; compare the hand-over code"


def test_whatever_was_done_is_named(browser: Browser, package: Path) -> None:
    code = code_of(package)
    data = bytearray((package / EXHIBIT).read_bytes())
    data[5_000_000] ^= 1
    write(package, EXHIBIT, bytes(data))
    (package / OTHER).rename(package / "data/exhibits/JS-009.txt")
    write(package, "data/exhibits/extra.png", b"new")

    said = answer(browser, package, zipped(package), code)

    assert said["heading"] == "this is not what was handed over, or not all of it"
    assert said["compared"] == "the hand-over code matches; not everything else does"
    assert named(said) == {
        EXHIBIT: "altered",
        OTHER: "missing",
        "data/exhibits/JS-009.txt": "added",
        "data/exhibits/extra.png": "added",
        **SEAL_LEFT,
    }


def test_altered_and_sealed_again_is_caught_by_the_code(browser: Browser, package: Path) -> None:
    code = code_of(package)
    write(package, EXHIBIT, b"another picture")
    seal(package)

    said = answer(browser, package, zipped(package), code)

    assert named(said) == SEAL_LEFT
    assert said["compared"] == "this package has another hand-over code"
    assert said["heading"] == "this is not what was handed over, or not all of it"


def test_a_name_that_stands_twice_in_the_zip_is_named(browser: Browser, package: Path) -> None:
    said = answer(browser, package, zipped(package, twice=EXHIBIT), code_of(package))

    assert named(said) == {f"{package.name}/{EXHIBIT}": "added", **SEAL_LEFT}


def test_a_zip_that_is_cut_off_is_no_answer(browser: Browser, package: Path) -> None:
    path = zipped(package)
    path.write_bytes(path.read_bytes()[:-100])

    said = answer(browser, package, path, code_of(package))

    assert said["heading"] == ""
    assert said["problem"].startswith("This is no ZIP")


def test_single_files_are_looked_up_by_their_bytes(browser: Browser, package: Path) -> None:
    browser.open(package / PAGE_NAME)
    write(package, "elsewhere.png", b"not from here")
    lists = [package / name for name in LISTS]
    browser.choose("files", package / EXHIBIT, *lists, package / "elsewhere.png")

    said = browser.ask(ANSWER)

    assert named(said) == {"elsewhere.png": "added"}
    assert said["heading"].startswith("Only these files were looked up")


def test_single_files_are_not_called_good_by_a_list_that_nothing_vouches_for(
    browser: Browser, package: Path
) -> None:
    browser.open(package / PAGE_NAME)
    browser.choose("files", package / EXHIBIT, package / LISTS[0])

    said = browser.ask(ANSWER)

    assert set(named(said).values()) == {"not checked"}
    assert Path(EXHIBIT).name in named(said)


FIRST_LETTERS = """
return Array.from(document.querySelectorAll("#bad-rows tr"), function (row) {
  return getComputedStyle(row.cells[0], "::first-letter").textTransform;
});
"""
"""A sign before a word is punctuation to a browser or it is not: only some words began large."""

WAYS = """
const bottom = (id) => document.getElementById(id).getBoundingClientRect().bottom;
const hint = document.getElementById("asked").getBoundingClientRect().top;
return [bottom("folder") - bottom("files"), hint - bottom("folder") >= 8];
"""


def test_every_answer_begins_small_and_both_ways_to_choose_stand_in_one_line(
    browser: Browser, package: Path
) -> None:
    write(package, PAGE_NAME, verify_page(spoken("sl"), "sl"))
    write(package, "elsewhere.png", b"not from here")
    browser.open(package / PAGE_NAME)
    browser.choose("files", package / EXHIBIT, package / LISTS[0], package / "elsewhere.png")

    browser.ask(ANSWER)

    assert set(browser.ask(FIRST_LETTERS)) == {"none"}
    assert browser.ask(WAYS) == [0, True]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", BROWSERS)
def test_a_gibibyte_is_read_piece_by_piece_and_not_held(
    name: str, package: Path, tmp_path: Path
) -> None:
    # Nothing of this size takes room on the disk before the ZIP is made of it.
    with (package / "data/exhibits/JS-003.mp4").open("wb") as video:
        video.truncate(1 << 30)
    seal(package)
    chosen = zipped(package)
    (package / "data/exhibits/JS-003.mp4").unlink()
    with BROWSERS[name](tmp_path) as browser:
        browser.open(package / PAGE_NAME)
        before_mb = most_memory_mb(tmp_path)
        said = answer(browser, package, chosen, code_of(package))
        grown_mb = most_memory_mb(tmp_path) - before_mb

    assert said["heading"] == INTACT
    assert grown_mb < 600


def test_a_folder_is_checked_where_a_driver_can_choose_one(package: Path, tmp_path: Path) -> None:
    with chromium(tmp_path) as browser:
        whole = answer(browser, package, package, code_of(package))
        (package / OTHER).unlink()
        cut = answer(browser, package, package, code_of(package))

    assert whole["heading"] == INTACT
    assert named(cut) == {OTHER: "missing", **SEAL_LEFT}


def test_exhibits_that_lie_in_another_part_are_named(browser: Browser, package: Path) -> None:
    table = "exhibit,file,size_bytes,sha256,sha1,md5,note\r\n"
    table += "JS-004,,9,a,b,c,in part 2 of 3: EK-2026-000123-part-2-of-3.zip\r\n"
    write(package, "data/index/exhibits.csv", table.encode("utf-8-sig"))
    write(package, bag.INFO_NAME, b"Bag-Count: 1 of 3\n")
    whole = answer(browser, package, zipped(package))
    seal(package)

    named_there = answer(browser, package, zipped(package))

    # A table that no list names says nothing.
    assert whole["elsewhere"] == ""
    assert named_there["elsewhere"] == "JS-004 is in part 2 of 3: EK-2026-000123-part-2-of-3.zip"


def test_hostile_names_are_shown_and_obeyed_nowhere(browser: Browser, package: Path) -> None:
    name = "data/exhibits/<img src=x onerror=document.title=1>\u202egnp.txt"
    write(package, name, b"x")

    said = answer(browser, package, zipped(package), code_of(package))

    assert list(named(said)) == [name.replace("\u202e", "⟨U+202E⟩"), SEAL_NAME]
    assert browser.ask("return document.images.length") == 0


@pytest.mark.parametrize("field", ["folder", "files"])
def test_after_no_to_the_browsers_question_nothing_is_said_of_a_package(
    browser: Browser, package: Path, field: str
) -> None:
    browser.open(package / PAGE_NAME)
    # A driver answers for the person: what is left of "no" is a change without files.
    browser.ask(f'document.getElementById("{field}").dispatchEvent(new Event("change"));')

    said = browser.ask(ANSWER)

    assert said["problem"].startswith("This page was given no files, and nothing was checked.")
    assert not said["heading"]
