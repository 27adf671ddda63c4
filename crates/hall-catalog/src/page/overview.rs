//! What a bundle is, as its first screen tells it.

use super::Subject;
use super::html::Html;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let bundle = subject.bundle;
    let story = &bundle.story;
    html.element("p class=\"lead\"", &bundle.summary);
    let audience = match story.audience.as_str() {
        "company" => "企业",
        _ => "个人",
    };
    let visits = format!(
        "全程网上办 {} 趟，到窗口领结果 {} 趟",
        bundle.visits.online, bundle.visits.window
    );
    let facts: [(&str, &str); 8] = [
        ("给谁办", audience),
        ("阶段", &story.stage),
        ("牵头部门", &story.lead),
        ("一张表", &bundle.form_title),
        ("收费", &story.fee),
        ("跑几趟", &visits),
        ("问人", &story.help),
        ("搜索词", &story.keywords.join("、")),
    ];
    html.around("dl", |html| {
        for (name, text) in facts {
            if !text.is_empty() {
                html.element("dt", name);
                html.element("dd", text);
            }
        }
    });
    for (heading, items) in [
        ("谁可以办", &story.who),
        ("办完拿到什么", &story.gets),
        ("动手以前备好什么", &story.bring),
    ] {
        if !items.is_empty() {
            html.element("h3", heading);
            html.list(items);
        }
    }
}
