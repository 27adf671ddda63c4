//! The part of the ZIP format that the hall needs: entries of known size, stored or deflated, without
//! encryption and below 4 GiB (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).

mod bytes;
mod checksum;
mod directory;
mod local;
mod read;
mod write;

pub(super) use checksum::crc32;
pub(super) use read::{Contents, Entry, looks_like, read};
pub(super) use write::Writer;

/// Begins each entry.
const LOCAL: [u8; 4] = *b"PK\x03\x04";
/// Begins each line of the directory.
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
/// Begins the end of the directory.
const END: [u8; 4] = *b"PK\x05\x06";
/// The content stands as it is.
const STORED: u16 = 0;
/// The content is deflated.
const DEFLATED: u16 = 8;
/// The flag that says that the name is UTF-8.
const IS_UTF8: u16 = 1 << 11;
