//! The catalogue, loaded and compiled.

use std::fmt::Write as _;

use hall_core::calendar::Calendar;
use hall_core::catalog::{
    Bundle, Department, Entitlement, LifeStage, PublicLists, ServiceEntry, ServiceIx,
};
use hall_core::topic::Wording;
use sha2::{Digest, Sha256};

use crate::calendar;
use crate::compile::{cut, single};
use crate::fault::{FaultLog, Faults};
use crate::files::Files;
use crate::library::{Library, resolve};
use crate::public;
use crate::source::gather;

/// Every bundle, compiled, with the working-day calendar.
#[derive(Clone, Debug)]
pub struct Catalogue {
    id: String,
    bundles: Vec<Bundle>,
    services: Vec<ServiceEntry>,
    calendar: Calendar,
    library: Library,
}

impl Catalogue {
    /// Reads and compiles the sources.
    ///
    /// # Errors
    /// Everything that keeps the sources from making sense, at once: first what cannot be read, and when
    /// all can be read, unknown names and ill-typed conditions. What is merely unwise is found by
    /// [`crate::check()`].
    pub fn load(files: &Files) -> Result<Self, Faults> {
        let (library, calendar) = read(files)?;
        let mut bundles: Vec<Bundle> = library.bundles.iter().map(|it| cut(&library, it)).collect();
        let services: Vec<ServiceEntry> = (0..library.services.len())
            .filter_map(|it| service_entry(&library, it))
            .collect();
        let id = content_address(&bundles, &library, &calendar);
        for bundle in &mut bundles {
            bundle.catalog.clone_from(&id);
        }
        Ok(Self {
            id,
            bundles,
            services,
            calendar,
            library,
        })
    }

    /// The content address: the same sources give the same id on every machine.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The bundles, in the order of their files.
    pub fn bundles(&self) -> &[Bundle] {
        &self.bundles
    }

    /// The bundle of that id.
    pub fn bundle(&self, id: &str) -> Option<&Bundle> {
        self.bundles.iter().find(|it| it.id == id)
    }

    /// The services, in the order of their files.
    pub fn services(&self) -> &[ServiceEntry] {
        &self.services
    }

    /// One service as a bundle of its own, under the service's id.
    pub fn service_alone(&self, id: &str) -> Option<Bundle> {
        let position = self.services.iter().position(|it| it.id == id)?;
        let mut bundle = single(&self.library, ServiceIx::new(position))?;
        bundle.catalog.clone_from(&self.id);
        Some(bundle)
    }

    /// The departments, in the order of their file.
    pub fn departments(&self) -> &[Department] {
        &self.library.departments
    }

    /// The stages of life, each with the national matters that no bundle covers yet.
    pub fn life_stages(&self) -> Vec<LifeStage> {
        public::life_stages(&self.library)
    }

    /// The list of services with the ways to have them done, and the national lists.
    pub fn public_lists(&self) -> PublicLists {
        public::public_lists(&self.library)
    }

    /// The words of a topic.
    pub fn wording(&self, topic: &str) -> Option<&Wording> {
        self.library.messages.iter().find(|it| it.topic == topic)
    }

    /// What services give without an application, in the order of their files.
    pub fn entitlements(&self) -> &[Entitlement] {
        &self.library.entitlements
    }

    /// The whole catalogue with every name resolved.
    pub(crate) const fn library(&self) -> &Library {
        &self.library
    }

    /// The working-day calendar.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }
}

/// Reads and resolves the sources, or says everything that is wrong.
pub(crate) fn read(files: &Files) -> Result<(Library, Calendar), Faults> {
    let mut log = FaultLog::default();
    let sources = gather(files, &mut log);
    let calendar = calendar::gather(files, &mut log);
    if !log.is_empty() {
        // An entry that cannot be read would make every mention of it an error too.
        return Err(Faults(log.into_faults(files)));
    }
    let library = resolve(sources, &mut log);
    if !log.is_empty() {
        return Err(Faults(log.into_faults(files)));
    }
    Ok((library, calendar))
}

fn service_entry(library: &Library, position: usize) -> Option<ServiceEntry> {
    let it = library.services.get(position)?;
    let department = library.departments.get(usize::from(it.department));
    Some(ServiceEntry {
        id: it.id.clone(),
        name: it.name.clone(),
        department: department.map(|it| it.name.clone()).unwrap_or_default(),
        statutory: it.limit.statutory,
        promised: it.limit.promised,
    })
}

/// The number of hexadecimal digits of a catalogue's id: 64 bits, short enough to read out and long
/// enough that two catalogues of one hall never share it by accident.
const ID_LEN: usize = 16;

/// SHA-256 over everything that the snapshot holds. The services that stand alone are not cut out
/// for it: they are made of these lists and of nothing else.
fn content_address(bundles: &[Bundle], library: &Library, calendar: &Calendar) -> String {
    let mut hash = Sha256::new();
    for bundle in bundles {
        hash.update(json(bundle));
    }
    let shared = (&library.sections, &library.tables, &library.licences);
    hash.update(json(&shared));
    hash.update(json(&(&library.fields, &library.questions)));
    hash.update(json(&(&library.materials, &library.letters)));
    hash.update(json(&(&library.services, &library.stages, &library.laws)));
    hash.update(json(&library.entitlements));
    hash.update(json(&public::life_stages(library)));
    hash.update(json(&public::public_lists(library)));
    hash.update(json(calendar));
    hex(&hash.finalize(), ID_LEN)
}

/// Compact JSON. These types have string keys only, so it cannot fail.
pub(crate) fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// The first digits of a hash in lower-case hexadecimal.
pub(crate) fn hex(hash: &[u8], n_digits: usize) -> String {
    let mut digits = String::new();
    for byte in hash {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits.truncate(n_digits);
    digits
}
