//! What a change of the good catalogue does to applicants, in words.

use hall_catalog::diff::{BundleDiff, Fate};
use hall_catalog::{Catalogue, Files, diff};

use crate::good;

/// The good catalogue after replacing texts, each of which must be there.
fn changed(changes: &[(&str, &str)]) -> Catalogue {
    let mut found = vec![false; changes.len()];
    let files: Vec<(String, String)> = good()
        .iter()
        .map(|file| {
            let mut text = file.text.clone();
            for ((from, to), found) in changes.iter().zip(&mut found) {
                *found |= text.contains(from);
                text = text.replace(from, to);
            }
            (file.path.clone(), text)
        })
        .collect();
    assert!(found.iter().all(|it| *it), "{changes:?}");
    Catalogue::load(&Files::of(files)).unwrap()
}

fn after(changes: &[(&str, &str)]) -> Vec<BundleDiff> {
    diff(&Catalogue::load(&good()).unwrap(), &changed(changes)).bundles
}

/// Asserts what is said of the one bundle after a change, and of its drafts.
fn check(changes: &[(&str, &str)], expect: &[&str], drafts: &[&str]) {
    let bundles = after(changes);
    let said: Vec<&str> = bundles
        .iter()
        .flat_map(|it| &it.differences)
        .map(|it| it.message.as_str())
        .collect();
    assert_eq!(said, expect);
    let revisited: Vec<&str> = bundles
        .iter()
        .flat_map(|it| &it.drafts)
        .map(|it| it.message.as_str())
        .collect();
    assert_eq!(revisited, drafts);
}

#[test]
fn the_same_sources_differ_in_nothing() {
    assert_eq!(after(&[]), []);
}

#[test]
fn a_new_hint_or_law_is_no_change_for_applicants() {
    let hint = ("effect: 要交效果图", "effect: 需要效果图");
    let law = (
        "城市市容和环境卫生管理条例 第十一条",
        "城市市容和环境卫生管理条例 第十二条",
    );
    assert_eq!(after(&[hint, law]), []);
}

#[test]
fn who_has_a_service_without_applying_is_told_before_and_after() {
    let later = changed(&[("years: 60", "years: 65")]);
    let diff = diff(&Catalogue::load(&good()).unwrap(), &later);
    assert!(diff.bundles.is_empty(), "nothing else changes");
    let said: Vec<&str> = diff
        .entitlements
        .iter()
        .map(|it| it.message.as_str())
        .collect();
    let told = |years| {
        format!(
            "持有“居民身份证”，从照面上的“出生日期”起满 {years} 年（满 60 周岁的人摆摊不用申请）：本人填“店铺全称”、\
             签名同意，就等于申请；“店面是自己的还是租的?”算作答了“自己的”；“设备清单”记一行：型号写“手推车”、\
             名称写本人签的姓名"
        )
    };
    assert_eq!(
        said,
        [format!("免申办“店铺登记”：{} → {}", told(60), told(65))]
    );
    assert!(!diff.is_empty());
}

#[test]
fn a_second_service_that_asks_for_what_is_asked_anyway_changes_nothing() {
    check(
        &[(
            "        - shop.code\n",
            "        - shop.code\n        - shop.area\n",
        )],
        &[],
        &[],
    );
}

#[test]
fn a_field_that_goes_is_told_only_where_it_was_asked() {
    check(
        &[(
            "        - {field: shop.lease_to, when: 'shop.tenure == \"leased\"', not_before: today + 90}\n",
            "",
        )],
        &["“店面是自己的还是租的?”选“租的”：少了填写项“租期到哪天”"],
        &["租期到哪天：这一项现在不用填了"],
    );
}

#[test]
fn a_service_that_becomes_slower_is_told_to_those_who_need_it() {
    check(
        &[("promised: 2.5", "promised: 4")],
        &["“门口要挂招牌吗?”选“要”：事项“招牌许可”的承诺时限：2.5 个工作日 → 4 个工作日"],
        &[],
    );
}

#[test]
fn another_promise_for_other_people_is_told() {
    check(
        &[("when: has(shop.name)", "when: has(shop.code)")],
        &[
            "“门口要挂招牌吗?”选“要”：事项“招牌许可”的另外的承诺时限：实名的（“店名”已经填了）5 个工作日 → 实名的（“登记号”已经填了）5 个工作日",
        ],
        &[],
    );
}

#[test]
fn a_material_for_more_people_is_told_to_those_who_did_not_need_it() {
    check(
        &[(
            "electronic, when: 'ask.big-sign == \"yes\"',",
            "electronic,",
        )],
        &[
            "“门口要挂招牌吗?”选“要”，并且“招牌超过十平方米吗?”选“不超过”：多了材料“招牌效果图”（要交）",
        ],
        &["招牌效果图：草稿里可能还没有，要补上"],
    );
}

#[test]
fn a_stricter_demand_is_told_before_and_after() {
    check(
        &[("at_least: 1}", "at_least: 10}")],
        &["所有情形：填写项“资金”的要求：至少 1 → 至少 10"],
        &[],
    );
}

#[test]
fn another_unit_sends_drafts_back() {
    check(
        &[("unit: 万元", "unit: 元")],
        &[
            "所有情形：填写项“资金”的形式：数字（万元） → 数字（元）",
            "所有情形：填写项“资金”的要求：不小于 0 万元，不大于 1000 万元 → 不小于 0 元，不大于 1000 元",
        ],
        &["资金：单位由“万元”改成了“元”"],
    );
}

#[test]
fn an_option_that_goes_and_one_that_comes() {
    check(
        &[(
            "{food: 食品, drinks: 饮料, other: 其他}",
            "{food: 食品, drinks: 饮料, books: 图书}",
        )],
        &["所有情形：填写项“经营项目”的选项：多了“图书”，少了“其他”"],
        &["经营项目：原来选的“其他”现在没有了"],
    );
}

#[test]
fn a_question_that_is_not_asked_any_more() {
    check(
        &[
            ("when: ask.sign == \"yes\"\n    after", "after"),
            (
                "questions: [premises, sign, big-sign]",
                "questions: [premises, big-sign]",
            ),
            ("  when: ask.sign == \"yes\"\n", ""),
            (
                "- id: sign\n  ask: 门口要挂招牌吗?\n  options:\n    - {value: \"yes\", label: 要, effect: 同时办招牌许可}\n    - {value: \"no\", label: 不要, effect: 不办招牌许可}\n",
                "",
            ),
        ],
        &[
            "“门口要挂招牌吗?”选“不要”：多了事项“招牌许可”（要办）",
            "“门口要挂招牌吗?”选“不要”：多了情形问题“招牌超过十平方米吗?”（要回答）",
            "所有情形：少了情形问题“门口要挂招牌吗?”",
            "“门口要挂招牌吗?”选“不要”：多了填写项“登记号”（由前面事项的结果得来，不用填）",
            "“门口要挂招牌吗?”选“不要”：填写项“资金”的要求：无 → 至多 500",
            "“门口要挂招牌吗?”选“不要”，并且“招牌超过十平方米吗?”选“超过”：多了材料“招牌效果图”（要交）",
            "“门口要挂招牌吗?”选“不要”：多了材料“登记证”（不用交，前面事项的结果直接用）",
        ],
        &[
            "门口要挂招牌吗?：这个问题现在不问了",
            "招牌超过十平方米吗?：草稿里可能还没有，要补上",
            "招牌效果图：草稿里可能还没有，要补上",
        ],
    );
}

#[test]
fn a_bundle_that_comes_or_goes_is_named() {
    let bundles = after(&[("id: open-shop", "id: run-shop")]);
    let fates: Vec<(&str, Fate)> = bundles.iter().map(|it| (it.id.as_str(), it.fate)).collect();
    assert_eq!(
        fates,
        [("open-shop", Fate::Removed), ("run-shop", Fate::Added)]
    );
    assert_eq!(bundles[0].drafts[0].code, "bundle_gone");
}

#[test]
fn situations_are_told_as_data_too() {
    let bundles = after(&[(
        "electronic, when: 'ask.big-sign == \"yes\"',",
        "electronic,",
    )]);
    let situations = &bundles[0].differences[0].situations;
    assert!(situations.complete);
    let expect = serde_json::json!([{"sign": ["yes"], "big-sign": ["no"]}]);
    assert_eq!(serde_json::to_value(&situations.any_of).unwrap(), expect);
}

#[test]
fn the_figures_stand_beside_it() {
    let bundles = after(&[("promised: 2.5", "promised: 4")]);
    let days = |it: &Option<hall_core::merge::Figures>| {
        it.as_ref().unwrap().working_days.together.to_string()
    };
    let figures = &bundles[0].figures;
    assert_eq!(
        (days(&figures.before), days(&figures.after)),
        ("4".to_owned(), "5.5".to_owned())
    );
}
