//! Mobile numbers of the mainland.
//!
//! Only the shape is certain. Segments keep being added (190, 192, 196 and 197 broke a decade of patterns), so a
//! number in an unassigned one is refused softly. The operator is the one of the allocation table; since numbers can
//! be carried over, it is not the customer's operator.

use super::ascii::{all_digits, cut};
use super::outcome::{Code, Judgement, Passed, Refused};

/// Allocation by the Ministry of Industry and Information Technology, March 2023.
const OPERATORS: [(&str, &str); 8] = [
    ("CT", "133 149 153 173 177 180 181 189 190 191 193 199"),
    (
        "CM",
        "134 135 136 137 138 139 147 148 150 151 152 157 158 159 172 178 182 183 184 187 188 195 197 198",
    ),
    ("CU", "130 131 132 145 146 155 156 166 175 176 185 186 196"),
    ("CBN", "192"),
    ("CT-MVNO", "162 1700 1701 1702"),
    ("CM-MVNO", "165 1703 1705 1706"),
    ("CU-MVNO", "167 171 1704 1707 1708 1709"),
    ("CT-SAT", "1349 1740"),
];

/// Satellite services of other bodies than the three operators.
const OTHER_SATELLITE: &str = "SAT";

pub(crate) fn check(text: &str) -> Judgement {
    let national = without_country(text);
    if national.is_empty() {
        return Err("empty".into());
    }
    if !all_digits(national) {
        return Err("charset".into());
    }
    if national.len() != 11 {
        return Err("length".into());
    }
    if !national.starts_with('1') {
        return Err("prefix".into());
    }
    let operator =
        operator(national).ok_or_else(|| Refused::from("segment_unassigned").softly())?;
    Ok(Passed::default()
        .warn(service_warning(national, operator))
        .fact("operator_at_assignment", operator)
        .written(national))
}

/// The national number. A bare `86` is a country code only in front of eleven more digits.
fn without_country(text: &str) -> &str {
    let bare = text.strip_prefix("86").filter(|it| it.len() == 11);
    text.strip_prefix("+86")
        .or_else(|| text.strip_prefix("0086"))
        .or(bare)
        .unwrap_or(text)
}

fn operator(national: &str) -> Option<&'static str> {
    let (three, four) = (cut(national, 0, 3), cut(national, 0, 4));
    let of = |segment: &str| {
        OPERATORS
            .into_iter()
            .find(|(_, segments)| segments.split(' ').any(|it| it == segment))
            .map(|(operator, _)| operator)
    };
    // The longer segment wins: 1349 is China Telecom's satellite inside China Mobile's 134.
    of(four)
        .or_else(|| of(three))
        .or_else(|| (three == "174" || four == "1619").then_some(OTHER_SATELLITE))
}

fn service_warning(national: &str, operator: &str) -> Option<Code> {
    if operator.ends_with("MVNO") {
        Some("mvno")
    } else if operator.ends_with("SAT") {
        Some("satellite")
    } else if matches!(cut(national, 0, 3), "146" | "148" | "149") {
        Some("data_or_iot_segment_no_sms")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_segment_wins() {
        assert_eq!(operator("13490000000"), Some("CT-SAT"));
        assert_eq!(operator("13480000000"), Some("CM"));
        assert_eq!(operator("17000000000"), Some("CT-MVNO"));
        assert_eq!(operator("16190000000"), Some("SAT"));
        assert_eq!(operator("16100000000"), None);
    }

    #[test]
    fn an_unassigned_segment_is_refused_softly() {
        assert!(Result::is_err(&check("15400000000")));
    }
}
