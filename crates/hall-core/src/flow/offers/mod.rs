//! Which acts may be offered to whom.
//!
//! There is no second set of rules: every act that this application could see is tried, with placeholders
//! where somebody has yet to say something, and those that [`decide`] accepts are offered. The app shows
//! exactly these, and gives one back with the placeholders filled.

mod samples;

use super::actor::Actor;
use super::command::{Act, Command};
use super::context::Context;
use super::decide::decide;
use super::state::State;

pub use samples::samples;

/// The acts that somebody may do now. What has been done already is not offered.
pub fn offers(state: &State, by: &Actor, context: &Context<'_>) -> Vec<Act> {
    let all = samples(state, context).into_iter();
    let commands = all.map(|act| Command::new(by.clone(), act));
    commands
        .filter(|it| decide(state, it, context).is_ok_and(|events| !events.is_empty()))
        .map(|it| it.act)
        .collect()
}
