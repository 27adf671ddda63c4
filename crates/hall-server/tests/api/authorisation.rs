//! Who may do what: every route against every kind of person, no cell left out.

mod requests;

use std::collections::BTreeSet;

use hall_server::router::routes;

use self::requests::{Objects, good};
use crate::hall::{Hall, PDF, Reply, new_upload};
use crate::matrix::MATRIX;

/// Who asks, in the order of the columns below. The objects are the mother's application and draft, an
/// upload that she has begun, and one of the health department's cases.
const SUBJECTS: [&str; 7] = [
    "",
    "mother",
    "founder",
    "health",
    "tax",
    "reception",
    "supervisor",
];

async fn ask(method: &str, path: &str, subject: &str) -> Reply {
    let hall = Hall::open().await;
    let mother = hall.sign_in("mother").await;
    let number = hall.newborn(&mother).await;
    hall.keep_draft(&mother, "newborn", None, "林静").await;
    let health = hall.sign_in("health").await;
    let cases = hall.cases(&health).await;
    let case = cases.iter().find(|it| it["state"] == "in_review").unwrap();
    let begun = hall
        .post("/api/uploads", &mother, &new_upload("a.pdf", PDF))
        .await;
    let objects = Objects {
        number,
        upload: begun.json()["id"].as_str().unwrap().to_owned(),
        case: case["case"].as_str().unwrap().to_owned(),
    };
    let cookie = if subject.is_empty() {
        String::new()
    } else {
        hall.sign_in(subject).await
    };
    hall.send(good(method, path, &cookie, &objects)).await
}

#[tokio::test]
async fn every_cell_of_the_matrix_is_as_written() {
    for (method, path, expected) in MATRIX {
        for (subject, expected) in SUBJECTS.into_iter().zip(expected) {
            let reply = ask(method, path, subject).await;
            assert_eq!(
                reply.status.as_u16(),
                expected,
                "{method} {path} as {subject:?}"
            );
        }
    }
}

#[test]
fn every_route_has_its_row() {
    let rows: BTreeSet<_> = MATRIX
        .iter()
        .map(|(method, path, _)| (*method, *path))
        .collect();
    let all = routes();
    let routed: BTreeSet<_> = all.iter().map(|it| (it.method.as_str(), it.path)).collect();
    assert_eq!(rows, routed);
}
