from evidence_kit.handover.editions import Beside, Kind, intimate_items, whole, without
from evidence_kit.handover.selection import LeftOutReason
from evidence_kit.handover.spreadsheet import read_table
from evidence_kit.handover.tables import exhibits_csv, volumes_csv
from evidence_kit.hashing import MultiHash


def digests_of(world):
    found = {}
    for item in world.case_file.items:
        hasher = MultiHash()
        hasher.update(world.originals[item.id])
        found[item.id] = hasher.digests()
    return found


def test_the_whole_edition_is_everything_that_may_go_out(world):
    chosen = whole(world.case_file)

    assert [each.item.label for each in chosen.exhibits] == ["JS-001", "JS-002", "JS-006"]
    assert (chosen.suffix, chosen.more_info, chosen.beside) == ("", (), ())


def test_what_is_kept_back_is_named_with_its_reason(world):
    video = world.case_file.items[5]

    chosen = without(world.case_file, {video.id: LeftOutReason.STOPPED_BY_MAIL}, "EK-SENSITIVE")

    assert [each.item.label for each in chosen.exhibits] == ["JS-001", "JS-002"]
    assert [(each.label, each.reason) for each in chosen.left_out] == [
        ("JS-003", LeftOutReason.WITHDRAWN),
        ("JS-004", LeftOutReason.NOT_HELD),
        ("JS-005", LeftOutReason.IN_SENSITIVE),
        ("JS-006", LeftOutReason.STOPPED_BY_MAIL),
    ]


def test_the_table_says_where_an_exhibit_is_that_is_not_in_this_bag(world):
    video = world.case_file.items[5]
    chosen = without(world.case_file, {video.id: LeftOutReason.STOPPED_BY_MAIL}, "EK-SENSITIVE")

    rows = {
        row["exhibit"]: row
        for row in read_table(exhibits_csv(world.case_file, digests_of(world), chosen.elsewhere))
    }

    assert rows["JS-006"]["file"] == ""
    assert rows["JS-006"]["sha256"] == video.sha256
    assert "e-mail programs" in rows["JS-006"]["note"]
    assert rows["JS-005"]["note"] == "intimate; it is in the separate, locked EK-SENSITIVE"


def test_the_table_of_volumes_names_no_content(world):
    (intimate,) = intimate_items(world.case_file)
    beside = Beside(
        name="EK-SENSITIVE", kind=Kind.SENSITIVE, is_locked=True, labels=(intimate.label,)
    )

    data = volumes_csv((beside,))

    assert read_table(data) == [
        {
            "name": "EK-SENSITIVE",
            "what": "exhibits that the person marked as intimate",
            "locked": "yes",
            "exhibits": "JS-005",
            "hand_over_code": "",
        }
    ]
    assert intimate.sha256.encode() not in data
