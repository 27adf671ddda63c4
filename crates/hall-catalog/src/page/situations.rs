//! What the check found out about the situations, and the answers with which nobody can go on.

use super::Subject;
use super::html::Html;
use crate::check::Explored;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    match subject.explored {
        Some(it) => explored(subject, it, html),
        None => html.element("p", "单个事项，不另走各种情形。"),
    }
    let mut rows = Vec::new();
    for question in &subject.bundle.questions {
        for option in question.options.iter().filter(|it| !it.stops.is_empty()) {
            rows.push(vec![
                Html::plain(&question.ask),
                Html::plain(&option.label),
                Html::plain(&option.stops),
            ]);
        }
    }
    html.element("h3", "止步的回答");
    if rows.is_empty() {
        html.element("p", "没有。");
    } else {
        html.table("table", &["问题", "回答", "告诉申请人怎么办"], &rows);
    }
}

fn explored(subject: &Subject<'_>, it: &Explored, html: &mut Html) {
    let how = match it.incomplete {
        None => "全部查过".to_owned(),
        Some(reason) => format!("没有查全：{reason}"),
    };
    let text = format!(
        "检查了 {} 种情形（{how}），另有 {} 处照下表止步。",
        it.situations, it.stopped
    );
    html.element("p", &text);
    if subject.findings.is_empty() {
        let text = "每一种情形里都有事项可办，要的材料都有办法交，各事项的要求都能同时满足。";
        html.element("p", text);
    }
    let (fields, materials, days) = (&it.fields, &it.materials, &it.working_days);
    let row = |name: &str, least: String, most: String| {
        vec![Html::plain(name), Html::plain(&least), Html::plain(&most)]
    };
    let rows = [
        row("填写项", fields.least.to_string(), fields.most.to_string()),
        row(
            "材料份数",
            materials.least.to_string(),
            materials.most.to_string(),
        ),
        row("工作日", days.least.to_string(), days.most.to_string()),
    ];
    html.table(
        "table class=\"figures\"",
        &["所有情形里", "最少", "最多"],
        &rows,
    );
}
