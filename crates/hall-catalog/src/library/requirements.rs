//! The materials that a service requires.

use hall_core::catalog::{FormKind, LetterIx, MaterialIx, Requirement};

use super::context::{Context, words};
use crate::place::Text;
use crate::source::{RequirementEntry, Sources};

pub(crate) const FORMS: [(&str, FormKind); 3] = [
    ("electronic", FormKind::Electronic),
    ("copy", FormKind::Copy),
    ("original", FormKind::Original),
];

pub(super) fn requirement(
    it: &RequirementEntry,
    sources: &Sources,
    context: &mut Context<'_>,
) -> Option<Requirement> {
    let named: Vec<&Text> = it.material.iter().chain(&it.any_of).collect();
    if named.is_empty() || (it.material.is_some() && !it.any_of.is_empty()) {
        context.log.add(
            it.number.place,
            "which_material",
            "material 和 any_of 要写且只写一个",
            "一种材料写 material: 编号；几种任选其一写 any_of: [编号, 编号]",
        );
        return None;
    }
    let mut any_of = Vec::new();
    for material in named {
        any_of.extend(
            context
                .materials
                .find(material, context.log)
                .map(MaterialIx::new),
        );
    }
    let form = context.word(&it.form, &FORMS);
    let when = context.condition(it.when.as_ref(), None);
    let commitment = it
        .commitment
        .as_ref()
        .and_then(|letter| context.letters.find(letter, context.log))
        .map(LetterIx::new);
    let first = sources.materials.get(any_of.first()?.at())?;
    let label = words(it.label.as_ref());
    Some(Requirement {
        number: it.number.value.clone(),
        label: if label.is_empty() {
            first.name.value.clone()
        } else {
            label
        },
        any_of,
        form: form?,
        copies: it.copies,
        principal: it.principal,
        when: when?,
        commitment,
        deferrable: it.deferrable,
        basis: context.laws(&it.basis),
    })
}
