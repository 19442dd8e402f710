//! Who sends a request: drawn by the seed, so that the same requests come again.

use crate::nginx::route::{Configuration, Request};
use std::net::{IpAddr, Ipv4Addr};

/// Visitors of several networks; two of them share the first three octets.
const ADDRESSES: [[u8; 4]; 6] = [
    [192, 0, 2, 10],
    [198, 51, 100, 20],
    [203, 0, 113, 30],
    [203, 0, 113, 31],
    [100, 64, 7, 50],
    [10, 20, 30, 60],
];

/// Pages that they ask for.
const PAGES: u64 = 6;

/// A request's sender, and what is drawn for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Visitor {
    pub(super) address: [u8; 4],
    pub(super) target: String,
    /// What a method draws begins with it; which worker takes the connection too.
    pub(super) luck: u64,
}

impl Visitor {
    pub(super) fn nth(seed: u64, nth: u32) -> Visitor {
        let luck = mixed(mixed(seed).wrapping_add(u64::from(nth)));
        let address = ADDRESSES[(luck % ADDRESSES.len() as u64) as usize];
        let page = (luck >> 8) % PAGES + 1;
        Visitor { address, target: format!("/items/{page}"), luck }
    }

    pub(super) fn address_text(&self) -> String {
        Ipv4Addr::from(self.address).to_string()
    }

    /// Who asks for what.
    pub(super) fn told(&self) -> String {
        [&self.address_text(), " GET ", &self.target].concat()
    }

    /// The request, at an address where the configuration listens.
    pub(super) fn request(&self, configuration: &Configuration) -> Request {
        let (address, port) =
            configuration.listening_at().next().unwrap_or((Ipv4Addr::LOCALHOST.into(), 80));
        Request {
            method: b"GET".to_vec(),
            target: self.target.clone().into_bytes(),
            version: b"1.1".to_vec(),
            headers: vec![(b"Host".to_vec(), b"localhost".to_vec())],
            body: Vec::new(),
            client: IpAddr::from(self.address),
            address,
            port,
        }
    }
}

/// SplitMix64's finaliser.
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ value >> 31
}
