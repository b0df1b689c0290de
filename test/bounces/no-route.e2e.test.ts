import { describe, expect, it } from '@jest/globals';
import { startServer } from '../support/server.js';

describe('without a token in the settings', () => {
  it('there is no such route', async () => {
    const other = await startServer();
    const answer = await fetch(`${other.url}/inbound/mail`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', authorization: 'Bearer undefined' },
      body: 'x',
    });
    expect(answer.status).toBe(404);
    await other.stop();
  });
});
