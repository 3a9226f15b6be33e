-- The case database of format EKV1. Never edited once released: a change is a new file.
-- Instants are RFC 3339 UTC text, digests 64 lower-case hex digits, item ids 32.
-- Words that came from a person or a file are BLOB: UTF-8 in which lone surrogates survive,
-- because a name that is no valid text is evidence too.

CREATE TABLE case_file (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL CHECK (length(id) = 32),
  reference TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_offset_minutes INTEGER NOT NULL,
  age_now INTEGER CHECK (age_now BETWEEN 0 AND 150),
  age_in_picture TEXT NOT NULL CHECK (age_in_picture IN ('adult', 'under-18', 'not-sure')),
  country TEXT NOT NULL,
  language TEXT NOT NULL,
  initials TEXT NOT NULL
) STRICT;

CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

CREATE TABLE item (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
  label TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('file', 'text', 'not-held')),
  status TEXT NOT NULL CHECK (status IN ('held', 'not-held', 'withdrawn')),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('ordinary', 'intimate')),
  original_name BLOB NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL,
  type_match TEXT NOT NULL CHECK (type_match IN ('agree', 'differ', 'cannot-tell')),
  modified_at TEXT,
  created_at TEXT,
  imported_at TEXT NOT NULL,
  imported_offset_minutes INTEGER NOT NULL,
  route TEXT NOT NULL,
  device BLOB NOT NULL,
  how BLOB NOT NULL,
  who BLOB NOT NULL,
  shows BLOB NOT NULL,
  app BLOB NOT NULL,
  seen_at_text BLOB NOT NULL,
  withdrawn_why BLOB NOT NULL,
  CHECK (status <> 'held' OR sha256 IS NOT NULL)
) STRICT;

CREATE INDEX item_by_digest ON item (sha256) WHERE status = 'held';

CREATE TABLE preview (
  item_id TEXT PRIMARY KEY REFERENCES item (id),
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  taken_at_text TEXT NOT NULL,
  camera TEXT NOT NULL,
  software TEXT NOT NULL,
  has_location INTEGER NOT NULL CHECK (has_location IN (0, 1)),
  jpeg BLOB NOT NULL CHECK (length(jpeg) <= 262144)
) STRICT;

CREATE TABLE identifier (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject BLOB NOT NULL,
  platform BLOB NOT NULL,
  value BLOB NOT NULL,
  normalised BLOB NOT NULL,
  validity TEXT NOT NULL CHECK (validity IN ('valid', 'invalid', 'no-check-digits')),
  item_id TEXT REFERENCES item (id),
  recorded_at TEXT NOT NULL,
  note BLOB NOT NULL,
  withdrawn_why BLOB
) STRICT;

CREATE TABLE payment (
  number INTEGER PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN ('demanded', 'attempted', 'made', 'refunded')),
  method BLOB NOT NULL,
  amount TEXT NOT NULL,
  currency TEXT NOT NULL,
  recipient BLOB NOT NULL,
  at_text BLOB NOT NULL,
  item_id TEXT REFERENCES item (id),
  recorded_at TEXT NOT NULL,
  note BLOB NOT NULL,
  withdrawn_why BLOB
) STRICT;

CREATE TABLE event (
  number INTEGER PRIMARY KEY,
  at_text BLOB NOT NULL,
  at TEXT,
  text BLOB NOT NULL,
  item_id TEXT REFERENCES item (id),
  recorded_at TEXT NOT NULL,
  withdrawn_why BLOB
) STRICT;

CREATE TABLE statement (
  number INTEGER PRIMARY KEY,
  facts BLOB NOT NULL,
  feelings BLOB NOT NULL,
  written_at TEXT NOT NULL
) STRICT;

CREATE TABLE removal (
  number INTEGER PRIMARY KEY,
  service BLOB NOT NULL,
  case_number BLOB NOT NULL,
  pin BLOB NOT NULL,
  status BLOB NOT NULL,
  recorded_at TEXT NOT NULL,
  withdrawn_why BLOB
) STRICT;

CREATE TABLE export (
  version INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  made_at TEXT NOT NULL,
  code TEXT NOT NULL
) STRICT;

CREATE TABLE ledger (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  offset_minutes INTEGER NOT NULL,
  monotonic_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  app_version TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  before TEXT,
  after TEXT,
  detail TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  chain TEXT NOT NULL CHECK (length(chain) = 64)
) STRICT;

CREATE TABLE checkpoint (
  n INTEGER PRIMARY KEY REFERENCES ledger (n),
  chain TEXT NOT NULL CHECK (length(chain) = 64),
  at TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TRIGGER ledger_is_append_only BEFORE INSERT ON ledger
WHEN NEW.n <> 1 + coalesce((SELECT max(n) FROM ledger), 0)
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE TRIGGER ledger_keeps_its_entries BEFORE UPDATE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE TRIGGER ledger_loses_nothing BEFORE DELETE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE TRIGGER checkpoint_is_kept BEFORE UPDATE ON checkpoint
BEGIN
  SELECT RAISE(ABORT, 'a checkpoint is never changed');
END;

CREATE TRIGGER checkpoint_loses_nothing BEFORE DELETE ON checkpoint
BEGIN
  SELECT RAISE(ABORT, 'a checkpoint is never removed');
END;

CREATE TRIGGER item_keeps_its_place BEFORE DELETE ON item
BEGIN
  SELECT RAISE(ABORT, 'a withdrawn item leaves its stub');
END;

CREATE TRIGGER item_keeps_its_identity BEFORE UPDATE OF number, id, label, kind, original_name,
  size_bytes, sha256, media_type, type_match, modified_at, created_at, imported_at,
  imported_offset_minutes, route ON item
BEGIN
  SELECT RAISE(ABORT, 'an item keeps its number and digest');
END;

CREATE TRIGGER identifier_keeps_its_place BEFORE DELETE ON identifier
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;

CREATE TRIGGER payment_keeps_its_place BEFORE DELETE ON payment
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;

CREATE TRIGGER event_keeps_its_place BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;

CREATE TRIGGER statement_keeps_its_place BEFORE DELETE ON statement
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;

CREATE TRIGGER removal_keeps_its_place BEFORE DELETE ON removal
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;

CREATE TRIGGER export_keeps_its_place BEFORE DELETE ON export
BEGIN
  SELECT RAISE(ABORT, 'what was recorded is withdrawn, never removed');
END;
