//! The page for sign-off: everything of a bundle is on it, and nothing on it can be taken for markup.

use hall_catalog::{Catalogue, Files, check, page};
use hall_core::catalog::Bundle;

use crate::{folder, good};

/// A page as a reader sees it: without markup.
fn words_of(page: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => words.push(c),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let plain = |text: String, (entity, c): &(&str, &str)| text.replace(entity, c);
    entities.iter().fold(words, plain)
}

/// Everything that the page of a bundle must say, each with what it is.
fn said(bundle: &Bundle) -> Vec<(&'static str, String)> {
    let mut said = vec![
        ("name", bundle.name.clone()),
        ("catalogue", bundle.catalog.clone()),
    ];
    said.extend(bundle.laws.iter().map(|it| ("law", it.clone())));
    for it in &bundle.questions {
        said.push(("question", it.ask.clone()));
        for option in &it.options {
            said.push(("option", option.label.clone()));
            said.push(("effect", option.effect.clone()));
            said.push(("stops", option.stops.clone()));
        }
    }
    let used = |at: usize| {
        let uses = bundle.services.iter().flat_map(|it| &it.uses);
        uses.clone().any(|it| it.field.at() == at)
    };
    for (position, it) in bundle.fields.iter().enumerate() {
        if used(position) {
            said.push(("field", it.label.clone()));
            said.push(("key", it.key.clone()));
        }
    }
    for it in &bundle.services {
        said.push(("service", it.name.clone()));
        said.push(("form", it.form_title.clone()));
        said.extend(it.basis.iter().map(|it| ("law of a service", it.clone())));
        for it in &it.uses {
            said.push(("purpose", it.purpose.clone()));
            said.push(("label", it.label.clone()));
        }
        for rule in it.rules.iter().filter(|it| !it.say.contains('{')) {
            said.push(("rule", rule.say.clone()));
        }
        said.extend(
            it.requirements
                .iter()
                .map(|it| ("requirement", it.label.clone())),
        );
    }
    said.extend(
        bundle
            .materials
            .iter()
            .map(|it| ("material", it.name.clone())),
    );
    for letter in &bundle.letters {
        said.extend(letter.tells.iter().map(|it| ("letter", it.clone())));
        said.extend(letter.commits.iter().map(|it| ("letter", it.clone())));
    }
    said.extend(bundle.story.who.iter().map(|it| ("who", it.clone())));
    said
}

#[test]
fn everything_of_every_bundle_is_on_its_page() {
    let files = Files::open(&folder("data")).unwrap();
    let catalogue = Catalogue::load(&files).unwrap();
    let report = check(&files);
    for bundle in catalogue.bundles() {
        let page = words_of(&page(&catalogue, &report, &bundle.id).unwrap());
        for (what, text) in said(bundle) {
            assert!(page.contains(text.trim()), "{}: {what} {text}", bundle.id);
        }
        for part in [
            "审核人",
            "日期",
            "意见",
            "止步的回答",
            "申请人先后看到的页面",
        ] {
            assert!(page.contains(part), "{}: {part}", bundle.id);
        }
    }
}

#[test]
fn conditions_are_in_words() {
    let files = Files::open(&folder("data")).unwrap();
    let catalogue = Catalogue::load(&files).unwrap();
    let report = check(&files);
    for bundle in catalogue.bundles() {
        let page = words_of(&page(&catalogue, &report, &bundle.id).unwrap());
        for sign in ["==", "!=", "&&", "||", "ask.", "“true”", "“false”"] {
            assert!(!page.contains(sign), "{}: {sign}", bundle.id);
        }
    }
    let page = words_of(&page(&catalogue, &report, "labour-dispatch-hr").unwrap());
    for words in [
        "“场所取得方式”是“租赁”的，必填",
        "“是否法定代表人本人办理”是“否”的，必填",
        "第 1 问“您要办哪个证？”答的是“两个一起办”或者“只办劳务派遣”",
        "“租赁开始日期”不晚于“租赁结束日期”",
        "不早于办理当天以后 365 天",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn who_has_a_service_without_applying_is_on_its_page_in_words() {
    let files = Files::open(&folder("data")).unwrap();
    let catalogue = Catalogue::load(&files).unwrap();
    let report = check(&files);
    let page = words_of(&page(&catalogue, &report, "elder-allowance").unwrap());
    for words in [
        "持有“居民身份证”，从照面上的“出生日期”起满 80 年",
        "“谁来办，在哪里办？”算作答了“老人自己在手机上办”",
        "姓名写本人签的姓名",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn what_an_author_writes_is_never_markup() {
    let evil =
        |text: &str| text.replace("name: 招牌许可", "name: 招牌<img src=x onerror=a()>&许可");
    let files = good();
    let files = files.iter().map(|it| (it.path.clone(), evil(&it.text)));
    let files = Files::of(files);
    let catalogue = Catalogue::load(&files).unwrap();
    let page = page(&catalogue, &check(&files), "open-shop").unwrap();
    assert!(!page.contains("<img"), "{page}");
    assert!(page.contains("招牌&lt;img src=x onerror=a()&gt;&amp;许可"));
}

#[test]
fn the_page_stands_alone() {
    let files = good();
    let catalogue = Catalogue::load(&files).unwrap();
    let page = page(&catalogue, &check(&files), "open-shop").unwrap();
    for outside in [
        "<script", "<link", "<img", "http:", "https:", "url(", "@import",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn a_page_of_a_catalogue_with_findings_says_so() {
    let files = good();
    let idle = |it: &hall_catalog::SourceFile| match it.path.as_str() {
        "services/sign-permit.yaml" => it.text.replace("promised: 2.5", "promised: 25"),
        _ => it.text.clone(),
    };
    let files = Files::of(files.iter().map(|it| (it.path.clone(), idle(it))));
    let report = check(&files);
    assert!(!report.is_clean());
    let catalogue = Catalogue::load(&files).unwrap();
    let page = words_of(&page(&catalogue, &report, "open-shop").unwrap());
    assert!(
        page.contains("改好以前不要签字") && page.contains("services/sign-permit.yaml"),
        "{page}"
    );
}

#[test]
fn a_service_standing_alone_has_a_page_and_nothing_else_has() {
    let files = good();
    let catalogue = Catalogue::load(&files).unwrap();
    let report = check(&files);
    assert!(
        page(&catalogue, &report, "sign-permit")
            .unwrap()
            .contains("招牌设置申请表")
    );
    assert!(page(&catalogue, &report, "sign").is_none());
}
