// Types of calls, from those that are generated: paths without the base, and what goes in and comes out of each.

import type { paths } from "../generated/api.js";

const BASE = "/api/v1";
export const base: typeof BASE = BASE;

type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that have this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: P extends `${typeof BASE}${infer Short}`
    ? paths[P][M & keyof paths[P]] extends { responses: unknown } ? Short : never
    : never;
}[keyof paths];

export type GetPath = PathOf<"get">;

type Operation<M extends Method, P extends string> = `${typeof BASE}${P}` extends keyof paths
  ? paths[`${typeof BASE}${P}`][M & keyof paths[`${typeof BASE}${P}`]]
  : never;

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body
  : T extends { content: { "image/svg+xml": unknown } | { "image/png": unknown } } ? Blob : undefined;
type Responses<O> = O extends { responses: infer R } ? R : never;

/** What it answers when it succeeds. */
export type AnswerOf<M extends Method, P extends string> = {
  [Status in keyof Responses<Operation<M, P>>]: Status extends 200 | 201 | 204 ? Json<Responses<Operation<M, P>>[Status]> : never;
}[keyof Responses<Operation<M, P>>];

type Parameters<O> = O extends { parameters: infer R } ? R : never;
type In<O, Place extends string> = Parameters<O> extends { [K in Place]?: infer R } ? Exclude<R, undefined> : never;
type Body<O> = O extends { requestBody?: infer R } ? Json<Exclude<R, undefined>> : undefined;

type Needed<Name extends string, T> = [T] extends [never] ? unknown : [T] extends [undefined] ? unknown
  : object extends T ? { [K in Name]?: T } : { [K in Name]: T };

export type Options<M extends Method, P extends string> =
  & Needed<"path", In<Operation<M, P>, "path">>
  & Needed<"query", In<Operation<M, P>, "query">>
  & Needed<"body", Body<Operation<M, P>>>
  & { headers?: Record<string, string>; signal?: AbortSignal; keepalive?: boolean };

/** Options may be left out where none is needed. */
export type Arguments<M extends Method, P extends string> = object extends Options<M, P> ? [options?: Options<M, P>] : [options: Options<M, P>];

/** One entry of a list. */
export type ItemOf<P extends GetPath> = AnswerOf<"get", P> extends { items: (infer I)[] } ? I : never;
