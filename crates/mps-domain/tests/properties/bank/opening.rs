//! The books at the beginning: a merchant with a manager who is signed in, and three members with a card each.

use mps_domain::access::Session;
use mps_domain::account::{Account, Credential, Role};
use mps_domain::accounts::{AccountStatus, Member, MemberStatus, Merchant, Staff};
use mps_domain::calendar::BusinessCalendar;
use mps_domain::card::Card;
use mps_domain::code::CodePrefix;
use mps_domain::ids::{CardId, MemberId, SessionId};
use mps_domain::policy::{PointsBasis, RefundPoints, SessionLife, SessionLives, TotpRequired};
use mps_domain::unit_of_work::{Change, UnitOfWork};
use mps_domain::{Currency, Money, Policy, Timestamp};
use uuid::Uuid;

use super::{Bank, MANAGER, MERCHANT, manager};

const LIFE: SessionLife = SessionLife {
    total_secs: i64::MAX,
    idle_secs: i64::MAX,
};

fn session(id: u128, account: Account) -> Session {
    Session {
        id: SessionId::new(Uuid::from_u128(id)),
        token_id: Uuid::from_u128(id),
        account,
        epoch: 0,
        created_at: Timestamp::from_micros(0),
        expires_at: Timestamp::from_micros(i64::MAX),
        seen_at: Timestamp::from_micros(i64::MAX),
        authenticated_at: Timestamp::from_micros(i64::MAX),
        ended_at: None,
    }
}

impl Bank {
    pub(crate) fn open() -> Self {
        let policy = Policy {
            currency: Currency::CNY,
            phone_region: None,
            calendar: BusinessCalendar::utc(),
            points_basis: PointsBasis::Raw,
            refund_points: RefundPoints::Reverse,
            code_ttl_secs: 900,
            code_prefix: CodePrefix::DEFAULT,
            code_reuse: false,
            recharge_min: Money::from_minor(1),
            recharge_max: Money::from_minor(1_000_000),
            card_balance_max: Money::from_minor(2_000_000),
            cash_recharge_daily_limit: Money::from_minor(2_000_000),
            voucher_refund_grace_secs: 30 * 24 * 60 * 60,
            approval_above: None,
            sandbox: false,
            totp_required: TotpRequired::default(),
            sessions: SessionLives {
                member: LIFE,
                merchant: LIFE,
                admin: LIFE,
            },
            reauthenticate_after_secs: i64::MAX,
        };
        let now = Timestamp::from_micros(1_000_000_000_000);
        let mut bank = Self {
            work: UnitOfWork::default(),
            policy,
            now,
            next_id: 1000,
            cards: [101, 102, 103].map(|id| CardId::new(Uuid::from_u128(id))),
            postings: Vec::new(),
            transactions: Vec::new(),
            orders: Vec::new(),
            payments: Vec::new(),
        };
        let credential = Credential::chosen(0);
        let mut changes = vec![
            Change::Merchant(Merchant {
                id: MERCHANT,
                code: "SHOP".to_owned(),
                name: "shop".to_owned(),
                contact: None,
                fee_bps: 0,
                settlement_mode: mps_domain::settlement::SettlementMode::Realtime,
                settled_through: None,
                status: AccountStatus::Active,
                credential,
                staff_epoch: 0,
                staff_count: 1,
                created_at: now,
            }),
            Change::Staff(Staff {
                id: MANAGER,
                merchant_id: MERCHANT,
                operator: "manager".to_owned(),
                name: "manager".to_owned(),
                role: Role::Manager,
                status: AccountStatus::Active,
                credential,
                created_at: now,
            }),
            Change::Session(session(2, manager())),
        ];
        for (index, card) in (11..).zip(bank.cards) {
            let id = MemberId::new(Uuid::from_u128(index));
            changes.push(Change::Member(Member {
                id,
                member_no: format!("M{index:08}"),
                name: "member".to_owned(),
                phone: None,
                email: None,
                status: MemberStatus::Active,
                credential,
                created_at: now,
            }));
            let number = format!("STD{index:08}");
            changes.push(Change::Card(Card::new_standard(card, number, id, now)));
            changes.push(Change::Session(session(index, Account::Member(id))));
        }
        bank.work.apply(changes);
        bank
    }
}
