//! Who am I?

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::{Person, Role};
use hall_core::flow;

use super::Open;
use crate::app::App;
use crate::store::Account;

/// Says who is signed in. (GET session)
pub async fn who(State(app): State<Arc<App>>, open: Open) -> Json<Person> {
    Json(person(&app, &open.account, open.helper.as_ref()))
}

/// An account as its holder sees it.
pub(super) fn person(app: &App, account: &Account, helper: Option<&Account>) -> Person {
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
    Person {
        account: account.account.clone(),
        name: account.name.clone(),
        role,
        roles: account.roles.clone(),
        helper: helper.map(|it| it.name.clone()),
    }
}
