//! Writing a ZIP: every entry stored as it is, since photographs and PDFs hardly shrink.

use chrono::{Datelike, NaiveDate};

use super::checksum::crc32;
use super::{CENTRAL, END, IS_UTF8, LOCAL, STORED};

/// The version of the format that a reader must know.
const VERSION: u16 = 20;

/// A ZIP that is being written.
#[derive(Debug)]
pub(in crate::portable) struct Writer {
    out: Vec<u8>,
    directory: Vec<u8>,
    n_entries: u16,
    day: u16,
}

impl Writer {
    /// An empty one; its entries were made on `day`.
    pub(in crate::portable) fn new(day: NaiveDate) -> Self {
        Self {
            out: Vec::new(),
            directory: Vec::new(),
            n_entries: 0,
            day: dos_day(day),
        }
    }

    /// Adds an entry. `None` if it is too large for the format.
    pub(in crate::portable) fn add(&mut self, name: &str, content: &[u8]) -> Option<()> {
        let at = u32::try_from(self.out.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let name_length = u16::try_from(name.len()).ok()?;
        self.n_entries = self.n_entries.checked_add(1)?;

        let mut facts = Vec::new();
        for number in [VERSION, IS_UTF8, STORED, 0, self.day] {
            facts.extend(number.to_le_bytes());
        }
        for number in [crc32(content), size, size] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend(name_length.to_le_bytes());
        // No extra field.
        facts.extend(0_u16.to_le_bytes());

        self.out.extend(LOCAL);
        self.out.extend(&facts);
        self.out.extend(name.as_bytes());
        self.out.extend(content);

        self.directory.extend(CENTRAL);
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        Some(())
    }

    /// The whole file. `None` if it is too large for the format.
    pub(in crate::portable) fn finish(mut self) -> Option<Vec<u8>> {
        let at = u32::try_from(self.out.len()).ok()?;
        let size = u32::try_from(self.directory.len()).ok()?;
        self.out.extend(&self.directory);
        self.out.extend(END);
        // This disk and the one of the directory.
        self.out.extend([0; 4]);
        self.out.extend(self.n_entries.to_le_bytes());
        self.out.extend(self.n_entries.to_le_bytes());
        self.out.extend(size.to_le_bytes());
        self.out.extend(at.to_le_bytes());
        // No comment.
        self.out.extend([0; 2]);
        Some(self.out)
    }
}

/// A day as ZIP writes it: years since 1980, month and day in 7, 4 and 5 bits.
fn dos_day(day: NaiveDate) -> u16 {
    let number = |it: u32| u16::try_from(it).unwrap_or_default();
    let year = u16::try_from(day.year() - 1980)
        .unwrap_or_default()
        .min(127);
    year << 9 | number(day.month()) << 5 | number(day.day())
}
