//! The table of contents of the API.
//!
//! Every route stands here once, with who may use it; the router, the authorisation tests and the check
//! of the `OpenAPI` document are all made from this table.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use hall_api::path;
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::App;
use crate::http::error::Refusal;
use crate::http::{
    applications, catalog, cross_site, desk, drafts, entitlements, error, files, headers, health,
    licences, log, messages, openapi, parties, session, shelf, site, wishes,
};

/// One route.
#[derive(Debug)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may use it.
    pub who: Who,
    handler: MethodRouter<Arc<App>>,
}

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever asks.
    Anybody,
    /// Whoever is signed in.
    SignedIn,
    /// An applicant, for what is the applicant's own.
    Applicant,
    /// A reviewer or a head, for the own department's cases.
    Reviewer,
    /// Whoever works at a desk, for what belongs to it.
    Staff,
    /// An outside party, for the one thing that it is asked: by a one-time link.
    Party,
    /// An institution on file, for what it is asked: by a signed message.
    Institution,
}

/// All routes.
pub fn routes() -> Vec<Route> {
    use Who::{Anybody, Applicant, Institution, Party, Reviewer, SignedIn, Staff};
    vec![
        get(path::SESSION, SignedIn, session::who),
        post(path::SESSION, Anybody, session::sign_in),
        delete(path::SESSION, SignedIn, session::sign_out),
        get(path::SHELF, Applicant, shelf::show),
        get(path::LICENCES, Applicant, licences::list),
        get(path::LICENCE, Anybody, licences::standing),
        get(path::ISSUERS, Anybody, licences::issuers),
        get(path::ENTITLEMENTS, Applicant, entitlements::list),
        post(path::ENTITLEMENT, Applicant, entitlements::consent),
        post(path::WISHES, Applicant, wishes::wish),
        post(path::FILES, Applicant, files::upload),
        post(path::UPLOADS, Applicant, files::begin),
        get(path::UPLOAD, Applicant, files::show),
        patch(path::UPLOAD, Applicant, files::add),
        get(path::APPLICATIONS, Applicant, applications::list),
        post(path::APPLICATIONS, Applicant, applications::submit),
        get(path::APPLICATION, Applicant, applications::show),
        post(path::APPLICATION_ACTS, Applicant, applications::act),
        get(path::MESSAGES, SignedIn, messages::list),
        post(path::MESSAGES_READ, SignedIn, messages::read),
        get(path::MAIL_ADDRESS, Applicant, messages::show),
        put(path::MAIL_ADDRESS, Applicant, messages::give),
        delete(path::MAIL_ADDRESS, Applicant, messages::forget),
        post(path::MAIL_CONFIRMATION, Anybody, messages::confirm),
        get(path::UNSUBSCRIBE, Anybody, messages::ask),
        post(path::UNSUBSCRIBE, Anybody, messages::unsubscribe),
        get(path::DRAFTS, Applicant, drafts::list),
        get(path::DRAFT, Applicant, drafts::show),
        put(path::DRAFT, Applicant, drafts::keep),
        delete(path::DRAFT, Applicant, drafts::delete),
        get(path::DESK_CASES, Reviewer, desk::list),
        get(path::DESK_CASE, Reviewer, desk::show),
        post(path::DESK_DECISION, Reviewer, desk::decide),
        post(path::DESK_BATCH_PREVIEW, Reviewer, desk::batch_preview),
        post(path::DESK_BATCHES, Reviewer, desk::batch),
        get(path::DESK_FILE, Reviewer, desk::file),
        get(path::DESK_APPLICATIONS, Staff, desk::applications),
        get(path::DESK_APPLICATION, Staff, desk::application),
        post(path::DESK_ACTS, Staff, desk::act),
        get(path::DESK_APPLICATION_FILE, Staff, desk::application_file),
        post(path::DESK_PARTY_LINKS, Reviewer, desk::party_link),
        post(path::DESK_CARRIER_LINKS, Staff, desk::carrier_link),
        post(path::DESK_VISITORS, Staff, session::help),
        get(path::DESK_CALLS, Staff, desk::calls),
        get(path::DESK_CALL, Staff, desk::call),
        post(path::DESK_CALL, Staff, desk::say),
        get(path::DESK_PATTERNS, Staff, desk::patterns),
        post(path::DESK_LESSONS, Staff, desk::learn),
        get(path::DESK_WISHES, Staff, desk::wishes),
        get(path::PARTY, Party, parties::show),
        post(path::PARTY, Party, parties::answer),
        post(path::INSTITUTION_MESSAGES, Institution, parties::message),
        get(path::OPENAPI, Anybody, openapi::show),
        get(path::CATALOG_FILE, Anybody, catalog::file),
        get(path::LIVEZ, Anybody, health::livez),
        get(path::READYZ, Anybody, health::readyz),
    ]
}

/// The hall as a service, without a socket.
pub fn app(app: Arc<App>) -> Router {
    let mut router = Router::new();
    for route in routes() {
        router = router.route(route.path, route.handler);
    }
    router
        .fallback(site::serve)
        .method_not_allowed_fallback(error::no_method)
        .layer(from_fn(cross_site::refuse))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(error::render))
        .layer(from_fn(headers::always))
        .layer(from_fn_with_state(Arc::clone(&app), log::line))
        .with_state(app)
}

// The panic's own words may hold anything, so they are dropped.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Refusal::internal("a handler panicked").into_response()
}

fn get<T: 'static>(path: &'static str, who: Who, handler: impl Handler<T, Arc<App>>) -> Route {
    Route {
        method: Method::GET,
        path,
        who,
        handler: on(MethodFilter::GET, handler),
    }
}

fn post<T: 'static>(path: &'static str, who: Who, handler: impl Handler<T, Arc<App>>) -> Route {
    Route {
        method: Method::POST,
        path,
        who,
        handler: on(MethodFilter::POST, handler),
    }
}

fn put<T: 'static>(path: &'static str, who: Who, handler: impl Handler<T, Arc<App>>) -> Route {
    Route {
        method: Method::PUT,
        path,
        who,
        handler: on(MethodFilter::PUT, handler),
    }
}

fn delete<T: 'static>(path: &'static str, who: Who, handler: impl Handler<T, Arc<App>>) -> Route {
    Route {
        method: Method::DELETE,
        path,
        who,
        handler: on(MethodFilter::DELETE, handler),
    }
}

fn patch<T: 'static>(path: &'static str, who: Who, handler: impl Handler<T, Arc<App>>) -> Route {
    Route {
        method: Method::PATCH,
        path,
        who,
        handler: on(MethodFilter::PATCH, handler),
    }
}
