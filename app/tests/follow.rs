//! What a real browser keeps of an application that was submitted: the answer to what is asked about it, and
//! what was last seen of it.

#![cfg(target_arch = "wasm32")]
#![cfg(test)]

use std::collections::BTreeMap;

use hall_api::RequestKind;
use hall_app::storage::{
    Answering, Keeping, StoredDraft, answer_row, choose, draft, draft_notes, drafts, forget_seen,
    keep_draft, keep_seen, kept, seen, wipe,
};
use hall_core::application::Application;
use hall_core::value::Answer;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NUMBER: &str = "H20261122-00000001";
const ID_NUMBER: &str = "990101199503203021";

fn answering() -> StoredDraft {
    let answers = BTreeMap::from([("mother.id_no".to_owned(), Answer::from(ID_NUMBER))]);
    StoredDraft {
        application: Application {
            bundle: "newborn".to_owned(),
            answers,
            ..Application::default()
        },
        sensitive: vec!["mother.id_no".to_owned()],
        answering: Some(Answering {
            number: NUMBER.to_owned(),
            kind: RequestKind::Notice,
            round: 1,
            places: vec!["mother.id_no".to_owned()],
        }),
        ..StoredDraft::default()
    }
}

#[wasm_bindgen_test]
async fn an_answer_has_a_row_of_its_own_and_is_no_draft_of_a_new_application() {
    wipe().await.unwrap();
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&answering()).await.unwrap();
    let back = draft(&answer_row(NUMBER)).await.unwrap().unwrap();
    assert_eq!(back.answering, answering().answering);
    assert_eq!(back.application, answering().application);
    assert_eq!(draft("newborn").await.unwrap(), None);
    assert_eq!(drafts().await.unwrap(), []);
    assert_eq!(draft_notes().await.unwrap(), []);
    assert_eq!(kept().await.drafts, 1);
}

#[wasm_bindgen_test]
async fn what_was_last_seen_is_kept_only_by_choice_and_goes_with_signing_out() {
    wipe().await.unwrap();
    keep_seen(NUMBER, "{}").await.unwrap();
    assert_eq!(seen(NUMBER).await, None);
    choose(Keeping::OnDevice).await.unwrap();
    keep_seen(NUMBER, "{\"a\": 1}").await.unwrap();
    assert_eq!(seen(NUMBER).await.unwrap().text, "{\"a\": 1}");
    assert_eq!(kept().await.drafts, 0);
    forget_seen().await.unwrap();
    assert_eq!(seen(NUMBER).await, None);
    keep_seen(NUMBER, "{}").await.unwrap();
    choose(Keeping::InMemory).await.unwrap();
    assert_eq!(seen(NUMBER).await, None);
}
