-- Everything that moves value or points on a card is a numbered transaction, which says what the card held
-- after it: a card's rows add up to its balance, and to its points. The ledger of points says nothing more
-- then, and goes. What belongs to a sum or a settlement is decided by rows and not by clocks.

CREATE SEQUENCE mps.numbers_out;
CREATE SEQUENCE mps.numbers_vis;
CREATE SEQUENCE mps.numbers_lap;
CREATE SEQUENCE mps.numbers_trf;
CREATE SEQUENCE mps.numbers_opn;
CREATE SEQUENCE mps.numbers_adj;

-- Sessions of a merchant's staff end when this is raised.
ALTER TABLE mps.merchants ADD COLUMN staff_epoch BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mps.merchants ADD COLUMN staff_count BIGINT NOT NULL DEFAULT 0 CHECK (staff_count >= 0);
UPDATE mps.merchants SET staff_count =
    (SELECT count(*) FROM mps.merchant_staff s WHERE s.merchant_id = merchants.id);

-- How many charges a code has paid.
ALTER TABLE mps.payment_codes ADD COLUMN uses BIGINT NOT NULL DEFAULT 0 CHECK (uses >= 0);
UPDATE mps.payment_codes SET uses = 1 WHERE merchant_id IS NOT NULL;

-- Since when a limit has been one without a break, and since when a day has been counted with it.
ALTER TABLE mps.limits ADD COLUMN since TIMESTAMPTZ NOT NULL DEFAULT 'epoch';
ALTER TABLE mps.day_totals ADD COLUMN since TIMESTAMPTZ NOT NULL DEFAULT 'epoch';

-- The checks that say too little give way to new ones.
DO $$
DECLARE
    old RECORD;
BEGIN
    FOR old IN
        SELECT conrelid::regclass AS of_table, conname FROM pg_constraint
        WHERE contype = 'c' AND (
            conrelid = 'mps.transactions'::regclass
                AND pg_get_constraintdef(oid) ~ 'tx_type|raw_amount'
            OR conrelid = 'mps.ledger_entries'::regclass AND pg_get_constraintdef(oid) ~ 'cause')
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', old.of_table, old.conname);
    END LOOP;
END
$$;

ALTER TABLE mps.transactions
    -- What the card gained or lost, and held after it.
    ADD COLUMN change BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN balance_after BIGINT NOT NULL DEFAULT 0,
    -- The card's points less its debt of points after it.
    ADD COLUMN net_points_after BIGINT NOT NULL DEFAULT 0,
    -- The merchant's fee at the moment of the payment; of a refund, its payment's.
    ADD COLUMN fee_bps BIGINT CHECK (fee_bps BETWEEN 0 AND 10000),
    ADD CHECK (tx_type IN ('payment', 'refund', 'recharge', 'recharge_reversal', 'payout',
               'voucher_issue', 'lapse', 'transfer', 'opening', 'adjustment')),
    ADD CHECK (raw_amount >= 0),
    ADD CHECK (final_amount >= 0 AND final_amount <= raw_amount),
    ADD CHECK (final_amount > 0 OR tx_type IN ('transfer', 'opening', 'adjustment')),
    ADD CHECK (original_id IS NOT NULL OR tx_type NOT IN ('refund', 'recharge_reversal')),
    ADD CHECK (original_id IS NULL OR tx_type IN ('refund', 'recharge_reversal', 'transfer')),
    ADD CHECK ((tx_type IN ('recharge', 'recharge_reversal')) = (payment_method IS NOT NULL)),
    ADD CHECK ((status = 'refunded') = (tx_type = 'payment' AND refunded_amount = final_amount)),
    ADD CHECK (status <> 'cancelled' OR tx_type = 'recharge'),
    ADD CHECK (tx_type = 'payment' OR refunded_amount = 0);

-- What moved value without a number.
INSERT INTO mps.transactions (id, tx_no, tx_type, status, card_id, member_id, operator_kind, operator_id,
    raw_amount, final_amount, rate, change, points, level, refunded_amount, points_reversed, breakage,
    fingerprint, created_at)
SELECT e.posting_id,
       p.prefix || lpad((row_number() OVER (PARTITION BY e.cause
                                            ORDER BY e.created_at, e.posting_id))::text, 10, '0'),
       p.tx_type, 'completed', e.account_id, c.member_id, 'system',
       '00000000-0000-0000-0000-000000000000', abs(e.amount), abs(e.amount), 1000, e.amount, 0, c.level,
       0, 0, 0, decode(repeat('00', 32), 'hex'), e.created_at
FROM mps.ledger_entries e
JOIN mps.member_cards c ON c.id = e.account_id
JOIN (VALUES ('opening', 'OPN', 'opening'), ('voucher_issue', 'VIS', 'voucher_issue'),
             ('voucher_lapse', 'LAP', 'lapse'), ('payout', 'OUT', 'payout'))
     AS p (cause, prefix, tx_type) ON p.cause = e.cause
WHERE e.account_kind = 'card';

-- A lost card's balance went to its successor: a transaction on each, the second of which names the first.
INSERT INTO mps.transactions (id, tx_no, tx_type, status, card_id, member_id, operator_kind, operator_id,
    original_id, raw_amount, final_amount, rate, change, points, level, refunded_amount, points_reversed,
    breakage, fingerprint, created_at)
SELECT CASE WHEN e.amount < 0 THEN e.posting_id ELSE gen_random_uuid() END,
       'TRF' || lpad((row_number() OVER (ORDER BY e.created_at, e.posting_id, e.amount))::text, 10, '0'),
       'transfer', 'completed', e.account_id, c.member_id, 'system',
       '00000000-0000-0000-0000-000000000000',
       CASE WHEN e.amount < 0 THEN NULL ELSE e.posting_id END,
       abs(e.amount), abs(e.amount), 1000, e.amount, 0, c.level, 0, 0, 0,
       decode(repeat('00', 32), 'hex'), e.created_at
FROM mps.ledger_entries e JOIN mps.member_cards c ON c.id = e.account_id
WHERE e.cause = 'replacement' AND e.account_kind = 'card';

-- Points that changed without a transaction.
INSERT INTO mps.transactions (id, tx_no, tx_type, status, card_id, member_id, operator_kind, operator_id,
    raw_amount, final_amount, rate, change, points, level, refunded_amount, points_reversed, breakage,
    reason, fingerprint, created_at)
SELECT gen_random_uuid(),
       k.prefix || lpad((k.used + row_number() OVER (PARTITION BY p.reason ORDER BY p.id))::text, 10, '0'),
       k.tx_type, 'completed', p.card_id, c.member_id, 'system', '00000000-0000-0000-0000-000000000000',
       0, 0, 1000, 0, p.change - p.debt_change, c.level, 0, 0, 0, p.note,
       decode(repeat('00', 32), 'hex'), p.created_at
FROM mps.point_ledger p
JOIN mps.member_cards c ON c.id = p.card_id
JOIN (SELECT 'adjustment' AS reason, 'ADJ' AS prefix, 'adjustment' AS tx_type, 0 AS used
      UNION ALL SELECT 'opening', 'OPN', 'opening',
                       (SELECT count(*) FROM mps.transactions WHERE tx_type = 'opening')
      UNION ALL SELECT 'replacement', 'TRF', 'transfer',
                       (SELECT count(*) FROM mps.transactions WHERE tx_type = 'transfer')) k
     ON k.reason = p.reason
WHERE p.transaction_id IS NULL;

SELECT setval('mps.numbers_out', count(*)) FROM mps.transactions WHERE tx_type = 'payout' HAVING count(*) > 0;
SELECT setval('mps.numbers_vis', count(*)) FROM mps.transactions WHERE tx_type = 'voucher_issue'
HAVING count(*) > 0;
SELECT setval('mps.numbers_lap', count(*)) FROM mps.transactions WHERE tx_type = 'lapse' HAVING count(*) > 0;
SELECT setval('mps.numbers_trf', count(*)) FROM mps.transactions WHERE tx_type = 'transfer'
HAVING count(*) > 0;
SELECT setval('mps.numbers_opn', count(*)) FROM mps.transactions WHERE tx_type = 'opening' HAVING count(*) > 0;
SELECT setval('mps.numbers_adj', count(*)) FROM mps.transactions WHERE tx_type = 'adjustment'
HAVING count(*) > 0;

-- The fee of a payment is that of its settlement, or the merchant's of today while it has none; that of an
-- unsettled refund is its payment's.
UPDATE mps.transactions t SET
    change = n.change, balance_after = n.balance_after, net_points_after = n.net_points_after,
    fee_bps = n.fee_bps
FROM (
    SELECT a.id, a.change, sum(a.change) OVER card AS balance_after, sum(a.points) OVER card AS net_points_after,
           a.fee_bps
    FROM (
        SELECT t.id, t.card_id, t.created_at, t.points,
               CASE WHEN t.tx_type IN ('payment', 'recharge_reversal') THEN -(t.final_amount + t.breakage)
                    WHEN t.tx_type IN ('refund', 'recharge') THEN t.final_amount + t.breakage
                    ELSE t.change END AS change,
               CASE WHEN t.tx_type IN ('payment', 'refund') THEN 
                   coalesce(s.fee_bps, q.fee_bps, m.fee_bps) END AS fee_bps
        FROM mps.transactions t
        LEFT JOIN mps.settlement_items i ON i.transaction_id = t.id
        LEFT JOIN mps.settlements s ON s.id = i.settlement_id
        LEFT JOIN mps.settlement_items o ON o.transaction_id = t.original_id
        LEFT JOIN mps.settlements q ON q.id = o.settlement_id
        LEFT JOIN mps.merchants m ON m.id = t.merchant_id) a
    WINDOW card AS (PARTITION BY a.card_id ORDER BY a.created_at, a.id)) n
WHERE n.id = t.id;

ALTER TABLE mps.transactions
    ALTER COLUMN change DROP DEFAULT,
    ALTER COLUMN balance_after DROP DEFAULT,
    ALTER COLUMN net_points_after DROP DEFAULT;
DROP TABLE mps.point_ledger;

UPDATE mps.ledger_entries SET cause = 'transaction'
WHERE cause NOT IN ('transaction', 'settlement_fee', 'settlement_paid');
ALTER TABLE mps.ledger_entries
    ADD CHECK (cause IN ('transaction', 'settlement_fee', 'settlement_paid'));

-- What a request with a key made, be it a transaction or not. Keys are kept for ever.
DROP INDEX mps.idempotency_keys_by_age;
ALTER TABLE mps.idempotency_keys DROP CONSTRAINT idempotency_keys_transaction_id_fkey;
ALTER TABLE mps.idempotency_keys RENAME COLUMN transaction_id TO made_id;
ALTER TABLE mps.idempotency_keys
    ADD COLUMN made_kind TEXT NOT NULL DEFAULT 'transaction'
        CHECK (made_kind IN ('transaction', 'card', 'settlement')),
    ADD COLUMN fingerprint BYTEA CHECK (octet_length(fingerprint) = 32),
    ADD CHECK (made_kind = 'transaction' OR fingerprint IS NOT NULL);
ALTER TABLE mps.idempotency_keys ALTER COLUMN made_kind DROP DEFAULT;

-- The payments of a settlement may have several fees.
ALTER TABLE mps.settlements ALTER COLUMN fee_bps DROP NOT NULL;

-- The transactions that are to be settled. A charge adds its own; a settlement takes them away.
CREATE TABLE mps.unsettled_items (
    merchant_id    UUID NOT NULL,
    transaction_id UUID NOT NULL,
    PRIMARY KEY (merchant_id, transaction_id)
);
ALTER TABLE mps.unsettled_items ENABLE ROW LEVEL SECURITY;

INSERT INTO mps.unsettled_items (merchant_id, transaction_id)
SELECT t.merchant_id, t.id FROM mps.transactions t
WHERE EXISTS (SELECT 1 FROM mps.ledger_entries e
              WHERE e.posting_id = t.id AND e.account_kind = 'merchant')
  AND NOT EXISTS (SELECT 1 FROM mps.settlement_items i WHERE i.transaction_id = t.id);

-- What each batch adds to the sums over quarters of an hour and to what merchants are due, until work in
-- the background moves it there. `roll_up_id` is of the step that is just taking it.
CREATE TABLE mps.period_increments (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scope_id   UUID NOT NULL,
    kind       TEXT NOT NULL,
    begins_at  TIMESTAMPTZ NOT NULL,
    number     BIGINT NOT NULL CHECK (number >= 0),
    amount     BIGINT NOT NULL CHECK (amount >= 0),
    due        BIGINT NOT NULL,
    roll_up_id UUID
);
ALTER TABLE mps.period_increments ENABLE ROW LEVEL SECURITY;

-- What merchants are due, but for what the increments add. Negative when a merchant owes it.
CREATE TABLE mps.merchant_dues (
    merchant_id UUID NOT NULL PRIMARY KEY,
    due         BIGINT NOT NULL
);
ALTER TABLE mps.merchant_dues ENABLE ROW LEVEL SECURITY;

INSERT INTO mps.merchant_dues (merchant_id, due)
SELECT account_id, sum(amount) FROM mps.ledger_entries WHERE account_kind = 'merchant' GROUP BY account_id;

DROP TABLE mps.summed;
DELETE FROM mps.period_sums;
INSERT INTO mps.period_sums (scope_id, kind, begins_at, number, amount)
SELECT merchant_id, tx_type, date_bin('15 minutes', created_at, TIMESTAMPTZ 'epoch'), count(*),
       sum(final_amount)
FROM mps.transactions WHERE merchant_id IS NOT NULL GROUP BY 1, 2, 3;
INSERT INTO mps.period_sums (scope_id, kind, begins_at, number, amount)
SELECT s.scope_id, s.kind, date_bin('15 minutes', s.created_at, TIMESTAMPTZ 'epoch'), count(*),
       sum(s.amount)
FROM (SELECT '00000000-0000-0000-0000-000000000000'::uuid AS scope_id, tx_type AS kind,
             created_at, final_amount AS amount FROM mps.transactions
      WHERE tx_type NOT IN ('transfer', 'opening', 'adjustment')
      UNION ALL SELECT '00000000-0000-0000-0000-000000000000', 'member', created_at, 0
      FROM mps.member_profiles
      UNION ALL SELECT '00000000-0000-0000-0000-000000000000', 'card', created_at, 0
      FROM mps.member_cards) s
GROUP BY 1, 2, 3;
