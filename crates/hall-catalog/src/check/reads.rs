//! A service's conditions read only what the service itself uses.
//!
//! Otherwise a department could not judge its own part: the field would not be in it.

use std::collections::BTreeSet;

use hall_core::catalog::{FieldIx, Requirement, Service, Way};
use hall_core::condition::Expr;

use crate::fault::FaultLog;
use crate::library::Library;
use crate::place::{Place, Text};
use crate::source::{ServiceEntry, UseEntry};

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for (service, entry) in library.services.iter().zip(&library.sources.services) {
        let used = used(library, service);
        Reader {
            library,
            service,
            entry,
            used,
            log,
        }
        .check();
    }
}

/// The fields that a service uses. Whoever uses a column uses its table.
pub(super) fn used(library: &Library, service: &Service) -> BTreeSet<FieldIx> {
    let group = |it: FieldIx| library.fields.get(it.at()).and_then(|it| it.group);
    service
        .uses
        .iter()
        .flat_map(|it| [Some(it.field), group(it.field)])
        .flatten()
        .collect()
}

struct Reader<'a> {
    library: &'a Library,
    service: &'a Service,
    entry: &'a ServiceEntry,
    used: BTreeSet<FieldIx>,
    log: &'a mut FaultLog,
}

impl Reader<'_> {
    fn check(&mut self) {
        for it in &self.service.uses {
            let key = self.key(it.field).to_owned();
            let found = use_entries(self.entry).find(|entry| entry.field.value == key);
            if let Some(when) = found.and_then(|it| it.when.clone()) {
                self.expr(&it.when, &when, "");
            }
        }
        for (rule, entry) in self.service.rules.iter().zip(&self.entry.rules) {
            self.expr(&rule.must, &entry.must, "");
            if let Some(when) = &entry.when {
                self.expr(&rule.when, when, "");
            }
            self.named(rule.at, &entry.at);
            for (field, text) in rule.shows.iter().zip(&entry.shows) {
                self.named(*field, text);
            }
        }
        let except = self.service.limit.except.as_ref();
        if let Some((it, entry)) = except.zip(self.entry.limit.except.as_ref()) {
            self.expr(&it.when, &entry.when, "");
        }
        for (it, entry) in self.service.requirements.iter().zip(&self.entry.requires) {
            if let Some(when) = &entry.when {
                self.expr(&it.when, when, "");
            }
            self.met_by(it, &entry.number);
        }
    }

    /// What decides whether a material can be met in some way is read by the same department.
    fn met_by(&mut self, it: &Requirement, number: &Text) {
        let library = self.library;
        for material in it
            .any_of
            .iter()
            .filter_map(|it| library.materials.get(it.at()))
        {
            for way in &material.ways {
                if let Way::Licence { when, .. } | Way::Register { when, .. } = way {
                    self.expr(
                        when,
                        number,
                        &format!("材料「{}」的提交方式", material.name),
                    );
                }
            }
        }
        if let Some(letter) = it.commitment.and_then(|it| library.letters.get(it.at())) {
            self.expr(&letter.when, number, &format!("承诺书「{}」", letter.title));
        }
    }

    fn expr(&mut self, expr: &Expr, text: &Text, whose: &str) {
        let mut fields = BTreeSet::new();
        expr.visit(
            &mut |field| {
                fields.insert(field);
            },
            &mut |_| {},
        );
        for field in fields.difference(&self.used.clone()) {
            let key = self.key(*field).to_owned();
            let place = place_of(&key, text);
            let what = if whose.is_empty() {
                format!(
                    "条件里读了「{key}」，而「{}」的表里不要它",
                    self.service.name
                )
            } else {
                format!(
                    "{whose}要看「{key}」，而「{}」的表里不要它",
                    self.service.name
                )
            };
            let mend = "在 form 的 uses 里加上它（说明依据），或者改问引导问题 ask.…";
            self.log.add(place, "reads_unused", what, mend);
        }
    }

    fn named(&mut self, field: FieldIx, text: &Text) {
        if !self.used.contains(&field) {
            self.log.add(
                text.place,
                "reads_unused",
                format!(
                    "规则指在「{}」上，而「{}」的表里不要它",
                    text.value, self.service.name
                ),
                "指在这张表要的字段上",
            );
        }
    }

    fn key(&self, field: FieldIx) -> &str {
        self.library.key(field)
    }
}

/// The uses of a form as they are written.
pub(super) fn use_entries(entry: &ServiceEntry) -> impl Iterator<Item = &UseEntry> {
    entry.form.parts.iter().flat_map(|it| &it.uses)
}

/// The place of a name inside an expression, or else of the whole.
pub(super) fn place_of(name: &str, text: &Text) -> Place {
    match text.value.find(name).filter(|_| text.verbatim) {
        Some(byte) => {
            let before = text.value.get(..byte).map_or(0, |it| it.chars().count());
            let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            text.place
                .within(small(before), small(name.chars().count()))
        }
        None => text.place,
    }
}
