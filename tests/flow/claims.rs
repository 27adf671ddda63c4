//! What must hold in every step of every history, said anew from the outside: nothing here asks the table.

use hall_core::flow::{
    Asking, Event, Party, Phase, Place, Procedure, Rung, State, Step, Until, deadlines,
};

use crate::world::World;

/// The claim that a step breaks.
pub(crate) fn broken(
    world: &World,
    before: &State,
    events: &[Event],
    after: &State,
) -> Option<&'static str> {
    let claims: [(&'static str, bool); 9] = [
        (
            "at most one decision of a case",
            decided_once(before, events, after),
        ),
        (
            "at most one certificate of a case and kind",
            issued_once(before, after),
        ),
        (
            "nothing after withdrawal but what closes it",
            withdrawn(before, events),
        ),
        (
            "a failed root cancels its dependants and nothing else does",
            roots(after),
        ),
        (
            "a case starts when what it waits for is approved",
            started(events, after),
        ),
        (
            "clocks stand still exactly while somebody else is asked",
            paused(after),
        ),
        ("nothing fires twice", fires_once(world, before, events)),
        ("nothing is handed over before its time", handed_over(after)),
        ("what is on its way is waited for", carried(after)),
    ];
    claims
        .into_iter()
        .find(|(_, holds)| !holds)
        .map(|(claim, _)| claim)
}

/// A case that was decided stays so, but for an approval that is taken back.
fn decided_once(before: &State, events: &[Event], after: &State) -> bool {
    let kept = before
        .cases
        .iter()
        .zip(&after.cases)
        .all(|(before, after)| {
            !before.phase.is_final()
                || before.phase == after.phase
                || (before.phase, after.phase) == (Phase::Approved, Phase::Revoked)
        });
    let decided = |event: &&Event| matches!(event, Event::Decided { .. });
    let mut cases = events.iter().filter(decided);
    let open = cases.all(|event| match event {
        Event::Decided { case, .. } => before.cases[*case].phase == Phase::InReview,
        _ => true,
    });
    kept && open && events.iter().filter(decided).count() <= 1
}

fn issued_once(before: &State, after: &State) -> bool {
    let kinds: Vec<_> = after
        .certificates
        .iter()
        .map(|it| (it.case, it.kind))
        .collect();
    let mut once = kinds.clone();
    once.sort_unstable();
    once.dedup();
    once.len() == kinds.len() && before.certificates.len() <= kinds.len()
}

fn withdrawn(before: &State, events: &[Event]) -> bool {
    before.withdrawn_on.is_none() || events.iter().all(Event::may_follow_withdrawal)
}

fn roots(after: &State) -> bool {
    after.cases.iter().all(|it| {
        let failed = it
            .after
            .iter()
            .any(|at| after.cases[*at].phase.has_failed());
        let never_started = it.started_on.is_none();
        match it.phase {
            Phase::Waiting => !failed,
            Phase::Cancelled => failed && never_started,
            Phase::Withdrawn => after.withdrawn_on.is_some(),
            _ => !never_started,
        }
    })
}

fn started(events: &[Event], after: &State) -> bool {
    events.iter().all(|event| match event {
        Event::Started { case, .. } => {
            let mut before = after.cases[*case].after.iter();
            before.all(|at| after.cases[*at].phase == Phase::Approved)
        }
        _ => true,
    })
}

fn paused(after: &State) -> bool {
    after
        .cases
        .iter()
        .zip(&after.rules.cases)
        .all(|(it, rules)| {
            let asked = it.asking == Asking::Asked;
            let out = it.special.is_some_and(|it| match (it.step, it.procedure) {
                (Step::Mending, _) => true,
                (Step::Going, Procedure::Hearing | Procedure::Testing | Procedure::Expert) => {
                    it.timer.rung != Rung::Over
                }
                _ => false,
            });
            let mut parties = it.parties.iter().zip(&rules.parties);
            let silent =
                parties.any(|(it, rule)| rule.stops_clock && matches!(it, Party::Asked(_)));
            let should = it.phase == Phase::InReview && (asked || out || silent);
            it.stopped().is_some() == should && (!asked || after.supplement.sent.is_some())
        })
}

fn carried(after: &State) -> bool {
    let mut certificates = after.certificates.iter();
    let is_out = certificates.any(|it| it.place == Place::OnItsWay);
    after.parcel.is_some() == is_out
}

/// A rung is recorded above the one before, and its time has come.
fn fires_once(world: &World, before: &State, events: &[Event]) -> bool {
    events.iter().all(|event| {
        let Event::Rang { matter, rung } = event else {
            return true;
        };
        let all = deadlines(before, &world.context(World::first()));
        let recorded = all.iter().find(|it| it.matter == *matter);
        recorded.is_some_and(|it| it.recorded < *rung)
    })
}

/// With one outcome, nothing leaves the hall while a case is open.
fn handed_over(after: &State) -> bool {
    use hall_core::flow::{Pace, Place};
    let open = after.cases.iter().any(|it| !it.phase.is_final());
    let gone = after.certificates.iter().any(|it| it.place != Place::Desk);
    !(open && gone && after.rules.delivery.pace == Pace::Together)
}

/// Whether what fired was over, not early: the day after its last.
pub(crate) fn is_early(
    before: &State,
    events: &[Event],
    now: &hall_core::flow::Context<'_>,
) -> bool {
    events.iter().any(|event| {
        let Event::Rang {
            matter,
            rung: Rung::Over,
        } = event
        else {
            return false;
        };
        let all = deadlines(before, now);
        let it = all.iter().find(|it| it.matter == *matter).unwrap();
        match it.until {
            Until::Day(day) => now.today <= day,
            Until::At(end) => now.now <= end,
        }
    })
}
