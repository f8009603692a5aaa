import { createHash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { localeOf } from '../../../i18n/locales.ts';
import { type Translator, translator } from '../../../i18n/translate.ts';
import type { Sorry } from '../protocol.ts';

/** Where the page's bare imports lead: the library's own files, served as they are. */
export const importMap = JSON.stringify({
  imports: { 'lit-html': '/sandbox/lit/lit-html.js', 'lit-html/': '/sandbox/lit/' },
});

/** Nothing but this page's own files runs or loads; the one inline script is the import map, by its hash. */
const policy = [
  `default-src 'none'`,
  `script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
  `require-trusted-types-for 'script'`,
  `trusted-types lit-html`,
].join('; ');

/** What a browser would speak to somebody it does not know yet. */
export function strangersTongue(request: Request): Translator {
  const wanted = request.acceptsLanguages().map((tag) => localeOf(tag));
  return translator(wanted.find((locale) => locale !== undefined) ?? 'en', 'UTC');
}

/**
 * Only this machine's own browser, on this page. Another name in Host is a DNS name pointed at this machine; another
 * Origin (or none) on a POST is another site's page.
 */
export function guard(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  const port = request.socket.localPort ?? 0;
  const host = request.headers.host ?? '';
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  const isOurs = ['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}`);
  if (isOurs && (isSafe || request.headers.origin === `http://${host}`)) {
    next();
    return;
  }
  const sorry: Sorry = { sorry: strangersTongue(request)('sandbox.refused', { port: String(port) }) };
  response.status(403).json(sorry);
}
