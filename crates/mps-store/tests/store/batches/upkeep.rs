//! Commands about the whole books, and imports from legacy books.

use mps_domain::account::Account;
use mps_domain::account::Credential;
use mps_domain::accounts::{AccountStatus, Member, MemberStatus, Merchant, Provider};
use mps_domain::card::{Binding, BindingRole, Card, CardType};
use mps_domain::decision::Actor;
use mps_domain::ids::{CardId, MemberId, MerchantId};
use mps_domain::level::{Level, LevelTable};
use mps_domain::limits::{LimitId, LimitKind};
use mps_domain::milestone::MilestoneKind;
use mps_domain::numbers::Series;
use mps_domain::operations::{
    AcceptClock, BeginBackup, CleanUp, ExchangeAuditKey, ImportCorporateCard, ImportEvents,
    ImportLevels, ImportMember, ImportMerchant, ImportedCard, LegacyEvent, ReachMilestone,
    Restored, SetLevels, SetLimits, SkipNumbers,
};
use mps_domain::operations::{RebuildSums, RollUp};
use mps_domain::settlement::SettlementMode;
use mps_domain::{DiscountRate, Money};
use uuid::Uuid;

use super::cards::rate;
use super::command::AnyCommand;
use super::pool::Pool;

fn levels(pool: &mut Pool) -> Vec<Level> {
    let silver = pool.random.one(&[10, 50, 1_000]);
    let level = |level, min_points, thousandths| Level {
        level,
        name: format!("level {level}"),
        min_points,
        rate: DiscountRate::from_thousandths(thousandths).unwrap(),
    };
    vec![
        level(0, 0, 1_000),
        level(1, silver, 950),
        level(2, 2_000, 900),
    ]
}

pub(crate) fn set_levels(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let levels = levels(pool);
    let office = pool.office();
    pool.ask(office, SetLevels { levels })
}

pub(crate) fn set_limits(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let limit = |pool: &mut Pool| {
        let kind = pool.random.one(LimitKind::ALL);
        let object = match kind {
            LimitKind::Charge | LimitKind::CardDay => Uuid::nil(),
            LimitKind::StaffRefundDay => pool.random.one(&pool.staff).uuid(),
            LimitKind::MerchantDay
            | LimitKind::MerchantRefundDay
            | LimitKind::MerchantCashDay
            | LimitKind::MerchantCredit => pool.random.one(&pool.merchants).uuid(),
        };
        let amount = pool
            .random
            .one(&[None, Some(1_500), Some(20_000), Some(900_000)]);
        (LimitId { kind, object }, amount.map(Money::from_minor))
    };
    let limits = vec![limit(pool), limit(pool)];
    let is_office = !pool.random.once_in(4);
    let actor = if is_office {
        pool.office()
    } else {
        pool.till()
    };
    pool.ask(actor, SetLimits { limits })
}

pub(crate) fn clean_up(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let server = Uuid::from_u128(pool.random.below(2).into());
    pool.ask(Actor::System, CleanUp { server })
}

pub(crate) fn accept_clock(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let latest = pool.now;
    pool.ask(Actor::System, AcceptClock { latest })
}

pub(crate) fn exchange_audit_key(pool: &mut Pool) -> Box<dyn AnyCommand> {
    // No stream is under an earlier key, and `verify` compares: this is the SHA-256 of nothing.
    let operation = ExchangeAuditKey {
        streams: 0,
        sum: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".to_owned(),
    };
    pool.ask(Actor::System, operation)
}

pub(crate) fn reach(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = ReachMilestone {
        milestone: pool
            .random
            .one(&[MilestoneKind::Backup, MilestoneKind::Verify]),
        at: pool.now.plus_secs(pool.random.number(5)),
    };
    pool.ask(Actor::System, operation)
}

pub(crate) fn begin_backup(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let every_secs = pool.random.one(&[1, 300]);
    pool.ask(Actor::System, BeginBackup { every_secs })
}

pub(crate) fn restored(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let backup_at = pool.now;
    pool.ask(Actor::System, Restored { backup_at })
}

pub(crate) fn roll_up(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let id = pool.id();
    pool.ask(Actor::System, RollUp { id })
}

pub(crate) fn rebuild_sums(pool: &mut Pool) -> Box<dyn AnyCommand> {
    pool.ask(Actor::System, RebuildSums)
}

/// Skips far past all numbers that a batch may have drawn. On PostgreSQL the numbers in memory are lost, and
/// a batch draws more at once than its commands one by one.
pub(crate) fn skip_numbers(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let series = pool
        .random
        .one(&[Series::Payment, Series::StandardCard, Series::Recharge]);
    let near = pool.number(series);
    let first = series.number_of(&near).unwrap() + 10_000;
    let first_free = vec![(series, first)];
    pool.ask(Actor::System, SkipNumbers { first_free })
}

pub(crate) fn import_events(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let first = pool.now.micros() + pool.random.number(6);
    let event = |position| LegacyEvent {
        position,
        at: pool.now.plus_secs(-100),
        object_id: None,
        details: format!("older event {position}").into(),
    };
    let operation = ImportEvents {
        list: "older events",
        events: (first..first + 3).map(event).collect(),
    };
    pool.ask(Actor::System, operation)
}

pub(crate) fn import_levels(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let levels = LevelTable::new(levels(pool)).unwrap();
    pool.ask(Actor::System, ImportLevels { levels })
}

const NEW: Credential = Credential {
    temporary: true,
    lapses_at: None,
    epoch: 0,
};

pub(crate) fn import_merchant(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let id = MerchantId::new(pool.id());
    pool.merchants.push(id);
    pool.accounts.push(Account::Merchant(id));
    let merchant = Merchant {
        id,
        code: pool.text("M", 6).to_uppercase(),
        name: "an older merchant".to_owned(),
        contact: None,
        fee_bps: 60,
        settlement_mode: SettlementMode::Realtime,
        settled_through: None,
        status: AccountStatus::Active,
        credential: NEW,
        staff_epoch: 0,
        staff_count: 0,
        created_at: pool.now.plus_secs(-1_000),
    };
    let password = pool.random.once_in(2).then(|| pool.password());
    pool.ask(Actor::System, ImportMerchant { merchant, password })
}

pub(crate) fn import_corporate(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let id = CardId::new(pool.id());
    pool.shared.push(id);
    let card = Card {
        card_type: CardType::Corporate,
        member_id: None,
        fixed_rate: Some(rate(pool)),
        ..Card::new_standard(
            id,
            format!("OLD-{id}"),
            MemberId::new(Uuid::nil()),
            pool.now,
        )
    };
    let operation = ImportCorporateCard {
        card,
        binding_password: pool.random.once_in(2).then(|| pool.password()),
    };
    pool.ask(Actor::System, operation)
}

pub(crate) fn import_member(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (id, card_id) = (MemberId::new(pool.id()), CardId::new(pool.id()));
    pool.accounts.push(Account::Member(id));
    pool.cards.push(card_id);
    let created_at = pool.now.plus_secs(-1_000);
    let member = Member {
        id,
        member_no: format!("OLD-{id}"),
        name: "an older member".to_owned(),
        phone: pool.phone(),
        email: pool.email(),
        status: MemberStatus::Active,
        credential: NEW,
        created_at,
    };
    let card = Card {
        balance: pool.amount(),
        points: pool.random.number(100),
        ..Card::new_standard(card_id, format!("OLD-{card_id}"), id, created_at)
    };
    let binding = |card_id, role| Binding {
        card_id,
        member_id: id,
        role,
        created_at,
    };
    let mut bindings = vec![binding(card_id, BindingRole::Owner)];
    if pool.random.once_in(2) {
        bindings.push(binding(pool.shared[0], BindingRole::Member));
    }
    let identity = (pool.random.one(Provider::ALL), pool.text("external", 4));
    let operation = ImportMember {
        member,
        password: pool.random.once_in(2).then(|| pool.password()),
        identities: pool
            .random
            .once_in(3)
            .then_some(identity)
            .into_iter()
            .collect(),
        cards: vec![ImportedCard {
            card,
            history: Vec::new(),
            opening_id: pool.transaction_id(),
        }],
        bindings,
    };
    pool.ask(Actor::System, operation)
}
