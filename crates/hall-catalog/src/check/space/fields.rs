//! Fields: who asks for them where, and what is known of their values.

use hall_core::catalog::{Field, FieldIx, Kind, ServiceIx, Source};
use hall_core::condition::Expr;
use hall_core::decimal::Decimal;

use super::split::{Plain, Sight, Split};
use super::{Eyes, Space};
use crate::check::diagram::Set;

impl Space<'_> {
    /// Where a service asks for a field, seen with its own eyes: what it does not ask for itself is not
    /// there for it.
    pub(in crate::check) fn wanted(&mut self, service: ServiceIx, field: FieldIx) -> Split {
        if let Some(known) = self.wanted.get(&(service, field)) {
            return *known;
        }
        if !self.open_wants.insert((service, field)) {
            // A circle; the check says so elsewhere.
            return Split::UNKNOWN;
        }
        let wanted = self.find_wanted(service, field);
        self.open_wants.remove(&(service, field));
        self.wanted.insert((service, field), wanted);
        wanted
    }

    fn find_wanted(&mut self, service: ServiceIx, field: FieldIx) -> Split {
        let bundle = self.bundle;
        let on = self.on(service);
        let on = Split {
            yes: on,
            no: self.diagram.not(on),
        };
        let group = bundle.fields.get(field.at()).and_then(|it| it.group);
        let when = match self.use_of(service, field) {
            Some(it) if group.is_none() => self.truth(&it.when, Eyes::Service(service), None),
            Some(it) if self.is_open() => self.truth(&it.when, Eyes::Service(service), group),
            // Without rows the condition of a column cannot be told.
            Some(it) if !it.when.is_always() => Split::UNKNOWN,
            Some(_) => Split::of(true),
            None => Split::of(self.uses_columns_of(service, field)),
        };
        let wanted = on.and(when, &mut self.diagram);
        match group {
            Some(group) => {
                let group = self.wanted(service, group);
                wanted.and(group, &mut self.diagram)
            }
            None => wanted,
        }
    }

    /// Where anybody asks for a field.
    pub(super) fn asked(&mut self, field: FieldIx) -> Split {
        if let Some(known) = self.asked.get(&field) {
            return *known;
        }
        let mut asked = Split::of(false);
        for service in self.users(field) {
            let wanted = self.wanted(service, field);
            asked = asked.or(wanted, &mut self.diagram);
        }
        self.asked.insert(field, asked);
        asked
    }

    /// Where a field is absent, and where it has each of its known values.
    pub(in crate::check) fn values(&mut self, field: FieldIx) -> Vec<Set> {
        let group = self.bundle.fields.get(field.at()).and_then(|it| it.group);
        let sight = self.field_sight(field, Eyes::Everyone, group);
        let values = sight.values.into_iter().map(|(_, set)| set);
        values.chain([sight.absent]).collect()
    }

    pub(super) fn field_sight(
        &mut self,
        field: FieldIx,
        eyes: Eyes,
        row: Option<FieldIx>,
    ) -> Sight {
        let bundle = self.bundle;
        let Some(this) = bundle.fields.get(field.at()) else {
            return Sight::ABSENT;
        };
        let whole = match this.group {
            Some(group) if row != Some(group) => Some(group),
            None if matches!(this.kind, Kind::Rows { .. }) => Some(field),
            _ => None,
        };
        if matches!(eyes, Eyes::Nobody) {
            return Sight::UNKNOWN;
        }
        let seen = match whole {
            Some(group) => self.table_sight(group),
            None => self.cell_sight(field, this),
        };
        match eyes {
            Eyes::Service(service) => {
                let wanted = self.wanted(service, whole.unwrap_or(field));
                let mut seen = seen.within(wanted.yes, &mut self.diagram);
                seen.absent = self.diagram.or(seen.absent, wanted.no);
                seen
            }
            _ => seen,
        }
    }

    /// A table, or a whole column of it.
    fn table_sight(&mut self, group: FieldIx) -> Sight {
        let (asked, there) = self.there(group);
        let values = if self.is_open() {
            Vec::new()
        } else {
            vec![(Plain::NoRows, there)]
        };
        let gone = self.diagram.minus(asked.yes, there);
        Sight {
            absent: self.diagram.or(asked.no, gone),
            values,
            typed: there,
        }
    }

    /// Where a field is asked, and where it is there too: elsewhere it comes with a result later.
    fn there(&mut self, field: FieldIx) -> (Split, Set) {
        let asked = self.asked(field);
        let awaited = self.awaited(field);
        (asked, self.diagram.minus(asked.yes, awaited))
    }

    fn awaited(&mut self, field: FieldIx) -> Set {
        let bundle = self.bundle;
        let prior = bundle.fields.get(field.at()).and_then(|it| {
            it.sources.iter().find_map(|source| match source {
                Source::Prior(id) => bundle.services.iter().position(|it| it.id == *id),
                _ => None,
            })
        });
        prior.map_or(Set::NONE, |it| self.on(ServiceIx::new(it)))
    }

    fn cell_sight(&mut self, field: FieldIx, this: &Field) -> Sight {
        if let Some(known) = self.seen.get(&field) {
            return known.clone();
        }
        if !self.open_sights.insert(field) {
            return Sight::UNKNOWN;
        }
        let sight = self.find_cell(field, this);
        self.open_sights.remove(&field);
        self.seen.insert(field, sight.clone());
        sight
    }

    fn find_cell(&mut self, field: FieldIx, this: &Field) -> Sight {
        let (asked, there) = self.there(field);
        let gone = self.diagram.minus(asked.yes, there);
        let mut sight = Sight {
            absent: self.diagram.or(asked.no, gone),
            ..Sight::UNKNOWN
        };
        // What is worked out and cannot be changed comes first, then what a question gives, then what is
        // typed.
        let derived = match &this.derive {
            Some(derive) => self.derived(this, &derive.from),
            None => Sight::UNKNOWN,
        };
        let fixed = this.derive.as_ref().is_some_and(|it| !it.editable);
        let mut left = there;
        if fixed {
            self.take(&mut sight, &derived, left);
            // As long as something that it follows from is open, nothing else settles it.
            left = self.diagram.and(left, derived.absent);
        }
        if this.group.is_none() {
            let given = self.given(field, this);
            left = self.take(&mut sight, &given, left);
        }
        if fixed {
            return sight;
        }
        if self.is_open() {
            let typed = self.typed(field);
            self.take(&mut sight, &typed, left);
            sight.typed = left;
        } else {
            self.take(&mut sight, &derived, left);
        }
        sight
    }

    /// Adds the known values of another sight where nothing else is known; gives what is left.
    fn take(&mut self, sight: &mut Sight, from: &Sight, left: Set) -> Set {
        let mut rest = left;
        for (value, set) in &from.values {
            let here = self.diagram.and(*set, left);
            rest = self.diagram.minus(rest, here);
            let one = Sight {
                values: vec![(value.clone(), here)],
                ..Sight::UNKNOWN
            };
            *sight = std::mem::replace(sight, Sight::UNKNOWN).joined(one, &mut self.diagram);
        }
        sight.values.retain(|(_, set)| *set != Set::NONE);
        rest
    }

    /// What a field is worked out to be, where that is a value of its kind.
    fn derived(&mut self, this: &Field, from: &Expr) -> Sight {
        let mut derived = self.sight(from, Eyes::Everyone, this.group);
        derived.values.retain(|(value, _)| suits(value, &this.kind));
        derived
    }

    /// What the answers to guiding questions settle.
    fn given(&mut self, field: FieldIx, this: &Field) -> Sight {
        let mut given = Sight::UNKNOWN;
        let mut left = Set::ALL;
        for position in 0..self.questions.len() {
            let Some(question) = self.questions.get(position) else {
                continue;
            };
            let gifts: Vec<(u16, Plain)> = (0_u16..)
                .zip(&question.options)
                .filter_map(|(value, option)| {
                    let gift = option.gives.iter().find(|it| it.field == field)?;
                    Some((value, gift_of(&gift.value, &this.kind)))
                })
                .collect();
            let variable = question.variable;
            for (value, plain) in gifts {
                let here = self.diagram.where_value(variable, |it| it == value);
                let one = Sight {
                    values: vec![(plain, here)],
                    ..Sight::UNKNOWN
                };
                left = self.take(&mut given, &one, left);
            }
        }
        given
    }
}

/// Whether different gifts to a field of this kind are different values here.
pub(in crate::check) const fn tells_apart(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::YesNo
            | Kind::Consent
            | Kind::Number { .. }
            | Kind::Choices(_)
            | Kind::Choice(_)
            | Kind::Code { .. }
            | Kind::Text { .. }
    )
}

/// A gift as a value of the field.
fn gift_of(text: &str, kind: &Kind) -> Plain {
    match kind {
        Kind::YesNo | Kind::Consent => Plain::Bool(text == "true"),
        Kind::Number { .. } => Decimal::parse(text).map_or(Plain::Given, Plain::Number),
        Kind::Choices(_) => Plain::Choices(vec![text.to_owned()]),
        Kind::Choice(_) | Kind::Code { .. } | Kind::Text { .. } => Plain::Text(text.to_owned()),
        _ => Plain::Given,
    }
}

fn suits(value: &Plain, kind: &Kind) -> bool {
    match (value, kind) {
        (Plain::Text(text), Kind::Choice(options)) => options.iter().any(|it| it.value == *text),
        (Plain::NoRows, _) => false,
        _ => true,
    }
}
