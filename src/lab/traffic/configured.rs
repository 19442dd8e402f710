//! An nginx starts or is told to read its files again (R68), and what health checks meet at it.

use super::drive::Drive;
use crate::lab::nginx::{Reading, Refused};
use crate::sim::{Begun, BegunHow};

impl Drive<'_> {
    /// An nginx starts, or is told to read its files again.
    pub(super) fn nginx_begun(&mut self, begun: Begun) {
        let id = begun.container;
        if begun.how == BegunHow::Started {
            self.nginx.forget(id);
        }
        let Some(copied) = self.cluster.copied(id) else { return };
        let refused = match Reading::of(self.cluster, id, copied) {
            Ok(reading) => {
                let ports = reading.configuration.ports();
                if self.cluster.serve(self.now, begun, ports, self.queue) {
                    self.nginx.begin(self.cluster, id, reading);
                }
                return;
            }
            Err(refused) => refused,
        };
        let Refused { line, log } = refused;
        self.nginx.print(id, log);
        self.cluster.refuse(self.now, begun, line, self.queue);
    }

    /// A health check that is due now may meet an nginx: its answer is worked out beforehand.
    pub(in crate::lab) fn foretell(&mut self, due: crate::sim::Due) {
        if self.nginx.is_idle() {
            return;
        }
        let Some((task, port, path)) = self.cluster.check_due(self.now, due) else { return };
        let Ok(id) = self.cluster.reach(task, port) else { return };
        let path = path.to_owned();
        if let Some(probe) = self.nginx.check(self.cluster, self.now, id, (port, &path)) {
            self.cluster.tell(id, port, &path, probe);
        }
    }
}
