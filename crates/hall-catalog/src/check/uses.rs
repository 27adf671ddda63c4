//! Each service's form: limits, law and purpose behind every use, who receives what is sensitive, tables
//! with columns.

use hall_core::catalog::{Days, Field, FieldIx, Kind, Service, Use};

use crate::fault::FaultLog;
use crate::library::Library;
use crate::place::Place;
use crate::source::ServiceEntry;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for (position, (service, entry)) in library
        .services
        .iter()
        .zip(&library.sources.services)
        .enumerate()
    {
        head(service, entry, log);
        recipient(library, service, entry, log);
        let places = library
            .use_places
            .get(position)
            .map(Vec::as_slice)
            .unwrap_or_default();
        for (it, place) in service.uses.iter().zip(places) {
            let Some(field) = library.fields.get(it.field.at()) else {
                continue;
            };
            if !field.inline {
                reason(it, field, *place, log);
                table(library, service, field, *place, log);
            }
        }
    }
}

fn head(service: &Service, entry: &ServiceEntry, log: &mut FaultLog) {
    // 即办 is within the working day, so a promised half day keeps a statutory nought.
    let (limit, entry_limit) = (&service.limit, &entry.limit);
    let usual = [(limit.promised, entry_limit.place)];
    let except = entry_limit.except.iter();
    let except = except.map(|it| (it.promised, it.label.place));
    for (promised, place) in usual.into_iter().chain(except) {
        if limit.statutory.max(Days::halves(1)) < promised {
            log.add(
                place,
                "promise_above_law",
                format!(
                    "承诺时限 {promised} 个工作日比法定时限 {} 个还长",
                    limit.statutory
                ),
                "核对两个数；承诺只能更短",
            );
        }
    }
    if service.basis.is_empty() {
        let what = format!("事项「{}」没有写依据", service.name);
        log.add(
            entry.id.place,
            "no_basis",
            what,
            "加一行 basis: [法律 第几条]",
        );
    }
    if service.uses.is_empty() && service.requirements.is_empty() {
        let what = format!("事项「{}」既不要填什么，也不要交什么", service.name);
        log.add(
            entry.form.place,
            "asks_nothing",
            what,
            "补上 parts 和 uses，或者 requires",
        );
    }
}

/// Whoever gives sensitive personal information is told who receives it and how to reach them
/// (个人信息保护法 第23条、第30条).
fn recipient(library: &Library, service: &Service, entry: &ServiceEntry, log: &mut FaultLog) {
    let Some(department) = library.departments.get(usize::from(service.department)) else {
        return;
    };
    let fields = service
        .uses
        .iter()
        .map(|it| library.fields.get(it.field.at()));
    let sensitive = fields.flatten().find(|it| it.sensitive);
    if let Some(field) = sensitive.filter(|_| department.contact.is_empty()) {
        log.add(
            entry.department.place,
            "sensitive_without_recipient",
            format!(
                "「{}」要敏感个人信息「{}」，而「{}」没有写联系方式",
                service.name, field.label, department.name
            ),
            format!(
                "在 departments.yaml 的「{}」里加上 contact: 电话或者窗口（个人信息保护法第二十三条）",
                department.id
            ),
        );
    }
}

fn reason(it: &Use, field: &Field, place: Place, log: &mut FaultLog) {
    if it.basis.is_empty() {
        log.add(
            place,
            "use_without_basis",
            format!("要「{}」没有写依据", field.label),
            "写 basis: [法律 第几条]，整张表相同就写在 form 下面",
        );
    }
    if it.purpose.is_empty() {
        log.add(
            place,
            "use_without_purpose",
            format!("要「{}」没有说明用来做什么", field.label),
            "写 purpose: 一句话，整张表相同就写在 form 下面",
        );
    }
}

/// A column is asked in its table, and a certificate's number with its type.
fn table(library: &Library, service: &Service, field: &Field, place: Place, log: &mut FaultLog) {
    let uses = |field: FieldIx| service.uses.iter().any(|it| it.field == field);
    let key = |field: FieldIx| library.key(field);
    if let Some(group) = field.group
        && !uses(group)
        && !library.only_repeats(group)
    {
        log.add(
            place,
            "column_without_table",
            format!(
                "用了表格的一列「{}」，没有用表格「{}」",
                field.key,
                key(group)
            ),
            format!("在它前面加一行 - {}", key(group)),
        );
    }
    match &field.kind {
        Kind::Rows { columns, .. } if !columns.iter().any(|it| uses(*it)) => log.add(
            place,
            "table_without_columns",
            format!("用了表格「{}」，一列也没有用", field.key),
            "在它后面写上要用的列",
        ),
        Kind::Certificate { by } if !uses(*by) => log.add(
            place,
            "number_without_type",
            format!(
                "用了证件号码「{}」，没有用证件类型「{}」",
                field.key,
                key(*by)
            ),
            format!("在它前面加一行 - {}", key(*by)),
        ),
        _ => {}
    }
}
