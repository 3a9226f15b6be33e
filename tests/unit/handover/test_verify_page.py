"""The page says of a package what the program says; nothing in it can reach out."""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtQml import QJSEngine

from evidence_kit.handover import bag
from evidence_kit.handover.verification import CodeVerdict, PackageVerdict, verify_package
from evidence_kit.handover.verify_page import verify_page
from evidence_kit.i18n import Words
from evidence_kit.model import Verdict
from evidence_kit.progress import Cancel, silent
from evidence_kit.resources import asset_path

EXHIBIT = "data/exhibits/JS-001.png"
OTHER = "data/exhibits/JS-002.txt"
NOT_THE_PAGES = {
    "seal",
    "custody chain",
    "manifest-md5.txt",
    "exhibits.csv and the exhibits",
    "custody log and the exhibits",
}
"""What the page says that it does not check."""

ANSWERS = {each.value for each in (*PackageVerdict, *CodeVerdict)}


class Script:
    """The page's own scripts, as far as they need no page."""

    def __init__(self, *names):
        self._engine = QJSEngine()
        for name in names:
            text = asset_path("verify", name).read_text("utf-8")
            # This engine forgets a const with the evaluation it stands in.
            self.run(re.sub(r"^const (\w+) = \(", r"var \1 = (", text, flags=re.MULTILINE))

    def run(self, code):
        found = self._engine.evaluate(code)
        assert not found.isError(), found.toString()
        return found

    def told(self, code):
        return json.loads(self.run(f"JSON.stringify({code})").toString())


@pytest.fixture(scope="module")
def lists(qapp):  # noqa: ARG001 - the engine needs an application
    return Script("lists.js")


@pytest.fixture(scope="module")
def plain_sha256(qapp):  # noqa: ARG001 - see above
    return Script("sha256.js")


@pytest.fixture(scope="module")
def page():
    return verify_page(Words(), "en").decode("utf-8")


# The page itself


def test_every_script_and_the_style_are_named_by_hash_and_nothing_else_may_run(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    inline += re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}

    assert policy.startswith("default-src 'none'; ")
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes
    assert "unsafe-inline" not in policy
    assert not re.search(r"\bon\w+=|style=", page.partition("</style>")[2].partition("<script")[0])


def test_the_page_is_whole_and_leads_nowhere(page):
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)

    assert "{" not in markup
    assert not re.search(r"\b(src|href|action|url)\s*=", markup)
    assert "http:" not in markup


def test_the_same_words_give_the_same_bytes():
    assert verify_page(Words(), "en") == verify_page(Words(), "en")


def test_whatever_the_scripts_say_there_are_words_for(page):
    words = json.loads(re.search(r'<script id="words"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    scripts = "".join(
        asset_path("verify", name).read_text("utf-8") for name in ("lists.js", "zip.js", "page.js")
    )

    details = set(re.findall(r'\["([a-z0-9-]+)", \{', scripts))
    faults = set(re.findall(r'return "([a-z-]+)";', scripts)) | {"twice", "outside", "zip-twice"}
    problems = set(re.findall(r'Error\("([a-z-]+)"\)', scripts)) - {"stopped"}
    shown = set(re.findall(r"WORDS\.page\.(\w+)|WORDS\.page\[\"([\w-]+)\"\]", scripts))

    assert (details | faults) - ANSWERS <= words["details"].keys()
    assert problems <= words["problems"].keys()
    assert {one or other for one, other in shown} <= words["page"].keys()


# Its digests


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 65_537])
def test_the_plain_sha256_gives_the_digits_of_everybody(length, plain_sha256):
    data = bytes(index * 7 % 256 for index in range(length))

    # In three pieces, of which none ends where a block does.
    found = plain_sha256.told(
        "(function (data) { const hash = PlainSha256(); hash.init();"
        "  const cut = Math.floor(data.length / 3);"
        "  hash.update(data.subarray(0, cut)); hash.update(data.subarray(cut, 2 * cut + 1));"
        "  hash.update(data.subarray(2 * cut + 1)); return hash.digest(); })"
        f"(Uint8Array.from(Array.from({{length: {length}}}, (_, index) => index * 7 % 256)))"
    )

    assert found == hashlib.sha256(data).hexdigest()


# Its answers, beside the program's


def change(path, name=EXHIBIT):
    data = bytearray((path / name).read_bytes())
    data[len(data) // 2] ^= 1
    (path / name).write_bytes(data)


def swap(path):
    one, other = (path / EXHIBIT).read_bytes(), (path / OTHER).read_bytes()
    (path / EXHIBIT).write_bytes(other)
    (path / OTHER).write_bytes(one)


def write(path, name, data):
    (path / name).write_bytes(data)


def edit(path, name, old, new):
    data = (path / name).read_bytes()
    assert old in data
    (path / name).write_bytes(data.replace(old, new))


PAYLOAD = bag.PAYLOAD_MANIFEST_NAME
TAGS = bag.TAG_MANIFEST_NAME
TAMPERINGS = {
    "nothing": lambda _path: None,
    "a byte of an exhibit": change,
    "an exhibit removed": lambda path: (path / EXHIBIT).unlink(),
    "an exhibit renamed": lambda path: (path / EXHIBIT).rename(path / "data/exhibits/JS-009.png"),
    "two exhibits swapped": swap,
    "a file added to the exhibits": lambda path: write(path, "data/exhibits/JS-077.png", b"new"),
    "a file added at the top": lambda path: write(path, "note.txt", b"new"),
    "what a Finder leaves": lambda path: write(path, ".DS_Store", b"x"),
    "what Windows leaves": lambda path: write(path, "data/Thumbs.db", b"x"),
    "the instructions changed": lambda path: change(path, "READ-ME-FIRST.txt"),
    "the certificate removed": lambda path: (path / "seal/case-certificate.pem").unlink(),
    "the payload list removed": lambda path: (path / PAYLOAD).unlink(),
    "the tag list removed": lambda path: (path / TAGS).unlink(),
    "both lists removed": lambda path: [(path / name).unlink() for name in (PAYLOAD, TAGS)],
    "a list with CRLF": lambda path: edit(path, PAYLOAD, b"\n", b"\r\n"),
    "the last list with CRLF": lambda path: edit(path, TAGS, b"\n", b"\r\n"),
    "a list cut off": lambda path: write(path, TAGS, (path / TAGS).read_bytes()[:-20]),
    "a list with a path that leaves": lambda path: write(
        path, TAGS, (path / TAGS).read_bytes() + b"0" * 64 + b"  ../outside\n"
    ),
    "a list that names a path twice": lambda path: write(
        path, TAGS, (path / TAGS).read_bytes() + (path / TAGS).read_bytes().splitlines(True)[0]
    ),
    "a list that is no text": lambda path: write(
        path, TAGS, (path / TAGS).read_bytes() + b"0" * 64 + b"  \xff\xfe\n"
    ),
    "a payload line in the other list": lambda path: write(
        path, TAGS, (path / TAGS).read_bytes() + b"0" * 64 + b"  data/x\n"
    ),
    "another kind of bag": lambda path: write(path, "bagit.txt", b"BagIt-Version: 0.97\n"),
    "an empty exhibit": lambda path: write(path, EXHIBIT, b""),
}


def answers_of_the_page(lists, path, code):
    """What the scripts say of a folder; only reading it is done here."""
    files = {
        each.relative_to(path).as_posix(): each.read_bytes()
        for each in sorted(path.rglob("*"))
        if each.is_file()
    }
    found = [
        [name, {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "problem": None}]
        for name, data in files.items()
    ]
    info = bag.read_info(files.get("bag-info.txt", b"")).get("Payload-Oxum")
    declaration = files.get("bagit.txt")
    arguments = ", ".join(
        (
            f"new Map({json.dumps(found)})",
            read_list(files.get(PAYLOAD)),
            read_list(files.get(TAGS)),
            json.dumps(None if declaration is None else declaration == bag.DECLARATION),
            json.dumps(info),
        )
    )
    computed = hashlib.sha256(files[TAGS]).hexdigest() if TAGS in files else None
    return lists.told(
        f"(function (findings) {{ return {{ findings: findings, overall: Lists.overall(findings,"
        f" Lists.compare(Lists.readCode({json.dumps(code)}), {json.dumps(computed)})) }}; }})"
        f"(Lists.judge({arguments}))"
    )


def read_list(data):
    if data is None:
        return "null"
    *lines, rest = data.split(b"\n")
    said = []
    for line in lines:
        try:
            said.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            said.append(None)
    return f"Lists.readManifest({json.dumps(said)}, {json.dumps(rest == b'')})"


@pytest.mark.parametrize("name", TAMPERINGS)
@pytest.mark.parametrize("with_code", [True, False])
def test_the_page_names_what_the_program_names(name, with_code, made, lists, tmp_path):
    path = Path(shutil.copytree(made.folder_path, tmp_path / "package"))
    TAMPERINGS[name](path)
    code = made.hand_over_code if with_code else ""
    program = verify_package(path, code=code or None, report=silent, cancel=Cancel())

    said = answers_of_the_page(lists, path, code)

    assert {
        (each["path"], each["verdict"])
        for each in said["findings"]
        if each["path"] not in NOT_THE_PAGES
    } == {
        (each.subject, each.verdict.value)
        for each in program.findings
        if each.subject not in NOT_THE_PAGES
    }
    if not {each.subject for each in program.findings if each.verdict.is_bad} & NOT_THE_PAGES:
        assert said["overall"] == program.overall.value


def test_the_answers_differ_so_the_comparison_can_fail(made, lists, tmp_path):
    path = Path(shutil.copytree(made.folder_path, tmp_path / "package"))
    whole = answers_of_the_page(lists, path, made.hand_over_code)
    change(path)
    changed = answers_of_the_page(lists, path, made.hand_over_code)

    assert whole["overall"] == PackageVerdict.INTACT.value
    assert changed["overall"] == PackageVerdict.BAD.value
    assert {"path": EXHIBIT, "verdict": Verdict.ALTERED.value}.items() <= next(
        each for each in changed["findings"] if each["path"] == EXHIBIT
    ).items()


@pytest.mark.parametrize("text", ["", "0123", "g" * 64, "0" * 63, " " + "ab-12 " * 16])
def test_a_code_is_whole_or_it_is_none(text, lists):
    found = lists.told(f"Lists.readCode({json.dumps(text)})")

    digits = re.sub(r"[\s-]", "", text)
    is_whole = re.fullmatch("(|[0-9a-f]{64})", digits) is not None
    assert found == (digits if is_whole else None)
