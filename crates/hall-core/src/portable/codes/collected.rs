//! The codes of one draft as they are read: in any order, again and again, until all are there.

use std::collections::BTreeMap;

use super::Refused;
use super::part::Part;

/// What has been read so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// The draft that the first code belonged to, and how many codes it has.
    of: Option<(u32, u8)>,
    bodies: BTreeMap<u8, Vec<u8>>,
}

/// How far the reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of the code that was read last.
    pub number: u8,
    /// Whether it had not been read before.
    pub is_new: bool,
    /// How many codes there are.
    pub of: u8,
    /// The numbers of those that are still missing.
    pub missing: Vec<u8>,
}

impl Collected {
    /// Takes in one code. What is refused changes nothing.
    ///
    /// # Errors
    /// It is not a code of a draft, it is damaged, or it belongs to another draft than those before.
    pub fn take(&mut self, seen: &str) -> Result<Progress, Refused> {
        let part = Part::read(seen)?;
        let draft = (part.draft, part.of);
        if self.of.is_some_and(|it| it != draft) {
            return Err(Refused::OtherDraft);
        }
        let known = self.bodies.get(&part.number);
        if known.is_some_and(|it| *it != part.body) {
            return Err(Refused::OtherDraft);
        }
        let is_new = known.is_none();
        self.of = Some(draft);
        self.bodies.insert(part.number, part.body);
        let missing = (1..=part.of)
            .filter(|it| !self.bodies.contains_key(it))
            .collect();
        Ok(Progress {
            number: part.number,
            is_new,
            of: part.of,
            missing,
        })
    }

    /// What all codes hold together, once they are all there; [`super::open`] reads it.
    pub fn whole(&self) -> Option<Vec<u8>> {
        let (_, of) = self.of?;
        let is_whole = self.bodies.len() == usize::from(of);
        is_whole.then(|| self.bodies.values().flatten().copied().collect())
    }
}
