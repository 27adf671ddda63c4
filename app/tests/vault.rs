//! What is sensitive, on a real browser's disk: sealed under a key that stays in the browser, bound to its
//! place, and only if the person wants it kept.

#![cfg(target_arch = "wasm32")]
#![cfg(test)]

use std::collections::BTreeMap;

use hall_app::storage::{
    Gone, Keeping, Kept, StoredDraft, choose, draft, file, is_only_in_memory, keep_draft,
    keep_file, kept, wipe,
};
use hall_core::application::Application;
use hall_core::value::Answer;
use js_sys::{Array, Promise, Uint8Array, eval};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Blob;

wasm_bindgen_test_configure!(run_in_browser);

const NUMBER: &str = "990101199503203021";

fn filled(bundle: &str) -> StoredDraft {
    let answers = BTreeMap::from([
        ("legal.name".to_owned(), Answer::from("江映雪")),
        ("legal.id_no".to_owned(), Answer::from(NUMBER)),
    ]);
    StoredDraft {
        application: Application {
            bundle: bundle.to_owned(),
            answers,
            ..Application::default()
        },
        saved_at: 1.0,
        sensitive: vec!["legal.id_no".to_owned()],
        ..StoredDraft::default()
    }
}

/// Runs a piece of script with the open database at hand, as a service worker would.
async fn script(body: &str) -> JsValue {
    let whole = format!(
        "(async () => {{
            const settled = (request) => new Promise((resolve, reject) => {{
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error);
            }});
            const database = await settled(indexedDB.open('hall'));
            const get = (store, key) => settled(database.transaction(store).objectStore(store).get(key));
            const put = (store, key, value) => settled(
                database.transaction(store, 'readwrite').objectStore(store).put(value, key));
            try {{ {body} }} finally {{ database.close(); }}
        }})()"
    );
    let promise: Promise = eval(&whole).unwrap().dyn_into().unwrap();
    JsFuture::from(promise).await.unwrap()
}

fn blob(text: &str) -> Blob {
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    Blob::new_with_u8_array_sequence(&parts).unwrap()
}

async fn text_of(content: &Blob) -> String {
    let buffer = JsFuture::from(content.array_buffer()).await.unwrap();
    String::from_utf8(Uint8Array::new(&buffer).to_vec()).unwrap()
}

#[wasm_bindgen_test]
async fn what_is_kept_lies_sealed_and_comes_back() {
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&filled("sealed")).await.unwrap();
    let open = script("return (await get('drafts', 'sealed')).open").await;
    let open = open.as_string().unwrap();
    assert!(open.contains("江映雪") && !open.contains(NUMBER), "{open}");
    let back = draft("sealed").await.unwrap().unwrap();
    assert_eq!(back.application, filled("sealed").application);
    assert_eq!(back.gone, None);
}

#[wasm_bindgen_test]
async fn what_is_not_to_be_kept_is_not_and_the_draft_says_so() {
    choose(Keeping::InMemory).await.unwrap();
    keep_draft(&filled("memory")).await.unwrap();
    let sealed = script("return (await get('drafts', 'memory')).sealed").await;
    assert!(sealed.is_undefined());
    let back = draft("memory").await.unwrap().unwrap();
    assert_eq!(back.gone, Some(Gone::NotKept));
    assert_eq!(back.sensitive, ["legal.id_no"]);
    assert!(back.application.answers.contains_key("legal.name"));
    assert!(!back.application.answers.contains_key("legal.id_no"));
}

#[wasm_bindgen_test]
async fn changing_ones_mind_takes_off_the_disk_what_was_kept() {
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&filled("mind")).await.unwrap();
    keep_file("00aa", &blob("photo")).await;
    assert!(!is_only_in_memory("00aa"));
    choose(Keeping::InMemory).await.unwrap();
    assert!(
        script("return (await get('drafts', 'mind')).sealed")
            .await
            .is_undefined()
    );
    assert!(script("return get('files', '00aa')").await.is_undefined());
    assert!(is_only_in_memory("00aa"));
    assert_eq!(
        text_of(&file("00aa").await.unwrap().unwrap()).await,
        "photo"
    );
    choose(Keeping::OnDevice).await.unwrap();
    assert!(!is_only_in_memory("00aa"));
    assert_eq!(
        text_of(&file("00aa").await.unwrap().unwrap()).await,
        "photo"
    );
}

#[wasm_bindgen_test]
async fn the_key_cannot_be_taken_out_of_the_browser() {
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&filled("key")).await.unwrap();
    let told = script(
        "const key = await get('keys', 'device');
         const taken = await crypto.subtle.exportKey('raw', key).then(() => 'taken', () => 'refused');
         return [key.algorithm.name, key.algorithm.length, key.extractable, taken].join(' ')",
    )
    .await;
    assert_eq!(told.as_string().unwrap(), "AES-GCM 256 false refused");
}

#[wasm_bindgen_test]
async fn each_save_has_a_nonce_of_its_own() {
    choose(Keeping::OnDevice).await.unwrap();
    let nonce = "return [...(await get('drafts', 'nonce')).sealed.nonce].join()";
    let mut seen = Vec::new();
    for _ in 0..20 {
        keep_draft(&filled("nonce")).await.unwrap();
        let nonce = script(nonce).await.as_string().unwrap();
        assert_eq!(nonce.split(',').count(), 12);
        assert!(!seen.contains(&nonce), "{nonce} twice");
        seen.push(nonce);
    }
}

#[wasm_bindgen_test]
async fn a_sealed_value_does_not_open_in_anothers_place() {
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&filled("mine")).await.unwrap();
    keep_draft(&filled("yours")).await.unwrap();
    script(
        "const [mine, yours] = [await get('drafts', 'mine'), await get('drafts', 'yours')];
         await put('drafts', 'yours', {...yours, sealed: mine.sealed});",
    )
    .await;
    let back = draft("yours").await.unwrap().unwrap();
    assert_eq!(back.gone, Some(Gone::KeyLost));
    assert!(!back.application.answers.contains_key("legal.id_no"));
}

#[wasm_bindgen_test]
async fn a_changed_bit_does_not_open_and_the_open_part_stays() {
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&filled("bit")).await.unwrap();
    script(
        "const record = await get('drafts', 'bit');
         new Uint8Array(record.sealed.content)[3] ^= 1;
         await put('drafts', 'bit', record);",
    )
    .await;
    let back = draft("bit").await.unwrap().unwrap();
    assert_eq!(back.gone, Some(Gone::KeyLost));
    assert!(back.application.answers.contains_key("legal.name"));
}

#[wasm_bindgen_test]
async fn a_script_without_this_program_opens_what_is_sealed_by_the_written_layout() {
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&filled("layout")).await.unwrap();
    let opened = script(
        "const { sealed } = await get('drafts', 'layout');
         const opened = await crypto.subtle.decrypt(
             { name: 'AES-GCM', iv: sealed.nonce, additionalData: new TextEncoder().encode('drafts/layout') },
             await get('keys', 'device'), sealed.content);
         return sealed.v + new TextDecoder().decode(opened)",
    )
    .await
    .as_string()
    .unwrap();
    assert!(
        opened.starts_with("1{") && opened.contains(NUMBER),
        "{opened}"
    );
}

#[wasm_bindgen_test]
async fn a_draft_and_a_file_of_the_first_release_are_read_and_sealed_once_chosen() {
    choose(Keeping::InMemory).await.unwrap();
    keep_draft(&filled("first")).await.unwrap();
    let text = serde_json::to_string(&filled("first")).unwrap();
    script(&format!(
        "await put('drafts', 'first', {text:?}); await put('files', '00bb', new Blob(['photo']));"
    ))
    .await;
    let first = draft("first").await.unwrap().unwrap();
    assert!(first.was_open && first.was_kept);
    assert_eq!(first.application, filled("first").application);
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&first).await.unwrap();
    let told = script(
        "const [draft, file] = [await get('drafts', 'first'), await get('files', '00bb')];
         return typeof draft.sealed.v + (file instanceof Blob)",
    )
    .await;
    assert_eq!(told.as_string().unwrap(), "numberfalse");
    assert_eq!(
        text_of(&file("00bb").await.unwrap().unwrap()).await,
        "photo"
    );
}

#[wasm_bindgen_test]
async fn wiping_leaves_nothing_not_even_the_key_or_the_choice() {
    choose(Keeping::OnDevice).await.unwrap();
    keep_draft(&filled("wiped")).await.unwrap();
    assert_ne!(kept().await, Kept::default());
    wipe().await.unwrap();
    assert_eq!(kept().await, Kept::default());
    let left = script(
        "const counts = [...database.objectStoreNames].map((name) =>
             settled(database.transaction(name).objectStore(name).count()));
         return (await Promise.all(counts)).join()",
    )
    .await;
    assert!(
        left.as_string()
            .unwrap()
            .chars()
            .all(|it| it == '0' || it == ',')
    );
    assert_eq!(hall_app::storage::keeping().await, Keeping::Unasked);
}

#[wasm_bindgen_test]
async fn a_save_that_was_under_way_when_everything_was_wiped_comes_too_late() {
    choose(Keeping::OnDevice).await.unwrap();
    let late = filled("late");
    let saving = keep_draft(&late);
    let (saved, wiped) = futures_pair(saving, wipe()).await;
    saved.unwrap();
    wiped.unwrap();
    assert_eq!(draft("late").await.unwrap(), None);
}

/// Runs both at once, the first one first.
async fn futures_pair<A, B>(
    first: impl Future<Output = A>,
    second: impl Future<Output = B>,
) -> (A, B) {
    let mut first = Box::pin(first);
    let mut second = Box::pin(second);
    let (mut a, mut b) = (None, None);
    std::future::poll_fn(move |context| {
        if a.is_none()
            && let std::task::Poll::Ready(it) = first.as_mut().poll(context)
        {
            a = Some(it);
        }
        if b.is_none()
            && let std::task::Poll::Ready(it) = second.as_mut().poll(context)
        {
            b = Some(it);
        }
        match (a.take(), b.take()) {
            (Some(a), Some(b)) => std::task::Poll::Ready((a, b)),
            (still_a, still_b) => {
                (a, b) = (still_a, still_b);
                std::task::Poll::Pending
            }
        }
    })
    .await
}
