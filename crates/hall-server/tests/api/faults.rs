//! Every command fails at every write, and nothing is lost, doubled or half there. Each is tried in one state
//! only: that of the story that it belongs to.

use std::collections::BTreeSet;
use std::time::Duration;

use hall_server::ringing::{Look, ring_all};
use serde_json::{Value, json};

use crate::carrier::recipient;
use crate::deferral::{agreement, deferred};
use crate::fault_points::{Faults, How, MOST, Step, differences, fail_at_every_write};
use crate::flow::{CERTIFICATE, REGISTRATION, acts_at_desk, item, newborn_with};
use crate::hall::{Hall, submission};
use crate::parties::{opened, vehicle};
use crate::scenarios::approve_all;
use crate::seal_maker::{opened as link_of_seal_maker, registered};

/// Submits, each write failing once; gives the number.
async fn submitted(hall: Hall, who: &'static str, body: Value, how: How) -> (Hall, String) {
    let step = Step {
        who,
        path: "/api/applications".to_owned(),
        key: "faults-0123456789".to_owned(),
        body,
    };
    let (hall, reply) = fail_at_every_write(hall, &step, how).await;
    let number = reply.json()["number"].as_str().unwrap().to_owned();
    (hall, number)
}

/// Somebody's act, and what else is in the request.
type Told = (&'static str, Value, Value);

/// Plays a story, each act of it failing at each write.
async fn play(mut hall: Hall, number: &str, story: Vec<Told>, how: How) -> Hall {
    for (who, mut act, rest) in story {
        let progress = hall.progress(number).await;
        if let Some(case) = act.pointer("/desk/case").and_then(Value::as_u64) {
            let case = usize::try_from(case).unwrap();
            act["desk"]["seen"] = json!(progress.state.cases[case].version);
        }
        let is_own = matches!(who, "mother" | "legal");
        let mut body = rest;
        body["version"] = json!(progress.version);
        body["act"] = act;
        let step = Step {
            who,
            path: if is_own {
                format!("/api/applications/{number}/acts")
            } else {
                acts_at_desk(number)
            },
            key: format!("faults-turn-{:08}", progress.version),
            body,
        };
        (hall, _) = fail_at_every_write(hall, &step, how).await;
    }
    hall
}

fn desk(case: usize, act: Value) -> Value {
    json!({"desk": {"case": case, "act": act}})
}

fn plain(told: (&'static str, Value)) -> Told {
    (told.0, told.1, json!({}))
}

/// From the reception to what the departments ask, and the answer.
fn asked_and_answered(how: How) -> Vec<Told> {
    let changed = |mobile: &str| json!({"content": newborn_with(&[("mother.mobile", mobile)])});
    let ask = json!({"ask": {"items": [item("mother.mobile")]}});
    vec![
        plain((
            "reception",
            json!({"notify": {"items": [item("mother.mobile")]}}),
        )),
        (
            "mother",
            json!({"correct": {"round": 1}}),
            changed("13900000008"),
        ),
        plain(("reception", json!("accept"))),
        plain(("health", desk(CERTIFICATE, json!("take")))),
        plain(("health", desk(CERTIFICATE, json!("release")))),
        plain((
            "head-health",
            desk(CERTIFICATE, json!({"assign": {"to": "health"}})),
        )),
        plain(("health", desk(CERTIFICATE, ask))),
        // It is sent as soon as every department has spoken, or when reception does not wait for one.
        plain(match how {
            How::Statement => ("health", desk(REGISTRATION, json!("ask_nothing"))),
            How::Transaction => ("reception", json!("send_supplement")),
        }),
        (
            "mother",
            json!({"answer": {"round": 1}}),
            changed("13900000009"),
        ),
    ]
}

/// What a department does besides, and its decision.
fn looked_at_and_decided() -> Vec<Told> {
    let survey = json!({"begin": {"procedure": "survey", "until": "2026-11-27", "people": ["何立", "罗安"]}});
    let longer = json!({"ask_extension": {"days": 5, "reason": "要核对原始病历"}});
    let granted = json!({"rule_on_extension": {"ruling": "granted", "reason": "同意"}});
    let approve = json!({"decide": {"outcome": "approve", "reason": "已核对"}});
    let refuse = json!({"decide": {"outcome": "refuse", "reason": "不符合条件"}});
    vec![
        plain(("health", desk(CERTIFICATE, survey))),
        plain((
            "health",
            desk(
                CERTIFICATE,
                json!({"conclude": {"conclusion": "pass", "note": "合格"}}),
            ),
        )),
        plain(("health", desk(CERTIFICATE, longer))),
        plain(("head-health", desk(CERTIFICATE, granted))),
        plain(("health", desk(CERTIFICATE, approve))),
        plain(("supervisor", json!({"bar": {"who": "health"}}))),
        plain(("health-2", desk(REGISTRATION, refuse))),
    ]
}

/// The results, the withdrawal of the rest, and what comes after.
fn handed_over_and_rated() -> Vec<Told> {
    let window = json!({"change_delivery": {"delivery": {"way": "window", "pace": "first_ready"}}});
    let suspend = json!({"turn": {"item": 0, "to": "suspended", "reason": "正在核查"}});
    let ruling = json!({"rule_on_appeal": {"ruling": "denied", "reason": "评价属实"}});
    [
        ("mother", window),
        (
            "issuing",
            json!({"issue": {"case": CERTIFICATE, "kind": 0}}),
        ),
        ("issuing", json!({"hand_over": {"signature": "林静"}})),
        ("head-health", suspend),
        ("mother", json!("withdraw")),
        ("mother", json!({"rate": {"stars": 2}})),
        ("reception", json!({"appeal": {"reason": "评错了对象"}})),
        ("supervisor", ruling),
        ("reception", json!({"contact": {"repair": "ordinary"}})),
        ("reception", json!({"repair": {"done": "已改正"}})),
        ("mother", json!({"rate": {"stars": 4}})),
        ("mother", json!({"complain": {"about": "cannot_be_done"}})),
        ("reception", json!({"escalate": {"reason": "要部门答复"}})),
        ("head-health", json!({"settle": {"conclusion": "已办好"}})),
    ]
    .map(plain)
    .to_vec()
}

/// Brings an application from its submission past its last rating, each command failing at each write.
async fn go(how: How) {
    let hall = Hall::with_reception().await;
    let body = submission("newborn", "林静");
    let (hall, number) = submitted(hall, "mother", body, how).await;
    let story = [
        asked_and_answered(how),
        looked_at_and_decided(),
        handed_over_and_rated(),
    ];
    let hall = play(hall, &number, story.concat(), how).await;
    assert_eq!(
        hall.own(&hall.sign_in("mother").await, &number).await["stage"],
        "closed"
    );
}

#[tokio::test]
async fn a_statement_that_fails_takes_the_whole_command_with_it() {
    go(How::Statement).await;
}

#[tokio::test]
async fn a_transaction_that_is_lost_leaves_nothing_of_the_command() {
    go(How::Transaction).await;
}

/// An outside party's answer, the parcel, and what is put off and committed to: everything that a newborn's
/// parents never need.
#[tokio::test]
async fn parties_parcels_and_promises_are_whole_or_not_there_too() {
    let how = How::Statement;
    let (hall, _, number) = vehicle().await;
    let post = json!({"change_delivery": {"delivery":
        {"way": "post", "pace": "first_ready", "carrier": "post"}}});
    let moved = json!({"note": "改寄示范市城西路8号"});
    let letter = json!({"recipient": recipient("周明")});
    let story = vec![
        ("legal", post, letter),
        ("legal", json!("change_contact"), moved),
    ];
    let hall = play(hall, &number, story, how).await;
    let answer = Step {
        who: "bank",
        path: opened(&hall, &number).await,
        key: hall.key(),
        body: json!({"answer": "confirm", "name": "吴安宁"}),
    };
    let (hall, _) = fail_at_every_write(hall, &answer, how).await;
    approve_all(&hall, &number).await;
    let make = |case: usize| ("issuing", json!({"issue": {"case": case, "kind": 0}}));
    let send = || ("issuing", json!({"send": {"waybill": "YZ9901010001"}}));
    let parcel = [
        make(0),
        make(1),
        send(),
        ("issuing", json!({"return": {"reason": "无人签收"}})),
        send(),
        ("issuing", json!({"deliver": {"signature": "周明"}})),
    ];
    play(hall, &number, parcel.map(plain).to_vec(), how).await;

    let (hall, legal, number, case) = deferred().await;
    let files = json!({"files": [agreement(&hall, &legal).await]});
    let hand_in = json!({"hand_in": {"case": case, "item": 0}});
    let hall = play(hall, &number, vec![("legal", hand_in, files)], how).await;
    approve_all(&hall, &number).await;
    let rules = hall.progress(&number).await.state.rules;
    let committed = rules.cases.iter().position(|it| !it.commitments.is_empty());
    let inspect =
        json!({"inspect": {"case": committed, "item": 0, "found": "fail", "note": "现场查看"}});
    let story = [
        ("human-resources", inspect),
        ("supervisor", json!({"repair_credit": {"item": 0}})),
    ];
    play(hall, &number, story.map(plain).to_vec(), how).await;
}

/// What goes no further, or round again: a declined submission, a joint survey after which something is put
/// right, and a party that does not take the order and is asked once more.
#[tokio::test]
async fn what_goes_no_further_or_round_again_is_whole_or_not_there_too() {
    for how in [How::Statement, How::Transaction] {
        let hall = Hall::with_reception().await;
        let mother = hall.sign_in("mother").await;
        let number = hall.newborn(&mother).await;
        let decline = json!({"decline": {"reason": "不属于本地办理"}});
        play(hall, &number, vec![plain(("reception", decline))], how).await;

        let hall = Hall::open().await;
        let mother = hall.sign_in("mother").await;
        let number = hall.newborn(&mother).await;
        let joint = json!({"arrange": {"cases": [CERTIFICATE, REGISTRATION], "procedure": "survey",
            "on": "2026-11-26", "agenda": ["城西路8号，一起看"]}});
        let mend = json!({"conclude":
            {"conclusion": {"mend": {"until": "2026-12-04"}}, "note": "请补一张照片"}});
        let story = [
            ("reception", joint),
            ("health", desk(CERTIFICATE, mend)),
            ("mother", json!({"mended": {"case": CERTIFICATE}})),
        ];
        play(hall, &number, story.map(plain).to_vec(), how).await;

        let (hall, _, number) = registered().await;
        let police = hall.sign_in("public-security").await;
        let no = Step {
            who: "public-security",
            path: link_of_seal_maker(&hall, &police, &number).await,
            key: hall.key(),
            body: json!({"answer": "refuse", "reason": "机器在修，接不了单", "name": "郑工"}),
        };
        let (hall, _) = fail_at_every_write(hall, &no, how).await;
        let again = desk(1, json!({"ask_again": {"item": 0}}));
        play(hall, &number, vec![plain(("public-security", again))], how).await;
    }
}

/// Acceptance by silence, the longest thing that time does: each department is told of its case once.
#[tokio::test]
async fn time_that_fails_at_any_write_is_made_up_for_and_does_nothing_twice() {
    for how in [How::Statement, How::Transaction] {
        let hall = Hall::with_reception().await;
        let mother = hall.sign_in("mother").await;
        hall.newborn(&mother).await;
        hall.clock.forward(Duration::from_hours(24 * 7));
        let faults = Faults::install(&hall, how);
        let before = faults.everything();
        for n in 0..MOST {
            faults.arm(Some(n));
            let rung = ring_all(&hall.app, Look::Due).await.unwrap();
            faults.arm(None);
            if rung == 1 {
                break;
            }
            let left = differences(&before, &faults.everything());
            assert_eq!(left, Vec::<String>::new());
        }
        let opened = "SELECT count(*) FROM outbox WHERE topic = 'case_opened'";
        assert_eq!(hall.count(opened), 8);
        assert_eq!(ring_all(&hall.app, Look::Due).await.unwrap(), 0);
        assert_eq!(hall.broken_claims().await, BTreeSet::new());
    }
}

/// The negative control: a turn without what follows from it is found half there.
#[tokio::test]
async fn what_is_written_in_two_transactions_is_noticed() {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    hall.newborn(&mother).await;
    let faults = Faults::install(&hall, How::Statement);
    let before = faults.everything();
    hall.execute(
        "INSERT INTO turn SELECT max(id) + 1, application, at, actor,
            '{\"events\":[{\"withdrawn\":{\"on\":\"2026-11-21\"}}]}' FROM turn",
    );
    assert_eq!(differences(&before, &faults.everything()), ["turn"]);
    assert!(!hall.broken_claims().await.is_empty());
}
