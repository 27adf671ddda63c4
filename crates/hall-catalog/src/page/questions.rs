//! The guiding questions, each with its options and what follows from them.

use hall_core::catalog::{Question, QuestionIx, QuestionOption};
use hall_core::condition::Expr;

use super::Subject;
use super::html::Html;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    if subject.bundle.questions.is_empty() {
        html.element("p", "不问情形，直接填表。");
        return;
    }
    for (position, question) in subject.bundle.questions.iter().enumerate() {
        html.around("div class=\"question\"", |html| {
            html.element("h3", &format!("第 {} 问：{}", position + 1, question.ask));
            one(subject, QuestionIx::new(position), question, html);
        });
    }
}

fn one(subject: &Subject<'_>, at: QuestionIx, question: &Question, html: &mut Html) {
    if !question.hint.is_empty() {
        html.element("p class=\"note\"", &format!("提示：{}", question.hint));
    }
    if let Some(when) = subject.when(&question.when) {
        html.element("p", &format!("什么时候问：{when}"));
    }
    let rows: Vec<Vec<Html>> = question
        .options
        .iter()
        .map(|it| option(subject, question, it))
        .collect();
    html.table(
        "table class=\"options\"",
        &["回答", "告诉申请人会怎样", "同时填好", "不能往下办"],
        &rows,
    );
    let moves = moves(subject, at);
    if !moves.is_empty() {
        html.element(
            "p class=\"note\"",
            &format!("看这一问的：{}", moves.join("；")),
        );
    }
}

fn option(subject: &Subject<'_>, question: &Question, it: &QuestionOption) -> Vec<Html> {
    let mut answer = it.label.clone();
    if question.default.as_ref() == Some(&it.value) {
        answer.push_str("（没答以前先当作这个）");
    }
    let gives: Vec<String> = it
        .gives
        .iter()
        .map(|gift| {
            // Told as a condition, so that the value is shown by its label.
            let given = Expr::Compare(
                hall_core::condition::Compare::Equal,
                Box::new(Expr::Field(gift.field)),
                Box::new(Expr::Text(gift.value.clone())),
            );
            crate::in_words::condition(subject.bundle, &given)
        })
        .collect();
    vec![
        Html::plain(&answer),
        Html::plain(&it.effect),
        Html::lines(&gives),
        Html::plain(&it.stops),
    ]
}

/// What the answer switches on and off.
fn moves(subject: &Subject<'_>, at: QuestionIx) -> Vec<String> {
    let bundle = subject.bundle;
    let reads = |expr: &Expr| {
        let mut found = false;
        expr.visit(&mut |_| {}, &mut |ask| found |= ask == at);
        found
    };
    let mut moves = Vec::new();
    for (service, member) in bundle.services.iter().zip(&bundle.members) {
        if reads(&member.when) {
            moves.push(format!("办不办“{}”", service.name));
        }
        let n_fields = service.uses.iter().filter(|it| reads(&it.when)).count();
        let n_materials = service
            .requirements
            .iter()
            .filter(|it| reads(&it.when))
            .count();
        let n_rules = service
            .rules
            .iter()
            .filter(|it| reads(&it.when) || reads(&it.must))
            .count();
        let counts = [
            (n_fields, "项内容"),
            (n_materials, "份材料"),
            (n_rules, "条规则"),
        ];
        let counts: Vec<String> = counts
            .iter()
            .filter(|(n, _)| 0 < *n)
            .map(|(n, what)| format!(" {n} {what}"))
            .collect();
        if !counts.is_empty() {
            moves.push(format!("“{}”的{}", service.name, counts.join("、")));
        }
    }
    for later in bundle.questions.iter().filter(|it| reads(&it.when)) {
        moves.push(format!("问不问“{}”", later.ask));
    }
    moves
}
