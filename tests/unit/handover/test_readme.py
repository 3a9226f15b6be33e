import codecs
import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from evidence_kit.handover.certificate import fingerprint
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME
from evidence_kit.handover.editions import Beside, Kind, whole
from evidence_kit.handover.readme import README_NAME, readme_text
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.i18n import Words
from evidence_kit.progress import Cancel, silent
from evidence_kit.report.document import Commands
from evidence_kit.report.method import checking_section
from tests.pictures.pseudo import PseudoWords, pseudo
from tests.untranslated import plain_words, words_in

TWO_NAMES = "seal/tagmanifest-sha256.txt.p7s\ntagmanifest-sha256.txt\n"


@pytest.fixture(scope="module")
def text(world):
    return written(world, world.case_file)


def written(world, case_file, words=None, edition=None):
    return readme_text(
        case_file,
        edition or whole(case_file),
        world.order.facts,
        folder_name="EK-2026-000123",
        certificate_fingerprint=fingerprint(world.order.certificate_pem),
        words=words or Words(),
    ).decode("utf-8-sig")


def commands(text, heading):
    """The lines to paste under a heading, as an officer would."""
    section = text.replace("\r\n", "\n").partition(heading)[2].partition("\n\n")[0]
    return [line.strip() for line in section.split("\n")[1:]]


def run(command, folder):
    bash = shutil.which("bash")
    assert bash is not None
    return subprocess.run(
        [bash, "-c", command], cwd=folder, capture_output=True, text=True, check=False
    )


def test_it_opens_the_same_everywhere(text):
    assert text.isascii()
    assert text.count("\r\n") == text.count("\n") > 60
    assert "{" not in re.sub(r"\{ .*\}", "", text)


def test_a_language_with_more_than_ascii_says_so_at_its_beginning(world):
    data = readme_text(
        world.case_file,
        whole(world.case_file),
        world.order.facts,
        folder_name="EK-2026-000123",
        certificate_fingerprint=fingerprint(world.order.certificate_pem),
        words=PseudoWords(),
    )

    assert data.startswith(codecs.BOM_UTF8)
    assert data.count(b"\r\n") == data.count(b"\n")


def test_its_commands_are_the_same_in_every_language(world, text):
    other = written(world, world.case_file, PseudoWords())
    names = ("WINDOWS", "MACOS", "LINUX", "THE SEAL")

    ours = [commands(text, line) for line in text.split("\r\n") if line.startswith(names)]
    theirs = [
        commands(other, line)
        for line in other.split("\r\n")
        if line.startswith(tuple(f"[{pseudo(name)[1:-3].split(' ~')[0]}" for name in names))
    ]

    assert len(ours) == len(names)
    assert theirs == ours


def plain_lines(text):
    """The lines that begin with words of English."""
    return [line for line in text.split("\r\n") if re.match(r"(?:  )?[A-Z][a-z]+ [a-z]", line)]


def test_every_sentence_of_it_is_translated(world, text):
    assert plain_lines(written(world, world.case_file, PseudoWords())) == []
    assert len(plain_lines(text)) > 15


COMMAND = re.compile(r"\s{2,}(?:\S+ .*[-$(|].*|[|&].*)")
"""A line that is pasted into a terminal."""


def test_every_word_of_it_is_translated(world, text):
    commands_of = [line for line in text.split("\r\n") if COMMAND.match(line)]
    answers = ("CMS Verification successful", "Signature is Valid", "Total document signed")
    other = written(world, world.case_file, PseudoWords())

    assert plain_words(other, words_in((*commands_of, *answers))) == set()


def test_it_names_case_certificate_and_what_is_not_there(world, text):
    assert "EK-2026-000123, version 1" in text
    assert fingerprint(world.order.certificate_pem) in text
    assert "JS-003: withdrawn" in text
    assert "JS-004: image not held" in text
    assert "JS-005: marked as intimate" in text


def test_a_file_that_was_only_named_is_not_called_an_image(world):
    items = list(world.case_file.items)
    items[3] = replace(items[3], media_type="application/pdf")

    text = written(world, replace(world.case_file, items=tuple(items)))

    assert "JS-004: file not held: named" in text


def test_what_the_custody_log_only_commits_to_is_counted(world, text, package_path):
    log = (package_path / CUSTODY_LOG_NAME).read_text(encoding="utf-8").splitlines()
    shown = sum('"entry":' in line for line in log)

    assert 0 < shown < len(log) == len(world.case_file.ledger)
    flat = " ".join(text.split())
    assert f"The custody ledger has {len(log)} entries." in flat
    assert f"{shown} stand in full; of {len(log) - shown} only the commitment is given" in flat
    assert "is sealed or withheld, or is the original of a covered copy" in flat
    assert "own words, small pictures, contact data, steps" in flat


def test_a_log_without_secrets_is_said_to_be_whole(world):
    first = world.case_file.ledger[:1]

    text = written(world, replace(world.case_file, ledger=first))

    assert "custody-log.jsonl 1 stands in full." in " ".join(text.split())


def test_it_does_not_say_who_sat_at_the_computer(text):
    flat = " ".join(text.split())

    assert "does not record whose computer it was, who sat at it, or consent" in flat
    assert "on the computer of the person" not in flat
    assert "person put these files" not in flat
    assert "reporting person" not in flat


def test_it_promises_nothing_that_hashes_cannot_show(text):
    lowered = text.lower()

    assert "does not show" in lowered
    assert not any(word in lowered for word in ("admissible", "certified", "offender", "proof"))
    assert "not a forensic acquisition" in " ".join(lowered.split())


def test_initials_of_another_alphabet_do_not_break_it(world):
    items = tuple(replace(item, label=f"Ю-{item.number:03d}") for item in world.case_file.items)

    text = written(world, replace(world.case_file, items=items))

    assert "EX-003: withdrawn" in text


@pytest.mark.parametrize("heading", ["LINUX (", "MACOS ("])
def test_the_pasted_commands_find_nothing_in_a_whole_package(made, package_path, heading):
    text = (package_path / README_NAME).read_text(encoding="ascii")

    code, check, added = (run(line, package_path).stdout for line in commands(text, heading))

    assert code.split()[0] == made.hand_over_code
    assert check == ""
    assert added == TWO_NAMES


@pytest.mark.parametrize("heading", ["LINUX (", "MACOS ("])
def test_the_pasted_commands_find_changed_missing_and_added_files(package_path, heading):
    text = (package_path / README_NAME).read_text(encoding="ascii")
    (package_path / "data/exhibits/JS-001.png").write_bytes(b"another")
    (package_path / "data/exhibits/JS-002.txt").unlink()
    (package_path / "data/exhibits/JS-009.png").write_bytes(b"new")

    _, check, added = (run(line, package_path) for line in commands(text, heading))

    assert "JS-001.png: FAILED" in check.stdout
    assert "JS-002.txt: FAILED open or read" in check.stdout
    assert "data/exhibits/JS-009.png" in added.stdout


def test_the_pasted_openssl_line_accepts_the_seal_and_refuses_a_changed_list(package_path):
    text = (package_path / README_NAME).read_text(encoding="ascii")
    (command,) = (
        line.strip() for line in text.splitlines() if line.strip().startswith("openssl cms ")
    )

    good = run(command, package_path)
    with (package_path / "tagmanifest-sha256.txt").open("ab") as changed:
        changed.write(b"\n")
    bad = run(command, package_path)

    assert "CMS Verification successful" in good.stderr
    assert bad.returncode != 0


def printed_for(system):
    """The lines the report prints for a system, one string for each step, as typed."""
    steps = []
    for block in checking_section(Words(), certificate_sha1="ab cd").blocks:
        if isinstance(block, Commands):
            chosen = False
            typed = []
            for label, line in block.lines:
                chosen = system in label if label else chosen
                if chosen:
                    typed.append(line)
            steps.append("\n".join(typed))
    return steps


def test_the_lines_of_the_report_find_nothing_and_leave_the_package_intact(made, package_path):
    code, check, added, _exhibit = (run(line, package_path) for line in printed_for("Linux")[:4])
    (seal_lines,) = filter(None, printed_for("OpenSSL"))
    seal = run(seal_lines, package_path)

    assert code.stdout.split()[0] == made.hand_over_code
    assert check.returncode == 0
    assert added.stdout == TWO_NAMES
    assert "CMS Verification successful" in seal.stderr
    checked = verify_package(package_path, code=made.hand_over_code, report=silent, cancel=Cancel())
    assert checked.overall is PackageVerdict.INTACT


def test_the_lines_of_the_report_find_a_file_that_was_added(package_path):
    (package_path / "data/exhibits/JS-009.png").write_bytes(b"new")
    (package_path / "notes.txt").write_bytes(b"new")

    added = run(printed_for("Linux")[2], package_path).stdout.splitlines()

    assert set(added) == {*TWO_NAMES.split(), "data/exhibits/JS-009.png", "notes.txt"}


def test_every_tool_named_on_windows_comes_with_the_system(text):
    section = text.partition("WINDOWS")[2].partition("MACOS")[0]

    verbs = set(re.findall(r"\b(?:Get|Test|Where|ForEach)-[A-Z]\w+", section))

    assert verbs == {
        "Get-FileHash",
        "Get-Content",
        "Get-ChildItem",
        "Test-Path",
        "ForEach-Object",
        "Where-Object",
    }


def flowed(text):
    """The sentences without the breaks of their lines."""
    return " ".join(text.split())


def test_only_part_1_is_checked_with_the_code_on_the_slip(world):
    beside = (Beside(name="EK-2026-000123-part-1-of-2", kind=Kind.ORDINARY, is_locked=False),)
    edition = replace(whole(world.case_file), parts=2, beside=beside)

    first = flowed(written(world, world.case_file, edition=edition))
    second = flowed(written(world, world.case_file, edition=replace(edition, part=2)))

    assert "It is the code of this part 1." in first
    assert "The code of this part stands in data/index/volumes.csv of part 1." in second
    assert "Ask the person for the hand-over code" not in second
    assert "what is locked, and the hand-over codes" in first
    assert "what is locked, and the hand-over codes" not in second


def test_covered_copies_are_counted_apart_and_not_called_originals(world):
    edition = whole(world.case_file)
    copy = edition.exhibits[0].item
    case_file = replace(world.case_file, covered_from={copy.id: copy})

    text = flowed(written(world, case_file))

    others = len(edition.exhibits) - 1
    assert f"{others} original file" in text
    assert "1 covered copy; its original stays in the vault" in text
    assert "each exhibit has the SHA-256" not in text
    assert "a covered copy the one recorded when it was made" in text


def test_exhibits_that_are_named_and_not_in_this_part_are_said_to_be_elsewhere(world):
    edition = whole(world.case_file)
    part = replace(edition, exhibits=edition.exhibits[:1], parts=2)
    said = "name the exhibits of all parts, and those that were kept back"

    assert said in flowed(written(world, world.case_file, edition=part))
    assert said not in flowed(written(world, world.case_file))
