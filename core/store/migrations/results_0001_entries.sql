-- SPDX-License-Identifier: Apache-2.0
-- The result cache. Everything here may be deleted at any time.

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL,       -- XXH3-128 of the key; found by this, believed only when the whole key agrees
  canonical TEXT NOT NULL,    -- the key's three parts
  target TEXT NOT NULL,
  version INTEGER NOT NULL,
  format INTEGER NOT NULL,    -- of the response text
  response BLOB NOT NULL,     -- JSON as core/wire writes it
  checksum BLOB NOT NULL,     -- XXH3-128 of digest, format, expires and response
  bytes INTEGER NOT NULL,     -- what the entry counts against the limit
  expires INTEGER NOT NULL    -- milliseconds since 1970
) STRICT;

CREATE UNIQUE INDEX entries_by_digest ON entries (digest);
CREATE INDEX entries_by_expiry ON entries (expires);

-- Apart from the entries, so that noting a use does not write a whole response again.
CREATE TABLE uses (
  entry INTEGER PRIMARY KEY,
  used INTEGER NOT NULL       -- grows with every use of any entry; the smallest goes first
) STRICT;
CREATE INDEX uses_in_order ON uses (used);

-- Kept by triggers, so that several programs on one cache agree and nobody counts the whole table.
CREATE TABLE totals (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  entries INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
INSERT INTO totals VALUES (1, 0, 0);

CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
  UPDATE totals SET entries = entries + 1, bytes = bytes + new.bytes;
END;
CREATE TRIGGER entry_removed AFTER DELETE ON entries BEGIN
  UPDATE totals SET entries = entries - 1, bytes = bytes - old.bytes;
  DELETE FROM uses WHERE entry = old.id;
END;
