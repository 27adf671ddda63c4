//! The lobby: the first program that applicants load.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(hall_app::lobby::lobby);
}
