//! What people say of the hall's work: wishes, calls between desks, and what complaints have in common.

use gloo_net::http::Request;
use hall_api::{Call, Calls, NewCallMessage, NewLesson, NewWish, Patterns, Wishes, path};

use super::{Outcome, read, tell, write};

/// Wishes that two things could be done together.
pub async fn wish(wish: &NewWish) -> Outcome<()> {
    tell(Request::post(path::WISHES), wish).await
}

/// The conversations of one's own desk.
pub async fn calls() -> Outcome<Calls> {
    read(Request::get(path::DESK_CALLS)).await
}

/// The conversation about a case; from now on it counts as read.
pub async fn call(case: &str) -> Outcome<Call> {
    read(Request::get(&of_call(case))).await
}

/// Says something in it.
pub async fn say(case: &str, said: &NewCallMessage) -> Outcome<Call> {
    write(Request::post(&of_call(case)), said).await
}

fn of_call(case: &str) -> String {
    let case = String::from(js_sys::encode_uri_component(case));
    path::DESK_CALL.replace("{case}", &case)
}

/// What complaints have in common.
pub async fn patterns() -> Outcome<Patterns> {
    read(Request::get(path::DESK_PATTERNS)).await
}

/// Writes down what was learnt from such a group.
pub async fn learn(pattern: &str, lesson: &NewLesson) -> Outcome<Patterns> {
    let path = path::DESK_LESSONS.replace("{pattern}", pattern);
    write(Request::post(&path), lesson).await
}

/// What people wish to have done together.
pub async fn desk_wishes() -> Outcome<Wishes> {
    read(Request::get(path::DESK_WISHES)).await
}
