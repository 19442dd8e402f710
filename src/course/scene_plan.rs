//! What a scene's picture is made of: parts on a grid or inside each other, links between them, and what changes at each step.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenePlan {
    /// Of the grid: at least 1, and no part stands beyond.
    pub columns: u8,
    /// No part stands inside itself, however many others stand between.
    pub parts: Vec<ScenePart>,
    pub links: Vec<SceneLink>,
    /// What each step changes, in the order of the steps.
    pub changes: Vec<Vec<Change>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenePart {
    pub kind: PartKind,
    pub label: String,
    pub place: Place,
    /// It appears in a later step.
    pub hidden: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A cell of the grid, counted from 0.
    At { column: u8, row: u8 },
    /// Inside this part, which is not inside the part itself.
    In(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneLink {
    pub from: usize,
    pub to: usize,
    /// Empty where the arrow says it all.
    pub label: String,
    pub hidden: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    ShowPart(usize),
    HidePart(usize),
    ShowLink(usize),
    HideLink(usize),
    Mark(usize, Mark),
    Relabel(usize, String),
}

/// How a part stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    Plain,
    Ok,
    Bad,
    Wait,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Person,
    People,
    Computer,
    Home,
    Cloud,
    Program,
    Container,
    Image,
    Registry,
    Database,
    Balancer,
    Document,
    Cluster,
    Service,
    Task,
    Box,
}

impl PartKind {
    pub const ALL: [PartKind; 16] = [
        PartKind::Person,
        PartKind::People,
        PartKind::Computer,
        PartKind::Home,
        PartKind::Cloud,
        PartKind::Program,
        PartKind::Container,
        PartKind::Image,
        PartKind::Registry,
        PartKind::Database,
        PartKind::Balancer,
        PartKind::Document,
        PartKind::Cluster,
        PartKind::Service,
        PartKind::Task,
        PartKind::Box,
    ];

    /// As lessons write it.
    pub fn name(self) -> &'static str {
        match self {
            PartKind::Person => "person",
            PartKind::People => "people",
            PartKind::Computer => "computer",
            PartKind::Home => "home",
            PartKind::Cloud => "cloud",
            PartKind::Program => "program",
            PartKind::Container => "container",
            PartKind::Image => "image",
            PartKind::Registry => "registry",
            PartKind::Database => "database",
            PartKind::Balancer => "balancer",
            PartKind::Document => "document",
            PartKind::Cluster => "cluster",
            PartKind::Service => "service",
            PartKind::Task => "task",
            PartKind::Box => "box",
        }
    }

    pub fn named(name: &str) -> Option<PartKind> {
        PartKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether other parts may stand inside.
    pub fn holds_parts(self) -> bool {
        match self {
            PartKind::Computer
            | PartKind::Home
            | PartKind::Cloud
            | PartKind::Cluster
            | PartKind::Service
            | PartKind::Task
            | PartKind::Box => true,
            PartKind::Person
            | PartKind::People
            | PartKind::Program
            | PartKind::Container
            | PartKind::Image
            | PartKind::Registry
            | PartKind::Database
            | PartKind::Balancer
            | PartKind::Document => false,
        }
    }
}

impl ScenePlan {
    /// The parts inside `part`, or on the grid for `None`, in the order in which they are written.
    pub fn inside(&self, part: Option<usize>) -> Vec<usize> {
        let parent = |at: &usize| match self.parts[*at].place {
            Place::At { .. } => None,
            Place::In(parent) => Some(parent),
        };
        (0..self.parts.len()).filter(|at| parent(at) == part).collect()
    }

    /// In what `part` stands, from the innermost outwards.
    pub fn around(&self, part: usize) -> Vec<usize> {
        let mut around = Vec::new();
        let mut at = part;
        while let Place::In(parent) = self.parts[at].place {
            around.push(parent);
            at = parent;
        }
        around
    }

    /// Every label that `part` ever has, the first first.
    pub fn labels(&self, part: usize) -> Vec<&str> {
        let mut labels = vec![self.parts[part].label.as_str()];
        for change in self.changes.iter().flatten() {
            match change {
                Change::Relabel(of, label) if *of == part && !labels.contains(&label.as_str()) => {
                    labels.push(label);
                }
                _ => {}
            }
        }
        labels
    }
}
