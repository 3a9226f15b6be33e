import re
import subprocess

import pytest

from evidence_kit.handover.certificate import fingerprint
from evidence_kit.handover.readme_checking import ASK, how_to_check, other_ways, seal
from evidence_kit.handover.readme_page import Page
from evidence_kit.i18n import Words

CASE_DATA = "data/index/case.jsonld"


def said(put_down, *arguments, **options):
    page = Page(Words())
    put_down(page, *arguments, **options)
    return " ".join(page.text().split())


@pytest.mark.parametrize("is_there", [True, False])
def test_the_case_as_data_is_named_only_where_it_is(is_there):
    assert (CASE_DATA in said(other_ways, "EK-1", has_case_data=is_there)) is is_there


def test_gaps_are_explained_only_where_there_are_some():
    without = said(other_ways, "EK-1", has_case_data=True)
    assert "square brackets" not in without
    assert "square brackets" in said(other_ways, "EK-1", has_case_data=True, has_gaps=True)


def test_the_time_stamp_is_a_name_that_no_list_has():
    stamped = said(how_to_check, "EK-1", ASK, has_page=False, is_stamped=True)
    assert "tagmanifest-sha256.txt.tsr" in stamped
    plain = said(how_to_check, "EK-1", ASK, has_page=True, is_stamped=False)
    assert "tagmanifest-sha256.txt.tsr" not in plain
    assert "verify.html" in plain
    assert "verify.html" not in stamped


def test_the_line_for_the_fingerprint_prints_the_one_that_is_named(made, world):
    named = fingerprint(world.order.certificate_pem)
    page = Page(Words())
    seal(page, named)
    (line,) = re.findall("openssl x509 .*", page.text())

    printed = subprocess.run(
        line.split(), cwd=made.folder_path, capture_output=True, text=True, check=True
    )

    assert printed.stdout.partition("=")[2].strip().replace(":", "").lower() == named
