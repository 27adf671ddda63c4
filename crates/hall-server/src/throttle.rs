//! Who tried to sign in too often.
//!
//! In this process's memory: with several processes behind a balancer an attacker gets that many times
//! the tries, which argon2 still makes hopeless. Counted per account name, known or not, so that a
//! refusal tells nothing about which names exist.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Wrong tries before the door shuts.
const TRIES: u32 = 5;
/// How long it stays shut after the last wrong try.
const SHUT: TimeDelta = TimeDelta::minutes(5);
/// How many names are remembered; past it the old ones are dropped.
const NAMES: usize = 10_000;

/// Counts wrong tries.
#[derive(Debug, Default)]
pub struct Throttle {
    wrong: Mutex<HashMap<String, (u32, DateTime<Utc>)>>,
}

impl Throttle {
    /// Whether `account` may try.
    pub fn may_try(&self, account: &str, now: DateTime<Utc>) -> bool {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong
            .get(account)
            .is_none_or(|(tries, last)| *tries < TRIES || *last + SHUT < now)
    }

    /// Notes a wrong try.
    pub fn wrong(&self, account: &str, now: DateTime<Utc>) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if NAMES <= wrong.len() {
            wrong.retain(|_, (_, last)| now <= *last + SHUT);
        }
        let (tries, last) = wrong.entry(account.to_owned()).or_insert((0, now));
        if *last + SHUT < now {
            *tries = 0;
        }
        *tries = tries.saturating_add(1);
        *last = now;
    }

    /// Forgets the wrong tries of somebody who got in.
    pub fn right(&self, account: &str) {
        self.wrong
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(account);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_try_waits_and_may_come_back_later() {
        let throttle = Throttle::default();
        let now = DateTime::UNIX_EPOCH;
        for _ in 0..5 {
            assert!(throttle.may_try("mother", now));
            throttle.wrong("mother", now);
        }
        assert!(!throttle.may_try("mother", now));
        assert!(throttle.may_try("founder", now));
        assert!(throttle.may_try("mother", now + SHUT + TimeDelta::seconds(1)));
    }

    #[test]
    fn getting_in_forgets_the_wrong_tries() {
        let throttle = Throttle::default();
        for _ in 0..5 {
            throttle.wrong("mother", DateTime::UNIX_EPOCH);
        }
        throttle.right("mother");
        assert!(throttle.may_try("mother", DateTime::UNIX_EPOCH));
    }
}
