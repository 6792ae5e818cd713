import type { AnswerOf, Arguments, GetPath, ItemOf, PathOf } from "./paths.js";

/** Calls by their path in the API's description, without "/api/v1": `api.get("/users/{userId}", { path: { userId } })`. They throw ProblemError. */
export interface Api {
  get<P extends GetPath>(path: P, ...options: Arguments<"get", P>): Promise<AnswerOf<"get", P>>;
  post<P extends PathOf<"post">>(path: P, ...options: Arguments<"post", P>): Promise<AnswerOf<"post", P>>;
  put<P extends PathOf<"put">>(path: P, ...options: Arguments<"put", P>): Promise<AnswerOf<"put", P>>;
  patch<P extends PathOf<"patch">>(path: P, ...options: Arguments<"patch", P>): Promise<AnswerOf<"patch", P>>;
  delete<P extends PathOf<"delete">>(path: P, ...options: Arguments<"delete", P>): Promise<AnswerOf<"delete", P>>;

  /** All entries of a list, page after page. */
  all<P extends GetPath>(path: P, ...options: Arguments<"get", P>): Promise<ItemOf<P>[]>;
}
