//! What a service's statutory form asks for, field by field.

use hall_core::catalog::{Derive, Field, FieldIx, Need, Service, Source, Use};
use hall_core::condition::Expr;

use super::html::Html;
use super::{Subject, kind};
use crate::in_words::derived;

const HEADS: [&str; 6] = [
    "内容",
    "填什么",
    "什么时候填",
    "本事项的要求",
    "从哪里来",
    "用途和依据",
];

pub(super) fn write(subject: &Subject<'_>, service: &Service, html: &mut Html) {
    if service.uses.is_empty() {
        html.element("p", "什么也不用填。");
        return;
    }
    let mut parts: Vec<(&str, Vec<Vec<Html>>)> = Vec::new();
    for it in &service.uses {
        let Some(row) = row(subject, it) else {
            continue;
        };
        match parts.last_mut() {
            Some((place, rows)) if *place == it.place => rows.push(row),
            _ => parts.push((&it.place, vec![row])),
        }
    }
    for (place, rows) in parts {
        if !place.is_empty() {
            html.element("h5", place);
        }
        html.table("table class=\"fields\"", &HEADS, &rows);
    }
}

fn row(subject: &Subject<'_>, it: &Use) -> Option<Vec<Html>> {
    let field = subject.bundle.fields.get(it.field.at())?;
    let demands: Vec<String> = it
        .checks
        .iter()
        .map(|check| kind::demand(field, subject.bundle, check))
        .collect();
    let purpose = [it.purpose.clone(), subject.laws(&it.basis)];
    let when = match (subject.when(&it.when), it.need) {
        (None, Need::Required) => "必填".to_owned(),
        (None, Need::Optional) => "选填".to_owned(),
        (Some(when), Need::Required) => format!("{when}的，必填"),
        (Some(when), Need::Optional) => format!("{when}的，选填"),
    };
    Some(vec![
        name(subject, field, &it.label),
        Html::plain(&kind::kind(subject.bundle, field)),
        Html::plain(&when),
        Html::lines(&demands),
        Html::lines(&origins(subject, it.field, field)),
        Html::lines(&purpose),
    ])
}

/// The label on this form; beneath it that of the one form where it differs, the table and the key.
fn name(subject: &Subject<'_>, field: &Field, own: &str) -> Html {
    Html::of(|html| {
        let label = if own.is_empty() { &field.label } else { own };
        html.element("strong", label);
        if label != field.label {
            html.element(
                "div class=\"small\"",
                &format!("一张表上叫“{}”", field.label),
            );
        }
        let group = field
            .group
            .and_then(|it| subject.bundle.fields.get(it.at()));
        if let Some(group) = group {
            html.element("div class=\"small\"", &format!("“{}”里的一列", group.label));
        }
        if field.sensitive {
            html.element("div class=\"sensitive\"", "敏感个人信息");
        }
        if !field.hint.is_empty() {
            html.element("div class=\"small\"", &format!("提示：{}", field.hint));
        }
        html.element("div class=\"key\"", &field.key);
    })
}

/// Where a value comes from besides the applicant's hand.
fn origins(subject: &Subject<'_>, at: FieldIx, field: &Field) -> Vec<String> {
    let bundle = subject.bundle;
    let mut origins: Vec<String> = field
        .sources
        .iter()
        .filter_map(|it| match it {
            Source::Licence { licence, element } => Some(licence_face(subject, licence, element)),
            Source::Register(id) => {
                let registers = &subject.library.sources.registers;
                let register = registers.iter().find(|it| it.id.value == *id);
                let name = register.map_or(id.as_str(), |it| it.name.value.as_str());
                Some(format!("联网核验“{name}”"))
            }
            Source::Account => Some("实名账号".to_owned()),
            Source::Prior(id) => {
                let service = bundle.services.iter().find(|it| it.id == *id);
                let name = service.map_or(id.as_str(), |it| it.name.as_str());
                Some(format!("“{name}”的结果"))
            }
            Source::Computed => None,
        })
        .collect();
    if let Some(Derive { from, editable }) = &field.derive {
        let value = derived(bundle, &Expr::Field(at), from);
        origins.push(if *editable {
            format!("先填上{value}，可以改")
        } else {
            format!("自动算出：{value}，不用填")
        });
    }
    if origins.is_empty() {
        origins.push("申请人填写".to_owned());
    }
    origins
}

fn licence_face(subject: &Subject<'_>, id: &str, element: &str) -> String {
    let licence = subject.bundle.licences.iter().find(|it| it.id == id);
    let name = licence.map_or(id, |it| it.name.as_str());
    let face = licence.and_then(|it| it.face.iter().find(|it| it.element == element));
    let label = face.map_or(element, |it| it.label.as_str());
    format!("电子证照“{name}”上的“{label}”")
}
