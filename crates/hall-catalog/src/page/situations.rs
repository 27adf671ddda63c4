//! What the check found out about the situations, and the answers with which nobody can go on.

use super::Subject;
use super::html::Html;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    match subject.explored {
        Some(it) => {
            let how = if it.complete {
                "全部走过"
            } else {
                "每三个问题的各种答案都走过"
            };
            let text = format!(
                "检查走过 {} 种情形（{how}），其中 {} 处照下表止步。",
                it.situations, it.stopped
            );
            html.element("p", &text);
            if subject.findings.is_empty() {
                let text =
                    "其余每一种里都有事项可办，要的材料都有办法交，各事项的要求都能同时满足。";
                html.element("p", text);
            }
        }
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
