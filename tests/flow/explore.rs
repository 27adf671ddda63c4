//! Explores every state that can be reached, breadth first, and finds the shortest way to a wrong one.
//!
//! Why not a ready-made model checker: stateright builds here, but what has to be shown is that from
//! every state some way leads on to an end (AG EF in the words of model checking). It can only ask what
//! holds always, or along every path, and its answer to the latter is incomplete where paths meet. Here
//! the whole graph is kept, and walked backwards from its ends.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use hall_core::flow::Command;

/// What is explored.
pub(crate) trait World {
    /// A state, with the time.
    type Moment: Clone + Hash;

    /// Where it starts.
    fn start(&self) -> Self::Moment;

    /// What can happen next, or what is wrong with it.
    fn steps(&self, at: &Self::Moment) -> Vec<Step<Self::Moment>>;

    /// Whether it is an end.
    fn is_end(&self, at: &Self::Moment) -> bool;
}

/// One thing that can happen.
pub(crate) struct Step<M> {
    /// Whose act it was; time's if nobody's.
    pub(crate) command: Option<Command>,
    /// What comes of it.
    pub(crate) to: M,
    /// A claim that it breaks.
    pub(crate) wrong: Option<&'static str>,
    /// Whether it counts as a way on: giving up does not.
    pub(crate) leads_on: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// How many states were seen.
    pub(crate) states: usize,
    /// How many of them were ends.
    pub(crate) ends: usize,
    /// How many steps.
    pub(crate) steps: usize,
    /// A broken claim, with the shortest way to it.
    pub(crate) wrong: Option<(&'static str, Vec<String>)>,
    /// The shortest way to a state from which no way leads to an end.
    pub(crate) stuck: Option<Vec<String>>,
    /// Whether there was more than the most that was asked for.
    pub(crate) cut: bool,
}

/// Every state with how it was reached first.
struct Seen<M> {
    known: HashMap<u64, u32>,
    moments: Vec<Option<M>>,
    from: Vec<(u32, u16)>,
    edges: Vec<(u32, u32)>,
    ends: Vec<u32>,
}

/// Explores at most so many states.
pub(crate) fn explore<W: World>(world: &W, most: usize) -> Found {
    let mut seen = Seen {
        known: HashMap::new(),
        moments: Vec::new(),
        from: Vec::new(),
        edges: Vec::new(),
        ends: Vec::new(),
    };
    let mut found = Found::default();
    seen.visit(world.start(), (0, 0));
    let mut next = 0;
    while let Some(moment) = seen.moments.get_mut(next).and_then(Option::take) {
        let at = u32::try_from(next).unwrap();
        if world.is_end(&moment) {
            seen.ends.push(at);
        }
        for (position, step) in world.steps(&moment).into_iter().enumerate() {
            found.steps += 1;
            let position = u16::try_from(position).unwrap();
            if let Some(claim) = step.wrong {
                let mut way = seen.way(world, at);
                way.push(named(step.command.as_ref()));
                found.wrong = Some((claim, way));
                found.states = seen.moments.len();
                return found;
            }
            if seen.moments.len() < most || seen.knows(&step.to) {
                let to = seen.visit(step.to, (at, position));
                if step.leads_on {
                    seen.edges.push((to, at));
                }
            } else {
                found.cut = true;
            }
        }
        next += 1;
    }
    found.states = seen.moments.len();
    found.ends = seen.ends.len();
    if !found.cut {
        found.stuck = seen.stuck().map(|at| seen.way(world, at));
    }
    found
}

fn named(command: Option<&Command>) -> String {
    command.map_or_else(
        || "a day comes".to_owned(),
        |it| format!("{:?}: {:?}", it.by.role, it.act),
    )
}

fn fingerprint<M: Hash>(moment: &M) -> u64 {
    let mut hasher = DefaultHasher::new();
    moment.hash(&mut hasher);
    hasher.finish()
}

impl<M: Clone + Hash> Seen<M> {
    fn knows(&self, moment: &M) -> bool {
        self.known.contains_key(&fingerprint(moment))
    }

    fn visit(&mut self, moment: M, from: (u32, u16)) -> u32 {
        let fresh = u32::try_from(self.moments.len()).unwrap();
        let at = *self.known.entry(fingerprint(&moment)).or_insert(fresh);
        if at == fresh {
            self.moments.push(Some(moment));
            self.from.push(from);
        }
        at
    }

    /// The first state that cannot reach an end: walk backwards from the ends and see who is left.
    fn stuck(&mut self) -> Option<u32> {
        self.edges.sort_unstable();
        let mut reaches = vec![false; self.moments.len()];
        let mut open = self.ends.clone();
        while let Some(at) = open.pop() {
            let slot = &mut reaches[usize::try_from(at).unwrap()];
            if std::mem::replace(slot, true) {
                continue;
            }
            let first = self.edges.partition_point(|(to, _)| *to < at);
            let into = self.edges[first..].iter().take_while(|(to, _)| *to == at);
            open.extend(into.map(|(_, from)| from));
        }
        let stuck = reaches.iter().position(|it| !it)?;
        u32::try_from(stuck).ok()
    }

    /// The shortest way to a state, walked again to name its steps.
    fn way<W: World<Moment = M>>(&self, world: &W, to: u32) -> Vec<String> {
        let mut positions = Vec::new();
        let mut at = to;
        while at != 0 {
            let (from, position) = self.from[usize::try_from(at).unwrap()];
            positions.push(position);
            at = from;
        }
        let mut moment = world.start();
        let mut way = Vec::new();
        for position in positions.into_iter().rev() {
            let step = world.steps(&moment).swap_remove(usize::from(position));
            way.push(named(step.command.as_ref()));
            moment = step.to;
        }
        way
    }
}
