"""The page says of a package what the program says; nothing in it can reach out."""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from evidence_kit.handover.agreement import named_elsewhere
from evidence_kit.handover.bag import INFO_NAME
from evidence_kit.handover.editions import KEPT_BACK_NOTES
from evidence_kit.handover.listing import Found
from evidence_kit.handover.selection import LeftOutReason
from evidence_kit.handover.spreadsheet import read_table, write_table
from evidence_kit.handover.verification import CodeVerdict, PackageVerdict
from evidence_kit.handover.verify_page import verify_page
from evidence_kit.i18n import Words
from evidence_kit.model import Verdict
from evidence_kit.resources import asset_path
from tests.pictures.pseudo import PseudoWords
from tests.unit.handover.tampering import EXHIBIT, PAYLOAD, SEAL, TAGS, TAMPERINGS, change
from tests.unit.handover.witnesses import Script, answers_of_the_page, read_list
from tests.untranslated import plain_words

ANSWERS = {each.value for each in (*PackageVerdict, *CodeVerdict)}


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


def test_what_a_browser_may_ask_is_said_before_it_asks(page):
    before = page.split('<section id="work"')[0]

    assert "Some browsers ask whether to “upload” the files." in before


def test_the_same_words_give_the_same_bytes():
    assert verify_page(Words(), "en") == verify_page(Words(), "en")


def shown_in(page):
    """What a browser shows or reads out before anything was chosen."""
    markup = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', markup)
    return " ".join([re.sub(r"<[^>]*>", " ", markup), *labels])


def test_every_word_of_the_page_is_translated(page):
    spoken = verify_page(PseudoWords(), "xx").decode("utf-8")

    assert plain_words(shown_in(spoken)) == set()
    assert len(plain_words(shown_in(page))) > 40


def test_every_sentence_the_scripts_may_say_is_translated():
    spoken = verify_page(PseudoWords(), "xx").decode("utf-8")
    said = json.loads(re.search(r'type="application/json"[^>]*>(.*?)</script>', spoken)[1])

    sentences = [each for group in said.values() for each in group.values()]
    assert len(sentences) > 80
    assert [each for each in sentences if plain_words(re.sub(r"\{\w+\}", "", each))] == []


def test_whatever_the_scripts_say_there_are_words_for(page):
    words = json.loads(re.search(r'<script id="words"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    scripts = "".join(
        asset_path("verify", name).read_text("utf-8")
        for name in ("lists.js", "table.js", "zip.js", "page.js")
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
        "(function (data) { const hash = PlainSha256();"
        "  const cut = Math.floor(data.length / 3);"
        "  hash.update(data.subarray(0, cut)); hash.update(data.subarray(cut, 2 * cut + 1));"
        "  hash.update(data.subarray(2 * cut + 1)); return hash.digest(); })"
        f"(Uint8Array.from(Array.from({{length: {length}}}, (_, index) => index * 7 % 256)))"
    )

    assert found == hashlib.sha256(data).hexdigest()


# Its answers, beside the program's


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


# Single files, without their folder


def looked_up(lists, path, names, code):
    """What the page says of chosen files, known by their last names."""
    files = {name.rpartition("/")[2]: (path / name).read_bytes() for name in names}
    found = [
        [name, {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "problem": None}]
        for name, data in files.items()
    ]
    payload, tags = (read_list(files.get(name)) for name in (PAYLOAD, TAGS))
    tag_bytes = files.get(TAGS)
    computed = None if tag_bytes is None else hashlib.sha256(tag_bytes).hexdigest()
    answer = lists.told(
        "(function (findings) { return { findings: findings, overall: Lists.overall(findings,"
        f" Lists.compare({json.dumps(code)}, {json.dumps(computed)})) }}; }})"
        f"(Lists.lookUp(new Map({json.dumps(found)}), {payload}, {tags}))"
    )
    return answer["overall"], {each["path"]: each["verdict"] for each in answer["findings"]}


def test_single_files_with_both_lists_are_looked_up(made, lists):
    chosen = (PAYLOAD, TAGS, EXHIBIT, "bagit.txt")

    assert looked_up(lists, made.folder_path, chosen, made.hand_over_code) == (
        "intact",
        {PAYLOAD: "intact", "JS-001.png": "intact", "bagit.txt": "intact"},
    )


def test_a_single_file_of_an_altered_list_is_not_intact(made, lists, package_path):
    TAMPERINGS["an exhibit and its line"](package_path)

    overall, said = looked_up(lists, package_path, (PAYLOAD, TAGS, EXHIBIT), made.hand_over_code)

    # In a package that is bad the page says of a code that fits that it is the list's.
    assert overall == "bad"
    assert said == {PAYLOAD: "altered", "JS-001.png": "not-checked"}


@pytest.mark.parametrize("chosen", [(PAYLOAD, EXHIBIT), (TAGS, EXHIBIT)])
def test_a_single_file_with_one_list_is_not_called_anything(chosen, made, lists):
    overall, said = looked_up(lists, made.folder_path, chosen, made.hand_over_code)

    assert overall == "incomplete"
    assert said["JS-001.png"] == "not-checked"


def test_a_single_file_that_no_list_names_is_added(made, lists, package_path):
    change(package_path)

    assert looked_up(lists, package_path, (PAYLOAD, TAGS, EXHIBIT), made.hand_over_code) == (
        "added-to",
        {PAYLOAD: "intact", "JS-001.png": "added"},
    )


def test_a_seal_chosen_alone_is_not_called_added(made, lists):
    overall, said = looked_up(lists, made.folder_path, (PAYLOAD, TAGS, SEAL), "")

    assert (overall, said["tagmanifest-sha256.txt.p7s"]) == ("incomplete", "not-checked")


# What needs a key


def test_what_the_page_cannot_check_has_a_row_and_no_word_about_every_file(made, lists, page):
    words = json.loads(re.search(r'<script id="words"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    found = answers_of_the_page(lists, made.folder_path, made.hand_over_code)
    left = [each for each in found["findings"] if each["isLeft"]]

    assert [(each["path"], each["verdict"]) for each in left] == [(SEAL, "not-checked")]
    assert "the seal was not checked" in words["page"]["intact-here"]
    assert 'WORDS.page["intact-here"]' in page


# What is not in the package


PART = "in part 2 of 3: EK-1-part-2-of-3.zip"
BY_MAIL = KEPT_BACK_NOTES[LeftOutReason.STOPPED_BY_MAIL]
NAMED = {
    "in another part": ("JS-001", "", PART),
    "kept back from mail": ("JS-001", "", BY_MAIL),
    "with more behind the note": ("JS-001", "", f"{PART}; covered copy"),
    "a label of every kind": ('\u010cŠ-1, "the\r\nfirst"', "", PART),
    "a label a spreadsheet might run": ("=JS-001", "", PART),
    "more than one": ("JS-001", "", PART),
    "here after all": ("JS-001", "data/exhibits/JS-001.png", PART),
    "a part of another hand-over": ("JS-001", "", "in part 2 of 9: EK-1-part-2-of-9.zip"),
    "an emptied cell alone": ("JS-001", "", ""),
    "another note": ("JS-001", "", "withheld for now; it stays unchanged in the vault"),
    "a note of somebody else's": ("JS-001", "", "see in part 2 of 3: EK.zip"),
}


def table_of(*rows):
    """A table of exhibits as the program writes it, and bag-info.txt of one part of three."""
    header = ("exhibit", "file", "size_bytes", "sha256", "sha1", "md5", "note")
    cells = [(label, file, "1", "a", "b", "c", note) for label, file, note in rows]
    return write_table(header, cells), b"Payload-Oxum: 1.1\nBag-Count: 1 of 3\n"


def elsewhere_of_the_page(table, info):
    script = Script("table.js")
    arguments = f"{json.dumps(table.decode('utf-8-sig'))}, {json.dumps(info.decode())}"
    said = json.loads(re.search(r'id="words"[^>]*>(.*?)</script>', PAGE, re.DOTALL)[1])["details"]
    found = script.told(f"Table.elsewhere({arguments})")
    return [said[key].format(**values) for key, values in found]


PAGE = verify_page(Words(), "en").decode("utf-8")


@pytest.mark.parametrize("name", NAMED)
def test_the_page_names_what_lies_elsewhere_in_the_programs_words(name, qapp):  # noqa: ARG001 - see above
    rows = [NAMED[name], ("JS-002", "", BY_MAIL)] if name == "more than one" else [NAMED[name]]
    table, info = table_of(*rows)
    found = Found(files={}, texts={INFO_NAME: info})

    of_program = [
        f"{row['exhibit']} is {row['place']}" for row in named_elsewhere(read_table(table), found)
    ]

    assert elsewhere_of_the_page(table, info) == of_program
    is_elsewhere = NAMED[name][1] == "" and NAMED[name][2].startswith((PART, BY_MAIL))
    assert len(of_program) == (len(rows) if is_elsewhere else 0)


@pytest.mark.parametrize(
    "table",
    [b"", b"\r\n", b"exhibit\r\nJS-001\r\n", b'"not ended', b"a,b\r\n1\r\n", b'x"y,1\r\n'],
)
def test_of_what_is_no_table_the_page_says_nothing(table, qapp):  # noqa: ARG001 - see above
    assert elsewhere_of_the_page(table, b"Bag-Count: 1 of 3\n") == []


@pytest.mark.parametrize("text", ["", "0123", "g" * 64, "0" * 63, " " + "ab-12 " * 16])
def test_a_code_is_whole_or_it_is_none(text, lists):
    found = lists.told(f"Lists.readCode({json.dumps(text)})")

    digits = re.sub(r"[\s-]", "", text)
    is_whole = re.fullmatch("(|[0-9a-f]{64})", digits) is not None
    assert found == (digits if is_whole else None)
