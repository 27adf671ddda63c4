//! A world of tabs and devices that write the same draft, in random order, and lose nothing.
//!
//! Each has what it last saw of the store (its base) and what stands on its page (mine). The store takes
//! a draft only from whoever has seen the one before, by its revision. Tabs type, look, save, close and
//! crash. The controls are worlds with the mistakes that this is to find.

use std::collections::BTreeSet;

use hall_core::reconcile::{Version, reconcile, reconcile_holding};
use hall_tests::generate::Random;

use super::edits::{Tokens, edit, found, standing};

/// How many random orders are tried: 250, or what `HALL_INTERLEAVINGS` says (1,000 for the whole run).
fn interleavings() -> u64 {
    let interleavings = std::env::var("HALL_INTERLEAVINGS").ok();
    interleavings.and_then(|it| it.parse().ok()).unwrap_or(250)
}

/// How many things happen in each.
const STEPS: usize = 60;
const TABS: usize = 3;

/// How a store takes what is brought to it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Store {
    /// Only from who has seen the revision before; others reconcile first.
    CompareAndSet,
    /// A mistake: whoever comes last wins.
    LastWriteWins,
    /// A mistake: it reconciles, and keeps no list of what is open.
    WithoutList,
}

#[derive(Clone, Default)]
struct Tab {
    base: Version,
    mine: Version,
    revision: u64,
    /// Whether something was typed since the last save. What was only taken in needs none.
    is_dirty: bool,
}

struct World {
    store: Store,
    kept: Version,
    revision: u64,
    tabs: Vec<Tab>,
    names: Tokens,
    /// Tokens that must be somewhere.
    alive: BTreeSet<String>,
    random: Random,
}

impl World {
    fn new(seed: u64, store: Store) -> Self {
        Self {
            store,
            kept: Version::default(),
            revision: 0,
            tabs: vec![Tab::default(); TABS],
            names: Tokens::default(),
            alive: BTreeSet::new(),
            random: Random::new(seed),
        }
    }

    fn step(&mut self) -> Result<(), String> {
        let at = self.random.below(self.tabs.len());
        let before = self.tabs[at].clone();
        match self.random.below(20) {
            0..=10 => self.type_something(at),
            11..=14 => self.save(at),
            15 | 16 => self.look(at)?,
            17 => {
                self.save(at);
                self.open(at);
            }
            18 => {
                self.open(at);
                // What was typed since the last save is gone with the tab, and nothing else.
                if before.is_dirty {
                    self.forget_lost(&found(&before.mine));
                }
            }
            _ => self.open_another(),
        }
        self.all_there()
    }

    fn type_something(&mut self, at: usize) {
        let tab = &mut self.tabs[at];
        let before = found(&tab.mine);
        let given_up = edit(&mut tab.mine, &mut self.names, &mut self.random);
        tab.is_dirty = true;
        let new = found(&tab.mine)
            .difference(&before)
            .cloned()
            .collect::<Vec<_>>();
        self.alive.extend(new);
        self.alive.retain(|it| !given_up.contains(it));
    }

    fn save(&mut self, at: usize) {
        let tab = &mut self.tabs[at];
        if self.store != Store::LastWriteWins && tab.revision != self.revision {
            tab.mine = reconcile(&tab.base, &tab.mine, &self.kept);
            if self.store == Store::WithoutList {
                tab.mine.conflicts.clear();
            }
        }
        self.revision += 1;
        self.kept = tab.mine.clone();
        tab.base = tab.mine.clone();
        tab.revision = self.revision;
        tab.is_dirty = false;
    }

    /// Takes in what others have saved, sometimes while typing somewhere.
    fn look(&mut self, at: usize) -> Result<(), String> {
        let tab = &mut self.tabs[at];
        let places: Vec<&str> = vec!["org.name", "holder[0].name", "staff[1].ratio"];
        // Nobody types in a row that is not on the page.
        let on_page = |at: &&str| !at.contains('[') || !standing(&tab.mine, at).is_nothing();
        let held = self.random.pick(&places).copied().filter(on_page);
        let held = held.filter(|_| self.random.chance(50));
        if self.store == Store::LastWriteWins {
            return Ok(());
        }
        // What was open there may have been decided elsewhere.
        let open = held.is_some_and(|at| tab.base.conflicts.iter().any(|it| it.at == at));
        let seen = held.map(|it| standing(&tab.mine, it));
        tab.mine = reconcile_holding(&tab.base, &tab.mine, &self.kept, held);
        if self.store == Store::WithoutList {
            tab.mine.conflicts.clear();
        }
        tab.base = self.kept.clone();
        tab.revision = self.revision;
        if open || held.map(|it| standing(&tab.mine, it)) == seen {
            Ok(())
        } else {
            Err(format!("{held:?} was rewritten under the fingers"))
        }
    }

    fn open(&mut self, at: usize) {
        self.tabs[at] = Tab {
            base: self.kept.clone(),
            mine: self.kept.clone(),
            revision: self.revision,
            is_dirty: false,
        };
    }

    fn open_another(&mut self) {
        if self.tabs.len() < 5 {
            self.tabs.push(Tab::default());
            self.open(self.tabs.len() - 1);
        }
    }

    fn everywhere(&self) -> BTreeSet<String> {
        let on_pages = self.tabs.iter().flat_map(|it| found(&it.mine));
        on_pages.chain(found(&self.kept)).collect()
    }

    /// A crash takes what only the crashed tab had.
    fn forget_lost(&mut self, had: &BTreeSet<String>) {
        let there = self.everywhere();
        self.alive
            .retain(|it| there.contains(it) || !had.contains(it));
    }

    fn all_there(&self) -> Result<(), String> {
        let there = self.everywhere();
        match self.alive.difference(&there).next() {
            Some(lost) => Err(format!("{lost} was typed and is nowhere")),
            None => Ok(()),
        }
    }

    /// Everybody saves; then everything that is alive must be in the store.
    fn finish(&mut self) -> Result<(), String> {
        for at in 0..self.tabs.len() {
            self.save(at);
        }
        self.tabs.clear();
        self.all_there()
    }
}

/// What happens in one order; how many conflicts are left open.
fn run(seed: u64, store: Store) -> Result<usize, String> {
    let mut world = World::new(seed, store);
    for step in 0..STEPS {
        world
            .step()
            .map_err(|error| format!("seed {seed}, step {step}: {error}"))?;
    }
    world
        .finish()
        .map_err(|error| format!("seed {seed}, at the end: {error}"))?;
    Ok(world.kept.conflicts.len())
}

#[test]
fn nothing_typed_is_lost_in_any_order_of_typing_saving_looking_closing_and_crashing() {
    let (mut n_conflicts, interleavings) = (0, interleavings());
    for seed in 0..interleavings {
        n_conflicts += run(seed, Store::CompareAndSet).unwrap_or_else(|error| panic!("{error}"));
    }
    println!("{interleavings} interleavings of {STEPS} steps, {n_conflicts} conflicts left open");
    assert!(
        interleavings < u64::try_from(n_conflicts).unwrap(),
        "the tabs hardly ever met"
    );
}

#[test]
fn a_store_in_which_the_last_one_wins_is_caught() {
    assert!(90 < n_caught(Store::LastWriteWins));
}

#[test]
fn a_store_that_forgets_what_is_open_is_caught() {
    assert!(75 < n_caught(Store::WithoutList));
}

/// Of a hundred orders, those in which the mistake shows.
fn n_caught(mistake: Store) -> usize {
    (0..100).filter(|it| run(*it, mistake).is_err()).count()
}
