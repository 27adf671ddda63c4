//! OFD (GB/T 33190) is a ZIP with `OFD.xml` at its root; generic sniffers call it a ZIP.
//!
//! The directory at the end is checked before anything is inflated. Its sizes may lie, so the server counts the
//! output as well.

use super::bytes::{at, find_last, le16, le32, size};
use super::{Code, Look, Passed, refusal};

const MIME: &str = "application/ofd";

const ENTRIES_MAX: usize = 1_000;
const TOTAL_MAX: u64 = 200 << 20;
const ENTRY_MAX: u64 = 50 << 20;
/// Texts and drawings pack ten to one; a bomb packs a thousand to one.
const RATIO_MAX: u64 = 100;

/// The end record is 22 bytes and a comment of at most 65,535.
const END_WITHIN: usize = 22 + 65_535;

struct Entry<'a> {
    name: &'a [u8],
    flags: u32,
    method: u32,
    packed: u64,
    unpacked: u64,
    header: usize,
}

pub(super) fn look(bytes: &[u8]) -> Look {
    let entries = entries(bytes).map_err(|code| refusal(None, code))?;
    check_entries(bytes, &entries).map_err(|code| refusal(None, code))?;
    if !entries.iter().any(|it| it.name == b"OFD.xml") {
        return Err(refusal(Some("application/zip"), "type_not_allowed"));
    }
    let first = entries.first().map(|it| String::from_utf8_lossy(it.name));
    let passed = Passed::default().fact("zip_first_entry", first.map(String::from));
    Ok((MIME, passed))
}

/// The entries of the central directory.
fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, Code> {
    let tail = bytes.len().saturating_sub(END_WITHIN);
    let end = bytes
        .get(tail..)
        .and_then(|it| find_last(it, b"PK\x05\x06"))
        .map(|it| tail + it)
        .ok_or("truncated")?;
    let n_entries = size(le16(bytes, end + 10).ok_or("truncated")?);
    if ENTRIES_MAX < n_entries {
        return Err("zip_too_many_entries");
    }
    let mut start = size(le32(bytes, end + 16).ok_or("truncated")?);
    let mut entries = Vec::new();
    for _ in 0..n_entries {
        let (entry, next) = entry(bytes, start).ok_or("zip_directory")?;
        entries.push(entry);
        start = next;
    }
    Ok(entries)
}

/// The entry at `start` and where the next one begins.
fn entry(bytes: &[u8], start: usize) -> Option<(Entry<'_>, usize)> {
    if at(bytes, start, 4)? != b"PK\x01\x02" {
        return None;
    }
    let two = |offset: usize| le16(bytes, start.checked_add(offset)?);
    let four = |offset: usize| le32(bytes, start.checked_add(offset)?);
    let name_start = start.checked_add(46)?;
    let name_length = size(two(28)?);
    let entry = Entry {
        name: at(bytes, name_start, name_length)?,
        flags: two(8)?,
        method: two(10)?,
        packed: four(20)?.into(),
        unpacked: four(24)?.into(),
        header: size(four(42)?),
    };
    let extra = size(two(30)?).checked_add(size(two(32)?))?;
    Some((
        entry,
        name_start.checked_add(name_length)?.checked_add(extra)?,
    ))
}

fn check_entries(bytes: &[u8], entries: &[Entry<'_>]) -> Result<(), Code> {
    for entry in entries {
        check_entry(bytes, entry)?;
    }
    let total: u64 = entries.iter().map(|it| it.unpacked).sum();
    if TOTAL_MAX < total {
        return Err("zip_bomb");
    }
    let mut names: Vec<&[u8]> = entries.iter().map(|it| it.name).collect();
    names.sort_unstable();
    let distinct = names.is_sorted_by(|a, b| a < b);
    if distinct {
        Ok(())
    } else {
        Err("zip_duplicate_name")
    }
}

fn check_entry(bytes: &[u8], entry: &Entry<'_>) -> Result<(), Code> {
    if leaves_its_folder(entry.name) {
        return Err("zip_path_traversal");
    }
    if entry.flags & 1 == 1 {
        return Err("zip_encrypted");
    }
    // Stored or deflated; everything else is for other readers than ours.
    if entry.method != 0 && entry.method != 8 {
        return Err("zip_method");
    }
    let bomb =
        ENTRY_MAX < entry.unpacked || entry.packed.saturating_mul(RATIO_MAX) < entry.unpacked;
    if bomb {
        return Err("zip_bomb");
    }
    if !local_header_agrees(bytes, entry) {
        return Err("zip_header_mismatch");
    }
    let data = entry.name.to_ascii_lowercase();
    if data.ends_with(b".zip") || data.ends_with(b".ofd") {
        return Err("zip_nested");
    }
    Ok(())
}

/// Names that climb out of the folder, begin at the root, or separate with backslashes.
fn leaves_its_folder(name: &[u8]) -> bool {
    name.starts_with(b"/")
        || name.contains(&b'\\')
        || name.contains(&b':')
        || name.split(|it| *it == b'/').any(|part| part == b"..")
}

/// Two readers that trust different headers would see two different files.
fn local_header_agrees(bytes: &[u8], entry: &Entry<'_>) -> bool {
    let name = || {
        let length = size(le16(bytes, entry.header.checked_add(26)?)?);
        at(bytes, entry.header.checked_add(30)?, length)
    };
    at(bytes, entry.header, 4) == Some(b"PK\x03\x04") && name() == Some(entry.name)
}
