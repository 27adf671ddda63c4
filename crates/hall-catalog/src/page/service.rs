//! One service after the other: its head, its statutory form, its rules and its list of materials.

use hall_core::catalog::{Bundle, Limit, Member, Service};

use super::html::Html;
use super::{Subject, form, materials, rules};
use crate::entitled;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let bundle = subject.bundle;
    for (position, (service, member)) in bundle.services.iter().zip(&bundle.members).enumerate() {
        html.around("article", |html| {
            html.element("h3", &format!("{}. {}", position + 1, service.name));
            head(subject, service, member, html);
            html.element("h4", &format!("《{}》要填的内容", service.form_title));
            form::write(subject, service, html);
            html.element("h4", "规则");
            rules::write(subject, service, html);
            html.element("h4", "材料清单");
            materials::list(subject, service, html);
        });
    }
}

fn head(subject: &Subject<'_>, service: &Service, member: &Member, html: &mut Html) {
    let bundle = subject.bundle;
    let department = bundle.departments.get(usize::from(service.department));
    let stages: Vec<String> = member
        .stages
        .iter()
        .map(|it| format!("{}（{}）", it.name, it.actor))
        .collect();
    let yields: Vec<&str> = service
        .yields
        .iter()
        .filter_map(|it| bundle.fields.get(it.at()))
        .map(|it| it.label.as_str())
        .collect();
    let limit = limit(subject, &service.limit);
    let provides: Vec<&str> = service
        .provides
        .iter()
        .filter_map(|it| bundle.materials.get(it.at()))
        .map(|it| it.name.as_str())
        .collect();
    let sensitive = sensitive(subject, service);
    let when = subject
        .when(&member.when)
        .unwrap_or_else(|| "总是办".to_owned());
    let certificate = certificate(bundle, service);
    let entitled = entitled(subject, service);
    let facts: [(&str, &str); 12] = [
        ("什么情形下办", &when),
        ("部门", department.map_or("", |it| it.name.as_str())),
        ("行为种类", &service.act),
        ("依据", &service.basis.join("；")),
        ("时限", &limit),
        ("办理环节", &stages.join(" → ")),
        ("结果", &service.result),
        ("结果可作为材料", &provides.join("、")),
        ("随结果取得的内容", &yields.join("、")),
        ("签发的电子证照", &certificate),
        ("免申办", &entitled),
        ("敏感个人信息", &sensitive),
    ];
    html.around("dl", |html| {
        for (name, text) in facts {
            if !text.is_empty() {
                html.element("dt", name);
                html.element("dd", text);
            }
        }
    });
}

fn limit(subject: &Subject<'_>, it: &Limit) -> String {
    let usual = format!(
        "法定 {} 个工作日，承诺 {} 个工作日",
        it.statutory, it.promised
    );
    match &it.except {
        Some(it) => format!(
            "{usual}；{}（{}）承诺 {} 个工作日",
            it.label,
            subject.when(&it.when).unwrap_or_default(),
            it.promised
        ),
        None => usual,
    }
}

/// Who has it without applying.
fn entitled(subject: &Subject<'_>, service: &Service) -> String {
    let mut known = subject.library.entitlements.iter();
    let found = known.find(|it| it.service == service.id);
    found.map_or_else(String::new, |it| entitled::words(subject.library, it))
}

/// The e-licence that the result is: its kind, for how long it holds, and what is printed.
fn certificate(bundle: &Bundle, service: &Service) -> String {
    let Some(certificate) = &service.certificate else {
        return String::new();
    };
    let kind = bundle
        .licences
        .iter()
        .find(|it| it.id == certificate.licence);
    let Some(kind) = kind else {
        return String::new();
    };
    let printed = |element: &str| certificate.face.iter().any(|it| it.element == element);
    let face = kind.face.iter().filter(|it| printed(&it.element));
    let face: Vec<&str> = face.map(|it| it.label.as_str()).collect();
    let years = certificate
        .years
        .map_or_else(|| "长期有效".to_owned(), |it| format!("有效 {it} 年"));
    format!("{}，{years}；照面：{}", kind.name, face.join("、"))
}

/// Which sensitive data the service takes, and who receives it (个人信息保护法 第23条, 第30条).
fn sensitive(subject: &Subject<'_>, service: &Service) -> String {
    let bundle = subject.bundle;
    let labels: Vec<&str> = service
        .uses
        .iter()
        .filter_map(|it| bundle.fields.get(it.field.at()))
        .filter(|it| it.sensitive)
        .map(|it| it.label.as_str())
        .collect();
    if labels.is_empty() {
        return String::new();
    }
    let department = bundle.departments.get(usize::from(service.department));
    let (name, contact) = department.map_or(("", ""), |it| (&it.name, &it.contact));
    format!("{}。接收方：{name}，联系方式：{contact}", labels.join("、"))
}
