//! The place to sign.

use super::Subject;
use super::html::Html;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let text = format!(
        "本页对应“{}”，目录版本 {}。目录改过，版本就不同，要重新审核。",
        subject.bundle.name, subject.bundle.catalog
    );
    html.element("p", &text);
    html.around("div class=\"sign\"", |html| {
        for (name, height) in [
            (
                "意见（同意、修改后同意、不同意，以及理由）",
                "div class=\"tall\"",
            ),
            ("审核人（签名）", "div class=\"line\""),
            ("单位和职务", "div class=\"line\""),
            ("日期", "div class=\"line\""),
        ] {
            html.element("div class=\"label\"", name);
            html.element(height, "");
        }
    });
}
