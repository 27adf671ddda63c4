//! Conditions of the small catalogue, and what is read of them.

use hall_core::catalog::QuestionIx;
use hall_core::decimal::Decimal;

use super::*;
use crate::{Catalogue, Files};

fn bundle() -> Bundle {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good");
    let catalogue = Catalogue::load(&Files::open(&folder).unwrap()).unwrap();
    catalogue.bundle("open-shop").unwrap().clone()
}

fn field(bundle: &Bundle, key: &str) -> Expr {
    Expr::Field(FieldIx::new(
        bundle.fields.iter().position(|it| it.key == key).unwrap(),
    ))
}

#[test]
fn options_are_named_as_the_applicant_reads_them() {
    let bundle = bundle();
    let tenure = || Box::new(field(&bundle, "shop.tenure"));
    let leased = Expr::Compare(
        Compare::Equal,
        tenure(),
        Box::new(Expr::Text("leased".to_owned())),
    );
    assert_eq!(condition(&bundle, &leased), "“场所取得方式”是“租赁”");
    let either = Expr::OneOf(tenure(), vec!["leased".to_owned(), "owned".to_owned()]);
    let neither = Expr::Not(Box::new(either.clone()));
    assert_eq!(
        condition(&bundle, &either),
        "“场所取得方式”是“租赁”或者“自有”"
    );
    assert_eq!(
        condition(&bundle, &neither),
        "“场所取得方式”不是“租赁”，也不是“自有”"
    );
}

#[test]
fn the_opposite_is_said_and_not_only_denied() {
    let bundle = bundle();
    let large = Expr::Compare(
        Compare::AtLeast,
        Box::new(field(&bundle, "shop.area")),
        Box::new(Expr::Number(Decimal::parse("50").unwrap())),
    );
    let named = Expr::Has(Box::new(field(&bundle, "shop.name")));
    let both = Expr::All(vec![large, named]);
    assert_eq!(
        condition(&bundle, &both),
        "“面积”不小于 50，并且“店名”已经填了"
    );
    let not_both = Expr::Not(Box::new(both));
    assert_eq!(
        condition(&bundle, &not_both),
        "“面积”小于 50，或者“店名”没有填"
    );
}

#[test]
fn rows_days_and_questions_have_words() {
    let bundle = bundle();
    let Expr::Field(staff) = field(&bundle, "staff") else {
        return;
    };
    let current = Expr::Compare(
        Compare::AtLeast,
        Box::new(field(&bundle, "staff.contract_to")),
        Box::new(Expr::Plus(Box::new(Expr::Today), Box::new(Expr::Days(30)))),
    );
    let every = Expr::EveryRow(staff, Box::new(current));
    assert_eq!(
        condition(&bundle, &every),
        "“员工”里每一行都要：“合同到哪天”不早于办理当天以后 30 天"
    );
    let not_every = Expr::Not(Box::new(every));
    assert_eq!(
        condition(&bundle, &not_every),
        "“员工”里至少有一行：“合同到哪天”早于办理当天以后 30 天"
    );
    let question = &bundle.questions[0];
    let asked = Expr::Compare(
        Compare::Differs,
        Box::new(Expr::Ask(QuestionIx::new(0))),
        Box::new(Expr::Text(question.options[0].value.clone())),
    );
    let words = format!(
        "第 1 问“{}”答的不是“{}”",
        question.ask, question.options[0].label
    );
    assert_eq!(condition(&bundle, &asked), words);
}
