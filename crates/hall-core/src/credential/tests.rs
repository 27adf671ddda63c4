//! What is signed is good, what was touched is not, and what is shown says little.

use base64ct::{Base64UrlUnpadded, Encoding};
use ed25519_dalek::{Signer, SigningKey};
use proptest::prelude::*;
use sm2::elliptic_curve::sec1::ToSec1Point;

use super::key::DISTINGUISHING_ID;
use super::*;

fn claims() -> Claims {
    Claims {
        id: "7f3a".to_owned(),
        issuer: "市场监督管理局".to_owned(),
        licence: "business-licence".to_owned(),
        title: "营业执照".to_owned(),
        number: "202611220001".to_owned(),
        holder: "海州云帆人力资源有限公司".to_owned(),
        issued_on: "2026-11-22".parse().unwrap(),
        valid_to: Some("2031-11-21".parse().unwrap()),
        face: vec![FaceLine {
            element: "legal_name".to_owned(),
            label: "法定代表人".to_owned(),
            value: "林静".to_owned(),
        }],
    }
}

fn ed25519() -> (SigningKey, IssuerKey) {
    let secret = SigningKey::from_bytes(&[7; 32]);
    let key = IssuerKey {
        kid: "market-1".to_owned(),
        alg: Algorithm::EdDsa,
        issuer: "市场监督管理局".to_owned(),
        public_key: Base64UrlUnpadded::encode_string(secret.verifying_key().as_bytes()),
    };
    (secret, key)
}

fn sm2() -> (sm2::dsa::SigningKey, IssuerKey) {
    let secret = sm2::dsa::SigningKey::from_slice(DISTINGUISHING_ID, &[7; 32]).unwrap();
    let point = secret.verifying_key().to_sec1_point(false);
    let key = IssuerKey {
        kid: "market-2".to_owned(),
        alg: Algorithm::Sm2,
        issuer: "市场监督管理局".to_owned(),
        public_key: Base64UrlUnpadded::encode_string(point.as_bytes()),
    };
    (secret, key)
}

fn signed_by(secret: &SigningKey, key: &IssuerKey, claims: &Claims) -> String {
    let input = signing_input(claims, key).unwrap();
    let signature = secret.sign(input.as_bytes());
    put_together(&input, &signature.to_bytes())
}

#[test]
fn what_an_issuer_signed_is_good_with_its_key() {
    let (secret, key) = ed25519();
    let token = signed_by(&secret, &key, &claims());
    let verified = verify(&token, &[key]).unwrap();
    assert_eq!(verified.claims, claims());
}

#[test]
fn sm2_is_good_in_the_same_form() {
    let (secret, key) = sm2();
    let input = signing_input(&claims(), &key).unwrap();
    let signature: sm2::dsa::Signature = secret.sign(input.as_bytes());
    let token = put_together(&input, &signature.to_bytes());
    let keys = [ed25519().1, key];
    assert_eq!(verify(&token, &keys).unwrap().claims, claims());
}

#[test]
fn a_key_of_another_issuer_signs_nothing_in_this_name() {
    let (secret, key) = ed25519();
    let token = signed_by(&secret, &key, &claims());
    let other = IssuerKey {
        issuer: "卫生健康委员会".to_owned(),
        ..key
    };
    assert_eq!(verify(&token, &[other]), Err(Refused::Forged));
}

#[test]
fn a_key_that_nobody_published_is_said_to_be_unknown() {
    let (secret, key) = ed25519();
    let token = signed_by(&secret, &key, &claims());
    assert_eq!(verify(&token, &[]), Err(Refused::UnknownKey));
}

#[test]
fn the_header_does_not_choose_the_algorithm() {
    let (secret, key) = ed25519();
    let mut claimed = key.clone();
    claimed.alg = Algorithm::Sm2;
    let token = signed_by(&secret, &claimed, &claims());
    assert_eq!(verify(&token, &[key]), Err(Refused::Forged));
}

#[test]
fn what_is_shown_names_nobody_and_has_no_face() {
    let shown = claims().shown();
    assert_eq!(shown.holder, "海州********公司");
    assert!(shown.face.is_empty());
    let mut person = claims();
    person.holder = "林静怡".to_owned();
    assert_eq!(person.shown().holder, "林**");
}

#[test]
fn a_licence_holds_through_its_last_day() {
    let standing = |day: &str| claims().standing(day.parse().unwrap());
    assert_eq!(standing("2026-11-21"), Standing::NotYet);
    assert_eq!(standing("2026-11-22"), Standing::Within);
    assert_eq!(standing("2031-11-21"), Standing::Within);
    assert_eq!(standing("2031-11-22"), Standing::Over);
}

proptest! {
    #[test]
    fn any_text_is_refused_and_nothing_panics(text in ".{0,400}") {
        prop_assert!(verify(&text, &[ed25519().1]).is_err());
    }

    #[test]
    fn one_changed_letter_makes_it_void(at in 0_usize..600, to in "[A-Za-z0-9_-]") {
        let (secret, key) = ed25519();
        let token = signed_by(&secret, &key, &claims());
        let at = at % token.len();
        let mut changed = token.clone();
        changed.replace_range(at..=at, &to);
        prop_assume!(changed != token);
        prop_assert!(verify(&changed, &[key]).is_err());
    }
}
