//! The directory at the end of a ZIP.

use super::bytes::Bytes;
use super::{CENTRAL, END};
use crate::portable::MAX_ENTRIES;

/// The longest comment that can stand behind the directory, with the end's own 22 bytes.
const FURTHEST: usize = 22 + 65_535;

/// A line of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The entry's name.
    pub(super) name: &'a [u8],
    /// The checksum of its content.
    pub(super) crc: u32,
    /// Its size as it is stored.
    pub(super) packed: usize,
    /// Its size when it is unpacked.
    pub(super) size: usize,
    /// Where its entry begins.
    pub(super) at: usize,
}

/// The directory; `None` if it is missing, broken, or longer than what is read.
pub(super) fn directory(file: &[u8]) -> Option<Vec<Line<'_>>> {
    let start = file.len().saturating_sub(FURTHEST);
    let tail = file.get(start..)?;
    let end = tail.windows(4).rposition(|it| it == END)?;
    let mut bytes = Bytes(tail.get(end..)?);
    bytes.begins(END)?;
    bytes.take(4)?;
    let (here, n_lines) = (bytes.u16()?, bytes.u16()?);
    let (size, at) = (bytes.size()?, bytes.size()?);
    let comment = usize::from(bytes.u16()?);
    let fits = at.checked_add(size)? == start + end && comment == bytes.0.len();
    if here != n_lines || MAX_ENTRIES < usize::from(n_lines) || !fits {
        return None;
    }
    let mut bytes = Bytes(file.get(at..at.checked_add(size)?)?);
    let lines: Option<Vec<Line>> = (0..n_lines).map(|_| line(&mut bytes)).collect();
    lines.filter(|_| bytes.0.is_empty())
}

fn line<'a>(bytes: &mut Bytes<'a>) -> Option<Line<'a>> {
    bytes.begins(CENTRAL)?;
    // Versions, flags, method, time and day: the entry itself says them again.
    bytes.take(12)?;
    let (crc, packed, size) = (bytes.u32()?, bytes.size()?, bytes.size()?);
    let name_length = usize::from(bytes.u16()?);
    let more = usize::from(bytes.u16()?) + usize::from(bytes.u16()?);
    bytes.take(8)?;
    let at = bytes.size()?;
    let name = bytes.take(name_length)?;
    bytes.take(more)?;
    Some(Line {
        name,
        crc,
        packed,
        size,
        at,
    })
}
