//! The catalogue as the rules read it: dense, typed, checked when it was built.
//!
//! One [`Bundle`] holds everything that its pages and rules need and refers to its own parts by
//! index, so that the page loads one small file per bundle and no rule ever looks up a name. The
//! sources that people write live in the catalogue's data folder; the catalogue crate turns them into
//! this form.
//!
//! Design assumptions:
//! - Indices were checked when the snapshot was built. A wrong index (a damaged file) reads as
//!   "nothing there" and never panics.
//! - A service knows nothing of the bundles that it is in; what a bundle adds (who waits for whom,
//!   which step a public figure counts at) stands in [`Member`] and [`Bundle`].

mod bundle;
mod certificate;
mod entitlement;
mod field;
mod index;
mod limit;
mod lists;
mod material;
mod question;
mod service;

pub use bundle::{
    Bundle, CatalogEntry, CatalogIndex, Days, Department, Member, ServiceEntry, Stage, Story,
    Visits,
};
pub use certificate::{Certificate, FaceEntry, FaceSource};
pub use entitlement::{Entitlement, Grant, Said};
pub use field::{CodeTable, Derive, Field, FieldIx, Kind, Opt, Section, SectionIx, Source};
pub use limit::{Exception, Limit};
pub use lists::{
    Batch, Coverage, Handling, HandlingWay, LifeStage, Listed, Matter, Planned, PublicException,
    PublicLimit, PublicLists, PublicService,
};
pub use material::{
    Letter, LetterIx, Licence, LicenceFace, Material, MaterialIx, MediaType, Standard, Step, Way,
    WayKind,
};
pub use question::{Gift, Question, QuestionIx, QuestionOption};
pub use service::{
    Basis, Check, DateBound, FormKind, Level, Need, OutsideParty, Requirement, Rule, RuleAim,
    Service, ServiceIx, Use,
};
