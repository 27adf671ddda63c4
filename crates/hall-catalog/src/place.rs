//! Where something stands in the sources, so that every error can point at it.

/// A stretch of one line of one source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's position in [`crate::Files`].
    pub file: u16,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The number of characters.
    pub width: u32,
}

impl Place {
    /// The same line, `skip` characters further on and `width` wide.
    #[must_use]
    pub fn within(self, skip: u32, width: u32) -> Self {
        Self {
            column: self.column.saturating_add(skip),
            width: width.max(1),
            ..self
        }
    }
}

/// A text with its place.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// What it says.
    pub value: String,
    /// Where it stands.
    pub place: Place,
    /// Whether the source line holds it letter by letter, so that a caret inside it is exact.
    pub verbatim: bool,
}

impl Text {
    /// The text alone.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}
