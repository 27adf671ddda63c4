//! The kit: the pieces that every page is made of, a file each.
//!
//! Structure and ARIA follow the published patterns of the GOV.UK Design System. Each piece is a plain
//! function that returns an erased view: that keeps the WebAssembly small, because no type of one page
//! grows into another's.

mod actions;
mod chrome;
mod details;
mod dialog;
mod error_summary;
mod figures;
mod icon;
mod layout;
mod live;
mod loading;
mod not_found;
mod notice;
mod page;
mod qr;
mod remark;
mod save_line;
mod steps;
mod summary_list;
mod tag;
mod task_list;
mod threads;
mod trouble;
mod waterfall;

pub use actions::{button, go_button, link_button, print_button, quiet_button};
pub use chrome::{Frame, frame};
pub use details::details;
pub use dialog::{Dialog, Reply, use_dialog};
pub use error_summary::{ERROR_SUMMARY, Problem, error_summary};
pub use figures::{figure_rows, figures, mini_figures};
pub use icon::{Icon, icon};
pub use layout::{column, wide};
pub use live::{fetched, live, press, ready, ticked, typed};
pub use loading::loading;
pub use not_found::not_found;
pub use notice::{Tone, notice};
pub use page::{announce_arrival, back_link, page};
pub(crate) use qr::qr;
pub use remark::remark;
pub use save_line::save_line;
pub use steps::steps;
pub use summary_list::{SummaryRow, summary_list};
pub use tag::{lane_tag, status_tag};
pub use task_list::{Task, task_list};
pub use threads::threads;
pub use trouble::{trouble, trouble_words};
pub use waterfall::waterfall;
