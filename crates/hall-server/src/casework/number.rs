//! Numbers for results: well-formed, and nobody's.
//!
//! A real hall gets them from the departments' own systems. Here they are drawn at random in region
//! 990101, which does not exist, and their check characters are found by asking the same rules that
//! check what people type.

use chrono::NaiveDate;
use hall_core::kind::{self, Context, ValueKind};

use crate::random::Random;

/// The demo's region.
const REGION: &str = "990101";
/// The characters of a 统一社会信用代码 (GB 32100): no I, O, S, V, Z.
const USCC: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// The characters of check digits.
const CHECK: &str = "0123456789XABCDEFGHIJKLMNOPQRSTUVWYZ";

/// Whom a number is for, as far as the number says it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder {
    /// The day of birth.
    pub(super) born: NaiveDate,
    /// Whether the number is a man's.
    pub(super) male: bool,
}

/// A number of this kind; `None` if it can only be a plain serial number.
pub(super) fn of_kind(
    kind: ValueKind,
    holder: Holder,
    random: &dyn Random,
    context: &Context<'_>,
) -> Option<String> {
    match kind {
        ValueKind::CnUscc => {
            let stem = format!("91{REGION}{}", drawn(USCC, 8, random));
            let ends = pairs(CHECK, USCC);
            best(kind, &stem, ends, context)
        }
        ValueKind::CnResidentId => {
            let order = random.below(500) * 2 + u64::from(holder.male);
            let stem = format!(
                "{REGION}{}{:03}",
                holder.born.format("%Y%m%d"),
                order % 1000
            );
            best(kind, &stem, CHECK.chars().map(String::from), context)
        }
        ValueKind::BirthCertificate => {
            // 99 is the province of the demo.
            let digits = format!("99{:07}", random.below(10_000_000));
            let letters = ('A'..='Z').map(|letter| format!("{letter}{digits}"));
            best(kind, "", letters, context)
        }
        _ => None,
    }
}

/// A plain serial number: the region, the year, eight digits.
pub(super) fn serial(today: NaiveDate, random: &dyn Random) -> String {
    format!(
        "{REGION}{}{:08}",
        today.format("%Y"),
        random.below(100_000_000)
    )
}

/// The first that is accepted without a warning; failing that, the first that is accepted.
fn best(
    kind: ValueKind,
    stem: &str,
    ends: impl Iterator<Item = String>,
    context: &Context<'_>,
) -> Option<String> {
    let mut accepted = None;
    for end in ends {
        let number = format!("{stem}{end}");
        let outcome = kind::check(kind, &number, context);
        // The region does not exist, so its warning comes with every number and says nothing.
        let warned = outcome.warn.iter().any(|code| !code.starts_with("region"));
        match (outcome.valid, warned) {
            (true, false) => return Some(number),
            (true, true) => accepted = accepted.or(Some(number)),
            (false, _) => {}
        }
    }
    accepted
}

fn pairs(first: &'static str, second: &'static str) -> impl Iterator<Item = String> {
    first
        .chars()
        .flat_map(move |a| second.chars().map(move |b| format!("{a}{b}")))
}

fn drawn(alphabet: &str, length: usize, random: &dyn Random) -> String {
    let n = u64::try_from(alphabet.len()).unwrap_or(1);
    (0..length)
        .filter_map(|_| {
            alphabet
                .chars()
                .nth(usize::try_from(random.below(n)).unwrap_or(0))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;
    use hall_core::calendar::Calendar;

    #[test]
    fn every_number_drawn_passes_the_rules_that_check_what_people_type() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let calendar = Calendar::default();
        let context = Context {
            today,
            calendar: &calendar,
        };
        let random = SeededRandom::new(7);
        for kind in [
            ValueKind::CnUscc,
            ValueKind::CnResidentId,
            ValueKind::BirthCertificate,
        ] {
            for male in [true, false] {
                let holder = Holder { born: today, male };
                let number = of_kind(kind, holder, &random, &context).unwrap();
                assert!(kind::check(kind, &number, &context).valid, "{kind:?}");
            }
        }
    }
}
