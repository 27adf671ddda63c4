//! Any byte string is either read or refused with a finding.

use std::sync::Arc;

use hall_core::application::{self, Application};
use hall_core::report::Report;
use proptest::prelude::*;

use super::{CASES, situation, today};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = application::parse(&bytes);
    }

    #[test]
    fn an_application_cut_anywhere_is_refused_and_never_misread(seed: u64, cut: prop::sample::Index) {
        let (_, application) = situation(seed);
        let whole = serde_json::to_vec(&application).unwrap();
        let cut = cut.index(whole.len());
        let refused = application::parse(&whole[..cut]);
        prop_assert!(refused.is_err());
    }

    #[test]
    fn an_application_reads_back_as_it_was_written(seed: u64) {
        let (plan, application) = situation(seed);
        let bytes = serde_json::to_vec(&application).unwrap();
        let back: Application = application::parse(&bytes).unwrap();
        let report = |it: &Application| -> Report { hall_core::precheck(&plan, it, today()) };
        prop_assert_eq!(report(&back), report(&application));
    }

    #[test]
    fn any_texts_in_any_field_are_judged(seed: u64, texts in prop::collection::vec(".{0,40}", 1..30)) {
        let (plan, mut application) = situation(seed);
        let keys: Vec<String> = plan.bundle().fields.iter().map(|it| it.key.clone()).collect();
        for (key, text) in keys.iter().zip(&texts) {
            application.answers.insert(key.clone(), text.as_str().into());
        }
        let _ = hall_core::precheck(&Arc::clone(&plan), &application, today());
    }
}

#[test]
fn ten_megabytes_of_nested_lists_are_refused() {
    let nested = vec![b'['; 10 * 1024 * 1024];
    let refused = application::parse(&nested).unwrap_err();
    assert_eq!(refused.code, "application_too_large");
    let shorter = application::parse(&nested[..100_000]).unwrap_err();
    assert_eq!(shorter.code, "unreadable_file");
}
