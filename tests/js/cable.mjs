// The network between a device and the server, which can be cut and mended.
import { connect, createServer } from "node:net";
import { once } from "node:events";

export class Cable {
  #sockets = new Set();
  #isCut = false;
  #left = Infinity;
  #afterwards;

  static async lay(server) {
    const cable = new Cable();
    const { hostname, port } = new URL(server);
    cable.listener = createServer((near) => cable.#carry(near, () => connect(port, hostname))).listen(0, "127.0.0.1");
    await once(cable.listener, "listening");
    cable.address = `http://127.0.0.1:${cable.listener.address().port}`;
    return cable;
  }

  /** Ends every connection without a word, and lets no other through. */
  cut() {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Ends every connection once when so many more bytes have gone to the server. */
  cutAfter(bytes, afterwards = () => {}) {
    this.#left = bytes;
    this.#afterwards = afterwards;
  }

  mend() {
    this.#isCut = false;
  }

  close() {
    this.listener.close();
  }

  #carry(near, reachFar) {
    if (this.#isCut) return near.resetAndDestroy();

    const far = reachFar();
    near.on("data", (bytes) => this.#count(bytes.length));
    for (const [socket, other] of [[near, far], [far, near]]) {
      this.#sockets.add(socket);
      socket.on("error", () => {}).on("close", () => (this.#sockets.delete(socket), other.destroy())).pipe(other);
    }
  }

  #count(bytes) {
    this.#left -= bytes;
    if (this.#left > 0) return;

    this.#left = Infinity;
    this.cut();
    this.mend();
    this.#afterwards();
  }
}
