//! Where an answer stands: a field, or a cell of a repeating group.

use hall_core::catalog::FieldIx;
use hall_core::plan::Plan;

/// Where an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field outside any repeating group, or a whole group.
    Field(FieldIx),
    /// A cell of a repeating group.
    Cell {
        /// The group.
        group: FieldIx,
        /// The row, from nought.
        row: usize,
        /// The column.
        column: FieldIx,
    },
}

impl Place {
    /// The field, or the column.
    pub const fn field(self) -> FieldIx {
        match self {
            Self::Field(field) | Self::Cell { column: field, .. } => field,
        }
    }

    /// The row that it is in; fields outside any group count as in the first.
    pub const fn row(self) -> usize {
        match self {
            Self::Field(_) => 0,
            Self::Cell { row, .. } => row,
        }
    }

    /// The name that findings have for it: `org.name`, `holder[0].ratio`.
    pub fn at(self, plan: &Plan) -> String {
        match self {
            Self::Field(field) => key(plan, field).to_owned(),
            Self::Cell { group, row, column } => {
                format!("{}[{row}].{}", key(plan, group), element(plan, column))
            }
        }
    }
}

/// The id of the element that shows the answer at `at`.
pub fn element_id(at: &str) -> String {
    format!("f-{at}")
}

/// A field's key.
pub fn key(plan: &Plan, field: FieldIx) -> &str {
    plan.field(field).map_or("", |it| it.key.as_str())
}

/// The name of a column within its rows.
pub fn element(plan: &Plan, column: FieldIx) -> &str {
    key(plan, column).rsplit('.').next().unwrap_or_default()
}

/// The field that a finding's place belongs to: the key without the number of the row.
pub fn field_of(plan: &Plan, at: &str) -> Option<FieldIx> {
    match at.split_once('[') {
        None => plan.field_ix(at),
        Some((group, rest)) => match rest.split_once("].") {
            Some((_, column)) => plan.field_ix(&format!("{group}.{column}")),
            None => plan.field_ix(group),
        },
    }
}
