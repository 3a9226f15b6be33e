-- Schema 3: what every opening reads is read from a few pages.
--
-- Which sealed files there should be: the table takes every page of it, each decrypted and
-- authenticated; this index a seventh of them. How the header was last recorded: without an index
-- the whole ledger is looked through for the few entries about keys.

CREATE INDEX item_by_status ON item (status, kind, id);

CREATE INDEX ledger_about_keys ON ledger (n) WHERE object = 'keys';
