-- Schema 4: where the chain is pinned outside, and what is said of the case as a whole.
--
-- An anchor is a head of the ledger that somebody else was given, so that a whole older copy of the
-- vault, or a history written anew, does not go unseen. Only a time stamp has a proof: the reply of
-- its authority, in DER. An answer is said once about the case; every change of it is in the ledger,
-- and an empty one is taken back.

CREATE TABLE anchor (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('paper', 'message', 'timestamp')),
  n INTEGER NOT NULL REFERENCES ledger (n),
  chain TEXT NOT NULL CHECK (length(chain) = 64),
  made_at TEXT NOT NULL,
  with_whom BLOB NOT NULL,
  proof BLOB CHECK (length(proof) BETWEEN 1 AND 65536),
  withdrawn_why BLOB,
  CHECK ((kind = 'timestamp') = (proof IS NOT NULL))
) STRICT;

CREATE TABLE case_answer (
  name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
  value BLOB NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER anchor_keeps_its_place BEFORE DELETE ON anchor
BEGIN
  SELECT RAISE(ABORT, 'an anchor is withdrawn, never removed');
END;

CREATE TRIGGER anchor_keeps_its_head BEFORE UPDATE OF number, kind, n, chain, made_at, proof
  ON anchor
BEGIN
  SELECT RAISE(ABORT, 'an anchor keeps the head it was made of');
END;

CREATE TRIGGER answer_keeps_its_place BEFORE DELETE ON case_answer
BEGIN
  SELECT RAISE(ABORT, 'an answer is emptied, never removed');
END;
