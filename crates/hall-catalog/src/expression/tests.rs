//! Conditions: what is read, what is refused and in which words, and that nothing panics.

use std::sync::Arc;

use hall_core::catalog::{FieldIx, QuestionIx};
use hall_core::condition::{Compare, Expr};
use hall_core::decimal::Decimal;
use proptest::prelude::*;

use super::{
    Ast, AstKind, FieldWord, Operator, Sort, Span, Vocabulary, parse, type_check,
    type_check_condition, type_check_value,
};

const HOLDER: FieldIx = FieldIx(2);

fn words() -> Vocabulary {
    let mut words = Vocabulary::default();
    let tenure: Arc<[String]> = ["owned", "leased"].map(str::to_owned).into();
    let fields = [
        ("org.name", Sort::Text, None),
        ("org.capital", Sort::Number, None),
        ("holder", Sort::Rows, None),
        ("holder.ratio", Sort::Number, Some(HOLDER)),
        ("holder.id_no", Sort::Text, Some(HOLDER)),
        ("premises.tenure", Sort::Choice(tenure.clone()), None),
        ("premises.lease_to", Sort::Date, None),
        ("org.scope", Sort::Choices(tenure), None),
        ("org.foreign", Sort::Bool, None),
        (
            "legal.gender",
            Sort::Choice(["male", "female"].map(str::to_owned).into()),
            None,
        ),
        ("org.month", Sort::Month, None),
    ];
    for (position, (key, sort, group)) in fields.into_iter().enumerate() {
        let field = FieldIx::new(position);
        words.add_field(key, FieldWord { field, sort, group });
    }
    words.add_question(
        "premises",
        QuestionIx(0),
        ["owned", "none"].map(str::to_owned).into(),
    );
    words.add_question(
        "online-fair",
        QuestionIx(1),
        ["yes", "no"].map(str::to_owned).into(),
    );
    words
}

/// Checks that a condition is accepted and prints back as itself.
fn accepts(text: &str) -> Expr {
    match type_check_condition(text, &words(), None) {
        Ok(expr) => expr,
        Err(error) => panic!("{text}: {error:?}"),
    }
}

/// Checks that a condition is refused, at these very characters, in these words.
fn refuses(text: &str, at: &str, what: &str) {
    let error = type_check_condition(text, &words(), None).unwrap_err();
    let at_char = |n: u32| usize::try_from(n).unwrap();
    let (start, end) = (at_char(error.span.start), at_char(error.span.end));
    let marked: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!((marked.as_str(), error.what.as_str()), (at, what), "{text}");
    assert!(!error.mend.is_empty());
}

#[test]
fn the_examples_of_the_format_are_conditions() {
    for text in [
        "premises.tenure == \"leased\"",
        "ask.premises != \"none\"",
        "ask.premises in [\"owned\", \"none\"]",
        "org.capital >= 200 && org.capital < 0.5 || !org.foreign",
        "premises.lease_to >= today + days(365)",
        "premises.lease_to - months(12) > date(\"2026-05-01\")",
        "has(org.name) ? size(holder) > 1 : false",
        "sum(holder.ratio) == 100 && distinct(holder.id_no)",
        "holder.all(holder.ratio > 0) && holder.exists(age(birth_of(holder.id_no)) >= 18)",
        "org.name.contains(\"劳务派遣\") && org.scope.contains(\"owned\")",
        "gender_of(org.name) == legal.gender",
        "holder.id_no.contains(org.name)",
        "org.capital == -1",
    ] {
        accepts(text);
        let ast = parse(text).unwrap();
        assert_eq!(ast.to_string(), text);
    }
}

#[test]
fn and_binds_more_tightly_than_or_and_chains_are_flat() {
    let Expr::Any(parts) = accepts("org.foreign || org.foreign && org.foreign || true") else {
        panic!("not an or")
    };
    assert_eq!(parts.len(), 3);
    assert!(matches!(&parts[1], Expr::All(parts) if parts.len() == 2));
}

#[test]
fn a_hyphen_belongs_to_a_question_and_is_a_minus_anywhere_else() {
    let expr = accepts("ask.online-fair == \"yes\"");
    let Expr::Compare(Compare::Equal, left, _) = expr else {
        panic!("not a comparison")
    };
    assert_eq!(*left, Expr::Ask(QuestionIx(1)));
    accepts("org.capital-org.capital == 0");
}

#[test]
fn a_column_is_a_cell_inside_its_table_and_a_list_outside() {
    assert!(type_check_condition("holder.ratio > 0", &words(), Some(HOLDER)).is_ok());
    refuses(
        "holder.ratio > 0",
        "holder.ratio > 0",
        "一整列数字和数字不能用 > 比较",
    );
    let error = type_check_condition("sum(holder.ratio) > 0", &words(), Some(HOLDER)).unwrap_err();
    assert_eq!(error.what, "sum 不能用在数字上");
}

#[test]
fn a_misspelt_option_is_no_condition_that_never_holds_but_an_error() {
    refuses(
        "premises.tenure == \"leasd\"",
        "\"leasd\"",
        "「leasd」不是 premises.tenure 的选项",
    );
    refuses(
        "\"leasd\" != premises.tenure",
        "\"leasd\"",
        "「leasd」不是 premises.tenure 的选项",
    );
    refuses(
        "ask.premises in [\"owned\", \"nome\"]",
        "\"nome\"",
        "「nome」不是 ask.premises 的选项",
    );
    refuses(
        "org.scope.contains(\"onwed\")",
        "\"onwed\"",
        "「onwed」不是 org.scope 的选项",
    );
}

#[test]
fn what_is_wrong_is_marked_and_named() {
    refuses("org.nmae == \"a\"", "org.nmae", "没有字段「org.nmae」");
    refuses(
        "org.foreign && ask.premise == \"owned\"",
        "ask.premise",
        "没有引导问题「premise」",
    );
    refuses(
        "org.name",
        "org.name",
        "这里要的是成立或不成立，而「org.name」是文字",
    );
    refuses(
        "org.capital == \"200\"",
        "org.capital == \"200\"",
        "数字和文字不能用 == 比较",
    );
    refuses(
        "org.name > \"a\"",
        "org.name > \"a\"",
        "文字和文字不能用 > 比较",
    );
    refuses(
        "premises.lease_to == org.month",
        "premises.lease_to == org.month",
        "日期和年月不能用 == 比较",
    );
    refuses(
        "premises.lease_to > \"2026-05-01\"",
        "premises.lease_to > \"2026-05-01\"",
        "日期和文字不能用 > 比较",
    );
    refuses("days(1.5) == days(1)", "1.5", "这里要写一个整数");
    refuses(
        "date(\"2026-02-30\") < today",
        "\"2026-02-30\"",
        "这不是一个日期",
    );
    refuses(
        "contains(org.name, \"a\")",
        "contains(org.name, \"a\")",
        "没有函数「contains」",
    );
    refuses("len(org.name) > 1", "len(org.name)", "没有函数「len」");
    refuses(
        "org.name.all(true)",
        "org.name",
        "「org.name」不是表格，不能用 all",
    );
    refuses("1 < 2 < 3", "<", "这里看不懂");
    refuses("org.capital = 1", "=", "条件里不能写「=」");
    refuses("org.capital ×2", "×", "条件里不能写「×」");
    refuses("(org.foreign", "", "这里缺少「)」");
    refuses("", "", "条件没有写完");
}

#[test]
fn a_value_must_fit_its_field() {
    let gender = Sort::Choice(["male", "female"].map(str::to_owned).into());
    assert!(type_check_value("gender_of(org.name)", &gender, &words(), None).is_ok());
    assert!(
        type_check_value(
            "org.foreign ? \"male\" : \"female\"",
            &gender,
            &words(),
            None
        )
        .is_ok()
    );
    assert!(type_check_value("\"other\"", &gender, &words(), None).is_err());
    assert!(type_check_value("org.name + \"公司\"", &Sort::Text, &words(), None).is_ok());
    assert!(type_check_value("org.name", &Sort::Number, &words(), None).is_err());
}

#[test]
fn length_and_depth_are_bounded() {
    let deep = format!("{}true{}", "(".repeat(500), ")".repeat(500));
    assert!(parse(&deep).is_err());
    let long = vec!["true"; 5_000].join(" && ");
    assert!(parse(&long).is_err());
    assert!(parse(&"!".repeat(5_000)).is_err());
}

/// Any tree that the grammar can write.
fn trees() -> impl Strategy<Value = Ast> {
    let ast = |kind| Ast {
        kind,
        span: Span::default(),
    };
    let leaf = prop_oneof![
        any::<bool>().prop_map(AstKind::Bool),
        (-10_000_000_i64..10_000_000).prop_map(|n| AstKind::Number(Decimal::from_millionths(n))),
        "[a-z中\"]{0,6}".prop_map(AstKind::Text),
        "[a-h]{1,4}(\\.[a-h_]{1,4})?".prop_map(AstKind::Name),
    ]
    .prop_map(ast);
    leaf.prop_recursive(4, 40, 3, move |inner| {
        let operator = prop::sample::select(Operator::ALL.to_vec());
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            boxed().prop_map(AstKind::Not),
            (operator, boxed(), boxed()).prop_map(|(it, a, b)| AstKind::Binary(it, a, b)),
            (boxed(), boxed(), boxed()).prop_map(|(a, b, c)| AstKind::Choose(a, b, c)),
            prop::collection::vec(inner.clone(), 0..3).prop_map(AstKind::List),
            (
                prop::option::of(boxed()),
                "[a-h]{1,4}",
                prop::collection::vec(inner.clone(), 0..3)
            )
                .prop_map(|(receiver, function, arguments)| {
                    AstKind::Call(receiver, function, arguments)
                }),
        ]
        .prop_map(ast)
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same(tree in trees()) {
        let text = tree.to_string();
        let read = parse(&text);
        prop_assert_eq!(read.as_ref(), Ok(&tree), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}") {
        let _ = type_check(&text, &words(), None);
    }

    #[test]
    fn no_heap_of_words_and_signs_makes_it_panic(
        parts in prop::collection::vec(prop::sample::select(vec![
            "org.name", "holder", "holder.ratio", "ask.premises", "today", "1", "-", "(", ")", "[", "]", ",",
            ".", "?", ":", "!", "&&", "||", "==", "<", "in", "\"owned\"", ".all(", ".contains(", "has(",
            "sum(", "date(", "days(", "age(", "+",
        ]), 0..40),
    ) {
        let _ = type_check(&parts.join(" "), &words(), None);
        let _ = type_check(&parts.concat(), &words(), Some(HOLDER));
    }

    #[test]
    fn an_error_stands_inside_the_text(text in "\\PC{0,40}") {
        if let Err(error) = type_check(&text, &words(), None) {
            let n = u32::try_from(text.chars().count()).unwrap();
            prop_assert!(error.span.start <= n && error.span.end <= n + 1, "{:?}", error);
        }
    }
}
