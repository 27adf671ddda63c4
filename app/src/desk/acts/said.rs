//! An act that was offered comes with placeholders; here they become what somebody has said.

use chrono::NaiveDate;
use hall_core::flow::{Act, Conclusion, DeskAct, Item};

/// What somebody has said in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// A reason, a conclusion, a signature, a waybill, an account.
    pub text: String,
    /// A day.
    pub day: Option<NaiveDate>,
    /// Working days.
    pub days: u32,
    /// Who takes part, or what is looked at: one a line.
    pub lines: Vec<String>,
    /// What is to be corrected.
    pub items: Vec<Item>,
    /// Cases, by position.
    pub cases: Vec<usize>,
}

/// The act with its placeholders filled. What an act does not ask for is left as it was offered.
pub(super) fn filled(act: &Act, said: &Said) -> Act {
    let text = said.text.trim().to_owned();
    match act.clone() {
        Act::Notify { .. } => Act::Notify {
            items: said.items.clone(),
        },
        Act::Decline { .. } => Act::Decline { reason: text },
        Act::Desk { case, seen, act } => Act::Desk {
            case,
            seen,
            act: desk_filled(act, said),
        },
        Act::Arrange { procedure, on, .. } => Act::Arrange {
            cases: said.cases.clone(),
            procedure,
            on: said.day.unwrap_or(on),
            agenda: said.lines.clone(),
        },
        Act::Deny { case, item, .. } => Act::Deny {
            case,
            item,
            reason: text,
        },
        Act::Inspect {
            case, item, found, ..
        } => Act::Inspect {
            case,
            item,
            found: by(found, said),
            note: text,
        },
        Act::Turn { item, to, .. } => Act::Turn {
            item,
            to,
            reason: text,
        },
        act => handed_or_answered(act, text),
    }
}

/// Acts that ask for one text and nothing else.
fn handed_or_answered(act: Act, text: String) -> Act {
    match act {
        Act::HandOver { .. } => Act::HandOver { signature: text },
        Act::Send { .. } => Act::Send { waybill: text },
        Act::Deliver { .. } => Act::Deliver { signature: text },
        Act::Return { .. } => Act::Return { reason: text },
        Act::Repair { .. } => Act::Repair { done: text },
        Act::Appeal { .. } => Act::Appeal { reason: text },
        Act::RuleOnAppeal { ruling, .. } => Act::RuleOnAppeal {
            ruling,
            reason: text,
        },
        Act::Escalate { .. } => Act::Escalate { reason: text },
        Act::Settle { .. } => Act::Settle { conclusion: text },
        Act::Bar { .. } => Act::Bar { who: text },
        act => act,
    }
}

fn desk_filled(act: DeskAct, said: &Said) -> DeskAct {
    let text = said.text.trim().to_owned();
    match act {
        DeskAct::Assign { .. } => DeskAct::Assign { to: text },
        DeskAct::Ask { .. } => DeskAct::Ask {
            items: said.items.clone(),
        },
        DeskAct::Begin {
            procedure, until, ..
        } => DeskAct::Begin {
            procedure,
            until: said.day.unwrap_or(until),
            people: said.lines.clone(),
        },
        DeskAct::Conclude { conclusion, .. } => DeskAct::Conclude {
            conclusion: by(conclusion, said),
            note: text,
        },
        DeskAct::AskExtension { .. } => DeskAct::AskExtension {
            days: said.days,
            reason: text,
        },
        DeskAct::RuleOnExtension { ruling, .. } => DeskAct::RuleOnExtension {
            ruling,
            reason: text,
        },
        DeskAct::Decide { outcome, .. } => DeskAct::Decide {
            outcome,
            reason: text,
        },
        act => act,
    }
}

/// A conclusion that gives time to put something right, with the day that was said.
fn by(conclusion: Conclusion, said: &Said) -> Conclusion {
    match (conclusion, said.day) {
        (Conclusion::Mend { .. }, Some(until)) => Conclusion::Mend { until },
        _ => conclusion,
    }
}

#[cfg(test)]
mod tests {
    use hall_core::flow::Outcome;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_reason_takes_the_place_of_the_placeholder_and_the_version_stays() {
        let offered = |reason: &str| Act::Desk {
            case: 2,
            seen: 7,
            act: DeskAct::Decide {
                outcome: Outcome::Refuse,
                reason: reason.to_owned(),
            },
        };
        let said = Said {
            text: " 不符合第三条 ".to_owned(),
            ..Said::default()
        };
        assert_eq!(filled(&offered("…"), &said), offered("不符合第三条"));
    }

    #[test]
    fn only_a_conclusion_that_gives_time_takes_the_day() {
        let said = Said {
            day: Some(day("2026-12-01")),
            ..Said::default()
        };
        let until = day("2026-11-25");
        let mend = by(Conclusion::Mend { until }, &said);
        assert_eq!(
            mend,
            Conclusion::Mend {
                until: day("2026-12-01")
            }
        );
        assert_eq!(by(Conclusion::Pass, &said), Conclusion::Pass);
    }

    #[test]
    fn an_act_without_placeholders_stays_as_it_was_offered() {
        assert_eq!(filled(&Act::Accept, &Said::default()), Act::Accept);
        let take = Act::Desk {
            case: 0,
            seen: 1,
            act: DeskAct::Take,
        };
        assert_eq!(filled(&take, &Said::default()), take);
    }
}
