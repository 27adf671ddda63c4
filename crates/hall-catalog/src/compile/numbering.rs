//! The positions in a bundle of what was picked from the whole catalogue.

use std::collections::BTreeMap;

use hall_core::catalog::{FieldIx, Kind, LetterIx, MaterialIx, QuestionIx, SectionIx, ServiceIx};

use super::gather::Needed;
use crate::library::Library;

/// Old positions, in the new order, and the way from an old one to its new one.
#[derive(Debug)]
pub(super) struct Picked<K> {
    pub(super) order: Vec<K>,
    new: BTreeMap<K, u16>,
}

impl<K: Copy + Ord + Position> Picked<K> {
    fn of(order: Vec<K>) -> Self {
        let new = order
            .iter()
            .enumerate()
            .map(|(position, old)| (*old, u16::try_from(position).unwrap_or(u16::MAX)))
            .collect();
        Self { order, new }
    }

    /// The new position. What was not picked points at nothing.
    fn new_position(&self, old: K) -> u16 {
        self.new.get(&old).copied().unwrap_or(u16::MAX)
    }

    /// The old positions, in the new order.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().map(Position::position)
    }

    pub(super) fn has(&self, old: K) -> bool {
        self.new.contains_key(&old)
    }
}

/// An index as a position in its list.
pub(super) trait Position {
    fn position(&self) -> usize;
}

/// The indices of `hall-core`, which all have the same shape.
macro_rules! position {
    ($($index:ty),*) => {$(
        impl Position for $index {
            fn position(&self) -> usize {
                self.at()
            }
        }
    )*};
}
position!(
    ServiceIx, FieldIx, SectionIx, QuestionIx, MaterialIx, LetterIx
);

impl Position for u16 {
    fn position(&self) -> usize {
        usize::from(*self)
    }
}

#[derive(Debug)]
pub(super) struct Numbering {
    pub(super) services: Picked<ServiceIx>,
    pub(super) fields: Picked<FieldIx>,
    pub(super) sections: Picked<SectionIx>,
    pub(super) tables: Picked<u16>,
    pub(super) questions: Picked<QuestionIx>,
    pub(super) materials: Picked<MaterialIx>,
    pub(super) letters: Picked<LetterIx>,
    pub(super) departments: Picked<u16>,
    pub(super) laws: Picked<u16>,
}

impl Numbering {
    pub(super) fn of(needed: &Needed, library: &Library) -> Self {
        let section = |field: FieldIx| library.fields.get(field.at()).map(|it| it.section);
        let mut fields: Vec<FieldIx> = needed.fields.iter().copied().collect();
        fields.sort_by_key(|it| (section(*it), *it));
        let mut sections: Vec<SectionIx> = fields.iter().filter_map(|it| section(*it)).collect();
        sections.dedup();
        let mut tables: Vec<u16> = fields
            .iter()
            .filter_map(|it| match library.fields.get(it.at())?.kind {
                Kind::Code { table } => Some(table),
                _ => None,
            })
            .collect();
        tables.sort_unstable();
        tables.dedup();
        Self {
            services: Picked::of(needed.services.clone()),
            fields: Picked::of(fields),
            sections: Picked::of(sections),
            tables: Picked::of(tables),
            questions: Picked::of(needed.questions.clone()),
            materials: Picked::of(needed.materials.iter().copied().collect()),
            letters: Picked::of(needed.letters.iter().copied().collect()),
            departments: Picked::of(needed.departments.iter().copied().collect()),
            laws: Picked::of(needed.laws.iter().copied().collect()),
        }
    }

    pub(super) fn service(&self, old: ServiceIx) -> ServiceIx {
        ServiceIx(self.services.new_position(old))
    }

    pub(super) fn field(&self, old: FieldIx) -> FieldIx {
        FieldIx(self.fields.new_position(old))
    }

    pub(super) fn section(&self, old: SectionIx) -> SectionIx {
        SectionIx(self.sections.new_position(old))
    }

    pub(super) fn table(&self, old: u16) -> u16 {
        self.tables.new_position(old)
    }

    pub(super) fn question(&self, old: QuestionIx) -> QuestionIx {
        QuestionIx(self.questions.new_position(old))
    }

    pub(super) fn material(&self, old: MaterialIx) -> MaterialIx {
        MaterialIx(self.materials.new_position(old))
    }

    pub(super) fn letter(&self, old: LetterIx) -> LetterIx {
        LetterIx(self.letters.new_position(old))
    }

    pub(super) fn department(&self, old: u16) -> u16 {
        self.departments.new_position(old)
    }

    pub(super) fn laws(&self, old: &[u16]) -> Vec<u16> {
        old.iter().map(|it| self.laws.new_position(*it)).collect()
    }
}
