//! Passwords: argon2id, off the threads that answer requests, few at a time.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::random::Random;

/// Memory in KiB, passes, lanes. A demo's worth: 8 MiB and 2 passes take some 10 ms. Real accounts
/// come with the identity work and with the 19 MiB that OWASP asks for.
const COST: (u32, u32, u32) = (8 * 1024, 2, 1);

/// How many passwords are worked on at once, so that a flood of sign-ins cannot take the memory.
const AT_ONCE: usize = 2;

/// Hashes and checks passwords.
#[derive(Debug)]
pub struct Passwords {
    turns: Semaphore,
    /// The hash of nothing that anybody knows: checked when there is no such account, so that a name
    /// that exists takes no longer to refuse than one that does not.
    nobody: String,
}

impl Passwords {
    /// Gets ready.
    pub fn new(random: &dyn Random) -> Self {
        let nobody = hash(&crate::random::hex(&random.bits()), random);
        Self {
            turns: Semaphore::new(AT_ONCE),
            nobody,
        }
    }

    /// Whether `password` is the one behind `hash`; with no hash, no, in the same time.
    pub async fn check(&self, password: String, hash: Option<String>) -> bool {
        let Ok(_turn) = self.turns.acquire().await else {
            return false;
        };
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let matches = tokio::task::spawn_blocking(move || {
            PasswordHash::new(&hash)
                .is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
        });
        matches.await.unwrap_or(false) && known
    }
}

/// Hashes a password. Slow on purpose.
pub fn hash(password: &str, random: &dyn Random) -> String {
    let [salt @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = random.bits();
    let hash: Result<PasswordHash, _> =
        hasher().hash_password_with_salt(password.as_bytes(), &salt);
    // An empty hash matches no password: whatever went wrong, nobody gets in by it.
    hash.map(|hash| hash.to_string()).unwrap_or_default()
}

fn hasher() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    #[tokio::test]
    async fn only_the_right_password_matches() {
        let random = SeededRandom::new(1);
        let passwords = Passwords::new(&random);
        let hash = hash("demo-mother", &random);
        assert!(
            passwords
                .check("demo-mother".into(), Some(hash.clone()))
                .await
        );
        assert!(!passwords.check("demo-father".into(), Some(hash)).await);
        assert!(!passwords.check("demo-mother".into(), None).await);
        assert!(!passwords.check(String::new(), Some(String::new())).await);
    }
}
