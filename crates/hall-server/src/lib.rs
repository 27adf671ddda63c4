//! The hall's server and its command line.
//!
//! A request's way: [`router`] names the route, an extractor in [`http`] says who asks and what for, the
//! handler asks `hall-core` (through [`intake`], [`acting`] and [`casework`]) and the [`store`], and
//! replies. Nothing here decides what the law says.
//!
//! Side effects live in files named for them: [`store`], [`blob`], [`clock`], [`random`], [`config`],
//! [`mail`], [`hook`] and [`serve`]; everything else is handed what it needs.

pub mod acting;
pub mod app;
pub mod blob;
pub mod calls;
pub mod casework;
pub mod cli;
pub mod clock;
pub mod config;
pub mod delivering;
pub mod demo;
pub mod entitled;
pub mod evidence;
pub mod hook;
pub mod http;
pub mod intake;
pub mod keys;
pub mod live;
pub mod mail;
pub mod matter;
pub mod number;
pub mod parties;
pub mod password;
pub mod patterns;
pub mod progress;
pub mod random;
pub mod refused;
pub mod request;
pub mod retention;
pub mod ringing;
pub mod router;
pub mod serve;
pub mod standing;
pub mod store;
pub mod telling;
pub mod throttle;
pub mod wishes;
