//! The routes, in one place for both sides.

/// Sign in (POST), who am I (GET), sign out (DELETE).
pub const SESSION: &str = "/api/session";
/// The signed-in person's e-licences (GET).
pub const SHELF: &str = "/api/shelf";
/// The e-licences that the hall has handed over to the signed-in person (GET).
pub const LICENCES: &str = "/api/licences";
/// How an e-licence stands (GET): for whoever was shown its code, by the id in it.
pub const LICENCE: &str = "/api/licences/{id}";
/// The keys that e-licences are checked with (GET).
pub const ISSUERS: &str = "/api/issuers";
/// What the signed-in person is entitled to without applying (GET).
pub const ENTITLEMENTS: &str = "/api/entitlements";
/// Consent to one of them, by its service (POST).
pub const ENTITLEMENT: &str = "/api/entitlements/{service}";
/// Wish that two things could be done together (POST).
pub const WISHES: &str = "/api/wishes";
/// Upload a file (POST, the raw bytes; `Content-Type` and `X-File-Name`, percent-encoded).
pub const FILES: &str = "/api/files";
/// Begin to upload a file in pieces, or go on with it (POST; what the file is as JSON).
pub const UPLOADS: &str = "/api/uploads";
/// How much of it has arrived (GET, HEAD); the next piece (PATCH, the raw bytes; `Upload-Offset`).
pub const UPLOAD: &str = "/api/uploads/{id}";
/// Submit (POST, with `Idempotency-Key`) and list one's own applications (GET).
pub const APPLICATIONS: &str = "/api/applications";
/// One application of one's own (GET).
pub const APPLICATION: &str = "/api/applications/{number}";
/// Act on an application of one's own (POST, with `Idempotency-Key`).
pub const APPLICATION_ACTS: &str = "/api/applications/{number}/acts";
/// What the hall has told the signed-in person, or the desk (GET).
pub const MESSAGES: &str = "/api/messages";
/// Messages were read (POST).
pub const MESSAGES_READ: &str = "/api/messages/read";
/// The address for mail besides the app (GET, PUT, DELETE).
pub const MAIL_ADDRESS: &str = "/api/mail-address";
/// The address is confirmed by whoever got the letter with this token (POST).
pub const MAIL_CONFIRMATION: &str = "/api/mail-confirmations/{token}";
/// No more mail to whoever got one with this token (POST); the page that asks first (GET).
pub const UNSUBSCRIBE: &str = "/api/unsubscribe/{token}";
/// The drafts that one also keeps at the hall (GET).
pub const DRAFTS: &str = "/api/drafts";
/// One of them, by its bundle (GET, PUT with `If-Match` or `If-None-Match: *`, DELETE).
pub const DRAFT: &str = "/api/drafts/{bundle}";
/// The cases of one's own department (GET; `?whose=mine`, `free` or `all`).
pub const DESK_CASES: &str = "/api/desk/cases";
/// One case of one's own department (GET).
pub const DESK_CASE: &str = "/api/desk/cases/{case}";
/// Decide a case (POST).
pub const DESK_DECISION: &str = "/api/desk/cases/{case}/decision";
/// What would become of an act on several cases (POST); nothing is done.
pub const DESK_BATCH_PREVIEW: &str = "/api/desk/batches/preview";
/// Act on several cases of one's own department (POST, with `Idempotency-Key`).
pub const DESK_BATCHES: &str = "/api/desk/batches";
/// A file of a case (GET).
pub const DESK_FILE: &str = "/api/desk/cases/{case}/files/{sha256}";
/// The applications that wait at one's own desk (GET).
pub const DESK_APPLICATIONS: &str = "/api/desk/applications";
/// One application as one's own desk sees it (GET).
pub const DESK_APPLICATION: &str = "/api/desk/applications/{number}";
/// Act on an application (POST, with `Idempotency-Key`).
pub const DESK_ACTS: &str = "/api/desk/applications/{number}/acts";
/// A file of an application that reception has (GET).
pub const DESK_APPLICATION_FILE: &str = "/api/desk/applications/{number}/files/{sha256}";
/// Begin to help somebody who is present at the counter (POST); from then on the session is theirs.
pub const DESK_VISITORS: &str = "/api/desk/visitors";
/// Make a one-time link for an outside party of a case (POST); it is told once.
pub const DESK_PARTY_LINKS: &str = "/api/desk/cases/{case}/parties/{item}/links";
/// Make a one-time link for the carrier of what was posted (POST); it is told once.
pub const DESK_CARRIER_LINKS: &str = "/api/desk/applications/{number}/carrier/links";
/// What people wish to have done together, and apply for together (GET).
pub const DESK_WISHES: &str = "/api/desk/wishes";
/// The conversations of one's own desk (GET).
pub const DESK_CALLS: &str = "/api/desk/calls";
/// The conversation about a case (GET); say something in it (POST).
pub const DESK_CALL: &str = "/api/desk/calls/{case}";
/// What complaints and poor ratings have in common (GET).
pub const DESK_PATTERNS: &str = "/api/desk/patterns";
/// What was learnt from one such group (POST).
pub const DESK_LESSONS: &str = "/api/desk/patterns/{pattern}/lessons";
/// What an outside party sees by its one-time link (GET); its answer (POST).
pub const PARTY: &str = "/api/party/{token}";
/// The answer of an institution on file (POST, with its signature).
pub const INSTITUTION_MESSAGES: &str = "/api/institutions/{id}/messages";
/// The `OpenAPI` document (GET).
pub const OPENAPI: &str = "/api/openapi.json";
/// A file of the compiled catalogue: `index.json` first, the others by the names in it (GET).
pub const CATALOG_FILE: &str = "/catalog/{name}";
/// Whether the process runs (GET).
pub const LIVEZ: &str = "/livez";
/// Whether the hall can take a submission (GET).
pub const READYZ: &str = "/readyz";

/// The header that makes a submission idempotent.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The header that says which revision of the draft at the hall a submission was made from; the hall
/// deletes it together with taking the submission in.
pub const DRAFT_REVISION: &str = "x-draft-revision";
/// The header that carries an uploaded file's name, percent-encoded UTF-8.
pub const FILE_NAME: &str = "x-file-name";
/// The header that says at which byte of a file a piece begins, and in replies how many have arrived.
pub const UPLOAD_OFFSET: &str = "upload-offset";
/// The header that says how many bytes a file that comes in pieces has in all.
pub const UPLOAD_LENGTH: &str = "upload-length";
/// The header that names the account which a request is meant for, percent-encoded UTF-8. Somebody
/// else's session does not serve it: what waited for one person is never sent as another's.
pub const ACCOUNT: &str = "x-account";
/// The header with an institution's Ed25519 signature over [`signed_text`], in lower-case hexadecimal.
pub const SIGNATURE: &str = "x-signature";

/// What an institution signs: its id, a line break, and the body byte for byte.
pub fn signed_text(institution: &str, body: &[u8]) -> Vec<u8> {
    [institution.as_bytes(), b"\n", body].concat()
}
