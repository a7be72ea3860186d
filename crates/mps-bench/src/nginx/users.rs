//! The users behind nginx, each with a separate address.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use mps_client::{Client, ClientError, ClientOptions};
use mps_protocol::requests::MemberTransactions;
use mps_testbed::Nginx;
use reqwest::Certificate;
use reqwest::redirect::Policy;

use crate::numbers::Random;
use crate::server::Server;
use crate::shop::{self, ChargedCard};

/// The number of users.
pub(super) const USERS: u8 = 100;
/// The time after which a user gives up on an answer.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Shorter than nginx keeps an idle connection, so that nginx does not close one just when it is used.
const IDLE: Duration = Duration::from_secs(15);

/// A member with a card, and the till that charges cards, behind one address.
pub(super) struct User {
    pub(super) member: Client,
    pub(super) till: Client,
}

/// An HTTP client that sends from this address of the loopback network and trusts nginx's certificate.
pub(super) fn visitor(nginx: &Nginx, address: Ipv4Addr) -> Result<reqwest::Client> {
    Ok(reqwest::Client::builder()
        .local_address(std::net::IpAddr::V4(address))
        .tls_certs_only([Certificate::from_pem(&nginx.certificate())?])
        .redirect(Policy::none())
        .no_proxy()
        .pool_idle_timeout(IDLE)
        .timeout(TIMEOUT)
        .build()?)
}

/// The address of nginx, with TLS.
pub(super) fn base_url(nginx: &Nginx) -> String {
    format!("https://127.0.0.1:{}", nginx.https_port())
}

/// A typed client that does not retry by itself.
pub(super) fn client(nginx: &Nginx, address: Ipv4Addr) -> Result<Client> {
    let options = ClientOptions {
        retries: 0,
        ..ClientOptions::new(base_url(nginx))
    };
    Ok(Client::over(visitor(nginx, address)?, options))
}

/// Signs in each user, and the merchant once for each user, as if there were many tills.
pub(super) async fn sign_in(
    server: &Server,
    nginx: &Nginx,
    cards: &[ChargedCard],
) -> Result<Vec<Arc<User>>> {
    let mut users = Vec::new();
    for number in 1..=USERS {
        let card = cards.get(usize::from(number)).context("too few cards")?;
        let client = client(nginx, Ipv4Addr::new(127, 0, 1, number))?;
        let member = shop::sign_in_member(server, &card.member_no).await?;
        users.push(Arc::new(User {
            member: client.with_token(member),
            till: client.with_token(shop::sign_in(server).await?),
        }));
    }
    Ok(users)
}

impl User {
    /// Sends one read: the member's cards, transactions or account, or a transaction at the till.
    pub(super) async fn read(
        &self,
        random: &mut Random,
        tx_no: Option<&str>,
    ) -> Result<(), ClientError> {
        match (random.below(4), tx_no) {
            (0, _) => self.member.member_cards().await.map(drop),
            (1, _) => {
                let newest = MemberTransactions::default();
                self.member.member_transactions(&newest).await.map(drop)
            }
            (2, Some(tx_no)) => self.till.transaction(tx_no).await.map(drop),
            _ => self.member.me().await.map(drop),
        }
    }
}
