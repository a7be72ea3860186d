//! Converts the domain's types to the wire's.

use axum::Json;
use mps_domain::access::{Identity, Session};
use mps_domain::accounts::{Admin, Merchant, Staff};
use mps_domain::approval::ApprovalKind;
use mps_domain::card::{Card, CardType};
use mps_domain::ids::{CardId, MemberId, MerchantId};
use mps_domain::operations::{Bound, Charged, Recharged, Refunded};
use mps_domain::settlement::Settlement;
use mps_domain::transaction::{PaymentMethod, Transaction};
use mps_domain::{Currency, DiscountRate, Money, Permission, Timestamp};
use mps_protocol::{Amount, Language, Notice, answers};
use mps_store::queries::approvals::ApprovalView;
use mps_store::queries::cards::{BoundMember, CardView};
use mps_store::queries::transactions::TransactionView;

use crate::app::App;
use crate::error::ApiError;
use crate::identity::tokens::wire_role;
use crate::redis::State as Redis;

/// Returns a rate in the form of the wire: `0.950`.
pub(crate) fn rate(rate: DiscountRate) -> Amount {
    Amount::from_text(&rate.to_string())
}

pub(crate) fn user_info(identity: &Identity) -> answers::UserInfo {
    answers::UserInfo {
        id: identity.account.uuid(),
        role: wire_role(identity.account).to_owned(),
        name: identity.name.clone(),
        permissions: identity
            .role
            .permissions()
            .map(Permission::as_str)
            .map(str::to_owned)
            .collect(),
        operator: identity.operator.clone(),
        merchant_id: identity.account.merchant().map(MerchantId::uuid),
        must_change_password: identity.must_change_password,
        must_enrol_totp: identity.must_enrol_totp,
    }
}

pub(crate) fn session_info(session: &Session, own: &Session) -> answers::SessionInfo {
    answers::SessionInfo {
        id: session.id.uuid(),
        issued_at: session.created_at.to_string(),
        expires_at: session.expires_at.to_string(),
        last_used_at: session.seen_at.to_string(),
        current: session.id == own.id,
    }
}

pub(crate) fn charged(charged: &Charged, currency: Currency) -> Result<answers::Charged, ApiError> {
    let payment = &charged.transaction;
    let saved = payment
        .raw_amount
        .minus(payment.final_amount)
        .map_err(ApiError::internal)?;
    Ok(answers::Charged {
        success: true,
        transaction: answers::ChargeTransaction {
            tx_id: payment.id.uuid(),
            tx_no: payment.tx_no.clone(),
            card_id: payment.card_id.uuid(),
            raw_amount: Amount::of(payment.raw_amount, currency),
            final_amount: Amount::of(payment.final_amount, currency),
            discount: rate(payment.rate),
            discount_amount: Amount::of(saved, currency),
            points_earned: payment.points,
            status: payment.status.to_string(),
            created_at: payment.created_at.to_string(),
        },
        customer_info: answers::CustomerInfo {
            card_no: charged.card_no.clone(),
            card_type: charged.card_type.to_string(),
            member_level: payment.level,
        },
    })
}

pub(crate) fn refund_info(refunded: &Refunded, currency: Currency) -> answers::RefundInfo {
    let refund = &refunded.transaction;
    answers::RefundInfo {
        refund_tx_id: refund.id.uuid(),
        refund_tx_no: refund.tx_no.clone(),
        refunded_amount: Amount::of(refund.final_amount, currency),
        original_tx_no: refunded.original_tx_no.clone(),
        points_reversed: refunded.points_reversed,
        status: refund.status.to_string(),
        created_at: refund.created_at.to_string(),
    }
}

pub(crate) fn refunded(refunded: &Refunded, currency: Currency) -> answers::Refunded {
    answers::Refunded {
        success: true,
        refund: refund_info(refunded, currency),
        remaining_refundable: Amount::of(refunded.remaining, currency),
    }
}

pub(crate) fn recharged(recharged: &Recharged, currency: Currency) -> answers::Recharged {
    let recharge = &recharged.transaction;
    answers::Recharged {
        success: true,
        transaction: answers::RechargeTransaction {
            tx_id: recharge.id.uuid(),
            tx_no: recharge.tx_no.clone(),
            card_id: recharge.card_id.uuid(),
            amount: Amount::of(recharge.final_amount, currency),
            payment_method: recharge
                .payment_method
                .map_or("", PaymentMethod::as_str)
                .to_owned(),
            status: recharge.status.to_string(),
            created_at: recharge.created_at.to_string(),
        },
    }
}

pub(crate) fn transaction(
    view: &TransactionView,
    currency: Currency,
) -> Result<answers::Transaction, ApiError> {
    let transaction: &Transaction = &view.transaction;
    let tag = transaction
        .tag
        .as_deref()
        .map(serde_json::from_str)
        .transpose();
    Ok(answers::Transaction {
        tx_id: transaction.id.uuid(),
        tx_no: transaction.tx_no.clone(),
        r#type: transaction.tx_type.to_string(),
        status: transaction.status.to_string(),
        card_id: transaction.card_id.uuid(),
        card_no: view.card_no.clone(),
        merchant_id: transaction.merchant_id.map(MerchantId::uuid),
        merchant_name: view.merchant_name.clone(),
        raw_amount: Amount::of(transaction.raw_amount, currency),
        final_amount: Amount::of(transaction.final_amount, currency),
        discount: rate(transaction.rate),
        points: transaction.points,
        change: Amount::of(transaction.change, currency),
        balance_after: Amount::of(transaction.balance_after, currency),
        refunded_amount: Amount::of(transaction.refunded_amount, currency),
        original_tx_no: view.original_tx_no.clone(),
        payment_method: transaction.payment_method.map(|method| method.to_string()),
        external_order_id: transaction.external_order_id.clone(),
        tag: tag.map_err(ApiError::internal)?,
        reason: transaction.reason.clone(),
        created_at: transaction.created_at.to_string(),
    })
}

pub(crate) fn member(member: &mps_domain::accounts::Member) -> answers::Member {
    answers::Member {
        member_id: member.id.uuid(),
        member_no: member.member_no.clone(),
        name: member.name.clone(),
        phone: member.phone.clone(),
        email: member.email.clone(),
        status: member.status.to_string(),
        created_at: member.created_at.to_string(),
    }
}

pub(crate) fn default_card(card: &Card) -> answers::DefaultCard {
    answers::DefaultCard {
        card_id: card.id.uuid(),
        card_no: card.card_no.clone(),
    }
}

/// Returns the current state of a card.
pub(crate) fn card_state(app: &App, card: &Card) -> answers::CardState {
    answers::CardState {
        id: card.id.uuid(),
        card_no: card.card_no.clone(),
        card_type: card.card_type.to_string(),
        status: card.status_at(app.now()).to_string(),
        balance: Amount::of(card.balance, app.policy().currency),
        expires_at: card.expires_at.map(|end| end.to_string()),
    }
}

/// Returns a card after a change, with a message about the change.
pub(crate) fn card_changed(
    app: &App,
    card: &Card,
    notice: Notice,
    language: Language,
) -> answers::CardChanged {
    answers::CardChanged {
        card: card_state(app, card),
        message: notice.message(language).to_owned(),
    }
}

pub(crate) fn bound(bound: &Bound) -> Json<answers::BindingChanged> {
    let Bound { binding, card } = bound;
    Json(answers::BindingChanged {
        binding: answers::Binding {
            card_id: card.id.uuid(),
            card_no: card.card_no.clone(),
            member_id: binding.member_id.uuid(),
            role: binding.role.to_string(),
            created_at: binding.created_at.to_string(),
        },
    })
}

pub(crate) fn bound_member(bound: &BoundMember) -> answers::BoundMember {
    answers::BoundMember {
        member_id: bound.binding.member_id.uuid(),
        member_no: bound.member_no.clone(),
        name: bound.name.clone(),
        role: bound.binding.role.to_string(),
        created_at: bound.binding.created_at.to_string(),
    }
}

pub(crate) fn merchant(merchant: &Merchant) -> answers::Merchant {
    answers::Merchant {
        merchant_id: merchant.id.uuid(),
        code: merchant.code.clone(),
        name: merchant.name.clone(),
        contact: merchant.contact.clone(),
        fee_bps: merchant.fee_bps,
        settlement_mode: merchant.settlement_mode.to_string(),
        status: merchant.status.to_string(),
        created_at: merchant.created_at.to_string(),
    }
}

pub(crate) fn settlement(settlement: &Settlement, currency: Currency) -> answers::Settlement {
    let taken = &settlement.taken;
    let amount = |money| Amount::of(money, currency);
    answers::Settlement {
        id: settlement.id.uuid(),
        settlement_no: settlement.settlement_no.clone(),
        merchant_id: settlement.merchant_id.uuid(),
        period_start: settlement.period_start.to_string(),
        period_end: settlement.period_end.to_string(),
        mode: settlement.mode.to_string(),
        payment_count: taken.payment_count,
        payment_amount: amount(taken.payments),
        refund_count: taken.refund_count,
        refund_amount: amount(taken.refunds),
        recharge_count: taken.recharge_count,
        recharge_amount: amount(taken.cash),
        fee_amount: amount(settlement.fee),
        carried_in: amount(settlement.carried_in),
        carried_out: amount(settlement.carried_out),
        total_amount: amount(settlement.total),
        total_tx_count: taken.count(),
        status: settlement.status.to_string(),
        created_at: settlement.created_at.to_string(),
    }
}

pub(crate) fn approval(
    view: &ApprovalView,
    currency: Currency,
    now: Timestamp,
) -> answers::Approval {
    let approval = &view.approval;
    let is_points = approval.kind == ApprovalKind::Points;
    let amount = || Amount::of(Money::from_minor(approval.amount), currency);
    answers::Approval {
        id: approval.id.uuid(),
        kind: approval.kind.to_string(),
        status: approval.status_at(now).to_string(),
        card_id: approval.card_id.uuid(),
        card_no: view.card_no.clone(),
        amount: (!is_points).then(amount),
        delta_points: is_points.then_some(approval.amount),
        payment_method: approval.payment_method.map(|method| method.to_string()),
        reason: approval.reason.clone(),
        requested_by: view.requested_by.clone(),
        requested_at: approval.requested_at.to_string(),
        expires_at: approval.expires_at.to_string(),
        decided_by: view.decided_by.clone(),
        decided_at: approval.decided_at.map(|at| at.to_string()),
        tx_no: view.tx_no.clone(),
    }
}

pub(crate) fn staff(staff: &Staff) -> answers::Staff {
    answers::Staff {
        id: staff.id.uuid(),
        operator: staff.operator.clone(),
        name: staff.name.clone(),
        role: staff.role.to_string(),
        status: staff.status.to_string(),
        created_at: staff.created_at.to_string(),
    }
}

pub(crate) fn admin(admin: &Admin) -> answers::Admin {
    answers::Admin {
        id: admin.id.uuid(),
        name: admin.name.clone(),
        status: admin.status.to_string(),
        created_at: admin.created_at.to_string(),
    }
}

pub(crate) fn identity(identity: &mps_domain::accounts::ExternalIdentity) -> answers::Identity {
    answers::Identity {
        provider: identity.provider.to_string(),
        external_id: identity.external_id.clone(),
    }
}

/// Returns the name of a card, or the default name of its type.
pub(crate) fn card_name(card: &Card) -> String {
    let by_type = match card.card_type {
        CardType::Standard => "會員卡",
        CardType::Corporate => "企業卡",
        CardType::Voucher => "代金券",
    };
    card.name.clone().unwrap_or_else(|| by_type.to_owned())
}

pub(crate) fn admin_card(
    view: &CardView,
    currency: Currency,
    now: Timestamp,
) -> answers::AdminCard {
    let card = &view.card;
    answers::AdminCard {
        id: card.id.uuid(),
        card_no: card.card_no.clone(),
        card_type: card.card_type.to_string(),
        name: card_name(card),
        member_id: card.member_id.map(MemberId::uuid),
        balance: Amount::of(card.balance, currency),
        points: card.points,
        points_debt: card.points_debt,
        level: card.level,
        level_name: view.level_name.clone(),
        fixed_rate: card.fixed_rate.map(rate),
        status: card.status_at(now).to_string(),
        expires_at: card.expires_at.map(|end| end.to_string()),
        replaced_by: card.replaced_by.map(CardId::uuid),
        created_at: card.created_at.to_string(),
    }
}

pub(crate) fn services(connected: bool, redis: Redis) -> answers::Services {
    let database = if connected {
        "connected"
    } else {
        "disconnected"
    };
    let redis = match redis {
        Redis::NotConfigured => "not_configured",
        Redis::Connected => "connected",
        Redis::Disconnected => "disconnected",
    };
    answers::Services {
        database: database.to_owned(),
        redis: redis.to_owned(),
    }
}
