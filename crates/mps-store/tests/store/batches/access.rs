//! Commands about sessions, own passwords and second factors.

use mps_domain::account::Account;
use mps_domain::activation::ActivationHash;
use mps_domain::attempts::{AttemptKey, AttemptLimit};
use mps_domain::decision::Actor;
use mps_domain::ids::AdminId;
use mps_domain::operations::{
    Activate, ActivationOf, ChangePassword, ComparedPassword, ConfirmTotp, CreateActivation,
    CreateMember, EndOwnSession, EndSession, EnrolMember, EnrolTotp, GiveBackAttempt,
    Reauthenticate, RemoveTotp, ResetTotp, SignIn, SignOut, SignOutEverywhere, TakeAttempt,
    TouchSession,
};
use mps_domain::second_factor::{MatchedCode, RecoveryHash, SealedSecret, SecondProof};

use super::command::AnyCommand;
use super::people::new_member;
use super::pool::Pool;

/// Returns an access epoch, mostly the first.
fn epoch(pool: &mut Pool) -> i64 {
    pool.random.one(&[0, 0, 0, 1, 2])
}

fn secret(pool: &mut Pool) -> SealedSecret {
    SealedSecret::new(vec![pool.random.one(&[1, 1, 1, 2]); 48])
}

fn matched(pool: &mut Pool) -> Option<MatchedCode> {
    let matched = MatchedCode {
        secret: secret(pool),
        step: pool.random.number(60),
    };
    (!pool.random.once_in(6)).then_some(matched)
}

fn recovery(pool: &mut Pool) -> RecoveryHash {
    RecoveryHash::of(&pool.random.below(3).to_string())
}

fn proof(pool: &mut Pool) -> SecondProof {
    match pool.random.below(4) {
        0 => SecondProof::Absent,
        1 => SecondProof::Recovery(recovery(pool)),
        _ => SecondProof::Code(matched(pool)),
    }
}

fn compared(pool: &mut Pool) -> ComparedPassword {
    ComparedPassword {
        is_right: !pool.random.once_in(8),
        epoch: epoch(pool),
    }
}

/// Returns an actor with an account that may have a second factor. The operator has no account.
fn till_or_office(pool: &mut Pool) -> Actor {
    let office = pool.office();
    if office != Actor::System && pool.random.once_in(2) {
        office
    } else {
        pool.till()
    }
}

fn anybody(pool: &mut Pool) -> Actor {
    if pool.random.once_in(2) {
        pool.random.one(&pool.holders).0
    } else {
        till_or_office(pool)
    }
}

pub(crate) fn sign_in(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let account = pool.random.one(&pool.accounts);
    let (session, actor) = pool.session_of(account);
    let ends = (0..pool.random.below(3))
        .map(|_| pool.random.one(&pool.sessions))
        .collect();
    let operation = SignIn {
        account: (!pool.random.once_in(12)).then_some(account),
        password_is_right: !pool.random.once_in(8),
        upgraded_password: pool.random.once_in(8).then(|| pool.password()),
        epoch: epoch(pool),
        second_proof: proof(pool),
        session,
        ends,
    };
    pool.add_actor(actor, account);
    pool.ask_exactly(Actor::Anonymous, operation)
}

/// Returns one of two keys, or of four in all.
fn attempt_key(pool: &mut Pool) -> AttemptKey {
    AttemptKey::from_bytes([pool.random.one(&[1, 1, 2, 2, 3, 4]); 16])
}

/// Returns a limit that is soon reached, and that time or what is given back frees.
fn attempt_limit(pool: &mut Pool) -> AttemptLimit {
    AttemptLimit {
        key: attempt_key(pool),
        most: pool.random.one(&[1, 2, 4]),
        // Not a sum of pauses, where the microseconds of a lane would decide.
        every_micros: pool.random.one(&[1_234_567, 61_234_567]),
    }
}

pub(crate) fn take_attempt(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let known = pool.random.once_in(2);
    let known = known.then(|| (attempt_key(pool), attempt_limit(pool)));
    let count = pool.random.below(3);
    let limits = (0..count).map(|_| attempt_limit(pool)).collect();
    pool.ask_exactly(Actor::Anonymous, TakeAttempt { known, limits })
}

pub(crate) fn give_back_attempt(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let count = pool.random.below(3);
    let limits = (0..count).map(|_| attempt_limit(pool)).collect();
    let network = pool.random.once_in(2).then(|| attempt_key(pool));
    pool.ask_exactly(Actor::Anonymous, GiveBackAttempt { limits, network })
}

pub(crate) fn sign_out(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let actor = anybody(pool);
    pool.ask(actor, SignOut)
}

pub(crate) fn sign_out_everywhere(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let actor = anybody(pool);
    pool.ask(actor, SignOutEverywhere)
}

pub(crate) fn touch_session(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let actor = anybody(pool);
    pool.ask(actor, TouchSession)
}

pub(crate) fn reauthenticate(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let actor = anybody(pool);
    let operation = Reauthenticate {
        password: (!pool.random.once_in(8)).then(|| compared(pool)),
        second_proof: proof(pool),
    };
    pool.ask(actor, operation)
}

pub(crate) fn end_session(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let session_id = pool.random.one(&pool.sessions);
    let office = pool.office();
    pool.ask(office, EndSession { session_id })
}

pub(crate) fn end_own_session(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let session_id = pool.random.one(&pool.sessions);
    let actor = anybody(pool);
    // Mostly the actor's own session: few others are of the same account.
    let session_id = match actor {
        Actor::Bearer(bearer) if !pool.random.once_in(3) => bearer.session_id,
        _ => session_id,
    };
    pool.ask(actor, EndOwnSession { session_id })
}

fn new_activation(pool: &mut Pool) -> ActivationHash {
    let hash = ActivationHash::of(&pool.id().to_string());
    pool.activations.push(hash);
    hash
}

pub(crate) fn enrol_member(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let member = CreateMember {
        email: None,
        password: None,
        external_identity: None,
        ..new_member(pool)
    };
    let activation = new_activation(pool);
    let till = pool.till();
    pool.ask(till, EnrolMember { member, activation })
}

pub(crate) fn create_activation(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let of = match pool.random.one(&pool.accounts) {
        Account::Member(id) => ActivationOf::Member(id),
        Account::Merchant(id) => ActivationOf::Merchant(id),
        Account::Staff { id, .. } => ActivationOf::Staff(id),
        Account::Admin(id) => ActivationOf::Admin(id),
        Account::System => ActivationOf::Admin(AdminId::new(pool.id())),
    };
    let activation = new_activation(pool);
    let actor = if pool.random.once_in(4) {
        anybody(pool)
    } else {
        pool.office()
    };
    pool.ask(actor, CreateActivation { of, activation })
}

pub(crate) fn activate(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let activation = if pool.random.once_in(8) || pool.activations.is_empty() {
        ActivationHash::of("no link")
    } else {
        pool.random.one(&pool.activations)
    };
    let account = pool.random.one(&pool.accounts);
    let (session, next) = pool.session_of(account);
    let operation = Activate {
        activation,
        new_password: pool.password(),
        second_proof: SecondProof::Absent,
        session,
    };
    pool.add_actor(next, account);
    pool.ask(Actor::Anonymous, operation)
}

pub(crate) fn change_password(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let actor = anybody(pool);
    let account = match actor {
        Actor::Bearer(bearer) => bearer.account,
        Actor::Anonymous | Actor::System => pool.random.one(&pool.accounts),
    };
    let (session, next) = pool.session_of(account);
    let operation = ChangePassword {
        epoch: epoch(pool),
        new_password: (!pool.random.once_in(8)).then(|| pool.password()),
        session,
    };
    pool.add_actor(next, account);
    pool.ask(actor, operation)
}

/// Returns one of the two actors that use second factors.
fn guarded(pool: &mut Pool) -> Actor {
    pool.random.one(&[pool.tills[0], pool.tills[3]])
}

/// Enrols the first till's second factor at the beginning of a seed.
pub(crate) fn first_enrolment(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = EnrolTotp {
        password: ComparedPassword {
            is_right: true,
            epoch: 0,
        },
        proof: SecondProof::Absent,
        secret: SealedSecret::new(vec![1; 48]),
    };
    pool.ask_exactly(pool.tills[0], operation)
}

/// Confirms that second factor.
pub(crate) fn first_confirmation(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = ConfirmTotp {
        code: Some(MatchedCode {
            secret: SealedSecret::new(vec![1; 48]),
            step: 0,
        }),
        recovery_codes: (0..10).map(|_| recovery(pool)).collect(),
    };
    pool.ask_exactly(pool.tills[0], operation)
}

pub(crate) fn enrol_totp(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = EnrolTotp {
        password: compared(pool),
        proof: proof(pool),
        secret: secret(pool),
    };
    let actor = guarded(pool);
    pool.ask(actor, operation)
}

pub(crate) fn confirm_totp(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = ConfirmTotp {
        code: matched(pool),
        recovery_codes: (0..10).map(|_| recovery(pool)).collect(),
    };
    let actor = guarded(pool);
    pool.ask(actor, operation)
}

pub(crate) fn remove_totp(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let operation = RemoveTotp {
        password: compared(pool),
        proof: proof(pool),
    };
    let actor = guarded(pool);
    pool.ask(actor, operation)
}

pub(crate) fn reset_totp(pool: &mut Pool) -> Box<dyn AnyCommand> {
    let account = match guarded(pool) {
        Actor::Bearer(bearer) => bearer.account,
        Actor::Anonymous | Actor::System => pool.random.one(&pool.accounts),
    };
    pool.ask(Actor::System, ResetTotp { account })
}
