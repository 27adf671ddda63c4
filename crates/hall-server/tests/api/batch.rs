//! Acting on several cases of a department at once: each for itself, and only what is lawful so.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::flow::{CERTIFICATE, REGISTRATION, item, newborn_with};
use crate::hall::{Hall, Reply, submission};

const PREVIEW: &str = "/api/desk/batches/preview";
const BATCHES: &str = "/api/desk/batches";

/// A hall with so many newborns, a reviewer's cookie, and the numbers of the applications.
pub(crate) async fn newborns(n: usize) -> (Hall, String, Vec<String>) {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let mut numbers = Vec::new();
    for at in 0..n {
        let key = format!("newborn-batch-{at:04}");
        let reply = hall
            .submit(&mother, &key, &submission("newborn", "林静"))
            .await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
        numbers.push(reply.json()["number"].as_str().unwrap().to_owned());
    }
    let health = hall.sign_in("health").await;
    (hall, health, numbers)
}

fn case_no(number: &str, position: usize) -> String {
    format!("{number}-{:02}", position + 1)
}

pub(crate) fn certificates(numbers: &[String]) -> Vec<String> {
    numbers.iter().map(|it| case_no(it, CERTIFICATE)).collect()
}

/// What the hall says before anything is done: each case with its version, or why not.
pub(crate) async fn preview(hall: &Hall, who: &str, act: &str, cases: &[String]) -> Value {
    let body = json!({"act": act, "cases": cases});
    let reply = hall.post(PREVIEW, who, &body).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    reply.json()
}

/// The request that does it with what was seen now.
async fn batch(hall: &Hall, who: &str, act: &str, cases: &[String]) -> Value {
    let seen = preview(hall, who, act, cases).await;
    let cases = seen["cases"].as_array().unwrap().iter();
    let cases: Vec<Value> = cases
        .map(|it| json!({"case": it["case"], "version": it["version"]}))
        .collect();
    let reason = if act == "approve" {
        "材料齐全，准予。"
    } else {
        ""
    };
    json!({"act": act, "reason": reason, "cases": cases})
}

async fn act(hall: &Hall, who: &str, act: &str, cases: &[String]) -> Value {
    let body = batch(hall, who, act, cases).await;
    let reply = send(hall, who, &body).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
    reply.json()
}

async fn send(hall: &Hall, who: &str, body: &Value) -> Reply {
    hall.act_with(who, BATCHES, &hall.key(), body).await
}

/// Why each case was not done; nothing stands for one that was.
fn why(outcome: &Value) -> Vec<String> {
    let cases = outcome["cases"].as_array().unwrap().iter();
    cases
        .map(|it| {
            let why = it["obstacle"]["message"].as_str();
            why.unwrap_or_default().to_owned()
        })
        .collect()
}

async fn state(hall: &Hall, who: &str, case: &str) -> Value {
    let view = hall.get(&format!("/api/desk/cases/{case}"), who).await;
    view.json()["line"].clone()
}

#[tokio::test]
async fn several_cases_are_taken_and_put_back_each_for_itself() {
    let (hall, health, numbers) = newborns(3).await;
    // Of different services, too: taking decides nothing.
    let mut cases = certificates(&numbers);
    cases.push(case_no(&numbers[0], REGISTRATION));
    assert_eq!(why(&act(&hall, &health, "take", &cases).await), [""; 4]);
    for case in &cases {
        assert_eq!(state(&hall, &health, case).await["holder"], "me");
    }
    let again = act(&hall, &health, "take", &cases[..1]).await;
    assert_eq!(why(&again), ["这一步已经办过了"]);
    let colleague = hall.sign_in("health-2").await;
    let theirs = act(&hall, &colleague, "take", &cases[..1]).await;
    assert_eq!(why(&theirs), ["这件正由另一位同事办理"]);
    let theirs = act(&hall, &colleague, "release", &cases[..1]).await;
    assert_eq!(why(&theirs), ["这件正由另一位同事办理"]);
    assert_eq!(why(&act(&hall, &health, "release", &cases).await), [""; 4]);
    for case in &cases {
        assert_eq!(state(&hall, &health, case).await["holder"], "nobody");
    }
}

#[tokio::test]
async fn several_cases_are_decided_in_favour_with_one_reason() {
    let (hall, health, numbers) = newborns(3).await;
    let cases = certificates(&numbers);
    let seen = preview(&hall, &health, "approve", &cases).await;
    assert_eq!(why(&seen), [""; 3]);
    // The only text to begin with is the one that approves.
    assert_eq!(seen["templates"].as_array().unwrap().len(), 1);
    assert_eq!(seen["templates"][0]["label"], "准予");
    assert_eq!(seen["cases"][0]["line"]["state"], "in_review");
    // Looking does nothing.
    assert_eq!(state(&hall, &health, &cases[0]).await["state"], "in_review");
    assert_eq!(why(&act(&hall, &health, "approve", &cases).await), [""; 3]);
    for case in &cases {
        let view = hall.get(&format!("/api/desk/cases/{case}"), &health).await;
        let view = view.json();
        assert_eq!(view["decision"]["approved"], true);
        assert_eq!(view["decision"]["reason"], "材料齐全，准予。");
        assert_eq!(view["decision"]["by"], "沈悦");
    }
    // What waits for them starts, as after any decision.
    let police = hall.sign_in("public-security").await;
    let states = hall.cases(&police).await;
    assert!(states.iter().all(|it| it["state"] == "in_review"));
}

#[tokio::test]
async fn a_refusal_cannot_be_asked_for_in_a_batch() {
    let (hall, health, numbers) = newborns(1).await;
    let cases = json!([{"case": case_no(&numbers[0], CERTIFICATE), "version": 2}]);
    for refusal in ["refuse", "decide_refuse"] {
        let body = json!({"act": refusal, "reason": "不符合", "cases": cases});
        let reply = send(&hall, &health, &body).await;
        assert_eq!(reply.code(), "unreadable", "{refusal}");
        let plan = json!({"act": refusal, "cases": [numbers[0]]});
        let reply = hall.post(PREVIEW, &health, &plan).await;
        assert_eq!(reply.code(), "unreadable", "{refusal}");
    }
    let approve = json!({"act": "approve", "reason": "准予", "outcome": "refuse", "cases": cases});
    assert_eq!(send(&hall, &health, &approve).await.code(), "unreadable");
}

#[tokio::test]
async fn cases_of_another_service_or_another_version_of_the_form_are_not_decided_together() {
    let (hall, health, numbers) = newborns(3).await;
    let older = &numbers[2];
    hall.execute(&format!(
        "UPDATE application SET catalog = 'older' WHERE number = '{older}'"
    ));
    let cases = [
        case_no(&numbers[0], CERTIFICATE),
        case_no(&numbers[1], REGISTRATION),
        case_no(older, CERTIFICATE),
    ];
    let expected = [
        "",
        "和所选的第一件不是同一事项",
        "和所选的第一件不是同一版申请表",
    ];
    let seen = preview(&hall, &health, "approve", &cases).await;
    assert_eq!(why(&seen), expected);
    assert_eq!(why(&act(&hall, &health, "approve", &cases).await), expected);
    // Each of them can be decided with its like.
    for case in &cases[1..] {
        let alone = act(&hall, &health, "approve", std::slice::from_ref(case)).await;
        assert_eq!(why(&alone), [""]);
    }
}

#[tokio::test]
async fn what_an_answer_has_changed_is_decided_on_its_own_page() {
    let (hall, health, numbers) = newborns(2).await;
    let mother = hall.sign_in("mother").await;
    let asked = &numbers[1];
    let ask = json!({"ask": {"items": [item("mother.mobile")]}});
    hall.case_act(&health, asked, CERTIFICATE, ask).await;
    let cases = certificates(&numbers);
    // Until the others have said whether they want anything, they have something to answer themselves.
    let other = [case_no(asked, REGISTRATION)];
    let seen = preview(&hall, &health, "approve", &other).await;
    assert_eq!(why(&seen), ["正在汇总各部门的补正要求，本部门还没有答复"]);
    let nothing = json!("ask_nothing");
    hall.case_act(&health, asked, REGISTRATION, nothing).await;
    let expected = ["", "正在等申请人补正"];
    let seen = preview(&hall, &health, "approve", &cases).await;
    assert_eq!(why(&seen), expected);
    let answer = json!({"answer": {"round": 1}});
    let mended = newborn_with(&[("mother.mobile", "13900000009")]);
    let answered = hall.own_act(&mother, asked, answer, Some(mended)).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.json());
    let expected = ["", "申请人补正或补交后，内容有变化"];
    let seen = preview(&hall, &health, "approve", &cases).await;
    assert_eq!(why(&seen), expected);
    assert_eq!(why(&act(&hall, &health, "approve", &cases).await), expected);
    let alone = hall.decide(&health, &cases[1], true).await;
    assert_eq!(alone.status, StatusCode::OK, "{}", alone.json());
}

#[tokio::test]
async fn an_open_extension_a_procedure_and_an_unread_word_keep_a_case_out() {
    let (hall, health, numbers) = newborns(4).await;
    let cases = certificates(&numbers);
    let extend = json!({"ask_extension": {"days": 1, "reason": "等医院核对"}});
    let asked = hall
        .case_act(&health, &numbers[1], CERTIFICATE, extend)
        .await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.json());
    let survey = json!({"begin": {"procedure": "survey", "until": "2026-11-30", "people": ["温宁", "纪舒"]}});
    let begun = hall
        .case_act(&health, &numbers[2], CERTIFICATE, survey)
        .await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.json());
    let reception = hall.sign_in("reception").await;
    let call = format!("/api/desk/calls/{}", cases[3]);
    let said = hall
        .post(&call, &reception, &json!({"text": "申请人说名字写错了"}))
        .await;
    assert_eq!(said.status, StatusCode::CREATED);
    let expected = [
        "",
        "延期申请还没有答复",
        "踏勘、听证等程序还没有结论",
        "窗口就这一件说了话，部门还没有看",
    ];
    let seen = preview(&hall, &health, "approve", &cases).await;
    assert_eq!(why(&seen), expected);
    assert_eq!(why(&act(&hall, &health, "approve", &cases).await), expected);
    // A procedure that has ended has a conclusion to write into the decision; a word that was read hinders no more.
    let conclude = json!({"conclude": {"conclusion": "pass", "note": "与申请一致"}});
    hall.case_act(&health, &numbers[2], CERTIFICATE, conclude)
        .await;
    hall.get(&call, &health).await;
    let seen = preview(&hall, &health, "approve", &cases[2..]).await;
    assert_eq!(why(&seen), ["组织过踏勘、听证等程序", ""]);
}

#[tokio::test]
async fn a_case_that_a_colleague_touched_is_refused_and_stops_no_other() {
    let (hall, health, numbers) = newborns(3).await;
    let cases = certificates(&numbers);
    let body = batch(&hall, &health, "approve", &cases).await;
    let colleague = hall.sign_in("health-2").await;
    hall.case_act(&colleague, &numbers[1], CERTIFICATE, json!("take"))
        .await;
    hall.case_act(&colleague, &numbers[1], CERTIFICATE, json!("release"))
        .await;
    let outcome = send(&hall, &health, &body).await.json();
    assert_eq!(why(&outcome), ["", "这件在您打开之后有了变化", ""]);
    assert_eq!(outcome["cases"][1]["obstacle"]["code"], "conflict");
    assert_eq!(state(&hall, &health, &cases[1]).await["state"], "in_review");
}

#[tokio::test]
async fn other_departments_cases_are_not_there() {
    let (hall, _, numbers) = newborns(2).await;
    let tax = hall.sign_in("tax").await;
    let cases = certificates(&numbers);
    for act in ["take", "release", "approve"] {
        let seen = preview(&hall, &tax, act, &cases).await;
        assert!(seen["cases"][0]["line"].is_null(), "{act}");
        assert_eq!(seen["cases"][0]["obstacle"]["code"], "not_found");
        assert!(seen["templates"].as_array().unwrap().is_empty());
        let body = batch(&hall, &tax, act, &cases).await;
        let outcome = send(&hall, &tax, &body).await.json();
        assert_eq!(outcome["cases"][1]["obstacle"]["code"], "not_found");
    }
    // A head assigns and rules, and does not decide.
    let head = hall.sign_in("head-health").await;
    let seen = preview(&hall, &head, "approve", &cases).await;
    assert_eq!(why(&seen), ["这一步不由您办理"; 2]);
    assert_eq!(
        why(&act(&hall, &head, "approve", &cases).await),
        ["这一步不由您办理"; 2]
    );
    for number in &numbers {
        let it = &hall.progress(number).await.state.cases[CERTIFICATE];
        assert!(it.holder.is_none() && !it.phase.is_final());
    }
}

#[tokio::test]
async fn the_same_request_twice_is_done_once_and_answered_alike() {
    let (hall, health, numbers) = newborns(2).await;
    let cases = certificates(&numbers);
    let body = batch(&hall, &health, "approve", &cases).await;
    let key = hall.key();
    let first = hall.act_with(&health, BATCHES, &key, &body).await;
    let second = hall.act_with(&health, BATCHES, &key, &body).await;
    assert_eq!(first.body, second.body);
    assert_eq!(why(&second.json()), [""; 2]);
    let turns = hall.stored(&numbers[0]).await.turns.len();
    assert_eq!(turns, 2, "the submission and one decision");
    // With another key it is another request, which comes too late.
    let late = send(&hall, &health, &body).await.json();
    assert_eq!(why(&late), ["这件已经办结"; 2]);
    // The same key with other words is neither.
    let mut other = body;
    other["reason"] = json!("同意");
    let reused = hall.act_with(&health, BATCHES, &key, &other).await;
    assert_eq!(
        (reused.status.as_u16(), reused.code().as_str()),
        (422, "key_reused")
    );
}

#[tokio::test]
async fn what_cannot_be_a_batch_is_refused_as_a_whole() {
    let (hall, health, numbers) = newborns(1).await;
    let one = json!({"case": case_no(&numbers[0], CERTIFICATE), "version": 2});
    let many: Vec<Value> = (0..101)
        .map(|at| json!({"case": format!("x-{at}"), "version": 1}))
        .collect();
    for (what, body) in [
        ("none", json!({"act": "take", "cases": []})),
        ("twice", json!({"act": "take", "cases": [one, one]})),
        ("too many", json!({"act": "take", "cases": many})),
        (
            "words",
            json!({"act": "take", "reason": "准予", "cases": [one]}),
        ),
        (
            "long",
            json!({"act": "approve", "reason": "长".repeat(1001), "cases": [one]}),
        ),
    ] {
        let reply = send(&hall, &health, &body).await;
        assert_eq!(reply.code(), "unreadable", "{what}");
    }
    let body = json!({"act": "take", "cases": [one]});
    let without_key = hall.post(BATCHES, &health, &body).await;
    assert_eq!(without_key.code(), "unreadable");
}

#[tokio::test]
async fn each_case_of_a_batch_is_one_row_of_the_audit() {
    let (hall, health, numbers) = newborns(2).await;
    let cases = certificates(&numbers);
    let rows = async || hall.app.store.verify_audit().await.unwrap();
    let before = rows().await;
    let body = batch(&hall, &health, "approve", &cases).await;
    assert_eq!(rows().await - before, 1, "the look");
    send(&hall, &health, &body).await;
    assert_eq!(rows().await - before, 3, "two decisions");
    send(&hall, &health, &body).await;
    assert_eq!(rows().await - before, 5, "two refusals");
    let decided = format!(
        "SELECT count(*) FROM audit WHERE act = 'desk.case.decided' AND object = '{}'",
        cases[1]
    );
    assert_eq!(hall.count(&decided), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_reviewers_who_decide_the_same_set_at_once_make_one_decision_each() {
    let (hall, health, numbers) = newborns(6).await;
    let cases = certificates(&numbers);
    let colleague = hall.sign_in("health-2").await;
    let bodies = [
        (batch(&hall, &health, "approve", &cases).await, health),
        (batch(&hall, &colleague, "approve", &cases).await, colleague),
    ];
    let hall = Arc::new(hall);
    let mut both = tokio::task::JoinSet::new();
    for (body, who) in bodies {
        let hall = Arc::clone(&hall);
        both.spawn(async move { why(&send(&hall, &who, &body).await.json()) });
    }
    let answers = both.join_all().await;
    for (at, number) in numbers.iter().enumerate() {
        let said: Vec<&str> = answers.iter().map(|it| it[at].as_str()).collect();
        let done = said.iter().filter(|it| it.is_empty()).count();
        assert_eq!(done, 1, "{said:?}");
        let late = said.iter().find(|it| !it.is_empty()).unwrap();
        assert_eq!(*late, "这件已经办结");
        assert_eq!(hall.stored(number).await.turns.len(), 2);
    }
}
