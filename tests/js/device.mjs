// One device of a person: the official SignalR client. It remembers every event in the order it came.
import { isDeepStrictEqual } from "node:util";
import { HttpTransportType, HubConnectionBuilder } from "@microsoft/signalr";

const EVENTS = ["change", "receipt", "typing", "presence", "user", "me", "resync"];
const PATIENCE_MS = 15_000;

export class Device {
  heard = [];
  #waiting = new Set();

  /** A device that is not connected yet. It comes back every 50 ms when it is cut off. */
  constructor(person, server = person.server) {
    const ticket = async () => (await person.post("/realtime/tickets")).ticket;
    this.person = person;
    this.hub = new HubConnectionBuilder()
      .withUrl(`${server}/hubs/chat`, { accessTokenFactory: ticket, skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 50 })
      .configureLogging("critical")
      .build();
    for (const event of EVENTS) this.hub.on(event, (body) => this.#hear({ ...body, event })); // What a change is about may be called "event", too.
  }

  static async connect(person) {
    const device = new Device(person);
    await device.hub.start();
    return device;
  }

  call = (method, ...args) => this.hub.invoke(method, ...args);

  changes = () => this.heard.filter((e) => e.event === "change");

  /** How often it heard each event. */
  count() {
    const counts = {};
    for (const { event } of this.heard) counts[event] = (counts[event] ?? 0) + 1;
    return counts;
  }

  /** The first event that has these members, heard already or still to come. */
  hears(event, members = {}) {
    const wanted = { event, ...members };
    const fits = (e) => Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(e[name], value));
    return new Promise((resolve, reject) => {
      const heard = this.heard.find(fits);
      if (heard) return resolve(heard);

      const waiting = { fits, resolve: (e) => (clearTimeout(timer), resolve(e)) };
      const timer = setTimeout(
        () => reject(new Error(`No ${JSON.stringify(wanted)} came to ${this.person.account.displayName}, but ${JSON.stringify(this.heard)}`)),
        PATIENCE_MS);
      this.#waiting.add(waiting);
    });
  }

  #hear(e) {
    this.heard.push(e);
    for (const waiting of [...this.#waiting].filter((w) => w.fits(e))) {
      this.#waiting.delete(waiting);
      setImmediate(waiting.resolve, e); // Other listeners of the hub take it in first.
    }
  }
}
