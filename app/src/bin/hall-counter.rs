//! The counter: the program in which a bundle is filled in and submitted.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(hall_app::counter::counter);
}
