//! The API from outside: requests in, replies out, no socket.
//!
//! Everything goes through [`hall::Hall`]: a whole hall over a fresh folder, with a clock that stands
//! still and randomness that repeats.

#![cfg(test)]

mod addresses;
mod aftermath;
mod applications;
mod authorisation;
mod batch;
mod batch_read;
mod calls;
mod carrier;
mod catalog;
mod deferral;
mod desk;
mod drafts;
mod endings;
mod entitlements;
mod envelope;
mod evidence;
mod fault_points;
mod faults;
mod files;
mod flow;
mod hall;
mod hooks;
mod idempotency;
mod inspection;
mod institutions;
mod licences;
mod limits;
mod mail;
mod matrix;
mod messages;
mod not_there;
mod notice;
mod openapi;
mod parties;
mod patterns;
mod reception;
mod redirect;
mod roles;
mod samples;
mod scenarios;
mod schema;
mod seal_maker;
mod session;
mod site;
mod smtp;
mod store;
mod supplement;
mod time;
mod uploads;
mod whole;
mod window;
mod wishes;
mod worker;
