//! What must not come in, neither directly nor through something else.

use std::collections::BTreeSet;
use std::process::Command;

use crate::sources::{read, root};

/// Crates that reach the clock, the network, randomness or a runtime.
const IMPURE: [&str; 16] = [
    "axum",
    "getrandom",
    "gloo-net",
    "hyper",
    "iana-time-zone",
    "idb",
    "js-sys",
    "leptos",
    "mio",
    "rand",
    "rusqlite",
    "sqlx",
    "tokio",
    "tracing",
    "wasm-bindgen",
    "web-sys",
];

/// Crates that cost the page more than they give: a regular-expression engine is 165 KiB compressed,
/// a YAML reader 134, an expression engine 120 to 190, a picture codec 109.
const HEAVY: [&str; 13] = [
    "cel",
    "cel-interpreter",
    "clap",
    "ferrous-opencc",
    "granit-parser",
    "image",
    "jiff",
    "lopdf",
    "regex",
    "regex-lite",
    "rhai",
    "serde-saphyr",
    "serde_yaml",
];

/// Every crate that `package` is made of when it is compiled for `target`, itself included.
fn made_of(package: &str, target: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--package",
            package,
            "--edges",
            "normal,no-proc-macro",
        ])
        .args(["--prefix", "none", "--format", "{lib}", "--target", target])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let names = String::from_utf8(output.stdout).unwrap();
    names
        .lines()
        .map(|name| name.trim().replace('_', "-"))
        .filter(|name| !name.is_empty())
        .collect()
}

fn check(package: &str, target: &str, banned: &[&str]) {
    let made_of = made_of(package, target);
    assert!(
        made_of.contains("serde"),
        "the list of {package} looks wrong: {made_of:?}"
    );
    let wrong: Vec<_> = banned
        .iter()
        .filter(|name| made_of.contains(&name.replace('_', "-")))
        .collect();
    assert!(
        wrong.is_empty(),
        "{package} on {target} is made of {wrong:?}, too"
    );
}

#[test]
fn the_core_reaches_neither_clock_nor_network_nor_randomness() {
    check("hall-core", "x86_64-unknown-linux-gnu", &IMPURE);
    check("hall-core", "wasm32-unknown-unknown", &IMPURE);
}

#[test]
fn what_crosses_the_wire_needs_no_runtime() {
    check("hall-api", "wasm32-unknown-unknown", &IMPURE);
}

// Only what is asked for by name: what a library brings along and nobody calls is left out by the
// linker, and the budget of the first load watches over that.
#[test]
fn nothing_heavy_is_asked_for_by_what_ships_to_the_browser() {
    for manifest in [
        "app/Cargo.toml",
        "crates/hall-core/Cargo.toml",
        "crates/hall-api/Cargo.toml",
    ] {
        let text = read(manifest);
        let (_, after) = text.split_once("[dependencies]").unwrap();
        let shipped = after.split("[dev-dependencies]").next().unwrap();
        let asked = |name: &&&str| {
            shipped
                .lines()
                .any(|line| line.starts_with(&format!("{name} ")))
        };
        let wrong: Vec<_> = HEAVY.iter().filter(asked).collect();
        assert!(wrong.is_empty(), "{manifest} asks for {wrong:?}");
    }
}
