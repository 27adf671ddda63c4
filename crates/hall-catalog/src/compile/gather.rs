//! What a set of services needs of the whole catalogue.

use std::collections::BTreeSet;

use hall_core::catalog::{
    Field, FieldIx, Kind, LetterIx, MaterialIx, QuestionIx, Service, ServiceIx, Source, Way,
};
use hall_core::condition::Expr;

use crate::library::{BundlePlan, Library};

/// Positions in the lists of the [`Library`].
#[derive(Debug, Default)]
pub(super) struct Needed {
    pub(super) services: Vec<ServiceIx>,
    pub(super) fields: BTreeSet<FieldIx>,
    /// The bundle's questions in its order; those that are only read come last.
    pub(super) questions: Vec<QuestionIx>,
    pub(super) materials: BTreeSet<MaterialIx>,
    pub(super) letters: BTreeSet<LetterIx>,
    pub(super) licences: BTreeSet<String>,
    pub(super) departments: BTreeSet<u16>,
    pub(super) laws: BTreeSet<u16>,
}

pub(super) fn gather(library: &Library, plan: &BundlePlan) -> Needed {
    let mut needed = Needed {
        questions: plan.questions.clone(),
        ..Needed::default()
    };
    for (service, member) in &plan.members {
        needed.services.push(*service);
        needed.expr(&member.when);
        if let Some(service) = library.services.get(service.at()) {
            needed.service(service);
        }
    }
    needed.materials(library);
    needed.letters(library);
    needed.questions(library);
    needed.linked_fields(library);
    for field in &needed.fields {
        let Some(it) = library.fields.get(field.at()) else {
            continue;
        };
        for source in sources(plan, *field, it) {
            if let Source::Licence { licence, .. } = source {
                needed.licences.insert(licence.clone());
            }
        }
    }
    needed
}

/// Where a field comes from in this bundle, before what cannot be had here is left out.
pub(super) fn sources<'a>(plan: &'a BundlePlan, field: FieldIx, it: &'a Field) -> &'a [Source] {
    let here = plan
        .sources
        .iter()
        .find(|(overridden, _)| *overridden == field);
    here.map_or(it.sources.as_slice(), |(_, sources)| sources.as_slice())
}

impl Needed {
    fn expr(&mut self, expr: &Expr) {
        let Self {
            fields, questions, ..
        } = self;
        expr.visit(
            &mut |field| {
                fields.insert(field);
            },
            &mut |question| {
                if !questions.contains(&question) {
                    questions.push(question);
                }
            },
        );
    }

    fn service(&mut self, service: &Service) {
        self.departments.insert(service.department);
        self.materials.extend(&service.provides);
        if let Some(it) = &service.certificate {
            self.licences.insert(it.licence.clone());
        }
        for it in &service.uses {
            self.fields.insert(it.field);
            self.expr(&it.when);
            self.laws.extend(&it.basis);
        }
        for it in &service.rules {
            self.fields.insert(it.at);
            self.fields.extend(it.each);
            self.fields.extend(&it.shows);
            self.expr(&it.when);
            self.expr(&it.must);
            self.laws.extend(&it.basis);
        }
        if let Some(it) = &service.limit.except {
            self.expr(&it.when);
        }
        for it in &service.requirements {
            self.materials.extend(&it.any_of);
            self.letters.extend(it.commitment);
            self.expr(&it.when);
            self.laws.extend(&it.basis);
        }
    }

    /// Materials bring those that they are similar to, and what their ways read.
    fn materials(&mut self, library: &Library) {
        let mut open: Vec<MaterialIx> = self.materials.iter().copied().collect();
        while let Some(material) = open.pop() {
            let Some(it) = library.materials.get(material.at()) else {
                continue;
            };
            if let Some(other) = it.similar_to
                && self.materials.insert(other)
            {
                open.push(other);
            }
            for way in &it.ways {
                match way {
                    Way::Licence { licence, when, .. } => {
                        self.licences.insert(licence.clone());
                        self.expr(when);
                    }
                    Way::Register { when, .. } => self.expr(when),
                    Way::Upload { .. } | Way::Generated { .. } | Way::ThirdParty { .. } => {}
                }
            }
        }
    }

    fn letters(&mut self, library: &Library) {
        for letter in self.letters.clone() {
            if let Some(it) = library.letters.get(letter.at()) {
                self.expr(&it.when);
            }
        }
    }

    /// Questions may be asked only after others.
    fn questions(&mut self, library: &Library) {
        let mut next = 0;
        while let Some(question) = self.questions.get(next).copied() {
            next += 1;
            if let Some(it) = library.questions.get(question.at()) {
                self.expr(&it.when);
            }
        }
    }

    /// Columns bring their groups, certificates the field that says their type.
    fn linked_fields(&mut self, library: &Library) {
        for field in self.fields.clone() {
            let Some(it) = library.fields.get(field.at()) else {
                continue;
            };
            self.fields.extend(it.group);
            if let Kind::Certificate { by } = it.kind {
                self.fields.insert(by);
            }
        }
    }
}
