//! A sign for each kind of part, in lines on 16 × 16.

use crate::course::PartKind;

pub(super) fn icon(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Person => {
            "M8 7.2a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.6 14.8a5.4 5.4 0 0 1 10.8 0"
        }
        PartKind::People => {
            "M5.6 7.4a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1 14.2a4.6 4.6 0 0 1 9.2 0M10.6 2.5a2.5 2.5 0 0 1 .4 4.9M12.3 9.9a4.6 4.6 0 0 1 2.7 4.3"
        }
        PartKind::Computer => "M1.8 2.5h12.4v8.2H1.8zM8 10.7v2.8M5 13.5h6",
        PartKind::Home => "M1.5 7.8 8 2l6.5 5.8M3.4 6.3v7.7h9.2V6.3M6.6 14v-4h2.8v4",
        PartKind::Cloud => "M4.6 12.8a3.1 3.1 0 0 1-.3-6.2 4 4 0 0 1 7.7-.6 3.4 3.4 0 0 1-.4 6.8z",
        PartKind::Program => "M1.8 2.6h12.4v10.8H1.8zM1.8 5.6h12.4M4.4 8l2 1.6-2 1.6M8 11.2h3",
        PartKind::Container => {
            "M1.5 4h13v8.4h-13zM4.4 6.4v3.6M6.8 6.4v3.6M9.2 6.4v3.6M11.6 6.4v3.6"
        }
        PartKind::Image => "M8 1.6 14.4 5 8 8.4 1.6 5zM1.6 8 8 11.4 14.4 8M1.6 11 8 14.4l6.4-3.4",
        PartKind::Registry => "M2 2h12v12H2zM2 6h12M2 10h12M6.5 4h3M6.5 8h3M6.5 12h3",
        PartKind::Database => {
            "M2.6 4C2.6 2.6 5 1.6 8 1.6s5.4 1 5.4 2.4S11 6.4 8 6.4 2.6 5.4 2.6 4zM2.6 4v8c0 1.4 2.4 2.4 5.4 2.4s5.4-1 5.4-2.4V4M2.6 8c0 1.4 2.4 2.4 5.4 2.4s5.4-1 5.4-2.4"
        }
        PartKind::Balancer => {
            "M1.5 8h12.8M5 8c3 0 2.4-5 6-5h3.3M5 8c3 0 2.4 5 6 5h3.3M12.4 1.2 14.4 3l-2 1.8M12.4 6.2l2 1.8-2 1.8M12.4 11.2l2 1.8-2 1.8"
        }
        PartKind::Document => "M3.4 1.5h6.2l3 3v10H3.4zM9.6 1.5v3h3M5.6 8h4.8M5.6 11h4.8",
        PartKind::Cluster => {
            "M8 5.8a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2zM3.7 14.2a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2zM12.3 14.2a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2zM7 5.6l-2.2 4.6M9 5.6l2.2 4.6M5.8 12.1h4.4"
        }
        PartKind::Service => "M13.6 8A5.6 5.6 0 1 1 12 4M12.2 1.2v3H9.2M8 5.2v3l2 1.4",
        PartKind::Task => "M1.8 3.2h12.4v9.6H1.8zM4.4 6.4h7.2M4.4 9.6h7.2",
        PartKind::Box => "M2.4 2.4h11.2v11.2H2.4z",
    }
}
