/** What people react with most. */
export const quickEmoji = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
