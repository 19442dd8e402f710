//! The page's program.

fn main() {
    baton::ui::mount::mount_all();
}
