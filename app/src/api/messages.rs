//! What the hall has told somebody, and the address that it also writes to.

use gloo_net::http::Request;
use hall_api::{GiveAddress, MailAddress, Messages, ReadMessages, path};

use super::{Outcome, done, read, tell};

/// What the hall has told the signed-in person.
pub async fn messages() -> Outcome<Messages> {
    read(Request::get(path::MESSAGES)).await
}

/// Tells the hall that messages were read.
pub async fn read_messages(ids: Vec<i64>) -> Outcome<()> {
    tell(Request::post(path::MESSAGES_READ), &ReadMessages { ids }).await
}

/// Where the signed-in person wants messages besides the app.
pub async fn mail_address() -> Outcome<MailAddress> {
    read(Request::get(path::MAIL_ADDRESS)).await
}

/// Gives an address, which is then asked for its owner's confirmation.
pub async fn give_address(address: String) -> Outcome<()> {
    tell(Request::put(path::MAIL_ADDRESS), &GiveAddress { address }).await
}

/// Has the hall forget the address.
pub async fn forget_address() -> Outcome<()> {
    done(Request::delete(path::MAIL_ADDRESS)).await
}

/// Confirms the address that this token was sent to.
pub async fn confirm_address(token: &str) -> Outcome<()> {
    done(Request::post(
        &path::MAIL_CONFIRMATION.replace("{token}", token),
    ))
    .await
}

/// Ends the letters that carry this token.
pub async fn stop_letters(token: &str) -> Outcome<()> {
    done(Request::post(&path::UNSUBSCRIBE.replace("{token}", token))).await
}
