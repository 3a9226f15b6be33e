"""Every request → the one function that answers it."""

from collections.abc import Callable, Mapping
from typing import Any

from evidence_kit import messages
from evidence_kit.service import (
    evidence,
    facts,
    opening,
    outgoing,
    protecting,
    situation,
    ways_in,
)
from evidence_kit.service.work import Work

Handler = Callable[[Any, Work], messages.Answer]

HANDLERS: Mapping[type[messages.Message], Handler] = {
    messages.CreateCase: opening.create,
    messages.OpenCase: opening.open_,
    messages.NewRecoveryCode: opening.new_recovery_code,
    messages.JudgePassphrase: opening.judge_passphrase,
    messages.SuggestPassphrase: opening.suggest_passphrase,
    messages.ChangePassword: ways_in.change_password,
    messages.ReplaceSpareKey: ways_in.replace_spare_key,
    messages.AddWorkerPassword: ways_in.add_worker_password,
    messages.RemoveKey: ways_in.remove,
    messages.ReadCase: opening.read_case,
    messages.ReadLedger: opening.read_ledger,
    messages.ForeseeAges: opening.foresee,
    messages.ChangeAges: opening.change,
    messages.CheckVault: opening.check,
    messages.AddFiles: evidence.add_files,
    messages.AddPicture: evidence.add_picture,
    messages.DescribeItem: evidence.describe_item,
    messages.AmendItem: evidence.amend_item,
    messages.Withdraw: evidence.withdraw,
    messages.LookAt: evidence.look_at,
    messages.LookForFacts: facts.look_for_facts,
    messages.KeepText: facts.keep_text,
    messages.RecordIdentifier: facts.record_identifier,
    messages.RecordPayment: facts.record_payment,
    messages.RecordEvent: facts.record_event,
    messages.RecordRemoval: facts.record_removal,
    messages.WriteStatement: facts.write_statement,
    messages.SaveDraft: facts.save_draft,
    messages.SetStep: facts.set_step,
    messages.TellSituation: situation.tell_situation,
    messages.MakeReport: outgoing.make_report,
    messages.MakePackage: outgoing.make_package,
    messages.CheckPackage: outgoing.check_package,
    messages.ReadProtection: protecting.read_protection,
}
"""One entry for each member of :data:`evidence_kit.messages.Request`."""


def answer_to(request: messages.Request, work: Work) -> messages.Answer:
    """Return the answer to a request.

    Raises:
        EvidenceKitError: It was refused; which errors can come stands at each handler.
    """
    return HANDLERS[type(request)](request, work)
