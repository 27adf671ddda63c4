//! The only place that makes random values: tokens, numbers, ids.
//!
//! Behind a trait, so that a test can repeat a run exactly.

use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

/// Gives random bytes.
pub trait Random: Debug + Send + Sync {
    /// 256 bits that nobody can guess.
    fn bits(&self) -> [u8; 32];

    /// A number from 0 to `below` − 1; 0 if `below` is 0.
    fn below(&self, below: u64) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.bits();
        // 64 bits over at most 10^12 values: the bias is below one in ten million.
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
            .checked_rem(below)
            .unwrap_or(0)
    }
}

/// The operating system's source.
#[derive(Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn bits(&self) -> [u8; 32] {
        let mut bits = [0; 32];
        // Without randomness no token is safe, so there is nothing to go on with: the request ends as
        // an internal error, and the process stays up for those that need none.
        #[expect(
            clippy::panic,
            reason = "a guessable token would be worse than a failed request"
        )]
        if let Err(error) = getrandom::fill(&mut bits) {
            panic!("the operating system gives no randomness: {error}");
        }
        bits
    }
}

/// A source that repeats itself from a seed, for tests. What two seeds give has nothing in common.
#[derive(Debug, Default)]
pub struct SeededRandom {
    seed: u64,
    n_given: AtomicU64,
}

impl SeededRandom {
    /// A source that starts from `seed`.
    pub const fn new(seed: u64) -> Self {
        Self {
            seed,
            n_given: AtomicU64::new(0),
        }
    }
}

impl Random for SeededRandom {
    fn bits(&self) -> [u8; 32] {
        let n = self.n_given.fetch_add(1, Ordering::Relaxed);
        let place = [self.seed.to_le_bytes(), n.to_le_bytes()].concat();
        Sha256::digest(place).into()
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Bytes from hexadecimal.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.map(byte).collect()
}
