-- Schema 6: covered copies, and what goes out of an exhibit.
--
-- A covered copy is an item with a sealed file of its own; its row here says of which exhibit it is
-- and where its boxes are, and never changes. Items numbered from 1 000 001 on are such copies, so
-- that exhibits keep their numbers without gaps. What was said of what goes out of an exhibit stands
-- beside it; the exhibit's own row and its digest stay as they were recorded.

CREATE TABLE covering (
  item_id TEXT PRIMARY KEY REFERENCES item (id),
  original_id TEXT NOT NULL REFERENCES item (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  width_px INTEGER NOT NULL CHECK (width_px >= 1),
  height_px INTEGER NOT NULL CHECK (height_px >= 1),
  margin_px INTEGER NOT NULL CHECK (margin_px >= 0),
  boxes TEXT NOT NULL,
  UNIQUE (original_id, number),
  CHECK (item_id <> original_id)
) STRICT;

CREATE TABLE disclosure (
  item_id TEXT PRIMARY KEY REFERENCES item (id),
  choice TEXT NOT NULL CHECK (choice IN ('whole', 'covered', 'withheld')),
  why BLOB NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER covering_keeps_its_place BEFORE DELETE ON covering
BEGIN
  SELECT RAISE(ABORT, 'a covered copy is withdrawn, never removed');
END;

CREATE TRIGGER covering_keeps_its_boxes BEFORE UPDATE ON covering
BEGIN
  SELECT RAISE(ABORT, 'a covered copy keeps the boxes it was made with');
END;

CREATE TRIGGER disclosure_keeps_its_place BEFORE DELETE ON disclosure
BEGIN
  SELECT RAISE(ABORT, 'what was said of what goes out is changed, never removed');
END;
