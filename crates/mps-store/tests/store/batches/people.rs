//! Commands about accounts.

use mps_domain::account::Account;
use mps_domain::account::Role;
use mps_domain::accounts::{AccountStatus, Provider};
use mps_domain::ids::{AdminId, CardId, MemberId, MerchantId, StaffId};
use mps_domain::operations::{
    ActivateMember, ActivateMerchant, BindExternalIdentity, CreateAdmin, CreateMember,
    CreateMembers, CreateMerchant, CreateStaff, NewLine, SetMemberPassword, SetMerchantPassword,
    SuspendMember, SuspendMerchant, UpdateAdmin, UpdateMember, UpdateMerchant, UpdateStaff,
};
use mps_domain::settlement::SettlementMode;

use super::command::AnyCommand;
use super::pool::Pool;

pub(crate) fn create_admin(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let admin_id = AdminId::new(pool.id());
    pool.accounts.push(Account::Admin(admin_id));
    let operation = CreateAdmin {
        admin_id,
        name: pool.text("admin", 6),
        password: Some(pool.password()),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn create_merchant(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let merchant_id = MerchantId::new(pool.id());
    pool.merchants.push(merchant_id);
    pool.accounts.push(Account::Merchant(merchant_id));
    let operation = CreateMerchant {
        merchant_id,
        code: pool.text("M", 6).to_uppercase(),
        name: "a merchant".to_owned(),
        contact: pool.maybe("contact"),
        fee_bps: pool.random.one(&[0, 60, 250]),
        settlement_mode: pool.random.one(SettlementMode::ALL),
        password: pool.password(),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn create_staff(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (id, merchant) = (StaffId::new(pool.id()), pool.random.one(&pool.merchants));
    pool.staff.push(id);
    pool.accounts.push(Account::Staff { id, merchant });
    let is_office = pool.random.once_in(2);
    let operation = CreateStaff {
        staff_id: id,
        merchant_id: is_office.then_some(merchant),
        operator: pool.text("staff", 6),
        name: "somebody".to_owned(),
        role: pool.random.one(&[Role::Cashier, Role::Manager]),
        password: Some(pool.password()),
    };
    let actor = if is_office {
        pool.office()
    } else {
        pool.till()
    };
    pool.ask(actor, operation)
}

pub(crate) fn new_member(pool: &mut Pool) -> CreateMember {
    let (member_id, card_id) = (MemberId::new(pool.id()), CardId::new(pool.id()));
    pool.accounts.push(Account::Member(member_id));
    pool.cards.push(card_id);
    let identity = (pool.random.one(Provider::ALL), pool.text("external", 4));
    CreateMember {
        member_id,
        card_id,
        name: "a member".to_owned(),
        phone: pool.phone(),
        email: pool.email(),
        password: pool.random.once_in(2).then(|| pool.password()),
        external_identity: pool.random.once_in(3).then_some(identity),
        keys: pool.keys(),
    }
}

pub(crate) fn create_member(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = new_member(pool);
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn create_members(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let count = 1 + pool.random.below(3);
    let line = |line| NewLine {
        line,
        member: Ok(new_member(pool)),
    };
    let lines = (1..=count).map(line).collect();
    let operation = CreateMembers {
        lines,
        dry_run: pool.random.once_in(6),
        keys: pool.keys(),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn suspend_member(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (member_id, reason, office) = (pool.member(), pool.maybe("reason"), pool.office());
    pool.suspended_members.push(member_id);
    pool.ask(office, SuspendMember { member_id, reason })
}

pub(crate) fn activate_member(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let any = pool.member();
    let member_id = pool.late(|pool| &pool.suspended_members, any);
    let (reason, office) = (pool.maybe("reason"), pool.office());
    pool.ask(office, ActivateMember { member_id, reason })
}

pub(crate) fn update_member(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (actor, member, _) = pool.random.one(&pool.holders);
    let is_office = pool.random.once_in(2);
    let operation = UpdateMember {
        member_id: is_office.then_some(member),
        name: pool.maybe("name"),
        phone: pool.random.once_in(2).then(|| pool.phone()),
        email: pool.random.once_in(2).then(|| pool.email()),
    };
    let actor = if is_office { pool.office() } else { actor };
    pool.ask(actor, operation)
}

pub(crate) fn bind_identity(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = BindExternalIdentity {
        member_id: pool.member(),
        provider: pool.random.one(Provider::ALL),
        external_id: pool.text("external", 4),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn suspend_merchant(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let merchant_id = pool.random.one(&pool.merchants);
    pool.suspended_merchants.push(merchant_id);
    let (reason, office) = (pool.maybe("reason"), pool.office());
    pool.ask(
        office,
        SuspendMerchant {
            merchant_id,
            reason,
        },
    )
}

pub(crate) fn activate_merchant(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let any = pool.random.one(&pool.merchants);
    let merchant_id = pool.late(|pool| &pool.suspended_merchants, any);
    let (reason, office) = (pool.maybe("reason"), pool.office());
    pool.ask(
        office,
        ActivateMerchant {
            merchant_id,
            reason,
        },
    )
}

pub(crate) fn update_merchant(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = UpdateMerchant {
        merchant_id: pool.random.one(&pool.merchants),
        name: pool.maybe("name"),
        contact: pool.random.once_in(3).then(|| pool.maybe("contact")),
        fee_bps: pool.random.one(&[None, Some(0), Some(100)]),
        settlement_mode: pool
            .random
            .one(&[None, None, Some(SettlementMode::Realtime)]),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn update_staff(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = UpdateStaff {
        staff_id: pool.random.one(&pool.staff),
        name: pool.maybe("name"),
        role: pool
            .random
            .one(&[None, Some(Role::Cashier), Some(Role::Manager)]),
        status: pool.random.one(&[
            None,
            None,
            Some(AccountStatus::Active),
            Some(AccountStatus::Inactive),
        ]),
        password: pool.random.once_in(4).then(|| pool.password()),
    };
    let till = pool.till();
    pool.ask(till, operation)
}

pub(crate) fn update_admin(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let admin = |account: &Account| match account {
        Account::Admin(id) => Some(*id),
        _ => None,
    };
    let admins: Vec<AdminId> = pool.accounts.iter().filter_map(admin).collect();
    let operation = UpdateAdmin {
        admin_id: pool.random.one(&admins),
        status: pool.random.one(&[
            None,
            Some(AccountStatus::Active),
            Some(AccountStatus::Inactive),
        ]),
        password: pool.random.once_in(4).then(|| pool.password()),
    };
    let office = pool.office();
    pool.ask(office, operation)
}

pub(crate) fn set_member_password(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let (member_id, password, office) = (pool.member(), pool.password(), pool.office());
    pool.ask(
        office,
        SetMemberPassword {
            member_id,
            password,
        },
    )
}

pub(crate) fn set_merchant_password(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let merchant_id = pool.random.one(&pool.merchants);
    let (password, office) = (pool.password(), pool.office());
    pool.ask(
        office,
        SetMerchantPassword {
            merchant_id,
            password,
        },
    )
}
