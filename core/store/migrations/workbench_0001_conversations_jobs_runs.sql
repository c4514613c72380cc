-- SPDX-License-Identifier: Apache-2.0
-- What the user made. Times are nanoseconds since 1970 (wall clock); durations are nanoseconds.

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  trashed INTEGER             -- when; NULL: not in the trash
) STRICT;
CREATE INDEX conversations_by_update ON conversations (updated DESC);
CREATE INDEX conversations_in_trash ON conversations (trashed) WHERE trashed IS NOT NULL;

CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  parent INTEGER,             -- NULL: the first of its conversation
  role TEXT NOT NULL,
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('complete', 'streaming', 'interrupted', 'failed')),
  created INTEGER NOT NULL,
  model TEXT NOT NULL,
  seed INTEGER,               -- the 64 bits of an unsigned number
  parameters TEXT NOT NULL,   -- JSON
  prompt_tokens INTEGER NOT NULL,
  completion_tokens INTEGER NOT NULL,
  time_to_first_token INTEGER NOT NULL,
  total_time INTEGER NOT NULL,
  tokens_per_second REAL NOT NULL,
  from_cache INTEGER NOT NULL,
  finish_reason TEXT NOT NULL,
  error TEXT NOT NULL,
  UNIQUE (conversation, id),
  FOREIGN KEY (conversation, parent) REFERENCES messages (conversation, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX messages_by_parent ON messages (conversation, parent);
CREATE INDEX messages_streaming ON messages (id) WHERE state = 'streaming';

-- A batch: one task over many inputs. A job that is 'running' when the program starts was interrupted; it is offered
-- for resumption and never started by itself.
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  service TEXT NOT NULL,
  task TEXT NOT NULL,
  options TEXT NOT NULL,      -- JSON
  output TEXT NOT NULL,       -- folder or file
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'completed', 'failed', 'cancelled')),
  priority INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  error TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, priority DESC, id);

CREATE TABLE batch_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,  -- order of the inputs, from 0
  input TEXT NOT NULL,        -- a path or the text itself
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0, -- counted before the work begins: what crashed the program shows
  result TEXT,                -- JSON
  error TEXT NOT NULL DEFAULT '',
  started INTEGER,
  finished INTEGER,
  processing_time INTEGER,
  UNIQUE (job, position)
) STRICT;
CREATE INDEX batch_items_by_state ON batch_items (job, state, position);

-- Finished benchmark runs.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,         -- workload: 'llm', 'cache', …
  title TEXT NOT NULL,
  created INTEGER NOT NULL,
  report TEXT NOT NULL        -- JSON
) STRICT;
CREATE INDEX runs_by_kind ON runs (kind, id);
