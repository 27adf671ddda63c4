//! What people are told of, whom, and what may stand in the words.
//!
//! The words themselves are the catalogue's data (`messages.yaml`); the list of topics is the program's,
//! since a topic is something that happens. Both the catalogue's check and the server read this table.
//!
//! Design assumptions:
//! - A title goes where others can read it: onto a locked telephone, into a mail's subject line. Nothing that
//!   somebody typed stands in one ([`Hole::may_title`]).
//! - A text is filled by putting words in place of `{holes}`; nothing in it is ever evaluated.

use serde::{Deserialize, Serialize};

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The person whose application it is.
    Applicant,
    /// The department of the case.
    Department,
    /// 综合窗口.
    Reception,
    /// 统一出件窗口.
    Issuing,
    /// 督办.
    Supervision,
    /// The outside party that is asked.
    Party,
    /// Whoever is waited for.
    Waiting,
    /// Who keeps the hall running.
    Operator,
}

/// What may stand in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hole {
    /// The application's number.
    Number,
    /// The bundle's name.
    Bundle,
    /// The service's name.
    Service,
    /// The name of the department of the case.
    Department,
    /// What is waited for, in plain words.
    Matter,
    /// Until when.
    Until,
    /// The reason that was given; it never leaves the hall.
    Reason,
    /// What the outside party is called.
    Party,
    /// A one-time link; it stands in mails only.
    Link,
    /// A day.
    Day,
    /// How many.
    Count,
    /// A list, a line each.
    Lines,
}

impl Hole {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::Bundle,
        Self::Service,
        Self::Department,
        Self::Matter,
        Self::Until,
        Self::Reason,
        Self::Party,
        Self::Link,
        Self::Day,
        Self::Count,
        Self::Lines,
    ];

    /// Its name, between the braces.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Bundle => "bundle",
            Self::Service => "service",
            Self::Department => "department",
            Self::Matter => "matter",
            Self::Until => "until",
            Self::Reason => "reason",
            Self::Party => "party",
            Self::Link => "link",
            Self::Day => "day",
            Self::Count => "count",
            Self::Lines => "lines",
        }
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether it may stand in a title: nobody has typed it, and it opens nothing.
    pub const fn may_title(self) -> bool {
        !matches!(self, Self::Reason | Self::Link | Self::Lines)
    }
}

/// Something that people are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name, in the catalogue and in the outbox.
    pub name: &'static str,
    /// Who is told.
    pub audience: Audience,
    /// What may stand in its words.
    pub holes: &'static [Hole],
}

const OF_APPLICATION: &[Hole] = &[Hole::Number, Hole::Bundle];
const BY_A_DAY: &[Hole] = &[Hole::Number, Hole::Bundle, Hole::Until];
const OF_CASE: &[Hole] = &[Hole::Number, Hole::Bundle, Hole::Service, Hole::Department];
const DECIDED: &[Hole] = &[
    Hole::Number,
    Hole::Bundle,
    Hole::Service,
    Hole::Department,
    Hole::Reason,
];
const RUNG: &[Hole] = &[Hole::Number, Hole::Bundle, Hole::Matter, Hole::Until];
const ASKED: &[Hole] = &[
    Hole::Bundle,
    Hole::Service,
    Hole::Department,
    Hole::Party,
    Hole::Until,
    Hole::Link,
];
const CARRIES: &[Hole] = &[Hole::Bundle, Hole::Party, Hole::Until, Hole::Link];
const OF_ADDRESS: &[Hole] = &[Hole::Day, Hole::Link];
const DIGEST: &[Hole] = &[Hole::Day, Hole::Count, Hole::Lines];

/// Every topic. The outbox's rows name them; `soon`, `last` and `over` are about a deadline.
pub const TOPICS: &[Topic] = &[
    topic("receipt", Audience::Applicant, OF_APPLICATION),
    topic("accepted", Audience::Applicant, OF_APPLICATION),
    topic("notice", Audience::Applicant, BY_A_DAY),
    topic("declined", Audience::Applicant, OF_APPLICATION),
    topic("lapsed", Audience::Applicant, OF_APPLICATION),
    topic("supplement", Audience::Applicant, BY_A_DAY),
    topic("supplement_dropped", Audience::Applicant, OF_APPLICATION),
    topic("results_sent", Audience::Applicant, OF_APPLICATION),
    topic("results_ready", Audience::Applicant, OF_APPLICATION),
    topic("results_returned", Audience::Applicant, OF_APPLICATION),
    topic("results_handed_over", Audience::Applicant, OF_APPLICATION),
    topic("results_issued", Audience::Applicant, OF_APPLICATION),
    topic("called_back", Audience::Applicant, OF_APPLICATION),
    topic("mended", Audience::Applicant, OF_APPLICATION),
    topic("complaint_settled", Audience::Applicant, OF_APPLICATION),
    topic("invitation", Audience::Applicant, OF_APPLICATION),
    topic("certificate_expired", Audience::Applicant, OF_APPLICATION),
    topic("mail_confirm", Audience::Applicant, OF_ADDRESS),
    topic("case_approved", Audience::Applicant, DECIDED),
    topic("case_refused", Audience::Applicant, DECIDED),
    topic("case_cancelled", Audience::Applicant, OF_CASE),
    topic("case_terminated", Audience::Applicant, OF_CASE),
    topic("case_revoked", Audience::Applicant, OF_CASE),
    topic("procedure_began", Audience::Applicant, OF_CASE),
    topic("procedure_concluded", Audience::Applicant, OF_CASE),
    topic("extended", Audience::Applicant, OF_CASE),
    topic("case_opened", Audience::Department, OF_CASE),
    topic("case_started", Audience::Department, OF_CASE),
    topic("case_withdrawn", Audience::Department, OF_CASE),
    topic("supplement_answered", Audience::Department, OF_CASE),
    topic("extension_asked", Audience::Department, OF_CASE),
    topic("material_handed_in", Audience::Department, OF_CASE),
    topic("party_confirmed", Audience::Department, OF_CASE),
    topic("party_refused", Audience::Department, OF_CASE),
    topic("corrected", Audience::Reception, OF_APPLICATION),
    topic("poor_rating", Audience::Reception, OF_APPLICATION),
    topic("complaint", Audience::Reception, OF_APPLICATION),
    topic("complaint_escalated", Audience::Supervision, OF_APPLICATION),
    topic("appeal", Audience::Supervision, OF_APPLICATION),
    topic("named_late", Audience::Supervision, OF_APPLICATION),
    topic("party_asked", Audience::Party, ASKED),
    topic("party_reminded", Audience::Party, ASKED),
    topic("carrier_asked", Audience::Party, CARRIES),
    topic("carrier_reminded", Audience::Party, CARRIES),
    topic("parcel_returned", Audience::Issuing, OF_APPLICATION),
    topic("soon", Audience::Waiting, RUNG),
    topic("last", Audience::Waiting, RUNG),
    topic("over", Audience::Waiting, RUNG),
    topic("digest", Audience::Operator, DIGEST),
];

const fn topic(name: &'static str, audience: Audience, holes: &'static [Hole]) -> Topic {
    Topic {
        name,
        audience,
        holes,
    }
}

/// Whether a topic has this name; for programs to ask when they are compiled.
pub const fn is_topic(name: &str) -> bool {
    let mut rest = TOPICS;
    while let [first, others @ ..] = rest {
        if same(first.name.as_bytes(), name.as_bytes()) {
            return true;
        }
        rest = others;
    }
    false
}

const fn same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([a, behind @ ..], [b, after @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (behind, after);
    }
    one.is_empty() && other.is_empty()
}

impl Topic {
    /// The topic with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        TOPICS.iter().find(|it| it.name == name)
    }
}

/// The words of one topic, with holes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The topic's name.
    pub topic: String,
    /// One line, which anybody may see.
    pub title: String,
    /// What is to be known, and what to do.
    pub text: String,
}

/// A piece of a text with holes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words that stand as they are.
    Words(&'a str),
    /// What stands between two braces, and at which character the opening one is.
    Hole {
        /// The name in it.
        name: &'a str,
        /// How many characters stand before its opening brace.
        at: usize,
    },
    /// A brace that has no other.
    Brace {
        /// How many characters stand before it.
        at: usize,
    },
}

/// Takes a text apart. Any text can be taken apart.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut all, mut rest, mut at) = (Vec::new(), text, 0);
    while let Some((words, behind)) = rest.split_once(['{', '}']) {
        if !words.is_empty() {
            all.push(Piece::Words(words));
        }
        at += words.chars().count();
        let opens = rest
            .get(words.len()..)
            .is_some_and(|it| it.starts_with('{'));
        let hole = behind
            .split_once('}')
            .filter(|(name, _)| opens && !name.contains('{'));
        if let Some((name, after)) = hole {
            all.push(Piece::Hole { name, at });
            at += name.chars().count() + 2;
            rest = after;
        } else {
            all.push(Piece::Brace { at });
            at += 1;
            rest = behind;
        }
    }
    if !rest.is_empty() {
        all.push(Piece::Words(rest));
    }
    all
}

/// The text with words in place of its holes; a hole that has no words stays empty.
pub fn filled(text: &str, words: impl Fn(Hole) -> Option<String>) -> String {
    let mut filled = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Hole { name, .. } => {
                let said = Hole::named(name).and_then(&words).unwrap_or_default();
                if filled.ends_with('“') {
                    filled.push_str(&quoted(&said));
                } else {
                    filled.push_str(&said);
                }
            }
            Piece::Brace { .. } => {}
        }
    }
    filled
}

/// Quotation marks inside quotation marks are single ones (GB/T 15834-2011, 4.8).
fn quoted(words: &str) -> String {
    words.replace('“', "‘").replace('”', "’")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_stand_in_place_of_holes_and_are_not_filled_themselves() {
        let words = |hole| Some(format!("<{}{{reason}}>", Hole::name(hole)));
        assert_eq!(
            filled("编号{number}，{bundle}。", words),
            "编号<number{reason}>，<bundle{reason}>。"
        );
    }

    #[test]
    fn a_name_with_quotation_marks_has_single_ones_inside_others() {
        let words = |_| Some("货车司机“下车即办”".to_owned());
        assert_eq!(filled("“{bundle}”", words), "“货车司机‘下车即办’”");
        assert_eq!(filled("差评：{bundle}", words), "差评：货车司机“下车即办”");
    }

    #[test]
    fn any_text_can_be_taken_apart() {
        assert!(pieces("").is_empty());
        assert_eq!(
            pieces("号{a}{"),
            [
                Piece::Words("号"),
                Piece::Hole { name: "a", at: 1 },
                Piece::Brace { at: 4 }
            ]
        );
        assert_eq!(
            pieces("}{{x}"),
            [
                Piece::Brace { at: 0 },
                Piece::Brace { at: 1 },
                Piece::Hole { name: "x", at: 2 }
            ]
        );
    }

    #[test]
    fn a_name_is_a_topics_exactly_when_one_has_it() {
        assert!(TOPICS.iter().all(|it| is_topic(it.name)));
        for other in ["", "receip", "receipts", "Receipt", "rung"] {
            assert!(!is_topic(other), "{other}");
        }
    }

    #[test]
    fn each_topic_stands_once() {
        let names: BTreeSet<&str> = TOPICS.iter().map(|it| it.name).collect();
        assert_eq!(names.len(), TOPICS.len());
    }
}
