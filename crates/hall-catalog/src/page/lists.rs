//! In full what the other parts refer to: commitment letters and long code tables.

use super::html::Html;
use super::{Subject, kind};

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let bundle = subject.bundle;
    let tables: Vec<_> = bundle
        .tables
        .iter()
        .filter(|it| kind::is_long(&it.options))
        .collect();
    if bundle.letters.is_empty() && tables.is_empty() {
        html.element("p", "没有。");
        return;
    }
    for letter in &bundle.letters {
        html.element("h3", &letter.title);
        if let Some(when) = subject.when(&letter.when) {
            html.element("p", &format!("什么时候可以选：{when}"));
        }
        for (heading, items) in [("告知", &letter.tells), ("承诺", &letter.commits)] {
            html.element("h4", heading);
            html.around("ol", |html| {
                for item in items {
                    html.element("li", item);
                }
            });
        }
        html.element("p", &format!("后果：{}", letter.consequence));
    }
    for table in tables {
        html.element("h3", &format!("代码表 {}", table.id));
        let labels: Vec<&str> = table.options.iter().map(|it| it.label.as_str()).collect();
        html.element("p class=\"small\"", &labels.join("、"));
    }
}
