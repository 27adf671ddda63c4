//! Sorting short lists.
//!
//! The standard library's sort is made for millions of items and costs 3.5 KB of WebAssembly per
//! type; the lists here have a few dozen.

/// Sorts in place and keeps the order of equals. `before` says whether one item must stand before
/// another.
pub fn sort<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while let Some([left, right]) = items
            .get(at.saturating_sub(1)..=at)
            .filter(|it| it.len() == 2)
        {
            if !before(right, left) {
                break;
            }
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn items_are_sorted_and_equals_keep_their_order() {
        let mut items = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort(&mut items, |a, b| a.0 < b.0);
        assert_eq!(items, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
    }
}
