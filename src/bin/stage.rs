//! The page's program.

fn main() {
    yew::platform::spawn_local(baton::ui::mount::mount_all());
}
