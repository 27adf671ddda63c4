//! Reading fixed positions of a code without ever slicing inside a character.

/// The part of `text` from `start`, `length` bytes long; empty when it does not lie on character borders.
///
/// Codes are checked to be ASCII before they are cut, so the empty answer is only the price of never panicking.
pub(crate) fn cut(text: &str, start: usize, length: usize) -> &str {
    text.get(start..start.saturating_add(length))
        .unwrap_or_default()
}

/// Whether `text` is made of ASCII digits only. An empty text is.
///
/// `char::is_numeric` would also accept ٠, ① and 〇.
pub(crate) fn all_digits(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

/// Whether every character is an ASCII digit or capital letter.
pub(crate) fn all_alphanumeric(text: &str) -> bool {
    text.bytes()
        .all(|it| it.is_ascii_digit() || it.is_ascii_uppercase())
}

/// The values of the digits, anything else counting as zero.
pub(crate) fn digits(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    text.bytes().map(|it| match it {
        b'0'..=b'9' => usize::from(it.wrapping_sub(b'0')),
        _ => 0,
    })
}

/// The number written in `text` when it is digits only.
pub(crate) fn number(text: &str) -> Option<u32> {
    if all_digits(text) {
        text.parse().ok()
    } else {
        None
    }
}
