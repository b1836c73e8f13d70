// What a Sluice script sees beside the language itself (ES2022): the SDK `iota`, the event and the context that a
// handler gets, and the few globals of browsers that the sandbox has. Editors complete from this file, and
// `sluice check script` checks against it. `sluice scripts types > iota.d.ts` puts it beside your scripts; an editor
// wants a jsconfig.json (JavaScript) or tsconfig.json (TypeScript) there, too:
//
//     { "compilerOptions": { "checkJs": true, "strict": true, "noImplicitAny": false, "lib": ["es2022"], "types": [] } }

// --- handlers -------------------------------------------------------------------------------------------

/**
 * An event as it was published: a CloudEvent 1.0.
 *
 * `T` is the type of its `data`:
 *
 * ```ts
 * interface Order { id: string; total: number }
 *
 * export default async function (event: IotaEvent<Order>, context: IotaContext) {
 *   console.log(`${event.data.id}: ${event.data.total} EUR`);
 * }
 * ```
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
interface IotaEvent<T = any> {
  /** Unique together with `source`. */
  id: string;
  /** Which service published it, e.g. `"/shop/checkout"`. */
  source: string;
  /** What happened, e.g. `"order.created"`: what scripts subscribe to. */
  type: string;
  /** What it is about, e.g. an order's number. Scripts with `ordering: "key"` see the events of one subject in order. */
  subject?: string;
  /** When it happened, e.g. `"2024-05-17T08:30:00Z"`. */
  time?: string;
  /** The media type of `data`. */
  datacontenttype?: string;
  /** Where the schema of `data` is found. */
  dataschema?: string;
  /** What the event carries. */
  data: T;
  /** What the event carries, if that is binary: in base64, in place of `data`. */
  data_base64?: string;
  /** Where the publisher's trace goes on: https://www.w3.org/TR/trace-context/. */
  traceparent?: string;
  tracestate?: string;
  /** `"1.0"` */
  specversion: string;
}

/** What a handler is told about its run. */
interface IotaContext {
  /** Names this execution in lists and logs; another on every attempt. */
  readonly executionId: string;
  /**
   * The same on every attempt at this event by this script: hand it to services that do a thing once per key.
   *
   * A delivery can run more than once: when an attempt failed, or when the engine stopped before it could note the
   * outcome.
   */
  readonly idempotencyKey: string;
  /** The tenant that the script belongs to. */
  readonly tenant: string;
  /** The script's name. */
  readonly script: string;
  /** The version that runs. */
  readonly version: string;
  /** Which try this is, from 1. */
  readonly attempt: number;
}

/**
 * What a script exports. A script can also be just the body of such a function, `event` and `context` included.
 *
 * The execution ends when the returned promise settles; what it holds becomes the execution's result, as JSON. What is
 * thrown fails the attempt, which is then tried again, unless it is an `iota.PermanentError`.
 *
 * ```ts
 * const handler: IotaHandler<Order> = async (event, context) => { … };
 * export default handler;
 * ```
 */
type IotaHandler<T = any, R = unknown> = (event: IotaEvent<T>, context: IotaContext) => R | Promise<R>;

// --- the SDK --------------------------------------------------------------------------------------------

/** What a script can ask of the engine. */
declare namespace iota {
  /**
   * Waits. The script holds no thread meanwhile, and none of its CPU time runs; its wall time does.
   *
   * @param ms milliseconds, 0 or more
   *
   * ```ts
   * await iota.sleep(250);
   * ```
   */
  function sleep(ms: number): Promise<void>;

  /** An error with a code. What the SDK's own functions throw is one. */
  class Error extends globalThis.Error {
    /** @param code for programs, e.g. `"NOT_FOUND"`; shown with the execution and its dead letter */
    constructor(message?: string, code?: string);
    /** What went wrong, for programs. */
    code?: string;
  }

  /**
   * An error that trying again cannot help: the event goes to the dead letters at once.
   *
   * ```ts
   * if (!event.data.email) throw new iota.PermanentError(`${event.id} has no address`);
   * ```
   */
  class PermanentError extends iota.Error {}
}

// --- beyond ES2022 --------------------------------------------------------------------------------------

interface ErrorConstructor {
  /** Does nothing: an error has its `stack` from the start. For code that calls it in other engines. */
  captureStackTrace(error: object, constructor?: Function): void;
}

interface Array<T> {
  /** The last item that passes the test. */
  findLast<S extends T>(test: (value: T, index: number, array: T[]) => value is S): S | undefined;
  findLast(test: (value: T, index: number, array: T[]) => unknown): T | undefined;
  /** The index of that item, or -1. */
  findLastIndex(test: (value: T, index: number, array: T[]) => unknown): number;
}

// --- globals --------------------------------------------------------------------------------------------

interface Console {
  /** Writes a line to the execution's log. */
  log(...values: unknown[]): void;
  /** The same as `console.log`. */
  info(...values: unknown[]): void;
  /** Writes a line of the level `warn` to the execution's log. */
  warn(...values: unknown[]): void;
  /** Writes a line of the level `error` to the execution's log. */
  error(...values: unknown[]): void;
  /** Writes a line of the level `debug` to the execution's log. */
  debug(...values: unknown[]): void;
  /** Writes a line of the level `error` if `condition` does not hold. Throws nothing. */
  assert(condition?: boolean, ...values: unknown[]): void;
  /** Writes how often it was called with that label in this execution. */
  count(label?: string): void;
  /** Starts that count anew. */
  countReset(label?: string): void;
  /** Shows a value; the same as `console.log(value)`. */
  dir(value: unknown, options?: object): void;
  /** Indents the lines that follow, until `groupEnd()`; the values become a line above them. */
  group(...values: unknown[]): void;
  /** The same as `console.group`. */
  groupCollapsed(...values: unknown[]): void;
  /** Ends the innermost group. */
  groupEnd(): void;
  /**
   * Shows a list of objects as a table, a column for each of their properties.
   *
   * ```ts
   * console.table(event.data.lines, ["sku", "quantity"]);
   * ```
   */
  table(rows: unknown, columns?: string[]): void;
  /** Starts a timer of that name; `timeEnd` says how long it ran, in milliseconds. */
  time(label?: string): void;
  /** Writes how long the timer has run. */
  timeLog(label?: string, ...values: unknown[]): void;
  /** Writes how long the timer ran, and ends it. */
  timeEnd(label?: string): void;
  /** Writes a line of the level `debug` that says where the script is: its stack. */
  trace(...values: unknown[]): void;
}

/** The execution's log: up to 1,000 lines and 1 MiB, unless the operator allows otherwise. */
declare const console: Console;

/** Calls `callback` once the code that runs now has come to its end, before anything else. */
declare function queueMicrotask(callback: () => void): void;

/**
 * Calls `callback` after that time. The execution stays open until then, as does Node's process: clear a timer that is
 * no longer needed.
 *
 * @returns a number for `clearTimeout`
 */
declare function setTimeout<A extends unknown[]>(callback: (...values: A) => void, ms?: number, ...values: A): number;
/** Calls `callback` again and again, until `clearInterval`. The execution stays open meanwhile. */
declare function setInterval<A extends unknown[]>(callback: (...values: A) => void, ms?: number, ...values: A): number;
declare function clearTimeout(timer: number | undefined): void;
declare function clearInterval(timer: number | undefined): void;

/** A deep copy: of objects, arrays, `Map`, `Set`, `Date`, `RegExp`, errors, typed arrays; cycles included. */
declare function structuredClone<T>(value: T): T;

/** Text of one byte per character → base64. */
declare function btoa(text: string): string;
/** Base64 → text of one byte per character. */
declare function atob(base64: string): string;

/** Text → UTF-8. */
declare class TextEncoder {
  readonly encoding: string;
  encode(text?: string): Uint8Array;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}

/** Bytes → text. */
declare class TextDecoder {
  /** @param label the encoding's name, `"utf-8"` if there is none */
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}

/** An address in its parts: https://url.spec.whatwg.org. */
declare class URL {
  static canParse(url: string | URL, base?: string | URL): boolean;
  /** `null` where the constructor would throw. */
  static parse(url: string | URL, base?: string | URL): URL | null;
  constructor(url: string | URL, base?: string | URL);
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
  toString(): string;
  toJSON(): string;
}

/** What stands after the `?` of an address. */
declare class URLSearchParams {
  constructor(init?: string | URLSearchParams | Record<string, string | number | boolean> | Iterable<[string, string | number | boolean]>);
  readonly size: number;
  append(name: string, value: string | number | boolean): void;
  delete(name: string, value?: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string, value?: string): boolean;
  set(name: string, value: string | number | boolean): void;
  sort(): void;
  toString(): string;
  forEach(callback: (value: string, name: string, params: URLSearchParams) => void): void;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  entries(): IterableIterator<[string, string]>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

/** What `structuredClone`, `atob` and the like throw. */
declare class DOMException extends Error {
  constructor(message?: string, name?: string);
  readonly code: number;
}
