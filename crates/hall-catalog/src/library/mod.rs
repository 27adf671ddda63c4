//! The whole catalogue with every name resolved and every condition type-checked.
//!
//! The lists hold the types of `hall-core`, but their indices count over the whole catalogue:
//! [`crate::compile`] cuts a bundle out and renumbers. So every name is looked up once, and what is
//! wrong is said once however many bundles share it.
//!
//! Design assumption: the lists keep the order of the sources, entry for entry, so that a position in
//! one is a position in the other and a later check can always say where something stands.

pub(crate) mod bundles;
mod certificates;
mod checks;
mod context;
mod entitlements;
mod fields;
pub(crate) mod handling;
mod kinds;
pub(crate) mod lists;
pub(crate) mod materials;
mod messages;
mod names;
mod origins;
mod questions;
pub(crate) mod requirements;
pub(crate) mod rules;
mod services;
pub(crate) mod uses;

use hall_core::catalog::{
    Batch, CodeTable, Days, Department, Entitlement, Field, FieldIx, Handling, Kind, Letter,
    Licence, LifeStage, Material, Member, Question, QuestionIx, Section, Service, ServiceIx,
    Source, Stage, Step, Story, Visits,
};
use hall_core::condition::Expr;
use hall_core::topic::Wording;

use crate::expression::Vocabulary;
use crate::fault::FaultLog;
use crate::place::Place;
use crate::source::Sources;

use context::Context;

/// The whole catalogue.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What it was made from, list by list in the same order.
    pub sources: Sources,
    /// The stages of life, with nothing planned yet: what is, only the finished catalogue knows.
    pub life_stages: Vec<LifeStage>,
    /// The national lists, each matter with the bundles that cover it.
    pub batches: Vec<Batch>,
    /// The departments.
    pub departments: Vec<Department>,
    /// The sections, one a subject.
    pub sections: Vec<Section>,
    /// The code tables.
    pub tables: Vec<CodeTable>,
    /// The e-licences.
    pub licences: Vec<Licence>,
    /// The fields. Columns that are part of their table's shape stand right behind it.
    pub fields: Vec<Field>,
    /// Where each field stands.
    pub field_places: Vec<Place>,
    /// The guiding questions.
    pub questions: Vec<Question>,
    /// The materials.
    pub materials: Vec<Material>,
    /// The commitment letters.
    pub letters: Vec<Letter>,
    /// The services.
    pub services: Vec<Service>,
    /// Where each use of each service stands.
    pub use_places: Vec<Vec<Place>>,
    /// The stages of handling of each service.
    pub stages: Vec<Vec<Stage>>,
    /// How each service can be had.
    pub handlings: Vec<Handling>,
    /// What services give without an application.
    pub entitlements: Vec<Entitlement>,
    /// Every law that is cited, once.
    pub laws: Vec<String>,
    /// The bundles.
    pub bundles: Vec<BundlePlan>,
    /// The words of each topic.
    pub messages: Vec<Wording>,
    /// The names of fields and questions, with their sorts.
    pub words: Vocabulary,
}

/// A bundle before its services, fields and materials are gathered into one.
#[derive(Clone, Debug, Default)]
pub struct BundlePlan {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// The title of the one form.
    pub form_title: String,
    /// What a person wants to know before starting.
    pub story: Story,
    /// The services, each with what the bundle adds; `after` counts over the whole catalogue.
    pub members: Vec<(ServiceIx, Member)>,
    /// The guiding questions, in order.
    pub questions: Vec<QuestionIx>,
    /// Where fields come from in this bundle only.
    pub sources: Vec<(FieldIx, Vec<Source>)>,
    /// How fields are worked out in this bundle only.
    pub values: Vec<(FieldIx, Expr)>,
    /// Days between the last decision and handing over.
    pub issuing: Days,
    /// The trips that it takes.
    pub visits: Visits,
    /// The step at which the public report counts.
    pub counted_after: Option<Step>,
}

impl Library {
    /// A field's key.
    pub fn key(&self, field: FieldIx) -> &str {
        self.fields.get(field.at()).map_or("", |it| &it.key)
    }

    /// Whether a field is a group that only repeats a subject (two babies), which no form could name.
    pub fn only_repeats(&self, field: FieldIx) -> bool {
        let kind = self.fields.get(field.at()).map(|it| &it.kind);
        matches!(
            kind,
            Some(Kind::Rows {
                repeats_subject: true,
                ..
            })
        )
    }
}

/// Resolves the names of the sources. What cannot be resolved is left out, and the log says why.
pub fn resolve(sources: Sources, log: &mut FaultLog) -> Library {
    let mut context = Context::new(&sources, log);
    let mut library = Library::default();
    lists::resolve(&sources, &mut library, &mut context);
    fields::resolve(&sources, &mut library, &mut context);
    questions::resolve(&sources, &mut library, &mut context);
    origins::resolve(&sources, &mut library, &mut context);
    materials::resolve(&sources, &mut library, &mut context);
    services::resolve(&sources, &mut library, &mut context);
    bundles::resolve(&sources, &mut library, &mut context);
    messages::resolve(&sources, &mut library, &mut context);
    let Context { words, laws, .. } = context;
    library.words = words;
    library.laws = laws;
    library.sources = sources;
    library
}
