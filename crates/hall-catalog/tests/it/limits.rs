//! What is promised where a service promises one thing to some and another to others.

use std::sync::Arc;

use chrono::NaiveDate;
use hall_catalog::{Catalogue, Files};
use hall_core::application::Application;
use hall_core::catalog::{Days, Exception, Limit, ServiceIx};
use hall_core::condition::Expr;
use hall_core::merge::one_form;
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck};
use hall_core::value::Answer;

/// The licence for placement services alone, with the chosen procedure.
fn licence(handling: Option<&str>) -> Precheck {
    let catalogue = Catalogue::load(&Files::embedded()).unwrap();
    let bundle = catalogue.service_alone("hr-service-licence").unwrap();
    let answer = |it: &str| ("hr.handling".to_owned(), Answer::Text(it.to_owned()));
    let application = Application {
        answers: handling.map(answer).into_iter().collect(),
        ..Application::default()
    };
    Precheck::open(
        Arc::new(Plan::new(bundle)),
        NaiveDate::default(),
        &application,
    )
}

fn limit(check: &Precheck) -> Limit {
    check.limit(ServiceIx::new(0)).unwrap()
}

#[test]
fn one_day_is_promised_to_those_who_commit_themselves() {
    let check = licence(Some("commitment"));
    assert_eq!(limit(&check).promised, Days::whole(1));
}

#[test]
fn whoever_goes_through_the_ordinary_procedure_is_not_promised_one_day() {
    let check = licence(Some("general"));
    assert_eq!(limit(&check).promised, Days::whole(20));
    let figures = one_form(&check, &Holdings::default()).figures;
    assert_eq!(figures.working_days.together, Days::whole(20));
}

#[test]
fn until_the_procedure_is_chosen_the_usual_promise_is_shown() {
    assert_eq!(limit(&licence(None)).promised, Days::whole(1));
}

/// Two working days less than the limit: of the statutory twenty where one day is promised, and of the
/// ten that are promised otherwise.
#[test]
fn a_deferral_goes_by_the_promise_that_holds() {
    let except = Exception {
        label: "一般程序".to_owned(),
        when: Expr::ALWAYS,
        promised: Days::whole(10),
    };
    let limit = Limit {
        statutory: Days::whole(20),
        promised: Days::whole(1),
        except: Some(Box::new(except)),
    };
    assert_eq!(limit.in_force(false).deferral_days(), Some(18));
    assert_eq!(limit.in_force(true).deferral_days(), Some(8));
}
