-- SPDX-License-Identifier: Apache-2.0
-- Requests that run on after their caller left (the API's jobs). One that is pending or running while the program that
-- owns it is gone was interrupted: it becomes failed, and is never run again by itself.
CREATE TABLE requests (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  service TEXT NOT NULL,
  task TEXT NOT NULL,
  request TEXT NOT NULL,      -- JSON
  state TEXT NOT NULL CHECK (state IN ('pending', 'running', 'completed', 'failed', 'cancelled')),
  progress REAL NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  result TEXT NOT NULL,       -- JSON; empty until completed
  error TEXT NOT NULL,
  owner TEXT NOT NULL         -- the process that works on it: its number and when it began
) STRICT;
CREATE INDEX requests_by_state ON requests (state, sequence DESC);
