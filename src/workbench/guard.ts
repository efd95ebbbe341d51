import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/**
 * Only the page that this server has shipped, opened by whoever started it, is answered. Other pages in the same browser
 * cannot name our host by another name (rebinding), nor send from their origin, nor have the cookie.
 */
export interface Guard {
  /** Stands in the address that is printed at the start, behind the #, and so in no log. */
  readonly token: string;
  /** Refuses a foreign Host, Origin or fetch from another site; sets the headers that hold the page to its own. */
  readonly site: MiddlewareHandler;
  /** Refuses whoever has not shown the token. */
  readonly session: MiddlewareHandler;
  /** Takes the token in exchange for a cookie. */
  admit(context: Context, token: unknown): Response;
}

/** Nothing from elsewhere, nothing inline; the PDF viewer's worker and the faces it makes are our own. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** `port` is asked for when the first request comes: it may be the system's to choose. */
export function openGuard(port: () => number): Guard {
  const token = randomBytes(24).toString('base64url');
  const cookie = randomBytes(24).toString('base64url');
  const cookieName = (): string => `mubiao-${port()}`;
  const hosts = (): readonly string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  return {
    token,
    async site(context, next) {
      const host = context.req.header('host') ?? '';
      const origin = context.req.header('origin');
      const site = context.req.header('sec-fetch-site') ?? 'none';
      const isReading = context.req.method === 'GET' || context.req.method === 'HEAD';
      const isOwnOrigin = origin === undefined ? isReading : origin === `http://${host}`;
      // A page without data may be led to from anywhere: from the file that `serve` opens, and from a bookmark's page.
      const isVisit = isReading && context.req.header('sec-fetch-dest') === 'document' && !isApi(context.req.path);
      const isOwnSite = site === 'same-origin' || site === 'none' || isVisit;
      for (const [name, value] of Object.entries(headers)) context.header(name, value);
      if (!hosts().includes(host) || !isOwnOrigin || !isOwnSite) return context.text('不接受从别处来的请求。\n', 403);
      return next();
    },
    async session(context, next) {
      if (!isSame(getCookie(context, cookieName()) ?? '', cookie)) {
        return context.json({ message: '请用启动时显示的地址打开本页。' }, 401);
      }
      return next();
    },
    admit(context, given) {
      if (typeof given !== 'string' || !isSame(given, token)) {
        return context.json({ message: '地址里的口令不对。请用启动时显示的地址打开本页。' }, 401);
      }
      setCookie(context, cookieName(), cookie, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return context.json({});
    },
  };
}

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
