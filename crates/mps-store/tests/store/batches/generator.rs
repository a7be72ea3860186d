//! The commands of a seed: every operation, some more often than others.

use mps_domain::account::Account;
use mps_domain::account::Role;
use mps_domain::accounts::PasswordHash;
use mps_domain::card::BindingRole;
use mps_domain::decision::Actor;
use mps_domain::ids::{AdminId, CardId, CodeId, MemberId, MerchantId, StaffId};
use mps_domain::operations::{
    AdminRecharge, BindMember, Charge, CloseCard, CreateAdmin, CreateCorporateCard, CreateMember,
    CreateMerchant, CreateStaff, CreateVoucher, GenerateCode, Keys, SignIn, ValidateCode,
};
use mps_domain::second_factor::SecondProof;
use mps_domain::settlement::SettlementMode;
use mps_domain::transaction::PaymentMethod;
use mps_domain::{DiscountRate, Money};

use super::command::AnyCommand;
use super::pool::Pool;
use super::{access, approvals, cards, money, people, upkeep};

type Maker = fn(&mut Pool) -> Box<dyn AnyCommand>;

/// The makers of commands, one for each operation, with their weights.
pub(crate) const MAKERS: &[(usize, Maker)] = &[
    (24, money::charge),
    (8, money::refund),
    (6, money::reverse),
    (3, money::member_recharge),
    (4, money::merchant_recharge),
    (3, money::admin_recharge),
    (4, money::cancel_recharge),
    (3, money::adjust_points),
    (5, approvals::request),
    (6, approvals::decide),
    (3, money::generate_settlement),
    (2, money::settle_due),
    (3, money::update_settlement),
    (12, cards::generate_code),
    (2, cards::revoke_code),
    (4, cards::validate_code),
    (1, cards::revoke_codes),
    (4, cards::bind),
    (2, cards::self_bind),
    (3, cards::unbind),
    (1, cards::set_binding_password),
    (2, cards::freeze),
    (4, cards::unfreeze),
    (3, cards::mark_lost),
    (3, cards::replace),
    (2, cards::close),
    (2, cards::pay_out),
    (3, cards::standard),
    (1, cards::corporate),
    (4, cards::voucher),
    (1, people::create_admin),
    (1, people::create_merchant),
    (2, people::create_staff),
    (3, people::create_member),
    (2, people::create_members),
    (2, people::suspend_member),
    (3, people::activate_member),
    (4, people::update_member),
    (3, people::bind_identity),
    (2, people::suspend_merchant),
    (3, people::activate_merchant),
    (2, people::update_merchant),
    (2, people::update_staff),
    (2, people::update_admin),
    (1, people::set_member_password),
    (1, people::set_merchant_password),
    (5, access::sign_in),
    (4, access::take_attempt),
    (3, access::give_back_attempt),
    (1, access::sign_out),
    (1, access::sign_out_everywhere),
    (2, access::touch_session),
    (2, access::reauthenticate),
    (1, access::end_session),
    (1, access::end_own_session),
    (2, access::enrol_member),
    (2, access::create_activation),
    (2, access::activate),
    (2, access::change_password),
    (3, access::enrol_totp),
    (3, access::confirm_totp),
    (2, access::remove_totp),
    (1, access::reset_totp),
    (2, upkeep::set_levels),
    (3, upkeep::set_limits),
    (1, upkeep::clean_up),
    (1, upkeep::accept_clock),
    (1, upkeep::exchange_audit_key),
    (1, upkeep::reach),
    (1, upkeep::begin_backup),
    (1, upkeep::restored),
    (2, upkeep::roll_up),
    (1, upkeep::rebuild_sums),
    (1, upkeep::skip_numbers),
    (1, upkeep::import_events),
    (1, upkeep::import_levels),
    (1, upkeep::import_merchant),
    (1, upkeep::import_corporate),
    (2, upkeep::import_member),
];

/// A maker of one of the first batches of a seed.
type Beginning = fn(&mut Pool) -> Vec<Box<dyn AnyCommand>>;

/// The first batches of a seed. Every command in them is carried out.
pub(crate) const BEGINNING: [Beginning; 5] = [people, belongings, rest, past, codes];

/// A command that changes nothing.
pub(crate) fn knock(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let code = mps_domain::code::CodeHash::of("nothing");
    pool.ask_exactly(Actor::Anonymous, ValidateCode { code, amount: None })
}

/// Returns this many commands: of any operation, or of a few, which then meet more often.
pub(crate) fn any(pool: &mut Pool, count: u64) -> Vec<Box<dyn AnyCommand>> {
    let all: Vec<Maker> = MAKERS
        .iter()
        .flat_map(|(weight, maker)| std::iter::repeat_n(*maker, *weight))
        .collect();
    let few = 1 + pool.random.below(8);
    let makers = if pool.random.once_in(2) {
        all
    } else {
        (0..few).map(|_| pool.random.one(&all)).collect()
    };
    (0..count).map(|_| pool.random.one(&makers)(pool)).collect()
}

fn system_keys(pool: &mut Pool) -> Keys {
    Keys {
        idempotency_key: Some(pool.id().to_string()),
        external_order_id: None,
    }
}

fn sign_in(pool: &mut Pool, account: Account) -> Box<dyn AnyCommand> {
    let (session, actor) = pool.session_of(account);
    pool.add_actor(actor, account);
    let operation = SignIn {
        account: Some(account),
        password_is_right: true,
        upgraded_password: None,
        epoch: 0,
        second_proof: SecondProof::Absent,
        session,
        ends: Vec::new(),
    };
    pool.ask_exactly(Actor::Anonymous, operation)
}

/// Creates the people and cards of a seed.
fn people(pool: &mut Pool) -> Vec<Box<dyn AnyCommand>> {
    let password = PasswordHash::new("none".to_owned());
    let mut commands = Vec::new();
    for (number, mode) in [SettlementMode::Realtime, SettlementMode::TPlus1]
        .into_iter()
        .enumerate()
    {
        let merchant_id = MerchantId::new(pool.id());
        pool.merchants.push(merchant_id);
        let operation = CreateMerchant {
            merchant_id,
            code: format!("FIRST-{:X}-{number}", pool.seed),
            name: "a merchant".to_owned(),
            contact: None,
            fee_bps: 60,
            settlement_mode: mode,
            password: password.clone(),
        };
        commands.push(pool.ask_exactly(Actor::System, operation));
    }
    for number in 0..4 {
        let (member_id, card_id) = (MemberId::new(pool.id()), CardId::new(pool.id()));
        if number == 3 {
            pool.cardless = Some(member_id);
        }
        pool.cards.push(card_id);
        pool.holders.push((Actor::Anonymous, member_id, card_id));
        let operation = CreateMember {
            member_id,
            card_id,
            name: format!("member {number}"),
            phone: None,
            email: None,
            password: None,
            external_identity: None,
            keys: system_keys(pool),
        };
        commands.push(pool.ask_exactly(Actor::System, operation));
    }
    for number in 0..2 {
        let admin_id = AdminId::new(pool.id());
        pool.accounts.push(Account::Admin(admin_id));
        let operation = CreateAdmin {
            admin_id,
            name: format!("first-{:x}-{number}", pool.seed),
            password: Some(password.clone()),
        };
        commands.push(pool.ask_exactly(Actor::System, operation));
    }
    commands
}

/// Gives the people of a seed what they have at the beginning.
fn belongings(pool: &mut Pool) -> Vec<Box<dyn AnyCommand>> {
    let mut commands = Vec::new();
    let members: Vec<(MemberId, CardId)> = pool
        .holders
        .drain(..)
        .map(|(_, member, card)| (member, card))
        .collect();
    for (member_id, card_id) in &members {
        if pool.cardless == Some(*member_id) {
            let operation = CloseCard {
                card_id: *card_id,
                transaction_id: pool.transaction_id(),
                reason: None,
                keys: system_keys(pool),
            };
            commands.push(pool.ask_exactly(Actor::System, operation));
            continue;
        }
        let operation = AdminRecharge {
            transaction_id: pool.transaction_id(),
            card_id: *card_id,
            amount: Money::from_minor(6_000),
            payment_method: PaymentMethod::Bank,
            reason: "to begin with".to_owned(),
            keys: system_keys(pool),
        };
        commands.push(pool.ask_exactly(Actor::System, operation));
        let account = Account::Member(*member_id);
        pool.accounts.push(account);
        commands.push(sign_in(pool, account));
        if let Some(holder) = pool.holders.last_mut() {
            holder.2 = *card_id;
        }
    }
    for merchant in pool.merchants.clone() {
        pool.accounts.push(Account::Merchant(merchant));
        commands.push(sign_in(pool, Account::Merchant(merchant)));
        for role in [Role::Cashier, Role::Manager] {
            let id = StaffId::new(pool.id());
            pool.staff.push(id);
            pool.accounts.push(Account::Staff { id, merchant });
            let operation = CreateStaff {
                staff_id: id,
                merchant_id: Some(merchant),
                operator: role.as_str().to_owned(),
                name: "somebody".to_owned(),
                role,
                password: Some(PasswordHash::new("none".to_owned())),
            };
            commands.push(pool.ask_exactly(Actor::System, operation));
        }
    }
    for thousandths in [850, 900] {
        let card_id = CardId::new(pool.id());
        pool.shared.push(card_id);
        let operation = CreateCorporateCard {
            card_id,
            name: None,
            rate: DiscountRate::from_thousandths(thousandths).unwrap(),
            expires_at: None,
            owner: Some(members[0].0),
            binding_password: None,
            keys: system_keys(pool),
        };
        commands.push(pool.ask_exactly(Actor::System, operation));
    }
    commands
}

/// Creates the rest of the beginning: sessions of the others, codes, a voucher, a binding.
fn rest(pool: &mut Pool) -> Vec<Box<dyn AnyCommand>> {
    let mut commands = Vec::new();
    let is_other = |account: &Account| matches!(account, Account::Staff { .. } | Account::Admin(_));
    let others: Vec<Account> = pool.accounts.iter().copied().filter(is_other).collect();
    for account in others {
        commands.push(sign_in(pool, account));
    }
    commands.extend(codes(pool));
    let (actor, member_id, _) = pool.holders[1];
    let card_id = CardId::new(pool.id());
    pool.holders.push((actor, member_id, card_id));
    pool.cards.push(card_id);
    let voucher = CreateVoucher {
        card_id,
        transaction_id: pool.transaction_id(),
        name: None,
        member_id,
        amount: Money::from_minor(1_000),
        expires_at: pool.now.plus_secs(300_000),
        keys: system_keys(pool),
    };
    commands.push(pool.ask_exactly(Actor::System, voucher));
    let bind = BindMember {
        card_id: pool.shared[0],
        member_id,
        role: BindingRole::Member,
    };
    commands.push(pool.ask_exactly(Actor::System, bind));
    commands.push(access::first_enrolment(pool));
    commands
}

/// Creates the past: charges that can be refunded and settled.
fn past(pool: &mut Pool) -> Vec<Box<dyn AnyCommand>> {
    let mut commands = Vec::new();
    for (number, code) in pool.codes.clone().into_iter().enumerate() {
        let charge = Charge {
            transaction_id: pool.transaction_id(),
            code,
            amount: Money::from_minor(500),
            tag: None,
            keys: Keys {
                idempotency_key: None,
                external_order_id: Some(format!("order-{:x}-{number}", pool.seed)),
            },
        };
        commands.push(pool.ask_exactly(pool.tills[0], charge));
    }
    commands.push(access::first_confirmation(pool));
    commands
}

/// Creates new codes. In one batch with the charges, the earlier codes might be replaced first.
fn codes(pool: &mut Pool) -> Vec<Box<dyn AnyCommand>> {
    let mut commands = Vec::new();
    for (actor, _, card_id) in pool.holders.clone() {
        let operation = GenerateCode {
            code_id: CodeId::new(pool.id()),
            card_id,
            code: pool.new_code(),
            ttl_secs: None,
        };
        commands.push(pool.ask_exactly(actor, operation));
    }
    commands
}
