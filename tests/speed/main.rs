//! Measures the pre-check in a browser and prints one line a bundle.

#[cfg(all(test, target_arch = "wasm32"))]
mod in_webassembly {
    use hall_tests::speed::measure;
    use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_pre_check_is_measured() {
        for line in measure(&js_sys::Date::now) {
            console_log!("{line}");
        }
    }
}
