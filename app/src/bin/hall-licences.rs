//! The licences: the program in which e-licences are looked at, shown, and checked.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(hall_app::licences::licences);
}
