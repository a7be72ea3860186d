//! Verification of the books: recomputes every balance and every point total from the ledger entries.

mod chain;
mod exchange;

pub use chain::verify_heads;
pub use exchange::{EarlierStreams, earlier_streams};

use std::fmt;

use crate::contents::COUNTS;
use crate::error::StoreError;
use crate::store::Store;

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The numbers of members, cards, transactions and ledger entries that were checked.
    pub counts: Vec<(&'static str, i64)>,
    /// The violations; empty when all is well.
    pub violations: Vec<Violation>,
}

/// A broken rule and the row that breaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The broken rule.
    pub rule: &'static str,
    /// The row that breaks the rule, in words.
    pub subject: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.rule, self.subject)
    }
}

/// Each rule with its query. The query returns one row with one text for each row that breaks the rule.
///
/// When a rule joins by columns without an index, the joined rows are grouped in a subquery or compared by
/// `EXCEPT`. SQLite makes no automatic index for a table without row ids; it would read the whole table again
/// for each row.
const RULES: [(&str, &str); 25] = [
    (
        "all entries add up to zero",
        "SELECT 'sum ' || total FROM (SELECT coalesce(sum(amount), 0) AS total \
         FROM mps.ledger_entries) s WHERE total <> 0",
    ),
    (
        "the entries of each posting add up to zero",
        "SELECT coalesce(t.tx_no, e.cause) FROM (SELECT posting_id, min(cause) AS cause \
         FROM mps.ledger_entries GROUP BY posting_id HAVING sum(amount) <> 0) e \
         LEFT JOIN mps.transactions t ON t.id = e.posting_id",
    ),
    (
        "each posting belongs to a transaction or a settlement",
        "SELECT DISTINCT 'entries of ' || coalesce(c.card_no, e.account_kind) \
         FROM mps.ledger_entries e LEFT JOIN mps.transactions t ON t.id = e.posting_id \
         LEFT JOIN mps.member_cards c ON c.id = e.account_id \
         WHERE e.cause = 'transaction' AND t.id IS NULL",
    ),
    (
        "each transaction has the entry of its change on its card",
        "SELECT t.tx_no FROM mps.transactions t LEFT JOIN mps.ledger_entries e \
         ON e.posting_id = CASE WHEN t.tx_type = 'transfer' AND t.original_id IS NOT NULL \
         THEN t.original_id ELSE t.id END AND e.account_kind = 'card' AND e.account_id = t.card_id \
         WHERE t.change <> coalesce(e.amount, 0)",
    ),
    (
        "each transaction changes its card by its amount",
        "SELECT t.tx_no FROM mps.transactions t WHERE t.change <> CASE \
         WHEN t.tx_type IN ('payment', 'recharge_reversal', 'payout', 'lapse') \
         THEN -(t.final_amount + t.breakage) \
         WHEN t.tx_type IN ('refund', 'recharge', 'voucher_issue') THEN t.final_amount + t.breakage \
         WHEN t.tx_type = 'adjustment' THEN 0 \
         WHEN t.change < 0 THEN -t.final_amount ELSE t.final_amount END",
    ),
    (
        "the transactions of each card lead from nothing to its balance",
        "SELECT c.card_no || ': ' || sum(f.place) || ' times ' || f.balance FROM (\
         SELECT card_id, balance_after AS balance, 1 AS place FROM mps.transactions \
         UNION ALL SELECT card_id, balance_after - change, -1 FROM mps.transactions \
         UNION ALL SELECT id, balance, -1 FROM mps.member_cards \
         UNION ALL SELECT id, 0, 1 FROM mps.member_cards) f \
         JOIN mps.member_cards c ON c.id = f.card_id \
         GROUP BY c.card_no, f.card_id, f.balance HAVING sum(f.place) <> 0",
    ),
    (
        "the transactions of each card lead from no points to its points",
        "SELECT c.card_no || ': ' || sum(f.place) || ' times ' || f.points FROM (\
         SELECT card_id, net_points_after AS points, 1 AS place FROM mps.transactions \
         UNION ALL SELECT card_id, net_points_after - points, -1 FROM mps.transactions \
         UNION ALL SELECT id, points - points_debt, -1 FROM mps.member_cards \
         UNION ALL SELECT id, 0, 1 FROM mps.member_cards) f \
         JOIN mps.member_cards c ON c.id = f.card_id \
         GROUP BY c.card_no, f.card_id, f.points HAVING sum(f.place) <> 0",
    ),
    (
        "the balance of each card is the sum of its entries",
        "SELECT c.card_no || ' has ' || c.balance || ', entries say ' || coalesce(e.total, 0) \
         FROM mps.member_cards c LEFT JOIN (SELECT account_id, sum(amount) AS total \
         FROM mps.ledger_entries WHERE account_kind = 'card' GROUP BY account_id) e \
         ON e.account_id = c.id WHERE c.balance <> coalesce(e.total, 0)",
    ),
    (
        "a closed or replaced card holds nothing",
        "SELECT card_no || ' has ' || balance FROM mps.member_cards \
         WHERE (status = 'closed' OR replaced_by IS NOT NULL) AND balance <> 0",
    ),
    (
        "entries of cards belong to cards",
        "SELECT DISTINCT coalesce(t.tx_no, e.cause) FROM mps.ledger_entries e \
         LEFT JOIN mps.transactions t ON t.id = e.posting_id \
         LEFT JOIN mps.member_cards c ON c.id = e.account_id \
         WHERE e.account_kind = 'card' AND c.id IS NULL",
    ),
    (
        "the level of each card is the one of its points",
        "SELECT c.card_no FROM mps.member_cards c WHERE c.card_type = 'standard' AND c.level <> \
         (SELECT max(l.level) FROM mps.membership_levels l WHERE l.min_points <= c.points)",
    ),
    (
        "what was refunded of each payment is the sum of its refunds",
        "SELECT p.tx_no FROM mps.transactions p LEFT JOIN (SELECT original_id, \
         sum(final_amount) AS total, -sum(points) AS points FROM mps.transactions \
         WHERE tx_type = 'refund' GROUP BY original_id) r ON r.original_id = p.id \
         WHERE p.tx_type = 'payment' AND (p.refunded_amount <> coalesce(r.total, 0) \
         OR p.points_reversed <> coalesce(r.points, 0))",
    ),
    (
        "a refund has the member and the merchant of its payment",
        "SELECT r.tx_no FROM mps.transactions r LEFT JOIN mps.transactions p ON p.id = r.original_id \
         WHERE r.tx_type = 'refund' AND (p.tx_type IS NULL OR p.tx_type <> 'payment' \
         OR p.member_id <> r.member_id OR p.merchant_id <> r.merchant_id)",
    ),
    (
        "each member has one standard card that is neither closed nor replaced, or had one closed",
        "SELECT m.member_no FROM mps.member_profiles m LEFT JOIN (SELECT member_id, \
         sum(CASE WHEN status = 'closed' OR replaced_by IS NOT NULL THEN 0 ELSE 1 END) AS usable, \
         sum(CASE WHEN status = 'closed' THEN 1 ELSE 0 END) AS closed \
         FROM mps.member_cards WHERE card_type = 'standard' GROUP BY member_id) c \
         ON c.member_id = m.id WHERE m.status <> 'deleted' \
         AND coalesce(c.usable, 0) <> 1 AND coalesce(c.closed, 0) = 0",
    ),
    (
        "members are counted by their states",
        "SELECT status || ': ' || sum(number) || ' too many' FROM (\
         SELECT status, members AS number FROM mps.member_states \
         UNION ALL SELECT status, -count(*) FROM mps.member_profiles WHERE status <> 'active' \
         GROUP BY status) found GROUP BY status HAVING sum(number) <> 0",
    ),
    (
        "a settlement takes what it says",
        "SELECT s.settlement_no FROM mps.settlements s LEFT JOIN (SELECT i.settlement_id, \
         sum(CASE t.tx_type WHEN 'payment' THEN t.final_amount ELSE 0 END) AS payments, \
         sum(CASE t.tx_type WHEN 'refund' THEN t.final_amount ELSE 0 END) AS refunds, \
         sum(CASE t.tx_type WHEN 'recharge' THEN t.final_amount \
         WHEN 'recharge_reversal' THEN -t.final_amount ELSE 0 END) AS cash, \
         count(CASE WHEN t.merchant_id = s.merchant_id AND t.created_at < s.period_end \
         THEN 1 END) AS fitting, count(*) AS all_of_it \
         FROM mps.settlement_items i JOIN mps.transactions t ON t.id = i.transaction_id \
         JOIN mps.settlements s ON s.id = i.settlement_id GROUP BY i.settlement_id) i \
         ON i.settlement_id = s.id WHERE i.payments IS NULL OR i.payments <> s.payment_amount \
         OR i.refunds <> s.refund_amount OR i.cash <> s.recharge_amount \
         OR i.fitting <> i.all_of_it OR i.all_of_it \
         <> s.payment_count + s.refund_count + s.recharge_count",
    ),
    (
        "a settlement takes what the one before carried out",
        "SELECT s.settlement_no FROM mps.settlements s LEFT JOIN mps.settlements p \
         ON p.id = s.follows AND p.merchant_id = s.merchant_id \
         WHERE s.carried_in <> coalesce(p.carried_out, 0) OR s.follows IS NULL \
         OR (p.id IS NULL AND s.follows <> s.merchant_id)",
    ),
    (
        "what moved on a merchant's account is settled or to be settled, once",
        "SELECT coalesce(t.tx_no, 'a row of no transaction') FROM (\
         SELECT e.posting_id AS id, 1 AS place FROM mps.ledger_entries e \
         WHERE e.account_kind = 'merchant' AND e.cause = 'transaction' \
         UNION ALL SELECT u.transaction_id, -1 FROM mps.unsettled_items u \
         UNION ALL SELECT i.transaction_id, -1 FROM mps.settlement_items i) f \
         LEFT JOIN mps.transactions t ON t.id = f.id \
         GROUP BY f.id, t.tx_no HAVING sum(f.place) <> 0",
    ),
    (
        "what is to be settled is the merchant's",
        "SELECT t.tx_no FROM mps.unsettled_items u JOIN mps.transactions t \
         ON t.id = u.transaction_id WHERE t.merchant_id IS NULL OR t.merchant_id <> u.merchant_id",
    ),
    (
        "the fee of a settlement is that of its payments, each at the fee of its moment",
        "SELECT s.settlement_no FROM mps.settlements s JOIN (SELECT f.settlement_id, \
         CAST(sum(CASE WHEN f.turnover > 0 THEN (f.turnover * f.fee_bps + 5000) / 10000 ELSE 0 END) \
         AS BIGINT) AS fee FROM (SELECT i.settlement_id, t.fee_bps, CAST(sum(CASE t.tx_type \
         WHEN 'payment' THEN t.final_amount ELSE -t.final_amount END) AS BIGINT) AS turnover \
         FROM mps.settlement_items i JOIN mps.transactions t ON t.id = i.transaction_id \
         WHERE t.tx_type IN ('payment', 'refund') GROUP BY i.settlement_id, t.fee_bps) f \
         GROUP BY f.settlement_id) f ON f.settlement_id = s.id WHERE f.fee <> s.fee_amount",
    ),
    (
        "fees and payments to merchants are those of the settlements",
        "SELECT f.what || ': ' || sum(f.amount) || ' too much' FROM (\
         SELECT e.cause AS what, -e.amount AS amount FROM mps.ledger_entries e \
         WHERE e.account_kind = 'merchant' AND e.cause <> 'transaction' \
         UNION ALL SELECT 'settlement_fee', -s.fee_amount FROM mps.settlements s \
         UNION ALL SELECT 'settlement_paid', -s.total_amount FROM mps.settlements s \
         WHERE s.status = 'paid') f GROUP BY f.what HAVING sum(f.amount) <> 0",
    ),
    (
        "each merchant is due what its entries say",
        "SELECT coalesce(m.code, 'a merchant that is not there') || ': ' || sum(f.due) || ' too much' FROM (\
         SELECT d.merchant_id AS id, d.due FROM mps.merchant_dues d \
         UNION ALL SELECT p.scope_id, p.due FROM mps.period_increments p WHERE p.due <> 0 \
         UNION ALL SELECT e.account_id, -e.amount FROM mps.ledger_entries e \
         WHERE e.account_kind = 'merchant') f LEFT JOIN mps.merchants m ON m.id = f.id \
         GROUP BY f.id, m.code HAVING sum(f.due) <> 0",
    ),
    (
        "staff is counted",
        "SELECT m.code FROM mps.merchants m LEFT JOIN (SELECT merchant_id, count(*) AS number \
         FROM mps.merchant_staff GROUP BY merchant_id) s ON s.merchant_id = m.id \
         WHERE m.staff_count <> coalesce(s.number, 0)",
    ),
    (
        "each order id leads to the transaction that carries it",
        "SELECT t.tx_no FROM (SELECT id, external_order_id FROM mps.transactions \
         WHERE external_order_id IS NOT NULL EXCEPT SELECT transaction_id, external_order_id \
         FROM mps.orders) o JOIN mps.transactions t ON t.id = o.id",
    ),
    (
        "the sums over quarters of an hour are those of what happened",
        "WITH s (everybody) AS (SELECT scope_id FROM mps.period_sums UNION ALL \
         SELECT scope_id FROM mps.period_increments ORDER BY 1 LIMIT 1), \
         found (scope_id, kind, number, amount) AS (\
         SELECT scope_id, kind, number, amount FROM mps.period_sums \
         UNION ALL SELECT i.scope_id, i.kind, i.number, i.amount FROM mps.period_increments i, s \
         WHERE i.number > 0 AND i.scope_id <> s.everybody \
         UNION ALL SELECT s.everybody, i.kind, i.number, i.amount FROM mps.period_increments i, s \
         WHERE i.number > 0 \
         UNION ALL SELECT t.merchant_id, t.tx_type, -1, -t.final_amount FROM mps.transactions t \
         WHERE t.merchant_id IS NOT NULL \
         UNION ALL SELECT s.everybody, t.tx_type, -1, -t.final_amount FROM mps.transactions t, s \
         WHERE t.tx_type NOT IN ('transfer', 'opening', 'adjustment') \
         UNION ALL SELECT s.everybody, 'member', -1, 0 FROM mps.member_profiles t, s \
         UNION ALL SELECT s.everybody, 'card', -1, 0 FROM mps.member_cards t, s) \
         SELECT kind || ': ' || sum(number) || ' and ' || sum(amount) || ' too many' FROM found \
         GROUP BY scope_id, kind HAVING sum(number) <> 0 OR sum(amount) <> 0",
    ),
];

/// Recomputes all of the books on one committed state, with or without a running server.
///
/// # Errors
/// [`StoreError`] when the books cannot be read at all. A fault in the books is not an error but a
/// [`Violation`].
pub async fn verify(store: &Store) -> Result<Report, StoreError> {
    let texts = COUNTS
        .iter()
        .chain(&RULES)
        .map(|(_, sql)| (*sql).to_owned());
    let schema = store.schema_rules();
    let all = texts
        .chain(schema.iter().map(|(_, sql)| (*sql).to_owned()))
        .collect();
    let mut answers = store.fetch_together(all).await?.into_iter();

    let mut counts = Vec::new();
    for ((name, _), rows) in COUNTS.iter().zip(&mut answers) {
        counts.push((*name, rows.first().map_or(Ok(0), |row| row.get(0))?));
    }
    let mut violations = Vec::new();
    for ((rule, _), rows) in RULES.iter().chain(schema).zip(&mut answers) {
        for row in rows {
            violations.push(Violation {
                rule,
                subject: row.get(0)?,
            });
        }
    }
    violations.extend(chain::breaks(store).await?);
    Ok(Report { counts, violations })
}
