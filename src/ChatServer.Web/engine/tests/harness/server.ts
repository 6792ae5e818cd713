// The real server, as a program of its own with a PostgreSQL of its own.

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ANNOUNCEMENT = "Listening on ";
const PATIENCE_MS = 120_000;

export class Server {
  address = "";
  #process: ChildProcess | undefined;
  #data = mkdtempSync(join(tmpdir(), "chatserver-engine-"));

  static async start(): Promise<Server> {
    const server = new Server();
    await server.run("0");
    return server;
  }

  /** Starts it, again at the same address if it was there before. */
  async run(port = new URL(this.address).port): Promise<void> {
    const settings = [`--DataDirectory=${this.#data}`, `--urls=http://127.0.0.1:${port}`, "--RateLimits:Enabled=false"];
    const child = spawn("dotnet", [assembly(), ...settings], { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = child;
    this.address = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("The server did not start.")), PATIENCE_MS);
      let output = "";
      child.stdout!.on("data", (bytes: Buffer) => {
        output += bytes.toString();
        const address = output.split(ANNOUNCEMENT)[1]?.match(/^(\S+?)\. /)?.[1];
        if (address) resolve((clearTimeout(timer), address));
      });
      child.on("exit", (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
    });
  }

  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    rmSync(this.#data, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process!;
    const ended = new Promise((resolve) => child.on("exit", resolve));
    child.kill(signal);
    await ended;
  }
}

/** The one that was built last. */
function assembly(): string {
  const found = ["Release", "Debug"]
    .map((configuration) => fileURLToPath(new URL(`../../../../ChatServer/bin/${configuration}/net10.0/ChatServer.dll`, import.meta.url)))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!found[0]) throw new Error("Build the server first.");
  return found[0];
}
