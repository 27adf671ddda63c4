//! The program that finds QR codes on the pictures of a camera. It runs in a worker (`public/camera.js`) and
//! is loaded when somebody at a counter reads a phone with the camera.

use js_sys::Array;
use rqrr::PreparedImage;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
}

/// The texts of the codes on a picture of this width, of which each point has a byte for red, green, blue and
/// how opaque it is.
#[wasm_bindgen]
pub fn read(pixels: &[u8], width: usize) -> Array {
    let grey: Vec<u8> = pixels.chunks_exact(4).map(grey).collect();
    let height = grey.len().checked_div(width).unwrap_or_default();
    if height == 0 {
        return Array::new();
    }
    let point = |x: usize, y: usize| {
        let at = y.saturating_mul(width).saturating_add(x);
        grey.get(at).copied().unwrap_or(u8::MAX)
    };
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, point);
    let found = picture.detect_grids();
    let texts = found.iter().filter_map(|it| it.decode().ok());
    texts.map(|(_, text)| JsValue::from(text)).collect()
}

/// How bright a point is, by the weights of television.
fn grey(pixel: &[u8]) -> u8 {
    let [red, green, blue, _] = pixel else {
        return 0;
    };
    let [red, green, blue] = [red, green, blue].map(|it| u32::from(*it));
    u8::try_from((299 * red + 587 * green + 114 * blue) / 1000).unwrap_or(u8::MAX)
}
