//! A whole hall for one test.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use hall_core::credential::Algorithm;
use hall_server::app::{App, Outlets};
use hall_server::blob::Blobs;
use hall_server::clock::SetClock;
use hall_server::config::Acceptance;
use hall_server::demo::Demo;
use hall_server::hook::Hooks;
use hall_server::keys::Keys;
use hall_server::live::LiveCatalog;
use hall_server::mail::Mail;
use hall_server::password::{Passwords, hash};
use hall_server::random::{SeededRandom, SystemRandom, hex};
use hall_server::router;
use hall_server::store::{NewAccount, NewSession, Sqlite, Store};
use hall_server::throttle::Throttle;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tower::ServiceExt;

/// A Saturday morning in Shanghai.
pub(crate) const NOW: &str = "2026-11-21T02:00:00Z";

/// What a photograph begins with.
pub(crate) const JPEG: &[u8] =
    b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00";

/// The smallest PDF that is one.
pub(crate) const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n\
trailer<</Root 1 0 R>>\n%%EOF\n";

pub(crate) struct Hall {
    pub(crate) app: Arc<App>,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| {
            panic!(
                "not JSON: {} {:?}",
                self.status,
                String::from_utf8_lossy(&self.body)
            )
        })
    }

    /// The code of an error; also checks that it is a whole envelope.
    pub(crate) fn code(&self) -> String {
        let json = self.json();
        for key in ["message", "mend", "request"] {
            assert!(
                json[key].as_str().is_some_and(|it| !it.is_empty()),
                "no {key} in {json}"
            );
        }
        json["code"].as_str().unwrap().to_owned()
    }
}

/// The compiled catalogue, the accounts and the dummy hash: slow, and the same for all tests.
fn shared() -> &'static (LiveCatalog, Demo, Vec<NewAccount>) {
    static SHARED: OnceLock<(LiveCatalog, Demo, Vec<NewAccount>)> = OnceLock::new();
    SHARED.get_or_init(|| {
        let demo = Demo::load().unwrap();
        // Only she ever signs in by her password; hashing all of them takes longer than most tests.
        let accounts = demo.accounts(|account, password| match account {
            "mother" => hash(password, &SystemRandom),
            _ => String::new(),
        });
        (LiveCatalog::embedded().unwrap(), demo, accounts)
    })
}

impl Hall {
    pub(crate) async fn open() -> Self {
        Self::with_dist(None).await
    }

    pub(crate) async fn with_dist(dist: Option<PathBuf>) -> Self {
        Self::with(dist, true, false, Acceptance::Automatic).await
    }

    pub(crate) async fn with_dist_and_worker(dist: Option<PathBuf>, has_worker: bool) -> Self {
        Self::with(dist, has_worker, false, Acceptance::Automatic).await
    }

    /// A hall whose reception accepts.
    pub(crate) async fn with_reception() -> Self {
        Self::with(None, true, false, Acceptance::Desk).await
    }

    /// A hall for terminals.
    pub(crate) async fn for_terminals(dist: Option<PathBuf>) -> Self {
        Self::with(dist, true, true, Acceptance::Automatic).await
    }

    /// A hall with a mail server.
    pub(crate) async fn with_mail(smtp: &str) -> Self {
        Self::made(Some(smtp), None, true, false, Acceptance::Automatic).await
    }

    async fn with(
        dist: Option<PathBuf>,
        has_worker: bool,
        kiosk: bool,
        acceptance: Acceptance,
    ) -> Self {
        Self::made(None, dist, has_worker, kiosk, acceptance).await
    }

    async fn made(
        smtp: Option<&str>,
        dist: Option<PathBuf>,
        has_worker: bool,
        kiosk: bool,
        acceptance: Acceptance,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(&folder.path().join("hall.db")).unwrap();
        store
            .put_accounts(Demo::seed(), shared().2.clone())
            .await
            .unwrap();
        let clock = Arc::new(SetClock::at(NOW.parse().unwrap()));
        Self::over(
            (folder, store, clock, 1),
            smtp,
            dist,
            has_worker,
            kiosk,
            acceptance,
        )
    }

    /// The hall after its process has ended and another has been started on the same folder.
    pub(crate) async fn restarted(self) -> Self {
        self.restarted_with(None).await
    }

    /// The same, and with this mail server.
    pub(crate) async fn restarted_with(self, smtp: Option<&str>) -> Self {
        let acceptance = self.app.acceptance;
        self.app.store.close().await;
        let store = Sqlite::open(&self.folder.path().join("hall.db")).unwrap();
        Self::over(
            (self.folder, store, self.clock, 2),
            smtp,
            None,
            true,
            false,
            acceptance,
        )
    }

    fn over(
        (folder, store, clock, seed): (TempDir, Sqlite, Arc<SetClock>, u64),
        smtp: Option<&str>,
        dist: Option<PathBuf>,
        has_worker: bool,
        kiosk: bool,
        acceptance: Acceptance,
    ) -> Self {
        let (catalog, demo, _) = shared();
        let random = Arc::new(SeededRandom::new(seed));
        let keys = folder.path().join("keys");
        let signing = Keys::open(&keys, Algorithm::EdDsa).unwrap();
        let outlets = Outlets {
            mail: smtp.map(|it| Mail::new(it, "大厅 <hall@example.cn>").unwrap()),
            hooks: Hooks::open(&keys, random.as_ref()).unwrap(),
            site: "https://hall.example.cn".to_owned(),
        };
        let app = Arc::new(App {
            store: Arc::new(store),
            blobs: Blobs::open(&folder.path().join("files")).unwrap(),
            keys: signing,
            catalog: catalog.clone(),
            clock: clock.clone(),
            passwords: Passwords::new(random.as_ref()),
            random,
            throttle: Throttle::default(),
            demo: demo.clone(),
            dist,
            without_worker: !has_worker,
            https: false,
            kiosk,
            acceptance,
            outlets,
            closing: AtomicBool::new(false),
        });
        Self { app, clock, folder }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = router::app(Arc::clone(&self.app))
            .oneshot(request)
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub(crate) async fn get(&self, path: &str, cookie: &str) -> Reply {
        self.send(
            Request::get(path)
                .header(header::COOKIE, cookie)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    pub(crate) async fn post(&self, path: &str, cookie: &str, body: &Value) -> Reply {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()));
        self.send(request.unwrap()).await
    }

    /// Signs a demo account in with its password and gives its cookie.
    pub(crate) async fn sign_in_by_password(&self, account: &str) -> String {
        let body = json!({"account": account, "password": format!("demo-{account}")});
        let reply = self.post("/api/session", "", &body).await;
        assert_eq!(reply.status, StatusCode::OK, "{account}");
        let cookie = reply.headers[header::SET_COOKIE].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    /// Opens a session without the slow password.
    pub(crate) async fn sign_in(&self, account: &str) -> String {
        let token = hex(&self.app.random.bits());
        let session = NewSession {
            token: Sha256::digest(&token).into(),
            account: account.to_owned(),
            helper: None,
            at: self.app.clock.now(),
        };
        self.app.store.open_session(session).await.unwrap();
        format!("hall={token}")
    }

    pub(crate) async fn submit(&self, cookie: &str, key: &str, submission: &Value) -> Reply {
        let request = Request::post("/api/applications")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key)
            .body(Body::from(submission.to_string()));
        self.send(request.unwrap()).await
    }

    pub(crate) async fn upload(&self, cookie: &str, name: &str, media: &str, body: &[u8]) -> Reply {
        let request = Request::post("/api/files")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, media)
            .header(
                "x-file-name",
                hall_server::http::files::percent_encoded(name),
            )
            .body(Body::from(body.to_vec()));
        self.send(request.unwrap()).await
    }

    /// Keeps a draft with this name in it at the hall; `seen` is the revision that it was made from.
    pub(crate) async fn keep_draft(
        &self,
        cookie: &str,
        bundle: &str,
        seen: Option<i64>,
        name: &str,
    ) -> Reply {
        let content = json!({"application": {"bundle": bundle, "answers": {"mother.name": name}}});
        self.put_draft(cookie, bundle, seen, content.to_string())
            .await
    }

    pub(crate) async fn put_draft(
        &self,
        cookie: &str,
        bundle: &str,
        seen: Option<i64>,
        content: String,
    ) -> Reply {
        let (name, tag) = match seen {
            Some(revision) => (header::IF_MATCH, format!("\"{revision}\"")),
            None => (header::IF_NONE_MATCH, "*".to_owned()),
        };
        let request = Request::put(format!("/api/drafts/{bundle}"))
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .header(name, tag)
            .body(Body::from(content));
        self.send(request.unwrap()).await
    }

    pub(crate) async fn delete_draft(&self, cookie: &str, bundle: &str) -> Reply {
        let request = Request::delete(format!("/api/drafts/{bundle}"))
            .header(header::COOKIE, cookie)
            .body(Body::empty());
        self.send(request.unwrap()).await
    }

    /// Sends a piece of an upload that is at `place`.
    pub(crate) async fn piece(&self, cookie: &str, place: &str, at: usize, piece: &[u8]) -> Reply {
        let request = Request::patch(place)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/offset+octet-stream")
            .header("upload-offset", at)
            .body(Body::from(piece.to_vec()));
        self.send(request.unwrap()).await
    }

    /// Submits the newborn bundle for the mother and gives the number.
    pub(crate) async fn newborn(&self, mother: &str) -> String {
        let reply = self
            .submit(mother, "newborn-0123456789", &submission("newborn", "林静"))
            .await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json());
        reply.json()["number"].as_str().unwrap().to_owned()
    }

    /// The cases of a reviewer's department.
    pub(crate) async fn cases(&self, reviewer: &str) -> Vec<Value> {
        let reply = self.get("/api/desk/cases", reviewer).await;
        assert_eq!(reply.status, StatusCode::OK);
        reply.json().as_array().unwrap().clone()
    }

    /// Decides a case as its reviewer sees it now.
    pub(crate) async fn decide(&self, reviewer: &str, case: &str, approve: bool) -> Reply {
        let view = self
            .get(&format!("/api/desk/cases/{case}"), reviewer)
            .await
            .json();
        let body = json!({"version": view["version"], "approve": approve, "reason": "已核对"});
        self.post(&format!("/api/desk/cases/{case}/decision"), reviewer, &body)
            .await
    }
}

/// A good application: one of the files beside these tests, or the one that the bundle's cases start from.
pub(crate) fn application(bundle: &str) -> Value {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let own = here.join(format!("tests/applications/{bundle}.json"));
    let cases = here.join(format!("../../tests/cases/{bundle}/complete.json"));
    let text = std::fs::read_to_string(own).or_else(|_| std::fs::read_to_string(cases));
    serde_json::from_str(&text.unwrap()).unwrap()
}

/// A submission of one of them.
pub(crate) fn submission(bundle: &str, signature: &str) -> Value {
    json!({"application": application(bundle), "signature": signature})
}

/// A request with nothing but a method and a path.
pub(crate) fn bare(method: &str, path: &str) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(path)
        .body(Body::empty())
        .unwrap()
}

/// The announcement of a PDF that is to come in pieces.
pub(crate) fn new_upload(name: &str, content: &[u8]) -> Value {
    let sha256 = hex(&Sha256::digest(content));
    json!({"name": name, "media_type": "application/pdf", "size": content.len(), "sha256": sha256})
}
