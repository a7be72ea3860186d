-- Which cards are over their time, as of any time. No charge has to keep these up: it changes no end, and
-- only that of a voucher changes a state.

-- Which those are, and how many of them are stored as active.
CREATE INDEX member_cards_by_end ON member_cards (expires_at, status, created_at, id)
    WHERE expires_at IS NOT NULL AND status <> 'closed';
-- The same in the order of lists, for pages of more than are put in order. The condition is written as no
-- other read has it: plans that do not know the time would take this index for all of them.
CREATE INDEX member_cards_ending ON member_cards (created_at, id, expires_at, status)
    WHERE coalesce(expires_at, expires_at) IS NOT NULL AND status <> 'closed';

-- Only time makes a card expire. One that was taken over as expired and has no end to show it gets one.
UPDATE member_cards SET expires_at = created_at
    WHERE status = 'expired' AND status <> 'active'
    AND (expires_at IS NULL OR expires_at > unixepoch() * 1000000);
