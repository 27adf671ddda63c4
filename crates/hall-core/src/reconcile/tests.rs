//! Reconciling by example; the laws are held in `tests/laws`.

use super::*;
use crate::application::{FileRef, Provided, parse};
use crate::catalog::WayKind;
use crate::value::Answer;

fn version(answers: &str) -> Version {
    let text = format!(r#"{{"bundle": "b", "answers": {answers}}}"#);
    parse(text.as_bytes()).unwrap().into()
}

fn held(json: &str) -> Held {
    Held::Answer(serde_json::from_str(json).unwrap())
}

/// Reconciles, and holds the answers and the conflicts (place, what else was written) against this.
fn check(base: &str, mine: &str, theirs: &str, answers: &str, conflicts: &[(&str, &[&str])]) {
    let both = reconcile(&version(base), &version(mine), &version(theirs));
    assert_eq!(both.application, version(answers).application);
    let open: Vec<(&str, Vec<Held>)> = both
        .conflicts
        .iter()
        .map(|it| (it.at.as_str(), it.others.clone()))
        .collect();
    let expect: Vec<(&str, Vec<Held>)> = conflicts
        .iter()
        .map(|(at, others)| (*at, others.iter().map(|it| held(it)).collect()))
        .collect();
    assert_eq!(open, expect);
}

#[test]
fn different_places_do_not_meet() {
    check(
        "{}",
        r#"{"a": "1"}"#,
        r#"{"b": "2"}"#,
        r#"{"a": "1", "b": "2"}"#,
        &[],
    );
}

#[test]
fn two_values_at_one_place_are_to_be_chosen_from() {
    check(
        r#"{"a": "0"}"#,
        r#"{"a": "1"}"#,
        r#"{"a": "2"}"#,
        r#"{"a": "1"}"#,
        &[("a", &[r#""2""#])],
    );
}

#[test]
fn an_answer_that_was_taken_away_is_a_value_to_choose() {
    check(
        r#"{"a": "0"}"#,
        "{}",
        r#"{"a": "2"}"#,
        "{}",
        &[("a", &[r#""2""#])],
    );
    check(
        r#"{"a": "0"}"#,
        r#"{"a": "2"}"#,
        "{}",
        r#"{"a": "2"}"#,
        &[("a", &["null"])],
    );
}

#[test]
fn two_new_rows_are_two_rows() {
    check(
        "{}",
        r#"{"t": [{"n": "Lin"}]}"#,
        r#"{"t": [{"n": "Xu"}]}"#,
        r#"{"t": [{"n": "Lin"}, {"n": "Xu"}]}"#,
        &[],
    );
}

#[test]
fn a_row_is_followed_when_the_rows_before_it_go() {
    check(
        r#"{"t": [{"n": "Lin"}, {"n": "Xu", "p": "1"}]}"#,
        r#"{"t": [{"n": "Xu", "p": "1"}]}"#,
        r#"{"t": [{"n": "Lin"}, {"n": "Xu", "p": "2"}]}"#,
        r#"{"t": [{"n": "Xu", "p": "2"}]}"#,
        &[],
    );
}

#[test]
fn a_row_that_one_side_removed_and_the_other_changed_makes_the_table_the_conflict() {
    check(
        r#"{"t": [{"n": "Lin"}, {"n": "Xu", "p": "1"}]}"#,
        r#"{"t": [{"n": "Lin"}]}"#,
        r#"{"t": [{"n": "Lin"}, {"n": "Xu", "p": "2"}]}"#,
        r#"{"t": [{"n": "Lin"}]}"#,
        &[("t", &[r#"[{"n": "Lin"}, {"n": "Xu", "p": "2"}]"#])],
    );
}

#[test]
fn cells_of_two_people_never_come_into_one_row() {
    // Mine replaced Lin by Xu; theirs gave Lin a phone.
    let theirs = r#"[{"n": "Lin", "d": "1990-01-01", "p": "138"}]"#;
    check(
        r#"{"t": [{"n": "Lin", "d": "1990-01-01"}]}"#,
        r#"{"t": [{"n": "Xu", "d": "1985-05-05"}]}"#,
        &format!(r#"{{"t": {theirs}}}"#),
        r#"{"t": [{"n": "Xu", "d": "1985-05-05"}]}"#,
        &[("t", &[theirs])],
    );
}

#[test]
fn a_conflict_moves_with_its_row_and_goes_when_it_is_settled_elsewhere() {
    let base = version(r#"{"t": [{"n": "Lin"}, {"n": "Xu", "p": "0"}]}"#);
    let mine = version(r#"{"t": [{"n": "Lin"}, {"n": "Xu", "p": "1"}]}"#);
    let theirs = version(r#"{"t": [{"n": "Lin"}, {"n": "Xu", "p": "2"}]}"#);
    let both = reconcile(&base, &mine, &theirs);
    assert_eq!(both.conflicts[0].at, "t[1].p");

    let mut shorter = both.clone();
    row_removed(&mut shorter.conflicts, "t", 0);
    if let Some(Answer::Rows(rows)) = shorter.application.answers.get_mut("t") {
        rows.remove(0);
    }
    let mut settled = both.clone();
    settled.settle("t[1].p", &held(r#""2""#));
    let all = reconcile(&both, &shorter, &settled);
    assert_eq!(all, version(r#"{"t": [{"n": "Xu", "p": "2"}]}"#));
}

#[test]
fn two_people_who_choose_differently_are_asked_again() {
    let both = reconcile(
        &version("{}"),
        &version(r#"{"a": "1"}"#),
        &version(r#"{"a": "2"}"#),
    );
    let (mut mine, mut theirs) = (both.clone(), both.clone());
    mine.settle("a", &held(r#""1""#));
    theirs.settle("a", &held(r#""2""#));
    let again = reconcile(&both, &mine, &theirs);
    assert_eq!(again.conflicts[0].others, [held(r#""2""#)]);
    assert_eq!(reconcile(&both, &mine, &both).conflicts, []);
}

#[test]
fn where_somebody_is_typing_the_value_stays_and_the_other_is_listed() {
    let (base, theirs) = (version(r#"{"a": "0"}"#), version(r#"{"a": "1", "b": "2"}"#));
    let both = reconcile_holding(&base, &base, &theirs, Some("a"));
    assert_eq!(
        both.application,
        version(r#"{"a": "0", "b": "2"}"#).application
    );
    assert_eq!(both.conflicts[0].others, [held(r#""1""#)]);
}

#[test]
fn a_choice_made_elsewhere_is_followed_even_where_the_focus_rests() {
    let both = reconcile(
        &version("{}"),
        &version(r#"{"a": "1"}"#),
        &version(r#"{"a": "2"}"#),
    );
    let mut theirs = both.clone();
    theirs.settle("a", &held(r#""2""#));
    assert_eq!(reconcile_holding(&both, &both, &theirs, Some("a")), theirs);
}

#[test]
fn the_row_in_which_somebody_is_typing_keeps_its_number() {
    let base = version(r#"{"t": [{"n": "Lin"}]}"#);
    let theirs = version(r#"{"t": [{"n": "Xu"}, {"n": "Lin"}]}"#);
    let both = reconcile_holding(&base, &base, &theirs, Some("t[0].n"));
    assert_eq!(both, version(r#"{"t": [{"n": "Lin"}, {"n": "Xu"}]}"#));
}

#[test]
fn photographs_from_two_phones_are_all_kept() {
    let upload = |files: &[&str]| {
        let file = |it: &&str| FileRef {
            name: (*it).to_owned(),
            media_type: "image/jpeg".to_owned(),
            size: 1,
            sha256: (*it).to_owned(),
        };
        let mut version = version("{}");
        version.application.materials.push(Provided {
            id: "m".to_owned(),
            way: WayKind::Upload,
            files: files.iter().map(file).collect(),
            licence: None,
            signed: None,
        });
        version
    };
    let both = reconcile(
        &upload(&["a", "b"]),
        &upload(&["a", "b", "c"]),
        &upload(&["b", "d"]),
    );
    assert_eq!(both, upload(&["b", "c", "d"]));
}

#[test]
fn who_holds_on_to_another_of_the_open_values_has_written_nothing() {
    let answer = |text: &str| Held::Answer(text.into());
    let stands = |value: &str, others: &[&str]| {
        let mut version = version(&format!(r#"{{"a": "{value}"}}"#));
        let others: Vec<Held> = others.iter().map(|it| answer(it)).collect();
        let open = Some(others).filter(|it| !it.is_empty());
        version.conflicts = open
            .map(|others| Conflict {
                at: "a".to_owned(),
                base: Held::default(),
                others,
            })
            .into_iter()
            .collect();
        version
    };
    let kept = stands("1", &["2"]);
    // Under the fingers of this window 2 has stayed.
    let here = reconcile_holding(&stands("2", &[]), &stands("2", &[]), &kept, Some("a"));
    assert_eq!(standing(&here.application, "a"), answer("2"));
    assert_eq!(here.conflicts[0].others, [answer("1")]);
    // The other window chooses, whichever it is: here too nothing is open any more.
    for chosen in ["1", "2"] {
        let both = reconcile_holding(&kept, &here, &stands(chosen, &[]), Some("a"));
        assert_eq!(both.application, stands(chosen, &[]).application);
        assert_eq!(both.conflicts, []);
    }
}
