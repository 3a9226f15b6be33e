-- Schema 3: which sealed files there should be is read at every opening.
--
-- Read from the table it takes every page of it, each decrypted and authenticated; from this index
-- a seventh of them.

CREATE INDEX item_by_status ON item (status, kind, id);
