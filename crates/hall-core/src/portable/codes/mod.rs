//! A draft shown at a counter: the application as a handful of QR codes, read off a phone in any order.
//!
//! What is inside is the same application that a portable draft holds, without its files, deflated and
//! behind its own SHA-256. It is cut into parts of equal size; each is one code.
//!
//! Design assumptions:
//! - A code is digits only. A hand-held scanner types what it reads, and a Chinese input method, Caps Lock
//!   or another keyboard layout would swallow letters and turn `:` into `：`; digits come through. A QR code
//!   holds them as tightly as anything else: seven bytes are seventeen digits, 56.5 bits of 56.7.
//! - Each code says by itself that it is ours, of which draft, and which of how many, and is checked by
//!   itself, so that a wrong one is refused while it is still before the reader.
//! - What the answers meant is left out where the draft names its catalogue: it would be more than half of the
//!   codes, and under the same catalogue nobody asks. Under another one what nobody knows the meaning of is
//!   listed to be looked at ([`crate::rebase`]), with the person at the counter to ask.
//! - Nothing is taken in before all of it has the SHA-256 that was shown.

mod collected;
mod digits;
mod part;
mod refused;

pub use collected::{Collected, Progress};
pub use refused::Refused;

use sha2::{Digest, Sha256};

use crate::application::{Application, MAX_BYTES, parse};
use part::Part;

/// The most bytes behind one code: it stays below 965 digits, version 13 with 69 modules a side, which is a
/// millimetre for two of them on a phone.
const MAX_BYTES_A_CODE: usize = 385;

/// The most codes of one draft. Nobody holds up a phone for longer.
pub const MAX_CODES: u8 = 40;

/// How hard the deflating tries, of ten.
const EFFORT: u8 = 9;

/// The length of a SHA-256.
const DIGEST: usize = 32;

/// The application without what does not come along: the contents of files stay on the phone, and with them
/// their names; so does what the answers meant under the catalogue that the draft names.
#[must_use]
pub fn bare(application: &Application) -> Application {
    let mut bare = application.clone();
    for material in &mut bare.materials {
        material.files.clear();
    }
    bare.submitted_by = None;
    if bare.catalog.is_some() {
        bare.meanings.clear();
    }
    bare
}

/// The texts of the codes; `None` if they would be too many.
pub fn write(application: &Application) -> Option<Vec<String>> {
    let text = serde_json::to_vec(&bare(application)).ok()?;
    if MAX_BYTES < text.len() {
        return None;
    }
    let digest = Sha256::digest(&text);
    let mut packed = digest.to_vec();
    packed.extend(miniz_oxide::deflate::compress_to_vec(&text, EFFORT));
    let n = packed.len().div_ceil(MAX_BYTES_A_CODE);
    let bodies: Vec<&[u8]> = packed.chunks(packed.len().div_ceil(n)).collect();
    let of = u8::try_from(bodies.len())
        .ok()
        .filter(|it| *it <= MAX_CODES)?;
    let draft = draft_of(&packed)?;
    let parts = (1..=of).zip(bodies);
    let texts = parts.map(|(number, body)| {
        Part {
            draft,
            number,
            of,
            body: body.to_vec(),
        }
        .to_string()
    });
    Some(texts.collect())
}

/// Reads what all codes of a draft hold together ([`Collected::whole`]).
///
/// # Errors
/// It is not what was shown, too large, or of a hall that writes more than this one understands.
pub fn open(packed: &[u8]) -> Result<Application, Refused> {
    let (digest, deflated) = packed.split_at_checked(DIGEST).ok_or(Refused::Altered)?;
    let text = match miniz_oxide::inflate::decompress_to_vec_with_limit(deflated, MAX_BYTES) {
        Ok(text) => text,
        Err(broken) if broken.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => {
            return Err(Refused::TooLarge);
        }
        Err(_) => return Err(Refused::Altered),
    };
    if Sha256::digest(&text).as_slice() != digest {
        return Err(Refused::Altered);
    }
    parse(&text).map_err(Refused::Unreadable)
}

/// What tells the codes of one draft from those of another.
fn draft_of(packed: &[u8]) -> Option<u32> {
    packed.first_chunk().copied().map(u32::from_be_bytes)
}
