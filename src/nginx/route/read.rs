//! From trees to a [`Configuration`].

use crate::nginx::regex::Regex;
use crate::nginx::route::Configuration;
use crate::nginx::route::configuration::Group;
use crate::nginx::route::geo::Geo;
use crate::nginx::route::listen::name_pattern;
use crate::nginx::route::made::Made;
use crate::nginx::route::map::Map;
use crate::nginx::route::program::{Code, Condition, What};
use crate::nginx::route::scope::{Kind, Line, Mark, Place};
use crate::nginx::route::split_clients::SplitClients;
use crate::nginx::upstream::Upstream;
use crate::nginx::{Block, Directive, Span, Surroundings, Tree};

/// How deep blocks may nest and files include each other, and how many files may be read.
const DEEPEST: u32 = 60;
const MOST_FILES: usize = 5000;

/// `http` is not open.
const OUTSIDE: usize = usize::MAX;

struct Reader<'w> {
    configuration: &'w mut Configuration,
    around: &'w dyn Surroundings,
    file: u16,
    depth: u32,
    /// The block that is open.
    scope: usize,
    /// The programs being written: of the server, the location and the `if` that are open.
    codes: Vec<Vec<Code>>,
}

impl Configuration {
    pub(super) fn read_files(&mut self, path: &[u8], text: &[u8], around: &dyn Surroundings) {
        let (configuration, codes) = (self, vec![Vec::new()]);
        let mut reader = Reader { configuration, around, file: 0, depth: 0, scope: OUTSIDE, codes };
        reader.file(path, text, &mut |reader, directive| reader.directive(directive));
    }
}

impl Configuration {
    /// The named groups of a pattern take the place of variables that were made before.
    pub(super) fn groups_are_variables(&mut self, pattern: &Regex) {
        for (name, _) in pattern.names() {
            self.made.remove(&name.to_ascii_lowercase().into_bytes());
        }
    }
}

type Work<'f> = &'f mut dyn FnMut(&mut Reader<'_>, Directive<'_>);

/// An argument's value: empty if there is none.
fn arg(directive: &Directive<'_>, index: usize) -> Vec<u8> {
    directive.arguments().nth(index).unwrap_or_default().into_owned()
}

fn words(directive: &Directive<'_>) -> Vec<Vec<u8>> {
    directive.words().iter().map(|word| directive.value(word).into_owned()).collect()
}

impl Reader<'_> {
    fn file(&mut self, path: &[u8], text: &[u8], work: Work<'_>) {
        let outside = self.file;
        self.file = self.configuration.files.len() as u16;
        self.configuration.files.push(path.to_vec());
        let tree = Tree::parse(text);
        self.each(tree.root(), work);
        self.file = outside;
    }

    /// Each directive of a block, those of included files among them.
    fn each(&mut self, block: Block<'_>, work: Work<'_>) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        for directive in block {
            if *directive.name() == *b"include" && directive.arguments().len() == 1 {
                self.include(&arg(&directive, 0), work);
            } else {
                work(self, directive);
            }
        }
        self.depth -= 1;
    }

    fn include(&mut self, path: &[u8], work: Work<'_>) {
        let main = &self.configuration.files[0];
        let folder = main.iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        let path = if path.first() == Some(&b'/') {
            path.to_vec()
        } else {
            [&main[..folder], path].concat()
        };
        let pattern = path.iter().any(|byte| matches!(byte, b'*' | b'?' | b'['));
        let files = if pattern { self.around.matching(&path) } else { vec![path] };
        for file in files {
            if self.configuration.files.len() < MOST_FILES
                && let Some(text) = self.around.read(&file)
            {
                self.file(&file, &text, work);
            }
        }
    }

    fn mark(&self, directive: &Directive<'_>) -> Mark {
        let Span { start, end } = directive.span();
        Mark { file: self.file, span: Span { start, end } }
    }

    fn line(&self, directive: &Directive<'_>) -> Line {
        let args = directive.arguments().map(|arg| arg.into_owned()).collect();
        Line { name: directive.name().into_owned(), args, mark: self.mark(directive) }
    }

    fn kind(&self) -> Option<Kind> {
        self.configuration.scopes.all.get(self.scope).map(|scope| scope.kind)
    }

    fn directive(&mut self, directive: Directive<'_>) {
        let name = directive.name();
        match (self.kind(), &*name) {
            (None, b"http") => self.inside(0, &directive),
            (None, b"worker_processes") => self.configuration.processes = arg(&directive, 0),
            (None, _) => {}
            (Some(Kind::Http), b"server") => self.server(&directive),
            (Some(Kind::Http), b"upstream") => self.upstream(&directive),
            (Some(Kind::Http), b"map" | b"geo" | b"split_clients") => self.made(&name, &directive),
            (Some(Kind::Server | Kind::Location), b"location") => self.location(&directive),
            (Some(Kind::Location), b"limit_except") => self.limit_except(&directive),
            (Some(Kind::Server | Kind::Location), b"if") => self.condition(&directive),
            _ => self.setting(&directive),
        }
    }

    fn setting(&mut self, directive: &Directive<'_>) {
        let line = self.line(directive);
        if self.kind() == Some(Kind::Server) && line.name == b"listen" {
            self.configuration.listen(&line, self.around);
        }
        if line.name == b"server_name" {
            let patterns = line.args.iter().filter_map(|name| name.strip_prefix(b"~"));
            for pattern in patterns.filter_map(name_pattern) {
                self.configuration.groups_are_variables(&pattern);
            }
        }
        match What::read(&line) {
            Some(what) => self.code(what, line.mark),
            None => self.configuration.scopes.all[self.scope].lines.push(line),
        }
    }

    fn code(&mut self, what: What, mark: Mark) {
        match &what {
            What::Rewrite(rewrite) => self.configuration.groups_are_variables(&rewrite.pattern),
            What::If { condition: Condition::Matches { pattern, .. }, .. } => {
                self.configuration.groups_are_variables(pattern);
            }
            _ => {}
        }
        if let Some(codes) = self.codes.last_mut() {
            codes.push(Code { what, mark });
        }
    }

    /// What is inside `directive`, as settings of `scope`.
    fn inside(&mut self, scope: usize, directive: &Directive<'_>) {
        let outside = std::mem::replace(&mut self.scope, scope);
        if let Some(block) = directive.block() {
            self.each(block, &mut |reader, directive| reader.directive(directive));
        }
        self.scope = outside;
    }

    /// The same, with a program of its own.
    fn programmed(&mut self, scope: usize, directive: &Directive<'_>) -> Vec<Code> {
        self.codes.push(Vec::new());
        self.inside(scope, directive);
        self.codes.pop().unwrap_or_default()
    }

    fn new_scope(&mut self, kind: Kind, place: Place, directive: &Directive<'_>) -> usize {
        let (parent, mark) = (self.scope, self.mark(directive));
        self.configuration.scopes.add(parent, kind, place, mark)
    }

    fn server(&mut self, directive: &Directive<'_>) {
        let scope = self.new_scope(Kind::Server, Place::default(), directive);
        self.configuration.begin_server(scope);
        let codes = self.programmed(scope, directive);
        self.configuration.scopes.all[scope].codes = codes;
        self.configuration.end_server();
    }

    fn location(&mut self, directive: &Directive<'_>) {
        let Some(place) = place(&words(directive)[1..]) else { return };
        if let Some(pattern) = &place.pattern {
            self.configuration.groups_are_variables(pattern);
        }
        let parent = self.scope;
        let scope = self.new_scope(Kind::Location, place, directive);
        self.configuration.scopes.all[parent].locations.push(scope);
        let codes = self.programmed(scope, directive);
        self.configuration.scopes.all[scope].codes = codes;
    }

    fn limit_except(&mut self, directive: &Directive<'_>) {
        let methods = directive.arguments().map(|arg| arg.to_ascii_uppercase()).collect();
        let parent = self.scope;
        let scope = self.new_scope(Kind::LimitExcept, Place::default(), directive);
        self.configuration.scopes.all[parent].limited = Some((methods, scope));
        self.inside(scope, directive);
    }

    /// An `if` of a server, or of a location without a name, has no settings of its own.
    fn condition(&mut self, directive: &Directive<'_>) {
        let Some(condition) = Condition::read(&words(directive)[1..]) else { return };
        let here = &self.configuration.scopes.all[self.scope];
        let own = here.kind == Kind::Location && !here.place.name.is_empty();
        let scope = self.new_scope(Kind::If, Place::default(), directive);
        let inside = self.programmed(scope, directive);
        let what = What::If { condition, inside, scope: own.then_some(scope) };
        self.code(what, self.mark(directive));
    }

    fn upstream(&mut self, directive: &Directive<'_>) {
        let (Some(block), mark) = (directive.block(), self.mark(directive)) else { return };
        let around = self.around;
        let upstream = Upstream::read(block, |text| peer_addresses(text, around));
        self.configuration.upstreams.push(Group { name: arg(directive, 0), upstream, mark });
    }

    fn made(&mut self, kind: &[u8], directive: &Directive<'_>) {
        let words = words(directive);
        let Some((name, sources)) = words[1..].split_last() else { return };
        let source = sources.first().map(Vec::as_slice);
        let mut made = match kind {
            b"map" => Made::Map(Map::new(source.unwrap_or_default())),
            b"geo" => Made::Geo(Geo::new(source.and_then(|source| source.strip_prefix(b"$")))),
            _ => Made::SplitClients(SplitClients::new(source.unwrap_or_default())),
        };
        if let Some(block) = directive.block() {
            self.each(block, &mut |_, entry| {
                let words = self::words(&entry);
                match &mut made {
                    Made::Map(map) => map.line(&words),
                    Made::Geo(geo) => geo.line(&words),
                    Made::SplitClients(split) => split.line(&words),
                }
            });
        }
        if let Made::Map(map) = &made {
            map.patterns().for_each(|pattern| self.configuration.groups_are_variables(pattern));
        }
        let name = name.strip_prefix(b"$").unwrap_or(name).to_ascii_lowercase();
        self.configuration.made.insert(name, made);
    }
}

/// `address:port` of each peer of a server in an `upstream`.
fn peer_addresses(text: &str, around: &dyn Surroundings) -> Vec<String> {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (text, "80"),
    };
    let known =
        host.parse::<std::net::Ipv4Addr>().is_ok() || host.starts_with('[') || host == "unix";
    let addresses = if known { Vec::new() } else { around.addresses(host.as_bytes()) };
    if addresses.is_empty() {
        return vec![format!("{host}:{port}")];
    }
    addresses.iter().map(|address| format!("{address}:{port}")).collect()
}

/// What a location's arguments say.
fn place(args: &[Vec<u8>]) -> Option<Place> {
    let (modifier, name) = match args {
        [word] => {
            let length = match &word[..] {
                [b'=', ..] => 1,
                [b'^', b'~', ..] | [b'~', b'*', ..] => 2,
                [b'~', ..] => 1,
                _ => 0,
            };
            word.split_at(length)
        }
        [modifier, name] => (&modifier[..], &name[..]),
        _ => return None,
    };
    let mut place = Place { name: name.to_vec(), ..Place::default() };
    match modifier {
        b"=" => place.exact = true,
        b"^~" => place.alone = true,
        b"~" | b"~*" => place.pattern = Some(Regex::new(name, modifier == b"~*").ok()?),
        _ => place.named = name.first() == Some(&b'@'),
    }
    Some(place)
}
