"""The words of the field, as values.

Glossary – these words mean the same in code, window, report and package:

* **case** – one person's matter, in one vault.
* **item** – one thing put in: a file, a pasted text, or an *image not held*. Printed as *exhibit*.
* **covered copy** – a copy of a picture exhibit with opaque boxes, ``JS-003-C1``; an item too.
* **disclosure** – what goes out of an exhibit: all of it, its covered copy, or nothing.
* **identifier** – a name, number, address or link by which an account can be found.
* **payment** – money demanded, attempted, made or refunded.
* **event** – something that happened, at a time, for the timeline.
* **statement** – the person's own words: facts and feelings, apart.
* **removal** – a request to take images down, with the service's case number.
* **threat** – what was threatened, with what was wanted and until when.
* **referral** – a police force or other body that was told, with its reference number.
* **sighting** – when an identifier was seen, how it is known, whether it is still in use.
* **subject** – an account "as reported", S1, S2 …: one or many identifiers; two can turn out to be
  one, and one to be two. An **attribution** says to which an identifier belongs now.
* **detail** – one more thing known of a payment, by name.
* **answer** – something said once about the case as a whole, by name.
* **custody ledger** – every change, hash-chained; **entry**, **head**, **checkpoint**.
* **anchor** – a head of the ledger that somebody outside was given.
* **finding** – one answer of a check, about one thing.
* **package** – what the officer receives.

The rules are: values are frozen; instants end in ``_at`` and are aware UTC; what a person typed or
read on a screen is kept as text exactly as it was, and never improved.
"""

from evidence_kit.model.case import SAMPLE_MARK, AgeInPicture, Ages, Case
from evidence_kit.model.custody import (
    Action,
    Anchor,
    AnchorKind,
    Checkpoint,
    Key,
    KeyKind,
    LedgerEntry,
    LedgerHead,
)
from evidence_kit.model.facts import (
    MONEY_KINDS,
    Activity,
    CaseAnswer,
    Demand,
    Event,
    Identifier,
    IdentifierKind,
    Payment,
    PaymentCorrection,
    PaymentStatus,
    Referral,
    Removal,
    Sighting,
    Spoken,
    Statement,
    StepState,
    Threat,
    Validity,
)
from evidence_kit.model.findings import (
    VERDICT_WORDS,
    Finding,
    Hit,
    Origin,
    Place,
    SearchAnswer,
    Verdict,
)
from evidence_kit.model.items import (
    Box,
    CoveredCopy,
    Covering,
    Disclosure,
    DisclosureChoice,
    FileTimes,
    Item,
    ItemKind,
    ItemStatus,
    PictureFacts,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.model.names import CaseId, Digest, ItemId
from evidence_kit.model.whole import (
    PAPERS_FROM,
    Build,
    CaseContents,
    CaseFile,
    ClockState,
    ExportFacts,
    PaperKind,
    number_of_export,
)
from evidence_kit.subjects import Subject

__all__ = [
    "MONEY_KINDS",
    "PAPERS_FROM",
    "SAMPLE_MARK",
    "VERDICT_WORDS",
    "Action",
    "Activity",
    "AgeInPicture",
    "Ages",
    "Anchor",
    "AnchorKind",
    "Box",
    "Build",
    "Case",
    "CaseAnswer",
    "CaseContents",
    "CaseFile",
    "CaseId",
    "Checkpoint",
    "ClockState",
    "CoveredCopy",
    "Covering",
    "Demand",
    "Digest",
    "Disclosure",
    "DisclosureChoice",
    "Event",
    "ExportFacts",
    "FileTimes",
    "Finding",
    "Hit",
    "Identifier",
    "IdentifierKind",
    "Item",
    "ItemId",
    "ItemKind",
    "ItemStatus",
    "Key",
    "KeyKind",
    "LedgerEntry",
    "LedgerHead",
    "Origin",
    "PaperKind",
    "Payment",
    "PaymentCorrection",
    "PaymentStatus",
    "PictureFacts",
    "Place",
    "Provenance",
    "Referral",
    "Removal",
    "Route",
    "SearchAnswer",
    "Sensitivity",
    "Sighting",
    "Spoken",
    "Statement",
    "StepState",
    "Subject",
    "Threat",
    "TypeMatch",
    "Validity",
    "Verdict",
    "number_of_export",
]
