import errno
import hashlib
from dataclasses import dataclass

import pytest

from evidence_kit.errors import CancelledError
from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.contents import Entry
from evidence_kit.handover.listing import (
    JustWritten,
    added_findings,
    listed_findings,
    measure,
)
from evidence_kit.handover.reading_back import ReadBack
from evidence_kit.hashing import Digests
from evidence_kit.model import Verdict
from evidence_kit.progress import Cancel, Stage, silent


def sha256(data):
    return hashlib.sha256(data).hexdigest()


@dataclass
class FailingContents:
    """A package in memory, some files of which lie on a failing disk."""

    files: dict
    failing: frozenset = frozenset()
    obstacles: tuple = ()
    strays: tuple = ()

    @property
    def entries(self):
        whole = {name: Entry(size_bytes=len(data)) for name, data in self.files.items()}
        return whole | {name: Entry(size_bytes=0, obstacle=why) for name, why in self.obstacles}

    def read(self, name):
        yield self.files[name][:2]
        if name in self.failing:
            raise OSError(errno.EIO, "Input/output error")
        yield self.files[name][2:]


def found_in(contents, kept=frozenset()):
    return measure(contents, kept, silent, Cancel())


def manifest_of(**files):
    return Manifest(
        digests={f"data/{name}": sha256(data) for name, data in files.items()}, faults=()
    )


def verdicts(findings):
    return {finding.subject: finding.verdict for finding in findings}


def test_one_failing_file_is_unreadable_and_the_others_are_still_checked():
    contents = FailingContents(
        {"data/a": b"aaaa", "data/b": b"bbbb", "data/c": b"XXXX"}, frozenset({"data/b"})
    )

    findings = listed_findings(manifest_of(a=b"aaaa", b=b"bbbb", c=b"cccc"), found_in(contents))

    assert verdicts(findings) == {
        "data/a": Verdict.INTACT,
        "data/b": Verdict.UNREADABLE,
        "data/c": Verdict.ALTERED,
    }
    assert findings[1].detail == "Input/output error"


def test_missing_and_altered_are_different_words():
    findings = listed_findings(
        manifest_of(a=b"aaaa", b=b"bbbb"), found_in(FailingContents({"data/a": b"aaab"}))
    )

    assert verdicts(findings) == {"data/a": Verdict.ALTERED, "data/b": Verdict.MISSING}
    assert sha256(b"aaab") in findings[0].detail


def test_swapped_files_are_altered_and_told_apart():
    contents = FailingContents({"data/a": b"bbbb", "data/b": b"aaaa"})

    findings = listed_findings(manifest_of(a=b"aaaa", b=b"bbbb"), found_in(contents))

    assert [finding.verdict for finding in findings] == [Verdict.ALTERED] * 2
    assert findings[0].detail.endswith("these are the bytes of data/b")


def test_what_lies_behind_a_link_is_unreadable_and_not_missing():
    contents = FailingContents({}, obstacles=(("data", "a link, which is not followed"),))

    (finding,) = listed_findings(manifest_of(a=b"aaaa"), found_in(contents))

    assert finding.verdict is Verdict.UNREADABLE
    assert "behind data" in finding.detail


def test_a_file_that_no_list_names_is_added():
    contents = FailingContents({"data/a": b"aaaa", "data/x\u202e": b"x", "seal": b"s"})

    findings = added_findings(
        found_in(contents), manifest_of(a=b"aaaa").digests, frozenset({"seal"})
    )

    assert verdicts(findings) == {"data/x⟦U+202E⟧": Verdict.ADDED}


def test_an_added_file_is_named_even_if_it_cannot_be_read():
    contents = FailingContents({"data/x": b"xxxx"}, frozenset({"data/x"}))

    (finding,) = added_findings(found_in(contents), {}, frozenset())

    assert finding.verdict is Verdict.ADDED


def test_an_added_link_is_unreadable():
    contents = FailingContents({}, obstacles=(("data/x", "a link, which is not followed"),))

    (finding,) = added_findings(found_in(contents), {}, frozenset())

    assert finding.verdict is Verdict.UNREADABLE
    assert "no manifest lists it" in finding.detail


def test_a_renamed_file_is_recognised_by_its_bytes():
    found = found_in(FailingContents({"data/new": b"aaaa"}))

    (finding,) = added_findings(found, manifest_of(a=b"aaaa").digests, frozenset())

    assert finding.detail == "the bytes of data/a, which is missing"


@pytest.mark.parametrize("name", ["data/.DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_a_system_leaves_behind_is_added_and_explained(name):
    (finding,) = added_findings(found_in(FailingContents({name: b"1"})), {}, frozenset())

    assert finding.verdict is Verdict.ADDED
    assert "not from the person" in finding.detail


def test_texts_are_kept_only_where_they_were_read_whole():
    contents = FailingContents({"a": b"aaaa", "b": b"bbbb", "c": b"cccc"}, frozenset({"b"}))

    found = found_in(contents, frozenset({"a", "b"}))

    assert found.texts == {"a": b"aaaa"}


def test_progress_counts_real_bytes_up_to_the_total():
    told = []
    contents = FailingContents({"a": b"aaaa", "b": b"bb"})

    measure(contents, frozenset(), told.append, Cancel())

    assert [(each.done, each.total) for each in told][-1] == (6, 6)
    assert {each.stage for each in told} == {Stage.VERIFYING}


def test_a_stop_is_heard():
    cancel = Cancel()
    cancel.request()

    with pytest.raises(CancelledError):
        measure(FailingContents({"a": b"aaaa"}), frozenset(), silent, cancel)


def written(**read_back):
    return JustWritten(
        known={sha256(b"whole"): Digests(sha256=sha256(b"whole"), sha1="one", md5="five")},
        read_back={f"data/{name}": read for name, read in read_back.items()},
    )


def read_again(read_back, kept=frozenset()):
    """What is found of a file on a failing disk, by whoever has just written and read it."""
    contents = FailingContents({"data/a": b"whole"}, failing=frozenset({"data/a"}))
    found = measure(contents, kept, silent, Cancel(), written=written(a=read_back))
    return found.files["data/a"]


def test_what_was_read_back_already_is_not_read_again():
    found = read_again(ReadBack(size_bytes=5, sha256=sha256(b"whole")))

    assert (found.digests.sha256, found.digests.md5, found.size_bytes) == (
        sha256(b"whole"),
        "five",
        5,
    )


def test_what_has_another_size_since_is_read_again():
    assert read_again(ReadBack(size_bytes=4, sha256=sha256(b"whole"))).problem


def test_what_the_check_itself_needs_is_read_again():
    read_back = ReadBack(size_bytes=5, sha256=sha256(b"whole"))

    assert read_again(read_back, kept=frozenset({"data/a"})).problem


def test_bytes_that_were_read_back_and_that_nobody_wrote_have_no_look_up_values():
    found = read_again(ReadBack(size_bytes=5, sha256=sha256(b"rotten")))

    assert (found.digests.sha256, found.digests.md5) == (sha256(b"rotten"), "")
