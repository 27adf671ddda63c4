//! Compresses once at build time what the server would otherwise compress at each request.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The kinds of file that get smaller; pictures and fonts are compressed in themselves.
const KINDS: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Compresses every fitting file in a folder and the folders in it.
pub(crate) fn folder(folder: &Path) -> Result<(), String> {
    each(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn each(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            each(&path)?;
        } else if path
            .extension()
            .is_some_and(|kind| KINDS.iter().any(|it| kind == *it))
        {
            let content = fs::read(&path)?;
            keep_if_smaller(&path, "br", &content, &brotli(&content)?)?;
            keep_if_smaller(&path, "gz", &content, &gzip(&content)?)?;
        }
    }
    Ok(())
}

fn keep_if_smaller(path: &Path, kind: &str, content: &[u8], compressed: &[u8]) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{kind}"));
    if compressed.len() < content.len() {
        File::create(name)?.write_all(compressed)
    } else {
        // One from an earlier build would stand for another content.
        match fs::remove_file(name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
