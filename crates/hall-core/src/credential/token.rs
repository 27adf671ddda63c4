//! The compact form: `header.claims.signature`, each part in unpadded base64url (RFC 7515, section 7.1).

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};

use super::claims::Claims;
use super::key::{Algorithm, IssuerKey};

/// The longest that is looked at, in bytes.
pub const MAX_LENGTH: usize = 16 * 1024;

/// The media type of what is signed (RFC 7515, section 4.1.9).
const TYPE: &str = "hall-licence";

/// The protected header. What is not known is refused: an extension that changes the meaning of a signature
/// must not be passed over (`crit`).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: Algorithm,
    kid: String,
    typ: String,
}

/// What was checked and is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What the issuer said.
    pub claims: Claims,
    /// The key that it is signed with.
    pub kid: String,
}

/// Why something is not a licence of a known issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no licence at all: another code, or one that was not read whole.
    NoLicence,
    /// It names a key that is not known here. It may be another hall's, or newer than the known keys.
    UnknownKey,
    /// The signature is not over these words, or not in this issuer's name: forged, or damaged.
    Forged,
    /// The key that is known here is damaged.
    UnusableKey,
}

/// What is to be signed with `key`. `None` if it would be too long.
pub fn signing_input(claims: &Claims, key: &IssuerKey) -> Option<String> {
    let header = Header {
        alg: key.alg,
        kid: key.kid.clone(),
        typ: TYPE.to_owned(),
    };
    let part = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
    let header = serde_json::to_vec(&header).ok()?;
    let claims = serde_json::to_vec(claims).ok()?;
    let input = format!("{}.{}", part(&header), part(&claims));
    (input.len() < MAX_LENGTH - 100).then_some(input)
}

/// The licence, from what was signed and the signature.
pub fn put_together(signing_input: &str, signature: &[u8]) -> String {
    let signature = Base64UrlUnpadded::encode_string(signature);
    format!("{signing_input}.{signature}")
}

/// Checks a licence against the keys that are known.
///
/// # Errors
/// Why it is none. Whether it is still within its time, and whether it was revoked, are other questions.
pub fn verify(token: &str, keys: &[IssuerKey]) -> Result<Verified, Refused> {
    let token = token.trim();
    if MAX_LENGTH < token.len() {
        return Err(Refused::NoLicence);
    }
    let (input, signature) = token.rsplit_once('.').ok_or(Refused::NoLicence)?;
    let (header, claims) = input.split_once('.').ok_or(Refused::NoLicence)?;
    let header: Header = read(header)?;
    let claims: Claims = read(claims)?;
    if header.typ != TYPE {
        return Err(Refused::NoLicence);
    }
    let signature = Base64UrlUnpadded::decode_vec(signature).map_err(|_| Refused::NoLicence)?;
    let key = keys.iter().find(|it| it.kid == header.kid);
    let key = key.ok_or(Refused::UnknownKey)?;
    // The key says what it is for. A header that says otherwise is an attempt.
    if key.alg != header.alg || key.issuer != claims.issuer {
        return Err(Refused::Forged);
    }
    match key.signed(input.as_bytes(), &signature) {
        Ok(true) => Ok(Verified {
            claims,
            kid: header.kid,
        }),
        Ok(false) => Err(Refused::Forged),
        Err(_) => Err(Refused::UnusableKey),
    }
}

fn read<T: for<'a> Deserialize<'a>>(part: &str) -> Result<T, Refused> {
    let bytes = Base64UrlUnpadded::decode_vec(part).map_err(|_| Refused::NoLicence)?;
    serde_json::from_slice(&bytes).map_err(|_| Refused::NoLicence)
}
