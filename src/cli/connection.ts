import { publicUrlOf, readConfig } from '../platform/config.js';
import { DataDirInUse } from '../platform/data-dir.js';
import { GRAPHQL_LIMIT } from '../platform/http.js';
import { causeCode, CommandFailure, ServerRefusal } from './failure.js';

/** Where a command finds the register. */
export interface Where {
  /** Address of a running server. */
  server?: string;
  /** Open DATA_DIR here instead. */
  embedded?: boolean;
}

/** The register, spoken to over HTTP. */
export interface Register {
  /** @throws ServerRefusal */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** What stands at a path, for the holder of the key. @throws CommandFailure with the server's refusal */
  download(path: string): Promise<ReadableStream<Uint8Array>>;
}

interface Answer<T> {
  data?: T | null;
  errors?: {
    message: string;
    extensions?: { code?: string; fields?: { path: string; message: string }[] };
  }[];
}

/** Runs `work` against the register, wherever it is, and leaves nothing running. */
export async function withRegister<T>(where: Where, work: (register: Register) => Promise<T>): Promise<T> {
  if (where.embedded) return withEmbedded(work);
  const url = (
    where.server ??
    process.env['PUBLIC_URL'] ??
    `http://127.0.0.1:${process.env['PORT'] || 3000}`
  ).replace(/\/+$/, '');
  if (!URL.canParse(url))
    throw new CommandFailure(`--server: "${url}" is not an address such as http://127.0.0.1:3000`, 2);
  return work(registerAt(url, process.env['ROPEWALK_KEY']));
}

/** Mails and links speak of the address under which readers reach the pages, not of the port that lives only for this command. */
async function withEmbedded<T>(work: (register: Register) => Promise<T>): Promise<T> {
  const { ApiKeysService } = await import('../api-keys/api-keys.service.js');
  const { Role } = await import('../access/roles.js');
  const { createServer } = await import('../server.js');
  const config = readConfig(process.env);
  const server = await createServer({
    ...config,
    publicUrl: publicUrlOf(config),
    host: '127.0.0.1',
    port: 0,
    role: 'web',
    logLevel: 'error',
  }).catch((error: unknown) => {
    if (!(error instanceof DataDirInUse)) throw error;
    throw new CommandFailure(
      `${error.message}\nA server is running there: leave out --embedded to speak to it.`,
    );
  });
  try {
    const url = await server.listen();
    const key = server.app.get(ApiKeysService).lend({
      actor: { kind: 'system', subject: 'command line' },
      role: Role.ADMIN,
      organisation: null,
    });
    return await work(registerAt(url, key));
  } finally {
    await server.stop();
  }
}

function registerAt(url: string, key: string | undefined): Register {
  return {
    ask: (query, variables) => ask(url, key, query, variables),
    download: (path) => download(url, key, path),
  };
}

async function download(
  url: string,
  key: string | undefined,
  path: string,
): Promise<ReadableStream<Uint8Array>> {
  const response = await reach(url, path, { headers: key ? { authorization: `Bearer ${key}` } : {} });
  if (response.ok && response.body) return response.body;
  const { code, message, fields } = (await response.json().catch(() => ({}))) as Partial<Refused>;
  if (code === undefined)
    throw new CommandFailure(
      `${url} does not answer as Ropewalk does (status ${response.status}): is it the right address?`,
    );
  throw new CommandFailure(refusal({ message: message ?? '', extensions: { code, fields } }, key));
}

interface Refused {
  code: string;
  message: string;
  fields: { path: string; message: string }[];
}

async function ask<T>(
  url: string,
  key: string | undefined,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await post<T>(url, key, JSON.stringify({ query, variables }));
  if (errors?.length) {
    const { code = 'INTERNAL', fields = [] } = errors[0]?.extensions ?? {};
    throw new ServerRefusal(errors.map((error) => refusal(error, key)).join('\n'), code, fields);
  }
  if (!data) throw new CommandFailure(`${url} does not answer as Ropewalk does: is it the right address?`);
  return data;
}

async function post<T>(url: string, key: string | undefined, body: string): Promise<Answer<T>> {
  const bytes = Buffer.byteLength(body);
  // the server would close the connection while this is still being sent
  if (bytes > GRAPHQL_LIMIT) throw new CommandFailure(tooLarge(bytes, GRAPHQL_LIMIT));
  const response = await reach(url, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body,
  });
  // what stands before the server may take less
  if (response.status === 413) throw new CommandFailure(tooLarge(bytes));
  try {
    return (await response.json()) as Answer<T>;
  } catch {
    throw new CommandFailure(
      `${url} does not answer as Ropewalk does (status ${response.status}): is it the right address?`,
    );
  }
}

/** Says what to do: a register file may come in parts. */
function tooLarge(bytes: number, limit?: number): string {
  return (
    `What was to be sent has ${bytes.toLocaleString('en')} bytes, more than is taken at once${limit ? ` (${limit.toLocaleString('en')})` : ''}.\n` +
    'Nothing was written. Give a register file in parts: a section that a file leaves out stays as it is, and so do\n' +
    'policies that it does not name, so long texts may come in files of their own.'
  );
}

async function reach(url: string, path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url + path, request);
  } catch (error) {
    throw new CommandFailure(
      `No server answers at ${url} (${causeCode(error) ?? String(error)}).\n` +
        'Start one with `npm start`, name another with --server, or add --embedded to open DATA_DIR here.',
    );
  }
}

function refusal(
  { message, extensions }: NonNullable<Answer<unknown>['errors']>[number],
  key: string | undefined,
): string {
  const code = extensions?.code ?? 'INTERNAL';
  if (code === 'UNAUTHENTICATED')
    return key
      ? 'UNAUTHENTICATED: the key in ROPEWALK_KEY is unknown or revoked.'
      : 'UNAUTHENTICATED: set ROPEWALK_KEY to the admin key that the first start printed, or to one made by `ropewalk key create`.';
  const fields = (extensions?.fields ?? []).filter((field) => !message.includes(field.message));
  return [`${code}: ${message}`, ...fields.map((field) => `  ${field.path}: ${field.message}`)].join('\n');
}
