//! What an accepted submission becomes.

use std::iter;

use hall_api::{Receipt, StoredFile, Submission};
use hall_core::application::Provided;
use hall_core::flow::{Act, Actor, CaseRules, Command, Context, Role, Rules, State, apply, decide};
use hall_core::precheck::Precheck;
use hall_core::split;

use super::judge::Judged;
use super::promise::{Promise, is_provisional, promise};
use super::relevant::relevant;
use super::rules::fresh_rules;
use super::wanted::{Wanted, wanted};
use crate::acting;
use crate::app::App;
use crate::config::Acceptance;
use crate::http::error::{Refusal, Reply};
use crate::number;
use crate::parties;
use crate::progress::{Progress, Turn};
use crate::standing;
use crate::store::{CaseStanding, NewApplication, NewCase};

/// What makes a submission happen once.
#[derive(Clone, Debug)]
pub struct Key {
    /// The idempotency key.
    pub key: String,
    /// The SHA-256 of the body.
    pub body_hash: [u8; 32],
}

/// Who submits.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// The account whose application it is.
    pub owner: &'a str,
    /// The account of the clerk who submits what the owner signed on paper at the counter.
    pub helper: Option<&'a str>,
}

impl<'a> By<'a> {
    /// The owner, without help.
    pub const fn own(owner: &'a str) -> Self {
        Self {
            owner,
            helper: None,
        }
    }

    fn actor(self) -> Actor {
        self.helper.map_or_else(
            || Actor::new(Role::Applicant, self.owner),
            |helper| Actor::new(Role::Reception, helper),
        )
    }
}

/// Opens the application: its number, receipt, cases and first event. `acceptance` says whether reception is to
/// accept it.
pub fn open(
    (app, acceptance): (&App, Acceptance),
    by: By<'_>,
    key: Key,
    submission: &Submission,
    judged: &Judged,
) -> Reply<NewApplication> {
    let By { owner, helper } = by;
    let check = &judged.check;
    let received_at = app.clock.now();
    let context = acting::context(app, received_at);
    let Wanted {
        delivery,
        recipient,
    } = wanted(check, &submission.signature);
    let rules = Rules {
        delivery,
        ..fresh_rules(check)
    };
    let turn = Turn {
        recipient,
        ..submitted(acceptance, by, rules, &context)?
    };
    let mut progress = Progress::default();
    progress.take(received_at, turn.clone());
    let rules = &progress.state.rules;
    let promise = promise(rules, context.calendar, context.today);
    let number = number::application(context.today, app.random.as_ref());
    let bundle = judged.plan.bundle();
    let name = |it: &CaseRules| {
        let name = app.catalog.service_name(&bundle.id, &it.service);
        name.to_owned()
    };
    let receipt = Receipt {
        number: number.clone(),
        bundle_name: bundle.name.clone(),
        received_at,
        promised_on: promise.all.map(|due| due.day),
        provisional: is_provisional(promise.all),
        services: rules.cases.iter().map(name).collect(),
    };
    Ok(NewApplication {
        owner: owner.to_owned(),
        helper: helper.map(str::to_owned),
        key: key.key,
        body_hash: key.body_hash,
        bundle: bundle.id.clone(),
        catalog: bundle.catalog.clone(),
        received_at,
        signature: submission.signature.trim().to_owned(),
        content: json(&relevant(check, &submission.application, owner))?,
        receipt: json(&receipt)?,
        standing: standing::standing(&progress, &context),
        cases: cases(check, &progress.state, &promise, &context)?,
        outbox: acting::outbox(owner, &State::default(), &progress.state, &turn.events),
        parties: parties::asked(
            app,
            bundle,
            &submission.application,
            &progress.state,
            &turn.events,
        ),
        turn: json(&turn)?,
        files: stored_files(&submission.application.materials),
        draft: None,
        number,
    })
}

/// The cases as they stand, each with its part. The rules and the parts are in the bundle's order.
fn cases(
    check: &Precheck,
    state: &State,
    promise: &Promise,
    context: &Context<'_>,
) -> Reply<Vec<NewCase>> {
    let parts = split::split(check).parts.into_iter();
    parts
        .zip(standing::cases(state, context))
        .map(|(part, standing)| {
            let promised = promise.services.get(&part.service).copied();
            Ok(NewCase {
                department: part.department.clone(),
                standing: CaseStanding {
                    promised_on: standing.promised_on.or(promised),
                    ..standing
                },
                part: json(&part)?,
            })
        })
        .collect()
}

/// Submits; where there is no reception desk, the hall accepts at once what the pre-check accepted.
fn submitted(
    acceptance: Acceptance,
    by: By<'_>,
    rules: Rules,
    context: &Context<'_>,
) -> Reply<Turn> {
    let submit = Act::Submit {
        rules: Box::new(rules),
    };
    let submit = Command::new(by.actor(), submit);
    let accept = match acceptance {
        Acceptance::Automatic => Some(Command::of_hall(Act::Accept)),
        Acceptance::Desk => None,
    };
    let (mut state, mut all) = (State::default(), Vec::new());
    for command in iter::once(submit).chain(accept) {
        let events = decide(&state, &command, context)
            .map_err(|_| Refusal::internal("a submission that was judged good is refused"))?;
        for event in &events {
            apply(&mut state, event);
        }
        all.extend(events);
    }
    Ok(Turn {
        events: all,
        ..Turn::default()
    })
}

/// The files of these materials, as the hall keeps them.
pub(crate) fn stored_files(materials: &[Provided]) -> Vec<StoredFile> {
    let files = materials.iter().flat_map(|it| &it.files);
    files
        .map(|file| StoredFile {
            sha256: file.sha256.clone(),
            size: file.size,
            media_type: file.media_type.clone(),
            name: file.name.clone(),
        })
        .collect()
}

/// JSON of one of our own types.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Reply<String> {
    serde_json::to_string(value)
        .map_err(|_| Refusal::internal("a value could not be written as JSON"))
}

/// One of our own types as a JSON value.
pub(crate) fn to_value<T: serde::Serialize>(value: &T) -> Reply<serde_json::Value> {
    serde_json::to_value(value)
        .map_err(|_| Refusal::internal("a value could not be written as JSON"))
}
