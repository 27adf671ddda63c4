//! Before and after: the figures, and the waterfall of materials with the reason for each step.

use hall_core::catalog::Step;
use hall_core::merge::Removed;
use hall_core::words;

use super::Subject;
use super::html::Html;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    figures(subject, html);
    steps(subject, html);
    waterfall(subject, html);
}

fn figures(subject: &Subject<'_>, html: &mut Html) {
    let story = &subject.bundle.story;
    html.element(
        "p class=\"note\"",
        match story.figures.as_str() {
            "reported" => "改革前后的数字见公开报道；组成由目录算出。按还没有回答任何问题时算。",
            _ => "数字是按目录测算的样例。按还没有回答任何问题时算。",
        },
    );
    let it = &subject.form.figures;
    let row = |name: &str, before: String, after: String, note: String| {
        vec![name.to_owned(), before, after, note]
    };
    let rows = [
        row(
            "填写项",
            it.fields.separate.to_string(),
            it.fields.merged.to_string(),
            format!(
                "其中 {} 项可以预填，{} 项要自己填",
                it.fields.prefillable, it.fields.typed
            ),
        ),
        row(
            "材料",
            it.materials.separate.to_string(),
            it.materials.merged.to_string(),
            format!("其中 {} 份要上传", it.materials.upload),
        ),
        row(
            "工作日",
            it.working_days.separate.to_string(),
            it.working_days.together.to_string(),
            format!("含一起发证的 {} 天", subject.bundle.issuing),
        ),
        row(
            "跑动次数",
            it.visits.separate.to_string(),
            it.visits.together.to_string(),
            String::new(),
        ),
    ];
    let rows: Vec<Vec<Html>> = rows
        .iter()
        .map(|cells| cells.iter().map(|it| Html::plain(it)).collect())
        .collect();
    html.table(
        "table class=\"figures\"",
        &["", "分开办", "一起办", "说明"],
        &rows,
    );
}

/// The steps that a public report counts, where one does.
fn steps(subject: &Subject<'_>, html: &mut Html) {
    let story = &subject.bundle.story;
    for (heading, steps) in [
        ("分开办的环节", &story.steps_separate),
        ("一起办的环节", &story.steps_together),
    ] {
        if !steps.is_empty() {
            html.element("h3", heading);
            html.around("ol", |html| {
                for step in steps {
                    html.element("li", step);
                }
            });
        }
    }
}

fn waterfall(subject: &Subject<'_>, html: &mut Html) {
    html.element("h3", "材料怎样一步步变少");
    let mut rows = Vec::new();
    for taken in &subject.form.waterfall {
        let removed: Vec<String> = taken
            .removed
            .iter()
            .map(|it| removed(subject, taken.step, it))
            .collect();
        rows.push(vec![
            Html::plain(words::step(taken.step)),
            Html::plain(&format!("{}\u{a0}→\u{a0}{}", taken.before, taken.after)),
            Html::lines(&removed),
        ]);
    }
    html.table("table", &["步骤", "份数", "不用再交的"], &rows);
    if let Some(step) = subject.bundle.counted_after {
        let text = format!(
            "公开报道的“一起办”材料数，算到“{}”为止。",
            words::step(step)
        );
        html.element("p class=\"note\"", &text);
    }
}

fn removed(subject: &Subject<'_>, step: Step, it: &Removed) -> String {
    let bundle = subject.bundle;
    let service = bundle
        .services
        .iter()
        .find(|service| service.id == it.service);
    let of = service.map_or("", |it| it.name.as_str());
    let mut text = format!("{}（{of}）", it.label);
    let reason = reason(subject, step, &it.reason);
    if !reason.is_empty() {
        text.push('：');
        text.push_str(&reason);
    }
    text
}

/// Why it is not needed, by the name of what stands behind it.
fn reason(subject: &Subject<'_>, step: Step, id: &str) -> String {
    let (bundle, sources) = (subject.bundle, &subject.library.sources);
    let found = match step {
        Step::PriorResult => bundle
            .services
            .iter()
            .find(|it| it.id == id)
            .map(|it| format!("用“{}”的结果", it.name)),
        Step::Same | Step::Similar => bundle
            .materials
            .iter()
            .find(|it| it.id == id)
            .map(|it| format!("和“{}”合成一份", it.name)),
        Step::Exempt => bundle
            .licences
            .iter()
            .find(|it| it.id == id)
            .map(|it| format!("用电子证照“{}”", it.name))
            .or_else(|| {
                let register = sources.registers.iter().find(|it| it.id.value == id);
                register.map(|it| format!("联网核验“{}”", it.name.value))
            }),
        Step::Commitment => bundle
            .letters
            .iter()
            .find(|it| it.id == id)
            .map(|it| format!("签“{}”", it.title)),
        Step::Generated | Step::Deferral => None,
    };
    found.unwrap_or_default()
}
