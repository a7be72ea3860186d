//! Reads a database of the legacy MPS, which kept its logic in PostgreSQL functions. Its tables are in
//! `public`, with money as `numeric(12,2)`, and in `audit.event_log`.
//!
//! Rows are read as JSON objects, so that columns which some versions lack are simply absent. Money and rates
//! are read as text, so that they never pass through a floating-point number.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::error::StoreError;
use crate::options::PostgresOptions;
use crate::postgres::{Connection, Request, Server};

/// All rows that are imported, as they were at one moment.
#[derive(Debug)]
pub struct LegacyBooks {
    /// `member_profiles`
    pub members: Vec<LegacyMember>,
    /// `member_external_identities`
    pub identities: Vec<LegacyIdentity>,
    /// `membership_levels`
    pub levels: Vec<LegacyLevel>,
    /// `member_cards`
    pub cards: Vec<LegacyCard>,
    /// `card_bindings`
    pub bindings: Vec<LegacyBinding>,
    /// `merchants`
    pub merchants: Vec<LegacyMerchant>,
    /// `transactions`
    pub transactions: Vec<LegacyTransaction>,
    /// `point_ledger`
    pub points: Vec<LegacyPoints>,
    /// `settlements`, all columns
    pub settlements: Vec<Json>,
    /// `audit.event_log`, all columns
    pub events: Vec<Json>,
}

macro_rules! legacy {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Deserialize)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)+
        }
    )+};
}

legacy! {
    /// A member.
    LegacyMember {
        /// The id.
        id: Uuid,
        /// Such as `M00000001`.
        member_no: String,
        /// The name.
        name: String,
        /// The phone number.
        phone: Option<String>,
        /// The e-mail address.
        email: Option<String>,
        /// `active`, `inactive`, `suspended`, `deleted`
        status: String,
        /// A bcrypt hash.
        password_hash: Option<String>,
        /// When it was created.
        created_at: String,
    }

    /// An external identity.
    LegacyIdentity {
        /// The member.
        member_id: Uuid,
        /// The issuer.
        provider: String,
        /// The id at the issuer.
        external_id: String,
    }

    /// A level.
    LegacyLevel {
        /// The level: 0, 1, …
        level: i16,
        /// The name that members see.
        name: String,
        /// The number of points from which the level applies.
        min_points: i64,
        /// The rate, such as `0.950`.
        discount: String,
        /// Whether the level is in use.
        is_active: Option<bool>,
    }

    /// A card.
    LegacyCard {
        /// The id.
        id: Uuid,
        /// The number.
        card_no: String,
        /// `standard`, `prepaid`, `voucher`, `corporate`
        card_type: String,
        /// The owner.
        owner_member_id: Option<Uuid>,
        /// The card's name.
        name: Option<String>,
        /// The balance, such as `12.50`.
        balance: String,
        /// Its points.
        points: i64,
        /// The rate of a corporate card, such as `0.800`.
        fixed_discount: Option<String>,
        /// A bcrypt hash.
        binding_password_hash: Option<String>,
        /// `active`, `inactive`, `lost`, `expired`, `suspended`, `closed`
        status: String,
        /// The time when the card expires.
        expires_at: Option<String>,
        /// When it was issued.
        created_at: String,
    }

    /// A member's role on a card.
    LegacyBinding {
        /// The card.
        card_id: Uuid,
        /// The member.
        member_id: Uuid,
        /// `owner`, `admin`, `member`, `viewer`
        role: String,
        /// The time of the binding.
        created_at: String,
    }

    /// A merchant.
    LegacyMerchant {
        /// The id.
        id: Uuid,
        /// The code.
        code: Option<String>,
        /// The name.
        name: String,
        /// The contact details.
        contact: Option<String>,
        /// `active` or another value.
        status: String,
        /// A bcrypt hash.
        password_hash: Option<String>,
        /// When it was created.
        created_at: String,
    }

    /// A transaction.
    LegacyTransaction {
        /// The id.
        id: Uuid,
        /// The number.
        tx_no: String,
        /// `payment`, `refund`, `recharge`
        tx_type: String,
        /// The card.
        card_id: Uuid,
        /// The merchant.
        merchant_id: Option<Uuid>,
        /// The price, such as `299.00`.
        raw_amount: String,
        /// The rate, such as `0.950`.
        discount_applied: String,
        /// The amount that moved.
        final_amount: String,
        /// `processing`, `completed`, `failed`, `cancelled`, `refunded`
        status: String,
        /// The reason.
        reason: Option<String>,
        /// `balance`, `cash`, `wechat`, `alipay`
        payment_method: Option<String>,
        /// The order id.
        external_order_id: Option<String>,
        /// The payment, if this is a refund.
        original_tx_id: Option<Uuid>,
        /// The merchant's own data.
        tag: Option<Json>,
        /// When it was made.
        created_at: String,
    }

    /// A change of points.
    LegacyPoints {
        /// The card.
        card_id: Uuid,
        /// The transaction.
        tx_id: Option<Uuid>,
        /// The change.
        change: i64,
        /// The points before.
        balance_before: i64,
        /// The points after.
        balance_after: i64,
        /// The reason.
        reason: Option<String>,
        /// The time of the change.
        created_at: String,
    }
}

/// Reads a legacy database as it was at one moment, and changes nothing in it.
///
/// # Errors
/// [`StoreError::Setting`] when it is not a legacy MPS database, and any error of the server.
pub async fn read(options: &PostgresOptions) -> Result<LegacyBooks, StoreError> {
    let server = Server::find(options).await?;
    let mut connection = server.connect().await?;
    connection
        .run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL timezone = 'UTC'")
        .await?;
    let by_time = "created_at, id";
    let books = LegacyBooks {
        members: rows(&mut connection, "public.member_profiles", &[], "member_no").await?,
        identities: rows(
            &mut connection,
            "public.member_external_identities",
            &[],
            "provider, external_id",
        )
        .await?,
        levels: rows(
            &mut connection,
            "public.membership_levels",
            &["discount"],
            "level",
        )
        .await?,
        cards: rows(
            &mut connection,
            "public.member_cards",
            &["balance", "fixed_discount"],
            by_time,
        )
        .await?,
        bindings: rows(&mut connection, "public.card_bindings", &[], by_time).await?,
        merchants: rows(&mut connection, "public.merchants", &[], by_time).await?,
        transactions: rows(
            &mut connection,
            "public.transactions",
            &["raw_amount", "discount_applied", "final_amount"],
            by_time,
        )
        .await?,
        points: rows(&mut connection, "public.point_ledger", &[], by_time).await?,
        settlements: rows(
            &mut connection,
            "public.settlements",
            &["total_amount"],
            by_time,
        )
        .await?,
        events: rows(&mut connection, "audit.event_log", &[], "id").await?,
    };
    connection.run("COMMIT").await?;
    Ok(books)
}

/// Returns the rows of a table, with the `decimals` as text.
async fn rows<T: DeserializeOwned>(
    connection: &mut Connection,
    table: &str,
    decimals: &[&str],
    order: &str,
) -> Result<Vec<T>, StoreError> {
    let ask = |sql: String| Request {
        sql: sql.into(),
        parameters: Vec::new(),
    };
    let there = ask(format!(
        "SELECT to_regclass('{table}')::text WHERE to_regclass('{table}') IS NOT NULL"
    ));
    let there = connection.together(None, &[there], None).await?;
    if there.iter().all(Vec::is_empty) {
        return Err(StoreError::Setting(format!(
            "there is no table {table}: this is not a database of the legacy MPS"
        )));
    }
    let texts: Vec<String> = decimals
        .iter()
        .map(|column| format!("'{column}', t.{column}::text"))
        .collect();
    let object = format!(
        "(to_jsonb(t) || jsonb_build_object({}))::text",
        texts.join(", ")
    );
    let read = ask(format!("SELECT {object} FROM {table} t ORDER BY {order}"));
    let answers = connection.together(None, &[read], None).await?;
    let parse = |row: &crate::value::Row| {
        let text: String = row.get(0)?;
        serde_json::from_str(&text)
            .map_err(|error| StoreError::Corrupt(format!("{table}: {error}")))
    };
    answers.iter().flatten().map(parse).collect()
}
