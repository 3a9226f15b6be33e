-- Schema 5: what was threatened, who was told of it, and when an account was seen.
--
-- A threat and a referral are facts like the others: withdrawn, never removed. What is said of when
-- an identifier was seen stands beside it, one row for each: an identifier's own row and its digest
-- stay as they were recorded.

CREATE TABLE threat (
  number INTEGER PRIMARY KEY,
  subject BLOB NOT NULL,
  platform BLOB NOT NULL,
  text BLOB NOT NULL,
  audience BLOB NOT NULL,
  demand TEXT NOT NULL
    CHECK (demand IN ('money', 'more-images', 'other', 'nothing', 'dont-know', 'not-said')),
  at_text BLOB NOT NULL,
  deadline_text BLOB NOT NULL,
  item_id TEXT REFERENCES item (id),
  recorded_at TEXT NOT NULL,
  note BLOB NOT NULL,
  withdrawn_why BLOB
) STRICT;

CREATE TABLE referral (
  number INTEGER PRIMARY KEY,
  force BLOB NOT NULL,
  reference BLOB NOT NULL,
  on_text BLOB NOT NULL,
  officer BLOB NOT NULL,
  recorded_at TEXT NOT NULL,
  note BLOB NOT NULL,
  withdrawn_why BLOB
) STRICT;

CREATE TABLE sighting (
  number INTEGER PRIMARY KEY REFERENCES identifier (number),
  first_seen_text BLOB NOT NULL,
  last_seen_text BLOB NOT NULL,
  how_known BLOB NOT NULL,
  activity TEXT NOT NULL CHECK (activity IN ('active', 'gone', 'dont-know', 'not-said')),
  changed_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER threat_keeps_its_place BEFORE DELETE ON threat
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;

CREATE TRIGGER referral_keeps_its_place BEFORE DELETE ON referral
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;

CREATE TRIGGER sighting_keeps_its_place BEFORE DELETE ON sighting
BEGIN
  SELECT RAISE(ABORT, 'what was said of an identifier is emptied, never removed');
END;
