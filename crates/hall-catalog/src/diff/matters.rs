//! Which guiding questions can move a thing: those that its conditions read, and those that decide
//! whether what the conditions read is there.

use std::collections::BTreeSet;

use hall_core::catalog::{
    Bundle, FieldIx, Kind, MaterialIx, Question, QuestionIx, ServiceIx, Source, Way,
};
use hall_core::condition::Expr;

use super::difference::About;
use super::picture::{Item, families, family};

/// The ids of the questions that matter to a thing, in the order of the bundle.
pub(super) fn matters<'a>(bundle: &'a Bundle, item: &Item) -> Vec<&'a Question> {
    let mut reading = Reading {
        bundle,
        questions: BTreeSet::new(),
        fields: BTreeSet::new(),
        services: BTreeSet::new(),
    };
    match item.about {
        About::Bundle => {}
        About::Service => reading.service_of(&item.at),
        About::Question => {
            let found = bundle.questions.iter().find(|it| it.id == item.at);
            if let Some(question) = found {
                reading.expr(&question.when);
            }
        }
        About::Field => {
            let found = bundle.fields.iter().position(|it| it.key == item.at);
            if let Some(position) = found {
                reading.field(FieldIx::new(position));
            }
        }
        About::Rule => reading.rule(&item.at),
        About::Material => reading.material(&item.at),
    }
    let read = reading.questions;
    bundle
        .questions
        .iter()
        .enumerate()
        .filter(|(position, _)| read.contains(&QuestionIx::new(*position)))
        .map(|(_, it)| it)
        .collect()
}

struct Reading<'a> {
    bundle: &'a Bundle,
    questions: BTreeSet<QuestionIx>,
    fields: BTreeSet<FieldIx>,
    services: BTreeSet<ServiceIx>,
}

impl Reading<'_> {
    fn expr(&mut self, expr: &Expr) {
        let (mut fields, mut questions) = (Vec::new(), Vec::new());
        expr.visit(&mut |it| fields.push(it), &mut |it| questions.push(it));
        questions.into_iter().for_each(|it| self.question(it));
        fields.into_iter().for_each(|it| self.field(it));
    }

    fn question(&mut self, question: QuestionIx) {
        let bundle = self.bundle;
        if let (true, Some(it)) = (
            self.questions.insert(question),
            bundle.questions.get(question.at()),
        ) {
            self.expr(&it.when);
        }
    }

    fn service(&mut self, service: ServiceIx) {
        let bundle = self.bundle;
        if let (true, Some(it)) = (
            self.services.insert(service),
            bundle.members.get(service.at()),
        ) {
            self.expr(&it.when);
            // What an earlier service yields is not asked for again.
            it.after.iter().for_each(|it| self.service(*it));
        }
    }

    fn service_of(&mut self, id: &str) {
        let found = self.bundle.services.iter().position(|it| it.id == id);
        found
            .into_iter()
            .for_each(|it| self.service(ServiceIx::new(it)));
    }

    fn rule(&mut self, at: &str) {
        let bundle = self.bundle;
        for (position, service) in bundle.services.iter().enumerate() {
            for rule in &service.rules {
                if at == format!("{}.{}", service.id, rule.code) {
                    self.service(ServiceIx::new(position));
                    self.expr(&rule.when);
                    self.expr(&rule.must);
                }
            }
        }
    }

    fn field(&mut self, field: FieldIx) {
        let bundle = self.bundle;
        let Some(it) = bundle
            .fields
            .get(field.at())
            .filter(|_| self.fields.insert(field))
        else {
            return;
        };
        for (position, service) in bundle.services.iter().enumerate() {
            for used in service.uses.iter().filter(|it| it.field == field) {
                self.service(ServiceIx::new(position));
                self.expr(&used.when);
            }
        }
        it.group.into_iter().for_each(|it| self.field(it));
        if let Kind::Rows { columns, .. } = &it.kind {
            columns.iter().for_each(|it| self.field(*it));
        }
        if let Some(derive) = &it.derive {
            self.expr(&derive.from);
        }
        for source in &it.sources {
            if let Source::Prior(service) = source {
                self.service_of(service);
            }
        }
        for (position, question) in bundle.questions.iter().enumerate() {
            let mut gifts = question.options.iter().flat_map(|it| &it.gives);
            if gifts.any(|it| it.field == field) {
                self.question(QuestionIx::new(position));
            }
        }
    }

    fn material(&mut self, id: &str) {
        let bundle = self.bundle;
        let Some(position) = bundle.materials.iter().position(|it| it.id == id) else {
            return;
        };
        // Where a requirement accepts alternatives, which one is chosen depends on who else asks.
        let together = families(bundle, MaterialIx::new(position));
        for (position, service) in bundle.services.iter().enumerate() {
            for required in &service.requirements {
                let ours = |it: &MaterialIx| together.contains(&family(bundle, *it));
                if !required.any_of.iter().any(ours) {
                    continue;
                }
                self.service(ServiceIx::new(position));
                self.expr(&required.when);
                let letter = required
                    .commitment
                    .and_then(|it| bundle.letters.get(it.at()));
                letter.into_iter().for_each(|it| self.expr(&it.when));
            }
        }
        for (position, material) in bundle.materials.iter().enumerate() {
            if !together.contains(&family(bundle, MaterialIx::new(position))) {
                continue;
            }
            for way in &material.ways {
                if let Way::Licence { when, .. } | Way::Register { when, .. } = way {
                    self.expr(when);
                }
            }
        }
    }
}
