//! What a row of the outbox is about: the topic, whom it is for, and which case or deadline.

use hall_core::flow::{Event, Level, Matter, Rung, Until, WaitsFor, deadlines};
use hall_core::topic::{Audience, Topic};

use crate::acting::context;
use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::matter;
use crate::progress::{Progress, Turn};
use crate::store::{ApplicationRow, Mailbox, PartyMatter, PartyRequest, Untold};

/// What there is to be told.
#[derive(Debug)]
pub(super) struct Occasion {
    /// What happened.
    pub(super) topic: &'static Topic,
    /// Who is told; nobody, if the hall knows no way to an outside party.
    pub(super) mailbox: Option<Mailbox>,
    /// The case's position.
    pub(super) case: Option<usize>,
    /// The case's service.
    pub(super) service: Option<String>,
    /// The deadline.
    pub(super) matter: Option<Matter>,
    /// Until when.
    pub(super) until: Option<Until>,
    /// The request to the outside party.
    pub(super) request: Option<PartyRequest>,
    /// How things stood after the turn.
    pub(super) progress: Progress,
}

/// What of a turn a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Application,
    Case(usize),
    Deadline(Matter),
    Party(usize, usize),
    Parcel,
}

impl Occasion {
    /// What a row of the outbox is about.
    pub(super) fn of(
        app: &App,
        row: &ApplicationRow,
        told: &Untold,
        requests: &[PartyRequest],
    ) -> Reply<Self> {
        let n_turns = told.turn.saturating_add(1);
        let progress = Progress::of_first(row, n_turns)?;
        let about = about(row, told, &progress)?;
        let topic = Topic::named(name(&told.topic, about))
            .ok_or_else(|| Refusal::internal("the outbox names an unknown topic"))?;
        let request = request(about, requests).cloned();
        let case = match about {
            About::Application | About::Parcel => None,
            About::Case(case) | About::Party(case, _) => Some(case),
            About::Deadline(matter) => matter.case(),
        };
        let mut occasion = Self {
            topic,
            mailbox: None,
            case,
            service: case.map(|case| progress.service(case).to_owned()),
            matter: match about {
                About::Deadline(matter) => Some(matter),
                _ => None,
            },
            until: until(app, row, told, (about, &progress))?,
            request,
            progress,
        };
        occasion.mailbox = occasion.mailbox_for(&row.owner);
        Ok(occasion)
    }

    fn mailbox_for(&self, owner: &str) -> Option<Mailbox> {
        match self.topic.audience {
            Audience::Applicant => Some(Mailbox::Account(owner.to_owned())),
            Audience::Department => Some(self.department()),
            Audience::Reception => Some(Mailbox::Reception),
            Audience::Issuing => Some(Mailbox::Issuing),
            Audience::Supervision => Some(Mailbox::Supervision),
            Audience::Operator => Some(Mailbox::Operator),
            Audience::Party => {
                let code = self.request.as_ref()?.asked.institution.clone()?;
                Some(Mailbox::Institution(code))
            }
            Audience::Waiting => Some(self.waiting(owner)),
        }
    }

    /// Whoever is waited for. A party that is late is its department's business, a carrier the issuing desk's.
    fn waiting(&self, owner: &str) -> Mailbox {
        if self.matter == Some(Matter::Parcel) {
            return Mailbox::Issuing;
        }
        match self.matter.map(Matter::waits_for) {
            Some(WaitsFor::Applicant) => Mailbox::Account(owner.to_owned()),
            Some(WaitsFor::Department | WaitsFor::Party) => self.department(),
            Some(WaitsFor::Complaint) => {
                let level = self.progress.state.complaint.map(|it| it.level);
                match level {
                    None | Some(Level::Window) => Mailbox::Reception,
                    Some(_) => Mailbox::Supervision,
                }
            }
            Some(WaitsFor::Reception | WaitsFor::Nobody) | None => Mailbox::Reception,
        }
    }

    /// The department of the case; reception, where several departments are meant.
    fn department(&self) -> Mailbox {
        let rules = self
            .case
            .and_then(|case| self.progress.state.rules_of(case));
        rules.map_or(Mailbox::Reception, |it| {
            Mailbox::Department(it.department.clone())
        })
    }
}

/// What of the turn the row is about: its subject was made from this.
fn about(row: &ApplicationRow, told: &Untold, progress: &Progress) -> Reply<About> {
    let damaged = || Refusal::internal("an outbox row has no turn that can be read");
    let stored = row.turns.get(told.turn).ok_or_else(damaged)?;
    let turn: Turn = serde_json::from_str(&stored.body).map_err(|_| damaged())?;
    let state = &progress.state;
    let of_event = turn.events.iter().find_map(|event| match event {
        Event::Rang { matter, rung }
            if word(*rung) == told.topic && matter::subject(state, *matter) == told.subject =>
        {
            Some(About::Deadline(*matter))
        }
        Event::Sent { .. } if told.topic == "carrier_asked" => Some(About::Parcel),
        Event::PartyAsked { case, item, .. } if told.topic == "party_asked" => {
            let rule = state.rules_of(*case)?.parties.get(*item)?;
            let subject = format!("{}/{}", state.service(*case), rule.party);
            (subject == told.subject).then_some(About::Party(*case, *item))
        }
        _ => None,
    });
    let of_case = || Some(About::Case(progress.case(&told.subject)?.0));
    Ok(of_event.or_else(of_case).unwrap_or(About::Application))
}

/// The topic's name. A reminder to an outside party, an invitation and a certificate that has run out have
/// words of their own.
fn name(topic: &str, about: About) -> &str {
    match (topic, about) {
        ("soon" | "last", About::Deadline(Matter::Party { .. })) => "party_reminded",
        ("soon" | "last", About::Deadline(Matter::Parcel)) => "carrier_reminded",
        ("over", About::Deadline(Matter::Invitation)) => "invitation",
        ("over", About::Deadline(Matter::Certificate { .. })) => "certificate_expired",
        _ => topic,
    }
}

const fn word(rung: Rung) -> &'static str {
    match rung {
        Rung::Quiet => "",
        Rung::Soon => "soon",
        Rung::Last => "last",
        Rung::Over => "over",
    }
}

/// The last request to the party that this is about.
fn request(about: About, requests: &[PartyRequest]) -> Option<&PartyRequest> {
    let about = match about {
        About::Party(case, item) | About::Deadline(Matter::Party { case, item }) => {
            PartyMatter::Case(case, item)
        }
        About::Parcel | About::Deadline(Matter::Parcel) => PartyMatter::Parcel,
        _ => return None,
    };
    requests.iter().rev().find(|it| it.asked.about == about)
}

/// Until when, as it was known then. A deadline that is over may have ended with the turn, so it is looked for
/// before it.
fn until(
    app: &App,
    row: &ApplicationRow,
    told: &Untold,
    (about, after): (About, &Progress),
) -> Reply<Option<Until>> {
    let Some(at) = row.turns.get(told.turn).map(|it| it.at) else {
        return Ok(None);
    };
    let context = context(app, at);
    let before;
    let (matter, state) = match (about, told.topic.as_str()) {
        (About::Deadline(matter), _) => {
            before = Progress::of_first(row, told.turn)?;
            (matter, &before.state)
        }
        (_, "notice") => (Matter::Notice, &after.state),
        (_, "supplement") => (Matter::Supplement, &after.state),
        _ => return Ok(None),
    };
    let all = deadlines(state, &context);
    Ok(all.iter().find(|it| it.matter == matter).map(|it| it.until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_words_of_its_own_is_a_topic_too() {
        let party = About::Deadline(Matter::Party { case: 0, item: 0 });
        let certificate = About::Deadline(Matter::Certificate { item: 0 });
        let named = [
            name("soon", party),
            name("last", party),
            name("last", About::Deadline(Matter::Parcel)),
            name("over", About::Deadline(Matter::Invitation)),
            name("over", certificate),
        ];
        assert_eq!(
            named,
            [
                "party_reminded",
                "party_reminded",
                "carrier_reminded",
                "invitation",
                "certificate_expired"
            ]
        );
        assert!(named.into_iter().all(|it| Topic::named(it).is_some()));
    }
}
