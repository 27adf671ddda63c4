//! Who comes first: lists by urgency, and under which heading a line stands.

use std::cmp::Reverse;

use chrono::NaiveDate;
use hall_api::{CaseLine, DeskLine, LaneState, Stage};

use super::desks::Desks;
use crate::{order, words};

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heap<T> {
    /// The heading.
    pub title: &'static str,
    /// The lines, the most urgent first.
    pub lines: Vec<T>,
}

/// A department's cases: what waits for a decision, and the others.
pub(super) fn cases(mut lines: Vec<CaseLine>) -> Vec<Heap<CaseLine>> {
    // The worst light first, then the earliest promise; what has none comes last.
    let key = |it: &CaseLine| (Reverse(it.light), it.promised_on.unwrap_or(NaiveDate::MAX));
    order::sort(&mut lines, |a, b| key(a) < key(b));
    let (to_do, others) = lines
        .into_iter()
        .partition(|it| it.state == LaneState::InReview);
    filled([(words::DESK_TO_DO, to_do), (words::DESK_OTHERS, others)])
}

/// The applications of somebody's desks.
pub(super) fn applications(desks: &Desks, mut lines: Vec<DeskLine>) -> Vec<Heap<DeskLine>> {
    let key = |it: &DeskLine| (Reverse(it.light), it.until.unwrap_or(NaiveDate::MAX));
    order::sort(&mut lines, |a, b| key(a) < key(b));
    let at = |stage: Stage| move |it: &DeskLine| it.stage == stage;
    if desks.is_supervision {
        let (running, ended) = lines.into_iter().partition(|it| is_running(it.stage));
        return filled([
            (words::DESK_AFTER_END, ended),
            (words::DESK_RUNNING, running),
        ]);
    }
    if desks.is_reception {
        let (to_answer, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(at(Stage::Submitted));
        let (to_correct, rest) = rest.into_iter().partition(at(Stage::Noticed));
        return filled([
            (words::DESK_TO_ANSWER, to_answer),
            (words::DESK_AFTERWARDS, rest),
            (words::DESK_TO_CORRECT, to_correct),
        ]);
    }
    if desks.is_issuing {
        let (ready, rest) = lines.into_iter().partition(|it| !it.todo.is_empty());
        return filled([(words::DESK_READY, ready), (words::DESK_NOT_READY, rest)]);
    }
    filled([(words::DESK_ALL, lines)])
}

const fn is_running(stage: Stage) -> bool {
    matches!(stage, Stage::Submitted | Stage::Noticed | Stage::Open)
}

/// The headings under which something stands.
fn filled<T, const N: usize>(all: [(&'static str, Vec<T>); N]) -> Vec<Heap<T>> {
    let heaps = all.into_iter().map(|(title, lines)| Heap { title, lines });
    heaps.filter(|it| !it.lines.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use hall_core::flow::Light;

    use super::*;

    fn line(number: &str, stage: Stage, light: Option<Light>) -> DeskLine {
        DeskLine {
            number: number.to_owned(),
            bundle: String::new(),
            received_at: chrono::DateTime::UNIX_EPOCH,
            stage,
            until: None,
            light,
            why: Vec::new(),
            todo: Vec::new(),
        }
    }

    fn numbers(heaps: &[Heap<DeskLine>]) -> Vec<Vec<&str>> {
        heaps
            .iter()
            .map(|heap| heap.lines.iter().map(|it| it.number.as_str()).collect())
            .collect()
    }

    #[test]
    fn the_supervisor_sees_the_worst_light_first() {
        let desks = Desks {
            is_supervision: true,
            ..Desks::default()
        };
        let lines = vec![
            line("none", Stage::Submitted, None),
            line("green", Stage::Open, Some(Light::Green)),
            line("black", Stage::Open, Some(Light::Black)),
            line("yellow", Stage::Open, Some(Light::Yellow)),
        ];
        let heaps = applications(&desks, lines);
        assert_eq!(numbers(&heaps), [["black", "yellow", "green", "none"]]);
    }

    #[test]
    fn what_is_in_dispute_after_the_end_stands_before_what_runs() {
        let desks = Desks {
            is_supervision: true,
            ..Desks::default()
        };
        let lines = vec![
            line("red", Stage::Open, Some(Light::Red)),
            line("complaint", Stage::Closed, None),
        ];
        let heaps = applications(&desks, lines);
        assert_eq!(numbers(&heaps), [["complaint"], ["red"]]);
    }

    #[test]
    fn reception_sees_what_waits_for_its_answer_before_what_waits_for_the_applicant() {
        let desks = Desks {
            is_reception: true,
            ..Desks::default()
        };
        let lines = vec![
            line("asked", Stage::Noticed, None),
            line("new", Stage::Submitted, None),
            line("complaint", Stage::Closed, None),
        ];
        let heaps = applications(&desks, lines);
        assert_eq!(numbers(&heaps), [["new"], ["complaint"], ["asked"]]);
    }

    #[test]
    fn the_issuing_desk_sees_what_it_can_do_first() {
        let desks = Desks {
            is_issuing: true,
            ..Desks::default()
        };
        let mut ready = line("ready", Stage::Open, None);
        ready.todo = vec!["制证".to_owned()];
        let heaps = applications(&desks, vec![line("later", Stage::Open, None), ready]);
        assert_eq!(numbers(&heaps), [["ready"], ["later"]]);
    }
}
