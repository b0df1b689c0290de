import { rmSync } from 'node:fs';

export default async function teardown() {
  await globalThis.ropewalkPostgres?.stop();
  rmSync(process.env.TEST_FOLDER, { recursive: true, force: true });
}
