//! Names for what is refused anyway, so that the message can say what the file is.

use super::bytes::find;

/// How much of a text is looked at.
const HEAD: usize = 1024;

pub(super) fn unwanted(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("image/tiff"),
        [b'B', b'M', ..] => Some("image/bmp"),
        [b'M', b'Z', ..] => Some("application/x-msdownload"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("application/x-cfb"),
        [b'<', ..] => {
            let head = bytes.get(..HEAD).unwrap_or(bytes);
            find(head, b"<svg").map(|_| "image/svg+xml")
        }
        _ => None,
    }
}
