"""Make a report of 300 exhibits: 1.3 times ReportLab alone, under 250 MB, and linear to 2,000.

The report is set twice, shaped, tagged and archived; the floor sets the same exhibits once, with
ReportLab's own paragraphs and the same pictures. Memory is the peak of a fresh process. Linear
means that an exhibit among many costs no more than one among 300. A report waits for no disk and no
other process, so that the processor's time is counted and not the clock's.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from loads import Options, main, say
from measuring import HONEST, Gate, Outcome, alternate, repeat
from report_load import bare_report, make_case, our_report, preview_of

from evidence_kit.model import CaseFile, ItemId

BENCH = "report"
GATE = Gate(minimum_ratio=1 / 1.3)
BENCH_OF_MEMORY = "report, memory"
MEMORY_GATE = Gate(minimum_ratio=0, maximum=250)
BENCH_OF_GROWTH = "report, growth"
GROWTH_GATE = Gate(minimum_ratio=0.75)

MADE_TWICE = "made twice"
PIXELS_KEPT = "pictures kept as pixels"
LOOKED_UP_BY_ALL = "every exhibit compared with every other"

_COUNT, _MANY, _QUICK_COUNT, _QUICK_MANY = 300, 2_000, 120, 480
_MOST_ROUNDS = 6
_LOOK_UPS = 1_600_000
_CHILD_PATH = Path(__file__).resolve().with_name("report_child.py")

Previews = dict[ItemId, bytes]


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    count = _QUICK_COUNT if options.is_quick else _COUNT
    many = _QUICK_MANY if options.is_quick else _MANY
    case_file = make_case(count)
    previews = {item.id: preview_of(item.id) for item in case_file.items}
    for variant in options.variants((MADE_TWICE,)):
        say(f"{BENCH}, {count} exhibits, {variant}")
        yield _time(case_file, previews, variant)
    for variant in options.variants((PIXELS_KEPT,)):
        say(f"{BENCH_OF_MEMORY}, {_COUNT} exhibits, {variant}")
        yield _memory(_COUNT, variant)
    for variant in options.variants((LOOKED_UP_BY_ALL,)):
        say(f"{BENCH_OF_GROWTH}, {many} exhibits, {variant}")
        yield _growth(case_file, make_case(many), variant)


def _time(case_file: CaseFile, previews: Previews, variant: str) -> Outcome:
    times = 1 if variant == HONEST else 2

    def measured(_part: int) -> float:
        return _processor_s(lambda: [our_report(case_file, previews) for _ in range(times)])

    def floor(_part: int) -> float:
        return _processor_s(lambda: bare_report(case_file, previews))

    found = repeat(lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS)
    return found.outcome(BENCH, variant, GATE, unit="s", scale=1)


def _memory(count: int, variant: str) -> Outcome:
    def peak_mb(work: str, _part: int) -> float:
        command = [sys.executable, str(_CHILD_PATH), str(count), work]
        answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        return int(answer.stdout) / 1_000_000

    work = "report" if variant == HONEST else "pixels"
    found = repeat(
        lambda number: alternate(number, 1, partial(peak_mb, "idle"), partial(peak_mb, work)),
        most=3,
    )
    return found.outcome(BENCH_OF_MEMORY, variant, MEMORY_GATE, unit="MB at the peak", scale=1)


def _growth(few: CaseFile, many: CaseFile, variant: str) -> Outcome:
    def each_ms(case_file: CaseFile, _part: int) -> float:
        def work() -> None:
            our_report(case_file, {})
            if variant != HONEST:
                _look_up_by_all(case_file, many)

        return _processor_s(work) * 1000 / len(case_file.items)

    found = repeat(
        lambda number: alternate(number, 1, partial(each_ms, few), partial(each_ms, many)), most=3
    )
    return found.outcome(BENCH_OF_GROWTH, variant, GROWTH_GATE, unit="ms per exhibit", scale=1)


def _processor_s(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _look_up_by_all(case_file: CaseFile, many: CaseFile) -> None:
    """Compare every exhibit with every other, as often as an accident would in a large case."""
    for _ in range(_LOOK_UPS // len(many.items)):
        for item in case_file.items:
            case_file.label_of(item.id)


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
