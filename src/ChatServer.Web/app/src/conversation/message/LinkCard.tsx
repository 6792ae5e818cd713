import type { Message } from "@chatserver/engine";

/** What a linked page says about itself. */
export function LinkCard({ preview }: { preview: NonNullable<Message["preview"]> }) {
  return (
    <a class="link-card" href={preview.url} target="_blank" rel="noopener noreferrer nofollow">
      <span class="link-site cut">{preview.siteName ?? preview.host}</span>
      {preview.title && <span class="link-title">{preview.title}</span>}
      {preview.description && <span class="link-text">{preview.description}</span>}
    </a>
  );
}
