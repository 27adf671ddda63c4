//! The only place that fetches: the hall's routes and the catalogue's files.

mod batches;
mod messages;
mod voices;

use gloo_net::http::{Request, RequestBuilder, Response};
use hall_api::{
    Acting, ApplicationLine, CaseLine, CaseView, Consent, DeskApplication, DeskLine, DraftContent,
    DraftLine, DraftView, Entitlements, ErrorCode, ErrorEnvelope, Issuers, LicenceStanding,
    Licences, NewVisitor, PartyAnswer, PartyLink, PartyView, Person, Receipt, Shelf, SignIn, path,
};
use hall_core::catalog::{Bundle, CatalogIndex};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use batches::{batch, batch_preview};
pub use messages::{
    confirm_address, forget_address, give_address, mail_address, messages, read_messages,
    stop_letters,
};
pub use voices::{call, calls, desk_wishes, learn, patterns, say, wish};

use crate::{browser, reading};

/// Why a request brought nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The hall cannot be reached.
    Offline,
    /// The hall answered and says no.
    Refused(Box<ErrorEnvelope>),
    /// The answer cannot be read; the status, if there was one.
    Unreadable(u16),
}

impl Trouble {
    /// Whether nobody is signed in, or no longer.
    pub fn is_signed_out(&self) -> bool {
        matches!(self, Self::Refused(envelope) if envelope.code == ErrorCode::SignInNeeded)
    }

    /// Whether there is no such thing, or no longer.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused(envelope) if envelope.code == ErrorCode::NotFound)
    }
}

/// The status that says that another device was faster.
const STALE: u16 = 412;

/// What a request brings.
pub type Outcome<T> = Result<T, Trouble>;

/// The list of bundles and services.
pub async fn catalog_index() -> Outcome<CatalogIndex> {
    read(Request::get("/catalog/index.json")).await
}

/// One bundle with its rules.
pub async fn bundle(file: &str) -> Outcome<Bundle> {
    read(Request::get(&format!("/catalog/{file}"))).await
}

/// Any other file of the catalogue.
pub async fn catalog_file<T: DeserializeOwned>(file: &str) -> Outcome<T> {
    read(Request::get(&format!("/catalog/{file}"))).await
}

/// Who is signed in.
pub async fn who() -> Outcome<Person> {
    read(Request::get(path::SESSION)).await
}

/// Signs in.
pub async fn sign_in(with: &SignIn) -> Outcome<Person> {
    write(Request::post(path::SESSION), with).await
}

/// Begins to help somebody who is present at the counter.
pub async fn help(visitor: &NewVisitor) -> Outcome<Person> {
    write(Request::post(path::DESK_VISITORS), visitor).await
}

/// Signs out.
pub async fn sign_out() -> Outcome<()> {
    accepted(send(Request::delete(path::SESSION)).await?)
        .await
        .map(drop)
}

/// The signed-in person's e-licences.
pub async fn shelf() -> Outcome<Shelf> {
    read(Request::get(path::SHELF)).await
}

/// The e-licences that the hall has handed over.
pub async fn licences() -> Outcome<Licences> {
    read(Request::get(path::LICENCES)).await
}

/// How an e-licence stands.
pub async fn licence_standing(id: &str) -> Outcome<LicenceStanding> {
    let id = String::from(js_sys::encode_uri_component(id));
    read(Request::get(&path::LICENCE.replace("{id}", &id))).await
}

/// The keys that e-licences are checked with.
pub async fn issuers() -> Outcome<Issuers> {
    read(Request::get(path::ISSUERS)).await
}

/// What one is entitled to without applying.
pub async fn entitlements() -> Outcome<Entitlements> {
    read(Request::get(path::ENTITLEMENTS)).await
}

/// Consents to one of them; the same consent twice is one.
pub async fn consent(service: &str, consent: &Consent) -> Outcome<Receipt> {
    let service = String::from(js_sys::encode_uri_component(service));
    let path = path::ENTITLEMENT.replace("{service}", &service);
    write(Request::post(&path), consent).await
}

/// Submits a submission as it is written; the same key twice is one submission. The draft at the hall
/// goes with it, if it is still the one (`draft`) that this was made from.
pub async fn submit(
    submission: String,
    key: &str,
    account: &str,
    draft: Option<i64>,
) -> Outcome<Receipt> {
    let account = String::from(js_sys::encode_uri_component(account));
    let request = Request::post(path::APPLICATIONS)
        .header(path::IDEMPOTENCY_KEY, key)
        .header(path::ACCOUNT, &account);
    let request = match draft {
        Some(revision) => request.header(path::DRAFT_REVISION, &revision.to_string()),
        None => request,
    };
    send_written(request, submission).await
}

/// The drafts that one keeps at the hall, too.
pub async fn drafts() -> Outcome<Vec<DraftLine>> {
    read(Request::get(path::DRAFTS)).await
}

/// One of them.
pub async fn draft(bundle: &str) -> Outcome<DraftView> {
    read(Request::get(&of_bundle(bundle))).await
}

/// What became of sending a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutDraft {
    /// The hall has it.
    Kept(DraftLine),
    /// Another device was faster; this is what the hall has.
    Stale(Box<DraftView>),
}

/// Sends a draft that was made from the revision `seen`; nought stands for none.
pub async fn put_draft(bundle: &str, seen: i64, content: &DraftContent) -> Outcome<PutDraft> {
    let body = serde_json::to_string(content).map_err(|_| Trouble::Unreadable(0))?;
    let request = Request::put(&of_bundle(bundle)).header("content-type", "application/json");
    let request = if seen == 0 {
        request.header("if-none-match", "*")
    } else {
        request.header("if-match", &format!("\"{seen}\""))
    };
    let request = request.body(body).map_err(|_| Trouble::Offline)?;
    let response = request.send().await.map_err(|_| Trouble::Offline)?;
    if response.status() == STALE {
        let text = response.text().await.map_err(|_| Trouble::Offline)?;
        let view = reading::read(&text).map_err(|_| Trouble::Unreadable(STALE))?;
        return Ok(PutDraft::Stale(Box::new(view)));
    }
    parse(response).await.map(PutDraft::Kept)
}

/// Deletes a draft at the hall.
pub async fn delete_draft(bundle: &str) -> Outcome<()> {
    accepted(send(Request::delete(&of_bundle(bundle))).await?)
        .await
        .map(drop)
}

fn of_bundle(bundle: &str) -> String {
    path::DRAFT.replace("{bundle}", bundle)
}

/// One's own applications.
pub async fn applications() -> Outcome<Vec<ApplicationLine>> {
    read(Request::get(path::APPLICATIONS)).await
}

/// One application of one's own, word for word.
pub async fn application(number: &str) -> Outcome<String> {
    let request = Request::get(&path::APPLICATION.replace("{number}", number));
    accepted(send(request).await?).await
}

/// Acts on an application of one's own; the same key twice is one act.
pub async fn act(number: &str, key: &str, account: &str, acting: &Acting) -> Outcome<()> {
    let body = serde_json::to_string(acting).map_err(|_| Trouble::Unreadable(0))?;
    let account = String::from(js_sys::encode_uri_component(account));
    let request = Request::post(&path::APPLICATION_ACTS.replace("{number}", number))
        .header(path::IDEMPOTENCY_KEY, key)
        .header(path::ACCOUNT, &account)
        .header("content-type", "application/json")
        .body(body)
        .map_err(|_| Trouble::Offline)?;
    let response = request.send().await.map_err(|_| Trouble::Offline)?;
    accepted(response).await.map(drop)
}

/// The cases of the reviewer's department.
pub async fn cases() -> Outcome<Vec<CaseLine>> {
    read(Request::get(path::DESK_CASES)).await
}

/// One case of the reviewer's department.
pub async fn case(case: &str) -> Outcome<CaseView> {
    read(Request::get(&path::DESK_CASE.replace("{case}", case))).await
}

/// The applications that wait at one's own desk.
pub async fn desk_applications() -> Outcome<Vec<DeskLine>> {
    read(Request::get(path::DESK_APPLICATIONS)).await
}

/// One application as one's own desk sees it.
pub async fn desk_application(number: &str) -> Outcome<DeskApplication> {
    read(Request::get(
        &path::DESK_APPLICATION.replace("{number}", number),
    ))
    .await
}

/// Acts on an application; gives it as it now stands. The same key twice is one act.
pub async fn desk_act(number: &str, acting: &Acting, key: &str) -> Outcome<DeskApplication> {
    let request = Request::post(&path::DESK_ACTS.replace("{number}", number))
        .header(path::IDEMPOTENCY_KEY, key);
    write(request, acting).await
}

/// Where a file of an application is that reception has.
pub fn application_file(number: &str, sha256: &str) -> String {
    path::DESK_APPLICATION_FILE
        .replace("{number}", number)
        .replace("{sha256}", sha256)
}

/// Makes a one-time link for an outside party of a case.
pub async fn party_link(case: &str, item: usize) -> Outcome<PartyLink> {
    let path = path::DESK_PARTY_LINKS.replace("{case}", case);
    read(Request::post(&path.replace("{item}", &item.to_string()))).await
}

/// Makes a one-time link for the carrier of what was posted.
pub async fn carrier_link(number: &str) -> Outcome<PartyLink> {
    let path = path::DESK_CARRIER_LINKS.replace("{number}", number);
    read(Request::post(&path)).await
}

/// What an outside party is asked.
pub async fn party(token: &str) -> Outcome<PartyView> {
    read(Request::get(&path::PARTY.replace("{token}", token))).await
}

/// Answers as an outside party.
pub async fn answer_party(token: &str, answer: &PartyAnswer) -> Outcome<PartyView> {
    write(
        Request::post(&path::PARTY.replace("{token}", token)),
        answer,
    )
    .await
}

/// Where a file of a case is.
pub fn case_file(case: &str, sha256: &str) -> String {
    path::DESK_FILE
        .replace("{case}", case)
        .replace("{sha256}", sha256)
}

/// Sends something that has no answer but that it arrived.
async fn tell(request: RequestBuilder, body: &impl Serialize) -> Outcome<()> {
    let body = serde_json::to_string(body).map_err(|_| Trouble::Unreadable(0))?;
    let request = request.header("content-type", "application/json");
    let request = request.body(body).map_err(|_| Trouble::Offline)?;
    let response = request.send().await.map_err(|_| Trouble::Offline)?;
    accepted(response).await.map(drop)
}

async fn done(request: RequestBuilder) -> Outcome<()> {
    accepted(send(request).await?).await.map(drop)
}

async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Outcome<T> {
    parse(send(request).await?).await
}

async fn write<T: DeserializeOwned>(request: RequestBuilder, body: &impl Serialize) -> Outcome<T> {
    let body = serde_json::to_string(body).map_err(|_| Trouble::Unreadable(0))?;
    send_written(request, body).await
}

async fn send_written<T: DeserializeOwned>(request: RequestBuilder, body: String) -> Outcome<T> {
    let request = request
        .header("content-type", "application/json")
        .body(body)
        .map_err(|_| Trouble::Offline)?;
    parse(request.send().await.map_err(|_| Trouble::Offline)?).await
}

async fn send(request: RequestBuilder) -> Outcome<Response> {
    request.send().await.map_err(|_| Trouble::Offline)
}

async fn parse<T: DeserializeOwned>(response: Response) -> Outcome<T> {
    let status = response.status();
    let text = accepted(response).await?;
    reading::read(&text).map_err(|_| Trouble::Unreadable(status))
}

/// The body of a good answer. A proxy that cannot reach the hall answers 502 to 504 without our
/// envelope: that is "offline" too, and so is a front end that is served without a hall behind it.
async fn accepted(response: Response) -> Outcome<String> {
    let status = response.status();
    let text = response.text().await.map_err(|_| Trouble::Offline)?;
    if response.ok() {
        return Ok(text);
    }
    match reading::read::<ErrorEnvelope>(&text) {
        Ok(envelope) => Err(Trouble::Refused(Box::new(envelope))),
        Err(_) if (502..=504).contains(&status) || !browser::is_online() => Err(Trouble::Offline),
        Err(_) => Err(Trouble::Unreadable(status)),
    }
}
