//! 好差评: five levels (GB/T 39735-2020). The lowest two oblige the department to call back.

use super::outcome::{Judgement, Passed};

pub(crate) fn check(text: &str) -> Judgement {
    let (label, bad) = match text {
        "5" => ("非常满意", false),
        "4" => ("满意", false),
        "3" => ("基本满意", false),
        "2" => ("不满意", true),
        "1" => ("非常不满意", true),
        // Silence may not be counted as praise.
        "" => return Err("missing_is_not_good".into()),
        _ => return Err("range".into()),
    };
    Ok(Passed::default().fact("label", label).fact("bad", bad))
}
