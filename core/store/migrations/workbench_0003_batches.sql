-- SPDX-License-Identifier: Apache-2.0
-- Batches. The tables of the first schema were never written to; these hold what a kill at any instant asks for: who
-- works on a batch, what was asked of it, which files are known to be on the disk.
DROP TABLE batch_items;
DROP TABLE jobs;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  spec TEXT NOT NULL,         -- JSON
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'completed', 'cancelled')),
  owner TEXT NOT NULL,        -- the process that works on it; '': none
  wish TEXT NOT NULL DEFAULT '' CHECK (wish IN ('', 'pause', 'cancel')),
  listed INTEGER NOT NULL DEFAULT 0,   -- every input has its items
  reserved INTEGER NOT NULL DEFAULT 0, -- the one output file was made for this batch
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  error TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE batch_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,  -- order of the inputs, from 0
  input TEXT NOT NULL,        -- a path
  line INTEGER NOT NULL,      -- in it, from 1; 0: the whole file
  text TEXT NOT NULL,         -- of the line
  output TEXT NOT NULL,       -- name in the output folder, without extension
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'completed', 'failed', 'skipped', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0, -- counted before the work begins: what crashed the program shows
  error TEXT NOT NULL DEFAULT '',
  from_cache INTEGER NOT NULL DEFAULT 0,
  written INTEGER NOT NULL DEFAULT 0,  -- its file is on the disk
  started INTEGER,
  finished INTEGER,
  processing_time INTEGER,
  UNIQUE (job, position),
  UNIQUE (job, input, line)
) STRICT;
CREATE INDEX batch_items_by_state ON batch_items (job, state, position);

-- Apart, so that lists of items read no results.
CREATE TABLE batch_results (
  item INTEGER PRIMARY KEY REFERENCES batch_items (id) ON DELETE CASCADE,
  result TEXT NOT NULL,       -- JSON
  media_type TEXT NOT NULL,
  picture BLOB                -- until its file is written
) STRICT;
