from datetime import UTC, datetime

import pytest

from evidence_kit.errors import NotAPackageError
from evidence_kit.handover import bag

DIGEST = "ab" * 32


def line(path, digest=DIGEST):
    return f"{digest}  {path}\n".encode()


def test_a_manifest_reads_back_as_it_was_written():
    digests = {"data/b": "cd" * 32, "data/a%\r\n": DIGEST, "data/č": "ef" * 32}

    manifest = bag.read_manifest(bag.manifest_text(digests), "sha256", "here")

    assert manifest.digests == digests
    assert manifest.faults == ()


def test_a_manifest_is_sorted_has_two_spaces_and_plain_line_ends():
    text = bag.manifest_text({"data/b": DIGEST, "data/a": DIGEST})

    assert text == f"{DIGEST}  data/a\n{DIGEST}  data/b\n".encode()


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("../outside", "leaves"),
        ("data/../../outside", "leaves"),
        ("/etc/passwd", "leaves"),
        ("~/x", "leaves"),
        ("data\\..\\x", "portable"),
        ("C:/x", "portable"),
        ("data//x", "plain form"),
        ("./data/x", "plain form"),
        ("data/x/", "plain form"),
        ("data/\0x", "zero byte"),
    ],
)
def test_a_path_that_leads_elsewhere_is_named_and_not_followed(path, word):
    manifest = bag.read_manifest(line(path) + line("data/good"), "sha256", "here")

    assert list(manifest.digests) == ["data/good"]
    assert word in manifest.faults[0]
    assert "line 1" in manifest.faults[0]


@pytest.mark.parametrize(
    "text",
    [
        b"\xff" * 64 + b"  data/x\n",
        DIGEST.encode() + b"  data/\xff\n",
        DIGEST.encode() + b" data/x\n",
        DIGEST.encode() + b" *data/x\n",
        DIGEST.encode()[:-1] + b"  data/x\n",
        b"\n",
        line("data/" + "x" * 9_000),
    ],
)
def test_a_malformed_line_is_a_fault_and_the_next_is_still_read(text):
    manifest = bag.read_manifest(text + line("data/good"), "sha256", "here")

    assert list(manifest.digests) == ["data/good"]
    assert len(manifest.faults) == 1


def test_a_path_named_twice_is_a_fault_and_the_first_counts():
    text = line("data/x") + line("data/x", "cd" * 32)

    manifest = bag.read_manifest(text, "sha256", "here")

    assert manifest.digests == {"data/x": DIGEST}
    assert "second time" in manifest.faults[0]


def test_a_last_line_that_is_cut_off_is_a_fault():
    manifest = bag.read_manifest(line("data/x") + line("data/y")[:-1], "sha256", "here")

    assert manifest.faults == ("the last line is not finished",)


def test_line_ends_changed_on_the_way_do_not_hide_the_files():
    text = line("data/x").replace(b"\n", b"\r\n")

    assert list(bag.read_manifest(text, "sha256", "here").digests) == ["data/x"]


def test_more_lines_than_any_package_has_are_refused():
    with pytest.raises(NotAPackageError):
        bag.read_manifest(b"\n" * (bag.MAX_ENTRIES + 1), "sha256", "here")


def test_many_faults_stay_readable():
    manifest = bag.read_manifest(b"nonsense\n" * 5_000, "sha256", "here")

    assert len(manifest.faults) == 21
    assert manifest.faults[-1] == "and 4980 more"


def test_an_md5_manifest_is_read_by_its_own_length():
    manifest = bag.read_manifest(line("data/x", "ab" * 16), "md5", "here")

    assert manifest.digests == {"data/x": "ab" * 16}


def test_the_information_reads_back():
    text = bag.info_text(
        reference="EK-2026-000123",
        version=2,
        made_at=datetime(2026, 3, 2, tzinfo=UTC),
        app_version="0.1.0",
        payload_bytes=5,
        payload_files=1,
    )

    fields = bag.read_info(text)

    assert fields["Payload-Oxum"] == "5.1"
    assert fields["External-Identifier"] == "EK-2026-000123"
    assert fields["Bagging-Date"] == "2026-03-02"
    assert fields["Bag-Software-Agent"] == "Evidence Kit 0.1.0"
    assert text.endswith(b"\n")
    assert b"\r" not in text
