import { Agent, request } from "node:http";
import { randomUUID } from "node:crypto";

export type Call = { method: "GET" | "POST"; path: string; cookie: string; body?: unknown };

/** A client that keeps its connections, as a browser or a proxy does. */
export function clientOf(port: number, most: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: most });
  const ask = ({ method, path, cookie, body }: Call): Promise<string> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const headers = {
        cookie: `goufu=${cookie}`,
        ...(method === "POST"
          ? {
              "content-type": "application/json",
              "content-length": Buffer.byteLength(text),
              "idempotency-key": randomUUID(),
            }
          : {}),
      };
      const sent = request({ host: "127.0.0.1", port, agent, method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => {
          const said = Buffer.concat(parts).toString("utf8");
          if (answer.statusCode === 200) resolve(said);
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${said}`));
        });
      });
      sent.on("error", reject);
      sent.end(text);
    });
  return { ask, close: () => agent.destroy() };
}
