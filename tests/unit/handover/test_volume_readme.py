from dataclasses import replace

import pytest

from evidence_kit.handover.certificate import fingerprint
from evidence_kit.handover.editions import Kind, Main
from evidence_kit.handover.volume_readme import volume_readme
from evidence_kit.i18n import Words


def text_of(world, kind, main, case_file=None):
    data = volume_readme(
        case_file or world.case_file,
        world.order.facts,
        kind,
        folder_name="EK-2026-000123-VOLUME",
        main=main,
        other_name="EK-2026-000123",
        exhibits=2,
        certificate_fingerprint=fingerprint(world.order.certificate_pem),
        words=Words(),
    )
    return " ".join(data.decode("utf-8-sig").split())


@pytest.mark.parametrize("kind", [Kind.CONFIDENTIAL, Kind.SENSITIVE])
@pytest.mark.parametrize("main", Main)
def test_it_names_no_file_that_no_volume_holds(world, kind, main):
    text = text_of(world, kind, main)
    for missing in ("case.jsonld", "verify.html", "identifiers.csv", "-report.pdf"):
        assert missing not in text, missing


def test_it_says_where_its_code_stands_and_that_paper_has_none(world):
    assert "volumes.csv of that package." in text_of(world, Kind.SENSITIVE, Main.WHOLE)
    assert "or of its part 1." in text_of(world, Kind.SENSITIVE, Main.PARTS)
    assert "stands in no file" in text_of(world, Kind.SENSITIVE, Main.PAPER)


@pytest.mark.parametrize("kind", [Kind.CONFIDENTIAL, Kind.SENSITIVE])
def test_one_of_the_sample_says_that_nothing_in_it_is_real(world, kind):
    case = replace(world.case_file.case, reference="SAMPLE-2026-000001")
    sample = replace(world.case_file, case=case)

    assert "NOTHING IN IT IS REAL" in text_of(world, kind, Main.WHOLE, sample)
    assert "NOTHING IN IT IS REAL" not in text_of(world, kind, Main.WHOLE)
