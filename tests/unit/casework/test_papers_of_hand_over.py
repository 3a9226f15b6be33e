from pathlib import Path

import pypdfium2
import pytest

from evidence_kit.casework.case import ensure_certificate
from evidence_kit.casework.going_out import digests_of, snapshot
from evidence_kit.casework.papers_of_hand_over import PapersOfHandOver
from evidence_kit.clock import SystemClock
from evidence_kit.handover.finishing import PackageOrder
from evidence_kit.handover.sealed_report import SealedBytes, files_inside, sealed_bytes
from evidence_kit.hashing import Digests
from evidence_kit.intake.importing import Answers, import_file
from evidence_kit.model import ItemId, Route
from evidence_kit.progress import Cancel, silent
from evidence_kit.store import Vault

NOTE = "in part 2 of 2: EK-1-part-2-of-2.zip"

Making = tuple[PapersOfHandOver, dict[ItemId, Digests]]


@pytest.fixture
def making(adult_vault: Vault, tmp_path: Path) -> Making:
    (tmp_path / "chat.txt").write_text("pay me", "utf-8")
    import_file(adult_vault, tmp_path / "chat.txt", Answers(route=Route.DROP))
    case_file, facts = snapshot(adult_vault, SystemClock(), "en")
    private_key, certificate = ensure_certificate(adult_vault)
    order = PackageOrder(
        case_file=case_file, facts=facts, private_key_der=private_key, certificate_pem=certificate
    )
    papers = PapersOfHandOver(adult_vault, order, SystemClock(), None, silent, Cancel())
    return papers, digests_of(adult_vault, case_file, silent, Cancel())


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_what_is_said_after_the_measuring_is_in_report_and_papers(making: Making) -> None:
    papers, digests = making
    room_bytes = papers.room_bytes(digests)
    before = dict(papers.papers())

    papers.place(dict.fromkeys(digests, NOTE))

    after = papers.papers()
    assert {name for name in before if before[name] != after[name]} == {"hash-statement.pdf"}
    assert NOTE in " ".join(words_of(after["hash-statement.pdf"]).split())
    pdf = papers.report_pdf(digests)
    assert NOTE.encode() in files_inside(pdf)["case.jsonld"]
    beside_bytes = sum(map(len, after.values())) + len(papers.checklist_pdf())
    assert len(pdf) + beside_bytes <= room_bytes


def test_a_report_that_lies_with_all_exhibits_is_laid_out_once_and_sealed(making: Making) -> None:
    papers, digests = making
    papers.room_bytes(digests)
    papers.place({})

    pdf = papers.report_pdf(digests)

    assert isinstance(sealed_bytes(pdf), SealedBytes)
    assert b"not-in-this-bag" not in files_inside(pdf)["case.jsonld"]
    assert papers.report_pdf({}) is pdf
