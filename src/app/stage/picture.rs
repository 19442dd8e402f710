//! What the picture shows: words and tones, no coordinates. [`super::layout`] gives it a place.

/// How something stands. Views turn it into colour, edge and sign, never into colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to say about it.
    Plain,
    /// It works: solid edge, ✓.
    Ok,
    /// On its way: dashed edge, a row of steps.
    Waiting,
    /// On its way out: dashed edge, ◌.
    Leaving,
    /// It gives no answer, though ECS still believes in it: long dashes, ?.
    Silent,
    /// It broke: solid edge, !.
    Bad,
    /// It is over: dotted edge, crossed out.
    Gone,
}

impl Tone {
    /// The value of `data-tone`, which the style sheet reads.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::Ok => "ok",
            Tone::Waiting => "waiting",
            Tone::Leaving => "leaving",
            Tone::Silent => "silent",
            Tone::Bad => "bad",
            Tone::Gone => "gone",
        }
    }

    /// The sign drawn beside the colour.
    pub fn sign(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Ok => "✓",
            Tone::Waiting => "◔",
            Tone::Leaving => "◌",
            Tone::Silent => "?",
            Tone::Bad => "!",
            Tone::Gone => "✕",
        }
    }
}

/// The whole picture: who asks on top; services on one side, computers on the other, inside the cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What the frame around the cluster is called.
    pub cluster: String,
    /// Who asks, a computer at home, the load balancers.
    pub front: Vec<FrontCard>,
    /// Where requests go.
    pub ways: Vec<Way>,
    pub services: Vec<ServiceCard>,
    pub computers: Vec<ComputerCard>,
    /// Lines of text that a task card holds under its title; the same for all, so that no card
    /// ever grows.
    pub lines: u32,
    pub detail: Detail,
}

/// How much is drawn of each task. Chosen by how many there are, so that a frame stays cheap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A card with its containers.
    Cards,
    /// A card with its name and sign alone, several in a row.
    Names,
    /// A square with its sign.
    Chips,
    /// Only how many there are, one tile for each computer.
    Tiles,
}

/// Something that requests pass before they reach a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontCard {
    pub kind: FrontKind,
    pub name: String,
    /// How often they ask; how it chooses.
    pub words: String,
    /// How it goes: “2 of 3 healthy”.
    pub state: String,
    pub tone: Tone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontKind {
    /// Outside the cluster, as a computer at home is.
    Users,
    Home,
    Balancer,
}

impl FrontKind {
    /// The class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            FrontKind::Users => "users",
            FrontKind::Home => "home",
            FrontKind::Balancer => "balancer",
        }
    }
}

/// A way that requests take. Its tone is how the target stands to who sends: healthy, not yet, no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// A place in [`Picture::front`].
    pub from: usize,
    pub to: Stop,
    pub tone: Tone,
    /// Requests a second, now.
    pub rate: u32,
}

/// Where a way ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A place in [`Picture::front`].
    Front(usize),
    /// By number.
    Task(u32),
    Computer(u32),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCard {
    pub id: u32,
    pub name: String,
    /// What the learner asked it for: “keep three”.
    pub wish: String,
    /// How it stands: “one is missing”.
    pub state: String,
    pub tone: Tone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComputerCard {
    pub id: u32,
    pub name: String,
    /// How it really is; empty when there is nothing to say.
    pub fact: String,
    /// What ECS knows or believes of it, or how full it is, where the picture is wide.
    pub caption: String,
    /// The same where the picture is narrow.
    pub short_caption: String,
    pub tone: Tone,
    pub chosen: bool,
    /// Fixed places: a task keeps its own until long after it stopped.
    pub slots: Vec<Option<TaskCard>>,
    /// How many more tasks fit: no more places are drawn empty.
    pub room: u32,
    /// Tasks that are not drawn one by one (only with [`Detail::Tiles`]).
    pub tasks: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskCard {
    pub id: u32,
    /// The service it belongs to, as a position in [`Picture::services`].
    pub service: Option<u32>,
    pub name: String,
    pub tone: Tone,
    pub lines: Vec<CardLine>,
    /// Steps done on the way to RUNNING.
    pub steps: Option<Steps>,
    pub chosen: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardLine {
    /// A container, in its own box.
    Container { id: u32, label: String, tone: Tone },
    /// Words about the task itself; wraps.
    Words(String),
    /// Words that are left out where they do not fit on one line.
    WordsIfRoom(String),
}

/// A start is a fixed number of named steps; the learner sees how many are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    pub done: u32,
    pub of: u32,
}

impl ComputerCard {
    /// The tasks that have a place here, dead ones too.
    pub fn shown_tasks(&self) -> impl Iterator<Item = &TaskCard> {
        self.slots.iter().flatten()
    }
}
