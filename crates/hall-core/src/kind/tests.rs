//! Claims about kinds of value.

use proptest::prelude::*;

use super::*;
use crate::calendar::Calendar;

fn outcome(kind: ValueKind, raw: &str) -> Outcome {
    let calendar = Calendar::default();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    check(
        kind,
        raw,
        &Context {
            today,
            calendar: &calendar,
        },
    )
}

/// Short texts from what these values are made of reach further into the checks than arbitrary ones.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "[0-9]{0,20}[X]?",
        "[0-9A-Z]{15,33}",
        "[京粤Z使A-K0-9港应急·]{5,9}",
        "[+0-9()（） -]{5,20}",
        "1\\.2\\.156\\.3005\\.2\\.[0-9A-Z.]{30,90}",
        "(jpg\\|)?(ffd8ff|89504e470d0a1a0a|504b0304|255044462d|52494646)([0-9a-f]{2}){0,60}",
        "20[0-9]{2}-[01][0-9]-[0-3][0-9][+@][0-9]{1,10}(wd|d|m|y)?",
    ]
}

proptest! {
    #[test]
    fn no_kind_panics(raw in value()) {
        for kind in ValueKind::ALL {
            let _ = outcome(*kind, &raw);
        }
    }

    #[test]
    fn an_accepted_value_is_accepted_again_in_its_normal_form(raw in value()) {
        for kind in ValueKind::ALL {
            let once = outcome(*kind, &raw);
            if once.valid {
                let twice = outcome(*kind, &once.normalized);
                prop_assert!(twice.valid, "{} {:?}", kind, once.normalized);
                prop_assert_eq!(&twice.normalized, &once.normalized);
            }
        }
    }

    #[test]
    fn a_refusal_has_a_code_and_an_acceptance_none(raw in value()) {
        for kind in ValueKind::ALL {
            let outcome = outcome(*kind, &raw);
            prop_assert_eq!(outcome.valid, outcome.code.is_none());
        }
    }

    #[test]
    fn codes_never_repeat_the_value(raw in "[0-9]{6,18}") {
        for kind in ValueKind::ALL {
            let code = outcome(*kind, &raw).code.unwrap_or_default();
            prop_assert!(!code.contains(&raw));
        }
    }

    #[test]
    fn a_single_wrong_digit_of_an_identity_number_is_caught(
        day in 0_u64..40_000,
        sequence in 0_u32..1000,
        place in 0_usize..18,
        digit in 0_u8..10,
    ) {
        let first = chrono::NaiveDate::from_ymd_opt(1910, 1, 1).unwrap();
        let birth = first + chrono::Days::new(day);
        let body = format!("990101{}{sequence:03}", birth.format("%Y%m%d"));
        let number = format!("{body}{}", checksum::mod_11_2(&body).unwrap());
        prop_assert!(outcome(ValueKind::CnResidentId, &number).valid);
        let mut wrong = number.clone();
        wrong.replace_range(place..=place, &digit.to_string());
        prop_assert!(wrong == number || !outcome(ValueKind::CnResidentId, &wrong).valid);
    }

    #[test]
    fn capitals_are_written_for_every_amount(fen in 0_u64..1_000_000_000_000_000_000) {
        let amount = format!("{}.{:02}", fen / 100, fen % 100);
        let outcome = outcome(ValueKind::AmountCapital, &amount);
        prop_assert!(outcome.valid);
        let Some(Fact::Text(capitals)) = outcome.facts.get("caps") else { panic!("no capitals") };
        prop_assert!(!capitals.contains("零零") && !capitals.starts_with("零零"));
        prop_assert!(!capitals.contains("零元") || fen < 100);
    }
}

#[test]
fn an_outcome_is_written_as_the_command_line_promises() {
    let outcome = outcome(ValueKind::CnMobile, "+86 142-0000-0000");
    let json = serde_json::to_string(&outcome).unwrap();
    assert_eq!(
        json,
        r#"{"valid":false,"code":"segment_unassigned","normalized":"+8614200000000"}"#
    );
    assert!(outcome.soft);
}

#[test]
fn without_the_feature_a_signature_is_not_available() {
    let text = r#"{"pub":"","msg":"","sig_rs":""}"#;
    let expected = if cfg!(feature = "sm") {
        "format"
    } else {
        "not_available"
    };
    assert_eq!(outcome(ValueKind::Sm2Verify, text).code, Some(expected));
}
