//! One entry of a ZIP, where it begins.

use std::borrow::Cow;

use super::bytes::Bytes;
use super::checksum::crc32;
use super::directory::Line;
use super::{DEFLATED, LOCAL, STORED};
use crate::portable::MAX_FILE_BYTES;

/// The flags of an entry that is encrypted, and of one whose sizes stand behind it.
const IS_ENCRYPTED: u16 = 1;
const SIZES_FOLLOW: u16 = 1 << 3;

/// An entry as it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Local<'a> {
    /// Its name.
    pub(super) name: &'a [u8],
    method: u16,
    crc: u32,
    size: usize,
    /// The content as it is stored; shorter than it should be if the file was cut.
    packed: &'a [u8],
    is_cut: bool,
    /// How long it is from its beginning, its content included.
    pub(super) length: usize,
}

impl<'a> Local<'a> {
    /// The entry at the beginning of `bytes`. Where it does not say its own sizes, `line` must.
    pub(super) fn at(whole: &'a [u8], line: Option<&Line<'_>>) -> Option<Self> {
        let mut bytes = Bytes(whole);
        bytes.begins(LOCAL)?;
        bytes.take(2)?;
        let (flags, method) = (bytes.u16()?, bytes.u16()?);
        bytes.take(4)?;
        let own = (bytes.u32()?, bytes.size()?, bytes.size()?);
        let name_length = usize::from(bytes.u16()?);
        let more = usize::from(bytes.u16()?);
        let name = bytes.take(name_length)?;
        bytes.take(more)?;
        let follows = flags & SIZES_FOLLOW != 0;
        let (crc, packed, size) = match line {
            Some(line) if line.name != name => return None,
            Some(line) => (line.crc, line.packed, line.size),
            None if follows => return None,
            None => own,
        };
        let differs = !follows && own != (crc, packed, size);
        let is_known = matches!(method, STORED | DEFLATED) && flags & IS_ENCRYPTED == 0;
        if !is_known || differs || MAX_FILE_BYTES < size || MAX_FILE_BYTES < packed {
            return None;
        }
        let content = bytes.0.get(..packed).unwrap_or(bytes.0);
        Some(Self {
            name,
            method,
            crc,
            size,
            packed: content,
            is_cut: content.len() < packed,
            length: whole.len() - bytes.0.len() + content.len(),
        })
    }

    /// How many bytes reading its content takes in hand.
    pub(super) fn cost(&self) -> usize {
        self.packed.len() + self.size
    }

    /// Its content, and whether it is what was written.
    pub(super) fn content(&self) -> (Cow<'a, [u8]>, bool) {
        let content = match self.method {
            STORED => Cow::Borrowed(self.packed),
            _ => Cow::Owned(inflate(self.packed, self.size)),
        };
        let sound = !self.is_cut && content.len() == self.size && crc32(&content) == self.crc;
        (content, sound)
    }
}

/// Inflates up to `size` bytes; what is broken gives what came before the break.
fn inflate(packed: &[u8], size: usize) -> Vec<u8> {
    match miniz_oxide::inflate::decompress_to_vec_with_limit(packed, size) {
        Ok(content) => content,
        Err(broken) => broken.output,
    }
}
