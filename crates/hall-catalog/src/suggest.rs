//! "Did you mean": the nearest name among those that exist.

/// The closest of `names` to `wrong`, if one is close enough to be a slip of the pen.
pub(crate) fn closest<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let allowed = (wrong.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance <= allowed || swapped(wrong, name))
        .min()
        .map(|(_, name)| name)
}

/// Words to mend an unknown name: the nearest one, else `otherwise`.
pub(crate) fn mend<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    match closest(wrong, names) {
        Some(name) => format!("是不是「{name}」？"),
        None => otherwise.into(),
    }
}

/// The same words in another order or with other signs between them: `no_id` for `id-no`.
fn swapped(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        let mut words: Vec<String> = text.split(['_', '-', '.']).map(str::to_lowercase).collect();
        words.sort();
        words
    };
    words(a) == words(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(
            closest("org.nmae", ["org.name", "org.uscc"]),
            Some("org.name")
        );
        assert_eq!(closest("lable", ["label", "kind"]), Some("label"));
        assert_eq!(closest("leasd", ["leased", "owned"]), Some("leased"));
    }

    #[test]
    fn what_is_far_from_everything_gets_no_suggestion() {
        assert_eq!(closest("anything", ["org.name", "org.uscc"]), None);
    }
}
