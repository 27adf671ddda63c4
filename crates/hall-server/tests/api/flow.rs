//! Acting on an application, for the tests of the case flow.

use axum::body::Body;
use axum::http::{Request, header};
use hall_server::random::hex;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::hall::{Hall, Reply, application};

/// The position of the birth certificate among the newborn's services; the health department decides it.
pub(crate) const CERTIFICATE: usize = 0;
/// The position of the registration of the birth, the health department's, too, and in review at once.
pub(crate) const REGISTRATION: usize = 5;

impl Hall {
    /// Sends an act with a key.
    pub(crate) async fn act_with(
        &self,
        cookie: &str,
        path: &str,
        key: &str,
        body: &Value,
    ) -> Reply {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key)
            .body(Body::from(body.to_string()));
        self.send(request.unwrap()).await
    }

    /// Acts from a desk, on the version that the applicant sees now.
    pub(crate) async fn desk_act(&self, staff: &str, number: &str, act: Value) -> Reply {
        let body = json!({"act": act, "version": self.version(number).await});
        self.act_with(staff, &acts_at_desk(number), &self.key(), &body)
            .await
    }

    /// Acts on one's own application, on the version that one sees now.
    pub(crate) async fn own_act(
        &self,
        applicant: &str,
        number: &str,
        act: Value,
        content: Option<Value>,
    ) -> Reply {
        let body = json!({"act": act, "version": self.version(number).await, "content": content});
        let path = format!("/api/applications/{number}/acts");
        self.act_with(applicant, &path, &self.key(), &body).await
    }

    /// Chooses the post, with the letter that says to whom.
    pub(crate) async fn wants_post(
        &self,
        applicant: &str,
        number: &str,
        recipient: &Value,
    ) -> Reply {
        let act = json!({"change_delivery": {"delivery":
            {"way": "post", "pace": "together", "carrier": "post"}}});
        let version = self.version(number).await;
        let body = json!({"act": act, "version": version, "recipient": recipient});
        let path = format!("/api/applications/{number}/acts");
        self.act_with(applicant, &path, &self.key(), &body).await
    }

    /// Acts on a case as it stands now.
    pub(crate) async fn case_act(
        &self,
        staff: &str,
        number: &str,
        case: usize,
        act: Value,
    ) -> Reply {
        let seen = self.progress(number).await.state.cases[case].version;
        let act = json!({"desk": {"case": case, "seen": seen, "act": act}});
        self.desk_act(staff, number, act).await
    }

    /// The application as its applicant sees it.
    pub(crate) async fn own(&self, applicant: &str, number: &str) -> Value {
        let path = format!("/api/applications/{number}");
        self.get(&path, applicant).await.json()
    }

    /// The application as a desk sees it.
    pub(crate) async fn at_desk(&self, staff: &str, number: &str) -> Reply {
        self.get(&format!("/api/desk/applications/{number}"), staff)
            .await
    }

    /// What is stored of an application, whosever it is.
    pub(crate) async fn progress(&self, number: &str) -> hall_server::progress::Progress {
        let row = self.stored(number).await;
        hall_server::progress::Progress::of(&row).unwrap()
    }

    pub(crate) async fn stored(&self, number: &str) -> hall_server::store::ApplicationRow {
        let desk = hall_server::store::Desk::Hall;
        let row = self.app.store.application_at(&desk, number).await.unwrap();
        row.unwrap()
    }

    async fn version(&self, number: &str) -> u32 {
        self.progress(number).await.version
    }

    /// A fresh key.
    pub(crate) fn key(&self) -> String {
        hex(&self.app.random.bits())
    }

    /// Changes the tables behind the hall's back.
    pub(crate) fn execute(&self, sql: &str) {
        let db = Connection::open(self.folder.path().join("hall.db")).unwrap();
        db.execute(sql, []).unwrap();
    }

    /// How many rows a question finds.
    pub(crate) fn count(&self, sql: &str) -> i64 {
        let db = Connection::open(self.folder.path().join("hall.db")).unwrap();
        db.query_row(sql, [], |row| row.get(0)).unwrap()
    }
}

/// Where desks act on an application.
pub(crate) fn acts_at_desk(number: &str) -> String {
    format!("/api/desk/applications/{number}/acts")
}

/// One thing that is to be corrected.
pub(crate) fn item(at: &str) -> Value {
    json!({"at": at, "problem": "看不清", "mend": "请重新填写"})
}

/// The newborn application with some answers changed.
pub(crate) fn newborn_with(changes: &[(&str, &str)]) -> Value {
    let mut newborn = application("newborn");
    for (key, value) in changes {
        newborn["answers"][*key] = json!(value);
    }
    newborn
}

/// The places and codes of the findings of a refusal.
pub(crate) fn findings(reply: &Reply) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let json = reply.json();
    let findings = json["findings"].as_array().cloned().unwrap_or_default();
    findings
        .iter()
        .map(|it| (text(&it["at"]), text(&it["code"])))
        .collect()
}

/// What happened, as one text.
pub(crate) fn told(view: &Value) -> String {
    let lines = view["history"].as_array().unwrap().iter();
    let lines: Vec<&str> = lines.map(|it| it["what"].as_str().unwrap()).collect();
    lines.join("\n")
}

/// The ids of what may be done.
pub(crate) fn offered(view: &Value) -> Vec<&str> {
    let offers = view["offers"].as_array().unwrap().iter();
    offers.map(|it| it["id"].as_str().unwrap()).collect()
}
