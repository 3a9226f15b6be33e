import hashlib
from pathlib import Path

import pytest

from evidence_kit.errors import NotAPackageError
from evidence_kit.handover import bag
from evidence_kit.handover.listing import MAX_TEXT_BYTES, Found, Measured
from evidence_kit.handover.manifests import Lists, manifest_findings, read_lists
from evidence_kit.hashing import MultiHash
from evidence_kit.model import Verdict


def found_of(files):
    """A package in memory; ``None`` stands for a file that cannot be read."""
    measured = {}
    for name, data in files.items():
        hashes = MultiHash()
        hashes.update(data or b"")
        measured[name] = Measured(
            size_bytes=len(data or b""),
            digests=None if data is None else hashes.digests(),
            problem="Input/output error" if data is None else "",
        )
    return Found(
        files=measured, texts={name: data for name, data in files.items() if data is not None}
    )


def whole_package(**changes):
    payload = {"data/a": b"aaaa", "data/b": b"bbbb"}
    tags = {
        "bagit.txt": bag.DECLARATION,
        bag.PAYLOAD_MANIFEST_NAME: listing(payload, hashlib.sha256),
        bag.LOOKUP_MANIFEST_NAME: listing(payload, hashlib.md5),
    }
    return {**payload, **tags, bag.TAG_MANIFEST_NAME: listing(tags, hashlib.sha256), **changes}


def listing(files, algorithm):
    return bag.manifest_text({name: algorithm(data).hexdigest() for name, data in files.items()})


def bad_of(files):
    found = found_of(files)
    findings = manifest_findings(read_lists(Path("p"), found), found)
    return sorted(
        (finding.subject, finding.verdict.value)
        for finding in findings
        if finding.verdict is not Verdict.INTACT
    )


def without(name, files=None):
    files = dict(whole_package() if files is None else files)
    del files[name]
    return files


def test_a_whole_package_has_nothing_but_intact_files():
    assert bad_of(whole_package()) == []


def test_without_the_payload_list_nothing_is_said_of_its_files():
    assert bad_of(without(bag.PAYLOAD_MANIFEST_NAME)) == [
        ("data/a", "not-checked"),
        ("data/b", "not-checked"),
        ("manifest-md5.txt", "not-checked"),
        ("manifest-sha256.txt", "missing"),
    ]


def test_without_the_tag_list_nothing_is_said_of_the_tag_files():
    assert bad_of(without(bag.TAG_MANIFEST_NAME)) == [
        ("bagit.txt", "not-checked"),
        ("data/a", "not-checked"),
        ("data/b", "not-checked"),
        ("manifest-md5.txt", "not-checked"),
        ("manifest-md5.txt", "not-checked"),
        ("manifest-sha256.txt", "not-checked"),
        ("tagmanifest-sha256.txt", "missing"),
    ]


def test_what_an_altered_list_names_is_not_known_to_be_as_it_was():
    files = whole_package(**{"data/a": b"other"})
    files[bag.PAYLOAD_MANIFEST_NAME] = listing(
        {"data/a": b"other", "data/b": b"bbbb"}, hashlib.sha256
    )

    assert bad_of(files) == [
        ("data/a", "not-checked"),
        ("data/b", "not-checked"),
        ("manifest-md5.txt", "not-checked"),
        ("manifest-sha256.txt", "altered"),
    ]


def test_what_an_altered_list_no_longer_names_is_not_called_added():
    files = whole_package()
    files[bag.PAYLOAD_MANIFEST_NAME] = listing({"data/a": b"aaaa"}, hashlib.sha256)

    assert ("data/b", "not-checked") in bad_of(files)
    assert not [each for each in bad_of(files) if each[1] == "added"]


def test_a_list_that_the_tag_list_does_not_name_is_no_sure_list():
    tags = {"bagit.txt": bag.DECLARATION}
    files = whole_package(**{bag.TAG_MANIFEST_NAME: listing(tags, hashlib.sha256)})

    assert {("data/a", "not-checked"), (bag.PAYLOAD_MANIFEST_NAME, "added")} <= set(bad_of(files))


def test_a_list_that_cannot_be_read_is_unreadable_and_not_missing():
    assert ("tagmanifest-sha256.txt", "unreadable") in bad_of(
        whole_package(**{bag.TAG_MANIFEST_NAME: None})
    )


def test_without_the_look_up_list_it_alone_is_named():
    assert bad_of(without(bag.LOOKUP_MANIFEST_NAME)) == [
        ("manifest-md5.txt", "missing"),
        ("manifest-md5.txt", "not-checked"),
    ]


def test_a_line_in_the_wrong_list_is_named_and_not_followed():
    files = whole_package(**{"x.txt": b"x"})
    files[bag.PAYLOAD_MANIFEST_NAME] += listing({"x.txt": b"x"}, hashlib.sha256)

    assert ("x.txt", "added") in bad_of(files)
    assert ("manifest-sha256.txt", "altered") in bad_of(files)


def test_a_look_up_list_with_other_digests_is_named():
    payload = {"data/a": b"aaaa", "data/b": b"other"}
    tags = {
        "bagit.txt": bag.DECLARATION,
        bag.PAYLOAD_MANIFEST_NAME: whole_package()[bag.PAYLOAD_MANIFEST_NAME],
        bag.LOOKUP_MANIFEST_NAME: listing(payload, hashlib.md5),
    }
    files = whole_package(**tags, **{bag.TAG_MANIFEST_NAME: listing(tags, hashlib.sha256)})

    assert bad_of(files) == [("manifest-md5.txt", "altered")]


@pytest.mark.parametrize("kept", [{"data/a": b"aaaa"}, {"data/a": b"aaaa", "data/z": b"z"}])
def test_a_look_up_list_of_other_files_is_named(kept):
    tags = {
        "bagit.txt": bag.DECLARATION,
        bag.PAYLOAD_MANIFEST_NAME: whole_package()[bag.PAYLOAD_MANIFEST_NAME],
        bag.LOOKUP_MANIFEST_NAME: listing(kept, hashlib.md5),
    }
    files = whole_package(**tags, **{bag.TAG_MANIFEST_NAME: listing(tags, hashlib.sha256)})

    assert {subject for subject, _ in bad_of(files)} == {"manifest-md5.txt"}


def test_a_list_larger_than_any_is_refused():
    found = found_of(whole_package())
    texts = {name: text for name, text in found.texts.items() if "manifest" not in name}

    with pytest.raises(NotAPackageError):
        read_lists(Path("p"), Found(files=found.files, texts=texts))

    assert MAX_TEXT_BYTES > bag.MAX_ENTRIES * 200


def test_lists_that_are_not_there_are_none():
    assert read_lists(Path("p"), found_of({})) == Lists(payload=None, tags=None, lookup=None)
