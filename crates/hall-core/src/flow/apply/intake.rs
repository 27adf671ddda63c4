//! What reception, and the end of it all, make of an application as a whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::actor::{Actor, Role};
use super::super::case::{Asking, Case, Deferred, Extension, Findings, Inspection, Phase};
use super::super::command::Item;
use super::super::context::days_after;
use super::super::rules::{CaseRules, Rules};
use super::super::state::{Stage, State};
use super::super::timer::{Rung, Timer};

pub(super) fn submitted(state: &mut State, on: NaiveDate, until: NaiveDate, rules: &Rules) {
    state.rules = Arc::new(rules.clone());
    state.delivery = rules.delivery.clone();
    received(state, on, until);
}

pub(super) fn received(state: &mut State, on: NaiveDate, until: NaiveDate) {
    let timer = Timer::on(until);
    state.stage = Stage::Submitted { on, timer };
}

pub(super) fn noticed(state: &mut State, round: u32, items: &[Item], until: NaiveDate) {
    state.notices.rounds = round;
    state
        .notices
        .named
        .extend(items.iter().map(|it| it.at.clone()));
    let timer = Timer::on(until);
    state.stage = Stage::Noticed { timer };
}

pub(super) fn accepted(state: &mut State, on: NaiveDate, by: &Actor) {
    let rules = &state.rules;
    let position = |id: &String| rules.cases.iter().position(|it| it.service == *id);
    let after = |it: &CaseRules| it.after.iter().filter_map(position).collect();
    state.cases = rules.cases.iter().map(|it| opened(it, after(it))).collect();
    state.accepted_by = (by.role != Role::Hall).then(|| by.id.clone());
    state.stage = Stage::Open { on };
}

fn opened(rules: &CaseRules, after: Vec<usize>) -> Case {
    Case {
        after,
        phase: Phase::Waiting,
        version: 1,
        started_on: None,
        ended_on: None,
        holder: None,
        asking: Asking::Silent,
        named: BTreeSet::new(),
        special: None,
        findings: Findings::None,
        extension: Extension::None,
        pauses: Vec::new(),
        deferred: vec![Deferred::NotYet; rules.deferred.len()],
        commitments: vec![Inspection::NotYet; rules.commitments.len()],
        parties: Vec::new(),
        promised: Rung::Quiet,
        statutory: Rung::Quiet,
    }
}

pub(super) fn declined(state: &mut State, on: NaiveDate) {
    end(state, Stage::Declined, on);
}

pub(super) fn lapsed(state: &mut State, on: NaiveDate) {
    end(state, Stage::Lapsed, on);
}

pub(super) fn closed(state: &mut State, on: NaiveDate) {
    end(state, Stage::Closed, on);
}

fn end(state: &mut State, how: Stage, on: NaiveDate) {
    state.stage = how;
    state.invitation = Some(Timer::on(days_after(on, state.rules.limits.invitation)));
}
