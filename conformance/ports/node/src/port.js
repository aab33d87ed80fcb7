// The adapter between the scheduler and the conformance kit: JSON-RPC 2.0, one message a line.
import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { BadArgumentError, Scheduler } from './scheduler.js';

const require = createRequire(import.meta.url);
if (!process.env.REDIS_URL) throw new Error('REDIS_URL must name the Redis to use');
const scheduler = new Scheduler(process.env.REDIS_URL);

const methods = {
  __proto__: null,
  describe: () => ({
    name: 'redisched-node',
    version: require('../package.json').version,
    language: 'JavaScript',
    client: `redis ${require('redis/package.json').version}`,
    profiles: ['core', 'inspect', 'layout', 'binary'],
  }),
  put: (p) => scheduler.put(p.topic, p.id, body(p), p.expiration),
  reserve: (p) => scheduler.reserve(p.topic, p.max, p.ttr),
  pull: (p) => scheduler.pull(p.topic, p.max),
  release: (p) => scheduler.release(p.topic, p.id),
  delete: (p) => scheduler.delete(p.topic, p.id),
  requeue: (p) => scheduler.requeue(p.topic, p.max, p.limit),
  get: (p) => scheduler.get(p.topic, p.id),
  counts: (p) => scheduler.counts(p.topic, p.now),
};

/** The body of a put: text, or base64 in its place. */
function body({ body, body64 }) {
  if (body64 === undefined) return body;
  const bytes = Buffer.from(String(body64), 'base64');
  if (bytes.toString('base64') === body64) return bytes;
  throw new BadArgumentError('body64', 'must be base64');
}

/** What a result looks like in JSON: a body that is not text becomes base64. */
function shown(result) {
  if (!Buffer.isBuffer(result?.body)) return result;
  const { body, ...rest } = result;
  return isUtf8(body) ? { ...rest, body: `${body}` } : { ...rest, body64: body.toString('base64') };
}

async function answer(line) {
  const failure = (id, code, message) => ({ jsonrpc: '2.0', id, error: { code, message } });
  let request;
  try {
    request = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch (error) {
    return failure(null, -32700, error.message);
  }
  const { jsonrpc, id, method, params } = request ?? {};
  if (jsonrpc !== '2.0' || typeof method !== 'string')
    return failure(id ?? null, -32600, 'not a JSON-RPC 2.0 request');
  if (!methods[method]) return failure(id, -32601, `unknown method ${method}`);
  try {
    return { jsonrpc, id, result: shown(await methods[method](params ?? {})) };
  } catch (error) {
    if (error instanceof BadArgumentError) return failure(id, -32602, error.message);
    return failure(id, -32000, error.message || `${error.code ?? error}`);
  }
}

// Not node:readline: from Node.js 24 on it also ends lines at U+2028, which JSON strings may hold.
let pending = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  pending = Buffer.concat([pending, chunk]);
  for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
    const reply = await answer(pending.subarray(0, end));
    if (reply.id !== undefined) process.stdout.write(`${JSON.stringify(reply)}\n`);
    pending = pending.subarray(end + 1);
  }
}
scheduler.close();
