//! 电子证照标识, GB/T 36904-2018: `1.2.156.3005.2`, type, issuer, serial, version, check.

use super::ascii::{all_alphanumeric, all_digits, cut};
use super::outcome::{Judgement, Passed};
use super::{checksum, uscc};

const ROOT: &str = "1.2.156.3005.2.";

/// The length the standard gives to the serial of the issuer.
const SERIAL_MAX: usize = 64;

pub(crate) fn check(text: &str) -> Judgement {
    let rest = text.strip_prefix(ROOT).ok_or("root_oid")?;
    let segments: Vec<&str> = rest.split('.').collect();
    let [type_code, issuer, serial, version, check] = segments.as_slice() else {
        return Err("segments".into());
    };
    let (authority, sequence) = (cut(type_code, 0, 18), cut(type_code, 18, 3));
    if type_code.len() != 21 || !all_alphanumeric(authority) || !all_digits(sequence) {
        return Err("type".into());
    }
    if issuer.len() != 18 || !all_alphanumeric(issuer) {
        return Err("issuer".into());
    }
    if !(1..=SERIAL_MAX).contains(&serial.len()) || !all_alphanumeric(serial) {
        return Err("serial".into());
    }
    if version.len() != 3 || !all_digits(version) || *version == "000" {
        return Err("version".into());
    }
    let body = [*type_code, *issuer, *serial, *version].concat();
    if !checksum::mod_37_36(&body).is_some_and(|it| check.chars().eq([it])) {
        return Err("checksum".into());
    }
    // Real issuers deviate: some put a code in the place of the unified one that is none.
    let issuer_warning = uscc::verify(issuer).err().map(|_| "issuer_not_uscc");
    Ok(Passed::default()
        .warn(issuer_warning)
        .fact("type_code", *type_code)
        .fact("type_authority", authority)
        .fact("type_seq", sequence)
        .fact("issuer", *issuer)
        .fact("serial", *serial)
        .fact("version", *version))
}
