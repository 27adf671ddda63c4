//! Finding a bundle by what a person types, as they type it.

use hall_core::catalog::{CatalogEntry, CatalogIndex};

use crate::order;

/// The bundles that fit, best first; all of them while nothing is typed.
pub fn search<'a>(index: &'a CatalogIndex, query: &str) -> Vec<&'a CatalogEntry> {
    let query = plain(query);
    let mut found: Vec<(usize, &CatalogEntry)> = index
        .bundles
        .iter()
        .map(|entry| {
            (
                if query.is_empty() {
                    1
                } else {
                    score(index, entry, &query)
                },
                entry,
            )
        })
        .filter(|(score, _)| 0 < *score)
        .collect();
    order::sort(&mut found, |a, b| b.0 < a.0);
    found.into_iter().map(|(_, entry)| entry).collect()
}

fn score(index: &CatalogIndex, entry: &CatalogEntry, query: &str) -> usize {
    let services = entry
        .services
        .iter()
        .filter_map(|id| index.services.iter().find(|it| it.id == *id))
        .map(|it| it.name.as_str());
    let words = entry.keywords.iter().map(String::as_str);
    closeness(&entry.name, query) * 3
        + words.map(|it| closeness(it, query) * 3).max().unwrap_or(0)
        + services
            .map(|it| closeness(it, query) * 2)
            .max()
            .unwrap_or(0)
        + closeness(&entry.summary, query)
}

/// Ten if one text holds the other, otherwise the number of pairs of characters that both have:
/// people type 孩子上户口 where the name says 户口登记.
fn closeness(text: &str, query: &str) -> usize {
    let text = plain(text);
    if text.is_empty() {
        return 0;
    }
    if text.contains(query) || (1 < text.chars().count() && query.contains(&text)) {
        return 10;
    }
    let pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    query
        .chars()
        .zip(query.chars().skip(1))
        .filter(|pair| pairs.contains(pair))
        .count()
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|it| it.is_alphanumeric())
        .map(|it| it.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use hall_core::catalog::{CatalogEntry, CatalogIndex, Days};

    use super::search;

    fn entry(id: &str, name: &str, keywords: &[&str]) -> CatalogEntry {
        CatalogEntry {
            id: id.into(),
            name: name.into(),
            summary: String::new(),
            audience: "citizen".into(),
            stage: String::new(),
            keywords: keywords.iter().map(|it| (*it).into()).collect(),
            services: Vec::new(),
            file: String::new(),
            days: (Days::default(), Days::default()),
            materials: (0, 0),
            fields: (0, 0),
            figures: "sample".to_owned(),
        }
    }

    fn found(query: &str) -> Vec<String> {
        let bundles = vec![
            entry("newborn", "新生儿出生一件事", &["上户口", "出生证"]),
            entry("company-start", "企业开办一件事", &["开公司", "营业执照"]),
        ];
        let index = CatalogIndex {
            bundles,
            ..CatalogIndex::default()
        };
        search(&index, query)
            .into_iter()
            .map(|it| it.id.clone())
            .collect()
    }

    #[test]
    fn a_sentence_from_daily_life_finds_the_bundle_whose_keyword_it_holds() {
        assert_eq!(found("孩子上户口怎么办"), ["newborn"]);
    }

    #[test]
    fn part_of_a_name_finds_it() {
        assert_eq!(found("企业"), ["company-start"]);
    }

    #[test]
    fn an_empty_search_shows_everything() {
        assert_eq!(found(" "), ["newborn", "company-start"]);
    }

    #[test]
    fn nonsense_finds_nothing() {
        assert!(found("xyz").is_empty());
    }
}
