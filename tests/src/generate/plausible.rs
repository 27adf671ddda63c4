//! Answers that a person might give: mostly well-formed, all fictional.

use chrono::{Days, NaiveDate};
use hall_core::catalog::{Bundle, Field, Kind, Opt};
use hall_core::kind::ValueKind;
use hall_core::value::Answer;

use super::random::Random;

/// A well-formed answer to a field, if its kind can be answered by itself.
pub fn plausible(bundle: &Bundle, field: &Field, today: NaiveDate, random: &mut Random) -> Answer {
    match &field.kind {
        Kind::Text { min, max, .. } => Answer::Text(text(*min, *max, random)),
        Kind::Checked(kind) => Answer::Text(value(*kind, random)),
        Kind::Certificate { .. } => Answer::Text(resident_id(random)),
        Kind::Number { min, max, .. } => {
            let low = min
                .and_then(hall_core::decimal::Decimal::to_whole)
                .unwrap_or(1)
                .max(0);
            let high = max
                .and_then(hall_core::decimal::Decimal::to_whole)
                .unwrap_or(low + 300)
                .min(low + 300);
            let span = usize::try_from(high - low).unwrap_or(0) + 1;
            Answer::Text((low + i64::try_from(random.below(span)).unwrap_or(0)).to_string())
        }
        Kind::YesNo => Answer::Bool(random.chance(50)),
        Kind::Consent => Answer::Bool(true),
        Kind::Signature { .. } => Answer::Text(name(random)),
        Kind::Date => Answer::Text(day(today, random).to_string()),
        Kind::Month => Answer::Text(day(today, random).format("%Y-%m").to_string()),
        Kind::Moment => Answer::Text(format!("{}T08:30", day(today, random))),
        Kind::Choice(options) => option(options, random),
        Kind::Code { table } => option(
            bundle
                .tables
                .get(usize::from(*table))
                .map_or(&[], |it| &it.options),
            random,
        ),
        Kind::Choices(options) => {
            let chosen: Vec<String> = options
                .iter()
                .filter(|_| random.chance(70))
                .map(|it| it.value.clone())
                .collect();
            if chosen.is_empty() {
                option(options, random)
            } else {
                Answer::List(chosen)
            }
        }
        Kind::Address => Answer::Text(format!(
            "示例省示例市示例区样板路{}号",
            1 + random.below(300)
        )),
        Kind::Rows { .. } => Answer::Nothing,
    }
}

fn option(options: &[Opt], random: &mut Random) -> Answer {
    random
        .pick(options)
        .map_or(Answer::Nothing, |it| Answer::Text(it.value.clone()))
}

fn text(min: u16, max: u16, random: &mut Random) -> String {
    let least = usize::from(min).max(1);
    let most = usize::from(max).clamp(least, least + 12);
    let n = least + random.below(most - least + 1);
    (0..n)
        .filter_map(|_| {
            random
                .pick(&['甲', '乙', '丙', '丁', '样', '例', '办', '事'])
                .copied()
        })
        .collect()
}

fn name(random: &mut Random) -> String {
    let family = random
        .pick(&["样", "例", "司马", "欧阳", "示"])
        .copied()
        .unwrap_or("样");
    let given = random
        .pick(&["一", "小明", "雨", "子涵", "㐂"])
        .copied()
        .unwrap_or("一");
    format!("{family}{given}")
}

/// A day within some years around today.
fn day(today: NaiveDate, random: &mut Random) -> NaiveDate {
    let span = Days::new(u64::try_from(random.below(900)).unwrap_or(0));
    let moved = if random.chance(50) {
        today.checked_sub_days(span)
    } else {
        today.checked_add_days(span)
    };
    moved.unwrap_or(today)
}

/// An identity number of the demonstration region 990101, which nobody can hold.
pub fn resident_id(random: &mut Random) -> String {
    const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let head = format!(
        "990101{}{:02}{:02}{:03}",
        1950 + random.below(70),
        1 + random.below(12),
        1 + random.below(28),
        random.below(1000)
    );
    let sum: usize = head
        .chars()
        .zip(WEIGHTS)
        .map(|(digit, weight)| {
            weight * usize::try_from(digit.to_digit(10).unwrap_or(0)).unwrap_or(0)
        })
        .sum();
    let check = "10X98765432".chars().nth(sum % 11).unwrap_or('0');
    format!("{head}{check}")
}

fn value(kind: ValueKind, random: &mut Random) -> String {
    let digits = |n: usize, random: &mut Random| -> String {
        (0..n)
            .map(|_| char::from(b'0' + u8::try_from(random.below(10)).unwrap_or(0)))
            .collect()
    };
    match kind {
        ValueKind::CnResidentId => resident_id(random),
        ValueKind::CnMobile => format!("138{}", digits(8, random)),
        ValueKind::CnLandline => format!("010-6{}", digits(7, random)),
        ValueKind::CnPostcode => "100000".to_owned(),
        ValueKind::Email => format!("a{}@example.cn", digits(3, random)),
        ValueKind::PersonName => name(random),
        ValueKind::CompanyName => "示例样板科技有限公司".to_owned(),
        ValueKind::CnUscc => {
            let known = [
                "919901015MA0AAAA0K",
                "919901010MA0BBBB1K",
                "929901010MA0CCCC29",
            ];
            random.pick(&known).copied().unwrap_or_default().to_owned()
        }
        ValueKind::BankCard => "6222029901010000016".to_owned(),
        ValueKind::BirthCertificate => format!("Q11{}", digits(7, random)),
        ValueKind::DivisionCode => "110101".to_owned(),
        _ => digits(6, random),
    }
}
