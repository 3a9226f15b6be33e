"""The report and the papers of one hand-over, each made once for everything that holds it.

Laying the report out is the longest part of a hand-over. The rule is: what says where an exhibit is
– the data inside the report, the statement about hashes – is made after that is known, and nothing
else is made twice. How many parts a package gets is known only after the report was measured, so
there a draft comes first; when the package is not parted after all, the draft is what gets sealed.
"""

from collections.abc import Mapping

from evidence_kit.casework.going_out import sealed_pdf, unsealed_pdf
from evidence_kit.casework.paper_making import package_papers
from evidence_kit.casework.plan import checklist_pdf_of
from evidence_kit.clock import Clock
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.handover.package_stamp import AskForStamp
from evidence_kit.hashing import Digests
from evidence_kit.model import ItemId, PaperKind
from evidence_kit.progress import Cancel, Report
from evidence_kit.store import Vault

_SEAL_BYTES = 100_000
"""Room for the signature in the report, its time stamp and the certificates in it."""


class PapersOfHandOver:
    """What one hand-over says on paper."""

    def __init__(  # noqa: PLR0917 - what one hand-over is made of, in the order it knows it
        self,
        vault: Vault,
        order: PackageOrder,
        clock: Clock,
        stamp: AskForStamp | None,
        report: Report,
        cancel: Cancel,
    ) -> None:
        self._vault = vault
        self._order = order
        self._clock = clock
        self._stamp = stamp
        self._report = report
        self._cancel = cancel
        self._elsewhere: Mapping[ItemId, str] = {}
        self._draft: bytes | None = None
        self._pdf: bytes | None = None
        self._checklist: bytes | None = None
        self._papers: Mapping[str, bytes] | None = None

    def place(self, elsewhere: Mapping[ItemId, str]) -> None:
        """Say which exhibits are not in the bag of the report, and where they are instead."""
        if elsewhere == self._elsewhere:
            return
        self._elsewhere = elsewhere
        self._draft = self._pdf = None
        if self._papers is not None:
            # The statement about hashes is the one paper that names where an exhibit lies.
            changed = package_papers(
                self._order.case_file,
                self._order.facts,
                self._cancel,
                elsewhere=elsewhere,
                kinds=(PaperKind.HASHES,),
            )
            self._papers = {**self._papers, **changed}

    def room_bytes(self, digests: Mapping[ItemId, Digests]) -> int:
        """Return how much the report and everything beside it takes, before it is sealed."""
        papers_bytes = sum(map(len, self.papers().values()))
        return len(self._unsealed(digests)) + _SEAL_BYTES + len(self.checklist_pdf()) + papers_bytes

    def report_pdf(self, digests: Mapping[ItemId, Digests]) -> bytes:
        """Return the sealed report.

        Raises:
            AnchorError: A time stamp was wished for, and none that holds came back.
            ReportError: It could not be laid out.
            CancelledError: The person asked to stop.
        """
        if self._pdf is None:
            order = self._order
            pdf = self._unsealed(digests)
            self._cancel.check()
            self._pdf = sealed_pdf(
                self._vault, pdf, order.case_file.case, order.facts, stamp=self._stamp
            )
            self._draft = None
        return self._pdf

    def checklist_pdf(self) -> bytes:
        """Return the checklist of steps.

        Raises:
            ReportError: It could not be laid out.
            CancelledError: The person asked to stop.
        """
        if self._checklist is None:
            order = self._order
            self._checklist = checklist_pdf_of(
                order.case_file, order.words, self._clock, self._cancel
            )
        return self._checklist

    def papers(self) -> Mapping[str, bytes]:
        """Return the papers beside the report, by their names.

        Raises:
            ReportError: One could not be laid out.
            CancelledError: The person asked to stop.
        """
        if self._papers is None:
            order = self._order
            self._papers = package_papers(
                order.case_file, order.facts, self._cancel, elsewhere=self._elsewhere
            )
        return self._papers

    def _unsealed(self, digests: Mapping[ItemId, Digests]) -> bytes:
        if self._draft is None:
            self._draft = unsealed_pdf(
                self._vault,
                self._order.case_file,
                self._order.facts,
                digests,
                report=self._report,
                cancel=self._cancel,
                elsewhere=self._elsewhere,
            )
        return self._draft
