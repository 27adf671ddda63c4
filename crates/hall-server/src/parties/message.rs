//! Signed messages of institutions on file (一次备案、免予提交).
//!
//! What is signed is the institution's id and the body byte for byte, so that nothing is read before it is
//! known whose it is. A message is good for minutes, and once: its nonce is written with the act.

use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::{Signature, VerifyingKey};
use hall_api::{ErrorCode, InstitutionMessage, path};

use crate::http::body::parse;
use crate::http::error::{Refusal, Reply};
use crate::random::unhex;
use crate::store::Institution;

/// How far the institution's clock and ours may be apart.
const FRESH: TimeDelta = TimeDelta::minutes(5);

/// Long enough that two messages never have the same, short enough for an index.
const NONCE: std::ops::RangeInclusive<usize> = 16..=128;

/// The message, if this institution signed it just now. An institution that is not on file is refused like
/// a wrong signature: nobody learns who is on file.
pub fn verified(
    institution: Option<&Institution>,
    signature: Option<&str>,
    body: &[u8],
    now: DateTime<Utc>,
) -> Reply<InstitutionMessage> {
    let is_theirs = institution
        .zip(signature.and_then(signature_of))
        .is_some_and(|(it, signature)| is_signed_by(it, &signature, body));
    if !is_theirs {
        return Err(Refusal::new(ErrorCode::WrongCredentials)
            .because("签名不对，或者这家机构没有备案")
            .mend("请核对机构编号、备案的公钥，以及签名的是“编号、换行、原样的正文”"));
    }
    let message: InstitutionMessage = parse(body)?;
    if FRESH < (now - message.issued_at).abs() {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("消息的签发时间（issued_at）和现在相差超过 5 分钟")
            .mend("请校准时钟，用现在的时间和新的 nonce 重新签发"));
    }
    let good = |it: &str| NONCE.contains(&it.len()) && it.chars().all(|c| c.is_ascii_graphic());
    if !good(&message.nonce) {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("nonce 不是 16 到 128 个可见的 ASCII 字符")
            .mend("每条消息用一个新的随机 nonce"));
    }
    Ok(message)
}

fn is_signed_by(institution: &Institution, signature: &Signature, body: &[u8]) -> bool {
    let text = path::signed_text(&institution.id, body);
    VerifyingKey::from_bytes(&institution.key)
        .is_ok_and(|key| key.verify_strict(&text, signature).is_ok())
}

fn signature_of(text: &str) -> Option<Signature> {
    let bytes: [u8; 64] = unhex(text)?.try_into().ok()?;
    Some(Signature::from_bytes(&bytes))
}
