//! What an accepted submission becomes.

use hall_api::{Receipt, StoredFile, Submission};
use hall_core::flow::{Act, Actor, Command, Context, Event, Role, Rules, State, apply, decide};
use hall_core::split;

use super::judge::Judged;
use super::promise::{is_provisional, promise};
use super::relevant::relevant;
use super::rules::{rules, without_pages_to_come};
use crate::app::App;
use crate::clock::day_of;
use crate::http::error::{Refusal, Reply};
use crate::number;
use crate::progress::{Turn, phase_text};
use crate::store::{NewApplication, NewCase};

/// What makes a submission happen once.
#[derive(Clone, Debug)]
pub struct Key {
    /// The idempotency key.
    pub key: String,
    /// The SHA-256 of the body.
    pub body_hash: [u8; 32],
}

/// Opens the application: its number, receipt, cases and first event.
pub fn open(
    app: &App,
    owner: &str,
    key: Key,
    submission: &Submission,
    judged: &Judged,
) -> Reply<NewApplication> {
    let check = &judged.check;
    let received_at = app.clock.now();
    let day = day_of(received_at);
    let number = number::application(day, app.random.as_ref());
    let promise = promise(check, app.catalog.calendar(), day);
    let context = Context {
        now: received_at,
        today: day,
        calendar: app.catalog.calendar(),
    };
    let (state, events) = accepted(owner, without_pages_to_come(rules(check)), &context)?;
    let bundle = judged.plan.bundle();
    let service_name = |id: &str| app.catalog.service_name(&bundle.id, id).to_owned();
    let receipt = Receipt {
        number: number.clone(),
        bundle_name: bundle.name.clone(),
        received_at,
        promised_on: promise.all.map(|due| due.day),
        provisional: is_provisional(promise.all),
        services: (0..state.cases.len())
            .map(|it| service_name(state.service(it)))
            .collect(),
    };
    let parts = split::split(check).parts.into_iter();
    let cases = parts
        .zip(&state.cases)
        .map(|(part, case)| {
            Ok(NewCase {
                promised_on: promise.services.get(&part.service).copied(),
                department: part.department.clone(),
                state: phase_text(case.phase).to_owned(),
                service: part.service.clone(),
                part: json(&part)?,
            })
        })
        .collect::<Reply<Vec<_>>>()?;
    Ok(NewApplication {
        owner: owner.to_owned(),
        key: key.key,
        body_hash: key.body_hash,
        bundle: bundle.id.clone(),
        catalog: bundle.catalog.clone(),
        received_at,
        signature: submission.signature.trim().to_owned(),
        content: json(&relevant(check, &submission.application, owner))?,
        receipt: json(&receipt)?,
        turn: json(&Turn {
            events,
            ..Turn::default()
        })?,
        cases,
        files: files(submission),
        draft: None,
        number,
    })
}

/// Submits and accepts at once: there is no reception desk yet, and the pre-check has found nothing.
fn accepted(owner: &str, rules: Rules, context: &Context<'_>) -> Reply<(State, Vec<Event>)> {
    let submit = Act::Submit {
        rules: Box::new(rules),
    };
    let commands = [
        Command::new(Actor::new(Role::Applicant, owner), submit),
        Command::of_hall(Act::Accept),
    ];
    let (mut state, mut all) = (State::default(), Vec::new());
    for command in &commands {
        let events = decide(&state, command, context)
            .map_err(|_| Refusal::internal("a submission that was judged good is refused"))?;
        for event in &events {
            apply(&mut state, event);
        }
        all.extend(events);
    }
    Ok((state, all))
}

fn files(submission: &Submission) -> Vec<StoredFile> {
    let files = submission
        .application
        .materials
        .iter()
        .flat_map(|it| &it.files);
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
