//! What the browser keeps, tried in a real one: a draft that was acknowledged is there again, whole.

#![cfg(target_arch = "wasm32")]
#![cfg(test)]

use std::collections::BTreeMap;

use hall_app::storage::{
    StoredDraft, draft, draft_notes, file, forget_draft, forget_file, keep_draft, keep_file,
};
use hall_core::application::Application;
use hall_core::value::Answer;
use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Blob;

wasm_bindgen_test_configure!(run_in_browser);

fn filled(bundle: &str, name: &str, saved_at: f64) -> StoredDraft {
    let answers = BTreeMap::from([("legal.name".to_owned(), Answer::Text(name.to_owned()))]);
    StoredDraft {
        application: Application {
            bundle: bundle.to_owned(),
            answers,
            ..Application::default()
        },
        saved_at,
        key: None,
    }
}

#[wasm_bindgen_test]
async fn a_draft_that_was_kept_comes_back_with_every_character() {
    // A rare character outside the first 65,536, and a name with a dot.
    let kept = filled("kept", "𫖯·买买提", 1.0);
    keep_draft(&kept).await.unwrap();
    assert_eq!(draft("kept").await.unwrap(), Some(kept));
}

#[wasm_bindgen_test]
async fn a_later_draft_of_a_bundle_takes_the_place_of_the_earlier_one() {
    keep_draft(&filled("twice", "江映雪", 1.0)).await.unwrap();
    keep_draft(&filled("twice", "江映月", 2.0)).await.unwrap();
    let kept = draft("twice").await.unwrap();
    assert_eq!(kept, Some(filled("twice", "江映月", 2.0)));
}

#[wasm_bindgen_test]
async fn the_draft_saved_last_is_listed_first() {
    keep_draft(&filled("older", "江映雪", 10.0)).await.unwrap();
    keep_draft(&filled("newer", "江映雪", 20.0)).await.unwrap();
    let notes = draft_notes().await.unwrap();
    let place = |bundle: &str| notes.iter().position(|it| it.bundle == bundle);
    assert!(place("newer").unwrap() < place("older").unwrap());
}

#[wasm_bindgen_test]
async fn a_forgotten_draft_is_gone() {
    keep_draft(&filled("forgotten", "江映雪", 1.0))
        .await
        .unwrap();
    forget_draft("forgotten").await.unwrap();
    assert_eq!(draft("forgotten").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_bundle_that_was_never_opened_has_no_draft() {
    assert_eq!(draft("never-opened").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_file_comes_back_byte_for_byte_until_it_is_forgotten() {
    let bytes: Vec<u8> = (0..=255).collect();
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let content = Blob::new_with_u8_array_sequence(&parts).unwrap();
    keep_file("00ff", &content).await.unwrap();

    let kept = file("00ff").await.unwrap().unwrap();
    let buffer = JsFuture::from(kept.array_buffer()).await.unwrap();
    assert_eq!(Uint8Array::new(&buffer).to_vec(), bytes);

    forget_file("00ff").await.unwrap();
    assert!(file("00ff").await.unwrap().is_none());
}
