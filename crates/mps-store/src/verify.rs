//! Proving the books: every balance and every point total recomputed from the entries.

use std::fmt;

use crate::error::StoreError;
use crate::store::Store;
use crate::verify_chain;

/// What a proof of the books found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many cards, transactions, entries and changes of points were checked.
    pub counts: Vec<(&'static str, i64)>,
    /// What is wrong; empty when all is well.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule that does not hold.
    pub rule: &'static str,
    /// The row that breaks it, in words.
    pub subject: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.rule, self.subject)
    }
}

/// What is counted.
pub(crate) const COUNTS: [(&str, &str); 5] = [
    ("members", "SELECT count(*) FROM mps.member_profiles"),
    ("cards", "SELECT count(*) FROM mps.member_cards"),
    ("transactions", "SELECT count(*) FROM mps.transactions"),
    ("ledger_entries", "SELECT count(*) FROM mps.ledger_entries"),
    ("point_changes", "SELECT count(*) FROM mps.point_ledger"),
];

/// Each rule with a text that gives one row with one text for each row that breaks it.
///
/// Where a rule joins by columns that no index has, what is joined is grouped in a subquery or
/// compared by `EXCEPT`: SQLite makes no index of its own for a table without row ids, but reads all
/// of it again for each row.
const RULES: [(&str, &str); 19] = [
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
        "entries of transactions belong to transactions",
        "SELECT DISTINCT 'entries of ' || coalesce(c.card_no, e.account_kind) \
         FROM mps.ledger_entries e LEFT JOIN mps.transactions t ON t.id = e.posting_id \
         LEFT JOIN mps.member_cards c ON c.id = e.account_id \
         WHERE e.cause = 'transaction' AND t.id IS NULL",
    ),
    (
        "each transaction has entries that move its amount on its card",
        "SELECT t.tx_no FROM mps.transactions t LEFT JOIN mps.ledger_entries e \
         ON e.posting_id = t.id AND e.account_kind = 'card' AND e.account_id = t.card_id \
         WHERE e.amount IS NULL OR e.amount <> (t.final_amount + t.breakage) \
         * CASE WHEN t.tx_type IN ('payment', 'recharge_reversal') THEN -1 ELSE 1 END",
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
        "the points of each card are the sum of their changes",
        "SELECT c.card_no || ' has ' || c.points || ', changes say ' || coalesce(p.total, 0) \
         FROM mps.member_cards c LEFT JOIN (SELECT card_id, sum(change) AS total, \
         sum(debt_change) AS debt FROM mps.point_ledger GROUP BY card_id) p ON p.card_id = c.id \
         WHERE c.points <> coalesce(p.total, 0) OR c.points_debt <> coalesce(p.debt, 0)",
    ),
    (
        "the level of each card is the one of its points",
        "SELECT c.card_no FROM mps.member_cards c WHERE c.card_type = 'standard' AND c.level <> \
         (SELECT max(l.level) FROM mps.membership_levels l WHERE l.min_points <= c.points)",
    ),
    (
        "each transaction changed the points that it says",
        "SELECT t.tx_no FROM mps.transactions t LEFT JOIN (SELECT transaction_id, \
         sum(change) - sum(debt_change) AS net FROM mps.point_ledger GROUP BY transaction_id) p \
         ON p.transaction_id = t.id WHERE t.points <> coalesce(p.net, 0)",
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
        "a refund belongs to a payment of the same card's member and merchant",
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
        "nothing is left unsettled from before the last settlement's period",
        "SELECT t.tx_no FROM (SELECT merchant_id, max(period_start) AS since FROM mps.settlements \
         GROUP BY merchant_id) s JOIN mps.transactions t ON t.merchant_id = s.merchant_id \
         AND t.created_at < s.since \
         WHERE NOT EXISTS (SELECT 1 FROM mps.settlement_items i WHERE i.transaction_id = t.id) \
         AND EXISTS (SELECT 1 FROM mps.ledger_entries e WHERE e.posting_id = t.id \
         AND e.account_kind = 'merchant')",
    ),
    (
        "each order id leads to the transaction that carries it",
        "SELECT t.tx_no FROM (SELECT id, external_order_id FROM mps.transactions \
         WHERE external_order_id IS NOT NULL EXCEPT SELECT transaction_id, external_order_id \
         FROM mps.orders) o JOIN mps.transactions t ON t.id = o.id",
    ),
    (
        "the sums over quarters of an hour are those of what happened before they end",
        "WITH s AS (SELECT until_at, (SELECT scope_id FROM mps.period_sums ORDER BY scope_id \
         LIMIT 1) AS everybody FROM mps.summed WHERE name = 'periods'), \
         found (scope_id, kind, number, amount) AS (\
         SELECT scope_id, kind, number, amount FROM mps.period_sums \
         UNION ALL SELECT t.merchant_id, t.tx_type, -1, -t.final_amount FROM mps.transactions t, s \
         WHERE t.merchant_id IS NOT NULL AND t.created_at < s.until_at \
         UNION ALL SELECT s.everybody, t.tx_type, -1, -t.final_amount FROM mps.transactions t, s \
         WHERE t.created_at < s.until_at \
         UNION ALL SELECT s.everybody, 'member', -1, 0 FROM mps.member_profiles t, s \
         WHERE t.created_at < s.until_at \
         UNION ALL SELECT s.everybody, 'card', -1, 0 FROM mps.member_cards t, s \
         WHERE t.created_at < s.until_at) \
         SELECT kind || ': ' || sum(number) || ' and ' || sum(amount) || ' too many' FROM found \
         GROUP BY scope_id, kind HAVING sum(number) <> 0 OR sum(amount) <> 0",
    ),
];

/// Recomputes the whole of the books on one committed state, beside a running server or without
/// one.
///
/// # Errors
/// [`StoreError`] when the books cannot be read at all. What is wrong in them is no error but a
/// [`Fault`].
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
    let mut faults = Vec::new();
    for ((rule, _), rows) in RULES.iter().chain(schema).zip(&mut answers) {
        for row in rows {
            faults.push(Fault {
                rule,
                subject: row.get(0)?,
            });
        }
    }
    faults.extend(verify_chain::breaks(store).await?);
    Ok(Report { counts, faults })
}
