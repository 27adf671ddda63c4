//! 电子证照 that prove themselves: what an issuer signed, checked without asking anybody.
//!
//! An e-licence is a JSON Web Signature (RFC 7515, compact form) over its [`Claims`], so that any JOSE library
//! checks it against the keys that the hall publishes; with SM2 (GB/T 32918) the form is the same and the
//! algorithm has a name of our own. Two are signed for each licence: the whole of it, which lies on the shelf,
//! and what is shown ([`Claims::shown`]), which fits into a QR code and names nobody in full.
//!
//! Whoever checks one without a network learns that it was issued and is within its time. Whether it was
//! suspended or revoked since, only the issuer knows: that is asked online, and said if it was not.
//!
//! Signing itself is the server's. Keys of real seals belong in certified modules.

mod claims;
mod key;
#[cfg(feature = "credential")]
mod signature;
#[cfg(feature = "credential")]
mod token;

pub use claims::{Claims, FaceLine, Standing};
pub use key::{Algorithm, DISTINGUISHING_ID, IssuerKey};
#[cfg(feature = "credential")]
pub use signature::UnusableKey;
#[cfg(feature = "credential")]
pub use token::{MAX_LENGTH, Refused, Verified, put_together, signing_input, verify};

#[cfg(test)]
#[cfg(feature = "credential")]
mod tests;
