//! The catalogue that is in force: ready for the rules, and as the files that the app fetches.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use hall_catalog::{Catalogue, Faults, Files, Snapshot};
use hall_core::calendar::Calendar;
use hall_core::catalog::{Bundle, CatalogIndex};
use hall_core::plan::Plan;

/// The live catalogue.
#[derive(Clone, Debug)]
pub struct LiveCatalog {
    index: CatalogIndex,
    plans: BTreeMap<String, Arc<Plan>>,
    calendar: Calendar,
    files: BTreeMap<String, Bytes>,
}

impl LiveCatalog {
    /// The catalogue that this program was built with.
    ///
    /// # Errors
    /// What is wrong in its sources; a program that was tested has none.
    pub fn embedded() -> Result<Self, Faults> {
        Ok(Self::of(&Catalogue::load(&Files::embedded())?))
    }

    /// A catalogue that was read.
    pub fn of(catalogue: &Catalogue) -> Self {
        let snapshot = Snapshot::of(catalogue);
        let files = snapshot
            .files
            .into_iter()
            .map(|file| (file.name, Bytes::from(file.bytes)));
        let bundles = catalogue.bundles().to_vec();
        Self::new(
            snapshot.index,
            bundles,
            catalogue.calendar().clone(),
            files.collect(),
        )
    }

    /// A catalogue from its parts. `files` are those that the app fetches, by name.
    pub fn new(
        index: CatalogIndex,
        bundles: Vec<Bundle>,
        calendar: Calendar,
        files: BTreeMap<String, Bytes>,
    ) -> Self {
        let plans = bundles
            .into_iter()
            .map(|bundle| (bundle.id.clone(), Arc::new(Plan::new(bundle))))
            .collect();
        Self {
            index,
            plans,
            calendar,
            files,
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

    /// A bundle, ready for the rules.
    pub fn plan(&self, bundle: &str) -> Option<&Arc<Plan>> {
        self.plans.get(bundle)
    }

    /// The ids of the bundles.
    pub fn bundles(&self) -> impl Iterator<Item = &str> {
        self.plans.keys().map(String::as_str)
    }

    /// The working days.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// A file that the app fetches.
    pub fn file(&self, name: &str) -> Option<&Bytes> {
        self.files.get(name)
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

    /// A department's name; its id, if it is no longer in the catalogue.
    pub fn department_name<'a>(&'a self, department: &'a str) -> &'a str {
        self.plans
            .values()
            .flat_map(|plan| &plan.bundle().departments)
            .find(|it| it.id == department)
            .map_or(department, |it| &it.name)
    }
}
