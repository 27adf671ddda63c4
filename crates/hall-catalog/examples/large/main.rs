//! Measures a generated catalogue: how long it takes to load, to check and to compile, and how large the
//! snapshot becomes.
//!
//! `cargo run --release -p hall-catalog --example large` prints the curve;
//! `… --example large -- SERVICES BUNDLES` one point, and `… -- SERVICES BUNDLES FOLDER` writes the sources
//! into a folder as well.

mod generate;

use std::path::Path;
use std::time::{Duration, Instant};

use hall_catalog::{Catalogue, Files, Snapshot, check};

/// Services and bundles; the last is every service of a province.
const CURVE: [(usize, usize); 4] = [(18, 3), (100, 10), (1_000, 100), (10_000, 1_000)];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|it| it.parse::<usize>().ok());
    println!(
        "{:>8} {:>7} {:>10} {:>10} {:>10} {:>12} {:>9}",
        "services", "bundles", "load", "check", "compile", "snapshot", "findings"
    );
    match (number(0), number(1)) {
        (Some(services), Some(bundles)) => {
            let files = generate::catalogue(services, bundles);
            if let Some(folder) = arguments.get(2) {
                write(&files, Path::new(folder));
            }
            measure(services, bundles, &files);
        }
        _ => {
            for (services, bundles) in CURVE {
                measure(services, bundles, &generate::catalogue(services, bundles));
            }
        }
    }
}

fn measure(services: usize, bundles: usize, files: &Files) {
    let (catalogue, load) = timed(|| Catalogue::load(files));
    let catalogue = match catalogue {
        Ok(catalogue) => catalogue,
        Err(faults) => {
            println!("{faults}");
            return;
        }
    };
    let (report, checking) = timed(|| check(files));
    let (snapshot, compile) = timed(|| Snapshot::of(&catalogue));
    println!(
        "{services:>8} {bundles:>7} {:>10} {:>10} {:>10} {:>8} KiB {:>9}",
        seconds(load),
        seconds(checking),
        seconds(compile),
        snapshot.size() / 1024,
        report.findings.len()
    );
    for finding in report.findings.iter().take(3) {
        println!("{finding}");
    }
    let incomplete = report.explored.iter().filter(|it| it.incomplete.is_some());
    for it in incomplete.take(3) {
        println!("{it}");
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

fn seconds(duration: Duration) -> String {
    format!("{:.3} s", duration.as_secs_f64())
}

fn write(files: &Files, folder: &Path) {
    for file in files.iter() {
        let path = folder.join(&file.path);
        let written = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(&path, &file.text));
        if let Err(error) = written {
            println!("{}: {error}", path.display());
        }
    }
}
