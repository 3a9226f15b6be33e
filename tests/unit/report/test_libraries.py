import re

from evidence_kit.report.libraries import libraries


def test_each_library_is_named_with_its_version():
    said = re.findall(r"[A-Za-z]+ \d+\.\d+[.\d]*", libraries())
    assert [each.partition(" ")[0] for each in said] == ["ReportLab", "HarfBuzz", "cryptography"]
