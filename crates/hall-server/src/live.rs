//! The catalogue that is in force: ready for the rules, and as the files that the app fetches.
//!
//! Every bundle is made ready at the start. A service standing alone is made ready when somebody first
//! wants it: there are far more of them, and most are applied for within a bundle.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use hall_catalog::{Catalogue, Faults, Files, Snapshot};
use hall_core::calendar::Calendar;
use hall_core::catalog::{Bundle, CatalogIndex, Entitlement};
use hall_core::plan::Plan;
use hall_core::topic::Wording;

/// The live catalogue.
#[derive(Clone, Debug)]
pub struct LiveCatalog {
    catalogue: Arc<Catalogue>,
    index: CatalogIndex,
    plans: BTreeMap<String, Arc<Plan>>,
    alone: Arc<BTreeMap<String, Alone>>,
    files: BTreeMap<String, Bytes>,
}

/// A service standing alone, once somebody has wanted it.
type Alone = OnceLock<Option<Arc<Plan>>>;

impl LiveCatalog {
    /// The catalogue that this program was built with.
    ///
    /// # Errors
    /// What is wrong in its sources; a program that was tested has none.
    pub fn embedded() -> Result<Self, Faults> {
        Ok(Self::of(Catalogue::load(&Files::embedded())?))
    }

    /// A catalogue that was read.
    pub fn of(catalogue: Catalogue) -> Self {
        let snapshot = Snapshot::of(&catalogue);
        let files = snapshot
            .files
            .into_iter()
            .map(|file| (file.name, Bytes::from(file.bytes)));
        let plan = |bundle: &Bundle| (bundle.id.clone(), Arc::new(Plan::new(bundle.clone())));
        let services = catalogue.services().iter();
        Self {
            plans: catalogue.bundles().iter().map(plan).collect(),
            alone: Arc::new(services.map(|it| (it.id.clone(), Alone::new())).collect()),
            files: files.collect(),
            index: snapshot.index,
            catalogue: Arc::new(catalogue),
        }
    }

    /// The content address of the whole.
    pub fn id(&self) -> &str {
        &self.index.catalog
    }

    /// What the home page lists.
    pub const fn index(&self) -> &CatalogIndex {
        &self.index
    }

    /// A bundle, or a service standing alone, ready for the rules.
    pub fn plan(&self, id: &str) -> Option<&Arc<Plan>> {
        self.plans.get(id).or_else(|| self.alone(id))
    }

    fn alone(&self, service: &str) -> Option<&Arc<Plan>> {
        let made = || self.catalogue.service_alone(service);
        self.alone
            .get(service)?
            .get_or_init(|| made().map(|it| Arc::new(Plan::new(it))))
            .as_ref()
    }

    /// The ids of the bundles.
    pub fn bundles(&self) -> impl Iterator<Item = &str> {
        self.plans.keys().map(String::as_str)
    }

    /// What services give without an application.
    pub fn entitlements(&self) -> &[Entitlement] {
        self.catalogue.entitlements()
    }

    /// The working days.
    pub fn calendar(&self) -> &Calendar {
        self.catalogue.calendar()
    }

    /// A file that the app fetches.
    pub fn file(&self, name: &str) -> Option<Bytes> {
        let known = self.files.get(name).cloned();
        known.or_else(|| self.file_alone(name))
    }

    fn file_alone(&self, name: &str) -> Option<Bytes> {
        let service = name.strip_prefix("alone.")?.split('.').next()?;
        let asked = self.index.file_alone(service) == name;
        let plan = self.alone(service).filter(|_| asked)?;
        serde_json::to_vec(plan.bundle()).ok().map(Bytes::from)
    }

    /// A bundle's name; its id, if it is no longer in the catalogue.
    pub fn bundle_name<'a>(&'a self, bundle: &'a str) -> &'a str {
        self.plan(bundle).map_or(bundle, |plan| &plan.bundle().name)
    }

    /// A service's name within a bundle; its id, if it is no longer in the catalogue.
    pub fn service_name<'a>(&'a self, bundle: &str, service: &'a str) -> &'a str {
        self.plan(bundle)
            .and_then(|plan| plan.bundle().services.iter().find(|it| it.id == service))
            .map_or(service, |it| &it.name)
    }

    /// The words of a topic.
    pub fn wording(&self, topic: &str) -> Option<&Wording> {
        self.catalogue.wording(topic)
    }

    /// A department's name; its id, if it is no longer in the catalogue.
    pub fn department_name<'a>(&'a self, department: &'a str) -> &'a str {
        let departments = self.catalogue.departments();
        departments
            .iter()
            .find(|it| it.id == department)
            .map_or(department, |it| &it.name)
    }
}
