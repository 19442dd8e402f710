//! Who watches a world as it goes.

use super::world::World;

/// Called after every accepted command and every fired timer, so nothing can happen unseen between two looks. Cloned
/// with each snapshot: what it knows belongs to its moment.
pub trait Observe: Clone {
    fn observe(&mut self, world: &World);
}

/// Nobody watches.
impl Observe for () {
    fn observe(&mut self, _world: &World) {}
}
