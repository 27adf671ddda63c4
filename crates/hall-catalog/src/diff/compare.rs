//! The same things in two bundles, over all answers to the questions that matter to them.

use std::collections::{BTreeMap, BTreeSet};

use super::describe::{Point, describe};
use super::difference::{Aspect, Difference, Situations};
use super::picture::{AND, Item, Sides};
use super::side::Side;
use super::space::{Choice, Space, choices};
use super::words;

/// How one side of a thing was, and how it is.
type Change = (Aspect, Option<String>, Option<String>);

/// Things that hang on the same questions.
#[derive(Default)]
struct Alike<'a> {
    choices: Vec<Choice>,
    things: Vec<Thing<'a>>,
}

/// A thing, and what has been found about it.
struct Thing<'a> {
    number: usize,
    item: &'a Item,
    /// What differs wherever both bundles have it.
    fixed: Vec<Change>,
    /// What differs, and where.
    changed: BTreeMap<Change, BTreeSet<Point>>,
}

/// How things differ, and in which situations, in the order of the things.
///
/// Those that hang on the same questions are looked at together, so that no situation is pictured
/// twice for them.
pub(super) fn compare(old: &Side, new: &Side, items: &[Item]) -> Vec<Difference> {
    let mut groups: BTreeMap<Vec<String>, Alike<'_>> = BTreeMap::new();
    for (number, item) in items.iter().enumerate() {
        let choices = choices(old, new, item);
        let ids = choices.iter().map(|it| it.id.clone()).collect();
        let group = groups.entry(ids).or_default();
        group.choices = choices;
        group.things.push(Thing::new(number, item, old, new));
    }
    let mut differences: Vec<(usize, Difference)> = groups
        .into_values()
        .flat_map(|it| it.compared(old, new))
        .collect();
    differences.sort_by_key(|(number, _)| *number);
    differences.into_iter().map(|(_, it)| it).collect()
}

impl Alike<'_> {
    fn compared(mut self, old: &Side, new: &Side) -> Vec<(usize, Difference)> {
        let space = Space::of(self.choices);
        let mut seen: BTreeSet<Point> = BTreeSet::new();
        for point in space.points() {
            let (Some(before), Some(after)) =
                (space.answers(old, point), space.answers(new, point))
            else {
                continue;
            };
            let (before, after) = (old.picture(before), new.picture(after));
            for thing in &mut self.things {
                thing.look(before.get(thing.item), after.get(thing.item), point);
            }
            seen.insert(point.clone());
        }
        self.things
            .into_iter()
            .flat_map(|it| it.told(old, new, &space, &seen))
            .collect()
    }
}

impl<'a> Thing<'a> {
    fn new(number: usize, item: &'a Item, old: &Side, new: &Side) -> Self {
        let fixed = match (old.fixed.get(item), new.fixed.get(item)) {
            (Some(old), Some(new)) => differing(old, new),
            _ => Vec::new(),
        };
        Self {
            number,
            item,
            fixed,
            changed: BTreeMap::new(),
        }
    }

    /// Notes what differs in one situation. Of a thing that comes or goes, only that is noted.
    fn look(&mut self, before: Option<&Sides>, after: Option<&Sides>, point: &Point) {
        let changes = match (before, after) {
            (None, None) => return,
            (Some(old), Some(new)) => {
                let mut list = differing(old, new);
                list.extend_from_slice(&self.fixed);
                list
            }
            (one, other) => {
                let presence = |it: Option<&Sides>| it?.get(&Aspect::Presence).cloned();
                vec![(Aspect::Presence, presence(one), presence(other))]
            }
        };
        for change in changes {
            self.changed
                .entry(change)
                .or_default()
                .insert(point.clone());
        }
    }

    /// What was noted, in words.
    fn told(
        self,
        old: &Side,
        new: &Side,
        space: &Space,
        seen: &BTreeSet<Point>,
    ) -> Vec<(usize, Difference)> {
        let item = self.item;
        let label = words::label(old, new, item);
        let tell = |((aspect, before, after), on): (Change, BTreeSet<Point>)| {
            let off: BTreeSet<Point> = seen.difference(&on).cloned().collect();
            let boxes = describe(space.sizes(), &on, &off);
            let what = words::message(&label, aspect, before.as_deref(), after.as_deref(), item);
            let situations = words::situations(space.choices(), &boxes);
            let difference = Difference {
                about: item.about,
                at: item.at.clone(),
                message: words::sentence(&situations, &what, space.is_complete()),
                label: label.clone(),
                aspect,
                before,
                after,
                situations: Situations {
                    any_of: boxes.iter().map(|it| space.named(it)).collect(),
                    complete: space.is_complete(),
                },
            };
            (self.number, difference)
        };
        self.changed.into_iter().map(tell).collect()
    }
}

/// The sides in which two states of one thing differ.
fn differing(old: &Sides, new: &Sides) -> Vec<Change> {
    let aspects: BTreeSet<Aspect> = old.keys().chain(new.keys()).copied().collect();
    aspects
        .into_iter()
        .map(|it| (it, old.get(&it).cloned(), new.get(&it).cloned()))
        .filter(|(_, before, after)| before != after)
        .map(|(aspect, before, after)| match aspect {
            // Of many demands, those that differ.
            Aspect::Demand => (
                aspect,
                without(before.as_deref(), after.as_deref()),
                without(after.as_deref(), before.as_deref()),
            ),
            _ => (aspect, before, after),
        })
        .collect()
}

/// The demands that the other side does not have.
fn without(these: Option<&str>, others: Option<&str>) -> Option<String> {
    let demands = |it: Option<&str>| -> Vec<String> {
        let text = it.unwrap_or_default();
        text.split(AND).map(str::to_owned).collect()
    };
    let others = demands(others);
    let mut left = demands(these);
    left.retain(|it| !it.is_empty() && !others.contains(it));
    (!left.is_empty()).then(|| left.join(AND))
}
