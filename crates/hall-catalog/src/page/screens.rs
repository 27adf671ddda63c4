//! The screens in the order in which an applicant meets them, with everything that the one form asks.

use hall_core::catalog::{Field, FieldIx, Kind, SectionIx};

use super::Subject;
use super::html::Html;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let bundle = subject.bundle;
    html.around("ol class=\"screens\"", |html| {
        html.element(
            "li",
            "办事须知：上面“这是什么”和“合并以后省了什么”的内容，不用登录就能看。",
        );
        let n = bundle.questions.len();
        html.element(
            "li",
            &format!("情形引导：{n} 个问题，一屏一问，用不着的不问。"),
        );
        html.element("li", "回答的结果：要办哪些事项，要填多少项，要交哪些材料。");
        html.around("li", |html| {
            html.text(&format!(
                "一张表《{}》，一屏一部分，同一内容只问一次：",
                bundle.form_title
            ));
            form(subject, html);
        });
        html.element("li", "材料：一份材料只交一次，能免的先免。");
        html.element(
            "li",
            "预检：列出还没填的、要改的和要留意的，每一条都说怎么改。",
        );
        html.element("li", "核对：申请人逐项核对自己填的内容。");
        html.element("li", "签名和提交：一次提交，得到一个编号。");
        html.element(
            "li",
            "进度：各部门同时办，按先后走到哪一步都看得见；办好一起发给申请人。",
        );
    });
}

fn form(subject: &Subject<'_>, html: &mut Html) {
    let bundle = subject.bundle;
    let mut rows = Vec::new();
    for (position, section) in bundle.sections.iter().enumerate() {
        let fields = asked(subject, SectionIx::new(position));
        if fields.is_empty() {
            continue;
        }
        let title = Html::of(|html| {
            html.element("strong", &section.title);
            if !section.hint.is_empty() {
                html.element("div class=\"small\"", &section.hint);
            }
        });
        let fields: Vec<String> = fields.iter().map(|it| line(subject, *it)).collect();
        rows.push(vec![title, Html::lines(&fields)]);
    }
    html.table(
        "table class=\"screens\"",
        &["部分", "内容，以及哪些事项要它"],
        &rows,
    );
}

/// The fields of a section that some service asks for. Tables stand for their own columns' shape.
fn asked(subject: &Subject<'_>, section: SectionIx) -> Vec<FieldIx> {
    let bundle = subject.bundle;
    let here = |it: &Field| it.section == section && !it.inline;
    let all = bundle.fields.iter().enumerate();
    all.filter(|(_, it)| here(it))
        .map(|(position, _)| FieldIx::new(position))
        .filter(|it| !services(subject, *it).is_empty())
        .collect()
}

fn services(subject: &Subject<'_>, at: FieldIx) -> Vec<String> {
    let all = subject.bundle.services.iter();
    all.filter(|it| it.uses.iter().any(|it| it.field == at))
        .map(|it| it.name.clone())
        .collect()
}

fn line(subject: &Subject<'_>, at: FieldIx) -> String {
    let bundle = subject.bundle;
    let Some(field) = bundle.fields.get(at.at()) else {
        return String::new();
    };
    let group = field.group.and_then(|it| bundle.fields.get(it.at()));
    let name = match group {
        Some(group) => format!("{}／{}", group.label, field.label),
        None => field.label.clone(),
    };
    let rows = if matches!(field.kind, Kind::Rows { .. }) {
        "（表格）"
    } else {
        ""
    };
    format!("{name}{rows}：{}", services(subject, at).join("、"))
}
