-- A year of a chain, written without the store: this many members, each with a card, a recharge, eight
-- payments and a refund of half of the last one. The same text serves both databases. Functions (`id`,
-- `at`, `pad`) and the words in braces stand for what differs between them.
--
-- Each member joins at a different time in the first nine tenths of the year. The ten transactions of a
-- member are a hundredth of the year apart, so that all types are mixed at all times.

CREATE TEMP TABLE member AS
SELECT i, id({begin} / 1000 + i * ({span} / 1000 * 9 / 10) / {members}, 1000000000 + i) AS member_id,
       id({begin} / 1000 + i * ({span} / 1000 * 9 / 10) / {members}, 2000000000 + i) AS card_id,
       {begin} + i * ({span} / 10 * 9 / {members}) AS born,
       1000 + i * 7919 % 8000 AS amount
FROM numbers;

CREATE TEMP TABLE shop AS
SELECT i AS m, id({begin} / 1000, 3000000000 + i) AS merchant_id,
       id({begin} / 1000, 4000000000 + i) AS staff_id
FROM numbers WHERE i < {merchants};

-- A fifth of all transactions belongs to the first merchant.
CREATE TEMP TABLE history AS
SELECT m.i, k.i AS k, m.member_id, m.card_id, m.amount, m.amount / 100 AS points,
       id((m.born + (k.i + 1) * ({span} / 101)) / 1000, 30000000000 + m.i * 10 + k.i) AS tx_id,
       m.born + (k.i + 1) * ({span} / 101) AS made,
       CASE WHEN k.i = 0 THEN NULL
            WHEN (m.i + CASE k.i WHEN 9 THEN 8 ELSE k.i END) % 5 = 0 THEN 0
            ELSE (m.i * 31 + CASE k.i WHEN 9 THEN 8 ELSE k.i END * 7) % {merchants} END AS shop
FROM member m, numbers k WHERE k.i < 10;

INSERT INTO admins (id, name, status, password_hash, password_temporary, access_epoch, created_at)
VALUES (id({begin} / 1000, 5), 'admin', 'active', '{password}', {false}, 0, at({begin}));

INSERT INTO merchants (id, code, name, contact, status, password_hash, password_temporary,
                       access_epoch, created_at, fee_bps, settlement_mode)
SELECT merchant_id, 'SHOP-' || m, '商店 ' || m, NULL, 'active', '{password}', {false}, 0, at({begin}),
       0, 'realtime' FROM shop;

INSERT INTO merchant_staff (id, merchant_id, operator, name, role, status, password_hash,
                            password_temporary, access_epoch, created_at)
SELECT staff_id, merchant_id, 'cashier', '收銀員', 'cashier', 'active', NULL, {false}, 0, at({begin})
FROM shop;

INSERT INTO member_profiles (id, member_no, name, phone, email, status, password_hash,
                             password_temporary, access_epoch, created_at)
SELECT member_id, 'M' || pad(i + 1),
       substr('王李張劉陳楊黃趙吳周徐孫馬朱胡林郭何高羅', {int}(i % 20 + 1), 1)
       || substr('小大文志俊美淑雅怡家建國明德玉秀佳宗承柏', {int}(i / 20 % 20 + 1), 1)
       || substr('明華芳婷豪偉宏娟玲君萍傑翔蓉瑜安平和順康', {int}(i / 400 % 20 + 1), 1),
       '09' || substr(pad(i), 3), NULL,
       CASE WHEN i % 100 = 99 THEN 'suspended' ELSE 'active' END,
       CASE WHEN i < 50 THEN '{password}' END, {false}, 0, at(born) FROM member;

-- The triggers of SQLite have already counted them; those of PostgreSQL are switched off.
DELETE FROM member_states;
INSERT INTO member_states (status, members)
SELECT status, count(*) FROM member_profiles WHERE status <> 'active' GROUP BY status;

INSERT INTO member_cards (id, card_no, card_type, status, member_id, balance, points, points_debt,
                          level, created_at, last_entry_at, spent)
SELECT card_id, 'STD' || pad(i + 1), 'standard', 'active', member_id,
       100000 - 8 * amount + amount / 2,
       8 * (amount / 100) - amount / 100 * (amount / 2) / amount, 0, 0, at(born),
       at(born + 10 * ({span} / 101)), 0 FROM member;

INSERT INTO card_bindings (member_id, card_id, role, created_at)
SELECT member_id, card_id, 'owner', at(born) FROM member;

CREATE TEMP TABLE term AS
SELECT term {bytes} AS term, id, created_at FROM (
    SELECT lower(substr(name, {int}(n.i), 64)) AS term, m.id, m.created_at
    FROM member_profiles m, numbers n WHERE n.i BETWEEN 1 AND 3
    UNION SELECT substr(phone, {int}(n.i), 64), m.id, m.created_at
    FROM member_profiles m, numbers n WHERE n.i BETWEEN 1 AND 8
    UNION SELECT lower(member_no), id, created_at FROM member_profiles
    UNION SELECT substr(member_no, 2), id, created_at FROM member_profiles
    UNION SELECT ltrim(substr(member_no, 2), '0'), id, created_at FROM member_profiles) terms;

INSERT INTO member_search_terms (term, member_id, created_at, shared)
WITH n (i) AS (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11))
SELECT term, id, created_at,
       CASE WHEN substr(term, 1, 1) = substr(lesser, 1, 1) THEN
           (SELECT count(*) FROM n WHERE substr(term, 1, n.i) = substr(lesser, 1, n.i))
       ELSE 0 END
FROM (SELECT term, id, created_at, lag(term) OVER (PARTITION BY id ORDER BY term) AS lesser FROM term) t
ORDER BY term, id;
DROP TABLE term;

INSERT INTO transactions (id, tx_no, tx_type, status, card_id, member_id, merchant_id, operator_kind,
                          operator_id, original_id, raw_amount, final_amount, rate, points, level,
                          refunded_amount, points_reversed, remaining_refundable, breakage,
                          payment_method, fee_bps, fingerprint, created_at, change, balance_after,
                          net_points_after)
SELECT h.tx_id,
       CASE h.k WHEN 0 THEN 'RCG' || pad(h.i + 1) WHEN 9 THEN 'REF' || pad(h.i + 1)
                ELSE 'PAY' || pad(h.i * 8 + h.k) END,
       CASE h.k WHEN 0 THEN 'recharge' WHEN 9 THEN 'refund' ELSE 'payment' END, 'completed',
       h.card_id, h.member_id, s.merchant_id, CASE h.k WHEN 0 THEN 'admin' ELSE 'staff' END,
       coalesce(s.staff_id, id({begin} / 1000, 5)),
       CASE h.k WHEN 9 THEN id((h.made - {span} / 101) / 1000, 30000000000 + h.i * 10 + 8) END,
       CASE h.k WHEN 0 THEN 100000 WHEN 9 THEN h.amount / 2 ELSE h.amount END,
       CASE h.k WHEN 0 THEN 100000 WHEN 9 THEN h.amount / 2 ELSE h.amount END, 1000,
       CASE h.k WHEN 0 THEN 0 WHEN 9 THEN -(h.points * (h.amount / 2) / h.amount) ELSE h.points END, 0,
       CASE h.k WHEN 8 THEN h.amount / 2 ELSE 0 END,
       CASE h.k WHEN 8 THEN h.points * (h.amount / 2) / h.amount ELSE 0 END,
       CASE h.k WHEN 9 THEN h.amount - h.amount / 2 END, 0,
       CASE h.k WHEN 0 THEN 'bank' END, CASE WHEN h.k > 0 THEN 0 END, {fingerprint}, at(h.made),
       CASE h.k WHEN 0 THEN 100000 WHEN 9 THEN h.amount / 2 ELSE -h.amount END,
       CASE h.k WHEN 9 THEN 100000 - 8 * h.amount + h.amount / 2 ELSE 100000 - h.k * h.amount END,
       CASE h.k WHEN 9 THEN 8 * h.points - h.points * (h.amount / 2) / h.amount ELSE h.k * h.points END
FROM history h LEFT JOIN shop s ON s.m = h.shop;

INSERT INTO ledger_entries (posting_id, line, cause, account_kind, account_id, method, amount,
                            created_at)
SELECT h.tx_id, side.i, 'transaction',
       CASE WHEN side.i = 0 THEN 'card' WHEN h.k = 0 THEN 'clearing' ELSE 'merchant' END,
       CASE WHEN side.i = 0 THEN h.card_id ELSE s.merchant_id END,
       CASE WHEN side.i = 1 AND h.k = 0 THEN 'bank' END,
       CASE h.k WHEN 0 THEN 100000 WHEN 9 THEN h.amount / 2 ELSE -h.amount END
       * CASE side.i WHEN 0 THEN 1 ELSE -1 END, at(h.made)
FROM history h LEFT JOIN shop s ON s.m = h.shop, numbers side WHERE side.i < 2;

-- An event for a tenth of all transactions, without a place in a hash chain.
INSERT INTO audit_log (at, actor_kind, actor_id, role, operator, address, request_id, operation,
                       object_kind, object_id, details)
SELECT at(h.made), 'staff', s.staff_id, 'cashier', 'cashier', '127.0.0.1', h.tx_id,
       'merchant_charge_by_qr', 'transaction', h.tx_id, '{}'
FROM history h JOIN shop s ON s.m = h.shop WHERE h.k = 1 ORDER BY h.made;

-- Every merchant was settled on each of the first sixty days.
CREATE TEMP TABLE settled AS
SELECT h.tx_id, s.merchant_id, s.m, (h.made - {begin}) / 86400000000 AS day, h.k,
       CASE h.k WHEN 9 THEN h.amount / 2 ELSE h.amount END AS amount
FROM history h JOIN shop s ON s.m = h.shop WHERE h.made < {begin} + 60 * 86400000000;

CREATE TEMP TABLE settled_day AS
SELECT merchant_id, m, day, sum(CASE k WHEN 9 THEN 0 ELSE 1 END) AS payments,
       sum(CASE k WHEN 9 THEN 0 ELSE amount END) AS paid,
       sum(CASE k WHEN 9 THEN 1 ELSE 0 END) AS refunds,
       sum(CASE k WHEN 9 THEN amount ELSE 0 END) AS refunded,
       sum(CASE k WHEN 9 THEN -amount ELSE amount END) AS net
FROM settled GROUP BY merchant_id, m, day;

-- The amount carried out is the distance of the sum so far from its highest value so far.
INSERT INTO settlements (id, settlement_no, merchant_id, mode, status, period_start, period_end,
                         payment_count, payment_amount, refund_count, refund_amount, recharge_count,
                         recharge_amount, fee_bps, fee_amount, carried_in, carried_out, total_amount,
                         created_at, follows)
SELECT id({begin} / 1000 + (day + 1) * 86400000, 60000000000 + day * 1000 + m),
       'SET' || pad(place), merchant_id, 'realtime', CASE WHEN day < 50 THEN 'paid' ELSE 'pending' END,
       at({begin} + day * 86400000000), at({begin} + (day + 1) * 86400000000),
       payments, paid, refunds, refunded, 0, 0, 0, 0, carried_in, carried_out,
       net + carried_in - carried_out, at({begin} + (day + 1) * 86400000000 + 600000000),
       coalesce(id({begin} / 1000 + (before + 1) * 86400000, 60000000000 + before * 1000 + m), merchant_id)
FROM (SELECT d.*, row_number() OVER (ORDER BY day, m) AS place,
             lag(day) OVER (PARTITION BY m ORDER BY day) AS before,
             coalesce(lag(carried_out) OVER (PARTITION BY m ORDER BY day), 0) AS carried_in
      FROM (SELECT c.*, so_far - CASE WHEN highest > 0 THEN highest ELSE 0 END AS carried_out
            FROM (SELECT b.*, max(so_far) OVER (PARTITION BY m ORDER BY day) AS highest
                  FROM (SELECT a.*, sum(net) OVER (PARTITION BY m ORDER BY day) AS so_far
                        FROM settled_day a) b) c) d) e;

INSERT INTO settlement_items (transaction_id, settlement_id)
SELECT tx_id, id({begin} / 1000 + (day + 1) * 86400000, 60000000000 + day * 1000 + m) FROM settled;

INSERT INTO unsettled_items (merchant_id, transaction_id)
SELECT s.merchant_id, h.tx_id FROM history h JOIN shop s ON s.m = h.shop
WHERE h.made >= {begin} + 60 * 86400000000;

INSERT INTO merchant_dues (merchant_id, due)
SELECT account_id, sum(amount) FROM ledger_entries WHERE account_kind = 'merchant' GROUP BY account_id;

INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT s.merchant_id, CASE h.k WHEN 9 THEN 'refund' ELSE 'payment' END,
       at(h.made / 900000000 * 900000000), count(*),
       sum(CASE h.k WHEN 9 THEN h.amount / 2 ELSE h.amount END)
FROM history h JOIN shop s ON s.m = h.shop
GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT {everybody}, CASE k WHEN 0 THEN 'recharge' WHEN 9 THEN 'refund' ELSE 'payment' END,
       at(made / 900000000 * 900000000), count(*),
       sum(CASE k WHEN 0 THEN 100000 WHEN 9 THEN amount / 2 ELSE amount END)
FROM history GROUP BY 1, 2, 3;
INSERT INTO period_sums (scope_id, kind, begins_at, number, amount)
SELECT {everybody}, kind.text, at(born / 900000000 * 900000000), count(*), 0
FROM member, (SELECT 'member' AS text UNION ALL SELECT 'card') kind
GROUP BY 1, 2, 3;
