"""A process of its own in which flows are recorded, broken, and looked at; prints one JSON line.

``python -m tests.faults.laboratory FOLDER JOB`` where the job is JSON: see :class:`Job`. It has one
thread and nothing but what it needs, because every run is a child that is forked from it.
"""

import itertools
import json
import os
import random
import resource
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from evidence_kit.errors import EvidenceKitError, InternalError, StorageFailedError
from tests.faults import breaking, power
from tests.faults.breaking import Breaker, Fault
from tests.faults.flows import FLOWS, Flow
from tests.faults.recording import Recording, Told, record
from tests.faults.sabotage import SABOTAGES
from tests.faults.telling import Claims, Tell
from tests.faults.tracing import CannotTraceError, require_tracing, run_watched
from tests.faults.verifying import Expected, Seen, make_quick, see

WITHOUT_ROOM = frozenset({"ENOSPC", "EDQUOT"})
NEEDING_ROOM = frozenset({"write", "pwrite64", "ftruncate", "fsync", "fdatasync"})
"""Calls after which it can be known why they were refused; SQLite opens files in two tries."""

SLOW_SHARE = 20
"""One run of a flow that takes seconds for so many of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be done."""

    bench: str
    """``power``, ``kill``, ``refuse``, ``lose``, ``full`` or ``limited``."""
    count: int
    """How many states, or runs."""
    seed: int = 1
    flows: tuple[str, ...] = ()
    """Their names; without any, all of them."""
    without_slow: bool = False
    sabotage: str = ""
    start: int = 0
    """How many runs of the list are left out at its beginning: others do those."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What was done and what was found."""

    built: int = 0
    """States that were built, or runs."""
    distinct: int = 0
    """How many differed from each other, were opened and read to the end."""
    told: int = 0
    """How many promises were compared with what was found, over all of them."""
    unfinished: int = 0
    """States with imports that nobody was told of; they were mended."""
    refused: int = 0
    """Runs that ended in an error with words."""
    losses: list[str] = field(default_factory=list)
    impossible: str = ""
    """Why nothing could be done here."""


def main(folder: str, job: str) -> None:
    """Do a job and print its outcome."""
    wanted = Job(**{**json.loads(job), "flows": tuple(json.loads(job).get("flows", ()))})
    outcome = Outcome()
    try:
        require_tracing()
        make_quick()
        BENCHES[wanted.bench](Path(folder), wanted, outcome)
    except CannotTraceError as problem:
        outcome.impossible = str(problem)
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")


def cut_the_power(folder: Path, job: Job, outcome: Outcome) -> None:
    """Record each flow, and open whatever a power cut could leave of it."""
    recordings = [(flow, *_recorded(folder, flow, job)) for flow in _chosen(job)]
    operations = sum(len(recording.operations) for _, recording, _ in recordings)
    chance = random.Random(job.seed)
    for flow, recording, claims in recordings:
        share = -(-job.count * len(recording.operations) // operations)
        expected = _expectations(recording, claims)
        seen: dict[bytes, Seen] = {}
        for moment in power.moments(recording, share, chance):
            if moment.key not in seen:
                place = _empty(folder / "state")
                power.lay_out(moment.tree, place)
                seen[moment.key] = see(place, flow)
                outcome.distinct += 1
                outcome.unfinished += bool(seen[moment.key].unfinished)
            outcome.built += 1
            allowed = expected[moment.after]
            outcome.told += len(allowed.allowed)
            found = seen[moment.key]
            outcome.losses += [
                f"{flow.name}, after operation {moment.after}: {each}"
                for each in (*found.problems, *allowed.losses(found.facts))
            ]


def _expectations(recording: Recording, claims: Claims) -> list[Expected]:
    """Return what may be found before anything happened, and after each operation."""
    now = Expected.of(claims)
    found = [now]
    for operation in recording.operations:
        if isinstance(operation, Told):
            now = Expected(dict(now.allowed))
            now.hear(operation.words)
        found.append(now)
    return found


def break_calls(folder: Path, job: Job, outcome: Outcome) -> None:
    """Run flows in which one call goes wrong, and look at what is left."""
    chance = random.Random(job.seed)
    queues = {flow: _faults(folder, flow, job, chance) for flow in _chosen(job)}
    wanted = itertools.islice(_in_turn(queues), job.start, job.start + job.count)
    for flow, fault in wanted:
        _break(folder, flow, fault, job, outcome)


def _faults(folder: Path, flow: Flow, job: Job, chance: random.Random) -> Iterator[Fault]:
    recording, _ = _recorded(folder, flow, job)
    calls = recording.calls
    match job.bench:
        case "kill":
            return breaking.kills(len(calls), chance)
        case "refuse":
            listed = list(breaking.refusals(len(calls)))
        case "lose":
            listed = list(breaking.lost_writes(calls))
        case kind:
            listed = list(breaking.without_room(kind))
    chance.shuffle(listed)
    return iter(listed)


def _in_turn(queues: dict[Flow, Iterator[Fault]]) -> Iterator[tuple[Flow, Fault]]:
    """Take one of each in turn until all are empty; slow flows come once in many turns."""
    turn = 0
    while queues:
        is_their_turn = turn % SLOW_SHARE == 0 or all(flow.is_slow for flow in queues)
        for flow in [flow for flow in queues if is_their_turn or not flow.is_slow]:
            fault = next(queues[flow], None)
            if fault is None:
                del queues[flow]
            else:
                yield flow, fault
        turn += 1


def _break(folder: Path, flow: Flow, fault: Fault, job: Job, outcome: Outcome) -> None:
    place = _empty(folder / "run")
    expected = Expected.of(flow.prepare(place))
    breaker = Breaker(place, fault)
    with _disk_filled(folder, fault):
        status = run_watched(_limited(_work(flow, place, job), fault), breaker)
    outcome.built += 1
    for words in breaker.words:
        expected.hear(words)
    outcome.refused += bool(expected.refusals)
    found = see(place, flow, goes_on=True)
    outcome.distinct += 1
    outcome.told += len(expected.allowed)
    outcome.unfinished += bool(found.unfinished)
    problems = [*found.problems, *expected.losses(found.facts)]
    problems += [f"an error without words: {each}" for each in expected.refusals if not each[1]]
    problems += _misnamed(fault, breaker.struck, expected.refusals)
    was_told = any(words[0] == "is" for words in breaker.words)
    if expected.refusals and not was_told and not fault.is_forever:
        # A disk that refuses everything from then on does not let anything be removed either.
        made = [name for name in flow.makes if (place / name).exists()]
        problems += [f"{name} is there although it was refused" for name in made]
    if status and fault.kind != "kill":
        problems.append(f"the process ended with {status}")
    struck = ", ".join(breaker.struck[:3])
    outcome.losses += [f"{flow.name}, {fault} ({struck}): {each}" for each in problems]


@contextmanager
def _disk_filled(folder: Path, fault: Fault) -> Iterator[None]:
    """Let somebody else's file take all room but a rest, while something is done."""
    if fault.kind != "full":
        yield
        return
    neighbour_path = folder / "somebody else's film.mp4"
    with neighbour_path.open("wb") as stream:
        free_bytes = shutil.disk_usage(folder).free
        os.posix_fallocate(stream.fileno(), 0, max(1, free_bytes - fault.at))
    try:
        yield
    finally:
        neighbour_path.unlink()


def _limited(work: Callable[[], None], fault: Fault) -> Callable[[], None]:
    def work_under_a_limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault.at, resource.RLIM_INFINITY))
        work()

    return work_under_a_limit if fault.kind == "limited" else work


def _misnamed(fault: Fault, struck: list[str], refusals: list[tuple[str, str]]) -> list[str]:
    """Say where somebody without room for what they write is sent to look at the cable."""
    is_refused = fault.kind in WITHOUT_ROOM and bool(struck) and struck[0] in NEEDING_ROOM
    is_about_room = fault.is_of_the_disk or is_refused
    named = [code for _, code in refusals if code == StorageFailedError.code]
    return [f"told {code}, although there was no room" for code in named if is_about_room]


def _recorded(folder: Path, flow: Flow, job: Job) -> tuple[Recording, Claims]:
    place = _empty(folder / "recorded")
    claims = flow.prepare(place)
    recording = record(place, _work(flow, place, job))
    refused = [words for words in recording.words if words[0] == "refused"]
    if recording.status or refused:
        raise RuntimeError(f"{flow.name} does not even work undisturbed: {refused}")
    return recording, claims


def _work(flow: Flow, place: Path, job: Job) -> Callable[[], None]:
    def work() -> None:
        tell = Tell()
        if job.sabotage:
            SABOTAGES[job.sabotage](tell)
        try:
            flow.run(place, tell)
        except EvidenceKitError as problem:
            code = "" if isinstance(problem, InternalError) else problem.code
            tell.refused(type(problem).__name__, code)
        except Exception as problem:  # noqa: BLE001 - whatever it is, a person would see it
            where = traceback.extract_tb(problem.__traceback__)[-1]
            tell.refused(f"{type(problem).__name__} in {where.name}: {problem}"[:300], "")

    return work


def _chosen(job: Job) -> list[Flow]:
    return [
        flow
        for flow in FLOWS
        if (not job.flows or flow.name in job.flows) and not (job.without_slow and flow.is_slow)
    ]


def _empty(path: Path) -> Path:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


BENCHES = {
    "power": cut_the_power,
    "kill": break_calls,
    "refuse": break_calls,
    "lose": break_calls,
    "full": break_calls,
    "limited": break_calls,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
