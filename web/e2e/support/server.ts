import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The accounts of the demo shop, as `mps-api seed-demo --json` prints them. */
export interface Accounts {
  readonly admin: { readonly identifier: string; readonly password: string };
  readonly merchant: {
    readonly code: string;
    readonly password: string;
    readonly manager: { readonly operator: string; readonly password: string };
    readonly cashier: { readonly operator: string; readonly password: string };
  };
  readonly members: readonly {
    readonly member_no: string;
    readonly phone: string;
    readonly password: string;
    readonly card_id: string;
    readonly card_no: string;
  }[];
}

/** A server with demo data, for one run of the tests. */
export interface Server {
  readonly url: string;
  readonly accounts: Accounts;
  /** Recomputes the books, and fails with what is wrong in them. */
  readonly verify: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const BINARY = resolve(process.env.MPS_API_BIN ?? '../target/debug/mps-api');

/**
 * Starts the real server on a free port, with its books in a folder that is removed afterwards. What the
 * demo shop did before can be so many seconds old.
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
  ageSecs = 0,
): Promise<Server> {
  const running = process.env.MPS_WEB_URL;
  if (running !== undefined) return alreadyRunning(running);
  const folder = await mkdtemp(join(tmpdir(), 'mps-e2e-'));
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    MPS_DATA_DIR: folder,
    API_PORT: String(port),
    PAYMENT_SANDBOX: 'true',
    DRAIN_SECONDS: '0',
    RATE_LIMIT_REQUESTS: '0',
    LOGIN_RATE_LIMIT: '0',
    LOG_LEVEL: 'WARN',
    ...settings,
  };
  const options = { env, cwd: folder };
  const { stdout } = await promisify(execFile)(BINARY, ['seed-demo', '--json'], options);
  if (ageSecs > 0) await makeOlder(join(folder, 'mps.db'), ageSecs);
  const child = spawn(BINARY, ['serve'], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const log: string[] = [];
  child.stdout.on('data', (text: Buffer) => log.push(text.toString()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop();
    throw new Error(`the server did not start: ${log.join('')}`, { cause: error });
  }
  const verify = async () => void (await promisify(execFile)(BINARY, ['verify'], options));
  return { url, accounts: JSON.parse(stdout) as Accounts, verify, stop };
}

/** Puts the transactions of books that nobody has open into the past, since some are too young for a while. */
async function makeOlder(books: string, secs: number): Promise<void> {
  const statement = `UPDATE transactions SET created_at = created_at - ${secs * 1_000_000}`;
  await promisify(execFile)('sqlite3', [books, statement]);
}

/** A server that somebody else started: `MPS_WEB_URL`, with its accounts in the file `MPS_WEB_ACCOUNTS`. */
async function alreadyRunning(url: string): Promise<Server> {
  const file = process.env.MPS_WEB_ACCOUNTS;
  if (file === undefined) throw new Error('MPS_WEB_URL wants MPS_WEB_ACCOUNTS too');
  const accounts = JSON.parse(await readFile(file, 'utf8')) as Accounts;
  // Whoever started it looks after its books.
  return { url, accounts, verify: async () => undefined, stop: async () => undefined };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('it is not ready after ten seconds');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
