//! What happens to certificates.

use chrono::NaiveDate;

use super::super::delivery::{Certificate, CertificateState, Place};
use super::super::state::State;
use super::super::timer::Timer;

pub(super) fn issued(state: &mut State, case: usize, kind: usize, until: Option<NaiveDate>) {
    state.certificates.push(Certificate {
        case,
        kind,
        state: CertificateState::Valid,
        until: until.map(Timer::on),
        place: Place::Desk,
    });
}

pub(super) fn sent(state: &mut State, items: &[usize], until: Option<NaiveDate>) {
    put(state, items, Place::OnItsWay);
    state.parcel = until.map(Timer::on);
}

pub(super) fn handed_over(state: &mut State, items: &[usize]) {
    put(state, items, Place::Applicant);
    arrived(state);
}

/// Nobody waits for the carrier once it has nothing.
fn arrived(state: &mut State) {
    let mut all = state.certificates.iter();
    if !all.any(|it| it.place == Place::OnItsWay) {
        state.parcel = None;
    }
}

fn put(state: &mut State, items: &[usize], place: Place) {
    for item in items {
        if let Some(certificate) = state.certificates.get_mut(*item) {
            certificate.place = place;
        }
    }
}

pub(super) fn returned(state: &mut State) {
    let mut all = state.certificates.iter_mut();
    all.by_ref()
        .filter(|it| it.place == Place::OnItsWay)
        .for_each(|it| it.place = Place::Desk);
    arrived(state);
}

pub(super) fn turned(state: &mut State, item: usize, to: CertificateState) {
    if let Some(certificate) = state.certificates.get_mut(item) {
        certificate.state = to;
    }
}
