//! One place of a draft, and how it is merged.

use super::conflict::Held;

/// One place: the value that stands there, and what is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// What stands there.
    pub(super) value: Held,
    /// What else was written there; never what stands there, and nothing twice.
    pub(super) others: Vec<Held>,
    /// What stood there before, where something is open.
    pub(super) base: Held,
    /// The source of an answer that was filled in from elsewhere and not yet confirmed.
    pub(super) mark: Option<String>,
}

impl Cell {
    pub(super) fn of(value: Held) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }

    /// Merges a place. `held` says that somebody is typing there on my side; what was chosen on the other
    /// side of what was open is followed all the same, since it was asked for.
    pub(super) fn merged(base: &Self, mine: &Self, theirs: &Self, held: bool) -> Self {
        let they_chose = has_chosen(base.all(), theirs.all());
        let i_changed = (held && !they_chose) || mine.is_changed_from(base);
        let they_changed = theirs.is_changed_from(base);
        let differ = mine.value != theirs.value;
        let mut merged = match (i_changed, they_changed) {
            (false, true) => theirs.clone(),
            _ => mine.clone(),
        };
        if !differ && mine.mark == base.mark {
            merged.mark.clone_from(&theirs.mark);
        }
        let known: Vec<&Held> = base.others.iter().chain([&base.value]).collect();
        merged.others = open(&known, mine.all(), theirs.all());
        let both = i_changed && they_changed;
        if both && differ {
            merged.add(theirs.value.clone());
        }
        let value = merged.value.clone();
        merged.others.retain(|it| *it != value);
        merged.base = if merged.others.is_empty() {
            Held::default()
        } else if both && differ {
            base.value.clone()
        } else {
            let open = [base, mine, theirs]
                .into_iter()
                .find(|it| !it.others.is_empty());
            open.map(|it| it.base.clone()).unwrap_or_default()
        };
        merged
    }

    /// Puts one more value on the list.
    pub(super) fn add(&mut self, other: Held) {
        if other != self.value && !self.others.contains(&other) {
            self.others.push(other);
        }
    }

    fn all(&self) -> All<'_> {
        (&self.value, &self.others)
    }

    /// Whether somebody wrote here, or chose. That another of the open values stands is neither: it stands
    /// where somebody was typing when the conflict came up.
    fn is_changed_from(&self, base: &Self) -> bool {
        let only_swapped = base.others.contains(&self.value) && self.others.contains(&base.value);
        (self.value != base.value && !only_swapped) || has_chosen(base.all(), self.all())
    }
}

/// Whether somebody has decided what was open: one of the open values is gone, or stands and what stood
/// before is gone.
pub(super) fn has_chosen(base: All<'_>, now: All<'_>) -> bool {
    let has = |it: &Held| now.0 == it || now.1.contains(it);
    base.1.iter().any(|it| !has(it)) || (base.1.contains(now.0) && !has(base.0))
}

/// What is open after both sides: what either has found, and of what both knew what neither has decided
/// against or overtyped. Each side is its value and its list.
pub(super) fn open(known: &[&Held], mine: All<'_>, theirs: All<'_>) -> Vec<Held> {
    let has = |side: All<'_>, it: &Held| side.0 == it || side.1.contains(it);
    let stays = |it: &Held| !known.contains(&it) || (has(mine, it) && has(theirs, it));
    let mut open: Vec<Held> = Vec::new();
    for it in mine.1.iter().chain(theirs.1) {
        if stays(it) && !open.contains(it) {
            open.push(it.clone());
        }
    }
    open
}

/// What stands at a place, and what else was written there.
pub(super) type All<'a> = (&'a Held, &'a [Held]);
