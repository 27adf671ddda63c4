//! The built pages: what they load, and that they hold no code themselves.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::references;

/// The attributes that name a file which the page loads at once.
const AT_ONCE: [&str; 4] = ["href=", "src=", "data-js=", "data-wasm="];

/// Fails if a page holds a script or a style of its own: the content security policy forbids both, and
/// the page would stay white.
pub(super) fn assert_no_inline_code(dist: &Path) -> Outcome {
    for page in pages(dist) {
        let html = read(&page)?;
        if let Some(tag) = inline_code(&html) {
            return Err(Failure::new(
                format!("{} holds `{tag}` with code of its own.", page.display()),
                "move it into a file; the content security policy allows no inline code.",
            ));
        }
    }
    Ok(())
}

/// The two pages.
pub(super) fn pages(dist: &Path) -> [PathBuf; 2] {
    [dist.join("index.html"), dist.join("desk.html")]
}

/// The files that a page loads before it shows anything, the page itself first.
pub(super) fn first_load(dist: &Path, page: &Path) -> Outcome<Vec<PathBuf>> {
    let html = read(page)?;
    let mut files = vec![page.to_path_buf()];
    for reference in references::at(&html, &AT_ONCE) {
        let file = dist.join(reference.name(&html));
        if file.is_file() && !files.contains(&file) {
            files.push(file);
        }
    }
    Ok(files)
}

fn read(page: &Path) -> Outcome<String> {
    fs::read_to_string(page).map_err(|error| {
        Failure::new(
            format!("{} cannot be read: {error}", page.display()),
            "build the app first: cargo xtask build",
        )
    })
}

/// The first tag that holds code, if any.
fn inline_code(html: &str) -> Option<&str> {
    html.split('<').skip(1).find_map(|piece| {
        let (tag, content) = piece.split_once('>')?;
        let name = tag.split_whitespace().next()?;
        let holds_code = match name {
            "script" => !tag.contains(" src="),
            "style" => true,
            _ => tag.contains(" style=") || tag.contains(" onclick=") || tag.contains(" onload="),
        };
        (holds_code && !(name == "script" && content.trim().is_empty())).then_some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_with_code_is_found_and_one_from_a_file_is_not() {
        assert_eq!(
            inline_code("<p><script type=module>go()</script>"),
            Some("script type=module")
        );
        assert_eq!(
            inline_code("<script type=\"module\" src=\"/boot.js\"></script><p class=a>"),
            None
        );
    }

    #[test]
    fn a_style_attribute_is_found() {
        assert_eq!(
            inline_code("<p style=\"color:red\">"),
            Some("p style=\"color:red\"")
        );
    }
}
