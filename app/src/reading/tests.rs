//! The app reads the same JSON as the server writes: every shape of the wire, read both ways.

use hall_api::{ErrorEnvelope, Role};
use hall_core::application::Application;
use hall_core::catalog::{Kind, Way};
use hall_core::condition::Expr;
use serde::de::DeserializeOwned;

use super::read;

/// What `serde_json` reads is the measure.
fn check<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
    let expected: Result<T, _> = serde_json::from_str(text);
    match (read::<T>(text), expected) {
        (Ok(read), Ok(expected)) => assert_eq!(read, expected),
        (Err(_), Err(_)) => {}
        (read, expected) => panic!("{text}: {read:?} but serde_json says {expected:?}"),
    }
}

#[test]
fn every_shape_of_the_catalogue_is_read_as_serde_json_reads_it() {
    check::<Kind>(r#"{"text":{"min":1,"max":20}}"#);
    check::<Kind>(r#""yes_no""#);
    check::<Kind>(r#"{"checked":"cn_mobile"}"#);
    check::<Way>(r#"{"way":"register","register":"r","name":"n","sure":true}"#);
    check::<Expr>(r#"{"all":[{"compare":["==",{"field":3},{"text":"x"}]},"today"]}"#);
    check::<Role>(r#"{"reviewer":{"department":"d","department_name":"n"}}"#);
    check::<Application>(
        r#"{"bundle":"b","answers":{"a":"x","b":true,"c":["x"],"d":[{"e":1.5}],"f":null}}"#,
    );
}

#[test]
fn fields_may_stand_in_any_order_and_those_with_a_default_may_be_left_out() {
    check::<Application>(r#"{"situation":{"q":"v"},"bundle":"b","catalog":"c"}"#);
    check::<Kind>(r#"{"number":{"decimals":2}}"#);
    check::<Kind>(r#"{"rows":{"max":3,"columns":[1,2],"item":"x","min":1}}"#);
}

#[test]
fn what_does_not_fit_is_refused() {
    check::<Application>(r#"{"answers":{}}"#);
    check::<ErrorEnvelope>(r#"{"code":"nonsense"}"#);
    check::<Kind>("[]");
    check::<Role>("{");
}
