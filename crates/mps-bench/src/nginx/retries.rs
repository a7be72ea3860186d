//! Checks what nginx sends a second time when an answer is lost: reads, and nothing else.

use std::net::Ipv4Addr;

use anyhow::{Context, Result, bail, ensure};
use mps_testbed::{Nginx, Proxy};

use crate::nginx::{Place, users};
use crate::numbers::Random;
use crate::shop;
use crate::workload::Answer;

const READ: &[u8] = b"GET /auth/me";
const CHARGE: &[u8] = b"POST /merchant/charge";

pub(super) async fn run(place: &mut Place<'_>) -> Result<()> {
    let mut proxies = Vec::new();
    let mut ports = place.ports()?;
    for port in &mut ports {
        let proxy = Proxy::start(*port).await;
        *port = proxy.port();
        proxies.push(proxy);
    }
    let nginx = Nginx::start(ports);
    let (_, server) = place.instances.front().context("no server")?;
    let token = shop::sign_in(server).await?;
    let till = users::client(&nginx, Ipv4Addr::new(127, 0, 2, 20))?.with_token(token);
    let lost = || proxies.iter().map(Proxy::swallowed).sum::<usize>();

    // One server loses an answer. Reads go on until one has reached that server.
    let first = proxies.first().context("no proxy")?;
    first.swallow_answer_after(READ, 1);
    for _ in 0..10 {
        till.me().await.context("a read was not repeated")?;
    }
    ensure!(lost() == 1, "no read came to the first server");

    // The server that gets the charge loses its answer. The charge is done, and no other server may get
    // it.
    for proxy in &proxies {
        proxy.swallow_answer_after(CHARGE, 1);
    }
    let job = place.maker.charge(&mut Random::new(1)).context("no deed")?;
    let answer = job.send(&till).await;
    ensure!(
        matches!(&answer, Answer::None(why) if why.starts_with("RESULT_UNKNOWN")),
        "a lost answer became {answer:?}"
    );
    ensure!(
        lost() == 2,
        "a charge was sent {} times",
        lost().saturating_sub(1)
    );
    for proxy in &proxies {
        proxy.swallow_answer_after(CHARGE, 0);
    }
    // With its key the charge may be sent again, and is found.
    match job.send(&till).await {
        Answer::Done {
            tx_no,
            replayed: true,
        } => place.known.insert(job.key().to_owned(), tx_no),
        other => bail!("the same charge again: {other:?}"),
    };
    println!("retries: a read whose answer is lost is repeated; a charge is sent once, and found");
    Ok(())
}
