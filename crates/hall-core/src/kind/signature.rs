//! SM2 signatures, GB/T 32918, as e-licences and seals carry them.
//!
//! Verification only: signing keys belong in certified modules.

#[cfg(feature = "sm")]
pub(crate) use with_sm2::check;

/// The form does not verify signatures and is built without the 37 KB that it takes.
#[cfg(not(feature = "sm"))]
pub(crate) fn check(_text: &str) -> super::outcome::Judgement {
    Err("not_available".into())
}

#[cfg(feature = "sm")]
mod with_sm2 {
    use serde::Deserialize;
    use sm2::dsa::signature::Verifier;
    use sm2::dsa::{Signature, VerifyingKey};

    use crate::kind::hex;
    use crate::kind::outcome::{Code, Judgement, Passed};

    /// The distinguishing id that nearly everybody signs with. With a wrong id every signature fails.
    const DEFAULT_ID: &str = "1234567812345678";

    /// Key and signature in hexadecimal: `04 x y`, and `r s` of 32 bytes each.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Signed {
        r#pub: String,
        #[serde(default = "default_id")]
        id: String,
        msg: String,
        sig_rs: String,
    }

    fn default_id() -> String {
        DEFAULT_ID.to_owned()
    }

    pub(crate) fn check(text: &str) -> Judgement {
        let signed: Signed = serde_json::from_str(text).map_err(|_| "format")?;
        verify(&signed)?;
        Ok(Passed::default())
    }

    /// A forged message and a wrong key fail in the same way as a damaged signature, so they share its code.
    fn verify(signed: &Signed) -> Result<(), Code> {
        let key = hex::decode(&signed.r#pub).ok_or("format")?;
        let bytes = hex::decode(&signed.sig_rs).ok_or("format")?;
        let (r, s) = bytes.split_at_checked(32).ok_or("format")?;
        if s.len() != 32 {
            return Err("format");
        }
        if [r, s].iter().any(|part| part.iter().all(|it| *it == 0)) {
            return Err("r_s_zero");
        }
        let signature = Signature::from_slice(&bytes).map_err(|_| "r_s_range")?;
        let holds_for = |id: &str| {
            let key = VerifyingKey::from_sec1_bytes(id, &key).map_err(|_| "public_key")?;
            Ok::<bool, Code>(key.verify(signed.msg.as_bytes(), &signature).is_ok())
        };
        if holds_for(&signed.id)? {
            Ok(())
        } else if signed.id != DEFAULT_ID && holds_for(DEFAULT_ID)? {
            Err("wrong_distinguishing_id")
        } else {
            Err("signature")
        }
    }
}
