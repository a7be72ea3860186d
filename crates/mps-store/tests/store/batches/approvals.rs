//! Sums that one administrator asks for and another one carries out.

use mps_domain::account::Account;
use mps_domain::decision::Actor;
use mps_domain::ids::{AdminId, ApprovalId};
use mps_domain::operations::{ApprovalOf, DecideApproval, Keys, RequestApproval};
use mps_domain::transaction::PaymentMethod;

use super::command::AnyCommand;
use super::pool::Pool;

/// Returns a session of an administrator, mostly, and the administrator.
fn office(pool: &mut Pool) -> (Actor, Option<AdminId>) {
    let offices = pool.offices.iter().copied();
    let bearers: Vec<(Actor, Option<AdminId>)> = offices
        .map(|office| match office {
            Actor::Bearer(bearer) => match bearer.account {
                Account::Admin(id) => (office, Some(id)),
                _ => (office, None),
            },
            Actor::System | Actor::Anonymous => (office, None),
        })
        .filter(|(_, admin)| admin.is_some())
        .collect();
    if pool.random.once_in(20) {
        (Actor::System, None)
    } else {
        pool.random.one(&bearers)
    }
}

pub(crate) fn request(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (actor, admin) = office(pool);
    let key = if pool.random.once_in(2) {
        pool.text("approval", 4)
    } else {
        pool.id().to_string()
    };
    if let Some(admin) = admin {
        pool.approvals.push(ApprovalId::of_key(admin, &key));
    }
    let of = match pool.random.below(4) {
        0 => ApprovalOf::Payout,
        1 => ApprovalOf::Points {
            delta: pool.random.one(&[-50, 1, 100, 2_000]),
        },
        _ => ApprovalOf::Recharge {
            amount: pool.amount(),
            payment_method: pool.random.one(&[PaymentMethod::Bank, PaymentMethod::Cash]),
        },
    };
    let operation = RequestApproval {
        card_id: pool.card(),
        of,
        reason: pool.text("reason", 2),
        keys: Keys {
            idempotency_key: (!pool.random.once_in(12)).then_some(key),
            external_order_id: None,
        },
        trial_id: pool.transaction_id(),
    };
    pool.ask(actor, operation)
}

pub(crate) fn decide(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (actor, _) = office(pool);
    let unknown = ApprovalId::new(pool.id());
    let operation = DecideApproval {
        approval_id: pool.late(|pool| &pool.approvals, unknown),
        approves: !pool.random.once_in(4),
        note: pool.random.once_in(3).then(|| "a note".to_owned()),
        transaction_id: pool.transaction_id(),
    };
    pool.ask(actor, operation)
}
