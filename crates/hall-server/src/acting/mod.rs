//! From somebody's act to what is appended.
//!
//! There is one way for everybody: the rules decide whether the role may do it and whether it can be done
//! now, what follows is worked out, and the store writes all of it or nothing. What only the server can know
//! (whether a file was uploaded, whether a colleague is one, what an answer changed) is looked at here.

mod answer;
mod hand_in;
mod handed;
mod limits;
mod outbox;
mod recipient;
mod redirected;
mod time;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use hall_api::{Acting, ErrorCode};
use hall_core::flow::{
    Act, Actor, Command, Context, DeskAct, Event, Outcome, Refusal as Refused, Role, State, decide,
};

use crate::app::App;
use crate::casework::{part, yields};
use crate::clock::day_of;
use crate::http::error::{Refusal, Reply};
use crate::intake::{Wanted, json, promise};
use crate::parties;
use crate::progress::{Progress, Turn};
use crate::refused::refusal;
use crate::standing;
use crate::store::{
    ActKey, Append, ApplicationRow, AuditEntry, CaseStanding, NewContent, NewPartyRequest,
};

use handed::{handed_over, licence_states};
pub use outbox::outbox;
use redirected::redirected;
pub use time::{Rung, ring};

/// Who acts, in all roles that this person has here.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// The account.
    pub account: &'a str,
    /// The name that a decision is signed with.
    pub name: &'a str,
    /// The roles.
    pub roles: &'a [Role],
}

/// The same person, in those roles that are open towards one application.
#[derive(Debug)]
struct Towards<'a> {
    account: &'a str,
    roles: Vec<&'a Role>,
}

impl<'a> Person<'a> {
    /// 回避: whoever applies may not sit at a desk for the own application. Nobody is the hall.
    fn towards(self, owner: &str) -> Towards<'a> {
        let open = |role: &&Role| match role {
            Role::Hall => false,
            Role::Applicant => true,
            _ => self.account != owner,
        };
        Towards {
            account: self.account,
            roles: self.roles.iter().filter(open).collect(),
        }
    }
}

/// What the rules may know of the world at an instant.
pub fn context(app: &App, now: DateTime<Utc>) -> Context<'_> {
    Context {
        now,
        today: day_of(now),
        calendar: app.catalog.calendar(),
    }
}

/// Whether the rules would let somebody do an act now, exactly as [`append`] asks them.
pub fn would(
    person: Person<'_>,
    owner: &str,
    state: &State,
    act: &Act,
    context: &Context<'_>,
) -> Reply<()> {
    decided(state, &person.towards(owner), act, context).map(drop)
}

/// Works out what an act makes happen.
pub fn append(
    app: &App,
    person: Person<'_>,
    row: &ApplicationRow,
    acting: &Acting,
    (key, audit): (Option<ActKey>, AuditEntry),
) -> Reply<Append> {
    limits::check(acting)?;
    let before = Progress::of(row)?;
    check_version(&before, acting)?;
    let towards = person.towards(&row.owner);
    let now = context(app, audit.at);
    let mut events = decided(&before.state, &towards, &acting.act, &now)?;
    let (content, wanted) = content(app, row, &before, (acting, person.name))?;
    let mut recipient = recipient::checked(acting, person.name)?;
    if let Some(wanted) = wanted {
        let (more, to) = redirected(&before.state, &events, &towards, wanted, &now);
        events.extend(more);
        recipient = to;
    }
    let turn = Turn {
        yields: values(app, row, &before, &acting.act)?,
        events,
        by: person.name.to_owned(),
        note: note(acting)?,
        recipient,
    };
    appended(app, row, &before, (turn, content), (key, audit))
}

/// The turn, with all that follows from it.
fn appended(
    app: &App,
    row: &ApplicationRow,
    before: &Progress,
    (turn, content): (Turn, Option<NewContent>),
    (key, audit): (Option<ActKey>, AuditEntry),
) -> Reply<Append> {
    let now = context(app, audit.at);
    let mut after = before.clone();
    after.take(audit.at, turn.clone());
    let handed = handed_over(app, row, before, &after)?;
    Ok(Append {
        number: row.number.clone(),
        seen: row.turns.len(),
        at: audit.at,
        actor: audit.actor.clone(),
        key,
        standing: standing::standing(&after, &now),
        cases: moved(row, &before.state, &after.state, &now),
        content,
        results: handed.iter().map(|it| it.0.clone()).collect(),
        licences: handed.into_iter().flat_map(|it| it.1).collect(),
        licence_states: licence_states(&before.state, &after.state),
        issued: after.state.is_issued() && !before.state.is_issued(),
        outbox: outbox(&row.owner, &before.state, &after.state, &turn.events),
        parties: asked(app, row, &after.state, &turn.events)?,
        message: None,
        turn: json(&turn)?,
        audit,
    })
}

/// The outside parties that were asked.
fn asked(
    app: &App,
    row: &ApplicationRow,
    after: &State,
    events: &[Event],
) -> Reply<Vec<NewPartyRequest>> {
    if !events
        .iter()
        .any(|it| matches!(it, Event::PartyAsked { .. } | Event::Sent { .. }))
    {
        return Ok(Vec::new());
    }
    let gone = || Refusal::internal("an application's bundle is no longer in the catalogue");
    let bundle = app.catalog.plan(&row.bundle).ok_or_else(gone)?.bundle();
    let application = serde_json::from_str(row.content())
        .map_err(|_| Refusal::internal("a stored application cannot be read"))?;
    Ok(parties::asked(app, bundle, &application, after, events))
}

/// An act on a case names the case's version, which the rules look at; every other act the application's.
fn check_version(progress: &Progress, acting: &Acting) -> Reply<()> {
    match (&acting.act, acting.version) {
        (Act::Desk { .. }, _) => Ok(()),
        (_, Some(seen)) if seen == progress.version => Ok(()),
        (_, Some(_)) => Err(refusal(Refused::VersionChanged)),
        (_, None) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("没有写明看到的是哪个版本（version）")
            .mend("请带上打开办件时看到的 version")),
    }
}

/// Asks the rules in each role of this person; the first that is not somebody else's business counts.
fn decided(
    state: &State,
    person: &Towards<'_>,
    act: &Act,
    context: &Context<'_>,
) -> Reply<Vec<Event>> {
    // Time and the hall itself are nobody's to play, and a submission has a way of its own.
    if matches!(act, Act::Submit { .. } | Act::Ring { .. }) {
        return Err(refusal(Refused::NotYours));
    }
    for role in &person.roles {
        let by = Actor::new((*role).clone(), person.account);
        match decide(state, &Command::new(by, act.clone()), context) {
            Err(Refused::NotYours) => {}
            Err(refused) => return Err(refusal(refused)),
            // It was done before, and the answer is the same.
            Ok(events) if events.is_empty() => return Err(refusal(Refused::AlreadySaid)),
            Ok(events) => return Ok(events),
        }
    }
    Err(refusal(Refused::NotYours))
}

/// What an act brings along besides itself: a new version of the content, and how the results are wanted by it,
/// then and now, where that differs.
fn content(
    app: &App,
    row: &ApplicationRow,
    before: &Progress,
    (acting, name): (&Acting, &str),
) -> Reply<(Option<NewContent>, Option<[Wanted; 2]>)> {
    if let Some(place) = hand_in::place(acting)? {
        let content = hand_in::judged(app, row, before, place, &acting.files)?;
        return Ok((Some(content), None));
    }
    let answers = matches!(acting.act, Act::Correct { .. } | Act::Answer { .. });
    match (&acting.content, answers) {
        (Some(application), true) => {
            let (content, wanted) = answer::judged(app, row, before, (application, name))?;
            Ok((Some(content), wanted))
        }
        (None, false) => Ok((None, None)),
        (None, true) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("没有附上补正后的申请（content）")
            .mend("请附上完整的申请，只改要求补正的地方")),
        (Some(_), false) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("这一步不能附申请（content）")
            .mend("只有补正时才附上申请")),
    }
}

fn note(acting: &Acting) -> Reply<String> {
    let note = acting.note.trim();
    match (&acting.act, note.is_empty()) {
        (Act::ChangeContact, true) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("没有写明新的联系方式（note）")
            .mend("请写明新的电话或地址")),
        (Act::ChangeContact, false) | (_, true) => Ok(note.to_owned()),
        (_, false) => Err(Refusal::new(ErrorCode::Unreadable)
            .because("这一步不能附说明（note）")
            .mend("请把说明写在这一步自己的理由里")),
    }
}

/// The values that come with an approval.
fn values(
    app: &App,
    row: &ApplicationRow,
    before: &Progress,
    act: &Act,
) -> Reply<BTreeMap<String, String>> {
    let Some(case) = approved(before, act) else {
        return Ok(BTreeMap::new());
    };
    let gone = || Refusal::internal("an application's bundle is no longer in the catalogue");
    let bundle = app.catalog.plan(&row.bundle).ok_or_else(gone)?.bundle();
    let id = before.service(case);
    let case = row.case(id).ok_or_else(Refusal::not_found)?;
    let service = bundle.services.iter().find(|it| it.id == id);
    let service = service.ok_or_else(gone)?;
    Ok(yields(app, bundle, service, &part(case)?))
}

/// The case that an act approves: a reviewer's decision, or the word of a party whose own the service is.
fn approved(before: &Progress, act: &Act) -> Option<usize> {
    match act {
        Act::Desk {
            case,
            act: DeskAct::Decide { outcome, .. },
            ..
        } => (*outcome == Outcome::Approve).then_some(*case),
        Act::Confirm { case, item } => {
            let rule = before.state.rules_of(*case)?.parties.get(*item)?;
            rule.decides.then_some(*case)
        }
        _ => None,
    }
}

/// The cases that stand otherwise than is stored; a light changes with the days alone. On the day of
/// acceptance, what still waits is promised anew along its chain.
fn moved(
    row: &ApplicationRow,
    before: &State,
    after: &State,
    now: &Context<'_>,
) -> Vec<CaseStanding> {
    let accepted = before.cases.is_empty() && !after.cases.is_empty();
    let promised = accepted.then(|| promise(&after.rules, now.calendar, now.today));
    let mut cases = standing::cases(after, now);
    for case in &mut cases {
        let promised = promised
            .as_ref()
            .and_then(|it| it.services.get(&case.service));
        case.promised_on = case.promised_on.or(promised.copied());
    }
    cases.retain(|case| {
        let stored = row.case(&case.service);
        stored.is_none_or(|it| it.standing.changes_to(case))
    });
    cases
}
