import { useEffect } from "preact/hooks";

const name = "search";
const most = 500;

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Marks words wherever they are seen in the messages, without touching what is rendered. */
export function useHighlight(words: string): void {
  useEffect(() => {
    if (!("highlights" in CSS)) return;
    const wanted = plain(words).split(/[\s"*]+/).filter((word) => word && !word.includes(":"));
    const messages = document.querySelector(".messages-scroll");
    if (wanted.length === 0 || !messages) return;

    const mark = () => CSS.highlights.set(name, new Highlight(...rangesOf(messages, wanted)));
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(messages, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(name);
    };
  }, [words]);
}

function rangesOf(messages: Element, wanted: string[]): Range[] {
  const ranges: Range[] = [];
  for (const text of messages.querySelectorAll(".bubble-text, .poll")) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && ranges.length < most; node = walker.nextNode())
      for (const word of wanted) ranges.push(...rangesIn(node as Text, word));
  }
  return ranges;
}

function rangesIn(node: Text, word: string): Range[] {
  const text = plain(node.data);
  if (text.length !== node.data.length) return []; // Places in it are others.
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    ranges.push(range);
  }
  return ranges;
}
