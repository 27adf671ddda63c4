//! Nothing sensitive stays behind, and nothing is lost on the way.

use serde_json::{Value, json};

use super::{Part, is_sensitive, places, put_back, take, without_answer};
use crate::application::Application;
use crate::catalog::{Bundle, Field, FieldIx, Kind, Opt, SectionIx};
use crate::rebase::{Change, ChangeCode};
use crate::value::Answer;

fn field(key: &str, kind: Kind, sensitive: bool) -> Field {
    Field {
        key: key.to_owned(),
        label: key.to_owned(),
        hint: String::new(),
        example: String::new(),
        kind,
        group: None,
        inline: false,
        sources: Vec::new(),
        derive: None,
        sensitive,
        section: SectionIx(0),
    }
}

fn text() -> Kind {
    Kind::Text {
        min: 1,
        max: 60,
        lines: false,
    }
}

fn bundle() -> Bundle {
    let rows = Kind::Rows {
        item: "row".to_owned(),
        min: 0,
        max: 9,
        columns: vec![FieldIx(4), FieldIx(5)],
        repeats_subject: false,
    };
    let illness = Kind::Choice(vec![Opt {
        value: "flu".to_owned(),
        label: "Flu".to_owned(),
        check: None,
    }]);
    Bundle {
        fields: vec![
            field("legal.name", text(), false),
            field("legal.id_no", text(), true),
            field("legal.illness", illness, true),
            field("holder", rows, false),
            field("holder.name", text(), false),
            field("holder.id_no", text(), true),
        ],
        ..Bundle::default()
    }
}

fn application() -> Application {
    let filled = json!({
        "bundle": "b",
        "answers": {
            "legal.name": "open",
            "legal.id_no": "secret-1",
            "legal.illness": "secret-2",
            "holder": [{"name": "open", "id_no": "secret-3"}, {"name": "open"}, {"id_no": "secret-4"}],
            "gone.field": "secret-5",
        },
        "materials": [
            {"id": "photo", "way": "upload",
             "files": [{"name": "secret-6.jpg", "media_type": "image/jpeg", "size": 1, "sha256": "secret-7"}]},
            {"id": "card", "way": "licence", "licence": "secret-8"},
            {"id": "letter", "way": "commitment", "signed": "open"},
        ],
        "meanings": {"legal.illness": "b / illness: choice", "legal.illness=secret-2": "secret-9"},
    });
    serde_json::from_value(filled).unwrap()
}

fn cut() -> (Application, Part) {
    let mut open = application();
    let part = take(&mut open, &places(&bundle(), &application()));
    (open, part)
}

#[test]
fn nothing_sensitive_is_left_in_the_open_part() {
    let (open, part) = cut();
    let open = serde_json::to_string(&open).unwrap();
    assert!(!open.contains("secret"), "{open}");
    let part = serde_json::to_string(&part).unwrap();
    for n in 1..=9 {
        assert!(part.contains(&format!("secret-{n}")), "{n} in {part}");
    }
}

#[test]
fn what_is_not_sensitive_stays_open() {
    let (open, part) = cut();
    let count = |text: String| text.matches("open").count();
    assert_eq!(count(serde_json::to_string(&open).unwrap()), 4);
    assert_eq!(count(serde_json::to_string(&part).unwrap()), 0);
}

#[test]
fn what_was_cut_out_goes_back_to_its_place() {
    let (mut open, part) = cut();
    put_back(&mut open, part);
    assert_eq!(open, application());
}

#[test]
fn a_part_comes_back_from_text_as_it_was() {
    let (_, part) = cut();
    let text = serde_json::to_string(&part).unwrap();
    assert_eq!(serde_json::from_str::<Part>(&text).unwrap(), part);
}

#[test]
fn a_row_that_is_gone_takes_its_sensitive_cells_with_it() {
    let (mut open, part) = cut();
    open.answers
        .insert("holder".to_owned(), Answer::Rows(Vec::new()));
    put_back(&mut open, part);
    assert_eq!(open.answers.get("holder"), Some(&Answer::Rows(Vec::new())));
    assert!(open.answers.keys().all(|it| !it.contains('[')));
}

#[test]
fn a_group_is_sensitive_through_its_columns() {
    let bundle = bundle();
    let of = |key: &str| bundle.fields.iter().find(|it| it.key == key).unwrap();
    assert!(is_sensitive(&bundle, of("holder")));
    assert!(is_sensitive(&bundle, of("legal.id_no")));
    assert!(!is_sensitive(&bundle, of("legal.name")));
}

#[test]
fn a_change_of_the_rules_tells_only_answers_that_are_known_to_be_harmless() {
    let told = |at: &str, was: Value| {
        let change = Change {
            at: at.to_owned(),
            code: ChangeCode::Renamed,
            then: None,
            now: None,
            was: serde_json::from_value(was).unwrap(),
            provided: application().materials.first().cloned(),
        };
        let open = without_answer(&bundle(), &change);
        assert_eq!(open.provided, None);
        open.was
    };
    assert_eq!(told("legal.name", json!("open")), Answer::from("open"));
    assert_eq!(told("situation.q", json!("yes")), Answer::from("yes"));
    assert_eq!(told("holder[2].name", json!("open")), Answer::from("open"));
    for at in ["legal.id_no", "holder[2].id_no", "no.such"] {
        assert_eq!(told(at, json!("secret")), Answer::Nothing, "{at}");
    }
    let rows = json!([{"id_no": "secret"}]);
    assert_eq!(told("holder", rows), Answer::Nothing);
}
