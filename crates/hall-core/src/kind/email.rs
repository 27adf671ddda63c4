//! E-mail addresses: what the `email` input of HTML accepts, with a real domain and no stray dots.
//!
//! The address is not folded: ＠ and 。 are refused, because a person who typed them meant another keyboard and should
//! see it. Capitals stay, since the part before the @ may tell them apart.

use super::outcome::{Code, Judgement, Passed};

/// Simple Mail Transfer Protocol (RFC 5321): 64 octets before the @, 254 in all.
const LOCAL_MAX: usize = 64;
const TOTAL_MAX: usize = 254;

/// Domain Name System (RFC 1035).
const LABEL_MAX: usize = 63;

pub(crate) fn check(text: &str) -> Judgement {
    if text.is_empty() {
        return Err("empty".into());
    }
    if is_list(text) {
        return Err("multiple".into());
    }
    if !text.chars().all(may_occur) {
        return Err("charset".into());
    }
    let (local, domain) = text.split_once('@').ok_or("format")?;
    if domain.contains('@') {
        return Err("format".into());
    }
    check_local(local)?;
    check_domain(domain)?;
    if local.len() > LOCAL_MAX || text.len() > TOTAL_MAX {
        return Err("length".into());
    }
    Ok(Passed::default())
}

fn is_list(text: &str) -> bool {
    text.matches('@').count() > 1 && text.contains([';', ',', '；', '，', '、', ' ', '\n'])
}

/// Letters beyond ASCII may occur, in the domain only.
fn may_occur(it: char) -> bool {
    it.is_ascii_alphanumeric()
        || ".!#$%&'*+/=?^_`{|}~-@".contains(it)
        || (!it.is_ascii() && it.is_alphanumeric() && !is_full_width(it))
}

fn is_full_width(it: char) -> bool {
    matches!(it, '\u{FF01}'..='\u{FF5E}')
}

fn check_local(local: &str) -> Result<(), Code> {
    if !local.is_ascii() {
        return Err("charset");
    }
    if local.split('.').any(str::is_empty) {
        return Err("local_part");
    }
    Ok(())
}

/// A domain has a dot, unless it is a top level written in Punycode (中国 is `xn--fiqs8s`), which nobody types for a
/// machine of the house.
fn check_domain(domain: &str) -> Result<(), Code> {
    let dotted = domain.contains('.') || domain.starts_with("xn--");
    if dotted && domain.split('.').all(is_label) {
        Ok(())
    } else {
        Err("domain")
    }
}

fn is_label(label: &str) -> bool {
    (1..=LABEL_MAX).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|it| it.is_alphanumeric() || it == '-')
}
