//! Commands that move money and points.

use mps_domain::decision::Actor;
use mps_domain::ids::SettlementId;
use mps_domain::numbers::Series;
use mps_domain::operations::{
    AdjustPoints, AdminRecharge, CancelRecharge, Charge, GenerateSettlement, MemberRecharge,
    MerchantRecharge, Refund, Reverse, SettleDue, UpdateSettlementStatus,
};
use mps_domain::settlement::SettlementStatus;
use mps_domain::transaction::PaymentMethod;
use mps_domain::{Money, Timestamp};
use uuid::Uuid;

use super::command::AnyCommand;
use super::pool::Pool;

pub(crate) fn charge(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = Charge {
        transaction_id: pool.transaction_id(),
        code: pool.code(),
        amount: pool.amount(),
        tag: pool.random.once_in(4).then(|| r#"{"till":7}"#.to_owned()),
        keys: pool.keys(),
    };
    let till = pool.till();
    pool.ask(till, operation)
}

pub(crate) fn refund(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let is_office = pool.random.once_in(5);
    let operation = Refund {
        transaction_id: pool.transaction_id(),
        lapse_id: pool.transaction_id(),
        on_behalf_of: is_office.then(|| pool.random.one(&pool.merchants)),
        original_tx_no: pool.number(Series::Payment),
        amount: Money::from_minor(pool.random.one(&[1, 1, 40, 100])),
        reason: pool.maybe("reason"),
        tag: None,
        keys: pool.keys(),
    };
    let actor = if is_office {
        pool.office()
    } else {
        pool.till()
    };
    pool.ask_about(actor, operation, |refund| &mut refund.original_tx_no)
}

pub(crate) fn reverse(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let is_office = pool.random.once_in(5);
    let operation = Reverse {
        transaction_id: pool.transaction_id(),
        lapse_id: pool.transaction_id(),
        on_behalf_of: is_office.then(|| pool.random.one(&pool.merchants)),
        external_order_id: pool.order(),
        reason: pool.maybe("reason"),
    };
    let actor = if is_office {
        pool.office()
    } else {
        pool.till()
    };
    pool.ask(actor, operation)
}

pub(crate) fn member_recharge(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (actor, _, card_id) = pool.random.one(&pool.holders);
    let operation = MemberRecharge {
        transaction_id: pool.transaction_id(),
        card_id,
        amount: pool.amount(),
        keys: pool.keys(),
    };
    pool.ask(actor, operation)
}

pub(crate) fn merchant_recharge(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = MerchantRecharge {
        transaction_id: pool.transaction_id(),
        card_no: pool.number(Series::StandardCard),
        amount: pool.amount(),
        keys: pool.keys(),
    };
    let till = pool.till();
    pool.ask_about(till, operation, |recharge| &mut recharge.card_no)
}

pub(crate) fn admin_recharge(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = AdminRecharge {
        transaction_id: pool.transaction_id(),
        card_id: pool.card(),
        amount: pool.amount(),
        payment_method: pool.random.one(PaymentMethod::ALL),
        reason: "a recharge".to_owned(),
        keys: pool.keys(),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn cancel_recharge(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = CancelRecharge {
        transaction_id: pool.transaction_id(),
        tx_no: pool.number(Series::Recharge),
        reason: "a mistake".to_owned(),
        keys: pool.keys(),
    };
    let office = pool.random.once_in(2);
    let actor = if office { pool.office() } else { pool.till() };
    pool.ask_about(actor, operation, |cancelled| &mut cancelled.tx_no)
}

pub(crate) fn adjust_points(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = AdjustPoints {
        transaction_id: pool.transaction_id(),
        card_id: pool.card(),
        delta_points: pool.random.one(&[-50, 1, 100, 2_000]),
        reason: "points".to_owned(),
        keys: pool.keys(),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn generate_settlement(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let settlement_id = SettlementId::new(pool.id());
    let end = Timestamp::from_micros(pool.now.micros() - 700_500_000);
    let operation = GenerateSettlement {
        settlement_id,
        posting_id: pool.id(),
        period_end: pool.random.once_in(2).then_some(end),
        keys: pool.keys(),
    };
    let actor = pool.random.one(&[pool.tills[0], pool.tills[3]]);
    pool.ask(actor, operation)
}

/// The server's own settlement of merchants, as a command about an existing merchant.
pub(crate) fn settle_due(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let settlement_id = SettlementId::new(pool.id());
    let operation = SettleDue {
        server: Uuid::from_u128(pool.random.below(2).into()),
        merchant_id: pool.random.one(&pool.merchants[..2]),
        // The time is between two seconds, so that it selects the same rows in books with other microseconds.
        period_end: Timestamp::from_micros(pool.now.micros() - 600_500_000)
            .plus_secs(-pool.random.number(200)),
        settlement_id,
        posting_id: pool.id(),
    };
    pool.ask(Actor::System, operation)
}

pub(crate) fn update_settlement(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = UpdateSettlementStatus {
        settlement_id: pool.settlement().unwrap_or(SettlementId::new(pool.id())),
        status: pool.random.one(SettlementStatus::ALL),
        posting_id: pool.id(),
    };
    let office = pool.office();
    pool.ask(office, operation)
}
