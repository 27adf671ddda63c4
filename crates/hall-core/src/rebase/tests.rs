//! Rebasing, claim by claim. The laws over random changes stand with the other laws.

use super::*;
use crate::application::Provided;
use crate::catalog::{
    Field, FieldIx, Kind, Letter, Material, Opt, Question, QuestionOption, Section, Way, WayKind,
};
use crate::value::Answer;

fn field(key: &str, label: &str, kind: Kind) -> Field {
    Field {
        key: key.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
        example: String::new(),
        kind,
        group: None,
        inline: false,
        sources: Vec::new(),
        derive: None,
        sensitive: false,
        section: crate::catalog::SectionIx(0),
    }
}

fn number(unit: &str) -> Kind {
    Kind::Number {
        unit: unit.to_owned(),
        decimals: 2,
        min: None,
        max: None,
    }
}

fn options(pairs: &[(&str, &str)]) -> Vec<Opt> {
    let option = |(value, label): &(&str, &str)| Opt {
        value: (*value).to_owned(),
        label: (*label).to_owned(),
        check: None,
    };
    pairs.iter().map(option).collect()
}

/// A shop with its capital, what it sells, and its owners; a question; a lease.
fn shop(catalog: &str) -> Bundle {
    let rows = Kind::Rows {
        item: "股东".to_owned(),
        min: 1,
        max: 5,
        columns: vec![FieldIx(3)],
        repeats_subject: false,
    };
    let mut ratio = field("owner.ratio", "比例", number("%"));
    ratio.group = Some(FieldIx(2));
    let sells = Kind::Choices(options(&[("food", "食品"), ("drinks", "饮料")]));
    Bundle {
        id: "shop".to_owned(),
        catalog: catalog.to_owned(),
        sections: vec![Section {
            id: "shop".to_owned(),
            title: "店铺".to_owned(),
            hint: String::new(),
        }],
        fields: vec![
            field("shop.capital", "资金", number("元")),
            field("shop.sells", "经营项目", sells),
            field("owner", "股东", rows),
            ratio,
        ],
        questions: vec![Question {
            id: "premises".to_owned(),
            ask: "店面是租的吗？".to_owned(),
            hint: String::new(),
            when: crate::condition::Expr::ALWAYS,
            options: ["yes", "no"].map(option).to_vec(),
            default: None,
        }],
        materials: vec![Material {
            id: "lease".to_owned(),
            name: "租赁合同".to_owned(),
            hint: String::new(),
            standards: Vec::new(),
            similar_to: None,
            ways: vec![Way::ThirdParty {
                party: "房东".to_owned(),
                known_by: None,
                sees: Vec::new(),
            }],
        }],
        ..Bundle::default()
    }
}

fn option(value: &str) -> QuestionOption {
    QuestionOption {
        value: value.to_owned(),
        label: value.to_owned(),
        effect: String::new(),
        gives: Vec::new(),
        stops: String::new(),
    }
}

/// Filled in and saved under the first catalogue.
fn draft() -> Application {
    let mut draft: Application = serde_json::from_str(
        r#"{"bundle": "shop", "catalog": "one", "situation": {"premises": "yes"},
            "answers": {"shop.capital": "200", "shop.sells": ["food", "drinks"],
                        "owner": [{"ratio": "60"}, {"ratio": "40"}]},
            "materials": [{"id": "lease", "way": "third_party"}]}"#,
    )
    .unwrap();
    draft.meanings = meanings(&shop("one"), &draft);
    draft
}

/// Opens the draft after a change, and asserts what was not simply kept.
fn check(change: impl FnOnce(&mut Bundle), expect: &[(&str, ChangeCode)]) -> Application {
    let mut later = shop("two");
    change(&mut later);
    let rebased = rebase(&draft(), None, &Plan::new(later.clone()));
    let found: Vec<(&str, ChangeCode)> = rebased
        .changes
        .iter()
        .map(|it| (it.at.as_str(), it.code))
        .collect();
    assert_eq!(found, expect);
    let known = rebase(
        &draft_without_meanings(),
        Some(&shop("one")),
        &Plan::new(later),
    );
    assert_eq!(known, rebased, "the old bundle says something else");
    rebased.application
}

fn draft_without_meanings() -> Application {
    Application {
        meanings: std::collections::BTreeMap::default(),
        ..draft()
    }
}

#[test]
fn what_means_the_same_is_kept() {
    let kept = check(|_| {}, &[]);
    assert_eq!(kept.catalog.as_deref(), Some("two"));
    assert_eq!(kept.answers, draft().answers);
    assert_eq!(kept.situation, draft().situation);
    assert_eq!(kept.materials, draft().materials);
}

#[test]
fn an_amount_does_not_slip_into_another_unit() {
    let kept = check(
        |it| it.fields[0].kind = number("万元"),
        &[("shop.capital", ChangeCode::UnitChanged)],
    );
    assert!(!kept.answers.contains_key("shop.capital"));
}

#[test]
fn what_is_dropped_is_listed_with_what_it_was() {
    let mut later = shop("two");
    later.fields[0].key = "shop.funds".to_owned();
    let rebased = rebase(&draft(), None, &Plan::new(later));
    let change = &rebased.changes[0];
    assert_eq!(change.code, ChangeCode::FieldGone);
    assert_eq!(change.was, Answer::from("200"));
    assert_eq!(change.then.as_deref(), Some("店铺 / 资金: number 元"));
}

#[test]
fn a_new_label_is_another_question() {
    check(
        |it| it.fields[0].label = "年收入".to_owned(),
        &[("shop.capital", ChangeCode::Renamed)],
    );
    check(
        |it| it.questions[0].ask = "店面是自己的吗？".to_owned(),
        &[("situation.premises", ChangeCode::Renamed)],
    );
    check(
        |it| it.materials[0].name = "房产证".to_owned(),
        &[("material.lease", ChangeCode::Renamed)],
    );
}

#[test]
fn an_option_that_goes_takes_only_itself_along() {
    let kept = check(
        |it| it.fields[1].kind = Kind::Choices(options(&[("drinks", "饮料"), ("more", "其他")])),
        &[("shop.sells", ChangeCode::OptionGone)],
    );
    let drinks = Answer::List(vec!["drinks".to_owned()]);
    assert_eq!(kept.answers["shop.sells"], drinks);
}

#[test]
fn an_option_that_says_something_else_is_not_chosen_any_more() {
    check(
        |it| it.fields[1].kind = Kind::Choices(options(&[("food", "饮料"), ("drinks", "食品")])),
        &[
            ("shop.sells", ChangeCode::OptionRenamed),
            ("shop.sells", ChangeCode::OptionRenamed),
        ],
    );
}

#[test]
fn a_column_that_goes_is_listed_row_by_row() {
    check(
        |it| it.fields[3].key = "owner.share".to_owned(),
        &[
            ("owner[0].ratio", ChangeCode::ColumnGone),
            ("owner[1].ratio", ChangeCode::ColumnGone),
        ],
    );
}

#[test]
fn a_stricter_limit_is_no_other_meaning() {
    check(
        |it| {
            if let Kind::Number { max, .. } = &mut it.fields[0].kind {
                *max = Some(crate::decimal::Decimal::whole(10));
            }
        },
        &[],
    );
}

#[test]
fn a_way_that_closes_is_listed_with_what_was_provided() {
    check(
        |it| it.materials[0].ways.clear(),
        &[("material.lease", ChangeCode::WayGone)],
    );
}

#[test]
fn a_signature_does_not_move_to_another_letter() {
    let service = r#"{"id": "s", "name": "", "department": 0, "act": "", "form_title": "", "basis": [],
        "limit": {"statutory": 1, "promised": 1}, "result": "", "uses": [], "requirements": [
        {"number": "1", "label": "", "any_of": [0], "form": "copy", "copies": 1, "principal": false,
         "commitment": 0, "basis": []}]}"#;
    let promising = |catalog: &str, text: &str| Bundle {
        services: vec![serde_json::from_str(service).unwrap()],
        letters: vec![Letter {
            id: "letter".to_owned(),
            title: "承诺书".to_owned(),
            tells: Vec::new(),
            commits: vec![text.to_owned()],
            consequence: String::new(),
            when: crate::condition::Expr::ALWAYS,
        }],
        ..shop(catalog)
    };
    let old = promising("one", "已租满一年");
    let mut signed = draft();
    signed.materials = vec![Provided {
        id: "lease".to_owned(),
        way: WayKind::Commitment,
        files: Vec::new(),
        licence: None,
        signed: Some("样一".to_owned()),
    }];
    signed.meanings = meanings(&old, &signed);
    let open = |it: Bundle| rebase(&signed, None, &Plan::new(it)).changes;
    assert_eq!(open(promising("two", "已租满一年")), []);
    let changes = open(promising("two", "已租满两年"));
    assert_eq!(changes[0].code, ChangeCode::WayChanged);
    assert_eq!(changes[0].provided.as_ref(), signed.materials.first());
}

#[test]
fn what_nobody_remembers_is_kept_if_it_fits_and_listed() {
    let mut later = shop("two");
    later.fields[0].kind = Kind::Date;
    let rebased = rebase(&draft_without_meanings(), None, &Plan::new(later));
    let code = |at: &str| rebased.changes.iter().find(|it| it.at == at).unwrap().code;
    assert_eq!(code("shop.capital"), ChangeCode::DoesNotFit);
    assert_eq!(code("shop.sells"), ChangeCode::Unverified);
    assert_eq!(code("owner.ratio"), ChangeCode::Unverified);
    assert!(!rebased.application.answers.contains_key("shop.capital"));
    assert!(rebased.application.answers.contains_key("shop.sells"));
}

#[test]
fn what_only_breaks_a_limit_is_kept_for_the_pre_check_to_complain_about() {
    let mut later = shop("two");
    if let Kind::Number { max, .. } = &mut later.fields[0].kind {
        *max = Some(crate::decimal::Decimal::whole(10));
    }
    let rebased = rebase(&draft_without_meanings(), None, &Plan::new(later));
    assert!(rebased.application.answers.contains_key("shop.capital"));
}

#[test]
fn a_bundle_of_another_catalogue_is_not_believed() {
    let stranger = Bundle {
        catalog: "nobody".to_owned(),
        ..shop("one")
    };
    let later = Plan::new(shop("two"));
    let rebased = rebase(&draft_without_meanings(), Some(&stranger), &later);
    assert!(
        rebased
            .changes
            .iter()
            .all(|it| it.code == ChangeCode::Unverified)
    );
}

#[test]
fn a_draft_that_names_no_catalogue_is_left_alone() {
    let draft = Application {
        catalog: None,
        ..draft()
    };
    let mut later = shop("two");
    later.fields.clear();
    let rebased = rebase(&draft, None, &Plan::new(later));
    assert_eq!((rebased.application, rebased.changes), (draft, Vec::new()));
}

#[test]
fn what_a_catalogue_change_does_to_drafts_is_told_without_a_draft() {
    let mut later = shop("two");
    later.fields[0].kind = number("万元");
    later.fields[1].kind = Kind::Choices(options(&[("drinks", "饮料")]));
    later.questions.clear();
    let losses = losses(&shop("one"), &later);
    let found: Vec<(&str, ChangeCode)> =
        losses.iter().map(|it| (it.at.as_str(), it.code)).collect();
    assert_eq!(
        found,
        [
            ("situation.premises", ChangeCode::QuestionGone),
            ("shop.capital", ChangeCode::UnitChanged),
            ("shop.sells=food", ChangeCode::OptionGone),
        ]
    );
    assert_eq!(super::losses(&later, &later), []);
}
