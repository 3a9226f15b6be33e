-- Schema 2: what the person is in the middle of.
--
-- A draft is what is being typed and is not said yet: no ledger entry, and it goes when it is sent.
-- A step of the checklist is said: every change of it is in the ledger.

CREATE TABLE draft (
  name TEXT PRIMARY KEY,
  text BLOB NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE step (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'not-now', 'not-for-me')),
  changed_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER step_keeps_its_place BEFORE DELETE ON step
BEGIN
  SELECT RAISE(ABORT, 'a step is set to open, never removed');
END;
