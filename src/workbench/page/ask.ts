/**
 * What the server answered instead: a sentence for the user. `isAway`: it did not answer at all, or it is another one that
 * does not know this page yet.
 */
export class Refusal extends Error {
  readonly isAway: boolean;
  /** What was asked for was there, and is no more. */
  readonly isGone: boolean;
  /** The status of the answer; null where there was none. */
  constructor(message: string, status: number | null) {
    super(message);
    this.isAway = status === null || status === 401;
    this.isGone = status === 410;
  }
}

type Query = Readonly<Record<string, string | number>>;

/** Asks the server for something. */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return (await (await send(addressOf(path, query), signal === undefined ? {} : { signal })).json()) as T;
}

/** Tells the server to do something. */
export async function post<T>(path: string, body: object): Promise<T> {
  return (await (await postFor(path, body)).json()) as T;
}

/** The same for a page that is being closed: nobody hears the answer. */
export function postLast(path: string, body: object): void {
  postFor(path, body, true).catch(() => {});
}

/** The same, for an answer that comes piece by piece. */
export function postFor(path: string, body: object, keepalive = false): Promise<Response> {
  return send(`/api/${path}`, {
    method: 'POST',
    keepalive,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export async function getBytes(path: string, query: Query, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await send(addressOf(path, query), { signal })).arrayBuffer();
}

export function addressOf(path: string, query: Query): string {
  const parts = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `/api/${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal('工作台没有回答，可能已经停止。请看一看启动它的窗口。', null);
  }
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as { readonly message?: string };
  throw new Refusal(said.message ?? `工作台拒绝了这一步（${response.status}）。`, response.status);
}
