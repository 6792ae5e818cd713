export const categories = ["spam", "harassment", "hate", "violence", "sexual", "selfHarm", "illegal", "phishing", "impersonation", "other"] as const;

export type Category = (typeof categories)[number];
