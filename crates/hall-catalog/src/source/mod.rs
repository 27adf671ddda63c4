//! The source files, read into structs of the same shape.
//!
//! What a key means stands in the README of the data folder; here it is only said what its value must
//! look like. Names are still names: [`crate::library`] finds what they stand for.

mod bundle;
mod check;
mod field;
mod gather;
mod kind;
mod lists;
mod material;
mod message;
mod option;
mod question;
mod service;
mod shared;

pub use bundle::{BundleEntry, MemberEntry, VisitsEntry};
pub use check::{CheckEntry, Demand};
pub use field::{FieldEntry, FromEntry};
pub use gather::{PARTS, Sources, gather};
pub use kind::{ColumnEntry, KindEntry, NumberEntry, RowsEntry, SignatureEntry, TextEntry};
pub use lists::{LifeStageEntry, ListEntry, ListedEntry, MatterEntry, MentionEntry};
pub use material::{LetterEntry, MaterialEntry, ThirdPartyEntry, UploadEntry, WayEntry};
pub use message::MessageEntry;
pub use option::OptionEntry;
pub use question::{QuestionEntry, QuestionOptionEntry};
pub use service::{
    CertificateEntry, EntitlementEntry, ExceptionEntry, FormEntry, GrantEntry, LimitEntry,
    PartEntry, RequirementEntry, RuleEntry, ServiceEntry, UseEntry,
};
pub use shared::{
    DepartmentEntry, FaceEntry, LicenceEntry, RegisterEntry, StandardEntry, SubjectEntry,
    TableEntry,
};
