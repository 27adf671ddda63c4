//! The list of messages.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::{Message, Messages};

use super::mailboxes;
use crate::app::App;
use crate::http::error::Reply;
use crate::http::session::SignedIn;
use crate::store::{Account, MessageRow};

/// How many are shown; what is older is in the application's history.
const MOST: usize = 200;

/// The messages of whoever is signed in. (GET messages)
pub async fn list(State(app): State<Arc<App>>, reader: SignedIn) -> Reply<Json<Messages>> {
    let account = &reader.account;
    let mailboxes = mailboxes(account);
    let all = app.store.messages_of(&account.account, &mailboxes, MOST);
    let (rows, unread) = all.await?;
    Ok(Json(Messages {
        messages: rows.into_iter().map(|it| message(account, it)).collect(),
        unread,
    }))
}

/// A message; desks know their cases by number, and who applied does not.
fn message(reader: &Account, row: MessageRow) -> Message {
    Message {
        id: row.id,
        at: row.at,
        topic: row.topic,
        title: row.title,
        text: row.text,
        application: row.number,
        case: row.case_no.filter(|_| reader.is_staff()),
        service: row.service,
        read: row.is_read,
    }
}
