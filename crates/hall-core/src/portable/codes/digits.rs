//! Bytes as digits: seven of them as seventeen.

/// How many digits so many bytes take, for a group that is not full.
const WIDTHS: [(usize, usize); 7] = [(1, 3), (2, 5), (3, 8), (4, 10), (5, 13), (6, 15), (7, 17)];
/// A full group in bytes and in digits.
const GROUP: (usize, usize) = (7, 17);

/// Writes bytes as digits.
pub(super) fn write(bytes: &[u8]) -> String {
    bytes.chunks(GROUP.0).map(group).collect()
}

fn group(bytes: &[u8]) -> String {
    let number = bytes
        .iter()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let found = WIDTHS.iter().find(|(n, _)| *n == bytes.len());
    let width = found.map_or(GROUP.1, |(_, width)| *width);
    format!("{number:0width$}")
}

/// Reads them back; `None` for a text that was not written here.
pub(super) fn read(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in digits.as_bytes().chunks(GROUP.1) {
        let (n, _) = WIDTHS.iter().find(|(_, width)| *width == group.len())?;
        let text = std::str::from_utf8(group).ok()?;
        let is_plain = text.bytes().all(|it| it.is_ascii_digit());
        let number: u64 = is_plain.then(|| text.parse().ok()).flatten()?;
        let (unused, own) = number
            .to_be_bytes()
            .split_at_checked(8 - n)
            .map(|(unused, own)| (unused.to_vec(), own.to_vec()))?;
        if unused.iter().any(|it| *it != 0) {
            return None;
        }
        bytes.extend(own);
    }
    Some(bytes)
}
