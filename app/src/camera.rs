//! The camera, and what codes it sees. The picture stays in this browser: a program of its own looks at it in
//! a worker (`bin/hall-camera.rs`).

use std::cell::{Cell, RefCell};

use js_sys::{Array, JSON, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DomException, HtmlCanvasElement, HtmlVideoElement, MediaDevices,
    MediaStream, MediaStreamConstraints, MediaStreamTrack, MessageEvent, Worker, WorkerOptions,
    WorkerType,
};

use crate::browser;

/// A code on a phone is read well from a third of such a picture; more takes longer to look through.
const WANTED: &str =
    r#"{"facingMode":"environment","width":{"ideal":1280},"height":{"ideal":720}}"#;

/// Why there is no camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCamera {
    /// None is connected, or the browser gives none to this address.
    Missing,
    /// The person, or whoever looks after the computer, did not allow it.
    Refused,
    /// Something else has it, or it is broken.
    Busy,
    /// What looks at the picture could not be started: an old browser, no network.
    NoHelp,
}

/// An open camera.
#[derive(Debug)]
pub struct Camera {
    stream: MediaStream,
    worker: RefCell<Worker>,
    /// Whether the worker has answered yet.
    has_answered: Cell<bool>,
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
}

impl Camera {
    /// Opens it; the browser asks the person.
    pub async fn open() -> Result<Self, NoCamera> {
        let (canvas, pen) = canvas().map_err(|_| NoCamera::NoHelp)?;
        let asked = ask().map_err(|_| NoCamera::Missing)?;
        let stream = JsFuture::from(asked).await.map_err(|why| refusal(&why))?;
        let stream: MediaStream = stream.dyn_into().map_err(|_| NoCamera::Missing)?;
        let Ok(worker) = worker() else {
            shut(&stream);
            return Err(NoCamera::NoHelp);
        };
        Ok(Self {
            stream,
            worker: RefCell::new(worker),
            has_answered: Cell::new(false),
            canvas,
            pen,
        })
    }

    /// Shows its picture in an element of the page.
    pub async fn show(&self, video: &HtmlVideoElement) {
        video.set_src_object(Some(&self.stream));
        if let Ok(begun) = video.play() {
            drop(JsFuture::from(begun).await);
        }
    }

    /// Whether it still gives pictures: it may have been unplugged, or taken back.
    pub fn is_live(&self) -> bool {
        self.stream.active()
    }

    /// The texts of the codes that it sees now.
    pub async fn look(&self, video: &HtmlVideoElement) -> Result<Vec<String>, NoCamera> {
        let (width, height) = (video.video_width(), video.video_height());
        if width == 0 || height == 0 {
            return Ok(Vec::new());
        }
        let question = self
            .question(video, width, height)
            .map_err(|_| NoCamera::NoHelp)?;
        if let Some(texts) = self.answer(&question).await {
            self.has_answered.set(true);
            return Ok(texts);
        }
        // It could not be started; or it stumbled over one picture, and a new one looks at the next.
        if !self.has_answered.get() {
            return Err(NoCamera::NoHelp);
        }
        let next = worker().map_err(|_| NoCamera::NoHelp)?;
        self.worker.replace(next).terminate();
        Ok(Vec::new())
    }

    async fn answer(&self, question: &JsValue) -> Option<Vec<String>> {
        let worker = self.worker.borrow().clone();
        let answered = Promise::new(&mut |resolve, reject| {
            worker.set_onmessage(Some(&resolve));
            worker.set_onerror(Some(&reject));
        });
        worker.post_message(question).ok()?;
        let answer: MessageEvent = JsFuture::from(answered).await.ok()?.dyn_into().ok()?;
        let texts: Array = answer.data().dyn_into().ok()?;
        Some(texts.iter().filter_map(|it| it.as_string()).collect())
    }

    fn question(
        &self,
        video: &HtmlVideoElement,
        width: u32,
        height: u32,
    ) -> Result<JsValue, JsValue> {
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        self.pen
            .draw_image_with_html_video_element(video, 0.0, 0.0)?;
        let (wide, high) = (f64::from(width), f64::from(height));
        let picture = self.pen.get_image_data(0.0, 0.0, wide, high)?;
        let question: JsValue = js_sys::Object::new().into();
        let set = |name: &str, value: &JsValue| Reflect::set(&question, &name.into(), value);
        set("pixels", &Reflect::get(&picture, &"data".into())?)?;
        set("width", &width.into())?;
        let js = browser::part_of_build("data-camera-js", "/hall-camera.js");
        let wasm = browser::part_of_build("data-camera-wasm", "/hall-camera_bg.wasm");
        set("js", &js.into())?;
        set("wasm", &wasm.into())?;
        Ok(question)
    }
}

/// Its light goes out with whoever held it.
impl Drop for Camera {
    fn drop(&mut self) {
        self.worker.borrow().terminate();
        shut(&self.stream);
    }
}

fn worker() -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let script = browser::part_of_build("data-camera", "/camera.js");
    Worker::new_with_options(&script, &options)
}

fn shut(stream: &MediaStream) {
    for track in stream.get_tracks() {
        if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
            track.stop();
        }
    }
}

/// Asks for the camera. Browsers have none for a page that was not loaded securely.
fn ask() -> Result<Promise, JsValue> {
    let navigator = browser::window().ok_or(JsValue::UNDEFINED)?.navigator();
    let devices: MediaDevices = Reflect::get(&navigator, &"mediaDevices".into())?.dyn_into()?;
    let wanted = MediaStreamConstraints::new();
    wanted.set_video(&JSON::parse(WANTED)?);
    Ok(devices
        .get_user_media_with_constraints(&wanted)?
        .unchecked_into())
}

fn refusal(why: &JsValue) -> NoCamera {
    let name = why.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => NoCamera::Refused,
        Some("NotFoundError" | "OverconstrainedError") => NoCamera::Missing,
        _ => NoCamera::Busy,
    }
}

fn canvas() -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let document = browser::document().ok_or(JsValue::UNDEFINED)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    // Read back at every picture: the browser need not keep it on the graphics card.
    let often = JSON::parse(r#"{"willReadFrequently":true}"#)?;
    let pen = canvas.get_context_with_context_options("2d", &often)?;
    let pen = pen.ok_or(JsValue::UNDEFINED)?.dyn_into()?;
    Ok((canvas, pen))
}
