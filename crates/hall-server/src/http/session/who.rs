//! Who am I?

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::{Person, Role};
use hall_core::flow;

use super::SignedIn;
use crate::app::App;
use crate::http::error::Reply;
use crate::http::messages::mailboxes;
use crate::store::Account;

/// Says who is signed in. (GET session)
pub async fn who(State(app): State<Arc<App>>, signed_in: SignedIn) -> Reply<Json<Person>> {
    person(&app, &signed_in.account).await.map(Json)
}

/// An account as its holder sees it.
pub(super) async fn person(app: &App, account: &Account) -> Reply<Person> {
    let reviewer = account.roles.iter().find_map(|role| match role {
        flow::Role::Reviewer(department) => Some(department),
        _ => None,
    });
    let role = match reviewer {
        Some(department) => Role::Reviewer {
            department: department.clone(),
            department_name: app.catalog.department_name(department).to_owned(),
        },
        None if account.applies() => Role::Applicant,
        None => Role::Staff,
    };
    let boxes = mailboxes(account);
    let (_, unread) = app.store.messages_of(&account.account, &boxes, 0).await?;
    Ok(Person {
        account: account.account.clone(),
        name: account.name.clone(),
        role,
        roles: account.roles.clone(),
        unread,
    })
}
