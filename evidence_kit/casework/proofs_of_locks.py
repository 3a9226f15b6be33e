"""What holds the picture decoder in, and what keeps this program's memory to itself, in words."""

from evidence_kit.casework.proofs import Answer, Proof
from evidence_kit.i18n import N_
from evidence_kit.sandbox.decoding import REASON_WORDS, Refused
from evidence_kit.sandbox.hardening import Hardening
from evidence_kit.sandbox.locks import Attempt, Lock, Locks, Protection

LOCK_WORDS = {
    Lock.LIMITS: N_("It has only so much memory and processor time."),
    Lock.PRIVILEGES: N_("It can gain no rights, and it ends when its parent ends."),
    Lock.LANDLOCK: N_("It can reach no file."),
    Lock.SECCOMP: N_("It can ask the system for very little."),
    Lock.JOB: N_("It has only so much memory and time, and can start nothing."),
    Lock.CONTAINER: N_("It is shut off from your files and from the network."),
    Lock.MITIGATIONS: N_("It can make no new program code."),
    Lock.SEATBELT: N_("It can reach no file, no network and no other program."),
}
"""What each lock means, said of the picture decoder."""

MISSING_LOCK_WORDS = {
    Lock.LIMITS: N_("Its memory or processor time is not limited here."),
    Lock.PRIVILEGES: N_("It may gain rights, or go on after its parent, here."),
    Lock.LANDLOCK: N_("The lock around its files is not there on this system."),
    Lock.SECCOMP: N_("What it asks of the system is not limited here."),
    Lock.JOB: N_("Its memory, its time or its programs are not limited here."),
    Lock.CONTAINER: N_("It is not shut off from your files and from the network here."),
    Lock.MITIGATIONS: N_("It may make new program code here."),
    Lock.SEATBELT: N_("The lock around files, network and programs is not there here."),
}
"""What it means that a lock is missing."""

_ATTEMPT_WORDS = {
    Attempt.OPEN: (
        N_("It tried to read a file and could not."),
        N_("It tried to read a file and could."),
    ),
    Attempt.WRITE: (
        N_("It tried to write to a file and could not."),
        N_("It tried to write to a file and could."),
    ),
    Attempt.SOCKET: (
        N_("It tried to get to the network and could not."),
        N_("It tried to get to the network and could."),
    ),
    Attempt.FORK: (
        N_("It tried to start a second process and could not."),
        N_("It tried to start a second process and could."),
    ),
    Attempt.EXEC: (
        N_("It tried to start a program and could not."),
        N_("It tried to start a program and could."),
    ),
    Attempt.MACHINE_CODE: (
        N_("It tried to make program code and could not."),
        N_("It tried to make program code and could."),
    ),
}
"""In vain, and not in vain."""
_NOT_TRIED = N_("This was not tried on this system.")

PROTECTION_WORDS = {
    Protection.FULL: N_(
        "Pictures are read in a process that is locked in. It tried to get out and could not."
    ),
    Protection.PARTLY: N_(
        "Pictures are read in a process of their own. Not every lock around it holds here."
    ),
    Protection.BROKEN: N_(
        "A lock around the picture reader does not hold. No picture is shown here."
    ),
    Protection.CANNOT_TELL: N_("Nobody can tell here whether what reads pictures is locked in."),
}
"""What all locks together mean."""

_ANSWERS = {
    Protection.FULL: Answer.GOOD,
    Protection.PARTLY: Answer.PARTLY,
    Protection.BROKEN: Answer.BAD,
    Protection.CANNOT_TELL: Answer.CANNOT_TELL,
}


def proofs_of_decoder(found: Locks | Refused) -> tuple[Proof, ...]:
    """Return what the decoder reported of itself: all together, then each lock and attempt."""
    if isinstance(found, Refused):
        words = REASON_WORDS[found.reason]
        return (
            Proof(
                subject="decoder/protection",
                answer=Answer.BAD,
                words=words,
                detail=f"{found.reason.value}: {found.detail}",
            ),
        )
    return (
        Proof(
            subject="decoder/protection",
            answer=_ANSWERS[found.protection],
            words=PROTECTION_WORDS[found.protection],
            detail=f"landlock {found.landlock_abi}" if found.landlock_abi else "",
        ),
        *(_proof_of_lock(lock, found) for lock in (*found.held, *found.missing)),
        *(_proof_of_attempt(attempt, found) for attempt in Attempt),
    )


def proofs_of_memory(found: Hardening) -> tuple[Proof, ...]:
    """Return what the system confirmed of a process that keeps its memory to itself."""
    return (
        Proof(
            subject="memory/no-core-file",
            answer=Answer.GOOD if found.no_core_file else Answer.PARTLY,
            words=N_("A crash leaves no copy of this program's memory.")
            if found.no_core_file
            else N_("On this system a crash may leave a copy of this program's memory."),
        ),
        Proof(
            subject="memory/no-looking-in",
            answer=Answer.GOOD if found.no_looking_in else Answer.PARTLY,
            words=N_("Other programs of yours cannot look into this program's memory.")
            if found.no_looking_in
            else N_("On this system another program may look into this program's memory."),
        ),
    )


def _proof_of_lock(lock: Lock, found: Locks) -> Proof:
    if lock in found.belied:
        answer = Answer.BAD
    else:
        answer = Answer.GOOD if lock in found.held else Answer.PARTLY
    words = LOCK_WORDS if answer is Answer.GOOD else MISSING_LOCK_WORDS
    return Proof(subject=f"decoder/lock/{lock.value}", answer=answer, words=words[lock])


def _proof_of_attempt(attempt: Attempt, found: Locks) -> Proof:
    in_vain, could = _ATTEMPT_WORDS[attempt]
    answer, words = Answer.CANNOT_TELL, _NOT_TRIED
    if attempt in found.refused:
        answer, words = Answer.GOOD, in_vain
    if attempt in found.allowed:
        answer, words = Answer.PARTLY, could
    return Proof(subject=f"decoder/attempt/{attempt.value}", answer=answer, words=words)
