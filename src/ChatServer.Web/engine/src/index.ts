export * from "./contract.js";
export { createClient, type ClientOptions } from "./client.js";
export type { Platform } from "./platform.js";
export type { Api } from "./api/api.js";
export type { AnswerOf, GetPath, ItemOf } from "./api/paths.js";
export { ProblemError } from "./problem-error.js";
export { Value, type Readable } from "./readable.js";
export { isCrowd } from "./state/crowd.js";
export type * from "./wire.js";
