//! Everything that is stored of one application, to be held against its history.

use super::{ApplicationRow, PartyMatter, Standing};

/// One application with the rows that follow from its turns.
#[derive(Clone, Debug)]
pub struct Record {
    /// The application, its cases and its turns.
    pub row: ApplicationRow,
    /// Where it stands, as the columns have it.
    pub standing: Standing,
    /// Each turn's row, in the order of the turns.
    pub marks: Vec<Mark>,
    /// What the outside was to be told: the turn's position, the topic and the subject.
    pub told: Vec<(usize, String, String)>,
    /// The services of which a result was handed over.
    pub results: Vec<String>,
    /// The services of the e-licences, and how each stands.
    pub licences: Vec<(String, String)>,
    /// The requests to outside parties, sorted: the turn's position, and what they are about.
    pub asked: Vec<(usize, PartyMatter)>,
}

/// What is written beside a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The turn's position.
    pub position: usize,
    /// How many idempotency keys stand for it.
    pub n_keys: usize,
}
