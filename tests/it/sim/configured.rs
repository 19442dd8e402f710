//! Random play with nginx: images with configurations, and reloads with good and bad ones.

use baton::sim::*;

use super::random::Dice;

/// Now and then another command than the one that was invented: every program becomes an nginx, and some are told to read
/// other files. What an image holds always starts and answers the health checks: its service would never rest otherwise.
pub(crate) fn configured(dice: &mut Dice, cluster: &Cluster, command: Command) -> Command {
    match command {
        Command::PushImage(mut image) => {
            let port = if image.reference.starts_with("web") { 80 } else { 81 };
            image.program.kind = ProgramKind::Nginx;
            let text = good(dice.pick(&METHODS), port);
            image.copied = Some(copied(dice, &text));
            Command::PushImage(image)
        }
        _ if dice.below(8) == 0 && !cluster.images().is_empty() => {
            let at = ImageId::from_index(dice.below(cluster.images().len() as u64) as usize);
            let image = cluster.image(at).reference.clone();
            let text = match dice.below(4) {
                0 => "server { listen 80; }}".into(),
                1 => "server { location / { proxy_pass http://nobody; } }".into(),
                2 => "server { listen 80; listen 81; }".into(),
                _ => good(dice.pick(&METHODS), 80),
            };
            Command::ReloadNginx(ReloadNginx { image, copied: copied(dice, &text) })
        }
        command => command,
    }
}

const METHODS: [&str; 5] = ["", "least_conn;", "ip_hash;", "random two;", "hash $uri consistent;"];

/// Whatever is asked goes to who listens in the task, or to nobody.
fn good(method: &str, port: u16) -> String {
    let other = 161 - port;
    let takes_backups = matches!(method, "" | "least_conn;");
    let backup = if takes_backups { "server 127.0.0.1:8 backup;" } else { "" };
    format!(
        "upstream all {{ {method} server localhost:{other} max_fails=2 fail_timeout=3s; server 10.0.0.3:{other} weight=2; {backup} }}
server {{
    listen {port};
    location = /health {{ return 200; }}
    location / {{ proxy_pass http://all; proxy_connect_timeout 2s; proxy_next_upstream error timeout http_500; }}
    location /pages/ {{ root /usr/share/nginx/html; }}
}}
"
    )
}

fn copied(dice: &mut Dice, text: &str) -> Copied {
    let mut files =
        vec![File { path: "/etc/nginx/conf.d/default.conf".into(), text: text.to_owned() }];
    if dice.below(4) == 0 {
        let main = "worker_processes 3; events { } http { include conf.d/*.conf; }";
        files.push(File { path: "/etc/nginx/nginx.conf".into(), text: main.into() });
    }
    Copied { from: dice.pick(&["nginx:1.22", "nginx", "nginx:1.27-alpine"]).into(), files }
}
