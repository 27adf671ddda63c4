//! 好差评: rating, call-back, second rating, appeal (国办发〔2019〕51号).

use super::super::actor::{Actor, Role};
use super::super::after::{Appeal, CallBack, Rating, Stars};
use super::super::command::{Repair, Ruling};
use super::super::context::Context;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::{Stage, State};
use super::{Decided, only, said};

/// Once, when it has ended; and once more after a call-back.
pub(super) fn rate(state: &State, by: &Actor, stars: Stars, context: &Context<'_>) -> Decided {
    only(by, &[Role::Applicant])?;
    if !state.stage.is_ended() {
        return Err(Refusal::NotEnded);
    }
    match state.rating {
        None => Ok(vec![Event::Rated {
            stars,
            contact_until: context.workday(state.rules.limits.contact),
        }]),
        Some(Rating {
            call_back: CallBack::Done,
            appeal: Appeal::None | Appeal::Dismissed,
            again: None,
            ..
        }) => Ok(vec![Event::RatedAgain { stars }]),
        Some(_) => Err(Refusal::AlreadySaid),
    }
}

pub(super) fn contact(state: &State, by: &Actor, repair: Repair, context: &Context<'_>) -> Decided {
    only(by, &[Role::Reception])?;
    let CallBack::Contact(_) = rating(state)?.call_back else {
        return Err(Refusal::NotRated);
    };
    let limits = &state.rules.limits;
    let days = match repair {
        Repair::Ordinary => Some(limits.mend),
        Repair::Complex => Some(limits.mend_complex),
        Repair::Explained => None,
    };
    Ok(vec![Event::Contacted {
        repair_until: days.map(|days| context.workday(days)),
        by: by.clone(),
    }])
}

pub(super) fn repair(state: &State, by: &Actor, done: &str) -> Decided {
    only(by, &[Role::Reception])?;
    let CallBack::Repair(_) = rating(state)?.call_back else {
        return Err(Refusal::NotRated);
    };
    Ok(vec![Event::Repaired {
        done: said(done)?,
        by: by.clone(),
    }])
}

/// Whoever was rated poorly may say that it was a mistake, once, until it is rated anew.
pub(super) fn appeal(state: &State, by: &Actor, reason: &str) -> Decided {
    if !matches!(by.role, Role::Reception | Role::Head(_)) {
        return Err(Refusal::NotYours);
    }
    let rating = rating(state)?;
    if !rating.stars.is_poor() || rating.again.is_some() || rating.appeal != Appeal::None {
        return Err(Refusal::NotRated);
    }
    Ok(vec![Event::Appealed {
        reason: said(reason)?,
        by: by.clone(),
    }])
}

pub(super) fn rule(state: &State, by: &Actor, ruling: Ruling, reason: &str) -> Decided {
    only(by, &[Role::Supervisor])?;
    if rating(state)?.appeal != Appeal::Asked {
        return Err(Refusal::NotRated);
    }
    Ok(vec![Event::AppealRuled {
        ruling,
        reason: said(reason)?,
        by: by.clone(),
    }])
}

fn rating(state: &State) -> Result<Rating, Refusal> {
    match (state.stage, state.rating) {
        (_, Some(rating)) => Ok(rating),
        (Stage::Empty, None) => Err(Refusal::NotEnded),
        (_, None) => Err(Refusal::NotRated),
    }
}
