//! The page's program.

fn main() {
    if let Err(wrong) = baton::ui::mount::mount_all() {
        gloo::console::error!(wrong);
    }
}
