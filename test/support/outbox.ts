import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Outbox, type Copy } from '../../src/deliveries/outbox.js';
import type { Message } from '../../src/deliveries/message.entity.js';
import { runAs, systemContext } from '../../src/platform/context.js';
import type { Database } from '../../src/platform/database.js';
import type { Server } from '../../src/server.js';

/** What the tests find in a row of `delivery`. */
export interface DeliveryRow {
  id: string;
  address: string | null;
  state: string;
  attempts: number;
  answer: string | null;
  sealed_link: string | null;
  claim: string | null;
  due_at: Date | string;
}

export function asTest<T>(work: () => Promise<T>): Promise<T> {
  return runAs(systemContext('test'), work);
}

export function rows<T>(database: Database, query: string): Promise<T[]> {
  return asTest(() => database.read(async (db) => (await sql.raw<T>(query).execute(db)).rows));
}

export function deliveries(server: Server, message: Message): Promise<DeliveryRow[]> {
  return rows(
    server.database,
    `select * from delivery where message_id = '${message.id}' order by address_key`,
  );
}

/** An organisation of its own with one message, written without the rooms above. */
export async function writeMessage(server: Server, words: Partial<Message> = {}): Promise<Message> {
  const organisationId = randomUUID();
  await rows(
    server.database,
    `insert into organisation (id, slug, name, time_zone, languages) values
      ('${organisationId}', 'o-${organisationId.slice(0, 8)}', 'Acme Helpdesk', 'UTC', '{en,de}')`,
  );
  const outbox = server.app.get(Outbox);
  return asTest(() =>
    outbox.message({
      organisationId,
      kind: 'notice',
      noticeId: randomUUID(),
      fromName: 'Acme Helpdesk',
      prevailing: 'en',
      listId: 'changes.acme.example',
      leavePath: '/acme/leave/',
      replyTo: 'privacy@acme.example',
      texts: {
        en: {
          subject: 'Notice of a sub-processor change',
          text: 'Hetzner joins.\n\nLeave: {{leave}}\n',
          html: '<p>Hetzner joins.</p><p><a href="{{leave}}">Leave</a></p>',
        },
      },
      ...words,
    }),
  );
}

export function deliver(
  server: Server,
  message: Message,
  copy: Partial<Copy> & { address: string },
): Promise<boolean> {
  const outbox = server.app.get(Outbox);
  return asTest(() =>
    outbox.deliver(message, { language: 'en', recipient: { id: randomUUID(), generation: 0 }, ...copy }),
  );
}

/** Copies for user1@… to user<n>@example.com. */
export async function deliverToMany(database: Database, message: Message, n: number): Promise<void> {
  await rows(
    database,
    `insert into delivery (id, organisation_id, message_id, address_key, address, language, recipient_id)
      select gen_random_uuid(), '${message.organisationId}', '${message.id}', 'key' || i, 'user' || i || '@example.com', 'en',
        gen_random_uuid() from generate_series(1, ${n}) i`,
  );
}
