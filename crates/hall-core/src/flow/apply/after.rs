//! What happens after the end: credit, rating and complaint.

use chrono::NaiveDate;

use super::super::after::{Appeal, CallBack, Complaint, Grievance, Level, Rating, Stars};
use super::super::command::Ruling;
use super::super::state::{CreditNote, State};
use super::super::timer::{Timer, Until};

pub(super) fn credit_noted(state: &mut State, case: usize) {
    let repaired = false;
    state.credit.push(CreditNote { case, repaired });
}

pub(super) fn credit_repaired(state: &mut State, item: usize) {
    if let Some(note) = state.credit.get_mut(item) {
        note.repaired = true;
    }
}

pub(super) fn rated(state: &mut State, stars: Stars, contact_until: NaiveDate) {
    state.invitation = None;
    state.rating = Some(Rating {
        stars,
        call_back: if stars.is_poor() {
            CallBack::Contact(Timer::on(contact_until))
        } else {
            CallBack::None
        },
        appeal: Appeal::None,
        again: None,
    });
}

pub(super) fn rated_again(state: &mut State, stars: Stars) {
    change(state, |it| it.again = Some(stars));
}

pub(super) fn contacted(state: &mut State, repair_until: Option<NaiveDate>) {
    let then = repair_until.map_or(CallBack::Done, |day| CallBack::Repair(Timer::on(day)));
    change(state, |it| it.call_back = then);
}

pub(super) fn repaired(state: &mut State) {
    change(state, |it| it.call_back = CallBack::Done);
}

pub(super) fn appealed(state: &mut State) {
    change(state, |it| it.appeal = Appeal::Asked);
}

pub(super) fn appeal_ruled(state: &mut State, ruling: Ruling) {
    change(state, |it| match ruling {
        Ruling::Granted => (it.appeal, it.call_back) = (Appeal::Upheld, CallBack::Done),
        Ruling::Denied => it.appeal = Appeal::Dismissed,
    });
}

fn change(state: &mut State, change: impl FnOnce(&mut Rating)) {
    if let Some(rating) = &mut state.rating {
        change(rating);
    }
}

pub(super) fn complained(state: &mut State, about: Grievance, until: Until) {
    state.complaint = Some(Complaint {
        about,
        level: Level::Window,
        timer: Timer::new(until),
    });
}

pub(super) fn escalated(state: &mut State, to: Level, until: Until) {
    if let Some(complaint) = &mut state.complaint {
        (complaint.level, complaint.timer) = (to, Timer::new(until));
    }
}
