//! The licence shelf.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::{LicenceState, Shelf, ShelfLicence};
use hall_core::credential::Standing;
use hall_core::flow::Credit;

use super::error::Reply;
use super::licences::read;
use super::session::Present;
use crate::app::App;

/// The signed-in person's e-licences, and what the registers know. What the hall itself has handed over and
/// holds today stands before what other registers have of the same kind: it is newer. (GET shelf)
pub async fn show(State(app): State<Arc<App>>, applicant: Present) -> Reply<Json<Shelf>> {
    Ok(Json(of(&app, &applicant.account).await?))
}

/// Somebody's shelf.
pub(super) async fn of(app: &App, account: &str) -> Reply<Shelf> {
    let mut shelf = app.demo.shelf(account);
    // Whom no register knows may be known from the counter.
    if let Some(visitor) = app.store.visitor_of(account).await? {
        shelf.account.extend([
            ("name".to_owned(), visitor.name),
            ("id_type".to_owned(), "resident_id".to_owned()),
            ("id_no".to_owned(), visitor.id_no),
            ("mobile".to_owned(), visitor.mobile),
        ]);
    }
    shelf.credit_good = app.credit(account).await? == Credit::Good;
    let today = app.clock.today();
    let mut own = Vec::new();
    for row in app.store.licences_of(account).await? {
        let (licence, kept) = read(&row)?;
        let holds = licence.state == LicenceState::Valid
            && licence.claims.standing(today) == Standing::Within;
        if holds {
            own.push(ShelfLicence {
                licence: licence.claims.licence,
                number: licence.claims.number,
                title: licence.claims.title,
                holder: licence.claims.holder,
                face: kept.values,
            });
        }
    }
    own.append(&mut shelf.licences);
    shelf.licences = own;
    Ok(shelf)
}
