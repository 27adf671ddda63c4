//! A bundle made ready for the rules: who reads what, worked out once.
//!
//! The pre-check re-evaluates after one answer only what hangs on it. This module knows what hangs on
//! what: it orders the fields so that everything a field's relevance or derivation reads comes before
//! it, and lists the readers of every field and question.

mod order;

use std::collections::BTreeMap;

use order::evaluation_order;

use crate::catalog::{
    Bundle, Field, FieldIx, Kind, Letter, MaterialIx, QuestionIx, Rule, Service, ServiceIx, Source,
    Use,
};
use crate::condition::Expr;

/// A bundle with its indices.
#[derive(Clone, Debug)]
pub struct Plan {
    bundle: Bundle,
    by_key: BTreeMap<String, FieldIx>,
    /// For every field, the uses of it.
    uses: Vec<Vec<UseAt>>,
    /// The fields in the order of evaluation.
    order: Vec<FieldIx>,
    /// Every field's position in `order`.
    position: Vec<usize>,
    /// For every field, the fields whose relevance, value or checks read it.
    readers: Vec<Vec<FieldIx>>,
    /// For every field, the rules that read it.
    rules: Vec<Vec<RuleAt>>,
    /// For every field, whether a requirement, a way or a letter reads it.
    moves_materials: Vec<bool>,
    /// For every field, the service whose result it waits for.
    awaited: Vec<Option<ServiceIx>>,
}

/// A use, by its service and its position on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UseAt {
    pub(crate) service: ServiceIx,
    pub(crate) position: usize,
}

/// A rule, by its service and its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RuleAt {
    pub(crate) service: ServiceIx,
    pub(crate) position: usize,
}

impl Plan {
    /// Works out the indices.
    pub fn new(bundle: Bundle) -> Self {
        let n = bundle.fields.len();
        let by_key = bundle
            .fields
            .iter()
            .enumerate()
            .map(|(position, field)| (field.key.clone(), FieldIx::new(position)))
            .collect();
        let uses = uses_by_field(&bundle);
        let reads = reads_by_field(&bundle, &uses);
        let order = evaluation_order(&reads);
        let mut position = vec![0; n];
        for (at, field) in order.iter().enumerate() {
            if let Some(slot) = position.get_mut(field.at()) {
                *slot = at;
            }
        }
        let mut readers = vec![Vec::new(); n];
        for (reader, read) in reads.iter().enumerate() {
            for field in read {
                if let Some(list) = readers.get_mut(field.at()) {
                    list.push(FieldIx::new(reader));
                }
            }
        }
        let rules = rules_by_field(&bundle);
        let moves_materials = material_readers(&bundle);
        let awaited = bundle
            .fields
            .iter()
            .map(|field| awaited(&bundle, field))
            .collect();
        Self {
            bundle,
            by_key,
            uses,
            order,
            position,
            readers,
            rules,
            moves_materials,
            awaited,
        }
    }

    /// The same bundle with only these services: each service also stands alone.
    pub fn only(mut bundle: Bundle, services: &[ServiceIx]) -> Self {
        for (position, member) in bundle.members.iter_mut().enumerate() {
            if services.contains(&ServiceIx::new(position)) {
                member.core = true;
                member.when = Expr::ALWAYS;
            } else {
                member.core = false;
                member.when = Expr::Bool(false);
            }
        }
        Self::new(bundle)
    }

    /// The bundle.
    pub const fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// The field with this key.
    pub fn field_ix(&self, key: &str) -> Option<FieldIx> {
        self.by_key.get(key).copied()
    }

    /// The guiding question with this id.
    pub fn question_ix(&self, id: &str) -> Option<QuestionIx> {
        self.bundle
            .questions
            .iter()
            .position(|it| it.id == id)
            .map(QuestionIx::new)
    }

    /// The material with this id.
    pub fn material_ix(&self, id: &str) -> Option<MaterialIx> {
        self.bundle
            .materials
            .iter()
            .position(|it| it.id == id)
            .map(MaterialIx::new)
    }

    /// The service with this id.
    pub fn service_ix(&self, id: &str) -> Option<ServiceIx> {
        self.bundle
            .services
            .iter()
            .position(|it| it.id == id)
            .map(ServiceIx::new)
    }

    /// The field at an index.
    pub fn field(&self, field: FieldIx) -> Option<&Field> {
        self.bundle.fields.get(field.at())
    }

    /// The service at an index.
    pub fn service(&self, service: ServiceIx) -> Option<&Service> {
        self.bundle.services.get(service.at())
    }

    /// The laws at these positions.
    pub fn laws(&self, positions: &[u16]) -> Vec<String> {
        positions
            .iter()
            .filter_map(|at| self.bundle.laws.get(usize::from(*at)))
            .cloned()
            .collect()
    }

    /// The columns of a repeating group.
    pub fn columns(&self, group: FieldIx) -> &[FieldIx] {
        match self.field(group).map(|it| &it.kind) {
            Some(Kind::Rows { columns, .. }) => columns,
            _ => &[],
        }
    }

    /// The position of a column within its group's rows.
    pub fn column_position(&self, column: FieldIx) -> Option<(FieldIx, usize)> {
        let group = self.field(column)?.group?;
        let position = self.columns(group).iter().position(|it| *it == column)?;
        Some((group, position))
    }

    pub(crate) fn uses_of(&self, field: FieldIx) -> impl Iterator<Item = (ServiceIx, &Use)> {
        self.uses
            .get(field.at())
            .into_iter()
            .flatten()
            .filter_map(|at| Some((at.service, self.service(at.service)?.uses.get(at.position)?)))
    }

    pub(crate) fn order(&self) -> &[FieldIx] {
        &self.order
    }

    pub(crate) fn position(&self, field: FieldIx) -> usize {
        self.position.get(field.at()).copied().unwrap_or(0)
    }

    pub(crate) fn readers(&self, field: FieldIx) -> &[FieldIx] {
        self.readers.get(field.at()).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn rules_reading(&self, field: FieldIx) -> &[RuleAt] {
        self.rules.get(field.at()).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn moves_materials(&self, field: FieldIx) -> bool {
        self.moves_materials
            .get(field.at())
            .copied()
            .unwrap_or(false)
    }

    pub(crate) fn awaited_from(&self, field: FieldIx) -> Option<ServiceIx> {
        self.awaited.get(field.at()).copied().flatten()
    }

    pub(crate) fn rule(&self, at: RuleAt) -> Option<&Rule> {
        self.service(at.service)?.rules.get(at.position)
    }

    pub(crate) fn all_rules(&self) -> impl Iterator<Item = RuleAt> {
        self.bundle
            .services
            .iter()
            .enumerate()
            .flat_map(|(service, it)| {
                (0..it.rules.len()).map(move |position| RuleAt {
                    service: ServiceIx::new(service),
                    position,
                })
            })
    }

    pub(crate) fn letter(&self, at: crate::catalog::LetterIx) -> Option<&Letter> {
        self.bundle.letters.get(at.at())
    }
}

/// The uses of every field; a column that is part of its table's shape is used as the table is.
fn uses_by_field(bundle: &Bundle) -> Vec<Vec<UseAt>> {
    let mut uses: Vec<Vec<UseAt>> = vec![Vec::new(); bundle.fields.len()];
    for (service, it) in bundle.services.iter().enumerate() {
        for (position, it) in it.uses.iter().enumerate() {
            if let Some(list) = uses.get_mut(it.field.at()) {
                list.push(UseAt {
                    service: ServiceIx::new(service),
                    position,
                });
            }
        }
    }
    for (column, field) in bundle.fields.iter().enumerate() {
        let own = uses.get(column).is_none_or(Vec::is_empty);
        if let (true, true, Some(group)) = (field.inline, own, field.group) {
            let of_group = uses.get(group.at()).cloned().unwrap_or_default();
            if let Some(list) = uses.get_mut(column) {
                *list = of_group;
            }
        }
    }
    uses
}

/// For every field, the fields that its relevance, its derivation and its form read.
fn reads_by_field(bundle: &Bundle, uses: &[Vec<UseAt>]) -> Vec<Vec<FieldIx>> {
    bundle
        .fields
        .iter()
        .enumerate()
        .map(|(this, field)| {
            let mut reads = Vec::new();
            let mut read = |ix: FieldIx| {
                if ix.at() != this && !reads.contains(&ix) {
                    reads.push(ix);
                }
            };
            for at in uses.get(this).into_iter().flatten() {
                let found = bundle
                    .services
                    .get(at.service.at())
                    .and_then(|it| it.uses.get(at.position));
                if let Some(found) = found {
                    found.when.visit(&mut read, &mut |_| {});
                }
            }
            if let Some(derive) = &field.derive {
                derive.from.visit(&mut read, &mut |_| {});
            }
            match &field.kind {
                Kind::Certificate { by } | Kind::Signature { by: Some(by) } => read(*by),
                _ => {}
            }
            if let Some(group) = field.group {
                read(group);
            }
            // A group that only repeats a subject is asked when one of its columns is; it reads no
            // column, because their conditions are looked at row by row.
            reads
        })
        .collect()
}

fn rules_by_field(bundle: &Bundle) -> Vec<Vec<RuleAt>> {
    let mut rules: Vec<Vec<RuleAt>> = vec![Vec::new(); bundle.fields.len()];
    for (service, it) in bundle.services.iter().enumerate() {
        for (position, rule) in it.rules.iter().enumerate() {
            let at = RuleAt {
                service: ServiceIx::new(service),
                position,
            };
            let mut note = |field: FieldIx| {
                if let Some(list) = rules.get_mut(field.at())
                    && !list.contains(&at)
                {
                    list.push(at);
                }
            };
            note(rule.at);
            rule.shows.iter().copied().for_each(&mut note);
            rule.each.into_iter().for_each(&mut note);
            rule.when.visit(&mut note, &mut |_| {});
            rule.must.visit(&mut note, &mut |_| {});
        }
    }
    rules
}

fn material_readers(bundle: &Bundle) -> Vec<bool> {
    let mut reads = vec![false; bundle.fields.len()];
    let mut note = |field: FieldIx| {
        if let Some(flag) = reads.get_mut(field.at()) {
            *flag = true;
        }
    };
    for requirement in bundle.services.iter().flat_map(|it| &it.requirements) {
        requirement.when.visit(&mut note, &mut |_| {});
    }
    // What is promised says how long a material may be deferred.
    for it in bundle
        .services
        .iter()
        .filter_map(|it| it.limit.except.as_ref())
    {
        it.when.visit(&mut note, &mut |_| {});
    }
    for way in bundle.materials.iter().flat_map(|it| &it.ways) {
        use crate::catalog::Way;
        if let Way::Licence { when, .. } | Way::Register { when, .. } = way {
            when.visit(&mut note, &mut |_| {});
        }
    }
    for letter in &bundle.letters {
        letter.when.visit(&mut note, &mut |_| {});
    }
    reads
}

fn awaited(bundle: &Bundle, field: &Field) -> Option<ServiceIx> {
    field.sources.iter().find_map(|source| match source {
        Source::Prior(service) => bundle
            .services
            .iter()
            .position(|it| it.id == *service)
            .map(ServiceIx::new),
        _ => None,
    })
}
