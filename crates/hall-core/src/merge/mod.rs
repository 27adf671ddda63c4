//! Merging: many forms into one, many lists of materials into one, with the reason for every step.

mod figures;
mod one_form;
mod waterfall;

pub use figures::FieldFigures;
pub use figures::{Figures, MaterialFigures, Pair};
pub use one_form::{MergedField, MergedMaterial, OneForm, Required, one_form};
pub use waterfall::{Removed, StepTaken};
