//! Compares and hashes passwords, on threads of their own.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash as ParsedHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use bcrypt::HashParts;
use mps_domain::accounts::PasswordHash;
use mps_domain::names;
use mps_protocol::ErrorCode;
use mps_protocol::requests::Secret;
use mps_store::Workers;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::ApiError;
use crate::identity::legacy_time::LegacyTime;
use crate::limits::Client;
use crate::system;

/// The shortest password, in characters.
const SHORTEST: usize = 8;
/// The longest password, in bytes. The cost of hashing must not depend on the sender.
const LONGEST: usize = 1024;
/// How many requests may wait for a hashing thread. Further ones are refused and may come again: a
/// flood of sign-ins must not fill the memory. Payments never come here, so it cannot stop them.
const WAITING_MAX: usize = 64;
/// Which part of all places one client may have, whether account or network: others must find one.
const SHARE: usize = 4;

/// Why passwords cannot be hashed on this machine.
#[derive(Debug, thiserror::Error)]
pub enum NoPasswords {
    /// The error of the library.
    #[error("passwords cannot be hashed on this machine: {0}")]
    Hashing(#[from] argon2::password_hash::Error),
    /// The error of the system.
    #[error("the threads that hash passwords cannot be started: {0}")]
    Threads(#[from] std::io::Error),
}

/// The bounded pool in which passwords are hashed (Argon2id, 19 MiB, 2 passes: RFC 9106's and
/// OWASP's minimum, the library's default).
#[derive(Debug, Clone)]
pub(crate) struct Passwords {
    hashing: Arc<Workers<()>>,
    admitted: Arc<Semaphore>,
    places: usize,
    /// Words that come to mind when somebody guesses a password of this shop.
    words: Arc<[String]>,
    /// How long a comparison with a legacy hash takes.
    legacy: LegacyTime,
    /// How many places each client has.
    shares: Arc<Mutex<HashMap<Client, usize>>>,
    /// The hash that is compared when the account is unknown, so that this takes as long as for a
    /// known account.
    nobodys: Arc<PasswordHash>,
}

impl Passwords {
    /// Creates a pool of `threads` hashes at a time, for a shop of this name, whose books contain legacy hashes of
    /// this cost at most.
    pub(crate) fn new(
        threads: usize,
        shop: Option<&str>,
        legacy_cost: Option<u32>,
    ) -> Result<Self, NoPasswords> {
        let hashing = Workers::start("mps-passwords", std::iter::repeat_n((), threads))?;
        let places = threads.saturating_add(WAITING_MAX);
        Ok(Self {
            hashing: Arc::new(hashing),
            admitted: Arc::new(Semaphore::new(places)),
            places,
            words: shop.into_iter().chain(["mps"]).map(str::to_owned).collect(),
            legacy: LegacyTime::measured(legacy_cost),
            shares: Arc::default(),
            nobodys: Arc::new(hash("nobody's password")?),
        })
    }

    /// The pool as a client uses it: an account that is signed in, or the network of somebody who is not.
    pub(crate) fn of(&self, client: Client) -> PasswordsOf<'_> {
        PasswordsOf {
            pool: self,
            client,
            words: self.words.to_vec(),
        }
    }

    fn shares(&self) -> MutexGuard<'_, HashMap<Client, usize>> {
        self.shares.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pool as one client uses it.
#[derive(Debug)]
pub(crate) struct PasswordsOf<'a> {
    pool: &'a Passwords,
    client: Client,
    words: Vec<String>,
}

/// A client's place in the pool.
#[derive(Debug)]
struct Place {
    pool: Passwords,
    client: Client,
    _admitted: OwnedSemaphorePermit,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut shares = self.pool.shares();
        if let Some(share) = shares.get_mut(&self.client) {
            *share = share.saturating_sub(1);
            if *share == 0 {
                shares.remove(&self.client);
            }
        }
    }
}

impl PasswordsOf<'_> {
    /// Whether the password matches the hash. Without a hash it takes as long and returns `false`; with any
    /// it takes as long as with the costliest of the legacy MPS, as long as there are such.
    pub(crate) async fn is_right(
        &self,
        password: &Secret,
        hash: Option<PasswordHash>,
    ) -> Result<bool, ApiError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.pool.nobodys.as_ref().clone());
        if password.reveal().len() > LONGEST {
            return Ok(false);
        }
        let password = password.clone();
        let nobodys = Arc::clone(&self.pool.nobodys);
        let compare = self.run(move || {
            let typed = password.reveal();
            let text = names::composed(typed);
            let (mut legacy, mut compared) = (Duration::ZERO, 0_u32);
            let mut is_right = |text: &str| {
                compared += 1;
                if !needs_rehash(&hash) {
                    return is_argon2_right(text, &hash);
                }
                let _ = is_argon2_right(text, &nobodys);
                let began = Instant::now();
                let right = bcrypt::verify(text, hash.reveal()).unwrap_or(false);
                legacy += began.elapsed();
                right
            };
            // Hashes from before, and those of the legacy MPS, are of the password as it was typed.
            let right = is_right(&text) || text != typed && is_right(typed);
            let cost = HashParts::from_str(hash.reveal()).map_or(0, |parts| parts.get_cost());
            Ok((right && known, cost, legacy, compared))
        });
        let (right, cost, legacy, compared) = compare.await?;
        if !legacy.is_zero() {
            self.pool.legacy.took(cost, legacy / compared.max(1));
        }
        self.pool.legacy.wait(compared, legacy).await;
        Ok(right)
    }

    /// Returns a new hash to store for a correct password, if the hash that it was compared with is
    /// of the legacy kind.
    pub(crate) async fn upgraded(
        &self,
        password: &Secret,
        hash: Option<&PasswordHash>,
    ) -> Result<Option<PasswordHash>, ApiError> {
        if !hash.is_some_and(needs_rehash) {
            return Ok(None);
        }
        let password = password.clone();
        self.run(move || hash_of(password.reveal()).map(Some)).await
    }

    /// For an account with these names, which are no part of a good password.
    pub(crate) fn knowing<'b>(mut self, names: impl IntoIterator<Item = &'b str>) -> Self {
        self.words.extend(names.into_iter().map(str::to_owned));
        self
    }

    /// Returns the hash of a new password from the field `field`.
    pub(crate) async fn hash(
        &self,
        field: &'static str,
        password: &Secret,
    ) -> Result<PasswordHash, ApiError> {
        check_new(field, password)?;
        let (password, words) = (password.clone(), self.words.clone());
        self.run(move || {
            check_guesses(field, password.reveal(), &words)?;
            hash_of(password.reveal())
        })
        .await
    }

    /// Returns the hash of a new password that may be left out.
    pub(crate) async fn hash_given(
        &self,
        field: &'static str,
        password: Option<&Secret>,
    ) -> Result<Option<PasswordHash>, ApiError> {
        match password {
            Some(password) => self.hash(field, password).await.map(Some),
            None => Ok(None),
        }
    }

    /// Takes a place, unless all are taken, or the client's share of them.
    fn place(&self) -> Result<Place, ApiError> {
        let admitted = Arc::clone(&self.pool.admitted).try_acquire_owned();
        let admitted = admitted.map_err(|_| ErrorCode::ServiceUnavailable)?;
        let mut shares = self.pool.shares();
        let share = shares.entry(self.client.clone()).or_insert(0);
        if *share >= self.pool.places / SHARE {
            return Err(ErrorCode::ServiceUnavailable.into());
        }
        *share += 1;
        Ok(Place {
            pool: self.pool.clone(),
            client: self.client.clone(),
            _admitted: admitted,
        })
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let place = self.place()?;
        // The place moves into the work: hashing continues when the client has disconnected, and so must
        // hold its place.
        let work = move |(): &mut ()| {
            // Sign-ins can wait longer than payments.
            system::give_way();
            let result = work();
            drop(place);
            result
        };
        let result = self.pool.hashing.run(work).await;
        result.ok_or_else(|| ApiError::internal("hashing a password panicked"))?
    }
}

/// Checks the form of a new password from the field `field`.
///
/// # Errors
/// `PASSWORD_TOO_SHORT` or `VALIDATION_FAILED`.
pub(crate) fn check_new(field: &'static str, password: &Secret) -> Result<(), ApiError> {
    let text = names::composed(password.reveal());
    if text.chars().count() < SHORTEST {
        return Err(ApiError::of(ErrorCode::PasswordTooShort, field)
            .suggest(format!("{SHORTEST} characters or more")));
    }
    if text.len() > LONGEST {
        return Err(ApiError::of(ErrorCode::ValidationFailed, field)
            .suggest(format!("at most {LONGEST} bytes")));
    }
    Ok(())
}

/// Checks that a new password is not among the first million that somebody tries: the commonest ones, names and
/// words with a few changes, dates, keys beside each other, repetitions.
///
/// # Errors
/// `PASSWORD_TOO_COMMON`.
fn check_guesses(field: &'static str, password: &str, words: &[String]) -> Result<(), ApiError> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if zxcvbn::zxcvbn(password, &words).score() < zxcvbn::Score::Two {
        return Err(ApiError::of(ErrorCode::PasswordTooCommon, field)
            .suggest("several words that do not belong together"));
    }
    Ok(())
}

/// Whether a hash was made by the legacy MPS. Such hashes are bcrypt's and begin with `$2`.
fn needs_rehash(hash: &PasswordHash) -> bool {
    hash.reveal().starts_with("$2")
}

fn is_argon2_right(password: &str, hash: &PasswordHash) -> bool {
    ParsedHash::new(hash.reveal()).is_ok_and(|parsed| {
        Argon2::default()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok()
    })
}

fn hash_of(password: &str) -> Result<PasswordHash, ApiError> {
    hash(password).map_err(ApiError::internal)
}

/// Returns the Argon2id hash of a password in its normal form, with a new salt, as a PHC string.
///
/// # Errors
/// The error of the library when there is no randomness for the salt.
pub fn hash(password: &str) -> Result<PasswordHash, argon2::password_hash::Error> {
    let hash = Argon2::default().hash_password(names::composed(password).as_bytes())?;
    Ok(PasswordHash::new(hash.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some keyboards write an accent as a letter of its own.
    #[tokio::test]
    async fn a_password_is_the_same_however_a_keyboard_composes_it() {
        let (one, other) = (
            "p\u{e4}ssw\u{f6}rd \u{d55c}",
            "pa\u{308}sswo\u{308}rd \u{1112}\u{1161}\u{11ab}",
        );
        let passwords = Passwords::new(1, None, None).unwrap();
        let passwords = passwords.of(Client::Unknown);
        let is_right = async |typed: &str, hash: &PasswordHash| {
            let typed = Secret::new(typed.to_owned());
            passwords
                .is_right(&typed, Some(hash.clone()))
                .await
                .unwrap()
        };
        let of_before = Argon2::default().hash_password(other.as_bytes()).unwrap();
        let of_before = PasswordHash::new(of_before.to_string());
        let legacy = PasswordHash::new(bcrypt::hash(other, 4).unwrap());
        for hash in [hash(one).unwrap(), hash(other).unwrap(), of_before, legacy] {
            assert!(is_right(other, &hash).await);
            assert!(!is_right("passwort", &hash).await);
        }
        assert!(is_right(one, &hash(other).unwrap()).await);
    }

    /// Clients that disconnect must not make more hashes run than the pool has places.
    #[tokio::test]
    async fn a_hash_keeps_its_place_when_its_client_hangs_up() {
        let passwords = Passwords::new(1, None, None).unwrap();
        let places = passwords.admitted.available_permits();
        let (release, held) = std::sync::mpsc::channel::<()>();
        let (report, reported) = std::sync::mpsc::channel::<()>();
        let pool = passwords.clone();
        let hung_up = tokio::spawn(async move {
            let work = move || Ok(report.send(()).is_ok() && held.recv().is_ok());
            pool.of(Client::Unknown).run(work).await.map(drop)
        });
        // A thread is busy before it looks whether anybody still waits, so only the work itself can tell.
        while reported.try_recv().is_err() {
            tokio::task::yield_now().await;
        }
        hung_up.abort();
        assert!(hung_up.await.unwrap_err().is_cancelled());
        assert_eq!(passwords.admitted.available_permits(), places - 1);
        release.send(()).unwrap();
        assert!(
            passwords
                .of(Client::Unknown)
                .run(|| Ok(true))
                .await
                .unwrap()
        );
        assert!(passwords.shares().is_empty());
        assert_eq!(passwords.admitted.available_permits(), places);
    }

    #[test]
    fn what_is_tried_first_is_no_password() {
        let names = [
            "\u{6797}\u{7f8e}\u{7389}",
            "SHOP001",
            "0912345678",
            "Riverside",
        ]
        .map(str::to_owned);
        let check = |password: &str| check_guesses("password", password, &names);
        for common in [
            "password",
            "Passw0rd",
            "12345678",
            "qwertyuiop",
            "11111111",
            "iloveyou1",
            "19900101",
            "shop001shop001",
            "0912345678",
            "Riverside1",
            "abcdefgh",
            "letmein!",
        ] {
            let refused = check(common).unwrap_err();
            assert_eq!(refused.code, ErrorCode::PasswordTooCommon, "{common}");
        }
        for good in [
            "correct horse battery",
            "\u{732b}\u{5728}\u{5c4b}\u{9802}\u{4e0a}\u{7761}\u{89ba}\u{4e86}",
            "xK9#mQ2v",
            "tulip-cement-orbit",
        ] {
            assert!(check(good).is_ok(), "{good}");
        }
        // The cost does not depend on the sender.
        assert!(check(&"x7".repeat(LONGEST / 2)).is_err());
    }

    #[tokio::test]
    async fn one_client_leaves_places_to_others() {
        let passwords = Passwords::new(1, None, None).unwrap();
        let one = passwords.of(Client::Named("one".to_owned()));
        let other = passwords.of(Client::Named("other".to_owned()));
        let mut places = Vec::new();
        let refused = loop {
            match one.place() {
                Ok(place) => places.push(place),
                Err(error) => break error,
            }
        };
        assert_eq!(refused.code, ErrorCode::ServiceUnavailable);
        assert_eq!(places.len(), (1 + WAITING_MAX) / SHARE);
        assert!(other.place().is_ok());
        places.pop();
        assert!(one.place().is_ok());
    }

    /// Payments go first.
    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn hashes_give_way_to_all_other_threads() {
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let passwords = Passwords::new(1, None, None).unwrap();
        let of_hashes = passwords
            .of(Client::Unknown)
            .run(move || Ok(niceness()))
            .await
            .unwrap();
        assert_eq!(of_hashes, 10);
    }
}
