//! The words of a message: the catalogue's, with what is known in place of their holes.

use chrono::NaiveDate;
use hall_core::flow::Until;
use hall_core::topic::{Hole, filled};

use super::occasion::Occasion;
use crate::app::App;
use crate::clock::day_of;
use crate::http::error::{Refusal, Reply};
use crate::matter;
use crate::store::{ApplicationRow, PartyMatter};

/// What stands for a reason outside the hall: somebody typed it, and it may name anybody.
const LOG_IN: &str = "请登录大厅查看";
/// What stands for a day that nobody knows.
const NO_DAY: &str = "（日期见办件页面）";
/// Where a link is put when a message is sent. Until then none is there.
pub(crate) const LINK: &str = "{link}";

/// What a message says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) outside: String,
}

/// Where the words are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Inside,
    Outside,
}

/// What is said on an occasion.
pub(super) fn said(app: &App, row: &ApplicationRow, occasion: &Occasion) -> Reply<Said> {
    let words = app.catalog.wording(occasion.topic.name);
    let words = words.ok_or_else(|| Refusal::internal("a topic has no words"))?;
    let fill = |text: &str, place| filled(text, |hole| word(app, row, occasion, (hole, place)));
    Ok(Said {
        title: fill(&words.title, Where::Outside),
        text: fill(&words.text, Where::Inside),
        outside: fill(&words.text, Where::Outside),
    })
}

fn word(
    app: &App,
    row: &ApplicationRow,
    occasion: &Occasion,
    (hole, place): (Hole, Where),
) -> Option<String> {
    let state = &occasion.progress.state;
    let rules = occasion.case.and_then(|case| state.rules_of(case));
    match hole {
        Hole::Number => Some(row.number.clone()),
        Hole::Bundle => Some(app.catalog.bundle_name(&row.bundle).to_owned()),
        Hole::Service => {
            let service = occasion.service.as_ref()?;
            Some(app.catalog.service_name(&row.bundle, service).to_owned())
        }
        Hole::Department => Some(app.catalog.department_name(&rules?.department).to_owned()),
        Hole::Matter => Some(matter::words(occasion.matter?).to_owned()),
        Hole::Until => Some(until(occasion)),
        Hole::Reason if place == Where::Outside => Some(LOG_IN.to_owned()),
        Hole::Reason => {
            let note = occasion.progress.notes.get(occasion.case?)?;
            Some(note.reason.clone())
        }
        Hole::Party => match occasion.request.as_ref()?.asked.about {
            PartyMatter::Case(_, item) => Some(rules?.parties.get(item)?.party.clone()),
            PartyMatter::Parcel => Some(state.delivery.carrier.clone()),
        },
        Hole::Link if place == Where::Outside => Some(LINK.to_owned()),
        Hole::Link | Hole::Day | Hole::Count | Hole::Lines => None,
    }
}

fn until(occasion: &Occasion) -> String {
    let asked = occasion.request.as_ref().map(|it| it.asked.until);
    let day = asked.or_else(|| {
        occasion.until.map(|until| match until {
            Until::Day(day) => day,
            Until::At(instant) => day_of(instant),
        })
    });
    day.map_or_else(|| NO_DAY.to_owned(), day_words)
}

/// A day in words.
pub(super) fn day_words(day: NaiveDate) -> String {
    day.format("%Y年%-m月%-d日").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_as_people_write_it() {
        let day = "2026-11-02".parse().unwrap();
        assert_eq!(day_words(day), "2026年11月2日");
    }
}
