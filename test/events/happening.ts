import type { TestServer } from '../support/server.js';

export async function withdraw(server: TestServer, notice: string, reason: string): Promise<void> {
  await server.get(
    `mutation($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { notice { state } } }`,
    { input: { notice, reason } },
  );
}
