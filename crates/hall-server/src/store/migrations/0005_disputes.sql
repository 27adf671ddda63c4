-- What is open after the end and needs more than reception. It follows from the turns, like the other columns.

-- Who has a complaint: 'window', 'department', 'office' or 'taskforce'; NULL where there is none.
ALTER TABLE application ADD COLUMN complaint TEXT;
-- Whether the supervisor is to rule on an appeal against a rating.
ALTER TABLE application ADD COLUMN appeal INTEGER NOT NULL DEFAULT 0;
