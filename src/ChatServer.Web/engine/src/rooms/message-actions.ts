import type { Loader } from "./loader.js";
import type { OwnReactions } from "./own-reactions.js";
import { edited, type Patches, reacted, removed } from "./patches.js";
import type { Surroundings } from "./surroundings.js";

/** What I do to a message: it looks done while the server is asked, and is as the server says afterwards. */
export class MessageActions {
  constructor(
    private readonly around: Surroundings,
    private readonly loader: Loader,
    private readonly patches: Patches,
    private readonly reactions: OwnReactions,
  ) {}

  edit(messageId: string, content: string): Promise<void> {
    return this.patches.during(messageId, edited(content, this.around.now()), async () => {
      this.loader.put(await this.around.api.patch("/messages/{messageId}", { path: { messageId }, body: { content } }));
    });
  }

  remove(messageId: string): Promise<void> {
    return this.patches.during(messageId, removed(this.around.now()), async () => {
      await this.around.api.delete("/messages/{messageId}", { path: { messageId } });
      await this.#read(messageId);
    });
  }

  react(messageId: string, emoji: string, on: boolean): Promise<void> {
    const path = { messageId, emoji };
    return this.patches.during(messageId, reacted(emoji, this.around.me, on), async () => {
      if (on) this.loader.put(await this.around.api.put("/messages/{messageId}/reactions/{emoji}", { path }));
      else await this.around.api.delete("/messages/{messageId}/reactions/{emoji}", { path });
      this.reactions.set(messageId, emoji, on);
      if (!on) await this.#read(messageId);
    });
  }

  async #read(messageId: string): Promise<void> {
    this.loader.put(await this.around.api.get("/messages/{messageId}", { path: { messageId } }));
  }
}
