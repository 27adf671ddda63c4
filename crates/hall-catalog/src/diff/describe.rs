//! The smallest words for a set of situations.
//!
//! A situation is a point: one answer to each of some questions. A box allows several answers to each
//! question; boxes that hold every point where something differs and none where it does not are the
//! description. They are grown from the points one answer at a time (as a truth table is minimised);
//! points that nobody can reach may fall on either side.

use std::collections::BTreeSet;

/// One answer to each question, by its position.
pub(super) type Point = Vec<usize>;

/// The answers that are allowed to each question.
pub(super) type Box = Vec<BTreeSet<usize>>;

/// Boxes that hold all of `on` and none of `off`, few and with few words. `sizes` has the number of
/// answers to each question.
pub(super) fn describe(sizes: &[usize], on: &BTreeSet<Point>, off: &BTreeSet<Point>) -> Vec<Box> {
    let forward: Vec<usize> = (0..sizes.len()).collect();
    let backward: Vec<usize> = forward.iter().rev().copied().collect();
    [forward, backward]
        .iter()
        .map(|order| cover(sizes, order, on, off))
        .min_by_key(|boxes| words(sizes, boxes))
        .unwrap_or_default()
}

/// How much there is to read.
fn words(sizes: &[usize], boxes: &[Box]) -> (usize, usize) {
    let named = |it: &Box| {
        it.iter()
            .zip(sizes)
            .filter(|(answers, size)| answers.len() < **size)
            .map(|(answers, _)| answers.len())
            .sum::<usize>()
    };
    (boxes.len(), boxes.iter().map(named).sum())
}

fn cover(
    sizes: &[usize],
    order: &[usize],
    on: &BTreeSet<Point>,
    off: &BTreeSet<Point>,
) -> Vec<Box> {
    let mut boxes: Vec<Box> = Vec::new();
    for point in on {
        if boxes.iter().any(|it| holds(it, point)) {
            continue;
        }
        boxes.push(grown(sizes, order, point, off));
    }
    // A later box may have made an earlier one needless.
    for at in (0..boxes.len()).rev() {
        let without: Vec<Box> = boxes
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, it)| it.clone())
            .collect();
        if on
            .iter()
            .all(|point| without.iter().any(|it| holds(it, point)))
        {
            boxes = without;
        }
    }
    boxes.iter().map(|it| named(sizes, it, on)).collect()
}

/// A box that names only answers that somebody in it gives; a question that does not matter stays open.
fn named(sizes: &[usize], it: &Box, on: &BTreeSet<Point>) -> Box {
    let inside: Vec<&Point> = on.iter().filter(|point| holds(it, point)).collect();
    it.iter()
        .zip(sizes)
        .enumerate()
        .map(|(question, (allowed, size))| {
            let given = |answer: &&usize| inside.iter().any(|it| it.get(question) == Some(*answer));
            if allowed.len() < *size {
                allowed.iter().filter(given).copied().collect()
            } else {
                allowed.clone()
            }
        })
        .collect()
}

/// The largest box around a point that this order of questions leads to.
fn grown(sizes: &[usize], order: &[usize], point: &Point, off: &BTreeSet<Point>) -> Box {
    let mut grown: Box = point.iter().map(|it| BTreeSet::from([*it])).collect();
    // First questions that do not matter at all, then single answers.
    for question in order {
        let size = sizes.get(*question).copied().unwrap_or(0);
        try_with(&mut grown, *question, 0..size, off);
    }
    for question in order {
        for answer in 0..sizes.get(*question).copied().unwrap_or(0) {
            try_with(&mut grown, *question, answer..answer + 1, off);
        }
    }
    grown
}

fn try_with(
    grown: &mut Box,
    question: usize,
    answers: std::ops::Range<usize>,
    off: &BTreeSet<Point>,
) {
    let mut larger = grown.clone();
    if let Some(allowed) = larger.get_mut(question) {
        allowed.extend(answers);
    }
    if !off.iter().any(|it| holds(&larger, it)) {
        *grown = larger;
    }
}

fn holds(it: &Box, point: &Point) -> bool {
    it.iter()
        .zip(point)
        .all(|(allowed, answer)| allowed.contains(answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &[[usize; 2]]) -> BTreeSet<Point> {
        list.iter().map(|it| it.to_vec()).collect()
    }

    fn check(on: &[[usize; 2]], off: &[[usize; 2]], expect: &[[&[usize]; 2]]) {
        let expect: Vec<Box> = expect
            .iter()
            .map(|it| it.iter().map(|it| it.iter().copied().collect()).collect())
            .collect();
        assert_eq!(describe(&[2, 3], &points(on), &points(off)), expect);
    }

    #[test]
    fn a_question_that_does_not_matter_is_not_named() {
        check(
            &[[1, 0], [1, 1], [1, 2]],
            &[[0, 0], [0, 1], [0, 2]],
            &[[&[1], &[0, 1, 2]]],
        );
    }

    #[test]
    fn everybody_is_one_box() {
        check(&[[0, 0], [1, 2]], &[], &[[&[0, 1], &[0, 1, 2]]]);
    }

    #[test]
    fn answers_that_do_alike_stand_together() {
        check(
            &[[0, 1], [0, 2]],
            &[[0, 0], [1, 0], [1, 1], [1, 2]],
            &[[&[0], &[1, 2]]],
        );
    }

    proptest::proptest! {
        #[test]
        fn the_boxes_hold_what_differs_and_nothing_else(sides: [u8; 24]) {
            let sizes = [2, 3, 4];
            let point = |it: usize| vec![it % 2, it / 2 % 3, it / 6];
            let of = |side: u8| -> BTreeSet<Point> {
                (0..24).filter(|it| sides[*it] % 3 == side).map(point).collect()
            };
            let (on, off) = (of(0), of(1));
            let boxes = describe(&sizes, &on, &off);
            let held = |it: &Point| boxes.iter().any(|one| holds(one, it));
            proptest::prop_assert!(on.iter().all(held));
            proptest::prop_assert!(!off.iter().any(held));
        }
    }

    #[test]
    fn what_nobody_can_reach_makes_no_words() {
        check(&[[1, 1]], &[[1, 0]], &[[&[0, 1], &[1]]]);
    }
}
