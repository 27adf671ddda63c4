//! Who may do what: every route, and what each subject gets from it.

/// The status of each route for: nobody, the owner, another citizen, the own department's reviewer,
/// another department's, reception, the supervisor.
pub(crate) const MATRIX: [(&str, &str, [u16; 7]); 56] = [
    ("GET", "/api/session", [401, 200, 200, 200, 200, 200, 200]),
    ("POST", "/api/session", [200, 200, 200, 200, 200, 200, 200]),
    (
        "DELETE",
        "/api/session",
        [401, 204, 204, 204, 204, 204, 204],
    ),
    ("GET", "/api/shelf", [401, 200, 200, 404, 404, 404, 404]),
    ("GET", "/api/licences", [401, 200, 200, 404, 404, 404, 404]),
    // There is none with this id.
    (
        "GET",
        "/api/licences/{id}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    ("GET", "/api/issuers", [200, 200, 200, 200, 200, 200, 200]),
    (
        "GET",
        "/api/entitlements",
        [401, 200, 200, 404, 404, 404, 404],
    ),
    // Neither of the two is old enough.
    (
        "POST",
        "/api/entitlements/{service}",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    ("POST", "/api/wishes", [401, 204, 204, 404, 404, 404, 404]),
    ("POST", "/api/files", [401, 201, 201, 404, 404, 404, 404]),
    ("POST", "/api/uploads", [401, 200, 201, 404, 404, 404, 404]),
    (
        "GET",
        "/api/uploads/{id}",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    (
        "PATCH",
        "/api/uploads/{id}",
        [401, 204, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/applications",
        [401, 200, 200, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/applications",
        [401, 201, 422, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/applications/{number}",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    ("GET", "/api/messages", [401, 200, 200, 200, 200, 200, 200]),
    (
        "POST",
        "/api/messages/read",
        [401, 204, 204, 204, 204, 204, 204],
    ),
    (
        "GET",
        "/api/mail-address",
        [401, 200, 200, 404, 404, 404, 404],
    ),
    // This hall has no mail server.
    (
        "PUT",
        "/api/mail-address",
        [401, 503, 503, 404, 404, 404, 404],
    ),
    (
        "DELETE",
        "/api/mail-address",
        [401, 204, 204, 404, 404, 404, 404],
    ),
    // Nobody has this token.
    (
        "POST",
        "/api/mail-confirmations/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    // Opening the page that asks says nothing about the token.
    (
        "GET",
        "/api/unsubscribe/{token}",
        [303, 303, 303, 303, 303, 303, 303],
    ),
    (
        "POST",
        "/api/unsubscribe/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    ("GET", "/api/drafts", [401, 200, 200, 404, 404, 404, 404]),
    (
        "GET",
        "/api/drafts/{bundle}",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    (
        "PUT",
        "/api/drafts/{bundle}",
        [401, 412, 201, 404, 404, 404, 404],
    ),
    (
        "DELETE",
        "/api/drafts/{bundle}",
        [401, 204, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/desk/cases",
        [401, 404, 404, 200, 200, 404, 404],
    ),
    (
        "GET",
        "/api/desk/cases/{case}",
        [401, 404, 404, 200, 404, 404, 404],
    ),
    (
        "POST",
        "/api/desk/cases/{case}/decision",
        [401, 404, 404, 200, 404, 404, 404],
    ),
    // Somebody else's case is said to be not there, case by case.
    (
        "POST",
        "/api/desk/batches/preview",
        [401, 404, 404, 200, 200, 404, 404],
    ),
    (
        "POST",
        "/api/desk/batches",
        [401, 404, 404, 200, 200, 404, 404],
    ),
    (
        "GET",
        "/api/desk/cases/{case}/files/{sha256}",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    // The newborn asks no outside party; `tests/api/parties` has one that does.
    (
        "POST",
        "/api/desk/cases/{case}/parties/{item}/links",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    // Nothing of the newborn was posted; `tests/api/carrier` has something that was.
    (
        "POST",
        "/api/desk/applications/{number}/carrier/links",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/desk/visitors",
        [401, 404, 404, 404, 404, 200, 404],
    ),
    (
        "GET",
        "/api/desk/calls",
        [401, 404, 404, 200, 200, 200, 404],
    ),
    (
        "GET",
        "/api/desk/calls/{case}",
        [401, 404, 404, 200, 404, 200, 404],
    ),
    (
        "POST",
        "/api/desk/calls/{case}",
        [401, 404, 404, 201, 404, 201, 404],
    ),
    (
        "GET",
        "/api/desk/wishes",
        [401, 404, 404, 404, 404, 404, 200],
    ),
    (
        "GET",
        "/api/desk/patterns",
        [401, 404, 404, 404, 404, 404, 200],
    ),
    // Nobody has complained yet.
    (
        "POST",
        "/api/desk/patterns/{pattern}/lessons",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/party/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/party/{token}",
        [404, 404, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/api/institutions/{id}/messages",
        [401, 401, 401, 401, 401, 401, 401],
    ),
    (
        "GET",
        "/api/openapi.json",
        [200, 200, 200, 200, 200, 200, 200],
    ),
    (
        "GET",
        "/catalog/{name}",
        [200, 200, 200, 200, 200, 200, 200],
    ),
    ("GET", "/livez", [204, 204, 204, 204, 204, 204, 204]),
    ("GET", "/readyz", [204, 204, 204, 204, 204, 204, 204]),
    // The mother's application was accepted: reception has it no more.
    (
        "POST",
        "/api/applications/{number}/acts",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/api/desk/applications",
        [401, 404, 404, 200, 200, 200, 200],
    ),
    (
        "GET",
        "/api/desk/applications/{number}",
        [401, 404, 404, 200, 404, 404, 200],
    ),
    (
        "POST",
        "/api/desk/applications/{number}/acts",
        [401, 404, 404, 200, 404, 409, 409],
    ),
    (
        "GET",
        "/api/desk/applications/{number}/files/{sha256}",
        [401, 404, 404, 404, 404, 404, 404],
    ),
];
