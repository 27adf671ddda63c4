//! Measures the pre-check natively and prints one line a bundle.

use std::time::Instant;

use hall_tests::speed::measure;

fn main() {
    let begun = Instant::now();
    for line in measure(&|| begun.elapsed().as_secs_f64() * 1000.0) {
        println!("{line}");
    }
}
