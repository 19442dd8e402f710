//! A large configuration: upstreams and servers as people write them, with comments.

/// As many make 1 MB.
pub(crate) const SERVERS: usize = 420;

/// So many upstreams and servers; valid for both releases.
pub(crate) fn configuration(servers: usize) -> String {
    let mut text = String::from(
        "worker_processes 2;\nevents {\n    worker_connections 4096;\n}\nhttp {\n    default_type application/octet-stream;\n    \
         server_names_hash_max_size 8192;\n    server_names_hash_bucket_size 128;\n    variables_hash_max_size 4096;\n    \
         map $http_upgrade $connection_upgrade {\n        default upgrade;\n        \"\" close;\n    }\n",
    );
    for nth in 0..servers {
        upstream(&mut text, nth);
        server(&mut text, nth);
    }
    text.push_str("}\n");
    text
}

fn upstream(text: &mut String, nth: usize) {
    text.push_str(&format!(
        "\n    # Peers of site {nth}.\n    upstream backend{nth} {{\n        least_conn;\n"
    ));
    for peer in 1..=4 {
        text.push_str(&format!(
            "        server 10.{}.{}.{peer}:8080 weight={peer} max_fails=3 fail_timeout=30s;\n",
            nth / 250,
            nth % 250
        ));
    }
    text.push_str("        keepalive 16;\n    }\n");
}

fn server(text: &mut String, nth: usize) {
    text.push_str(&format!(
        "\n    server {{\n        listen 80;\n        server_name site{nth}.example www.site{nth}.example *.cdn{nth}.example;\n        \
         root /var/www/site{nth};\n        index index.html index.htm;\n        client_max_body_size 20m;\n        \
         add_header X-Frame-Options \"SAMEORIGIN\" always;\n        add_header X-Site \"site {nth}; $host\";\n"
    ));
    for part in ["api", "images", "static"] {
        text.push_str(&format!(
            "\n        # What is asked of {part}.\n        location /{part}/ {{\n            proxy_pass http://backend{nth};\n            \
             proxy_http_version 1.1;\n            proxy_set_header Host $host;\n            proxy_set_header X-Real-IP $remote_addr;\n            \
             proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n            proxy_set_header Upgrade $http_upgrade;\n            \
             proxy_set_header Connection $connection_upgrade;\n            proxy_read_timeout 60s;\n        }}\n"
        ));
    }
    text.push_str(&format!(
        "\n        location ~* \\.(?:jpg|jpeg|gif|png|ico|svg|css|js)$ {{\n            expires 30d;\n            access_log off;\n        }}\n        \
         location = /old{nth} {{\n            return 301 /new{nth}?from=$uri;\n        }}\n        location / {{\n            \
         try_files $uri $uri/ /index.html;\n        }}\n        error_page 500 502 503 504 /50x.html;\n    }}\n"
    ));
}
