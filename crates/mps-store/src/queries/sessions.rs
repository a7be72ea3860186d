//! Sessions and their accounts.

use mps_domain::Timestamp;
use mps_domain::access::Session;
use mps_domain::account::Account;
use mps_domain::account::{Credential, Role};
use mps_domain::decision::AccountFacts;
use mps_domain::ids::SessionId;
use mps_domain::policy::{SessionLife, SessionLives};
use uuid::Uuid;

use crate::error::StoreError;
use crate::query::Query;
use crate::rows::Stored;
use crate::value::Row;

/// The number of columns of a session; those of its account follow.
const SESSION: usize = 11;

/// A session and what is stored about its account. [`identity_of`](mps_domain::decision::identity_of) decides
/// from these.
#[must_use]
pub fn by_id(id: SessionId) -> Query<(Session, AccountFacts)> {
    let sql = format!(
        "SELECT {}, \
         coalesce(p.name, s.name, m.name, a.name), \
         coalesce(p.status, s.status, m.status, a.status), \
         coalesce(p.password_temporary, s.password_temporary, m.password_temporary, \
                  a.password_temporary), \
         coalesce(p.password_lapses_at, s.password_lapses_at, m.password_lapses_at, \
                  a.password_lapses_at), \
         coalesce(p.access_epoch, s.access_epoch, m.access_epoch, a.access_epoch), \
         s.role, s.operator, e.status, f.confirmed_at, coalesce(e.staff_epoch, 0) \
         FROM mps.sessions x \
         LEFT JOIN mps.member_profiles p ON x.account_kind = 'member' AND p.id = x.account_id \
         LEFT JOIN mps.merchant_staff s ON x.account_kind = 'staff' AND s.id = x.account_id \
         LEFT JOIN mps.merchants e ON e.id = s.merchant_id \
         LEFT JOIN mps.merchants m ON x.account_kind = 'merchant' AND m.id = x.account_id \
         LEFT JOIN mps.admins a ON x.account_kind = 'admin' AND a.id = x.account_id \
         LEFT JOIN mps.second_factors f \
                   ON f.account_kind = x.account_kind AND f.account_id = x.account_id \
         WHERE x.id = $1",
        Session::SHAPE.names("x")
    );
    Query::new(sql, [id.uuid().into()], session_and_facts)
}

fn session_and_facts(row: &Row) -> Result<(Session, AccountFacts), StoreError> {
    const { assert!(Session::SHAPE.len() == SESSION) };
    let session = Session::from_row(row)?;
    let active = |status: String| status == "active";
    let staff_role = row.read_opt(SESSION + 5, |text: String| Role::from_text(&text))?;
    let merchant_status: Option<String> = row.get(SESSION + 7)?;
    let confirmed_at: Option<Timestamp> = row.get(SESSION + 8)?;
    let facts = AccountFacts {
        active: active(row.get(SESSION + 1)?) && merchant_status.is_none_or(active),
        role: match session.account {
            Account::Member(_) => Role::Member,
            Account::Merchant(_) => Role::Manager,
            Account::Staff { .. } => staff_role.unwrap_or(Role::Cashier),
            Account::Admin(_) | Account::System => Role::Admin,
        },
        name: row.get(SESSION)?,
        operator: row.get(SESSION + 6)?,
        credential: Credential {
            temporary: row.get(SESSION + 2)?,
            lapses_at: row.get(SESSION + 3)?,
            epoch: row.get(SESSION + 4)?,
        },
        staff_epoch: row.get(SESSION + 9)?,
        second_factor: confirmed_at.is_some(),
    };
    Ok((session, facts))
}

/// An account's sessions that have not ended by `now`, newest first, at most 300. Sessions of an earlier access
/// epoch have ended too: compare their epoch with the account's.
#[must_use]
pub fn live_of(account: Account, lives: &SessionLives, now: Timestamp) -> Query<Session> {
    let sql = format!(
        "SELECT {} FROM mps.sessions x WHERE x.account_id = $1 AND x.ended_at IS NULL \
         AND x.expires_at > $2 AND x.seen_at > $3 ORDER BY x.created_at DESC, x.id DESC LIMIT 300",
        Session::SHAPE.names("x")
    );
    let id: Uuid = account.uuid();
    let used_after = used_after(lives.of(account), now);
    let parameters = [id.into(), now.into(), used_after.into()];
    Query::new(sql, parameters, Session::from_row)
}

/// The number of live sessions for each kind of account.
#[must_use]
pub fn live_by_kind(lives: &SessionLives, now: Timestamp) -> Query<(String, i64)> {
    let sql = "SELECT account_kind, count(*) FROM mps.sessions \
               WHERE expires_at > $1 AND ended_at IS NULL \
               AND ((account_kind = 'member' AND seen_at > $2) \
                 OR (account_kind = 'admin' AND seen_at > $3) \
                 OR (account_kind IN ('merchant', 'staff') AND seen_at > $4)) \
               GROUP BY account_kind";
    let used_after =
        [lives.member, lives.admin, lives.merchant].map(|life| used_after(life, now).into());
    let parameters = std::iter::once(now.into()).chain(used_after);
    Query::new(sql, parameters, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The time after which a session must have been used to live at `now`.
fn used_after(life: SessionLife, now: Timestamp) -> Timestamp {
    now.plus_secs(life.idle_secs.saturating_neg())
}
