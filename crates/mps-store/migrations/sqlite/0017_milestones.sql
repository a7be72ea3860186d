-- When something was last done is a milestone, here as everywhere.
ALTER TABLE marks RENAME TO milestones;
