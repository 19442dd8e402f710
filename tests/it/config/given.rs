//! A small computer for configurations: nginx's files, names that lead somewhere, servers that answer.

use baton::nginx::route::{Configuration, Found, Request, Routed, Sent, World};
use baton::nginx::upstream::Reply;
use baton::nginx::{Surroundings, Version, fits};
use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};
use yew::prelude::*;

const MAIN: &[u8] = b"/etc/nginx/nginx.conf";
const EDITED: &[u8] = b"/etc/nginx/conf.d/default.conf";
const MAIN_TEXT: &[u8] = b"events {}\nhttp {\n    include /etc/nginx/conf.d/*.conf;\n}\n";

/// The servers that answer, as `address:port`; all others refuse.
pub(crate) struct Computer {
    pub(crate) edited: &'static str,
    pub(crate) up: Vec<&'static str>,
}

impl Surroundings for Computer {
    fn read(&self, path: &[u8]) -> Option<Cow<'_, [u8]>> {
        match path {
            MAIN => Some(MAIN_TEXT.into()),
            EDITED => Some(self.edited.as_bytes().into()),
            _ => None,
        }
    }

    fn matching(&self, pattern: &[u8]) -> Vec<Vec<u8>> {
        [EDITED].into_iter().filter(|path| fits(pattern, path)).map(<[u8]>::to_vec).collect()
    }

    fn address(&self, host: &[u8]) -> Option<IpAddr> {
        let last = host.last().filter(|last| last.is_ascii_digit())? - b'0';
        Some(IpAddr::V4(Ipv4Addr::new(172, 18, 0, last)))
    }
}

impl World for Computer {
    fn find(&self, path: &[u8]) -> Found<'_> {
        match path {
            b"/usr/share/nginx/html" | b"/usr/share/nginx/html/" => Found::Folder,
            b"/usr/share/nginx/html/index.html" => Found::File(b"<h1>Welcome</h1>"[..].into()),
            _ => Found::Nothing,
        }
    }

    fn ask(&mut self, address: &str, _: &Sent) -> Reply {
        if self.up.contains(&address) { Reply::Status(200) } else { Reply::Refused }
    }
}

impl Computer {
    pub(crate) fn configuration(&self) -> Configuration {
        Configuration::read(MAIN, MAIN_TEXT, self, Version::V1_30)
    }

    /// Sends `GET target` to port 80.
    pub(crate) fn get(&mut self, host: &str, target: &str) -> (Configuration, Option<Routed>) {
        let configuration = self.configuration();
        let routed = configuration.route(&mut configuration.worker(), &get(host, target), self);
        (configuration, routed)
    }
}

pub(crate) fn get(host: &str, target: &str) -> Request {
    Request {
        method: b"GET".to_vec(),
        target: target.into(),
        version: b"1.1".to_vec(),
        headers: vec![
            (b"Host".to_vec(), host.into()),
            (b"User-Agent".to_vec(), b"curl/8.5.0".to_vec()),
        ],
        body: Vec::new(),
        client: IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)),
        address: IpAddr::V4(Ipv4Addr::new(172, 18, 0, 2)),
        port: 80,
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DrawnProps {
    html: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.html.clone()
}

/// As the page writer draws it, an element a line.
pub(crate) fn drawn(html: Html) -> String {
    let drawn = baton::site::prerender::picture::<Drawn>(DrawnProps { html });
    format!("{}\n", drawn.replace("><", ">\n<"))
}
