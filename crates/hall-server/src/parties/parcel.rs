//! The carrier of what was posted: what it is asked, what it sees, and how far it is.

use hall_api::{FormEntry, FormPart, PartyAsks, PartyLine, PartyState, PartyView};
use hall_core::flow::{Event, Handover, Place};

use crate::app::App;
use crate::progress::Progress;
use crate::store::{ApplicationRow, Institution, PartyMatter, PartyRequest};

/// Who asks: no department, but the desk that hands over what all of them made.
const ISSUING: &str = "统一出件窗口";

/// What the carrier sees of its request: the label of the parcel, as long as it has it.
pub(super) fn view(
    app: &App,
    row: &ApplicationRow,
    (request, progress): (&PartyRequest, &Progress),
    expired: bool,
) -> PartyView {
    let bundle = app.catalog.bundle_name(&row.bundle).to_owned();
    let state = state(app, progress, request);
    let asked = matches!(state, PartyState::Asked | PartyState::Overdue);
    PartyView {
        request: request.asked.id.clone(),
        asks: PartyAsks::Delivery,
        state,
        expired: asked && expired,
        party: progress.state.delivery.carrier.clone(),
        confirms: confirms(progress),
        service: bundle.clone(),
        bundle,
        department: ISSUING.to_owned(),
        until: request.asked.until,
        slice: if asked && !expired {
            vec![label(progress)]
        } else {
            Vec::new()
        },
    }
}

/// The carrier as the issuing desk sees it; nothing before anything was posted.
pub fn carrier_line(
    app: &App,
    progress: &Progress,
    (requests, institutions): (&[PartyRequest], &[Institution]),
) -> Option<PartyLine> {
    let mut latest = requests.iter().rev();
    let last = latest.find(|it| it.asked.about == PartyMatter::Parcel)?;
    let carrier = &progress.state.delivery.carrier;
    let on_file = institutions.iter().find(|it| it.id == *carrier);
    let state = state(app, progress, last);
    Some(PartyLine {
        item: 0,
        party: carrier.clone(),
        confirms: confirms(progress),
        state,
        until: Some(last.asked.until),
        institution: on_file.map(|it| it.name.clone()),
        may_link: matches!(state, PartyState::Asked | PartyState::Overdue),
    })
}

/// Whether the carrier has something.
pub(super) fn is_on_its_way(progress: &Progress) -> bool {
    progress.state.delivery.way == Handover::Post && 0 < n_on_their_way(progress)
}

fn n_on_their_way(progress: &Progress) -> usize {
    let all = progress.state.certificates.iter();
    all.filter(|it| it.place == Place::OnItsWay).count()
}

fn state(app: &App, progress: &Progress, request: &PartyRequest) -> PartyState {
    if !request.is_last {
        return PartyState::Ended;
    }
    if is_on_its_way(progress) {
        return if request.asked.until < app.clock.today() {
            PartyState::Overdue
        } else {
            PartyState::Asked
        };
    }
    let ends = progress
        .history
        .iter()
        .rev()
        .find_map(|(_, event)| match event {
            Event::HandedOver { .. } => Some(PartyState::Confirmed),
            Event::Returned { .. } => Some(PartyState::Refused),
            _ => None,
        });
    ends.unwrap_or(PartyState::Ended)
}

fn confirms(progress: &Progress) -> String {
    match n_on_their_way(progress) {
        0 => "送到以后由谁签收；送不到的，退回的原因".to_owned(),
        n => format!("这 {n} 件证照送到以后由谁签收；送不到的，退回的原因"),
    }
}

/// What stands on the parcel, and no more.
fn label(progress: &Progress) -> FormPart {
    let waybill = progress
        .history
        .iter()
        .rev()
        .find_map(|(_, event)| match event {
            Event::Sent { waybill, .. } => Some(waybill.clone()),
            _ => None,
        });
    let to = progress.recipient.clone().unwrap_or_default();
    let entries = [
        ("运单号", waybill.unwrap_or_default()),
        ("收件人", to.name),
        ("电话", to.phone),
        ("地址", to.address),
        (
            "申请人后来改的联系方式",
            progress.contact.clone().unwrap_or_default(),
        ),
    ];
    let entries = entries.into_iter().filter(|(_, value)| !value.is_empty());
    FormPart {
        title: "寄送".to_owned(),
        entries: entries.map(|(label, value)| entry(label, value)).collect(),
    }
}

fn entry(label: &str, value: String) -> FormEntry {
    FormEntry {
        at: String::new(),
        columns: Vec::new(),
        label: label.to_owned(),
        value,
        table: Vec::new(),
    }
}
