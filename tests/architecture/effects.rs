//! Side effects live only in the files that are named for them.

use crate::sources::rust_files;

/// Something that touches the world, and the only places that may.
struct Effect {
    /// What it is.
    what: &'static str,
    /// The folder that the rule is for.
    folder: &'static str,
    /// How it looks in code.
    signs: &'static [&'static str],
    /// The files or folders, inside `folder`, that may do it.
    places: &'static [&'static str],
}

const FILES: &[&str] = &[
    "std::fs",
    "fs::read",
    "fs::write",
    "File::",
    "tokio::fs",
    "OpenOptions",
];
const CLOCK: &[&str] = &[
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "Date::now",
    "js_sys::Date",
];
const NETWORK: &[&str] = &[
    "std::net",
    "TcpStream",
    "UdpSocket",
    "reqwest",
    "hyper::client",
];
const RANDOMNESS: &[&str] = &["rand::", "getrandom", "OsRng", "thread_rng", "RandomState"];
const PRINTING: &[&str] = &["println!", "eprintln!", "print!(", "dbg!("];
/// Their order differs from run to run, so a report made from them differs too.
const UNSTABLE_ORDER: &[&str] = &["HashMap", "HashSet"];

const EFFECTS: &[Effect] = &[
    Effect {
        what: "files",
        folder: "crates/hall-core/src",
        signs: FILES,
        places: &[],
    },
    Effect {
        what: "the clock",
        folder: "crates/hall-core/src",
        signs: CLOCK,
        places: &[],
    },
    Effect {
        what: "the network",
        folder: "crates/hall-core/src",
        signs: NETWORK,
        places: &[],
    },
    Effect {
        what: "randomness",
        folder: "crates/hall-core/src",
        signs: RANDOMNESS,
        places: &[],
    },
    Effect {
        what: "printing",
        folder: "crates/hall-core/src",
        signs: PRINTING,
        places: &[],
    },
    Effect {
        what: "an unstable order",
        folder: "crates/hall-core/src",
        signs: UNSTABLE_ORDER,
        places: &[],
    },
    Effect {
        what: "the environment",
        folder: "crates/hall-core/src",
        signs: &["std::env", "env::var"],
        places: &[],
    },
    Effect {
        what: "files",
        folder: "crates/hall-api/src",
        signs: FILES,
        places: &[],
    },
    Effect {
        what: "the clock",
        folder: "crates/hall-api/src",
        signs: CLOCK,
        places: &[],
    },
    Effect {
        what: "files",
        folder: "crates/hall-catalog/src",
        signs: FILES,
        places: &["files.rs", "snapshot.rs"],
    },
    Effect {
        what: "the clock",
        folder: "crates/hall-catalog/src",
        signs: CLOCK,
        places: &[],
    },
    Effect {
        what: "an unstable order",
        folder: "crates/hall-catalog/src",
        signs: UNSTABLE_ORDER,
        places: &[],
    },
    Effect {
        what: "the clock",
        folder: "crates/hall-server/src",
        signs: CLOCK,
        // The log says how long a request took.
        places: &["clock.rs", "http/log.rs"],
    },
    Effect {
        what: "randomness",
        folder: "crates/hall-server/src",
        signs: RANDOMNESS,
        places: &["random.rs"],
    },
    Effect {
        what: "files",
        folder: "crates/hall-server/src",
        signs: FILES,
        places: &[
            "blob.rs",
            "blob/",
            "store/",
            "config.rs",
            "serve.rs",
            "cli/",
            "keys.rs",
            "hook.rs",
        ],
    },
    Effect {
        what: "the network",
        folder: "crates/hall-server/src",
        signs: &["ureq::", "lettre::transport"],
        places: &["mail.rs", "hook.rs"],
    },
    Effect {
        what: "SQL",
        folder: "crates/hall-server/src",
        signs: &["rusqlite", "sqlx::"],
        places: &["store/"],
    },
    Effect {
        what: "the clock",
        folder: "app/src",
        signs: CLOCK,
        places: &["clock.rs"],
    },
    Effect {
        what: "the network",
        folder: "app/src",
        signs: &["gloo_net", "fetch_with"],
        places: &["api.rs", "api/", "catalog.rs"],
    },
    Effect {
        what: "what opens without a network",
        folder: "app/src",
        signs: &["ServiceWorker", "CacheStorage"],
        places: &["worker.rs"],
    },
    Effect {
        what: "the camera",
        folder: "app/src",
        signs: &["MediaDevices", "MediaStream"],
        places: &["camera.rs"],
    },
    Effect {
        what: "storage",
        folder: "app/src",
        signs: &["idb::", "local_storage"],
        places: &["storage.rs", "storage/"],
    },
];

#[test]
fn side_effects_stay_in_the_files_that_are_named_for_them() {
    let mut wrong = Vec::new();
    for effect in EFFECTS {
        for source in rust_files(effect.folder)
            .iter()
            .filter(|source| !source.is_test())
        {
            let inside = source
                .path
                .strip_prefix(effect.folder)
                .unwrap()
                .trim_start_matches('/');
            if effect.places.iter().any(|place| inside.starts_with(place)) {
                continue;
            }
            let code = source.shipped_code();
            for sign in effect.signs.iter().filter(|sign| code.contains(**sign)) {
                wrong.push(format!("{}: `{sign}` touches {}", source.path, effect.what));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "side effects outside the files named for them:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_core_calculates_without_floating_point() {
    // JSON knows only one kind of number, so its readers see a float; they turn it into text at once.
    let readers = ["value.rs", "decimal.rs", "catalog/bundle.rs"];
    for source in rust_files("crates/hall-core/src")
        .iter()
        .filter(|source| !source.is_test())
    {
        let inside = source.path.trim_start_matches("crates/hall-core/src/");
        let code = source.shipped_code();
        let has_float = code.contains("f64") || code.contains("f32");
        assert!(
            !has_float || readers.contains(&inside),
            "{} uses floating-point numbers",
            source.path
        );
    }
}
