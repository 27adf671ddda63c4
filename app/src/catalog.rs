//! The catalogue, as far as this browser has loaded it.
//!
//! The list of bundles is small and comes first; a bundle's rules are a file of their own and come
//! when the bundle is opened. Both are kept until the page is closed.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::calendar::Calendar;
use hall_core::catalog::{CatalogEntry, CatalogIndex, PublicLists};
use hall_core::plan::Plan;
use leptos::prelude::*;

use crate::api::{self, Outcome};

/// The catalogue. There is one, in the context.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    index: RwSignal<Option<Arc<CatalogIndex>>>,
    plans: StoredValue<BTreeMap<String, Arc<Plan>>>,
}

impl Library {
    /// An empty library, put into the context.
    pub fn begin() -> Self {
        let library = Self {
            index: RwSignal::new(None),
            plans: StoredValue::default(),
        };
        provide_context(library);
        library
    }

    /// The list of bundles and services; fetched at the first call.
    pub async fn index(self) -> Outcome<Arc<CatalogIndex>> {
        if let Some(index) = self.index.get_untracked() {
            return Ok(index);
        }
        let index = Arc::new(api::catalog_index().await?);
        self.index.set(Some(Arc::clone(&index)));
        Ok(index)
    }

    /// The name of a bundle, or of a service standing alone, if the list is there.
    pub fn name(self, id: &str) -> Option<String> {
        let index = self.index.get()?;
        name_in(&index, id)
    }

    /// The bundles that a service is in, if the list is there.
    pub fn bundles_with(self, service: &str) -> Vec<CatalogEntry> {
        let Some(index) = self.index.get_untracked() else {
            return Vec::new();
        };
        let has_it = |it: &&CatalogEntry| it.services.iter().any(|it| it == service);
        index.bundles.iter().filter(has_it).cloned().collect()
    }

    /// A bundle with its rules, or a service standing alone; `None` if there is neither.
    pub async fn plan(self, bundle: &str) -> Outcome<Option<Arc<Plan>>> {
        if let Some(plan) = self.plans.with_value(|it| it.get(bundle).cloned()) {
            return Ok(Some(plan));
        }
        let index = self.index().await?;
        let Some(file) = file_of(&index, bundle) else {
            return Ok(None);
        };
        let plan = Arc::new(Plan::new(api::bundle(&file).await?));
        self.plans
            .update_value(|it| it.extend([(bundle.to_owned(), Arc::clone(&plan))]));
        Ok(Some(plan))
    }

    /// Every service with the ways to have it done, and the national lists.
    pub async fn public_lists(self) -> Outcome<PublicLists> {
        let index = self.index().await?;
        api::catalog_file(&index.public_lists).await
    }

    /// The working days that are announced.
    pub async fn calendar(self) -> Outcome<Calendar> {
        let index = self.index().await?;
        api::catalog_file(&index.calendar).await
    }

    /// Forgets everything, so that the newest catalogue is fetched.
    pub fn forget(self) {
        self.index.set(None);
        self.plans.set_value(BTreeMap::new());
    }
}

/// The name of a bundle, or of a service standing alone.
pub fn name_in(index: &CatalogIndex, id: &str) -> Option<String> {
    let bundle = index.bundles.iter().find(|it| it.id == id);
    let service = || index.services.iter().find(|it| it.id == id);
    bundle
        .map(|it| it.name.clone())
        .or_else(|| service().map(|it| it.name.clone()))
}

/// The file that holds the rules of a bundle, or of a service standing alone.
pub fn file_of(index: &CatalogIndex, id: &str) -> Option<String> {
    let bundle = index.bundles.iter().find(|it| it.id == id);
    let service = || index.services.iter().find(|it| it.id == id);
    bundle
        .map(|it| it.file.clone())
        .or_else(|| service().map(|it| index.file_alone(&it.id)))
}

/// The library, from the context.
pub fn use_library() -> Library {
    expect_context()
}
