//! What happens to an application after it was received: pure, without clock or store.
//!
//! An application is the list of its events. [`State`] is what they add up to, [`decide`] says what a
//! reviewer's decision makes happen, and refuses what cannot be. A case starts when the services that
//! it waits for have their result; a refusal cancels what waits for it and nothing else; when nothing
//! is open any more, the results are handed over together.

mod decide;
mod event;
mod state;

pub use decide::{Decide, Refused, decide};
pub use event::{Event, LaneOpened};
pub use state::{Decided, Lane, State};
