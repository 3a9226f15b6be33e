"""What an entry of the custody record says was done, in words, for the report and the window."""

from evidence_kit.i18n import N_
from evidence_kit.model import Action

ACTION_WORDS = {
    Action.CASE_CREATED: N_("case created"),
    Action.CASE_CHANGED: N_("case answers changed"),
    Action.ITEM_IMPORTED: N_("exhibit taken in"),
    Action.ITEM_DESCRIBED: N_("exhibit described"),
    Action.ITEM_WITHDRAWN: N_("exhibit withdrawn"),
    Action.ITEM_COVERED: N_("covered copy made"),
    Action.FACT_RECORDED: N_("fact recorded"),
    Action.FACT_CHANGED: N_("fact changed"),
    Action.FACT_WITHDRAWN: N_("fact withdrawn"),
    Action.ITEM_EXTRACTED: N_("original written out again"),
    Action.PREVIEW_MADE: N_("preview made"),
    Action.EXPORTED: N_("export made"),
    Action.CHECKED: N_("vault checked"),
    Action.KEYS_CHANGED: N_("keys changed"),
    Action.MIGRATED: N_("vault format renewed"),
    Action.SWEPT: N_("unfinished import cleared"),
    Action.REPAIRED: N_("vault written anew after damage"),
    Action.ANCHORED: N_("end of the record given to somebody outside"),
    Action.BACKED_UP: N_("backup written and read back"),
    Action.RESTORED: N_("vault written from a backup"),
    Action.MOVED: N_("vault copied to another place and checked"),
}
"""English, marked."""
