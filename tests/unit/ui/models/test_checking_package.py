from evidence_kit.messages import PackageChecked, Problem
from evidence_kit.model import Verdict
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.checking_package import CheckPackageState, Shown
from evidence_kit.ui.models.verdicts import CodeAnswer, PackageAnswer
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import finding

CODE = "ab" * 32


def over(*verdicts: Verdict, typed: str = "") -> CheckPackageState:
    findings = tuple(finding(verdict.value, verdict) for verdict in verdicts)
    checked = PackageChecked(
        findings=findings, is_intact=True, hand_over_code=CODE, is_code_compared=bool(typed)
    )
    return CheckPackageState(path="/x", typed=typed).begun().over(checked, STARTED_AT)


def test_there_is_nothing_to_check_before_a_package_is_chosen() -> None:
    assert not CheckPackageState().can_check
    assert CheckPackageState(path="/x").can_check


def test_while_one_is_checked_no_other_can_be() -> None:
    assert not CheckPackageState(path="/x").begun().can_check


def test_the_code_that_was_sent_decides_and_not_what_is_typed_since() -> None:
    state = over(Verdict.INTACT, typed=CODE.upper())

    assert state.answered is not None
    assert state.answered.code is CodeAnswer.FITS
    assert state.answered.package is PackageAnswer.INTACT


def test_what_is_not_right_is_listed_first() -> None:
    state = over(Verdict.INTACT, Verdict.ALTERED)

    assert state.shown is Shown.NOT_RIGHT
    assert [each.verdict for each in state.listed] == [Verdict.ALTERED]


def test_where_all_is_intact_everything_is_listed() -> None:
    assert len(over(Verdict.INTACT, Verdict.INTACT).listed) == 2


def test_an_added_file_is_not_red() -> None:
    added, altered = over(Verdict.ADDED), over(Verdict.ALTERED)

    assert added.answered is not None
    assert altered.answered is not None
    assert not added.answered.is_red
    assert altered.answered.is_red


def test_another_code_is_red() -> None:
    state = over(Verdict.INTACT, typed="0" * 64)

    assert state.answered is not None
    assert state.answered.is_red


def test_another_package_takes_the_former_answer_away() -> None:
    assert over(Verdict.INTACT).chosen("/y").answered is None


def test_a_refusal_ends_the_check_and_is_kept() -> None:
    problem = Problem(code="EK-602", facts={})

    state = CheckPackageState(path="/x").begun().refused(problem)

    assert state.can_check
    assert state.problem == problem


def test_time_left_is_not_known_at_the_beginning() -> None:
    check = CheckPackageState(path="/x").begun().check
    assert check is not None

    moved = check.moved(Progress(stage=Stage.VERIFYING, done=1, total=10), 0)

    assert check.seconds_left is None
    assert moved.seconds_left is None
