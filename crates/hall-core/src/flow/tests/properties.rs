//! Laws of random histories: what is offered is what is accepted, and whatever is tried, nothing breaks.

use proptest::prelude::*;

use super::*;

/// Everything that an application can have.
fn rich() -> Rules {
    let mut rules = newborn();
    rules.cases[0].deferred.push(Deferral {
        material: "lease".to_owned(),
        days: 8,
    });
    rules.cases[1].commitments.push(Commitment {
        material: "staff".to_owned(),
        inspect_within: 5,
    });
    rules.cases[2].parties.push(PartyRule {
        party: "bank".to_owned(),
        question: "loan_repaid".to_owned(),
        days: 3,
        stops_clock: true,
        decides: false,
    });
    rules.cases[2].results[0].months = Some(1);
    rules
}

fn everybody(hall: &Hall) -> Vec<Actor> {
    let mut all = vec![
        applicant(),
        agent(),
        reception(),
        issuing(),
        supervisor(),
        bank(),
    ];
    for case in 0..hall.state.rules.cases.len() {
        all.push(hall.reviewer(case));
        all.push(hall.head(case));
    }
    all.push(Actor {
        id: "colleague".to_owned(),
        ..hall.reviewer(0)
    });
    all.push(Actor::new(Role::Party("post".to_owned()), "key-2"));
    all
}

/// A random history: at each number, somebody does something that is offered, or days pass.
fn history(choices: &[u16], mut see: impl FnMut(&Hall)) -> Hall {
    let mut hall = Hall::submitted(rich());
    for choice in choices {
        let choice = usize::from(*choice);
        let everybody = everybody(&hall);
        let by = &everybody[choice % everybody.len()];
        let acts = offers(&hall.state, by, &hall.context());
        match acts.len() {
            _ if choice % 7 == 0 => {
                let later = hall.today.iter_days().nth(1 + choice % 5).unwrap();
                hall.comes(&later.to_string());
            }
            0 => {}
            n => drop(hall.must(by, acts[choice / 7 % n].clone())),
        }
        see(&hall);
    }
    hall
}

fn choices() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_not_offered_is_refused_for_how_things_stand(choices in choices()) {
        let hall = history(&choices, |_| {});
        for by in everybody(&hall) {
            let offered = offers(&hall.state, &by, &hall.context());
            for act in samples(&hall.state, &hall.context()) {
                let answer = hall.clone().try_to(&by, act.clone());
                match answer {
                    Ok(events) => prop_assert_eq!(events.is_empty(), !offered.contains(&act)),
                    Err(refusal) => {
                        prop_assert!(!offered.contains(&act), "{:?} {:?}", act, refusal);
                    }
                }
            }
        }
    }

    #[test]
    fn words_alone_never_close_an_act(choices in choices()) {
        // The same acts with nothing said: those that are offered are refused for words, if at all.
        let hall = history(&choices, |_| {});
        for by in everybody(&hall) {
            for act in offers(&hall.state, &by, &hall.context()) {
                let silent = serde_json::to_string(&act).unwrap().replace('…', " ");
                let silent: Act = serde_json::from_str(&silent).unwrap();
                if let Err(refusal) = hall.clone().try_to(&by, silent) {
                    prop_assert!(refusal.is_about_words(), "{:?}: {:?}", act, refusal);
                }
            }
        }
    }

    #[test]
    fn carrying_out_what_is_due_leaves_nothing_due(choices in choices(), days in 1_usize..90) {
        let mut hall = history(&choices, |_| {});
        let later = hall.today.iter_days().nth(days).unwrap().to_string();
        for _ in 0..4 {
            hall.comes(&later);
        }
        prop_assert_eq!(due(&hall.state, &hall.context()), vec![]);
        prop_assert_eq!(hall.comes(&later), vec![]);
    }

    #[test]
    fn events_alone_rebuild_the_state(choices in choices()) {
        let hall = history(&choices, |_| {});
        let mut state = State::default();
        for event in &hall.told {
            apply(&mut state, event);
        }
        prop_assert_eq!(state, hall.state);
    }

    #[test]
    fn whoever_goes_on_with_what_is_offered_comes_to_an_end(choices in choices()) {
        let mut hall = history(&choices, |_| {});
        for _ in 0..400 {
            if hall.state.stage.is_ended() {
                break;
            }
            on_and_on(&mut hall);
        }
        prop_assert!(hall.state.stage.is_ended(), "{:?}", hall.state);
    }
}

/// One day on which every department says no to all it can, and time passes.
fn on_and_on(hall: &mut Hall) {
    for case in 0..hall.state.cases.len() {
        let holder = hall.state.cases[case].holder.clone();
        let id = holder.unwrap_or_else(|| "second".to_owned());
        let by = Actor {
            id,
            ..hall.reviewer(case)
        };
        let note = "复查".to_owned();
        drop(hall.desk_by(
            &by,
            case,
            DeskAct::Conclude {
                conclusion: Conclusion::Fail,
                note,
            },
        ));
        let reason = "不符合条件".to_owned();
        let refuse = DeskAct::Decide {
            outcome: Outcome::Refuse,
            reason,
        };
        drop(hall.desk_by(&by, case, refuse));
        drop(hall.try_to(&issuing(), Act::Issue { case, kind: 0 }));
        let head = hall.head(case);
        for item in 0..hall.state.certificates.len() {
            let turn = Act::Turn {
                item,
                to: CertificateState::Revoked,
                reason: "依法".to_owned(),
            };
            drop(hall.try_to(&head, turn));
        }
    }
    drop(hall.try_to(
        &issuing(),
        Act::HandOver {
            signature: "林静".to_owned(),
        },
    ));
    drop(hall.try_to(
        &issuing(),
        Act::Send {
            waybill: "EMS1".to_owned(),
        },
    ));
    drop(hall.try_to(
        &issuing(),
        Act::Deliver {
            signature: "林静".to_owned(),
        },
    ));
    let later = hall.today.succ_opt().unwrap().to_string();
    hall.comes(&later);
}
