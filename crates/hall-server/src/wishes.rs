//! What people wish to have done together and what they apply for together, in the words of the catalogue: for
//! those who write it.

use chrono::TimeDelta;
use hall_api::{Pair, Wish, Wishes};
use hall_core::catalog::CatalogIndex;

use crate::store::{PairRow, Pairing, Result, Store, WishRow};

/// Applications so far apart belong to different things in life.
const WITHIN: TimeDelta = TimeDelta::days(90);

/// What fewer people apply for together is not shown.
const AT_LEAST: u32 = 2;

/// Everything that is wished and done together.
pub async fn wishes(store: &dyn Store, index: &CatalogIndex) -> Result<Wishes> {
    let pairing = |services| Pairing {
        services,
        within: WITHIN,
        at_least: AT_LEAST,
    };
    let bundles = store.pairs(pairing(false)).await?;
    let services = store.pairs(pairing(true)).await?;
    let pairs = |rows: Vec<PairRow>| rows.into_iter().map(|it| pair(index, it)).collect();
    Ok(Wishes {
        wishes: wished(index, store.wishes().await?),
        bundles: pairs(bundles),
        services: pairs(services),
    })
}

/// The name of a bundle or a service.
pub fn name<'a>(index: &'a CatalogIndex, id: &str) -> Option<&'a str> {
    let bundle = index.bundles.iter().find(|it| it.id == id);
    let service = || index.services.iter().find(|it| it.id == id);
    bundle
        .map(|it| it.name.as_str())
        .or_else(|| service().map(|it| it.name.as_str()))
}

/// The wishes of all people, those for the same two together. They come pair by pair.
fn wished(index: &CatalogIndex, rows: Vec<WishRow>) -> Vec<Wish> {
    let mut all: Vec<Wish> = Vec::new();
    for row in rows {
        let WishRow { pair: ids, why } = row;
        if all.last().is_none_or(|it| it.pair.ids != ids) {
            let none = PairRow {
                pair: ids,
                n_people: 0,
            };
            all.push(Wish {
                pair: pair(index, none),
                why: Vec::new(),
            });
        }
        if let Some(last) = all.last_mut() {
            last.pair.n_people = last.pair.n_people.saturating_add(1);
            last.why.extend(Some(why).filter(|it| !it.is_empty()));
        }
    }
    all.sort_by_key(|it| std::cmp::Reverse(it.pair.n_people));
    all
}

fn pair(index: &CatalogIndex, row: PairRow) -> Pair {
    let called = |id: &String| name(index, id).unwrap_or(id).to_owned();
    Pair {
        already: already(index, &row.pair),
        names: row.pair.each_ref().map(called),
        ids: row.pair,
        n_people: row.n_people,
    }
}

/// The bundle in which two services stand together already.
fn already(index: &CatalogIndex, ids: &[String; 2]) -> Option<String> {
    let mut bundles = index.bundles.iter();
    let both = bundles.find(|it| ids.iter().all(|id| it.services.contains(id)));
    both.map(|it| it.name.clone())
}
