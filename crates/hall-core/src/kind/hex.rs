//! Bytes in hexadecimal.

pub(crate) fn encode(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|it| [it >> 4, it & 15])
        .filter_map(|it| char::from_digit(it.into(), 16))
        .collect()
}

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let nibbles: Option<Vec<u8>> = text
        .chars()
        .map(|it| u8::try_from(it.to_digit(16)?).ok())
        .collect();
    let pairs = nibbles?;
    pairs
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(high << 4 | low),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        assert_eq!(encode(&[0, 171, 255]), "00abff");
        assert_eq!(decode("00ABff"), Some(vec![0, 171, 255]));
        assert_eq!(decode("0"), None);
        assert_eq!(decode("零零"), None);
    }
}
