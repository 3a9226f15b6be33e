"""Every request → the one function that answers it."""

from collections.abc import Callable, Mapping
from typing import Any

from evidence_kit import messages
from evidence_kit.service import (
    anchoring,
    backups,
    bringing_back,
    covering,
    deletion,
    evidence,
    facts,
    opening,
    outgoing,
    protecting,
    register,
    situation,
    stamping,
    threats,
    trying_out,
    ways_in,
)
from evidence_kit.service.work import Work

Handler = Callable[[Any, Work], messages.Answer]

HANDLERS: Mapping[type[messages.Message], Handler] = {
    messages.CreateCase: opening.create,
    messages.OpenCase: opening.open_,
    messages.OpenSample: trying_out.open_,
    messages.LookAtPlace: opening.look_at_place,
    messages.NewRecoveryCode: opening.new_recovery_code,
    messages.JudgePassphrase: opening.judge_passphrase,
    messages.SuggestPassphrase: opening.suggest_passphrase,
    messages.ChangePassword: ways_in.change_password,
    messages.ReplaceSpareKey: ways_in.replace_spare_key,
    messages.AddWorkerPassword: ways_in.add_worker_password,
    messages.RemoveKey: ways_in.remove,
    messages.RenewKey: ways_in.renew_key,
    messages.SaveSpareKeySheet: ways_in.save_sheet,
    messages.ReadCase: opening.read_case,
    messages.ReadLedger: opening.read_ledger,
    messages.ForeseeAges: opening.foresee,
    messages.ChangeAges: opening.change,
    messages.ChangeCountry: opening.change_country,
    messages.CheckVault: opening.check,
    messages.MakeBackup: backups.make_backup,
    messages.RestoreBackup: bringing_back.restore_backup,
    messages.RepairCase: bringing_back.repair,
    messages.CompareCase: bringing_back.compare,
    messages.AddFiles: evidence.add_files,
    messages.AddPicture: evidence.add_picture,
    messages.DescribeItem: evidence.describe_item,
    messages.AmendItem: evidence.amend_item,
    messages.DescribeMany: evidence.describe_many,
    messages.SayQuality: evidence.say_quality,
    messages.MovePiece: evidence.move_piece,
    messages.OrderByNumber: evidence.order_by_number,
    messages.Withdraw: evidence.withdraw,
    messages.LookAt: evidence.look_at,
    messages.LookToCover: covering.look_to_cover,
    messages.CoverPicture: covering.cover_picture,
    messages.Disclose: covering.disclose,
    messages.ReadWords: evidence.read_words,
    messages.Search: evidence.search,
    messages.LookForFacts: facts.look_for_facts,
    messages.LookAtNumber: facts.look_at_number,
    messages.KeepText: facts.keep_text,
    messages.RecordIdentifier: facts.record_identifier,
    messages.RecordPayment: facts.record_payment,
    messages.CorrectPayment: facts.correct_payment,
    messages.RecordEvent: facts.record_event,
    messages.RecordRemoval: facts.record_removal,
    messages.PutRemovalInReport: facts.put_removal_in_report,
    messages.RecordThreat: threats.record_threat,
    messages.RecordReferral: threats.record_referral,
    messages.SaySeen: threats.say_seen,
    messages.SaySame: register.say_same,
    messages.SayApart: register.say_apart,
    messages.Attribute: register.attribute,
    messages.SayDetail: register.say_detail,
    messages.LeaveOutOwnAccounts: facts.leave_out_own_accounts,
    messages.AnswerCase: threats.answer_case,
    messages.WriteStatement: facts.write_statement,
    messages.SaveDraft: facts.save_draft,
    messages.SetStep: facts.set_step,
    messages.LookAtReport: outgoing.look_at_report,
    messages.TellSituation: situation.tell_situation,
    messages.MakeReport: outgoing.make_report,
    messages.SayContact: outgoing.say_contact,
    messages.SayReason: outgoing.say_reason,
    messages.MakePackage: outgoing.make_package,
    messages.AnswerStamp: stamping.answer_stamp,
    messages.MakePapers: outgoing.make_papers,
    messages.SaveCard: outgoing.save_card,
    messages.CheckPackage: outgoing.check_package,
    messages.ReadProtection: protecting.read_protection,
    messages.ForeseeDeletion: deletion.foresee,
    messages.DeleteCase: deletion.delete,
    messages.DeleteSample: trying_out.delete,
    messages.FinishDeletion: deletion.finish,
    messages.KeepUntil: deletion.keep,
    messages.ReadAnchors: anchoring.read,
    messages.CompareAnchor: anchoring.compare,
    messages.MakeAnchorPage: anchoring.make_page,
    messages.WriteAnchorText: anchoring.write_text,
    messages.KeepAnchorText: anchoring.keep_text,
    messages.PrepareStamp: anchoring.prepare_stamp,
    messages.AskForStamp: anchoring.ask_for_stamp,
}
"""One entry for each member of :data:`evidence_kit.messages.Request`."""


def answer_to(request: messages.Request, work: Work) -> messages.Answer:
    """Return the answer to a request.

    Raises:
        EvidenceKitError: It was refused; which errors can come stands at each handler.
    """
    return HANDLERS[type(request)](request, work)
