import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';

/** The README's tour, step by step, in a real browser against a real process: what a newcomer does in the first two minutes. */
let server: ChildProcess;
let browser: Browser;
let page: Page;
let url = '';
let key = '';

beforeAll(async () => {
  const folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'tour-'));
  const main = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
  server = spawn('node', ['--disable-warning=ExperimentalWarning', main, 'serve', '--sample'], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    server.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      url ||= /listens on (http:\S+)/.exec(printed)?.[1] ?? '';
      key ||= /\brw_[\w-]+/.exec(printed)?.[0] ?? '';
      if (url && key) resolve();
    });
  });
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.once('exit', resolve).kill('SIGTERM'));
});

interface Answer {
  findings: { edges: { node: { targetName: string } }[] };
  adequacyImpact: unknown;
  subProcessors: { edges: { node: { id: string; legalName: string } }[] };
  amendSubProcessor: { subProcessor: { id: string } };
  draftNotice: { notice: { id: string; number: number; digest: string } };
  announceNotice: { notice: { coverage: { recipients: number } } };
  notice: { coverage: { recipients: number; delivered: number } };
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Opens the newest mail whose subject says so, as soon as it is there. */
async function openMail(subject: RegExp): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await page.goto(`${url}/mailbox`);
    const mail = page.getByRole('link', { name: subject }).first();
    if ((await mail.count()) > 0) return mail.click();
    await page.waitForTimeout(100);
  }
  throw new Error(`no mail ${subject} came`);
}

it('from the public page to a notice that was read and left with one click', async () => {
  await page.goto(`${url}/acme-helpdesk/sub-processors`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Sub-processors');
  await expect(page.getByRole('row', { name: /Siebenschläfer Backup AG/ }).count()).resolves.toBe(1);

  await page.getByRole('link', { name: 'Get notices' }).first().click();
  await page.getByLabel('E-mail address').fill('reader@example.org');
  await page.getByRole('button', { name: 'Ask for notices' }).click();
  await openMail(/confirm/i);
  await page
    .getByRole('main')
    .getByRole('link', { name: /\/subscribe\/confirm\// })
    .first()
    .click();
  await page.getByRole('button').click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toMatch(/expired|invalid|not/i);

  const { subProcessors } = await ask(
    `{ subProcessors(organisation: "acme-helpdesk") { edges { node { id legalName } } } }`,
  );
  const { id } = subProcessors.edges
    .map((edge) => edge.node)
    .find((node) => node.legalName === 'Siebenschläfer Backup AG')!;
  const effectiveFrom = new Date(Date.now() + 40 * 864e5).toISOString().slice(0, 10);
  await ask(
    `mutation($input: AmendSubProcessorInput!) { amendSubProcessor(input: $input) { subProcessor { countries } } }`,
    {
      input: { id, effectiveFrom, countries: ['CH', 'DE'] },
    },
  );
  await page.goto(`${url}/acme-helpdesk/sub-processors`);
  expect(await page.getByRole('heading', { name: 'Siebenschläfer Backup AG' }).count()).toBe(0);

  const { draftNotice } = await ask(
    `mutation { draftNotice(input: { organisation: "acme-helpdesk" }) { notice { id number digest } } }`,
  );
  const { notice } = draftNotice;
  await ask(
    `mutation($input: AnnounceNoticeInput!) { announceNotice(input: $input) { notice { coverage { recipients } } } }`,
    {
      input: { notice: notice.id, digest: notice.digest },
    },
  );
  await page.goto(`${url}/acme-helpdesk/sub-processors`);
  await expect(page.getByText('Siebenschläfer Backup AG').count()).resolves.toBeGreaterThan(1);

  await openMail(/Siebenschläfer|sub-processor/i);
  const text = await page.locator('pre').innerText();
  expect(text).toMatch(/Switzerland/);
  expect(text).toMatch(/Switzerland and Germany|Germany and Switzerland/);
  expect(text).toContain(`${url}/acme-helpdesk/changes/${notice.number}`);
  await page
    .locator('pre')
    .getByRole('link', { name: /\/leave\// })
    .click();
  await page.getByRole('button').click();

  const left = await ask(
    `{ notice(organisation: "acme-helpdesk", number: ${notice.number}) { coverage { recipients } } }`,
  );
  // the contacts of two customers, and the subscriber
  expect(left.notice.coverage).toEqual({ recipients: 3 });
  const again = await ask(
    `mutation($input: AmendSubProcessorInput!) { amendSubProcessor(input: $input) { subProcessor { id } } }`,
    {
      input: { id, effectiveFrom, note: 'Nobody is left to hear this.' },
    },
  );
  expect(again.amendSubProcessor.subProcessor.id).toBe(id);
  const second = (
    await ask(`mutation { draftNotice(input: { organisation: "acme-helpdesk" }) { notice { id digest } } }`)
  ).draftNotice.notice;
  const announced = await ask(
    `mutation($input: AnnounceNoticeInput!) { announceNotice(input: $input) { notice { coverage { recipients } } } }`,
    {
      input: { notice: second.id, digest: second.digest },
    },
  );
  expect(announced.announceNotice.notice.coverage.recipients).toBe(2);
}, 120_000);

it('from a finding to its cure, and what falls with a decision', async () => {
  const lacking = async () =>
    (
      await ask(
        `{ findings(organisation: "acme-helpdesk", rule: "S02", severity: ERROR) { edges { node { targetName } } } }`,
      )
    ).findings.edges.map(({ node }) => node.targetName);
  expect(await lacking()).toEqual(['Ledgerleaf Oy', 'Quillwise AI Ltd']);
  await ask(`mutation { addAgreement(input: { organisation: "acme-helpdesk", reference: "dpa-quillwise",
    title: "Data-processing agreement with Quillwise", kind: ARTICLE_28, side: VENDOR, party: "Quillwise AI Ltd",
    signedOn: "2026-02-02" }) { agreement { reference } } }`);
  expect(await lacking()).toEqual(['Ledgerleaf Oy']);
  const { adequacyImpact } = await ask(
    `{ adequacyImpact(organisation: "acme-helpdesk", decision: "CH", endsOn: "2099-01-01") {
      transfers { transfer { reference } fallback { kind } } customers { legalName } } }`,
  );
  expect(adequacyImpact).toEqual({
    transfers: [{ transfer: { reference: 'siebenschlaefer-ch' }, fallback: null }],
    customers: [{ legalName: 'Kingfisher Outdoors Ltd' }, { legalName: 'Nordwind Versand AG' }],
  });
}, 60_000);
