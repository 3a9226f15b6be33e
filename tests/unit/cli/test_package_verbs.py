from pathlib import Path

import pytest

from evidence_kit.casework.handing_over import HandedOver
from evidence_kit.cli.package_verbs import emit_handed_over
from evidence_kit.handover.profiles import Profile
from evidence_kit.handover.selection import LeftOut, LeftOutReason
from evidence_kit.model import Digest


def handed_over(profile: Profile, reason: LeftOutReason) -> HandedOver:
    return HandedOver(
        profile=profile,
        packages=(),
        papers_path=Path("made"),
        report_path=None,
        confidential=None,
        sensitive=None,
        told=(),
        code=Digest("ab" * 32),
        exhibits=0,
        sensitive_labels=(),
        left_out=(LeftOut(label="JS-001", reason=reason),),
    )


def test_of_paper_nothing_is_called_a_package(capsys: pytest.CaptureFixture[str]) -> None:
    emit_handed_over(handed_over(Profile.PRINT, LeftOutReason.ON_PAPER))

    words = capsys.readouterr().err
    assert "JS-001 is named in the report alone: paper holds no originals" in words
    assert "What is for paper is not encrypted." in words
    assert "in the package but not in it" not in words


def test_what_is_not_in_a_package_is_named_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    emit_handed_over(handed_over(Profile.USB, LeftOutReason.WITHHELD))

    words = capsys.readouterr().err
    assert "JS-001 is named in the package but not in it: withheld for now" in words
    assert "The package is not encrypted." in words
