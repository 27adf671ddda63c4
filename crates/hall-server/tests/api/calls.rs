//! 一键呼叫: reception and the reviewer talk about a case, on record, without the applicant's contact.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::hall::{Hall, Reply};

struct Calling {
    hall: Hall,
    path: String,
    reception: String,
    health: String,
}

/// A hall with a case that reception and the health department may talk about.
async fn calling() -> Calling {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    let reception = hall.sign_in("reception").await;
    let health = hall.sign_in("health").await;
    Calling {
        hall,
        path: format!("/api/desk/calls/{number}-01"),
        reception,
        health,
    }
}

impl Calling {
    async fn say(&self, who: &str, text: &str) -> Reply {
        let body = json!({"text": text});
        self.hall.post(&self.path, who, &body).await
    }

    async fn unread(&self, who: &str) -> u64 {
        let all = self.hall.get("/api/desk/calls", who).await;
        assert_eq!(all.status, StatusCode::OK, "{}", all.json());
        let all = all.json();
        let calls = all["calls"].as_array().unwrap();
        calls
            .iter()
            .map(|it| it["n_unread"].as_u64().unwrap())
            .sum()
    }

    async fn read(&self, who: &str) -> Value {
        let call = self.hall.get(&self.path, who).await;
        assert_eq!(call.status, StatusCode::OK, "{}", call.json());
        call.json()
    }
}

#[tokio::test]
async fn what_one_side_says_is_unread_at_the_other_until_somebody_reads_it() {
    let it = calling().await;
    let said = it.say(&it.reception, "出生记录对不上，请看一下").await;
    assert_eq!(said.status, StatusCode::CREATED, "{}", said.json());
    assert_eq!(it.unread(&it.reception).await, 0);
    assert_eq!(it.unread(&it.health).await, 1);
    let call = it.read(&it.health).await;
    assert_eq!(call["side"], "department");
    assert_eq!(call["messages"][0]["by"], "罗晨");
    assert_eq!(it.unread(&it.health).await, 0);
    it.say(&it.health, "已核对，是医院晚传了一天").await;
    assert_eq!(it.unread(&it.reception).await, 1);
    let call = it.read(&it.reception).await;
    assert_eq!(call["messages"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn reception_chooses_among_all_services_of_the_application_and_a_department_has_its_own() {
    let it = calling().await;
    let call = it.read(&it.reception).await;
    let cases = call["cases"].as_array().unwrap();
    assert!(1 < cases.len(), "{call}");
    assert_eq!(cases[0]["case"], call["case"]);
    assert_eq!(it.read(&it.health).await["cases"], json!([]));
}

#[tokio::test]
async fn nothing_in_a_conversation_says_who_applies_or_how_to_reach_them() {
    let it = calling().await;
    for text in [
        "请打 13900000001",
        "身份证 990101199503203021",
        "a@example.com",
    ] {
        let refused = it.say(&it.reception, text).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
    }
    it.say(&it.reception, "材料看不清").await;
    let call = it.read(&it.health).await.to_string();
    for personal in ["林静", "13900000001", "990101199503203021"] {
        assert!(!call.contains(personal), "{call}");
    }
}

#[tokio::test]
async fn only_the_two_sides_of_a_case_have_its_conversation() {
    let it = calling().await;
    for account in ["tax", "supervisor", "issuing", "mother"] {
        let other = it.hall.sign_in(account).await;
        let reply = it.hall.get(&it.path, &other).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{account}");
        let reply = it.say(&other, "你好").await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{account}");
    }
}
