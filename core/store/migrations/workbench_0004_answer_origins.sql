-- SPDX-License-Identifier: Apache-2.0
-- Who computed an answer: a service elsewhere or this machine, and why it was not who was to answer first.
ALTER TABLE messages ADD COLUMN from_remote INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN fallback TEXT NOT NULL DEFAULT '';
