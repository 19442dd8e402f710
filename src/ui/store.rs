//! The one model of a page, shared by its islands. Each island is drawn again when its own part
//! changed, and never else.

use crate::app::page::{Changes, Page, PageMsg, Part};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// What happens beside the page: the browser's part. On the page writer's side nothing does.
pub trait Surroundings {
    /// Before `msg` changes the page: a command has to be written down before it is applied.
    fn before(&self, _page: &Page, _msg: &PageMsg) {}

    /// After it did: progress has to be kept. What comes back is told to the page.
    fn after(&self, _page: &Page, _changes: &Changes) -> Vec<PageMsg> {
        Vec::new()
    }
}

/// No browser.
impl Surroundings for () {}

struct Watcher {
    number: u32,
    part: Part,
    tell: Callback<()>,
}

struct Inner {
    page: RefCell<Page>,
    watchers: RefCell<Vec<Watcher>>,
    numbers: Cell<u32>,
    surroundings: Box<dyn Surroundings>,
}

/// A handle to the page's model. Clones are the same model.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    pub fn new(page: Page, surroundings: impl Surroundings + 'static) -> Store {
        Store(Rc::new(Inner {
            page: RefCell::new(page),
            watchers: RefCell::default(),
            numbers: Cell::default(),
            surroundings: Box::new(surroundings),
        }))
    }

    /// Looks at the page.
    pub fn read<T>(&self, look: impl FnOnce(&Page) -> T) -> T {
        look(&self.0.page.borrow())
    }

    /// Changes the page, keeps what has to be kept, and tells those whose part changed.
    pub fn dispatch(&self, msg: PageMsg) {
        let mut waiting = vec![msg];
        while let Some(msg) = waiting.pop() {
            self.0.surroundings.before(&self.0.page.borrow(), &msg);
            let changes = self.0.page.borrow_mut().update(msg);
            waiting.extend(self.0.surroundings.after(&self.0.page.borrow(), &changes));
            self.tell(&changes);
        }
    }

    /// A callback that dispatches what `msg` makes of its value.
    pub fn callback<T: 'static>(&self, msg: impl Fn(T) -> PageMsg + 'static) -> Callback<T> {
        let store = self.clone();
        Callback::from(move |value| store.dispatch(msg(value)))
    }

    fn tell(&self, changes: &Changes) {
        // Told outside the borrow: whoever is told may begin or stop to watch.
        let told: Vec<Callback<()>> = {
            let watchers = self.0.watchers.borrow();
            let concerned = watchers.iter().filter(|w| changes.parts.contains(&w.part));
            concerned.map(|w| w.tell.clone()).collect()
        };
        told.iter().for_each(|tell| tell.emit(()));
    }

    fn watch(&self, part: Part, tell: Callback<()>) -> u32 {
        let number = self.0.numbers.get();
        self.0.numbers.set(number.wrapping_add(1));
        self.0.watchers.borrow_mut().push(Watcher { number, part, tell });
        number
    }

    fn forget(&self, number: u32) {
        self.0.watchers.borrow_mut().retain(|watcher| watcher.number != number);
    }
}

/// Draws the component again whenever `part` changes.
#[hook]
pub fn use_part(store: &Store, part: Part) {
    let again = use_force_update();
    let store = store.clone();
    use_effect_with(part, move |part| {
        let number = store.watch(*part, Callback::from(move |()| again.force_update()));
        move || store.forget(number)
    });
}
