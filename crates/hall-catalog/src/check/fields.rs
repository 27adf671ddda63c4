//! Each field on its own: sensitive kinds, computed values, results of earlier services, twins.

use std::collections::BTreeMap;

use hall_core::catalog::{Field, FieldIx, Kind, SectionIx, Source};
use hall_core::condition::Expr;
use hall_core::kind::ValueKind;

use crate::fault::FaultLog;
use crate::library::Library;
use crate::place::Place;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    let mut labels: BTreeMap<(SectionIx, &str), &Field> = BTreeMap::new();
    for (position, field) in library.fields.iter().enumerate() {
        let place = library
            .field_places
            .get(position)
            .copied()
            .unwrap_or_default();
        sensitive(field, place, log);
        computed(field, place, log);
        for source in &field.sources {
            if let Source::Prior(service) = source {
                yielded(library, FieldIx::new(position), service, place, log);
            }
        }
        if field.group.is_some() {
            continue;
        }
        if let Some(twin) = labels.insert((field.section, &field.label), field) {
            log.add(
                place,
                "twin_fields",
                format!(
                    "「{}」和「{}」在同一部分里都叫「{}」",
                    field.key, twin.key, field.label
                ),
                "同一件事只留一个字段，两处都用它；确是两件事就把名称写得能分清",
            );
        }
    }
}

/// Identity documents and bank cards are sensitive personal information (个人信息保护法 第28条).
fn sensitive(field: &Field, place: Place, log: &mut FaultLog) {
    use ValueKind::{
        BankCard, CnPassport, CnResidentId, CnResidentId15, ForeignerPr2004, ForeignerPr2023,
        HkMoPermit, HmtResidencePermit, TwPermit,
    };
    let of_a_person = match field.kind {
        Kind::Certificate { .. } => true,
        Kind::Checked(kind) => [
            BankCard,
            CnPassport,
            CnResidentId,
            CnResidentId15,
            ForeignerPr2004,
            ForeignerPr2023,
            HkMoPermit,
            HmtResidencePermit,
            TwPermit,
        ]
        .contains(&kind),
        _ => false,
    };
    if of_a_person && !field.sensitive {
        log.add(
            place,
            "not_marked_sensitive",
            format!(
                "「{}」是身份证件号或银行卡号，没有标为敏感个人信息",
                field.key
            ),
            "加一行 sensitive: true（个人信息保护法第二十八条）",
        );
    }
}

fn computed(field: &Field, place: Place, log: &mut FaultLog) {
    let says = field.sources.contains(&Source::Computed);
    let value = field
        .derive
        .as_ref()
        .is_some_and(|it| !it.editable && reads_fields(&it.from));
    if says && field.derive.is_none() {
        log.add(
            place,
            "computed_without_value",
            format!("「{}」说是算出来的，却没有写怎么算", field.key),
            "加一行 value: 算式；只在某个一件事里能算，就写到那个一件事的 sources 和 values 里",
        );
    }
    if value && !says {
        log.add(
            place,
            "value_without_computed",
            format!("「{}」写了 value，from 里却没有 computed", field.key),
            "写成 from: [computed]",
        );
    }
}

/// Whether a derivation reads fields. What follows from the guiding questions alone is the applicant's own
/// answer, given elsewhere, and comes from nowhere else.
fn reads_fields(expr: &Expr) -> bool {
    let mut reads = false;
    expr.visit(&mut |_| reads = true, &mut |_| {});
    reads
}

/// A field that comes with a service's result must be among what the service yields.
pub(super) fn yielded(
    library: &Library,
    field: FieldIx,
    service: &str,
    place: Place,
    log: &mut FaultLog,
) {
    let Some(it) = library.fields.get(field.at()) else {
        return;
    };
    let group = it.group.unwrap_or(field);
    let yields = library
        .services
        .iter()
        .find(|it| it.id == service)
        .is_some_and(|it| it.yields.contains(&field) || it.yields.contains(&group));
    if !yields {
        log.add(
            place,
            "prior_not_yielded",
            format!(
                "「{}」要从「{service}」的结果里来，那个事项却不产生它",
                it.key
            ),
            format!(
                "在 services/{service}.yaml 的 yields 里加上 {}，或者去掉 prior:{service}",
                it.key
            ),
        );
    }
}
