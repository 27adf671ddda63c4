//! 电子证照 as a result: which kind comes out of a service, and what is printed on its face.

use serde::{Deserialize, Serialize};

use super::field::FieldIx;

/// The e-licence that a service's result is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The kind of e-licence, e.g. `business-licence`.
    pub licence: String,
    /// For how many years it holds; without end if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u8>,
    /// Whose it is: the field with the holder's name.
    pub holder: FieldIx,
    /// What stands on its face, in the order of the kind.
    pub face: Vec<FaceEntry>,
}

/// One element of the face, and what is printed there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaceEntry {
    /// The element, e.g. `name`.
    pub element: String,
    /// Where its value comes from.
    pub from: FaceSource,
}

/// What is printed on the face of an e-licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaceSource {
    /// A field of the service's form, or one that comes with its result.
    Field(FieldIx),
    /// The number that the licence gets.
    Number,
    /// The department that issues it.
    Issuer,
    /// The day of issue.
    IssuedOn,
    /// The last day on which it holds.
    ValidTo,
}
