-- When something was last done is a milestone, here as everywhere.
ALTER TABLE mps.marks RENAME TO milestones;
ALTER INDEX mps.marks_pkey RENAME TO milestones_pkey;
