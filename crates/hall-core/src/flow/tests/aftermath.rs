//! Rating, call-back, appeal, complaint.

use super::*;

fn ended() -> Hall {
    let mut hall = Hall::submitted(newborn());
    hall.must(&applicant(), Act::Withdraw);
    hall
}

fn rate(stars: u8) -> Act {
    Act::Rate {
        stars: Stars::new(stars).unwrap(),
    }
}

fn settle() -> Act {
    Act::Settle {
        conclusion: "已办妥".to_owned(),
    }
}

#[test]
fn a_rating_has_one_to_five_stars() {
    let known: Vec<u8> = (0..=9).filter(|it| Stars::new(*it).is_some()).collect();
    assert_eq!(known, [1, 2, 3, 4, 5]);
    assert!(serde_json::from_str::<Stars>("0").is_err());
}

#[test]
fn what_has_ended_is_rated_once_and_invited_after_three_days() {
    let mut hall = ended();
    assert_eq!(hall.comes("2026-11-26"), []);
    assert_eq!(hall.comes("2026-11-27"), [(Matter::Invitation, Rung::Over)]);
    hall.must(&applicant(), rate(4));
    assert_eq!(
        hall.try_to(&applicant(), rate(1)),
        Err(Refusal::AlreadySaid)
    );
}

#[test]
fn whoever_has_rated_is_not_invited() {
    let mut hall = ended();
    hall.must(&applicant(), rate(5));
    assert_eq!(hall.comes("2026-12-27"), []);
}

#[test]
fn nothing_is_rated_before_it_has_ended() {
    let mut hall = Hall::accepted(newborn());
    assert_eq!(hall.try_to(&applicant(), rate(5)), Err(Refusal::NotEnded));
}

#[test]
fn a_poor_rating_is_called_back_mended_and_rated_once_more() {
    let mut hall = ended();
    hall.must(&applicant(), rate(2));
    assert_eq!(
        hall.comes("2026-11-25"),
        [(Matter::Contact, Rung::Over)],
        "one working day"
    );
    hall.must(
        &reception(),
        Act::Contact {
            repair: Repair::Ordinary,
        },
    );
    assert_eq!(
        hall.try_to(&applicant(), rate(4)),
        Err(Refusal::AlreadySaid)
    );
    assert_eq!(hall.comes("2026-12-02"), []);
    assert_eq!(
        hall.comes("2026-12-03"),
        [(Matter::Repair, Rung::Over)],
        "five working days"
    );
    hall.must(
        &reception(),
        Act::Repair {
            done: "增设指引".to_owned(),
        },
    );
    hall.must(&applicant(), rate(4));
    assert_eq!(
        hall.try_to(&applicant(), rate(5)),
        Err(Refusal::AlreadySaid)
    );
}

#[test]
fn a_rating_that_was_a_mistake_does_not_count() {
    let mut hall = ended();
    hall.must(&applicant(), rate(1));
    hall.must(
        &reception(),
        Act::Appeal {
            reason: "误评".to_owned(),
        },
    );
    let ruling = Ruling::Granted;
    let rule = || Act::RuleOnAppeal {
        ruling,
        reason: "属实".to_owned(),
    };
    hall.must(&supervisor(), rule());
    assert_eq!(hall.try_to(&supervisor(), rule()), Err(Refusal::NotRated));
    let again = Act::Contact {
        repair: Repair::Ordinary,
    };
    assert_eq!(hall.try_to(&reception(), again), Err(Refusal::NotRated));
}

#[test]
fn a_complaint_climbs_four_levels_by_time_and_is_closed_by_who_has_it() {
    let mut hall = Hall::accepted(newborn());
    hall.must(
        &applicant(),
        Act::Complain {
            about: Grievance::CannotBeDone,
        },
    );
    let level = |hall: &Hall| hall.state.complaint.unwrap().level;
    hall.comes("2026-11-24");
    assert_eq!(level(&hall), Level::Department);
    assert_eq!(hall.try_to(&reception(), settle()), Err(Refusal::NotYours));
    hall.comes("2026-11-25");
    assert_eq!(level(&hall), Level::Department);
    hall.comes("2026-11-26");
    assert_eq!(level(&hall), Level::Office);
    hall.comes("2026-12-02");
    assert_eq!(level(&hall), Level::Taskforce);
    let rang = hall.comes("2027-01-04");
    assert!(
        rang.contains(&(Matter::Complaint, Rung::Over)),
        "late on the last level is flagged"
    );
    hall.must(&supervisor(), settle());
    assert_eq!(hall.state.complaint, None);
}

#[test]
fn whoever_has_a_complaint_may_hand_it_up() {
    let mut hall = Hall::accepted(newborn());
    let up = || Act::Escalate {
        reason: "需要会商".to_owned(),
    };
    assert_eq!(hall.try_to(&reception(), up()), Err(Refusal::NoComplaint));
    hall.must(
        &applicant(),
        Act::Complain {
            about: Grievance::Complaint,
        },
    );
    let again = Act::Complain {
        about: Grievance::Complaint,
    };
    assert_eq!(hall.try_to(&applicant(), again), Err(Refusal::AlreadySaid));
    hall.must(&reception(), up());
    let head = hall.head(0);
    hall.must(&head, up());
    hall.must(&supervisor(), up());
    assert_eq!(
        hall.try_to(&supervisor(), up()),
        Err(Refusal::AlreadySettled)
    );
    hall.must(&supervisor(), settle());
}
