//! The command line from outside: the built program, its two streams and its exit code.

#![cfg(test)]

mod audit_check;
mod bad_input;
mod catalog;
mod catalog_diff;
mod catalog_new;
mod catalog_page;
mod catalog_schema;
mod catalog_wishes;
mod endpoint;
mod institution;
mod merge;
mod portable;
mod precheck;
mod rebased;
mod run;
mod serve;
mod split;
mod ten_minutes;
mod value;
