//! wip
use crate::files::Files;
/// wip
#[derive(Debug)] pub struct CheckReport;
/// wip
pub fn check(_: &Files) -> CheckReport { CheckReport }
