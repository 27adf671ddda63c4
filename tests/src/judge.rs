//! Judges the applications that the test in WebAssembly judges, and prints the digests:
//! `judge [NUMBER]`, 10,000 unless said otherwise.

use hall_tests::verdicts::judge;

fn main() {
    let n = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(10_000);
    let verdicts = judge(n, 1);
    eprintln!(
        "verdicts: {:?}\nfindings: {:?}",
        verdicts.verdicts, verdicts.findings
    );
    println!("{}", verdicts.digests.join(" "));
}
