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
 * The execution ends when the returned promise is settled and the calls and timers that it started have ended, too; what the
 * promise holds becomes the execution's result, as JSON. What is thrown fails the attempt, which is then tried again, unless it
 * is an `iota.PermanentError`. So does a rejection that nobody handles.
 *
 * ```ts
 * const handler: IotaHandler<Order> = async (event, context) => { … };
 * export default handler;
 * ```
 */
type IotaHandler<T = any, R = unknown> = (event: IotaEvent<T>, context: IotaContext) => R | Promise<R>;

// --- the SDK --------------------------------------------------------------------------------------------

/**
 * What a script can ask of the engine.
 *
 * Calls that leave the script return promises. One that fails rejects with an `iota.Error`: its `code` is for programs, its
 * `message` says what to do, `retryable` whether the same call may succeed later. Every call can fail with
 * `INVALID_ARGUMENT` (what was passed can never work) and `UNAVAILABLE` (the engine cannot do it at present, or is not set
 * up for it). An execution may make 100 calls, unless the operator allows otherwise.
 */
declare namespace iota {
  /**
   * Waits. The script holds no thread meanwhile, and none of its CPU time runs; its wall time does.
   *
   * @param ms milliseconds, 0 or more; anything else rejects with `INVALID_ARGUMENT`
   *
   * ```ts
   * await iota.sleep(250);
   * ```
   */
  function sleep(ms: number): Promise<void>;

  /** What went wrong, for programs: the `code` of an `iota.Error`. */
  type ErrorCode =
    /** What was passed can never work: a wrong type, an unknown column or option. */
    | 'INVALID_ARGUMENT'
    /** `iota.http`: the address is none that scripts may reach. */
    | 'SSRF_BLOCKED'
    /** Too much at once; later it works. */
    | 'RATE_LIMITED'
    /** No answer in time. */
    | 'TIMEOUT'
    /** `iota.db`: the database refused the statement. */
    | 'QUERY_FAILED'
    /** `iota.db`: a unique key is taken. */
    | 'CONFLICT'
    /** `iota.db`: there is no such table, or it is not for scripts. */
    | 'TABLE_NOT_ALLOWED'
    /** `iota.secrets`: there is none of that name. */
    | 'NOT_FOUND'
    /** Larger or more than allowed; the message names the limit. */
    | 'LIMIT_EXCEEDED'
    /** The tenant may not do that. */
    | 'PERMISSION_DENIED'
    /** `iota.http`: the other side cannot be reached, or broke off. */
    | 'NETWORK_ERROR'
    /** `iota.http`: the other side's certificate is not trusted, or the handshake failed. */
    | 'TLS_ERROR'
    /** The engine cannot do it at present, or is not set up for it. */
    | 'UNAVAILABLE'
    /** A defect of the engine's. */
    | 'INTERNAL';

  /**
   * An error with a code. What the SDK's own functions throw is one.
   *
   * ```ts
   * try {
   *   await iota.http.post("https://api.example.com/orders", event.data);
   * } catch (error) {
   *   if (error instanceof iota.Error && error.code === "SSRF_BLOCKED") throw new iota.PermanentError(error.message);
   *   throw error; // fails the attempt; the engine tries again
   * }
   * ```
   */
  class Error extends globalThis.Error {
    /** @param code for programs, e.g. `"NOT_FOUND"`; shown with the execution and its dead letter */
    constructor(message?: string, code?: string);
    /** What went wrong, for programs. Of the SDK's own errors it is an `iota.ErrorCode`. */
    code?: ErrorCode | (string & {});
    /** Of the SDK's own errors: the same call may succeed later. */
    retryable?: boolean;
  }

  /**
   * An error that trying again cannot help: the event goes to the dead letters at once.
   *
   * ```ts
   * if (!event.data.email) throw new iota.PermanentError(`${event.id} has no address`);
   * ```
   */
  class PermanentError extends iota.Error {}

  // --- databases ------------------------------------------------------------------------------------------

  /**
   * The tenant's rows in the tables that the operator allows (setting `data.tables`). `tenant_id` is added to every
   * statement, values are always parameters, and names are looked up in the database's catalogue: no statement reaches
   * another tenant's rows.
   *
   * **Once per delivery.** What a script writes is recorded together with the write. When an event is tried again, after a
   * failure or a crash, a call that the earlier attempt has made already, with the same arguments, gives the recorded
   * result and writes nothing. So take what makes a row (ids, times) from the event or from `context.idempotencyKey`, not
   * from `new Date()` or `iota.crypto.uuid()`, which make it another call. What is read before a write and decides it
   * belongs into one `transaction` with it.
   *
   * **Values.** `null`, booleans, strings and numbers are stored as such; a `Date` as its ISO 8601 text in UTC; a
   * `Uint8Array` or `ArrayBuffer` as bytes; other objects and arrays as JSON. `undefined`, `NaN`, functions, and objects of which
   * JSON keeps nothing (`Map`, `Set`, a promise that was not awaited) are refused. Read back, columns declared `JSON` are parsed,
   * `BOOLEAN` ones are `true` or `false`, bytes are a `Uint8Array`, dates and times are their text. Integers beyond
   * ±(2^53 - 1) are strings of digits, and are taken as such.
   */
  const db: db.Database;
  namespace db {
    /** A value of a column. */
    type Value = string | number | boolean | null | Date | Uint8Array | ArrayBuffer | object;
    /** A row as it is read. */
    type Row = Record<string, any>;

    /** What a column has to be. Several in one object all have to hold. */
    interface Condition {
      /** Greater than. */
      gt?: Value;
      /** Greater than or equal to. */
      gte?: Value;
      /** Less than. */
      lt?: Value;
      /** Less than or equal to. */
      lte?: Value;
      /** Has a value, and another one than this; `null`: has a value. */
      ne?: Value;
      /** One of these, 1,000 at most. */
      in?: Value[];
      /** Matches a pattern: `%` stands for any text, `_` for any one character, `\\` makes the next one stand for itself. */
      like?: string;
      /** Has no value, or has one. */
      isNull?: boolean;
    }

    /**
     * Which rows: columns that all have to be equal to a value, to one of an array's, or to fit a condition. `{and: []}` is
     * all rows. As in SQL, a row without a value in a column fits no comparison with it, nor `not` of one.
     *
     * ```ts
     * { status: "open", total: { gte: 100 }, or: [{ country: "DE" }, { vip: true }], not: { tag: ["test", "demo"] } }
     * ```
     */
    type Where = { [column: string]: Value | Value[] | Condition | Where | Where[] | undefined } & {
      and?: Where[];
      or?: Where[];
      not?: Where;
    };

    interface QueryOptions {
      /** Which rows; without it all of the tenant's. */
      where?: Where;
      /** The columns to read; without it all that are allowed. */
      select?: string[];
      /** `"created_at"`, `{ created_at: "desc" }`, or an array of these. */
      orderBy?: string | Record<string, 'asc' | 'desc'> | Array<string | Record<string, 'asc' | 'desc'>>;
      /** How many rows at most. */
      limit?: number;
      /** How many rows to leave out first. */
      offset?: number;
    }

    /** What can be done to tables. */
    interface Tables {
      /**
       * Reads rows. A query without `limit` that finds more than 1,000 rows fails rather than leave some out.
       *
       * ```ts
       * const open = await iota.db.query("orders", { where: { status: "open" }, orderBy: { created_at: "desc" }, limit: 20 });
       * ```
       *
       * Fails with `TABLE_NOT_ALLOWED`, `INVALID_ARGUMENT` (an unknown column or operator), `LIMIT_EXCEEDED` (page with
       * `limit` and `offset`), `TIMEOUT`, `QUERY_FAILED`.
       */
      query<T = Row>(table: string, options?: QueryOptions): Promise<T[]>;
      /** Reads the first row of a query; `null` if there is none. Fails as `query` does. */
      queryOne<T = Row>(table: string, options?: QueryOptions): Promise<T | null>;
      /** Reads the row whose column `id` has that value; `null` if there is none. Fails as `query` does. */
      findById<T = Row>(table: string, id: string | number): Promise<T | null>;
      /** Counts rows. Fails as `query` does. */
      count(table: string, where?: Where): Promise<number>;
      /**
       * Adds a row, and gives it as it was stored, with defaults and the key that the database made.
       *
       * ```ts
       * const { id } = await iota.db.insert("orders", { number: event.data.id, total: event.data.total });
       * ```
       *
       * Fails as `query` does, and with `CONFLICT` if a unique key is taken.
       */
      insert<T = Row>(table: string, row: Record<string, Value>): Promise<T>;
      /** Adds rows, all or none, 1,000 at most; gives them as they were stored, in order. Fails as `insert` does. */
      insertMany<T = Row>(table: string, rows: Record<string, Value>[]): Promise<T[]>;
      /**
       * Changes rows; gives how many. An empty `where` is refused: `{and: []}` says that all rows are meant.
       *
       * ```ts
       * await iota.db.update("orders", { id: 7 }, { status: "paid" });
       * ```
       *
       * Fails as `insert` does.
       */
      update(table: string, where: Where, changes: Record<string, Value>): Promise<number>;
      /** Deletes rows; gives how many. An empty `where` is refused. Fails as `query` does. */
      delete(table: string, where: Where): Promise<number>;
    }
    /** The same, within a transaction. */
    interface Transaction extends Tables {}
    interface Database extends Tables {
      /**
       * Runs `body` in a transaction: it is committed when the promise of `body` is fulfilled, and undone when it is rejected.
       * Nobody else's writes come between. Keep it short: it is undone after 5 seconds, and others wait for it. Within `body`
       * write with `tx`, not with `iota.db`, and await each call; an execution has one transaction at a time.
       *
       * ```ts
       * const left = await iota.db.transaction(async (tx) => {
       *   const account = await tx.findById("accounts", event.data.account);
       *   if (account.balance < event.data.amount) throw new iota.PermanentError("not enough money");
       *   await tx.update("accounts", { id: account.id }, { balance: account.balance - event.data.amount });
       *   return account.balance - event.data.amount;
       * });
       * ```
       *
       * Fails with what `body` throws, with `TIMEOUT`, and as `insert` does.
       */
      transaction<R>(body: (tx: Transaction) => Promise<R> | R): Promise<R>;
    }
  }

  // --- HTTP -----------------------------------------------------------------------------------------------

  /**
   * Requests over https and http to public addresses, and to what else the operator allows (setting `http.allow`). The
   * address that is connected to is checked, also after each redirect.
   *
   * An answer with any status fulfils the promise: look at `ok`. The promise is rejected with `SSRF_BLOCKED`, `TIMEOUT`,
   * `NETWORK_ERROR`, `TLS_ERROR`, `LIMIT_EXCEEDED` (an answer of more than 10 MiB, more than 5 redirects), `RATE_LIMITED` or
   * `INVALID_ARGUMENT`.
   */
  const http: http.Client;
  namespace http {
    type QueryValue = string | number | boolean | Date;
    interface Options {
      /** Those of `undefined` and `null` are left out. The engine sets `host`, `content-length` and the like itself. */
      headers?: Record<string, string | number | boolean | string[] | null | undefined>;
      /** Added to the address, encoded; arrays repeat the name, `undefined` and `null` are left out. */
      query?: Record<string, QueryValue | QueryValue[] | null | undefined>;
      /** For everything, redirects included, in milliseconds; at most what the operator allows (30 s). */
      timeout?: number;
      /** How many redirects to follow; 0 gives the redirect itself. At most what the operator allows (5). */
      redirects?: number;
    }
    /** A string is sent as it is, bytes as they are, `URLSearchParams` as a form, everything else as JSON. */
    type Body = string | Uint8Array | ArrayBuffer | URLSearchParams | object | number | boolean | null;
    interface OptionsWithBody extends Options {
      body?: Body;
    }
    interface Request extends OptionsWithBody {
      /** `"GET"` if there is none. */
      method?: string;
      url: string | URL;
    }
    interface Response<T = any> {
      status: number;
      /** The status is one from 200 to 299. */
      ok: boolean;
      /** Where the answer came from, after redirects. */
      url: string;
      /** By name in lower case; several of one name are joined by `", "`, but for `set-cookie`. */
      headers: Record<string, string> & { 'set-cookie'?: string[] };
      /** The body's value if its type is JSON and it is; else its text, or its bytes if they are no UTF-8. */
      data: T;
      /** The body as text. */
      text: string;
      /** The body's bytes. */
      readonly bytes: Uint8Array;
    }

    interface Client {
      /**
       * ```ts
       * const { ok, status, data } = await iota.http.get("https://api.example.com/rates", { query: { base: "EUR" } });
       * if (!ok) throw new Error(`the rates answered ${status}`);
       * ```
       */
      get<T = any>(url: string | URL, options?: OptionsWithBody): Promise<Response<T>>;
      /**
       * ```ts
       * const token = await iota.secrets.get("CRM_TOKEN");
       * await iota.http.post("https://crm.example.com/contacts", { email: event.data.email }, {
       *   headers: { authorization: `Bearer ${token}`, "idempotency-key": context.idempotencyKey },
       * });
       * ```
       */
      post<T = any>(url: string | URL, body?: Body, options?: Options): Promise<Response<T>>;
      put<T = any>(url: string | URL, body?: Body, options?: Options): Promise<Response<T>>;
      patch<T = any>(url: string | URL, body?: Body, options?: Options): Promise<Response<T>>;
      delete<T = any>(url: string | URL, options?: OptionsWithBody): Promise<Response<T>>;
      /** Any method: `iota.http.request({ method: "HEAD", url: "https://example.com/" })`. */
      request<T = any>(request: Request): Promise<Response<T>>;
    }
  }

  // --- keys -----------------------------------------------------------------------------------------------

  /**
   * Small values by key, the tenant's own: counters, cursors, caches, locks. Keys have 512 bytes at most, values 256 KiB as
   * JSON. A change is on disk when its promise is fulfilled. Unlike `iota.db`, a change is made again when an event is tried
   * again.
   *
   * Fails with `INVALID_ARGUMENT`, and with `LIMIT_EXCEEDED` beyond the operator's bounds.
   */
  const kv: kv.Store;
  namespace kv {
    interface Options {
      /** After so many seconds the key is gone. Without it the key stays. */
      ttl?: number;
    }
    interface Store {
      /** The key's value; `undefined` if there is none. */
      get<T = any>(key: string): Promise<T | undefined>;
      /**
       * ```ts
       * await iota.kv.set(`seen:${event.data.email}`, true, { ttl: 3600 });
       * ```
       */
      set(key: string, value: unknown, options?: Options): Promise<void>;
      /** Whether there was one. */
      delete(key: string): Promise<boolean>;
      /**
       * Adds to a number, 0 if there is none, and gives the sum. `ttl` counts only for a key that this makes.
       *
       * ```ts
       * const calls = await iota.kv.increment(`calls:${event.subject}`, 1, { ttl: 60 });
       * if (calls > 100) throw new iota.Error("too many calls a minute", "RATE_LIMITED");
       * ```
       */
      increment(key: string, by?: number, options?: Options): Promise<number>;
      /**
       * Sets the value if it still is `expected` (`undefined`: if there is none); whether it did. The order of an object's keys
       * does not matter.
       */
      compareAndSet(key: string, expected: unknown, value: unknown, options?: Options): Promise<boolean>;
      /**
       * The keys that begin with `prefix`, in the order of their bytes, with their values: 100, or `limit` (1,000 at most).
       * `after` of the answer is there if there are more: hand it to the next call.
       */
      list<T = any>(
        prefix?: string,
        options?: { limit?: number; after?: string },
      ): Promise<{ entries: { key: string; value: T }[]; after?: string }>;
    }
  }

  // --- events ---------------------------------------------------------------------------------------------

  namespace events {
    /**
     * Publishes an event, as this tenant. It is stored together with this execution's success: if the execution fails, it is
     * never published; if it succeeds, it is never lost.
     *
     * ```ts
     * await iota.events.publish("invoice.created", { order: event.data.id, total }, { subject: event.subject });
     * ```
     *
     * @param type e.g. `"invoice.created"`
     * @param data JSON
     * @returns the event's id
     *
     * Fails with `INVALID_ARGUMENT`, and with `LIMIT_EXCEEDED`: after 30 events in one execution, for an event of more than
     * 256 KiB, and when scripts that react to each other's events have come to the eighth.
     */
    function publish(
      type: string,
      data?: unknown,
      options?: {
        /** What it is about. */
        subject?: string;
        /** Unique together with `source`: an event that was published already is not published again. */
        id?: string;
        /** `/scripts/` and this script's name if there is none. */
        source?: string;
      },
    ): Promise<{ id: string }>;
  }

  // --- secrets --------------------------------------------------------------------------------------------

  namespace secrets {
    /**
     * A secret of the tenant's (`sluice secrets set NAME`). Wherever its value turns up in this execution's log, result or
     * error, it is replaced.
     *
     * Fails with `NOT_FOUND`.
     */
    function get(name: string): Promise<string>;
  }

  // --- cryptography ---------------------------------------------------------------------------------------

  /** Digests and the like. These return at once; mistakes are thrown. Strings are taken as UTF-8. */
  namespace crypto {
    type Digest = 'sha256' | 'sha512' | 'sha384' | 'sha1' | 'md5';
    type Data = string | Uint8Array | ArrayBuffer;
    type Encoding = 'hex' | 'base64' | 'base64url';

    /** A random UUID (version 4). */
    function uuid(): string;
    /** Random bytes, 65,536 at most. */
    function randomBytes(count: number): Uint8Array;
    /** In hex, unless said otherwise. */
    function sha256(data: Data, encoding?: Encoding): string;
    function sha256(data: Data, encoding: 'bytes'): Uint8Array;
    function hash(digest: Digest, data: Data, encoding?: Encoding): string;
    function hash(digest: Digest, data: Data, encoding: 'bytes'): Uint8Array;
    /**
     * ```ts
     * const expected = iota.crypto.hmac("sha256", await iota.secrets.get("WEBHOOK_KEY"), event.data.body);
     * if (!iota.crypto.timingSafeEqual(expected, event.data.signature)) throw new iota.PermanentError("forged");
     * ```
     */
    function hmac(digest: Digest, key: Data, data: Data, encoding?: Encoding): string;
    function hmac(digest: Digest, key: Data, data: Data, encoding: 'bytes'): Uint8Array;
    /** Whether both are the same, in a time that does not tell where they differ. */
    function timingSafeEqual(a: Data, b: Data): boolean;
    const base64: {
      encode(data: Data): string;
      /** With `-` and `_`, without padding. */
      encodeUrl(data: Data): string;
      /** Takes both kinds. */
      decode(text: string): Uint8Array;
    };
  }
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

/** Random numbers and ids, as packages use them; hashes and more are in `iota.crypto`. */
declare const crypto: {
  /** Fills an array of integers, of at most 65,536 bytes, and returns it. */
  getRandomValues<T extends Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array>(array: T): T;
  /** A random UUID (version 4), as `iota.crypto.uuid()`. */
  randomUUID(): string;
};

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
