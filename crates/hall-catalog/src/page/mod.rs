//! A page for the sign-off of a bundle by a lawyer who reads no code: everything that an applicant is
//! told, asked and held to, with the law behind it, as one printable file.
//!
//! Design assumptions:
//! - The page is made from what the rules run on, and not written beside it, so it cannot say anything
//!   else. What it is made from is named on it by the catalogue's id.
//! - It stands alone: no script, no picture, no font, no link outside. The same catalogue gives the same
//!   bytes, so two versions can be compared.

mod chain;
mod form;
mod html;
mod kind;
mod lists;
mod materials;
mod overview;
mod questions;
mod rules;
mod saving;
mod screens;
mod service;
mod signature;
mod situations;

use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::catalog::{Bundle, ServiceIx};
use hall_core::merge::{OneForm, one_form};
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck};

use crate::catalogue::Catalogue;
use crate::check::{CheckReport, Explored};
use crate::fault::Fault;
use crate::in_words::condition;
use crate::library::Library;
use html::Html;

/// The page of a bundle, or of a service standing alone; `None` if there is no such thing. `report` is
/// what the check says of the same sources.
pub fn page(catalogue: &Catalogue, report: &CheckReport, id: &str) -> Option<String> {
    let bundle = catalogue
        .bundle(id)
        .cloned()
        .or_else(|| catalogue.service_alone(id))?;
    // What the page says depends on no day; a check needs one nevertheless.
    let plan = Arc::new(Plan::new(bundle));
    let check = Precheck::new(Arc::clone(&plan), NaiveDate::default());
    let subject = Subject {
        bundle: plan.bundle(),
        library: catalogue.library(),
        form: one_form(&check, &Holdings::default()),
        findings: &report.findings,
        explored: report.explored.iter().find(|it| it.bundle == id),
    };
    Some(whole(&subject).into_string())
}

/// What a page is about.
struct Subject<'a> {
    bundle: &'a Bundle,
    library: &'a Library,
    form: OneForm,
    findings: &'a [Fault],
    explored: Option<&'a Explored>,
}

impl Subject<'_> {
    /// A condition in words; nothing if it always holds.
    fn when(&self, expr: &hall_core::condition::Expr) -> Option<String> {
        (!expr.is_always()).then(|| condition(self.bundle, expr))
    }

    /// Laws by their positions.
    fn laws(&self, positions: &[u16]) -> String {
        let law = |it: &u16| self.bundle.laws.get(usize::from(*it));
        let laws: Vec<&str> = positions
            .iter()
            .filter_map(law)
            .map(String::as_str)
            .collect();
        laws.join("；")
    }

    fn service_name(&self, at: ServiceIx) -> &str {
        let service = self.bundle.services.get(at.at());
        service.map_or("", |it| it.name.as_str())
    }
}

type Write = fn(&Subject<'_>, &mut Html);

/// The parts of the page, with their headings.
const PARTS: [(&str, Write); 10] = [
    ("这是什么", overview::write),
    ("合并以后省了什么", saving::write),
    ("先问什么：情形引导", questions::write),
    ("谁先谁后：事项和时限", chain::write),
    ("各事项的法定申请表、规则和材料", service::write),
    ("材料怎样提交", materials::write),
    ("申请人先后看到的页面", screens::write),
    ("走得到的情形", situations::write),
    ("告知承诺书和代码表", lists::write),
    ("审核意见", signature::write),
];

fn whole(subject: &Subject<'_>) -> Html {
    let bundle = subject.bundle;
    Html::of(|html| {
        html.raw("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.around("title", |html| {
            html.text(&bundle.name);
            html.text(" 审核页");
        });
        html.around("style", |html| html.raw(include_str!("style.css")));
        html.raw("</head>\n");
        html.around("body", |html| {
            head(bundle, html);
            findings(subject.findings, html);
            for (heading, write) in PARTS {
                html.around("section", |html| {
                    html.element("h2", heading);
                    write(subject, html);
                });
            }
        });
        html.raw("</html>\n");
    })
}

/// Whoever signs must know that the check is not through.
fn findings(findings: &[Fault], html: &mut Html) {
    if findings.is_empty() {
        return;
    }
    html.around("div class=\"open\"", |html| {
        let text = format!(
            "目录检查还有 {} 处没有改好，改好以前不要签字：",
            findings.len()
        );
        html.element("p", &text);
        let lines: Vec<String> = findings
            .iter()
            .map(|it| format!("{} 第 {} 行：{}", it.file, it.line, it.what))
            .collect();
        html.list(&lines);
    });
}

fn head(bundle: &Bundle, html: &mut Html) {
    html.around("header", |html| {
        html.element("h1", &bundle.name);
        html.around("p class=\"note\"", |html| {
            html.text("供法律审核。本页由事项目录直接生成，写的就是大厅所做的。编号 ");
            html.element("code", &bundle.id);
            html.text("，目录版本 ");
            html.element("code", &bundle.catalog);
        });
    });
}
