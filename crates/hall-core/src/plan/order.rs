//! In which order fields are evaluated.

use crate::catalog::FieldIx;

/// Orders the fields so that each comes after what it reads. A cycle (the catalogue's check refuses
/// one) is cut at its first field, so that a damaged snapshot still gives a stable order.
pub(super) fn evaluation_order(reads: &[Vec<FieldIx>]) -> Vec<FieldIx> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; reads.len()];
    let mut order = Vec::with_capacity(reads.len());
    for start in 0..reads.len() {
        let mut stack = vec![(start, 0_usize)];
        while let Some((field, next)) = stack.pop() {
            let Some(mark) = marks.get_mut(field) else {
                continue;
            };
            if next == 0 && *mark != Mark::New {
                continue;
            }
            *mark = Mark::Open;
            let target = reads.get(field).and_then(|it| it.get(next));
            if let Some(read) = target {
                stack.push((field, next + 1));
                if marks.get(read.at()) == Some(&Mark::New) {
                    stack.push((read.at(), 0));
                }
            } else {
                *mark = Mark::Done;
                order.push(FieldIx::new(field));
            }
        }
    }
    order
}
