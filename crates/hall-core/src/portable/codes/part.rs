//! One code: what stands before and behind its share of a draft.
//!
//! | digits | what |
//! |---|---|
//! | 4 | `4255`: HALL on the keys of a telephone |
//! | 1 | the version of this layout, 1 |
//! | 2, 2 | which code, of how many |
//! | 10 | the first four bytes of the draft's SHA-256 |
//! | any | its share of the draft, seven bytes as seventeen digits |
//! | 10 | the CRC-32 of all digits before |

use std::fmt;

use super::super::zip::crc32;
use super::{MAX_CODES, Refused, digits};

const OURS: &str = "4255";
const VERSION: &str = "1";
/// The digits of a number of four bytes.
const WIDE: usize = 10;

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// What tells its draft from others.
    pub(super) draft: u32,
    /// Which it is, from 1.
    pub(super) number: u8,
    /// How many there are.
    pub(super) of: u8,
    /// Its share of the draft.
    pub(super) body: Vec<u8>,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            draft,
            number,
            of,
            body,
        } = self;
        let body = digits::write(body);
        let text = format!("{OURS}{VERSION}{number:02}{of:02}{draft:0WIDE$}{body}");
        write!(f, "{text}{:0WIDE$}", crc32(text.as_bytes()))
    }
}

impl Part {
    /// Reads what a scanner typed or a camera saw.
    pub(super) fn read(seen: &str) -> Result<Self, Refused> {
        let text: String = seen.trim().chars().map(narrow).collect();
        let rest = text.strip_prefix(OURS).ok_or(Refused::Foreign)?;
        if !rest.bytes().all(|it| it.is_ascii_digit()) {
            return Err(Refused::Foreign);
        }
        let checked = text.len().saturating_sub(WIDE);
        let (before, check) = text.split_at_checked(checked).ok_or(Refused::Damaged)?;
        let check: u32 = check.parse().map_err(|_| Refused::Damaged)?;
        if check != crc32(before.as_bytes()) {
            return Err(Refused::Damaged);
        }
        let rest = before.strip_prefix(OURS).ok_or(Refused::Damaged)?;
        let rest = rest.strip_prefix(VERSION).ok_or(Refused::OtherVersion)?;
        let part = Self::after_version(rest).ok_or(Refused::Damaged)?;
        if MAX_CODES < part.of {
            return Err(Refused::TooMany);
        }
        let is_one_of_them = (1..=part.of).contains(&part.number) && !part.body.is_empty();
        is_one_of_them.then_some(part).ok_or(Refused::Damaged)
    }

    fn after_version(text: &str) -> Option<Self> {
        let (number, text) = text.split_at_checked(2)?;
        let (of, text) = text.split_at_checked(2)?;
        let (draft, body) = text.split_at_checked(WIDE)?;
        Some(Self {
            draft: draft.parse().ok()?,
            number: number.parse().ok()?,
            of: of.parse().ok()?,
            body: digits::read(body)?,
        })
    }
}

/// An input method may type digits as wide as a Chinese character.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => u32::from(c)
            .checked_sub(u32::from('０'))
            .and_then(|it| char::from_digit(it, 10))
            .unwrap_or(c),
        _ => c,
    }
}
