-- What cards that go wrong, vouchers and books taken over from elsewhere need.

ALTER TABLE mps.member_cards ADD COLUMN name TEXT;
-- By this, members bind themselves to a shared card.
ALTER TABLE mps.member_cards ADD COLUMN binding_password_hash TEXT;
-- The card that took over what was on a lost one.
ALTER TABLE mps.member_cards ADD COLUMN replaced_by UUID REFERENCES mps.member_cards (id)
    DEFERRABLE INITIALLY DEFERRED;
-- A voucher's last charge: what lapsed with it comes back only while there was none since.
ALTER TABLE mps.member_cards ADD COLUMN last_payment_id UUID REFERENCES mps.transactions (id)
    DEFERRABLE INITIALLY DEFERRED;

DROP INDEX mps.member_cards_one_standard;
CREATE UNIQUE INDEX member_cards_one_standard ON mps.member_cards (member_id)
    WHERE card_type = 'standard' AND status <> 'closed' AND replaced_by IS NULL;

-- The checks that say too little give way to new ones.
DO $$
DECLARE
    old RECORD;
BEGIN
    FOR old IN
        SELECT conrelid::regclass AS of_table, conname FROM pg_constraint
        WHERE contype = 'c' AND (
            conrelid = 'mps.transactions'::regclass
                AND pg_get_constraintdef(oid) ~ 'tx_type|status|payment_method'
            OR conrelid = 'mps.ledger_entries'::regclass
                AND pg_get_constraintdef(oid) ~ 'account_kind|method'
            OR conrelid = 'mps.point_ledger'::regclass AND pg_get_constraintdef(oid) ~ 'reason')
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', old.of_table, old.conname);
    END LOOP;
END
$$;

-- Of a voucher: what lapsed with a payment, or came back with a refund, beside its amount.
ALTER TABLE mps.transactions ADD COLUMN breakage BIGINT NOT NULL DEFAULT 0 CHECK (breakage >= 0);
ALTER TABLE mps.transactions ALTER COLUMN breakage DROP DEFAULT;
ALTER TABLE mps.transactions
    ADD CHECK (tx_type IN ('payment', 'refund', 'recharge', 'recharge_reversal')),
    ADD CHECK (status IN ('completed', 'refunded', 'cancelled')),
    ADD CHECK (payment_method IN ('cash', 'bank', 'sandbox', 'wechat', 'alipay')),
    ADD CHECK ((tx_type IN ('refund', 'recharge_reversal')) = (original_id IS NOT NULL)),
    ADD CHECK ((tx_type IN ('recharge', 'recharge_reversal')) = (payment_method IS NOT NULL)),
    ADD CHECK ((status = 'refunded') = (tx_type = 'payment' AND refunded_amount = final_amount)),
    ADD CHECK (status <> 'cancelled' OR tx_type = 'recharge'),
    ADD CHECK (tx_type = 'payment' OR refunded_amount = 0);

-- Not only transactions move value: what else does says so in `cause`. `mps-api verify` looks for
-- the transactions of those that do.
ALTER TABLE mps.ledger_entries DROP CONSTRAINT ledger_entries_transaction_id_fkey;
ALTER TABLE mps.ledger_entries RENAME COLUMN transaction_id TO posting_id;
ALTER TABLE mps.ledger_entries ADD COLUMN cause TEXT NOT NULL DEFAULT 'transaction';
ALTER TABLE mps.ledger_entries ALTER COLUMN cause DROP DEFAULT;
ALTER TABLE mps.ledger_entries
    ADD CHECK (cause IN ('transaction', 'opening', 'voucher_issue', 'voucher_lapse',
               'replacement', 'payout', 'settlement_fee', 'settlement_paid')),
    ADD CHECK (account_kind IN ('card', 'merchant', 'clearing', 'opening', 'voucher_issue',
               'breakage', 'payout', 'fees', 'bank')),
    ADD CHECK (method IN ('cash', 'bank', 'sandbox', 'wechat', 'alipay')),
    ADD CHECK ((account_kind IN ('card', 'merchant')) = (account_id IS NOT NULL)),
    ADD CHECK ((account_kind = 'clearing') = (method IS NOT NULL));

-- Points are also given and taken by hand, with a note that says why.
ALTER TABLE mps.point_ledger ADD COLUMN note TEXT;
ALTER TABLE mps.point_ledger ALTER COLUMN transaction_id DROP NOT NULL;
ALTER TABLE mps.point_ledger
    ADD CHECK (reason IN ('payment', 'refund', 'adjustment', 'opening', 'replacement')),
    ADD CHECK ((reason IN ('payment', 'refund')) = (transaction_id IS NOT NULL));
CREATE INDEX point_ledger_by_card ON mps.point_ledger (card_id, id);

-- How far a list that is taken over from elsewhere has been taken.
CREATE TABLE mps.imports (
    name     TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);
ALTER TABLE mps.imports ENABLE ROW LEVEL SECURITY;

CREATE SEQUENCE mps.numbers_cor;
CREATE SEQUENCE mps.numbers_vch;
CREATE SEQUENCE mps.numbers_rcr;
