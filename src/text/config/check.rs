//! Goals of a configuration in words, from the same values that the judge checks.

use crate::course::{Config, ConfigCheck, Header};
use crate::lang::Lang;
use crate::text::say::say;

/// One sentence for each check.
pub fn goal(lang: Lang, config: &Config, checks: &[ConfigCheck]) -> String {
    let sentences: Vec<String> = checks.iter().map(|check| sentence(lang, config, check)).collect();
    sentences.join(" ")
}

fn sentence(lang: Lang, config: &Config, check: &ConfigCheck) -> String {
    let request = |at: &usize| config.requests.get(*at).map_or("", |one| one.label.as_str());
    let peer = |at: &usize| config.peers.get(*at).map_or("", |one| one.label.as_str());
    match check {
        ConfigCheck::Valid => {
            say!(lang, "nginx가 설정을 받아들여요.", "nginx takes the configuration.")
        }
        ConfigCheck::Says(text) => {
            say!(lang, "nginx -t가 “{text}”라고 말해요.", "nginx -t says “{text}”.")
        }
        ConfigCheck::Answer { request: at, status } => {
            let request = request(at);
            say!(
                lang,
                "‘{request}’ 요청은 {status}을(를) 받아요.",
                "The request “{request}” is answered {status}."
            )
        }
        ConfigCheck::Reaches { request: at, peer: to } => {
            let (request, peer) = (request(at), peer(to));
            say!(
                lang,
                "‘{request}’ 요청에는 {peer}이(가) 대답해요.",
                "The request “{request}” is answered by {peer}."
            )
        }
        ConfigCheck::Sent { request: at, header, value } => sent(lang, request(at), header, value),
        ConfigCheck::Http { request: at, version } => {
            let request = request(at);
            say!(
                lang,
                "‘{request}’ 요청은 뒤의 서버에 HTTP/{version}으로(로) 가요.",
                "The server behind receives “{request}” by HTTP/{version}."
            )
        }
        ConfigCheck::Spread { request: at, shares } => spread(lang, config, request(at), shares),
        ConfigCheck::Failed { request: at, count, down, failed } => {
            let (request, peer) = (request(at), peer(down));
            match failed {
                0 => say!(
                    lang,
                    "{peer}이(가) 멈춰 있어도 ‘{request}’ 요청 {count}번은 한 번도 실패하지 않아요.",
                    "With {peer} stopped, none of {count} requests “{request}” fails."
                ),
                _ => say!(
                    lang,
                    "{peer}이(가) 멈춰 있으면 ‘{request}’ 요청 {count}번 가운데 {failed}번만 실패해요.",
                    "With {peer} stopped, {failed} of {count} requests “{request}” fail."
                ),
            }
        }
    }
}

fn sent(lang: Lang, request: &str, header: &str, value: &Header) -> String {
    match value {
        Header::Is(value) => say!(
            lang,
            "‘{request}’ 요청은 뒤의 서버에 {header}: {value} 헤더와 함께 가요.",
            "The server behind receives “{request}” with the header {header}: {value}."
        ),
        Header::Present => say!(
            lang,
            "‘{request}’ 요청은 뒤의 서버에 {header} 헤더와 함께 가요.",
            "The server behind receives “{request}” with a header {header}."
        ),
        Header::Absent => say!(
            lang,
            "‘{request}’ 요청은 뒤의 서버에 {header} 헤더 없이 가요.",
            "The server behind receives “{request}” without a header {header}."
        ),
    }
}

fn spread(lang: Lang, config: &Config, request: &str, shares: &[u32]) -> String {
    let all: u32 = shares.iter().sum();
    let each = config.peers.iter().zip(shares).map(|(peer, share)| {
        let label = &peer.label;
        say!(lang, "{label}에 {share}번", "{share} to {label}")
    });
    let each = each.collect::<Vec<_>>().join(", ");
    say!(lang, "‘{request}’ 요청 {all}번은 {each} 가요.", "Of {all} requests “{request}”, {each}.")
}
