//! Finding a bundle or a service by what a person types, as they type it.
//!
//! The texts are made plain once, when the list is there; a keystroke only compares. With ten thousand
//! services it must not be felt.

use std::collections::BTreeMap;

use hall_core::catalog::{CatalogEntry, CatalogIndex, PublicService};

/// The bundles of a catalogue, ready to be searched.
#[derive(Clone, Debug)]
pub struct BundleFinder(Vec<BundleTexts>);

#[derive(Clone, Debug)]
struct BundleTexts {
    name: String,
    keywords: Vec<String>,
    services: Vec<String>,
    summary: String,
}

impl BundleFinder {
    /// Makes the texts ready.
    pub fn new(index: &CatalogIndex) -> Self {
        let names: BTreeMap<&str, &str> = index
            .services
            .iter()
            .map(|it| (it.id.as_str(), it.name.as_str()))
            .collect();
        let services = |entry: &CatalogEntry| -> Vec<String> {
            let names = entry.services.iter().filter_map(|id| names.get(&**id));
            names.map(|it| plain(it)).collect()
        };
        let texts = |entry: &CatalogEntry| BundleTexts {
            name: plain(&entry.name),
            keywords: entry.keywords.iter().map(|it| plain(it)).collect(),
            services: services(entry),
            summary: plain(&entry.summary),
        };
        Self(index.bundles.iter().map(texts).collect())
    }

    /// The positions of the bundles that fit, best first; of all of them while nothing is typed.
    pub fn find(&self, query: &str) -> Vec<usize> {
        best(&self.0, query, |it, query| {
            query.closeness(&it.name) * 3
                + query.closest(&it.keywords) * 3
                + query.closest(&it.services) * 2
                + query.closeness(&it.summary)
        })
    }
}

/// The public list of services, ready to be searched. The everyday words of the bundles that a service
/// is in find it too.
#[derive(Clone, Debug)]
pub struct ServiceFinder {
    bundles: Vec<Vec<String>>,
    services: Vec<ServiceTexts>,
}

#[derive(Clone, Debug)]
struct ServiceTexts {
    name: String,
    department: String,
    result: String,
    bundles: Vec<usize>,
}

impl ServiceFinder {
    /// Makes the texts ready.
    pub fn new(index: &CatalogIndex, services: &[PublicService]) -> Self {
        let words = |it: &CatalogEntry| -> Vec<String> {
            let words = it.keywords.iter().chain([&it.name]);
            words.map(|it| plain(it)).collect()
        };
        let bundles = index.bundles.iter();
        let positions: BTreeMap<&str, usize> =
            bundles.clone().map(|it| it.id.as_str()).zip(0..).collect();
        let texts = |it: &PublicService| ServiceTexts {
            name: plain(&it.name),
            department: plain(&it.department),
            result: plain(&it.result),
            bundles: it
                .bundles
                .iter()
                .filter_map(|id| positions.get(&**id).copied())
                .collect(),
        };
        Self {
            bundles: bundles.map(words).collect(),
            services: services.iter().map(texts).collect(),
        }
    }

    /// The positions of the services that fit, best first; of all of them while nothing is typed.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let typed = Query::new(query);
        let bundles: Vec<usize> = self.bundles.iter().map(|it| typed.closest(it)).collect();
        best(&self.services, query, |it, query| {
            let bundles = it.bundles.iter().filter_map(|at| bundles.get(*at));
            query.closeness(&it.name) * 3
                + query.closeness(&it.department)
                + query.closeness(&it.result) * 2
                + bundles.max().copied().unwrap_or(0)
        })
    }
}

/// The positions of what scores, best first; equals keep their order. Scores are small numbers, so they
/// are sorted by laying them into boxes.
fn best<T>(items: &[T], query: &str, score: impl Fn(&T, &Query) -> usize) -> Vec<usize> {
    let query = Query::new(query);
    if query.text.is_empty() {
        return (0..items.len()).collect();
    }
    let mut boxes: Vec<Vec<usize>> = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let score = score(item, &query);
        if boxes.len() <= score {
            boxes.resize(score + 1, Vec::new());
        }
        if let Some(found) = boxes.get_mut(score) {
            found.push(position);
        }
    }
    boxes.into_iter().skip(1).rev().flatten().collect()
}

/// What was typed: plain, and as its pairs of neighbouring characters.
struct Query {
    text: String,
    pairs: Vec<String>,
}

impl Query {
    fn new(typed: &str) -> Self {
        let text = plain(typed);
        let pairs = text.chars().zip(text.chars().skip(1));
        let pairs = pairs.map(|(a, b)| String::from_iter([a, b])).collect();
        Self { text, pairs }
    }

    /// Ten if one text holds the other, otherwise the number of pairs of characters that both have:
    /// people type 孩子上户口 where the name says 户口登记.
    fn closeness(&self, text: &str) -> usize {
        if text.is_empty() || self.text.is_empty() {
            return 0;
        }
        let is_one_character = text.chars().nth(1).is_none();
        if text.contains(&self.text) || (!is_one_character && self.text.contains(text)) {
            return 10;
        }
        self.pairs.iter().filter(|it| text.contains(*it)).count()
    }

    fn closest(&self, texts: &[String]) -> usize {
        let each = texts.iter().map(|it| self.closeness(it));
        each.max().unwrap_or(0)
    }
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|it| it.is_alphanumeric())
        .map(|it| it.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use hall_core::catalog::{
        CatalogEntry, CatalogIndex, Coverage, Days, Handling, PublicLimit, PublicService, Visits,
    };

    use super::{BundleFinder, ServiceFinder};

    fn entry(id: &str, name: &str, keywords: &[&str]) -> CatalogEntry {
        CatalogEntry {
            id: id.into(),
            name: name.into(),
            summary: String::new(),
            audience: "citizen".into(),
            stage: String::new(),
            keywords: keywords.iter().map(|it| (*it).into()).collect(),
            services: Vec::new(),
            listed: None,
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
        let found = BundleFinder::new(&index).find(query).into_iter();
        found.map(|at| index.bundles[at].id.clone()).collect()
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

    fn service(id: &str, name: &str, bundle: &str) -> PublicService {
        PublicService {
            id: id.into(),
            name: name.into(),
            department: "公安局".into(),
            result: String::new(),
            limit: PublicLimit {
                statutory: Days::default(),
                promised: Days::default(),
                except: None,
            },
            handling: Handling {
                ways: Vec::new(),
                coverage: Coverage::City,
                visits: Visits::default(),
            },
            bundles: vec![bundle.into()],
        }
    }

    #[test]
    fn a_service_is_found_by_its_name_and_by_the_words_of_its_bundle() {
        let index = CatalogIndex {
            bundles: vec![entry("newborn", "新生儿出生一件事", &["上户口"])],
            ..CatalogIndex::default()
        };
        let services = [
            service("social-card", "社会保障卡申领", "newborn"),
            service("household", "出生户口登记", "newborn"),
            service("seal", "公章刻制", "company-start"),
        ];
        let finder = ServiceFinder::new(&index, &services);
        let found = |query| -> Vec<String> {
            let found = finder.find(query).into_iter();
            found.map(|at| services[at].id.clone()).collect()
        };
        assert_eq!(found("孩子上户口"), ["household", "social-card"]);
        assert_eq!(found("公章"), ["seal"]);
        assert_eq!(found("").len(), 3);
    }
}
