//! The accounts of a demonstration database.

use std::path::Path;

use mps_protocol::requests::Secret;
use serde::Deserialize;
use uuid::Uuid;

use crate::error::CliError;

/// The output of `mps-api seed-demo --json`.
#[derive(Debug, Deserialize)]
pub(crate) struct Accounts {
    pub(crate) admin: Admin,
    pub(crate) merchant: Merchant,
    members: Vec<Customer>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Admin {
    pub(crate) identifier: String,
    pub(crate) password: Secret,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Merchant {
    pub(crate) code: String,
    pub(crate) manager: Staff,
    pub(crate) cashier: Staff,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Staff {
    pub(crate) operator: String,
    pub(crate) password: Secret,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Customer {
    pub(crate) member_no: String,
    pub(crate) password: Secret,
    pub(crate) card_id: Uuid,
    pub(crate) card_no: String,
}

impl Accounts {
    /// Reads the accounts from a file.
    pub(crate) fn read(path: &Path) -> Result<Self, CliError> {
        let name = path.display();
        let text = std::fs::read(path)
            .map_err(|error| CliError::local(format!("{name} cannot be read"), &error))?;
        serde_json::from_slice(&text).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            CliError::local(
                format!("{name} is not what `mps-api seed-demo --json` prints"),
                &place,
            )
        })
    }

    /// The member of the tour: the first one.
    pub(crate) fn member(&self) -> Result<&Customer, CliError> {
        let first = self.members.first();
        first.ok_or_else(|| CliError::wrong_use("there is no member among the accounts"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accounts_of_a_seeded_database_are_read() {
        let accounts: Accounts = serde_json::from_str(
            r#"{
                "admin": {"identifier": "root", "password": "a"},
                "merchant": {
                    "code": "SHOP",
                    "manager": {"operator": "may", "password": "b"},
                    "cashier": {"operator": "cai", "password": "c"}
                },
                "members": [{
                    "member_no": "M00000001", "phone": "0912", "password": "d",
                    "card_id": "00000000-0000-0000-0000-000000000007", "card_no": "STD00000001"
                }]
            }"#,
        )
        .unwrap();
        assert_eq!(accounts.member().unwrap().card_no, "STD00000001");
        assert_eq!(accounts.merchant.cashier.password.reveal(), "c");
    }

    #[test]
    fn a_wrong_file_is_named_and_its_passwords_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("accounts.json");
        std::fs::write(&path, r#"{"admin": "hush"}"#).unwrap();
        let error = Accounts::read(&path).unwrap_err().to_string();
        assert!(
            error.contains("accounts.json") && !error.contains("hush"),
            "{error}"
        );
    }
}
