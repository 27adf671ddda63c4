//! Who am I?

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::{Person, Role};
use hall_core::flow;

use super::Open;
use crate::app::App;
use crate::http::error::Reply;
use crate::http::messages::mailboxes;
use crate::store::Account;

/// Says who is signed in. (GET session)
pub async fn who(State(app): State<Arc<App>>, open: Open) -> Reply<Json<Person>> {
    person(&app, &open.account, open.helper.as_ref())
        .await
        .map(Json)
}

/// An account as its holder sees it; whoever is helped at the counter reads no messages there.
pub(super) async fn person(
    app: &App,
    account: &Account,
    helper: Option<&Account>,
) -> Reply<Person> {
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
    let boxes = match helper {
        None => mailboxes(account),
        Some(_) => Vec::new(),
    };
    let (_, unread) = app.store.messages_of(&account.account, &boxes, 0).await?;
    Ok(Person {
        account: account.account.clone(),
        name: account.name.clone(),
        role,
        roles: account.roles.clone(),
        helper: helper.map(|it| it.name.clone()),
        unread,
    })
}
