//! The account: the program in which a person follows applications, shows e-licences and reads messages.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(hall_app::account::account);
}
