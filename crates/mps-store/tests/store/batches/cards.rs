//! Commands about cards and their codes.

use mps_domain::DiscountRate;
use mps_domain::card::BindingRole;
use mps_domain::ids::{CardId, CodeId};
use mps_domain::operations::{
    BindMember, CloseCard, CreateCorporateCard, CreateVoucher, FreezeCard, GenerateCode,
    IssueStandardCard, MarkLost, PayOut, ReplaceCard, RevokeCode, RevokeCodes, SelfBind,
    SetBindingPassword, Unbind, UnfreezeCard, ValidateCode,
};

use super::command::AnyCommand;
use super::pool::Pool;

pub(crate) fn generate_code(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (actor, _, own) = pool.random.one(&pool.holders);
    let other = pool.random.once_in(4);
    let operation = GenerateCode {
        code_id: CodeId::new(pool.id()),
        card_id: if other { pool.card() } else { own },
        code: pool.new_code(),
        ttl_secs: pool.random.one(&[None, None, Some(60), Some(900)]),
    };
    pool.ask(actor, operation)
}

pub(crate) fn revoke_code(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (actor, _, card_id) = pool.random.one(&pool.holders);
    pool.ask(actor, RevokeCode { card_id })
}

pub(crate) fn validate_code(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = ValidateCode {
        code: pool.code(),
        amount: pool.random.once_in(2).then(|| pool.amount()),
    };
    let till = pool.till();
    pool.ask(till, operation)
}

pub(crate) fn revoke_codes(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let codes = vec![pool.code(), pool.code()];
    let office = pool.office();
    pool.ask(office, RevokeCodes { codes })
}

/// Returns an actor for a shared card: the office, or a member who may have a role on it.
fn holder_or_office(pool: &mut Pool) -> mps_domain::decision::Actor {
    if pool.random.once_in(2) {
        pool.office()
    } else {
        pool.random.one(&pool.holders).0
    }
}

pub(crate) fn bind(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let any_card = pool.random.once_in(8);
    let operation = BindMember {
        card_id: if any_card {
            pool.card()
        } else {
            pool.random.one(&pool.shared)
        },
        member_id: pool.member(),
        role: pool.random.one(BindingRole::ALL),
    };
    let actor = holder_or_office(pool);
    pool.ask(actor, operation)
}

pub(crate) fn self_bind(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = SelfBind {
        card_id: Some(pool.random.one(&pool.shared)),
        password_is_right: !pool.random.once_in(6),
    };
    let actor = pool.random.one(&pool.holders).0;
    pool.ask(actor, operation)
}

pub(crate) fn unbind(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = Unbind {
        card_id: pool.random.one(&pool.shared),
        member_id: (!pool.random.once_in(3)).then(|| pool.member()),
    };
    let actor = holder_or_office(pool);
    pool.ask(actor, operation)
}

pub(crate) fn set_binding_password(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = SetBindingPassword {
        card_id: pool.random.one(&pool.shared),
        password: (!pool.random.once_in(3)).then(|| pool.password()),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn freeze(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (actor, _, own) = pool.random.one(&pool.holders);
    let reason = pool.maybe("reason");
    if pool.random.once_in(2) {
        pool.frozen.push(own);
        return pool.ask(
            actor,
            FreezeCard {
                card_id: own,
                reason,
            },
        );
    }
    let (card_id, office) = (pool.card(), pool.office());
    pool.frozen.push(card_id);
    pool.ask(office, FreezeCard { card_id, reason })
}

pub(crate) fn unfreeze(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let any = pool.card();
    let card_id = pool.late(|pool| &pool.frozen, any);
    let (reason, office) = (pool.maybe("reason"), pool.office());
    pool.ask(office, UnfreezeCard { card_id, reason })
}

pub(crate) fn mark_lost(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (card_id, reason, office) = (pool.card(), pool.maybe("reason"), pool.office());
    pool.lost.push(card_id);
    pool.ask(office, MarkLost { card_id, reason })
}

pub(crate) fn replace(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let new_card_id = CardId::new(pool.id());
    let any = pool.card();
    let operation = ReplaceCard {
        card_id: pool.late(|pool| &pool.lost, any),
        new_card_id,
        out_id: pool.transaction_id(),
        into_id: pool.transaction_id(),
        reason: pool.maybe("reason"),
        keys: pool.keys(),
    };
    let (actor, member, _) = pool.random.one(&pool.holders);
    pool.holders.push((actor, member, new_card_id));
    pool.cards.push(new_card_id);
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn close(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = CloseCard {
        card_id: pool.card(),
        transaction_id: pool.transaction_id(),
        reason: pool.maybe("reason"),
        keys: pool.keys(),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn standard(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let card_id = CardId::new(pool.id());
    let (actor, holder, _) = pool.random.one(&pool.holders);
    let cardless = pool.cardless.filter(|_| pool.random.once_in(2));
    let member_id = cardless.unwrap_or(holder);
    pool.holders.push((actor, member_id, card_id));
    pool.cards.push(card_id);
    let office = pool.office();
    pool.ask(office, IssueStandardCard { card_id, member_id })
}

pub(crate) fn pay_out(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = PayOut {
        card_id: pool.card(),
        transaction_id: pool.transaction_id(),
        reason: "the member goes".to_owned(),
        keys: pool.keys(),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn corporate(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let card_id = CardId::new(pool.id());
    let end = pool.now.plus_secs(100_000);
    let operation = CreateCorporateCard {
        card_id,
        name: pool.maybe("company"),
        rate: rate(pool),
        expires_at: pool.random.once_in(3).then_some(end),
        owner: pool.random.once_in(2).then(|| pool.member()),
        binding_password: pool.random.once_in(2).then(|| pool.password()),
        keys: pool.keys(),
    };
    pool.shared.push(card_id);
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn voucher(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let card_id = CardId::new(pool.id());
    let (actor, member_id, _) = pool.random.one(&pool.holders);
    let operation = CreateVoucher {
        card_id,
        transaction_id: pool.transaction_id(),
        name: pool.maybe("voucher"),
        member_id,
        amount: pool.amount(),
        expires_at: pool.now.plus_secs(pool.random.one(&[1_000, 200_000])),
        keys: pool.keys(),
    };
    pool.holders.push((actor, member_id, card_id));
    pool.cards.push(card_id);
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn rate(pool: &mut Pool) -> DiscountRate {
    let thousandths = pool.random.one(&[700, 850, 900, 1_000]);
    DiscountRate::from_thousandths(thousandths).unwrap()
}
