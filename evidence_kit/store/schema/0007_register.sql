-- Schema 7: which account an identifier belongs to now, which accounts are one, and what more is
-- known of a payment.
--
-- What was recorded stays as it was recorded. A subject has a row once something is said of it: that
-- it is the same account as another one, or that it was set apart from one; a number that was given
-- is never given again. An attribution says to which subject an identifier belongs instead of the
-- one it was recorded with. A detail is one thing known of a payment, by name, as its rail has it.

CREATE TABLE subject (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 999),
  part_of INTEGER CHECK (part_of BETWEEN 1 AND 999),
  note BLOB NOT NULL,
  changed_at TEXT NOT NULL,
  CHECK (part_of <> number)
) STRICT;

CREATE TABLE attribution (
  number INTEGER PRIMARY KEY REFERENCES identifier (number),
  subject BLOB NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE payment_detail (
  number INTEGER NOT NULL REFERENCES payment (number),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  value BLOB NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (number, name)
) STRICT;

CREATE TRIGGER subject_keeps_its_place BEFORE DELETE ON subject
BEGIN
  SELECT RAISE(ABORT, 'a subject keeps its number');
END;

CREATE TRIGGER attribution_keeps_its_place BEFORE DELETE ON attribution
BEGIN
  SELECT RAISE(ABORT, 'what was said of an identifier is emptied, never removed');
END;

CREATE TRIGGER payment_detail_keeps_its_place BEFORE DELETE ON payment_detail
BEGIN
  SELECT RAISE(ABORT, 'what was said of a payment is emptied, never removed');
END;
