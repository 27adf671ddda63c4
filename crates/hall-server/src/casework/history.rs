//! What happened, oldest first, in plain words: one line for every event that people should know of.
//!
//! The words stand here and nowhere else. They are the same for the applicant and for the desks, so they
//! address nobody.

mod aftermath;
mod case;
mod intake;

use hall_api::Happened;
use hall_core::flow::{Actor, Event, Role};
use hall_core::words::day;

use crate::live::LiveCatalog;
use crate::progress::Progress;
use crate::store::ApplicationRow;

/// Who acted when nobody did by hand.
const HALL: &str = "大厅";

/// What happened and who did it, in words.
type Line = (String, String);

/// What a line needs to know besides its event.
struct Told<'a> {
    catalog: &'a LiveCatalog,
    row: &'a ApplicationRow,
    progress: &'a Progress,
}

/// All of it.
pub fn history(catalog: &LiveCatalog, row: &ApplicationRow, progress: &Progress) -> Vec<Happened> {
    lines(catalog, row, progress, |_| true)
}

/// What is about one case, by its position.
pub fn history_of(
    catalog: &LiveCatalog,
    row: &ApplicationRow,
    progress: &Progress,
    case: usize,
) -> Vec<Happened> {
    lines(catalog, row, progress, |event| {
        case_of(progress, event) == Some(case)
    })
}

/// What is about the application as a whole, or about a case that somebody may know of.
pub fn history_within(
    catalog: &LiveCatalog,
    row: &ApplicationRow,
    progress: &Progress,
    within: impl Fn(usize) -> bool,
) -> Vec<Happened> {
    lines(catalog, row, progress, |event| {
        case_of(progress, event).is_none_or(&within)
    })
}

/// The case that an event is about; of a certificate the one that it comes from.
fn case_of(progress: &Progress, event: &Event) -> Option<usize> {
    match event {
        Event::Turned { item, .. } => progress.state.certificates.get(*item).map(|it| it.case),
        event => case::of(event),
    }
}

fn lines(
    catalog: &LiveCatalog,
    row: &ApplicationRow,
    progress: &Progress,
    wanted: impl Fn(&Event) -> bool,
) -> Vec<Happened> {
    let told = Told {
        catalog,
        row,
        progress,
    };
    let events = progress.history.iter();
    events
        .filter(|(_, event)| wanted(event))
        .filter_map(|(at, event)| {
            let (what, who) = told.line(event)?;
            Some(Happened { at: *at, what, who })
        })
        .collect()
}

impl Told<'_> {
    fn line(&self, event: &Event) -> Option<Line> {
        intake::line(self, event)
            .or_else(|| case::line(self, event))
            .or_else(|| aftermath::line(self, event))
    }

    /// A service's name.
    fn service(&self, case: usize) -> &str {
        let service = self.progress.service(case);
        self.catalog.service_name(&self.row.bundle, service)
    }

    /// The name of a case's department.
    fn department(&self, case: usize) -> String {
        let rules = self.progress.state.rules_of(case);
        let name = rules.map_or(HALL, |it| self.catalog.department_name(&it.department));
        name.to_owned()
    }

    /// From which desk somebody acted.
    fn who(&self, by: &Actor) -> String {
        desk(self.catalog, &by.role)
    }
}

/// A role as people know it.
pub(super) fn desk(catalog: &LiveCatalog, role: &Role) -> String {
    match role {
        Role::Applicant => "申请人",
        Role::Agent => "代办人",
        Role::Reception => "综合窗口",
        Role::Reviewer(department) | Role::Head(department) => catalog.department_name(department),
        Role::Issuing => "统一出件窗口",
        Role::Party(party) => party,
        Role::Supervisor => "督办",
        Role::Hall => HALL,
    }
    .to_owned()
}
