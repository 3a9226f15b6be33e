"""``--self-test``: try everything that evidence rests on, and say it in plain words."""

import os
import platform
from pathlib import Path

from evidence_kit import __version__
from evidence_kit.casework import self_test as trying
from evidence_kit.casework.proofs import ANSWER_WORDS, Answer, Proof, overall
from evidence_kit.cli.documents import ProofDocument, SelfTestDocument
from evidence_kit.cli.output import emit, emit_document, say, words
from evidence_kit.clock import Clock, SystemClock, utc_text
from evidence_kit.i18n import N_

_OVERALL_WORDS = {
    Answer.GOOD: N_("Everything that could be tried here is good."),
    Answer.PARTLY: N_("You can rely on this, with less protection than elsewhere. See above."),
    Answer.BAD: N_("Something must not be relied on. Look for “not good” above."),
    Answer.CANNOT_TELL: N_("Nothing could be told here."),
}


def self_test(folder_path: Path | None, *, as_json: bool) -> int:
    """Print what was tried; returns the exit status: 1 when something must not be relied on."""
    clock = SystemClock()
    proofs = trying.run(clock=clock, environment=os.environ, folder_path=folder_path)
    if as_json:
        emit_document(_document(proofs, clock))
    else:
        _emit_lines(proofs)
    say(_OVERALL_WORDS[overall(proofs)])
    return 1 if overall(proofs) is Answer.BAD else 0


def _emit_lines(proofs: tuple[Proof, ...]) -> None:
    emit(f"evidence-kit {__version__}")
    emit(f"system {_system()}")
    emit(f"python {platform.python_version()}")
    speak = words().gettext
    for proof in proofs:
        detail = f"  ({proof.detail})" if proof.detail else ""
        answer = speak(ANSWER_WORDS[proof.answer])
        emit(f"{answer:<11} {proof.subject:<30} {speak(proof.words)}{detail}")


def _document(proofs: tuple[Proof, ...], clock: Clock) -> SelfTestDocument:
    return SelfTestDocument(
        app_version=__version__,
        system=_system(),
        python=platform.python_version(),
        tried_at=utc_text(clock.now()),
        overall=overall(proofs).value,
        proofs=[
            ProofDocument(
                subject=proof.subject,
                answer=proof.answer.value,
                words=proof.words,
                detail=proof.detail,
            )
            for proof in proofs
        ],
    )


def _system() -> str:
    return f"{platform.system()} {platform.release()} {platform.machine()}"
