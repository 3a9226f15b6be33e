import random
from pathlib import Path

import pytest

from evidence_kit.errors import BackupTooNewError, NotABackupError
from evidence_kit.store import backup_format, backup_reading
from evidence_kit.store.backup_format import Index, IndexedFile, IndexedPiece
from evidence_kit.store.backup_reading import BackupFile, PieceState, Survey
from tests.vaults import FilledVault


@pytest.fixture
def backup_path(filled: FilledVault, tmp_path: Path) -> Path:
    vault = filled.open()
    path = vault.write_backup(tmp_path / "case.ekbackup").path
    vault.close()
    return path


def look(path: Path) -> tuple[Survey, dict[str, bytes], list[str]]:
    """What is said of a backup, what comes out of it whole, and every bad thing's name."""
    with BackupFile(path) as backup:
        survey = backup.survey()
        bad = [finding.subject for finding in survey.findings]
        whole = {}
        for found in survey.files:
            states, parts = [], []
            for state, at, content in backup.pieces(found):
                states.append((state, at))
                parts.append(content)
            findings = backup_reading.findings_about(
                found.name, states, is_complete=found.is_complete
            )
            bad += [finding.subject for finding in findings if finding.verdict.is_bad]
            if found.is_complete and all(state.has_content for state, _ in states):
                whole[found.name] = b"".join(parts)
    return survey, whole, bad


def vault_bytes(filled: FilledVault, names: list[str]) -> dict[str, bytes]:
    return {name: (filled.path / name).read_bytes() for name in names}


def test_everything_of_a_vault_is_in_it_byte_for_byte(filled: FilledVault, tmp_path: Path) -> None:
    vault = filled.open()
    path = vault.write_backup(tmp_path / "case.ekbackup").path
    survey, whole, bad = look(path)
    found = {name: data for name, data in whole.items() if name != "case.db"}
    vault.close()

    assert bad == []
    assert found == vault_bytes(filled, list(found))
    names = [each.name for each in survey.files]
    assert (names[0], names[-1]) == ("header.a", "header.b")
    sealed = [path.name for path in filled.path.glob("blobs/*/*")]
    assert sorted(Path(name).name for name in whole if name.startswith("blobs/")) == sorted(sealed)


def test_a_flipped_bit_is_located_wherever_it_lies(backup_path: Path) -> None:
    sound = backup_path.read_bytes()
    _, every, _ = look(backup_path)
    dice = random.Random(20261128)
    index_at = backup_format.read_end(sound[-backup_format.END_BYTES :])
    places = {
        *range(0, backup_format.PROLOGUE_BYTES, 5),
        *range(index_at, len(sound), 97),
        *range(len(sound) - backup_format.END_BYTES, len(sound), 3),
        *(dice.randrange(len(sound)) for _ in range(60)),
    }
    for place in sorted(places):
        backup_path.write_bytes(flipped(sound, place, dice.randrange(8)))
        _, whole, bad = look(backup_path)

        assert len(bad) == 1, (place, bad)
        lost = every.keys() - whole.keys()
        assert lost <= set(bad), place
        assert all(whole[name] == every[name] for name in whole)


def test_every_truncation_is_noticed_and_what_is_before_it_comes_out(backup_path: Path) -> None:
    sound = backup_path.read_bytes()
    survey, every, _ = look(backup_path)
    dice = random.Random(7)
    lengths = [0, 1, 31, 32, 33, len(sound) - 1, len(sound) - 24, len(sound) - 25]
    lengths += [dice.randrange(len(sound)) for _ in range(30)]
    lasts = {each.name: each.pieces[-1][1] for each in survey.files}
    # A head is shorter than the longest one a reader takes.
    ends = {name: last.at + last.size + 1100 for name, last in lasts.items()}
    for length in lengths:
        backup_path.write_bytes(sound[:length])
        try:
            _, whole, bad = look(backup_path)
        except NotABackupError:
            assert length < backup_format.PROLOGUE_BYTES
            continue

        assert bad, length
        assert all(whole[name] == every[name] for name in whole)
        following = [name for name, at in ends.items() if at < length]
        assert set(following) <= set(whole), length


def test_without_its_index_every_file_still_comes_out(backup_path: Path) -> None:
    sound = backup_path.read_bytes()
    _, every, _ = look(backup_path)
    index_at = backup_format.read_end(sound[-backup_format.END_BYTES :])
    backup_path.write_bytes(flipped(sound, index_at + 20, 0))

    survey, whole, bad = look(backup_path)

    assert (survey.sealed_index, whole, bad) == (None, every, ["index of the backup"])


def test_bytes_that_were_cut_out_cost_one_file_and_not_those_behind_it(backup_path: Path) -> None:
    sound = backup_path.read_bytes()
    survey, every, _ = look(backup_path)
    first = survey.files[1].pieces[0][1].at
    backup_path.write_bytes(sound[: first + 700] + sound[first + 800 :])

    _, whole, bad = look(backup_path)

    assert every.keys() - whole.keys() == {survey.files[1].name}
    assert survey.files[1].name in bad


def test_what_was_added_behind_the_end_is_noticed(backup_path: Path) -> None:
    backup_path.write_bytes(backup_path.read_bytes() + b"more")

    _, whole, bad = look(backup_path)

    assert (bad, "case.db" in whole) == (["end of the backup"], True)


def test_a_changed_head_costs_nothing_while_the_index_is_whole(backup_path: Path) -> None:
    sound = backup_path.read_bytes()
    backup_path.write_bytes(flipped(sound, backup_format.PROLOGUE_BYTES + 20, 3))
    with BackupFile(backup_path) as backup:
        found = backup.survey().files[0]
        states = [state for state, _, _ in backup.pieces(found)]

    assert states == [PieceState.HEAD_CHANGED]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 something else", bytes(5000)])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "holiday.zip"
    path.write_bytes(content)

    with pytest.raises(NotABackupError), BackupFile(path) as backup:
        backup.survey()


def test_a_file_that_is_not_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(NotABackupError):
        BackupFile(tmp_path / "no such file")


def test_a_backup_of_a_later_version_says_so(tmp_path: Path) -> None:
    piece = IndexedPiece(at=32, sha256="ab" * 32, size=0)
    index = Index(files=[IndexedFile(name="case.db", pieces=[piece], size=0)], v=2, vault="0" * 32)
    start = backup_format.prologue("0" * 32)
    data = start + backup_format.index_record(index, bytes(32)) + backup_format.end(len(start))
    path = tmp_path / "later.ekbackup"
    path.write_bytes(data)

    with pytest.raises(BackupTooNewError), BackupFile(path) as backup:
        backup.survey()


def flipped(data: bytes, place: int, bit: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]
