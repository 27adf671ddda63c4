//! Names of files: readable, harmless as a path, and never an identity number.

use chrono::NaiveDate;

/// The longest name that is kept, in characters.
const LONGEST: usize = 60;

/// The name of a container, e.g. `newborn-2026-11-22.hall.zip`.
///
/// ```
/// use chrono::NaiveDate;
/// use hall_core::portable::container_name;
///
/// let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
/// assert_eq!(container_name("newborn", day, true), "newborn-2026-11-22.hall.zip.age");
/// assert_eq!(container_name("../x", day, false), "x-2026-11-22.hall.zip");
/// ```
pub fn container_name(bundle: &str, day: NaiveDate, is_sealed: bool) -> String {
    let id: String = bundle
        .chars()
        .filter(|it| it.is_ascii_alphanumeric() || *it == '-')
        .take(LONGEST)
        .collect();
    let end = if is_sealed { ".age" } else { "" };
    format!("{id}-{day}.hall.zip{end}")
}

/// The name of a file inside a container: the beginning of its content's SHA-256, so that no two are
/// the same, and the name that it had, as far as that is harmless.
pub fn file_name(sha256: &str, name: &str) -> String {
    let prefix: String = sha256
        .chars()
        .filter(char::is_ascii_hexdigit)
        .take(12)
        .collect();
    format!("{prefix}-{}", harmless(name))
}

/// A name without path, control characters and anything that could be an identity, telephone or
/// account number.
fn harmless(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(plain).collect();
    let plain = without_numbers(&plain);
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if (1..=5).contains(&ending.len()) && ending.is_ascii() => {
            (stem, format!(".{ending}"))
        }
        _ => (plain.as_str(), String::new()),
    };
    let stem: String = stem
        .trim_matches(['.', ' ', '_'])
        .chars()
        .take(LONGEST)
        .collect();
    let stem = if stem.is_empty() {
        "file"
    } else {
        stem.as_str()
    };
    format!("{stem}{ending}")
}

fn plain(c: char) -> char {
    let is_plain = c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '(' | ')' | '（' | '）');
    if is_plain { c } else { '_' }
}

/// Takes out what has nine digits in a row, or fifteen with separators between them. Digits are
/// counted in every script: `１１０…` is as readable as `110…`.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        let joins = is_digit(c) || (!run.is_empty() && matches!(c, 'x' | 'X' | '-' | '_' | '.'));
        if joins {
            run.push(c);
            continue;
        }
        flush(&mut out, &run);
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn flush(out: &mut String, run: &str) {
    let n_digits = run.chars().filter(|it| is_digit(*it)).count();
    let longest = run
        .split(|c| !is_digit(c))
        .map(|it| it.chars().count())
        .max()
        .unwrap_or_default();
    if longest < 9 && n_digits < 15 {
        out.push_str(run);
        return;
    }
    // What follows the last digit (`….jpg` begins with its dot) is no part of the number.
    let tail = run
        .char_indices()
        .rfind(|(_, c)| is_digit(*c))
        .map_or(run.len(), |(at, c)| at + c.len_utf8());
    let tail = run.get(tail..).unwrap_or_default();
    out.push_str("号码");
    out.push_str(tail.trim_start_matches(['x', 'X']));
}

fn is_digit(c: char) -> bool {
    c.is_numeric()
}
