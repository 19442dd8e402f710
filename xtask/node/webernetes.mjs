// `webernetes.mjs PODS NODES`: one Deployment of so many pods in webernetes, on so many nodes that are up already, until
// every pod is ready. Says what it took: milliseconds, milliseconds of CPU, mebibytes.
import { BaseImage, Cluster } from "@ngrok/webernetes";

class Web extends BaseImage {
  static imageName = "web";
  static imageVersion = "1";
  defaultCommand = ["server"];

  async exec(context, argv) {
    if (argv[0] !== "server") return await super.exec(context, argv);
    context.listenHttp(8080, async () => ({ statusCode: 200, body: "" }));
    return await context.waitUntilKilled();
  }
}

const [pods, nodes] = process.argv.slice(2).map(Number);
const cluster = new Cluster({ nodes });
cluster.registerImage(Web);
await cluster.init();

const labels = { app: "web" };
const containers = [{ name: "web", image: "web:1", ports: [{ containerPort: 8080 }] }];
const template = { metadata: { labels }, spec: { containers } };
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: { replicas: pods, selector: { matchLabels: labels }, template },
};

const began = performance.now();
const cpu = process.cpuUsage();
await cluster.apply([deployment]);
const ready = new Set();
await new Promise((done) => {
  cluster.informer("pods", (_, pod) => {
    const isReady = pod.status?.conditions?.some((c) => c.type === "Ready" && c.status === "True");
    if (isReady && pod.metadata.labels?.app === "web") ready.add(pod.metadata.name);
    if (ready.size === pods) done();
  });
});
const { user, system } = process.cpuUsage(cpu);
console.log(performance.now() - began, (user + system) / 1_000, process.memoryUsage().rss / 2 ** 20);
process.exit(0);
