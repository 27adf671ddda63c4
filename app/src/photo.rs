//! Photographs, before they are kept: turned upright, without the place where they were taken, not larger
//! than a department can use, and looked at for whether they can be read.

use hall_core::kind::file::picture::{Clarity, LOOKED_AT, READABLE, clarity};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use crate::browser;

/// The long side of a page of A4 at 300 dots an inch, in pixels: more than that nobody can see.
const LARGEST: u32 = 3_508;

/// How finely a photograph is written again.
const QUALITY: f64 = 0.9;

/// What was seen on a photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whether it can be read.
    pub clarity: Clarity,
    /// Whether it has too few pixels for that.
    pub small: bool,
}

/// A photograph that can be kept.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Its content, written again if there was a reason.
    pub content: Blob,
    /// What was seen on it.
    pub seen: Seen,
}

/// Prepares a photograph. One that is upright, of a fit size and says nothing about its place stays as it
/// is: each writing costs a little sharpness. Fails where the browser cannot show it.
pub async fn prepare(chosen: &Blob, media_type: &str, has_exif: bool) -> Result<Photo, JsValue> {
    let window = browser::window().ok_or(JsValue::UNDEFINED)?;
    // Browsers turn it upright on their own, by what its EXIF data say.
    let bitmap = JsFuture::from(window.create_image_bitmap_with_blob(chosen)?).await?;
    let bitmap: ImageBitmap = bitmap.dyn_into()?;
    let long_side = bitmap.width().max(bitmap.height());
    let seen = Seen {
        clarity: look(&bitmap)?,
        small: long_side < READABLE,
    };
    let content = if has_exif || LARGEST < long_side {
        write(&drawn(&bitmap, LARGEST)?.0, media_type).await?
    } else {
        chosen.clone()
    };
    bitmap.close();
    Ok(Photo { content, seen })
}

/// Looks at a small copy of it.
fn look(bitmap: &ImageBitmap) -> Result<Clarity, JsValue> {
    let (canvas, pen) = drawn(bitmap, LOOKED_AT)?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let pixels = pen.get_image_data(0.0, 0.0, width, height)?.data();
    let grey: Vec<u8> = pixels.chunks_exact(4).map(grey).collect();
    Ok(clarity(&grey, usize::try_from(canvas.width()).unwrap_or(0)))
}

/// How bright a point is, by the weights of television.
fn grey(pixel: &[u8]) -> u8 {
    let [red, green, blue, _] = pixel else {
        return 0;
    };
    let [red, green, blue] = [red, green, blue].map(|it| u32::from(*it));
    u8::try_from((299 * red + 587 * green + 114 * blue) / 1000).unwrap_or(u8::MAX)
}

/// Draws it on a canvas, at most so many pixels long.
fn drawn(
    bitmap: &ImageBitmap,
    longest: u32,
) -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let document = browser::window()
        .and_then(|it| it.document())
        .ok_or(JsValue::UNDEFINED)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    let long_side = f64::from(bitmap.width().max(bitmap.height()).max(1));
    let scale = (f64::from(longest) / long_side).min(1.0);
    let (width, height) = (
        (f64::from(bitmap.width()) * scale).round(),
        (f64::from(bitmap.height()) * scale).round(),
    );
    canvas.set_attribute("width", &width.to_string())?;
    canvas.set_attribute("height", &height.to_string())?;
    let pen = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    let pen: CanvasRenderingContext2d = pen.dyn_into()?;
    pen.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)?;
    Ok((canvas, pen))
}

/// Writes what is on a canvas; nothing but the picture is in it.
async fn write(canvas: &HtmlCanvasElement, media_type: &str) -> Result<Blob, JsValue> {
    let written = Promise::new(&mut |resolve, reject| {
        let quality = JsValue::from(QUALITY);
        let begun = canvas.to_blob_with_type_and_encoder_options(&resolve, media_type, &quality);
        if let Err(error) = begun {
            drop(reject.call1(&JsValue::UNDEFINED, &error));
        }
    });
    JsFuture::from(written).await?.dyn_into()
}
