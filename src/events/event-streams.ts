import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { RequestContext } from '../access/access.guard.js';
import { Authenticator, type Identity } from '../access/identity.js';
import { Bell } from '../deliveries/bell.js';
import { currentContext, runAs, type Context } from '../platform/context.js';
import { Refusal } from '../shared/errors.js';
import { EventsReader, type EventRow } from './events.reader.js';
import { EventsService } from './events.service.js';

/** Streams that one key may have open in a process. */
export const STREAMS_PER_KEY = 10;
/** Milliseconds between looks for events of other processes. */
const LOOK = 1_000;
/** Milliseconds between looks whether the key still counts. */
const KEY_LOOK = 30_000;
const BATCH = 100;
/** Milliseconds that streams have to end when the process stops. */
const GOODBYE = 2_000;

/** Streams of events. The table is the truth: bells only say when to look, so nothing is lost that nobody rang for. */
@Injectable()
export class EventStreams implements OnModuleInit {
  private readonly open = new Map<string, number>();
  /** Rings when one ends. */
  readonly left = new Bell();
  private stopped = false;
  /** How often keys are looked at, for tests. */
  keyLook = KEY_LOOK;

  constructor(
    private readonly reader: EventsReader,
    private readonly events: EventsService,
    private readonly authenticator: Authenticator,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Before the server waits for its connections to end, for these end only when told to. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('preClose', () => this.end());
  }

  /** How many are open. */
  get count(): number {
    return [...this.open.values()].reduce((sum, each) => sum + each, 0);
  }

  /** Takes a place for a stream; the returned function gives it back. @throws RATE_LIMITED */
  enter({ actor }: Identity): () => void {
    const key = actor.key ?? actor.subject;
    const count = this.open.get(key) ?? 0;
    if (count >= STREAMS_PER_KEY)
      throw new Refusal('RATE_LIMITED', `this key has ${STREAMS_PER_KEY} streams open: close one first`);
    this.open.set(key, count + 1);
    let entered = true;
    return () => {
      if (!entered) return;
      entered = false;
      const others = (this.open.get(key) ?? 1) - 1;
      if (others > 0) this.open.set(key, others);
      else this.open.delete(key);
      this.left.ring();
    };
  }

  /** Events after an ordinal as the caller may see them, until the caller goes, the key is revoked or the process stops. */
  follow(
    organisationId: string,
    after: string,
    request: Pick<RequestContext, 'token' | 'gone'>,
  ): AsyncGenerator<EventRow, void> {
    // what follows runs when the next event is asked for, in nobody's context
    return this.from(currentContext()!, organisationId, after, request);
  }

  /** Ends all streams, and lets them say so. */
  private async end(): Promise<void> {
    this.stopped = true;
    this.events.bell.ring();
    const given = performance.now() + GOODBYE;
    while (this.open.size > 0 && performance.now() < given) await this.left.wait(GOODBYE);
  }

  private async *from(
    caller: Context,
    organisationId: string,
    after: string,
    { token = '', gone }: Pick<RequestContext, 'token' | 'gone'>,
  ): AsyncGenerator<EventRow, void> {
    let ordinal = after;
    let looked = performance.now();
    while (!this.stopped) {
      if (gone?.aborted) return;
      const { rings } = this.events.bell;
      if (performance.now() - looked >= this.keyLook) {
        if (!(await this.authenticator.authenticate(token))) return;
        looked = performance.now();
      }
      const rows = await runAs(caller, () => this.reader.following(organisationId, ordinal, BATCH));
      for (const row of rows) {
        yield row;
        ordinal = row.ordinal;
      }
      if (rows.length < BATCH) await this.events.bell.wait(Math.min(LOOK, this.keyLook), rings);
    }
  }
}
