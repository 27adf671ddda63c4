//! The id of a new entry: well spelled, and not taken yet.

use super::Refusal;
use crate::library::Library;

/// No id is longer; it becomes the name of a file.
const LONGEST: usize = 60;

/// Refuses an id that could not be the name of a new service or bundle.
pub(super) fn check(id: &str, library: &Library) -> Result<(), Refusal> {
    spelling(id)?;
    let sources = &library.sources;
    let services = sources.services.iter().map(|it| &it.id);
    let bundles = sources.bundles.iter().map(|it| &it.id);
    if services.chain(bundles).any(|it| it.value == id) {
        return Err(Refusal::new(
            format!("编号「{id}」已经有了"),
            "换一个编号；要改已有的，直接改它的文件",
        ));
    }
    Ok(())
}

fn spelling(id: &str) -> Result<(), Refusal> {
    let well = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.len() <= LONGEST
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if well {
        return Ok(());
    }
    let rule = "用小写英文、数字和连字符，以字母开头，如 street-stall-permit";
    let mend = match respelled(id) {
        Some(better) => format!("写成 {better} 行不行？{rule}"),
        None => rule.to_owned(),
    };
    Err(Refusal::new("这个编号写法不对", mend))
}

/// `Street Stall` becomes `street-stall`; nothing if too little is left.
fn respelled(id: &str) -> Option<String> {
    let lower = id.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit()))
        .filter(|it| !it.is_empty())
        .collect();
    let better = words.join("-");
    let starts_well = better.starts_with(|c: char| c.is_ascii_lowercase());
    (starts_well && (3..=LONGEST).contains(&better.len())).then_some(better)
}

/// The id as a part of a field's key or a question's id: `street_stall`.
pub(super) fn underscored(id: &str) -> String {
    id.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_words_with_hyphens() {
        assert!(spelling("street-stall-permit").is_ok());
        for bad in [
            "", "Street", "../etc", "9-lives", "摆摊", "a b", "a_b", "a.yaml",
        ] {
            assert!(spelling(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_better_spelling_is_offered_where_there_is_one() {
        assert_eq!(respelled("Street Stall").as_deref(), Some("street-stall"));
        assert_eq!(respelled("street_stall").as_deref(), Some("street-stall"));
        assert_eq!(respelled("摆摊"), None);
    }
}
