//! What the browser keeps and prepares, tried in a real one: a draft that was acknowledged is there again,
//! whole, and a photograph stands upright and does not tell where it was taken.

#![cfg(target_arch = "wasm32")]
#![cfg(test)]

use std::collections::BTreeMap;

use hall_app::photo::prepare;
use hall_app::storage::{
    StoredDraft, draft, draft_notes, file, forget_draft, forget_file, keep_draft, keep_file,
};
use hall_core::application::Application;
use hall_core::kind::file::picture::Clarity;
use hall_core::value::Answer;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

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
        ..StoredDraft::default()
    }
}

#[wasm_bindgen_test]
async fn a_draft_that_was_kept_comes_back_with_every_character() {
    // A rare character outside the first 65,536, and a name with a dot.
    let kept = filled("kept", "𫖯·买买提", 1.0);
    keep_draft(&kept).await.unwrap();
    let found = draft("kept").await.unwrap().unwrap();
    assert_eq!(found.application, kept.application);
    assert!(found.revision > kept.revision, "an earlier save could win");
}

#[wasm_bindgen_test]
async fn a_later_draft_of_a_bundle_takes_the_place_of_the_earlier_one() {
    keep_draft(&filled("twice", "江映雪", 1.0)).await.unwrap();
    keep_draft(&filled("twice", "江映月", 2.0)).await.unwrap();
    let later = filled("twice", "江映月", 2.0);
    let kept = draft("twice").await.unwrap().unwrap();
    assert_eq!((kept.application, kept.saved_at), (later.application, 2.0));
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
    keep_file("00ff", &content).await;

    let kept = file("00ff").await.unwrap().unwrap();
    let buffer = JsFuture::from(kept.array_buffer()).await.unwrap();
    assert_eq!(Uint8Array::new(&buffer).to_vec(), bytes);

    forget_file("00ff").await.unwrap();
    assert!(file("00ff").await.unwrap().is_none());
}

/// Stripes on a canvas, as a camera would write them.
async fn photograph(width: u32, height: u32, stripe: u32) -> Vec<u8> {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document
        .create_element("canvas")
        .unwrap()
        .dyn_into()
        .unwrap();
    canvas.set_attribute("width", &width.to_string()).unwrap();
    canvas.set_attribute("height", &height.to_string()).unwrap();
    let pen: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .unwrap()
        .unwrap()
        .dyn_into()
        .unwrap();
    pen.set_fill_style_str("white");
    pen.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    pen.set_fill_style_str("black");
    for at in (0..height).step_by(usize::try_from(2 * stripe).unwrap()) {
        pen.fill_rect(0.0, f64::from(at), f64::from(width), f64::from(stripe));
    }
    let written = Promise::new(&mut |resolve, _| {
        canvas.to_blob_with_type(&resolve, "image/jpeg").unwrap();
    });
    let blob: Blob = JsFuture::from(written).await.unwrap().dyn_into().unwrap();
    bytes(&blob).await
}

async fn bytes(blob: &Blob) -> Vec<u8> {
    let buffer = JsFuture::from(blob.array_buffer()).await.unwrap();
    Uint8Array::new(&buffer).to_vec()
}

fn jpeg(bytes: &[u8]) -> Blob {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence(&parts).unwrap()
}

/// The same photograph as a telephone writes it that was held on its side.
fn on_its_side(photograph: &[u8]) -> Vec<u8> {
    let mut exif =
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut turned = vec![0xFF, 0xD8, 0xFF, 0xE1, length[0], length[1]];
    turned.append(&mut exif);
    turned.extend(&photograph[2..]);
    turned
}

#[wasm_bindgen_test]
async fn a_photograph_taken_sideways_stands_upright_and_says_nothing_of_where() {
    let turned = on_its_side(&photograph(400, 200, 10).await);
    let photo = prepare(&jpeg(&turned), "image/jpeg", true).await.unwrap();
    let written = bytes(&photo.content).await;
    assert!(!written.windows(4).any(|it| it == b"Exif"));
    let window = web_sys::window().unwrap();
    let bitmap = window
        .create_image_bitmap_with_blob(&photo.content)
        .unwrap();
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await.unwrap().dyn_into().unwrap();
    assert_eq!((bitmap.width(), bitmap.height()), (200, 400));
}

#[wasm_bindgen_test]
async fn a_photograph_without_a_reason_to_be_changed_stays_byte_for_byte() {
    let taken = photograph(1600, 1200, 20).await;
    let photo = prepare(&jpeg(&taken), "image/jpeg", false).await.unwrap();
    assert_eq!(bytes(&photo.content).await, taken);
    assert_eq!(photo.seen.clarity, Clarity::Clear);
    assert!(!photo.seen.small);
}

#[wasm_bindgen_test]
async fn a_huge_photograph_is_made_as_large_as_a_page_needs() {
    let taken = photograph(6000, 3000, 50).await;
    let photo = prepare(&jpeg(&taken), "image/jpeg", false).await.unwrap();
    let window = web_sys::window().unwrap();
    let bitmap = window
        .create_image_bitmap_with_blob(&photo.content)
        .unwrap();
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await.unwrap().dyn_into().unwrap();
    assert_eq!((bitmap.width(), bitmap.height()), (3508, 1754));
}

#[wasm_bindgen_test]
async fn an_empty_photograph_is_called_blurred_and_a_small_one_small() {
    let taken = photograph(300, 200, 400).await;
    let seen = prepare(&jpeg(&taken), "image/jpeg", false)
        .await
        .unwrap()
        .seen;
    assert!(seen.clarity != Clarity::Clear && seen.small, "{seen:?}");
}

#[wasm_bindgen_test]
async fn what_is_no_picture_is_not_prepared() {
    let refused: Result<_, JsValue> = prepare(&jpeg(b"not a picture"), "image/jpeg", false).await;
    assert!(refused.is_err());
}
