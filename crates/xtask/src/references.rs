//! Which files a page refers to, and where in its text.

use std::ops::Range;

/// Where a page names a file of the hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The place of the path in the text, its leading slash included.
    pub(crate) place: Range<usize>,
}

impl Reference {
    /// The file's name, without the leading slash.
    pub(crate) fn name<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.place.clone())
            .unwrap_or_default()
            .trim_start_matches('/')
    }
}

/// The references in these attributes to paths that begin with a slash, in the order of the text.
pub(crate) fn at(text: &str, attributes: &[&str]) -> Vec<Reference> {
    let starts = attributes.iter().flat_map(|attribute| {
        text.match_indices(attribute)
            // `data-counter-js=` is not `js=`.
            .filter(|(at, _)| !follows_a_name(text, *at))
            .map(move |(at, _)| at.saturating_add(attribute.len()))
    });
    let mut starts: Vec<usize> = starts.collect();
    starts.sort_unstable();
    let reference = |start: usize| {
        let rest = text.get(start..)?;
        // Minified pages leave the quotation marks out.
        let (start, value) = match rest.strip_prefix(['"', '\'']) {
            Some(quoted) => (start.saturating_add(1), quoted.split(['"', '\'']).next()),
            None => (start, rest.split([' ', '>']).next()),
        };
        let value = value.filter(|it| it.starts_with('/') && 1 < it.len())?;
        Some(Reference {
            place: start..start.saturating_add(value.len()),
        })
    };
    starts.into_iter().filter_map(reference).collect()
}

fn follows_a_name(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|before| before.chars().next_back())
        .is_some_and(|it| it.is_ascii_alphanumeric() || it == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<&str> {
        let attributes = ["href=", "src=", "data-js=", "data-wasm="];
        let found = at(html, &attributes);
        found.iter().map(|it| it.name(html)).collect()
    }

    #[test]
    fn a_page_refers_to_its_style_its_script_and_what_the_script_loads() {
        let html = r#"<link href="/a.css" rel=stylesheet><script type=module src=/boot.js data-js="/b.js" data-wasm=/c.wasm></script><a href="https://example.org">"#;
        assert_eq!(names(html), ["a.css", "boot.js", "b.js", "c.wasm"]);
    }

    #[test]
    fn what_is_loaded_later_is_not_loaded_at_once() {
        assert!(names("<script data-counter-js=/counter.js>").is_empty());
    }
}
