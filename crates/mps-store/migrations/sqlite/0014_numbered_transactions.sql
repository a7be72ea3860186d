-- Everything that moves value or points on a card is a numbered transaction, which says what the card held
-- after it: a card's rows add up to its balance, and to its points. The ledger of points says nothing more
-- then, and goes. What belongs to a sum or a settlement is decided by rows and not by clocks.

INSERT INTO number_series (prefix, next)
VALUES ('OUT', 1), ('VIS', 1), ('LAP', 1), ('TRF', 1), ('OPN', 1), ('ADJ', 1);

-- Sessions of a merchant's staff end when this is raised.
ALTER TABLE merchants ADD COLUMN staff_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE merchants ADD COLUMN staff_count INTEGER NOT NULL DEFAULT 0 CHECK (staff_count >= 0);
UPDATE merchants SET staff_count =
    (SELECT count(*) FROM merchant_staff s WHERE s.merchant_id = merchants.id);

-- How many charges a code has paid.
ALTER TABLE payment_codes ADD COLUMN uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0);
UPDATE payment_codes SET uses = 1 WHERE merchant_id IS NOT NULL;

-- Since when a limit has been one without a break, and since when a day has been counted with it.
ALTER TABLE limits ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day_totals ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

-- All transactions there are to be, without what follows from their order.
CREATE TABLE staged (
    id BLOB, tx_no TEXT, tx_type TEXT, status TEXT, card_id BLOB, member_id BLOB, merchant_id BLOB,
    operator_kind TEXT, operator_id BLOB, original_id BLOB, raw_amount INTEGER, final_amount INTEGER,
    rate INTEGER, change INTEGER, points INTEGER, level INTEGER, refunded_amount INTEGER,
    points_reversed INTEGER, remaining_refundable INTEGER, breakage INTEGER, payment_method TEXT,
    fee_bps INTEGER, external_order_id TEXT, tag TEXT, reason TEXT, fingerprint BLOB, created_at INTEGER
);

-- The fee of a payment is that of its settlement, or the merchant's of today while it has none; that of an
-- unsettled refund is its payment's.
INSERT INTO staged
SELECT t.id, t.tx_no, t.tx_type, t.status, t.card_id, t.member_id, t.merchant_id, t.operator_kind,
       t.operator_id, t.original_id, t.raw_amount, t.final_amount, t.rate,
       (t.final_amount + t.breakage) * CASE WHEN t.tx_type IN ('payment', 'recharge_reversal')
                                            THEN -1 ELSE 1 END,
       t.points, t.level, t.refunded_amount, t.points_reversed, t.remaining_refundable, t.breakage,
       t.payment_method,
       CASE WHEN t.tx_type IN ('payment', 'refund') THEN
           coalesce((SELECT s.fee_bps FROM settlement_items i JOIN settlements s
                     ON s.id = i.settlement_id WHERE i.transaction_id = t.id),
                    (SELECT s.fee_bps FROM settlement_items i JOIN settlements s
                     ON s.id = i.settlement_id WHERE i.transaction_id = t.original_id),
                    (SELECT m.fee_bps FROM merchants m WHERE m.id = t.merchant_id)) END,
       t.external_order_id, t.tag, t.reason, t.fingerprint, t.created_at
FROM transactions t;

-- What moved value without a number.
INSERT INTO staged
SELECT e.posting_id,
       p.prefix || printf('%010d', row_number() OVER (PARTITION BY e.cause
                                                      ORDER BY e.created_at, e.posting_id)),
       p.tx_type, 'completed', e.account_id, c.member_id, NULL, 'system', zeroblob(16), NULL,
       abs(e.amount), abs(e.amount), 1000, e.amount, 0, c.level, 0, 0, NULL, 0, NULL, NULL, NULL, NULL,
       NULL, zeroblob(32), e.created_at
FROM ledger_entries e
JOIN member_cards c ON c.id = e.account_id
JOIN (SELECT 'opening' AS cause, 'OPN' AS prefix, 'opening' AS tx_type
      UNION ALL SELECT 'voucher_issue', 'VIS', 'voucher_issue'
      UNION ALL SELECT 'voucher_lapse', 'LAP', 'lapse'
      UNION ALL SELECT 'payout', 'OUT', 'payout') p ON p.cause = e.cause
WHERE e.account_kind = 'card';

-- A lost card's balance went to its successor: a transaction on each, the second of which names the first.
INSERT INTO staged
SELECT CASE WHEN e.amount < 0 THEN e.posting_id ELSE randomblob(16) END,
       'TRF' || printf('%010d', row_number() OVER (ORDER BY e.created_at, e.posting_id, e.amount)),
       'transfer', 'completed', e.account_id, c.member_id, NULL, 'system', zeroblob(16),
       CASE WHEN e.amount < 0 THEN NULL ELSE e.posting_id END,
       abs(e.amount), abs(e.amount), 1000, e.amount, 0, c.level, 0, 0, NULL, 0, NULL, NULL, NULL, NULL,
       NULL, zeroblob(32), e.created_at
FROM ledger_entries e JOIN member_cards c ON c.id = e.account_id
WHERE e.cause = 'replacement' AND e.account_kind = 'card';

-- Points that changed without a transaction.
INSERT INTO staged
SELECT randomblob(16),
       k.prefix || printf('%010d', k.used + row_number() OVER (PARTITION BY p.reason ORDER BY p.id)),
       k.tx_type, 'completed', p.card_id, c.member_id, NULL, 'system', zeroblob(16), NULL, 0, 0, 1000, 0,
       p.change - p.debt_change, c.level, 0, 0, NULL, 0, NULL, NULL, NULL, NULL, p.note, zeroblob(32),
       p.created_at
FROM point_ledger p
JOIN member_cards c ON c.id = p.card_id
JOIN (SELECT 'adjustment' AS reason, 'ADJ' AS prefix, 'adjustment' AS tx_type, 0 AS used
      UNION ALL SELECT 'opening', 'OPN', 'opening',
                       (SELECT count(*) FROM staged WHERE tx_type = 'opening')
      UNION ALL SELECT 'replacement', 'TRF', 'transfer',
                       (SELECT count(*) FROM staged WHERE tx_type = 'transfer')) k
     ON k.reason = p.reason
WHERE p.transaction_id IS NULL;

UPDATE number_series SET next = 1 + (SELECT count(*) FROM staged WHERE tx_no LIKE number_series.prefix || '%')
WHERE prefix IN ('OUT', 'VIS', 'LAP', 'TRF', 'OPN', 'ADJ');

CREATE TABLE new_transactions (
    id                   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tx_no                TEXT NOT NULL UNIQUE,
    tx_type              TEXT NOT NULL CHECK (tx_type = 'payment' OR tx_type = 'refund'
                         OR tx_type = 'recharge' OR tx_type = 'recharge_reversal'
                         OR tx_type = 'payout' OR tx_type = 'voucher_issue' OR tx_type = 'lapse'
                         OR tx_type = 'transfer' OR tx_type = 'opening' OR tx_type = 'adjustment'),
    status               TEXT NOT NULL CHECK (status = 'completed' OR status = 'refunded'
                         OR status = 'cancelled'),
    card_id              BLOB NOT NULL REFERENCES member_cards (id),
    member_id            BLOB NOT NULL REFERENCES member_profiles (id),
    merchant_id          BLOB REFERENCES merchants (id),
    operator_kind        TEXT NOT NULL,
    operator_id          BLOB NOT NULL,
    original_id          BLOB REFERENCES transactions (id),
    raw_amount           INTEGER NOT NULL CHECK (raw_amount >= 0),
    final_amount         INTEGER NOT NULL CHECK (final_amount >= 0 AND final_amount <= raw_amount),
    rate                 INTEGER NOT NULL CHECK (rate BETWEEN 100 AND 1000),
    -- What the card gained or lost, and held after it.
    change               INTEGER NOT NULL,
    balance_after        INTEGER NOT NULL,
    points               INTEGER NOT NULL,
    -- The card's points less its debt of points after it.
    net_points_after     INTEGER NOT NULL,
    level                INTEGER NOT NULL,
    refunded_amount      INTEGER NOT NULL CHECK (refunded_amount BETWEEN 0 AND final_amount),
    points_reversed      INTEGER NOT NULL CHECK (points_reversed >= 0),
    remaining_refundable INTEGER CHECK (remaining_refundable >= 0),
    -- Of a voucher: what lapsed with a payment, or came back with a refund, beside its amount.
    breakage             INTEGER NOT NULL CHECK (breakage >= 0),
    payment_method       TEXT CHECK (payment_method = 'cash' OR payment_method = 'bank'
                         OR payment_method = 'sandbox' OR payment_method = 'wechat'
                         OR payment_method = 'alipay'),
    -- The merchant's fee at the moment of the payment; of a refund, its payment's.
    fee_bps              INTEGER CHECK (fee_bps BETWEEN 0 AND 10000),
    external_order_id    TEXT,
    tag                  TEXT,
    reason               TEXT,
    fingerprint          BLOB NOT NULL CHECK (length(fingerprint) = 32),
    created_at           INTEGER NOT NULL,
    CHECK (final_amount > 0 OR tx_type = 'transfer' OR tx_type = 'opening' OR tx_type = 'adjustment'),
    CHECK (original_id IS NOT NULL OR (tx_type <> 'refund' AND tx_type <> 'recharge_reversal')),
    CHECK (original_id IS NULL OR tx_type = 'refund' OR tx_type = 'recharge_reversal'
           OR tx_type = 'transfer'),
    CHECK ((tx_type = 'recharge' OR tx_type = 'recharge_reversal') = (payment_method IS NOT NULL)),
    CHECK ((status = 'refunded') = (tx_type = 'payment' AND refunded_amount = final_amount)),
    CHECK (status <> 'cancelled' OR tx_type = 'recharge'),
    CHECK (tx_type = 'payment' OR refunded_amount = 0)
) STRICT, WITHOUT ROWID;

INSERT INTO new_transactions
SELECT id, tx_no, tx_type, status, card_id, member_id, merchant_id, operator_kind, operator_id, original_id,
       raw_amount, final_amount, rate, change, sum(change) OVER card, points, sum(points) OVER card, level,
       refunded_amount, points_reversed, remaining_refundable, breakage, payment_method, fee_bps,
       external_order_id, tag, reason, fingerprint, created_at
FROM staged
WINDOW card AS (PARTITION BY card_id ORDER BY created_at, id)
ORDER BY id;

DROP TABLE staged;
DROP TABLE point_ledger;
DROP TABLE transactions;
ALTER TABLE new_transactions RENAME TO transactions;
CREATE INDEX transactions_by_member ON transactions (member_id, created_at, id);
CREATE INDEX transactions_by_time ON transactions (created_at, id);
CREATE INDEX transactions_by_merchant ON transactions (merchant_id, created_at, id, operator_id);
CREATE INDEX transactions_rare ON transactions (tx_type, created_at, id) WHERE tx_type <> 'payment';
CREATE INDEX transactions_rare_by_merchant ON transactions (merchant_id, tx_type, created_at, id)
    WHERE tx_type <> 'payment';

CREATE TABLE new_ledger_entries (
    posting_id   BLOB NOT NULL CHECK (length(posting_id) = 16),
    line         INTEGER NOT NULL,
    cause        TEXT NOT NULL CHECK (cause = 'transaction' OR cause = 'settlement_fee'
                 OR cause = 'settlement_paid'),
    account_kind TEXT NOT NULL CHECK (account_kind = 'card' OR account_kind = 'merchant'
                 OR account_kind = 'clearing' OR account_kind = 'opening'
                 OR account_kind = 'voucher_issue' OR account_kind = 'breakage'
                 OR account_kind = 'payout' OR account_kind = 'fees' OR account_kind = 'bank'),
    account_id   BLOB,
    method       TEXT CHECK (method = 'cash' OR method = 'bank' OR method = 'sandbox'
                 OR method = 'wechat' OR method = 'alipay'),
    amount       INTEGER NOT NULL CHECK (amount <> 0),
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (posting_id, line),
    CHECK ((account_kind = 'card' OR account_kind = 'merchant') = (account_id IS NOT NULL)),
    CHECK ((account_kind = 'clearing') = (method IS NOT NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO new_ledger_entries
SELECT posting_id, line,
       CASE WHEN cause IN ('settlement_fee', 'settlement_paid') THEN cause ELSE 'transaction' END,
       account_kind, account_id, method, amount, created_at
FROM ledger_entries;
DROP TABLE ledger_entries;
ALTER TABLE new_ledger_entries RENAME TO ledger_entries;

-- What a request with a key made, be it a transaction or not. Keys are kept for ever.
CREATE TABLE new_idempotency_keys (
    owner_id    BLOB NOT NULL,
    operation   TEXT NOT NULL,
    key         TEXT NOT NULL,
    owner_kind  TEXT NOT NULL,
    made_kind   TEXT NOT NULL CHECK (made_kind = 'transaction' OR made_kind = 'card'
                OR made_kind = 'settlement'),
    made_id     BLOB NOT NULL CHECK (length(made_id) = 16),
    fingerprint BLOB CHECK (length(fingerprint) = 32),
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (owner_id, operation, key),
    CHECK (made_kind = 'transaction' OR fingerprint IS NOT NULL)
) STRICT, WITHOUT ROWID;

INSERT INTO new_idempotency_keys
SELECT owner_id, operation, key, owner_kind, 'transaction', transaction_id, NULL, created_at
FROM idempotency_keys;
DROP TABLE idempotency_keys;
ALTER TABLE new_idempotency_keys RENAME TO idempotency_keys;

-- The payments of a settlement may have several fees.
CREATE TABLE new_settlements (
    id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    settlement_no   TEXT NOT NULL UNIQUE,
    merchant_id     BLOB NOT NULL REFERENCES merchants (id),
    mode            TEXT NOT NULL CHECK (mode IN ('realtime', 't_plus_1', 'monthly')),
    status          TEXT NOT NULL CHECK (status IN ('pending', 'settled', 'paid', 'failed')),
    period_start    INTEGER NOT NULL,
    period_end      INTEGER NOT NULL,
    payment_count   INTEGER NOT NULL CHECK (payment_count >= 0),
    payment_amount  INTEGER NOT NULL CHECK (payment_amount >= 0),
    refund_count    INTEGER NOT NULL CHECK (refund_count >= 0),
    refund_amount   INTEGER NOT NULL CHECK (refund_amount >= 0),
    recharge_count  INTEGER NOT NULL CHECK (recharge_count >= 0),
    -- Cash taken less cash given back.
    recharge_amount INTEGER NOT NULL,
    fee_bps         INTEGER CHECK (fee_bps BETWEEN 0 AND 10000),
    fee_amount      INTEGER NOT NULL CHECK (fee_amount >= 0),
    -- What the settlement before left to this one, and this one leaves to the next: never above zero.
    carried_in      INTEGER NOT NULL CHECK (carried_in <= 0),
    carried_out     INTEGER NOT NULL CHECK (carried_out <= 0),
    -- What is paid to the merchant.
    total_amount    INTEGER NOT NULL CHECK (total_amount >= 0),
    created_at      INTEGER NOT NULL,
    follows         BLOB CHECK (length(follows) = 16),
    CHECK (period_start <= period_end),
    CHECK (total_amount = 0 OR carried_out = 0),
    CHECK (total_amount + carried_out = payment_amount - refund_amount - fee_amount
           - recharge_amount + carried_in)
) STRICT, WITHOUT ROWID;

INSERT INTO new_settlements
SELECT id, settlement_no, merchant_id, mode, status, period_start, period_end, payment_count,
       payment_amount, refund_count, refund_amount, recharge_count, recharge_amount, fee_bps, fee_amount,
       carried_in, carried_out, total_amount, created_at, follows
FROM settlements;
DROP TABLE settlements;
ALTER TABLE new_settlements RENAME TO settlements;
CREATE INDEX settlements_by_merchant ON settlements (merchant_id, created_at, id);
CREATE UNIQUE INDEX settlements_follows ON settlements (follows);
CREATE INDEX settlements_by_time ON settlements (created_at, id);
CREATE INDEX settlements_unpaid ON settlements (status, created_at, id) WHERE status <> 'paid';

-- The transactions that are to be settled. A charge adds its own; a settlement takes them away.
CREATE TABLE unsettled_items (
    merchant_id    BLOB NOT NULL CHECK (length(merchant_id) = 16),
    transaction_id BLOB NOT NULL CHECK (length(transaction_id) = 16),
    PRIMARY KEY (merchant_id, transaction_id)
) STRICT, WITHOUT ROWID;

INSERT INTO unsettled_items (merchant_id, transaction_id)
SELECT t.merchant_id, t.id FROM transactions t
WHERE EXISTS (SELECT 1 FROM ledger_entries e WHERE e.posting_id = t.id AND e.account_kind = 'merchant')
  AND NOT EXISTS (SELECT 1 FROM settlement_items i WHERE i.transaction_id = t.id);

-- What each batch adds to the sums over quarters of an hour and to what merchants are due, until work in
-- the background moves it there. `roll_up_id` is of the step that is just taking it.
CREATE TABLE period_increments (
    id         INTEGER PRIMARY KEY,
    scope_id   BLOB NOT NULL CHECK (length(scope_id) = 16),
    kind       TEXT NOT NULL,
    begins_at  INTEGER NOT NULL,
    number     INTEGER NOT NULL CHECK (number >= 0),
    amount     INTEGER NOT NULL CHECK (amount >= 0),
    due        INTEGER NOT NULL,
    roll_up_id BLOB CHECK (length(roll_up_id) = 16)
) STRICT;

-- What merchants are due, but for what the increments add. Negative when a merchant owes it.
CREATE TABLE merchant_dues (
    merchant_id BLOB NOT NULL PRIMARY KEY CHECK (length(merchant_id) = 16),
    due         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO merchant_dues (merchant_id, due)
SELECT account_id, sum(amount) FROM ledger_entries WHERE account_kind = 'merchant' GROUP BY account_id;

DROP TABLE summed;
DELETE FROM period_sums;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT merchant_id, tx_type, created_at / 900000000 * 900000000, count(*), sum(final_amount)
FROM transactions WHERE merchant_id IS NOT NULL GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT zeroblob(16), tx_type, created_at / 900000000 * 900000000, count(*), sum(final_amount)
FROM transactions WHERE tx_type NOT IN ('transfer', 'opening', 'adjustment') GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT zeroblob(16), 'member', created_at / 900000000 * 900000000, count(*), 0
FROM member_profiles GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT zeroblob(16), 'card', created_at / 900000000 * 900000000, count(*), 0
FROM member_cards GROUP BY 1, 2, 3;
