//! The history of cards: converts legacy transactions and changes of points, and reports those that
//! cannot be imported.

use std::collections::{BTreeMap, HashMap, HashSet};

use mps_domain::account::Account;
use mps_domain::card::{Card, CardType};
use mps_domain::idempotency::Fingerprint;
use mps_domain::ids::{MerchantId, TransactionId};
use mps_domain::transaction::{PaymentMethod, Transaction, TransactionStatus, TransactionType};
use mps_domain::{Currency, DiscountRate, Money};
use mps_store::legacy::{LegacyBooks, LegacyPoints, LegacyTransaction};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::notes::Notes;
use super::read;

/// The legacy history of all cards, by the card that receives it.
pub(super) struct History {
    transactions: HashMap<Uuid, Vec<LegacyTransaction>>,
    points: HashMap<Uuid, Vec<LegacyPoints>>,
    merchants: HashSet<Uuid>,
    /// The order ids used so far. A merchant's second use of one is not imported as an order id.
    orders: HashSet<(Uuid, String)>,
    currency: Currency,
    /// How many transactions are left out, by the reason.
    left_out: BTreeMap<&'static str, usize>,
}

/// The converted history of one card.
#[derive(Default)]
pub(super) struct CardHistory {
    pub(super) transactions: Vec<Transaction>,
}

impl History {
    pub(super) fn of(
        legacy: &LegacyBooks,
        becomes: &HashMap<Uuid, Uuid>,
        currency: Currency,
        notes: &mut Notes,
    ) -> Result<Self, String> {
        let mut history = Self {
            transactions: HashMap::new(),
            points: HashMap::new(),
            merchants: legacy
                .merchants
                .iter()
                .map(|merchant| merchant.id)
                .collect(),
            orders: HashSet::new(),
            currency,
            left_out: BTreeMap::new(),
        };
        for transaction in &legacy.transactions {
            if let Some(card) = becomes.get(&transaction.card_id) {
                let of_card = history.transactions.entry(*card).or_default();
                of_card.push(transaction.clone());
            }
        }
        for points in &legacy.points {
            if let Some(card) = becomes.get(&points.card_id) {
                history
                    .points
                    .entry(*card)
                    .or_default()
                    .push(points.clone());
            }
        }
        history.unsettled(legacy, notes)?;
        Ok(history)
    }

    /// Reports what the legacy system has not settled yet. None of it is settled here.
    fn unsettled(&self, legacy: &LegacyBooks, notes: &mut Notes) -> Result<(), String> {
        for merchant in &legacy.merchants {
            let id = merchant.id.to_string();
            let ends = legacy.settlements.iter().filter(|settlement| {
                settlement.get("merchant_id").and_then(Value::as_str) == Some(&id)
                    && settlement.get("status").and_then(Value::as_str) != Some("failed")
            });
            let ends = ends.filter_map(|settlement| settlement.get("period_end")?.as_str());
            let last = ends.max().map(read::time).transpose()?;
            let mut open = 0_i64;
            for transaction in &legacy.transactions {
                let counts = matches!(transaction.status.as_str(), "completed" | "refunded")
                    && transaction.merchant_id == Some(merchant.id);
                if !counts || Some(read::time(&transaction.created_at)?) < last {
                    continue;
                }
                let amount = read::money(&transaction.final_amount, self.currency)?.minor();
                open = match transaction.tx_type.as_str() {
                    "payment" => open.saturating_add(amount),
                    "refund" => open.saturating_sub(amount),
                    _ => open,
                };
            }
            if open != 0 {
                let amount = self.currency.format(Money::from_minor(open));
                let code = merchant.code.as_deref().unwrap_or(&merchant.name);
                let text = format!(
                    "{amount} of payments less refunds since its last settlement: settle it in the \
                     legacy system, since these books settle only what is made here"
                );
                notes.differs("merchant", code, text);
            }
        }
        Ok(())
    }

    /// Takes the history that becomes this card's.
    pub(super) fn take(&mut self, card: &Card, notes: &mut Notes) -> Result<CardHistory, String> {
        let id = card.id.uuid();
        let mut legacy = self.transactions.remove(&id).unwrap_or_default();
        // A refund comes after its payment, regardless of the times.
        legacy.sort_by_key(|transaction| transaction.tx_type == "refund");
        let mut of_card = CardHistory::default();
        let mut place: HashMap<Uuid, usize> = HashMap::new();
        for transaction in legacy {
            let made = match self.transaction(&transaction, card, &of_card, &place) {
                Ok(made) => made,
                Err(reason) => {
                    let count = self.left_out.entry(reason).or_default();
                    *count = count.saturating_add(1);
                    continue;
                }
            };
            if let Some(original) = made.original_id {
                let payment = place.get(&original.uuid()).copied();
                if let Some(payment) = payment.and_then(|at| of_card.transactions.get_mut(at)) {
                    payment.refunded_amount = payment
                        .refunded_amount
                        .plus(made.final_amount)
                        .map_err(|e| e.to_string())?;
                    if payment.refunded_amount == payment.final_amount {
                        payment.status = TransactionStatus::Refunded;
                    }
                }
            }
            place.insert(transaction.id, of_card.transactions.len());
            of_card.transactions.push(made);
        }
        let points = self.points.remove(&id).unwrap_or_default();
        let goes_together = points_of(&points, card, &mut of_card.transactions, &place)?;
        if !goes_together && card.card_type == CardType::Standard {
            let text = "its changes of points do not add up; they become one opening entry";
            notes.differs("points", &card.card_no, text);
        }
        Ok(of_card)
    }

    /// Converts a transaction, or returns the reason why it cannot be imported.
    fn transaction(
        &mut self,
        legacy: &LegacyTransaction,
        card: &Card,
        of_card: &CardHistory,
        place: &HashMap<Uuid, usize>,
    ) -> Result<Transaction, &'static str> {
        if !matches!(legacy.status.as_str(), "completed" | "refunded") {
            return Err("was never completed; the audit has it");
        }
        let tx_type = match legacy.tx_type.as_str() {
            "payment" => TransactionType::Payment,
            "refund" => TransactionType::Refund,
            "recharge" => TransactionType::Recharge,
            _ => return Err("has an unknown type"),
        };
        let amount = |text: &str| read::money(text, self.currency);
        let raw_amount = amount(&legacy.raw_amount).map_err(|_| "amount that cannot be read")?;
        let final_amount =
            amount(&legacy.final_amount).map_err(|_| "amount that cannot be read")?;
        if !final_amount.is_positive() || final_amount > raw_amount {
            return Err("moved nothing, or more than its price");
        }
        let merchant = legacy.merchant_id.filter(|id| self.merchants.contains(id));
        let original = match (tx_type, legacy.original_tx_id) {
            (TransactionType::Refund, None) => return Err("a refund without a payment"),
            (TransactionType::Refund, Some(original)) => Some(original),
            _ => None,
        };
        if let Some(original) = original {
            let payment = place
                .get(&original)
                .and_then(|at| of_card.transactions.get(*at));
            let fits = payment.is_some_and(|payment| {
                payment.tx_type == TransactionType::Payment
                    && payment.merchant_id.map(MerchantId::uuid) == merchant
                    && payment.remaining().is_ok_and(|left| final_amount <= left)
            });
            if !fits {
                return Err("a refund that does not fit its payment");
            }
        }
        let rate = read::rate(&legacy.discount_applied).unwrap_or(DiscountRate::FULL);
        let is_payment = tx_type == TransactionType::Payment;
        let external_order_id = legacy.external_order_id.clone().filter(|order| {
            is_payment && merchant.is_some_and(|m| self.orders.insert((m, order.clone())))
        });
        Ok(Transaction {
            id: TransactionId::new(legacy.id),
            tx_no: legacy.tx_no.clone(),
            tx_type,
            status: TransactionStatus::Completed,
            card_id: card.id,
            member_id: card.member_id.ok_or("of a card without a member")?,
            merchant_id: merchant.map(MerchantId::new),
            operator: merchant.map_or(Account::System, |id| Account::Merchant(MerchantId::new(id))),
            original_id: original.map(TransactionId::new),
            raw_amount: if is_payment { raw_amount } else { final_amount },
            final_amount,
            rate: if is_payment { rate } else { DiscountRate::FULL },
            change: if is_payment {
                final_amount
                    .negated()
                    .map_err(|_| "amount that cannot be read")?
            } else {
                final_amount
            },
            balance_after: Money::ZERO,
            points: 0,
            net_points_after: 0,
            level: 0,
            refunded_amount: Money::ZERO,
            points_reversed: 0,
            remaining_refundable: None,
            breakage: Money::ZERO,
            payment_method: (tx_type == TransactionType::Recharge)
                .then(|| method(legacy.payment_method.as_deref())),
            fee_bps: None,
            tag: tag(legacy, external_order_id.is_some()),
            external_order_id,
            reason: legacy.reason.clone(),
            fingerprint: Fingerprint::of("import", &[&legacy.tx_no]),
            created_at: read::time(&legacy.created_at).map_err(|_| "time that cannot be read")?,
        })
    }

    /// Reports what was left out.
    pub(super) fn report(&self, notes: &mut Notes) {
        for (reason, count) in &self.left_out {
            let text = format!("{reason}; balances hold what they moved as opening balance");
            notes.differs("transactions", &count.to_string(), text);
        }
    }
}

fn method(text: Option<&str>) -> PaymentMethod {
    // The legacy system used "balance" when there was no particular payment method.
    text.and_then(PaymentMethod::from_text)
        .unwrap_or(PaymentMethod::Cash)
}

/// Returns the merchant's tag, with the order id added if it could not be imported as one.
fn tag(legacy: &LegacyTransaction, has_order: bool) -> Option<String> {
    let mut tag = match &legacy.tag {
        Some(Value::Object(tag)) => tag.clone(),
        Some(Value::Null) | None => Map::new(),
        Some(other) => Map::from_iter([("value".to_owned(), other.clone())]),
    };
    if let Some(order) = legacy.external_order_id.as_ref().filter(|_| !has_order) {
        tag.insert("legacy_external_order_id".to_owned(), json!(order));
    }
    (!tag.is_empty()).then(|| Value::Object(tag).to_string())
}

/// Assigns the changes of points to the transactions of a card. Changes without a transaction
/// become adjustments. Returns whether the changes add up; if not, nothing is changed.
fn points_of(
    legacy: &[LegacyPoints],
    card: &Card,
    transactions: &mut Vec<Transaction>,
    place: &HashMap<Uuid, usize>,
) -> Result<bool, String> {
    if card.card_type != CardType::Standard {
        return Ok(true);
    }
    let mut balance = 0_i64;
    let mut gained = vec![0_i64; transactions.len()];
    let mut adjustments = Vec::new();
    for row in legacy {
        balance = balance.saturating_add(row.change);
        if balance < 0 {
            return Ok(false);
        }
        let at = row.tx_id.and_then(|id| place.get(&id)).copied();
        let caused = at.and_then(|at| transactions.get(at)).is_some_and(|made| {
            matches!(
                made.tx_type,
                TransactionType::Payment | TransactionType::Refund
            )
        });
        match at.filter(|_| caused).and_then(|at| gained.get_mut(at)) {
            Some(sum) => *sum = sum.saturating_add(row.change),
            None => adjustments.push(adjustment(row, card)?),
        }
    }
    let mut reversed: HashMap<Uuid, i64> = HashMap::new();
    for (transaction, points) in transactions.iter().zip(&gained) {
        if let Some(original) = transaction.original_id {
            let sum = reversed.entry(original.uuid()).or_default();
            *sum = sum.saturating_sub(*points);
        }
    }
    // These rules have no place for a refund that gave points or took more than there were.
    if reversed.values().any(|points| *points < 0) {
        return Ok(false);
    }
    for (transaction, points) in transactions.iter_mut().zip(gained) {
        transaction.points = points;
        let id = transaction.id.uuid();
        transaction.points_reversed = reversed.get(&id).copied().unwrap_or_default();
    }
    transactions.extend(adjustments);
    Ok(true)
}

/// Creates the adjustment for a change of points without a transaction. It gets its number on
/// import.
fn adjustment(row: &LegacyPoints, card: &Card) -> Result<Transaction, String> {
    Ok(Transaction {
        id: TransactionId::new(Uuid::new_v4()),
        tx_no: String::new(),
        tx_type: TransactionType::Adjustment,
        status: TransactionStatus::Completed,
        card_id: card.id,
        member_id: card
            .member_id
            .ok_or_else(|| format!("card {} has no member", card.card_no))?,
        merchant_id: None,
        operator: Account::System,
        original_id: None,
        raw_amount: Money::ZERO,
        final_amount: Money::ZERO,
        rate: DiscountRate::FULL,
        change: Money::ZERO,
        balance_after: Money::ZERO,
        points: row.change,
        net_points_after: 0,
        level: 0,
        refunded_amount: Money::ZERO,
        points_reversed: 0,
        remaining_refundable: None,
        breakage: Money::ZERO,
        payment_method: None,
        fee_bps: None,
        external_order_id: None,
        tag: None,
        reason: row.reason.clone(),
        fingerprint: Fingerprint::of("import", &[&card.card_no]),
        created_at: read::time(&row.created_at)?,
    })
}
