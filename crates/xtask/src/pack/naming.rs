//! Naming the files of a built app by their content, and telling the pages.
//!
//! Design assumption: afterwards every file that a page loads has a name of its own content, so a page
//! can only ever load the build that it belongs to. Running it again on the same folder changes
//! nothing; running it after a file was changed gives that file a new name and takes the old one away.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use super::digest;
use super::references;

/// The attributes in which a page names files, at once or later; the last is the one in which an app's
/// description (`hall.webmanifest`) names its icons.
const NAMES: [&str; 15] = [
    "href=",
    "src=",
    "data-js=",
    "data-wasm=",
    "data-counter-js=",
    "data-counter-wasm=",
    "data-account-js=",
    "data-account-wasm=",
    "data-portable=",
    "data-portable-js=",
    "data-portable-wasm=",
    "data-camera=",
    "data-camera-js=",
    "data-camera-wasm=",
    "\"src\": ",
];

/// New names by old ones.
type Renamed = BTreeMap<String, String>;

/// Names every file by its content that one of these texts refers to, and what those refer to if they
/// are descriptions; gives for each text the names of all that it stands for, in order.
pub(crate) fn by_content(folder: &Path, pages: &[&str]) -> Result<Vec<Vec<String>>, String> {
    let mut renamed = Renamed::new();
    let mut used = Vec::new();
    for page in pages {
        used.push(rewrite(folder, page, &mut renamed)?);
    }
    sweep(folder, &used)?;
    Ok(used)
}

/// Renames what a text refers to, and says so in the text.
fn rewrite(folder: &Path, text: &str, renamed: &mut Renamed) -> Result<Vec<String>, String> {
    let mut content = read(folder, text)?;
    let mut used = Vec::new();
    for reference in references::at(&content.clone(), &NAMES).iter().rev() {
        let old = reference.name(&content).to_owned();
        if !renamed.contains_key(&old) {
            if !folder.join(&old).is_file() {
                continue;
            }
            if old.ends_with(".webmanifest") {
                used.extend(rewrite(folder, &old, renamed)?);
            }
            let new = rename(folder, &old)?;
            renamed.insert(new.clone(), new.clone());
            renamed.insert(old.clone(), new);
        }
        let new = renamed.get(&old).cloned().unwrap_or(old);
        content.replace_range(reference.place.clone(), &format!("/{new}"));
        used.push(new);
    }
    write(folder, text, &content)?;
    used.sort();
    used.dedup();
    Ok(used)
}

fn rename(folder: &Path, old: &str) -> Result<String, String> {
    let content = fs::read(folder.join(old)).map_err(|error| cannot(old, &error))?;
    let new = name(old, &digest::short(&content));
    if new != old {
        forget(folder, old)?;
        forget(folder, &new)?;
        fs::write(folder.join(&new), content).map_err(|error| cannot(&new, &error))?;
    }
    Ok(new)
}

/// `hall-app-0123456789abcdef_bg.wasm` and the digest of its content become `hall-app_bg-DIGEST.wasm`.
fn name(old: &str, digest: &str) -> String {
    let (stem, kind) = old.rsplit_once('.').unwrap_or((old, ""));
    let stem = match earlier_digest(stem) {
        Some(place) => [stem.get(..place.start), stem.get(place.end..)]
            .into_iter()
            .flatten()
            .collect(),
        None => stem.to_owned(),
    };
    format!("{stem}-{digest}.{kind}")
}

/// Where a name already holds a hyphen and the hexadecimal digits of 64 bits. Trunk writes them without the
/// zeros in front, so there may be fewer than sixteen.
fn earlier_digest(stem: &str) -> Option<Range<usize>> {
    const FEWEST: usize = 11;
    const MOST: usize = 16;
    stem.match_indices('-').find_map(|(at, _)| {
        let start = at.checked_add(1)?;
        let digits = stem.get(start..)?;
        let n = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
        let is_whole = !digits.get(n..)?.starts_with(char::is_alphanumeric);
        ((FEWEST..=MOST).contains(&n) && is_whole).then_some(at..start.checked_add(n)?)
    })
}

/// Takes away what earlier runs named and no page refers to any more.
fn sweep(folder: &Path, used: &[Vec<String>]) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| cannot("the folder", &error))?;
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let original = file
            .strip_suffix(".br")
            .or_else(|| file.strip_suffix(".gz"))
            .unwrap_or(&file);
        let is_used = used.iter().flatten().any(|it| it == original);
        if !is_used && entry.path().is_file() && earlier_digest(original).is_some() {
            fs::remove_file(entry.path()).map_err(|error| cannot(&file, &error))?;
        }
    }
    Ok(())
}

/// What the applicants' programs load by a name that stays, sorted; the desk's and the service worker
/// itself are not among it.
pub(crate) fn programs_with_fixed_names(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| cannot("the folder", &error))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| is_program(name) && earlier_digest(name).is_none())
        .filter(|name| name != "sw.js" && !name.contains("desk"))
        .collect();
    names.sort();
    Ok(names)
}

fn is_program(name: &str) -> bool {
    let kind = Path::new(name).extension();
    kind.is_some_and(|it| it == "js" || it == "wasm")
}

/// Reads a text of the app.
pub(crate) fn read(folder: &Path, name: &str) -> Result<String, String> {
    fs::read_to_string(folder.join(name)).map_err(|error| cannot(name, &error))
}

/// Writes a text of the app, unless it is as it was; compressed copies of another content go.
pub(crate) fn write(folder: &Path, name: &str, content: &str) -> Result<(), String> {
    if fs::read_to_string(folder.join(name)).is_ok_and(|it| it == content) {
        return Ok(());
    }
    forget(folder, name)?;
    fs::write(folder.join(name), content).map_err(|error| cannot(name, &error))
}

/// Removes a file and its compressed copies, as far as they are there.
fn forget(folder: &Path, name: &str) -> Result<(), String> {
    for kind in ["", ".br", ".gz"] {
        let path = folder.join(format!("{name}{kind}"));
        if path.is_file() {
            fs::remove_file(&path).map_err(|error| cannot(name, &error))?;
        }
    }
    Ok(())
}

fn cannot(name: &str, error: &std::io::Error) -> String {
    format!("{name}: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_the_digest_of_its_content_once() {
        let digest = "00112233445566aa";
        for old in [
            "hall-app_bg.wasm",
            "hall-app-14d5cb7daedb0808_bg.wasm",
            "hall-app_bg-14d5cb7daedb0808.wasm",
            // A number that begins with zeros.
            "hall-app-4d5cb7daedb0808_bg.wasm",
            "hall-app-cb7daedb0808_bg.wasm",
        ] {
            assert_eq!(name(old, digest), "hall-app_bg-00112233445566aa.wasm");
        }
        for (old, new) in [
            ("boot.js", "boot-00112233445566aa.js"),
            ("by-name.js", "by-name-00112233445566aa.js"),
            ("a-decade.js", "a-decade-00112233445566aa.js"),
            (
                "a-0123456789abcdefg.js",
                "a-0123456789abcdefg-00112233445566aa.js",
            ),
        ] {
            assert_eq!(name(old, digest), new);
        }
    }
}
