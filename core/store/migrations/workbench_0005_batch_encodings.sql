-- SPDX-License-Identifier: Apache-2.0
-- What the file of a record was read as; '': UTF-8.
ALTER TABLE batch_items ADD COLUMN encoding TEXT NOT NULL DEFAULT '';
