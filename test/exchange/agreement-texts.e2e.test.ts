import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusal } from '../support/record.js';
import {
  applyMutation,
  applyRegister,
  emptyPlan,
  exported,
  planned,
  type File,
} from '../support/register-files.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const words = { label: '1.0', summary: 'The first.', text: '# DPA\n\nAs it was.' };
const fileOf = (slug: string, more: File = {}, on = '2026-03-01'): File => ({
  organisation: { slug, name: slug, languages: ['en', 'de'], noticeDays: 0 },
  on,
  parties: [{ reference: 'customer', legalName: 'Customer AG' }],
  agreements: [
    {
      reference: 'dpa',
      title: 'DPA',
      side: 'CUSTOMER',
      effectiveFrom: '2026-01-01',
      noticeDays: 30,
      ...words,
      standings: [{ party: 'customer', since: '2026-01-01' }],
      ...more,
    },
  ],
});
const dpaOf = async (slug: string, on: string): Promise<File> =>
  (await exported(server, slug, on))['agreements'][0];

describe('the text of an agreement in a register file', () => {
  it('is a new version with a label of its own; customers stay on theirs, and both are exported', async () => {
    const first = fileOf('house');
    await applyRegister(server, first, { baseline: true });
    expect(emptyPlan(await planned(server, first))).toBe(true);
    const text = { en: '# DPA\n\nAs it is.', de: '# AVV\n\nWie er ist.' };
    const languages = { prevailingLanguage: 'de', machineTranslated: ['en'] };
    const otherVersions = [{ effectiveFrom: '2026-01-01', noticeDays: 30, ...words }];
    const next = fileOf(
      'house',
      { label: '2.0', summary: undefined, text, ...languages, otherVersions },
      '2026-04-01',
    );
    const { sections } = await applyRegister(server, next);
    const { amended } = sections.find(({ name }) => name === 'agreements')!;
    expect(amended.map(({ changes }) => changes.map(({ field }) => field).toSorted())).toEqual([
      ['label', 'machineTranslated', 'prevailingLanguage', 'text'],
    ]);
    expect(emptyPlan(await planned(server, next))).toBe(true);
    const out = await dpaOf('house', '2026-04-01');
    expect(out).toMatchObject({
      label: '2.0',
      text,
      ...languages,
      effectiveFrom: '2026-04-01',
      otherVersions,
    });
    expect(out).not.toHaveProperty('summary');

    const whole = await exported(server, 'house', '2026-04-01');
    const copy: File = { ...whole, organisation: { ...whole['organisation'], slug: 'copy' } };
    await applyRegister(server, copy, { baseline: true });
    expect(emptyPlan(await planned(server, copy))).toBe(true);
    expect(await exported(server, 'copy', '2026-04-01')).toEqual(copy);
  });

  it('stays where the file does not state it; other terms carry it along', async () => {
    await applyRegister(server, fileOf('silent'), { baseline: true });
    const unsaid = { label: undefined, summary: undefined, text: undefined };
    expect(emptyPlan(await planned(server, fileOf('silent', unsaid)))).toBe(true);
    const stricter = fileOf('silent', { ...unsaid, noticeDays: 60 }, '2026-04-01');
    await applyRegister(server, stricter, { baseline: true });
    expect(emptyPlan(await planned(server, stricter))).toBe(true);
    expect(await dpaOf('silent', '2026-04-01')).toMatchObject({ noticeDays: 60, text: words.text });
    expect(await dpaOf('silent', '2026-04-01')).not.toHaveProperty('label');
  });

  it('needs a label of its own, and a label alone makes no version: plan and apply say so', async () => {
    await applyRegister(server, fileOf('labels'), { baseline: true });
    const before = await server.get('{ changes { totalCount } }');
    const cases: [File, string, string][] = [
      [{ text: 'Other.' }, 'label', 'BAD_USER_INPUT'],
      [{ noticeDays: 60 }, 'label', 'BAD_USER_INPUT'],
      [{ label: '1.1' }, 'label', 'NOTHING_TO_AMEND'],
      [{ summary: 'Other.' }, 'summary', 'NOTHING_TO_AMEND'],
    ];
    for (const [more, field, code] of cases) {
      const bad = fileOf('labels', more, '2026-04-01');
      const path = `agreements.0.${field}`;
      expect([more, (await planned(server, bad)).refused]).toMatchObject([more, [{ path, code }]]);
      expect(refusal(await server.ask(applyMutation, { input: bad }))).toEqual({ code, paths: [path] });
    }
    expect(await server.get('{ changes { totalCount } }')).toEqual(before);
  });
});
