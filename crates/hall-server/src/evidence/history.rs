//! A history held against the rules' promises, step by step.

use hall_core::calendar::Calendar;
use hall_core::flow::{Context, Event, Phase, State, apply, deadlines};

use super::claim::{Claim, Fault};
use crate::acting::outbox;
use crate::clock::day_of;
use crate::progress::{Progress, Turn};
use crate::store::{PartyMatter, Record};

/// What a history adds up to, and what should stand beside it.
#[derive(Clone, Debug, Default)]
pub(super) struct Replay {
    /// Where it ends.
    pub(super) progress: Progress,
    /// What the outside is to be told of it, in the order of [`Record::told`].
    pub(super) told: Vec<(usize, String, String)>,
    /// Which outside parties were asked, in the order of [`Record::asked`].
    pub(super) asked: Vec<(usize, PartyMatter)>,
    /// Whether all of it could be read.
    pub(super) is_whole: bool,
    /// What breaks a claim.
    pub(super) faults: Vec<Fault>,
}

/// Goes through a history from its first turn to its last.
pub(super) fn replay(record: &Record, calendar: &Calendar) -> Replay {
    let mut replay = Replay {
        is_whole: true,
        ..Replay::default()
    };
    for (position, mark) in record.marks.iter().enumerate() {
        let at = [
            (Claim::Linear, mark.position != position),
            (Claim::OnceByKey, 1 < mark.n_keys),
        ];
        let broken = at.into_iter().filter(|(_, broken)| *broken);
        let number = &record.row.number;
        replay
            .faults
            .extend(broken.map(|(claim, _)| Fault::new(claim, number, position, "")));
    }
    for (position, stored) in record.row.turns.iter().enumerate() {
        let now = Context {
            now: stored.at,
            today: day_of(stored.at),
            calendar,
        };
        let Ok(turn) = serde_json::from_str::<Turn>(&stored.body) else {
            let number = &record.row.number;
            replay
                .faults
                .push(Fault::new(Claim::Readable, number, position, ""));
            replay.is_whole = false;
            break;
        };
        take(&mut replay, record, (position, turn), &now);
    }
    replay.told.sort();
    replay.asked.sort_unstable();
    replay
}

fn take(replay: &mut Replay, record: &Record, (position, turn): (usize, Turn), now: &Context<'_>) {
    let before = replay.progress.state.clone();
    let mut state = before.clone();
    let mut broken: Vec<(Claim, String)> = Vec::new();
    for event in &turn.events {
        broken.extend(step(&state, event, now));
        if before.withdrawn_on.is_some() && !event.may_follow_withdrawal() {
            broken.push((Claim::NothingAfterWithdrawal, name(event)));
        }
        apply(&mut state, event);
        let about = match event {
            Event::PartyAsked { case, item, .. } => Some(PartyMatter::Case(*case, *item)),
            Event::Sent { .. } => Some(PartyMatter::Parcel),
            _ => None,
        };
        replay.asked.extend(about.map(|about| (position, about)));
    }
    broken.extend(kept(&before, &state));
    broken.extend(roots(&state));
    broken.extend(open_after_withdrawal(&state));
    let told = outbox(&record.row.owner, &before, &state, &turn.events);
    let told = told.into_iter().map(|it| (position, it.0, it.1));
    replay.told.extend(told);
    let number = &record.row.number;
    let faults = broken
        .into_iter()
        .map(|(claim, what)| Fault::new(claim, number, position, &what));
    replay.faults.extend(faults);
    if let Some(stored) = record.row.turns.get(position) {
        replay.progress.take(stored.at, turn);
    }
}

/// The claims that one event breaks, given the state before it.
fn step(before: &State, event: &Event, now: &Context<'_>) -> Vec<(Claim, String)> {
    let service = |case: usize| before.service(case).to_owned();
    match event {
        Event::Decided { case, by, .. } => {
            let open = before.cases.get(*case).map(|it| it.phase) == Some(Phase::InReview);
            let accepted = !by.id.is_empty() && before.accepted_by.as_ref() == Some(&by.id);
            let barred = before.barred.contains(&by.id);
            [
                (Claim::DecidedOnce, !open),
                (Claim::MayDecide, accepted || barred),
            ]
            .into_iter()
            .filter(|(_, broken)| *broken)
            .map(|(claim, _)| (claim, service(*case)))
            .collect()
        }
        Event::Issued { case, kind, .. } => {
            let mut made = before.certificates.iter();
            let again = made.any(|it| it.case == *case && it.kind == *kind);
            let fault = (Claim::IssuedOnce, service(*case));
            again.then_some(fault).into_iter().collect()
        }
        Event::Started { case, .. } => {
            let it = before.cases.get(*case);
            let approved = |at: &usize| {
                let root = before.cases.get(*at);
                root.is_some_and(|it| it.phase == Phase::Approved)
            };
            let in_order =
                it.is_some_and(|it| it.started_on.is_none() && it.after.iter().all(approved));
            let fault = (Claim::StartedInOrder, service(*case));
            (!in_order).then_some(fault).into_iter().collect()
        }
        Event::Rang { matter, rung } => {
            let running = deadlines(before, now);
            let recorded = running.iter().find(|it| it.matter == *matter);
            let again = recorded.is_some_and(|it| *rung <= it.recorded);
            let fault = (Claim::FiresOnce, format!("{matter:?} {rung:?}"));
            again.then_some(fault).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// What ended stays as it ended, but for an approval that is taken back; certificates stay too.
fn kept(before: &State, after: &State) -> Vec<(Claim, String)> {
    let cases = before.cases.iter().zip(&after.cases).enumerate();
    let changed = cases.filter(|(_, (before, after))| {
        before.phase.is_final()
            && before.phase != after.phase
            && (before.phase, after.phase) != (Phase::Approved, Phase::Revoked)
    });
    let changed = changed.map(|(case, _)| (Claim::DecidedOnce, after.service(case).to_owned()));
    let lost = after.certificates.len() < before.certificates.len();
    let lost = lost.then(|| (Claim::IssuedOnce, String::new()));
    changed.chain(lost).collect()
}

/// A failed root cancels its dependants, and nothing else does.
fn roots(after: &State) -> Vec<(Claim, String)> {
    let failed = |at: &usize| {
        let root = after.cases.get(*at);
        root.is_some_and(|it| it.phase.has_failed())
    };
    let wrong = after.cases.iter().enumerate().filter(|(_, it)| {
        let root_failed = it.after.iter().any(failed);
        let never_started = it.started_on.is_none();
        match it.phase {
            Phase::Waiting => root_failed,
            Phase::Cancelled => !(root_failed && never_started),
            Phase::Withdrawn => after.withdrawn_on.is_none(),
            _ => never_started,
        }
    });
    wrong
        .map(|(case, _)| (Claim::RootsCancel, after.service(case).to_owned()))
        .collect()
}

/// A withdrawal ends every case in the turn in which it comes.
fn open_after_withdrawal(after: &State) -> Vec<(Claim, String)> {
    if after.withdrawn_on.is_none() {
        return Vec::new();
    }
    let open = after.cases.iter().enumerate();
    open.filter(|(_, it)| !it.phase.is_final())
        .map(|(case, _)| {
            (
                Claim::NothingAfterWithdrawal,
                after.service(case).to_owned(),
            )
        })
        .collect()
}

/// An event's name, without what is in it.
fn name(event: &Event) -> String {
    match serde_json::to_value(event) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Object(it)) => it.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}
