//! What the pages ask of the browser besides drawing: focus, printing, the clipboard, files.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Document, HtmlAnchorElement, HtmlElement, Url, Window};

/// The window, where there is one: native tests have none.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document, where there is one.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Moves the focus to the element with this id and scrolls it into view. Says whether there is one.
pub fn focus(id: &str) -> bool {
    let Some(element) = document().and_then(|it| it.get_element_by_id(id)) else {
        return false;
    };
    // A group of radios or a fieldset takes no focus; its first control does.
    let control = element
        .query_selector("input,select,textarea,button")
        .ok()
        .flatten();
    let target = if element.matches("fieldset,div").unwrap_or(false) {
        control
    } else {
        None
    };
    let Ok(target) = target.unwrap_or(element).dyn_into::<HtmlElement>() else {
        return false;
    };
    target.scroll_into_view();
    target.focus().is_ok()
}

/// The same, once what is being drawn is there.
pub fn focus_soon(id: &'static str) {
    leptos::leptos_dom::helpers::request_animation_frame(move || {
        focus(id);
    });
}

/// Unfolds what the element with this id stands in, and moves the focus to it, once what is being drawn is
/// there.
pub fn unfold(id: String) {
    leptos::leptos_dom::helpers::request_animation_frame(move || {
        let element = document().and_then(|it| it.get_element_by_id(&id));
        let fold = element.and_then(|it| it.closest("details").ok().flatten());
        if let Some(fold) = fold {
            drop(fold.set_attribute("open", ""));
        }
        focus(&id);
    });
}

/// Moves the focus to the first heading, so that a screen reader starts at the new page's title.
pub fn focus_heading() {
    let heading = document().and_then(|it| it.query_selector("h1").ok().flatten());
    if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        drop(heading.focus());
    }
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The id of the element that has the focus, if this window has it.
pub fn focused() -> Option<String> {
    let document = document()?;
    let has_focus = document.has_focus().unwrap_or(true);
    let element = document.active_element().filter(|_| has_focus)?;
    Some(element.id()).filter(|it| !it.is_empty())
}

/// Sets the title of the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Takes away the line that stood in the page until the application had started.
pub fn remove_boot_line() {
    if let Some(line) = document().and_then(|it| it.get_element_by_id("boot")) {
        line.remove();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        drop(window.print());
    }
}

/// Asks before something that cannot be undone.
pub fn confirm(question: &str) -> bool {
    window().is_some_and(|it| it.confirm_with_message(question).unwrap_or(false))
}

/// Whether the person has asked for little motion.
pub fn wants_little_motion() -> bool {
    let asked = window().and_then(|it| it.match_media("(prefers-reduced-motion: reduce)").ok()?);
    asked.is_some_and(|it| it.matches())
}

/// Where a program or its script is: a finished build names each by its content, and says so in the page.
pub fn part_of_build(attribute: &str, by_name: &str) -> String {
    let page = document().and_then(|it| it.query_selector(&format!("script[{attribute}]")).ok()?);
    page.and_then(|it| it.get_attribute(attribute))
        .unwrap_or_else(|| by_name.to_owned())
}

/// Where this hall is: `https://hall.example`.
pub fn origin() -> String {
    let origin = window().and_then(|it| it.location().origin().ok());
    origin.unwrap_or_default()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        drop(window.location().reload());
    }
}

/// Loads another page, with everything that was in memory forgotten.
pub fn load(address: &str) {
    if let Some(window) = window() {
        drop(window.location().set_href(address));
    }
}

/// Puts a text on the clipboard. Fails where the page was not loaded securely.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = window().ok_or(JsValue::UNDEFINED)?.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())?;
    let clipboard: web_sys::Clipboard = clipboard.dyn_into()?;
    JsFuture::from(clipboard.write_text(text)).await.map(drop)
}

/// Hands a text to the person as a file.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    download_content(name, &blob)
}

/// Hands a content to the person as a file.
pub fn download_content(name: &str, content: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(content)?;
    let document = document().ok_or(JsValue::UNDEFINED)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// Thirty-two random hexadecimal digits.
pub fn random_hex() -> String {
    let mut bytes = [0_u8; 16];
    if let Some(crypto) = window().and_then(|it| it.crypto().ok()) {
        drop(crypto.get_random_values_with_u8_array(&mut bytes));
    }
    hex(&bytes)
}

/// The SHA-256 of a file's content, in lower-case hexadecimal.
pub async fn sha256(content: &js_sys::ArrayBuffer) -> Result<String, JsValue> {
    let crypto = window().ok_or(JsValue::UNDEFINED)?.crypto()?;
    let digest = crypto
        .subtle()
        .digest_with_str_and_buffer_source("SHA-256", content)?;
    let digest = JsFuture::from(digest).await?;
    Ok(hex(&js_sys::Uint8Array::new(&digest).to_vec()))
}

/// Whether the browser believes that it has a network.
pub fn is_online() -> bool {
    window().is_none_or(|it| it.navigator().on_line())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
