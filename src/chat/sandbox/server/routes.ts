import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { failure, failureId } from '../../../log.ts';
import type { Sandbox } from '../platform.ts';
import type { PassTo, Sorry } from '../protocol.ts';
import { dismissal, looking, pageAction, passing } from './actions.ts';
import { builtPage, fonts, litFolder, shell, startingPage } from './assets.ts';
import { guard, strangersTongue } from './guard.ts';
import { pass, passedSince } from './passing.ts';
import { act, NotHere, speaker, standing } from './room.ts';
import { type PageGuide, stateFor } from './state.ts';

export interface SandboxPage extends PageGuide {
  /** Moves the clock, does what fell due meanwhile, and says what time it is then. Left out where time is nobody's to pass. */
  passTime?(to: PassTo): Promise<Date>;
  /** Where the compiled page lies; the tests compile it elsewhere. */
  page?: string;
}

/** Until the bot is ready its page says so, to a browser on this machine. */
export function startingRouter(): Router {
  const router = Router();
  router.get('/', guard, (request, response) => {
    response
      .status(503)
      .set({ 'Cache-Control': 'no-store', 'Retry-After': '1' })
      .type('html')
      .send(startingPage(strangersTongue(request)));
  });
  router.use('/sandbox/page', guard, express.static(builtPage, { index: false }));
  router.get('/sandbox/fonts/:name', guard, font);
  return router;
}

/** The page at '/', and all it needs under '/sandbox'. Other paths are left to whoever comes next. */
export function sandboxRouter({ inside }: Sandbox, guide: SandboxPage): Router {
  const router = Router();
  const { passTime } = guide;
  router.use('/sandbox', guard);

  router.get('/', guard, (request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(shell(strangersTongue(request)));
  });
  router.use('/sandbox/page', express.static(guide.page ?? builtPage, { index: false }));
  router.use('/sandbox/lit', express.static(litFolder, { index: false }));
  router.get('/sandbox/fonts/:name', font);

  router.get('/sandbox/state', async (request, response) => {
    const state = await stateFor(inside, guide, looking.parse(request.query));
    response.set('Cache-Control', 'no-store').json(state);
  });
  router.get('/sandbox/live', (_request, response) => inside.live.watch(response));
  router.get('/sandbox/files/:id', async (request, response, next) => {
    const file = inside.privates.file(request.params.id) ?? (await inside.messages.file(request.params.id));
    if (file) sendFile(response, file);
    else next();
  });

  router.use('/sandbox', express.json({ limit: '256kb' }));
  router.post('/sandbox/do', async (request, response) => {
    response.json(await act(inside, pageAction.parse(request.body)));
  });
  router.post('/sandbox/dismiss', (request, response) => {
    const { person, reply } = dismissal.parse(request.body);
    inside.privates.dismiss(person, reply);
    inside.live.changed();
    response.json({});
  });
  if (passTime) {
    router.post('/sandbox/pass-time', async (request, response) => {
      const { person, to } = passing.parse(request.body);
      const { me } = standing(person, 'home');
      const t = await speaker(inside, me);
      const { now, since } = await pass(inside, to, passTime);
      inside.live.changed();
      response.json(await passedSince(inside, me, since, now, t));
    });
  }

  router.use('/sandbox', (request, response) => refuse(response, 404, strangersTongue(request)('sandbox.notFound')));
  router.use('/sandbox', (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const t = strangersTongue(request);
    if (isUnreadable(error)) return refuse(response, 400, t('sandbox.notRead'));
    if (error instanceof NotHere) return refuse(response, 404, t('sandbox.notFound'));
    const id = failureId();
    inside.log.error({ id, path: request.path, failure: failure(error) }, 'the sandbox page failed');
    refuse(response, 500, t('chat.failed', { id }));
  });
  return router;
}

function font(request: Request<{ name: string }>, response: Response, next: NextFunction): void {
  const file = fonts.get(request.params.name);
  if (file) response.sendFile(file, { maxAge: '7d', dotfiles: 'allow' });
  else next();
}

function refuse(response: Response, status: number, sorry: string): void {
  response.status(status).json({ sorry } satisfies Sorry);
}

/** Not the page's own doing: too long, not JSON, or not of a shape that the page sends. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof z.ZodError) return true;
  const status = error instanceof Error && 'status' in error ? error.status : 0;
  return typeof status === 'number' && status >= 400 && status < 500;
}

/** A picture may be a drawing with a script in it: opened by itself it runs nothing. */
function sendFile(response: Response, { name, type, bytes }: { name: string; type: string; bytes: Uint8Array }): void {
  if (!type.startsWith('image/')) response.attachment(name);
  response
    .set({
      'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
      'Cache-Control': 'private, max-age=31536000, immutable',
    })
    .type(type)
    .send(Buffer.from(bytes));
}
