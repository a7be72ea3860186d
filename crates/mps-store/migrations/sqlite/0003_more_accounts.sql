-- What cards that go wrong, vouchers and books taken over from elsewhere need. The tables are made
-- anew, since SQLite cannot change a check. Where a check lists more than two words it is an OR, not
-- an IN: for that, SQLite builds a table in memory with every row that it writes.

ALTER TABLE member_cards ADD COLUMN name TEXT;
-- By this, members bind themselves to a shared card.
ALTER TABLE member_cards ADD COLUMN binding_password_hash TEXT;
-- The card that took over what was on a lost one.
ALTER TABLE member_cards ADD COLUMN replaced_by BLOB REFERENCES member_cards (id)
    DEFERRABLE INITIALLY DEFERRED;
-- A voucher's last charge: what lapsed with it comes back only while there was none since.
ALTER TABLE member_cards ADD COLUMN last_payment_id BLOB REFERENCES transactions (id)
    DEFERRABLE INITIALLY DEFERRED;

DROP INDEX member_cards_one_standard;
CREATE UNIQUE INDEX member_cards_one_standard ON member_cards (member_id)
    WHERE card_type = 'standard' AND status <> 'closed' AND replaced_by IS NULL;

CREATE TABLE new_transactions (
    id                   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tx_no                TEXT NOT NULL UNIQUE,
    tx_type              TEXT NOT NULL CHECK (tx_type = 'payment' OR tx_type = 'refund'
                         OR tx_type = 'recharge' OR tx_type = 'recharge_reversal'),
    status               TEXT NOT NULL CHECK (status = 'completed' OR status = 'refunded'
                         OR status = 'cancelled'),
    card_id              BLOB NOT NULL REFERENCES member_cards (id),
    member_id            BLOB NOT NULL REFERENCES member_profiles (id),
    merchant_id          BLOB REFERENCES merchants (id),
    operator_kind        TEXT NOT NULL,
    operator_id          BLOB NOT NULL,
    original_id          BLOB REFERENCES transactions (id),
    raw_amount           INTEGER NOT NULL CHECK (raw_amount > 0),
    final_amount         INTEGER NOT NULL CHECK (final_amount > 0 AND final_amount <= raw_amount),
    rate                 INTEGER NOT NULL CHECK (rate BETWEEN 100 AND 1000),
    points               INTEGER NOT NULL,
    level                INTEGER NOT NULL,
    refunded_amount      INTEGER NOT NULL CHECK (refunded_amount BETWEEN 0 AND final_amount),
    points_reversed      INTEGER NOT NULL CHECK (points_reversed >= 0),
    remaining_refundable INTEGER CHECK (remaining_refundable >= 0),
    -- Of a voucher: what lapsed with a payment, or came back with a refund, beside its amount.
    breakage             INTEGER NOT NULL CHECK (breakage >= 0),
    payment_method       TEXT CHECK (payment_method = 'cash' OR payment_method = 'bank'
                         OR payment_method = 'sandbox' OR payment_method = 'wechat'
                         OR payment_method = 'alipay'),
    external_order_id    TEXT,
    tag                  TEXT,
    reason               TEXT,
    fingerprint          BLOB NOT NULL CHECK (length(fingerprint) = 32),
    created_at           INTEGER NOT NULL,
    CHECK ((tx_type = 'refund' OR tx_type = 'recharge_reversal') = (original_id IS NOT NULL)),
    CHECK ((tx_type = 'recharge' OR tx_type = 'recharge_reversal') = (payment_method IS NOT NULL)),
    CHECK ((status = 'refunded') = (tx_type = 'payment' AND refunded_amount = final_amount)),
    CHECK (status <> 'cancelled' OR tx_type = 'recharge'),
    CHECK (tx_type = 'payment' OR refunded_amount = 0)
) STRICT, WITHOUT ROWID;

INSERT INTO new_transactions
SELECT id, tx_no, tx_type, status, card_id, member_id, merchant_id, operator_kind, operator_id,
       original_id, raw_amount, final_amount, rate, points, level, refunded_amount,
       points_reversed, remaining_refundable, 0, payment_method, external_order_id, tag, reason,
       fingerprint, created_at
FROM transactions;

DROP TABLE transactions;
ALTER TABLE new_transactions RENAME TO transactions;
CREATE INDEX transactions_by_member ON transactions (member_id, created_at, id);
CREATE INDEX transactions_by_merchant ON transactions (merchant_id, created_at, id);

-- Not only transactions move value: what else does says so in `cause`.
CREATE TABLE new_ledger_entries (
    posting_id   BLOB NOT NULL CHECK (length(posting_id) = 16),
    line         INTEGER NOT NULL,
    cause        TEXT NOT NULL CHECK (cause = 'transaction' OR cause = 'opening'
                 OR cause = 'voucher_issue' OR cause = 'voucher_lapse' OR cause = 'replacement'
                 OR cause = 'payout' OR cause = 'settlement_fee' OR cause = 'settlement_paid'),
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
SELECT transaction_id, line, 'transaction', account_kind, account_id, method, amount, created_at
FROM ledger_entries;

DROP TABLE ledger_entries;
ALTER TABLE new_ledger_entries RENAME TO ledger_entries;

-- Points are also given and taken by hand, with a note that says why.
CREATE TABLE new_point_ledger (
    id             INTEGER PRIMARY KEY,
    card_id        BLOB NOT NULL REFERENCES member_cards (id),
    transaction_id BLOB REFERENCES transactions (id),
    change         INTEGER NOT NULL,
    debt_change    INTEGER NOT NULL,
    balance_before INTEGER NOT NULL CHECK (balance_before >= 0),
    balance_after  INTEGER NOT NULL CHECK (balance_after >= 0),
    reason         TEXT NOT NULL CHECK (reason = 'payment' OR reason = 'refund'
                   OR reason = 'adjustment' OR reason = 'opening' OR reason = 'replacement'),
    note           TEXT,
    created_at     INTEGER NOT NULL,
    CHECK (balance_after = balance_before + change),
    CHECK ((reason = 'payment' OR reason = 'refund') = (transaction_id IS NOT NULL))
) STRICT;

INSERT INTO new_point_ledger
SELECT id, card_id, transaction_id, change, debt_change, balance_before, balance_after, reason,
       NULL, created_at
FROM point_ledger;

DROP TABLE point_ledger;
ALTER TABLE new_point_ledger RENAME TO point_ledger;
CREATE INDEX point_ledger_by_card ON point_ledger (card_id, id);

-- How far a list that is taken over from elsewhere has been taken.
CREATE TABLE imports (
    name     TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO number_series (prefix, next) VALUES ('COR', 1), ('VCH', 1), ('RCR', 1);
