//! 金额大写: amounts of money in the capitals of the Payment and Settlement Measures (支付结算办法, annex 1).
//!
//! Amounts are counted in fen (分) as whole numbers. Several spellings are lawful, so one who reads capitals should
//! parse them and never compare texts.

use super::ascii::{all_digits, digits};
use super::outcome::{Judgement, Passed};

/// Sixteen digits of yuan: four groups, up to 万亿, and still exact in fen.
const YUAN_DIGITS_MAX: usize = 16;

/// An amount split at its decimal point, each digit its value.
struct Amount {
    /// The digits of yuan, the most significant first; empty for none.
    yuan: Vec<usize>,
    jiao: usize,
    fen: usize,
}

pub(crate) fn check(text: &str) -> Judgement {
    let amount = read(text)?;
    let spellings = amount.spellings();
    let (first, others) = spellings.split_first().ok_or("format")?;
    let passed = Passed::default().fact("caps", first.as_str());
    Ok(if others.is_empty() {
        passed
    } else {
        passed.fact("also_accept", others.to_vec())
    })
}

fn read(text: &str) -> Result<Amount, &'static str> {
    if text.is_empty() {
        return Err("empty");
    }
    if text.starts_with(['-', '−']) {
        return Err("negative");
    }
    let (yuan, cents) = text.split_once('.').unwrap_or((text, "0"));
    if exponent(text) {
        return Err("exponent");
    }
    if !all_digits(yuan) || !all_digits(cents) {
        return Err("charset");
    }
    if yuan.is_empty() || cents.is_empty() {
        return Err("format");
    }
    if yuan.len() > 1 && yuan.starts_with('0') {
        return Err("leading_zero");
    }
    if yuan.len() > YUAN_DIGITS_MAX {
        return Err("too_large");
    }
    let mut cents_digits = digits(cents);
    let amount = Amount {
        yuan: digits(yuan).skip_while(|it| *it == 0).collect(),
        jiao: cents_digits.next().unwrap_or(0),
        fen: cents_digits.next().unwrap_or(0),
    };
    match cents_digits.next() {
        Some(_) => Err("more_than_2_decimals"),
        None => Ok(amount),
    }
}

/// `1e3`: digits around a single E.
fn exponent(text: &str) -> bool {
    let numeric = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|it| it.is_ascii_digit() || "+-.".contains(it))
    };
    text.split_once(['e', 'E'])
        .is_some_and(|(mantissa, power)| numeric(mantissa) && numeric(power))
}

impl Amount {
    /// The usual spelling first. The annex lets a zero in the place of 元 or 万 be written or left out when the next
    /// smaller place is not zero: 1680.32 is 壹仟陆佰捌拾元叁角贰分 or 壹仟陆佰捌拾元零叁角贰分.
    fn spellings(&self) -> Vec<String> {
        let usual = yuan_in_capitals(&self.yuan);
        let mut all = vec![format!("{usual}{}", self.change(""))];
        let digit = |place: usize| self.yuan.iter().rev().nth(place).copied();
        if digit(0) == Some(0) && self.jiao > 0 {
            all.push(format!("{usual}{}", self.change("零")));
        }
        let ten_thousands = self.yuan.iter().rev().skip(4).take(4).any(|it| *it > 0);
        let full_thousands = digit(3).is_some_and(|it| it > 0);
        if digit(4) == Some(0) && ten_thousands && full_thousands {
            let (before, after) = usual.rsplit_once('万').unwrap_or((&usual, ""));
            all.push(format!("{before}万零{after}{}", self.change("")));
        }
        all
    }

    /// 角 and 分. 整 closes an amount without either.
    fn change(&self, before_jiao: &str) -> String {
        let nothing_before = self.yuan.is_empty();
        match (self.jiao, self.fen) {
            (0, 0) if nothing_before => "零元整".to_owned(),
            (0, 0) => "整".to_owned(),
            (0, fen) if nothing_before => format!("{}分", capital(fen)),
            (0, fen) => format!("零{}分", capital(fen)),
            (jiao, 0) => format!("{before_jiao}{}角", capital(jiao)),
            (jiao, fen) => format!("{before_jiao}{}角{}分", capital(jiao), capital(fen)),
        }
    }
}

/// Whole yuan, with 元; nothing for none.
fn yuan_in_capitals(digits: &[usize]) -> String {
    if digits.is_empty() {
        return String::new();
    }
    let groups: Vec<&[usize]> = digits.rchunks(4).rev().collect();
    let mut text = String::new();
    let mut gap = false;
    for (group, unit) in groups.iter().zip(units(groups.len())) {
        let written = group_in_capitals(group);
        // A group that is empty or begins with zeros leaves a gap, which a single 零 fills.
        gap = gap || (!text.is_empty() && group.first() == Some(&0));
        if written.is_empty() {
            // 万亿 needs its 亿 even when the group of 亿 is empty.
            if *unit == "亿" && !text.is_empty() {
                text.push_str(unit);
            }
            continue;
        }
        if gap && !text.is_empty() {
            text.push('零');
        }
        gap = false;
        text.push_str(&written);
        text.push_str(unit);
    }
    text.push('元');
    text
}

/// The units of that many groups of four digits, the largest first.
fn units(n_groups: usize) -> &'static [&'static str] {
    const UNITS: [&str; 4] = ["万", "亿", "万", ""];
    UNITS
        .get(UNITS.len().saturating_sub(n_groups)..)
        .unwrap_or_default()
}

/// Up to four digits, inner zeros as one 零, zeros at either end left out.
fn group_in_capitals(group: &[usize]) -> String {
    let places = ["仟", "佰", "拾", ""];
    let places = places.iter().skip(4_usize.saturating_sub(group.len()));
    let mut text = String::new();
    let mut gap = false;
    for (digit, place) in group.iter().zip(places) {
        if *digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
        }
        gap = false;
        text.push(capital(*digit));
        text.push_str(place);
    }
    text
}

fn capital(digit: usize) -> char {
    "零壹贰叁肆伍陆柒捌玖".chars().nth(digit).unwrap_or('零')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(text: &str) -> Vec<String> {
        read(text).map(|it| it.spellings()).unwrap_or_default()
    }

    #[test]
    fn the_samples_of_the_annex_are_written_so() {
        assert_eq!(spellings("6007.14"), ["陆仟零柒元壹角肆分"]);
        assert_eq!(spellings("325.04"), ["叁佰贰拾伍元零肆分"]);
        assert_eq!(
            spellings("107000.53"),
            [
                "壹拾万柒仟元伍角叁分",
                "壹拾万柒仟元零伍角叁分",
                "壹拾万零柒仟元伍角叁分"
            ]
        );
    }

    #[test]
    fn zeros_between_groups_are_written_once() {
        for (amount, capitals) in [
            ("100010000", "壹亿零壹万元整"),
            ("1000000000000", "壹万亿元整"),
            ("1000000010000", "壹万亿零壹万元整"),
            ("1000100000001", "壹万零壹亿零壹元整"),
            ("100000010", "壹亿零壹拾元整"),
            ("200300", "贰拾万零叁佰元整"),
            ("0.50", "伍角"),
            ("0.05", "伍分"),
            ("0.00", "零元整"),
        ] {
            assert_eq!(spellings(amount)[0], capitals, "{amount}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for (text, code) in [
            ("-1", "negative"),
            ("1,000", "charset"),
            ("一百", "charset"),
            (".5", "format"),
            ("5.", "format"),
            ("1.2.3", "charset"),
        ] {
            assert_eq!(read(text).err(), Some(code), "{text}");
        }
    }
}
