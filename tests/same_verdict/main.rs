//! The same bytes get the same report natively and in WebAssembly.

#[cfg(all(test, target_arch = "wasm32"))]
mod in_webassembly {
    use hall_tests::verdicts::{N_IN_DIGEST, judge, n_bundles};
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    /// The digests that the native program `judge` printed: compiled in, because a browser has no files.
    const NATIVE: Option<&str> = option_env!("HALL_NATIVE_DIGESTS");

    #[wasm_bindgen_test]
    fn random_applications_get_the_very_report_that_they_get_natively() {
        assert!(
            n_bundles() != 0,
            "there is no snapshot; write it first: cargo xtask catalog"
        );
        let native: Vec<&str> = NATIVE
            .expect("run me through: cargo xtask test wasm")
            .split(' ')
            .collect();
        let ours = judge(native.len() * N_IN_DIGEST, 1).digests;
        for (number, (native, ours)) in native.iter().zip(&ours).enumerate() {
            let first = number * N_IN_DIGEST;
            assert_eq!(
                native,
                ours,
                "applications {first} to {} differ",
                first + N_IN_DIGEST - 1
            );
        }
        assert_eq!(native.len(), ours.len());
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod natively {
    use hall_tests::verdicts::{N_IN_DIGEST, judge, n_bundles};

    #[test]
    fn the_real_bundles_are_among_those_judged_by() {
        assert!(
            n_bundles() != 0,
            "there is no snapshot; write it first: cargo xtask catalog"
        );
    }

    #[test]
    fn judging_again_gives_the_same_reports() {
        assert_eq!(judge(2 * N_IN_DIGEST, 7), judge(2 * N_IN_DIGEST, 7));
    }

    #[test]
    fn another_seed_makes_other_applications() {
        assert_ne!(judge(N_IN_DIGEST, 7).digests, judge(N_IN_DIGEST, 8).digests);
    }

    #[test]
    fn random_applications_reach_most_verdicts_and_many_findings() {
        let verdicts = judge(10 * N_IN_DIGEST, 1);
        assert!(4 <= verdicts.verdicts.len(), "{:?}", verdicts.verdicts);
        assert!(12 <= verdicts.findings.len(), "{:?}", verdicts.findings);
    }
}
