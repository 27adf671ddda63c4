//! Reading numbers and finding marks in bytes that may end anywhere.

pub(super) fn at(bytes: &[u8], start: usize, length: usize) -> Option<&[u8]> {
    bytes.get(start..start.checked_add(length)?)
}

/// Big-endian, as in PNG, JPEG and HEIF.
pub(super) fn be16(bytes: &[u8], start: usize) -> Option<u32> {
    let pair = at(bytes, start, 2)?.try_into().ok()?;
    Some(u16::from_be_bytes(pair).into())
}

pub(super) fn be32(bytes: &[u8], start: usize) -> Option<u32> {
    let four = at(bytes, start, 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

/// Little-endian, as in ZIP and WebP.
pub(super) fn le16(bytes: &[u8], start: usize) -> Option<u32> {
    let pair = at(bytes, start, 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(pair).into())
}

pub(super) fn le24(bytes: &[u8], start: usize) -> Option<u32> {
    let high = *at(bytes, start.checked_add(2)?, 1)?.first()?;
    Some(le16(bytes, start)? | u32::from(high) << 16)
}

pub(super) fn le32(bytes: &[u8], start: usize) -> Option<u32> {
    let four = at(bytes, start, 4)?.try_into().ok()?;
    Some(u32::from_le_bytes(four))
}

/// A length or an offset. On a machine of 16 bits nothing would fit, and nothing would be found.
pub(super) fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

pub(super) fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|it| it == mark)
}

pub(super) fn find_last(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|it| it == mark)
}
