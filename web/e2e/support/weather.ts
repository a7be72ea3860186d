import {
  createServer,
  type IncomingMessage,
  request as plain,
  type ServerResponse,
} from 'node:http';
import { request as secure } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Random } from './random';

/**
 * What the network does with one request of a sale:
 *
 * - `good`: nothing;
 * - `dropped`: the connection ends before the server saw anything;
 * - `cut`: the server did it, and the answer never comes;
 * - `half`: the server did it, and the connection ends in the middle of the answer;
 * - `doubled`: the server gets it twice at the same time;
 * - `late`: the connection ends at once, and the server gets the request later;
 * - `slow`: the answer takes its time;
 * - `gateway before`, `gateway after`: a gateway answers with a page of its own, before or after the server did it.
 */
export type Weather =
  | 'good'
  | 'dropped'
  | 'cut'
  | 'half'
  | 'doubled'
  | 'late'
  | 'slow'
  | 'gateway before'
  | 'gateway after';

/** A proxy before a server. Only what is sent about a sale meets its weather. */
export interface WeatherProxy {
  readonly url: string;
  /** Chooses what happens to the next request of a sale. */
  choose: (path: string) => Weather;
  /** Chooses how late a late request is. */
  random: Random;
  /** Changes the text of an answer, such as a new version of a file. */
  rewrite: (path: string, text: string) => string;
  /** The order ids of the charges that left the till, in their order. */
  readonly orders: readonly string[];
  /** Resolves when late requests have reached the server and been answered. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const SALE = /^\/merchant\/(?:charge|reverse|orders\/)/;
const SLOW_MS = 150;
/** A late request arrives within this time. */
const LATE_MS = 400;

interface Whole {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Starts the proxy on a free port of the same address. */
export async function startWeather(server: string): Promise<WeatherProxy> {
  const upstream = new URL(server);
  const late = new Set<Promise<unknown>>();
  const orders: string[] = [];

  const forward = (from: IncomingMessage, body: Buffer): Promise<Whole> =>
    new Promise((resolve, reject) => {
      const { protocol, hostname, port } = upstream;
      const { method } = from;
      // Whole and uncompressed, so that it can be rewritten.
      const { 'accept-encoding': _encoding, 'if-none-match': _known, ...headers } = from.headers;
      const request = protocol === 'https:' ? secure : plain;
      // The certificate is not what is tested here.
      const anyone = { agent: false, rejectUnauthorized: false };
      const options = { hostname, port, path: from.url, method, headers, ...anyone };
      const sent = request(options, async (answer) => {
        resolve({
          status: answer.statusCode ?? 500,
          headers: answer.headers,
          body: await bodyOf(answer),
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });

  const proxy: Pick<WeatherProxy, 'choose' | 'random' | 'rewrite'> = {
    choose: () => 'good',
    random: Math.random,
    rewrite: (_path, text) => text,
  };

  async function handle(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const path = from.url ?? '/';
    const body = await bodyOf(from);
    if (!SALE.test(path)) return passOn(await forward(from, body), to, path);
    if (path === '/merchant/charge') orders.push(orderOf(body));
    switch (proxy.choose(path)) {
      case 'good':
        return passOn(await forward(from, body), to, path);
      case 'slow':
        await pause(SLOW_MS);
        return passOn(await forward(from, body), to, path);
      case 'dropped':
        to.destroy();
        return;
      case 'cut':
        await forward(from, body);
        to.destroy();
        return;
      case 'half': {
        const answer = await forward(from, body);
        to.writeHead(answer.status, answer.headers);
        to.write(answer.body.subarray(0, answer.body.length / 2), () => to.destroy());
        return;
      }
      case 'doubled': {
        const both = [forward(from, body), forward(from, body)];
        const first = await Promise.race(both);
        await Promise.all(both);
        return passOn(first, to, path);
      }
      case 'late': {
        to.destroy();
        const arrival = pause(proxy.random() * LATE_MS).then(() => forward(from, body));
        late.add(arrival);
        return;
      }
      case 'gateway before':
        return badGateway(to);
      case 'gateway after':
        await forward(from, body);
        return badGateway(to);
    }
  }

  function passOn(answer: Whole, to: ServerResponse, path: string): void {
    const text = answer.body.toString();
    const changed = proxy.rewrite(path, text);
    if (changed === text) {
      to.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const { etag: _etag, 'content-length': _length, ...headers } = answer.headers;
    to.writeHead(answer.status, headers).end(changed);
  }

  const listening = createServer((from, to) => {
    handle(from, to).catch(() => to.destroy());
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${port}`,
    orders,
    settle: async () => {
      for (const arrival of late) {
        await arrival;
        late.delete(arrival);
      }
    },
    stop: () =>
      new Promise<void>((resolve) => {
        listening.close(() => resolve());
        listening.closeAllConnections();
      }),
  });
}

function badGateway(to: ServerResponse): void {
  to.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function orderOf(body: Buffer): string {
  const { external_order_id: id } = JSON.parse(body.toString()) as { external_order_id: string };
  return id;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
