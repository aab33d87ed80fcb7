import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createClient } from 'redis';

const ADAPTER = fileURLToPath(new URL('../src/port.js', import.meta.url));
const skip = process.env.REDIS_URL ? false : 'NOT RUN: set REDIS_URL to a Redis to test against';

describe('the adapter', { skip, timeout: 30_000 }, () => {
  const topic = `test-${randomUUID()}`;
  let adapter;
  let output;

  before(() => {
    adapter = spawn(process.execPath, [ADAPTER], { stdio: ['pipe', 'pipe', 'inherit'] });
    output = adapter.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  });

  after(async () => {
    adapter.stdin.end();
    const [code] = await once(adapter, 'exit');
    assert.equal(code, 0, 'exit code after stdin was closed');
  });

  async function send(line) {
    adapter.stdin.write(`${line}\n`);
    let answer = '';
    while (!answer.endsWith('\n')) answer += (await output.next()).value;
    return JSON.parse(answer);
  }

  async function call(method, params) {
    const id = randomUUID();
    const answer = await send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    assert.equal(answer.id, id);
    return answer.error?.code ?? answer.result;
  }

  it('declares its profiles', async () => {
    const { profiles } = await call('describe');
    assert.deepEqual(profiles, ['core', 'inspect', 'layout', 'binary']);
  });

  it('takes a job through its life', async () => {
    const job = { id: 'ä \u2028 \0', body: '"quoted"\n😀' };
    assert.equal(await call('put', { topic, ...job, expiration: 1.5 }), 1);
    assert.equal(await call('put', { topic, ...job, expiration: 9 }), 0);
    assert.equal(await call('reserve', { topic, max: 1.25, ttr: 1 }), null);
    assert.deepEqual(await call('reserve', { topic, max: 1.5, ttr: 0.25 }), job);
    assert.deepEqual(await call('get', { topic, id: job.id }), {
      ...job,
      state: 'reserved',
      at: 251.5,
    });
    assert.equal(await call('requeue', { topic, max: 300, limit: 2 ** 53 }), 1);
    const counts = { ready: 1, delayed: 0, reserved: 0, overdue: 0 };
    assert.deepEqual(await call('counts', { topic, now: 300 }), counts);
    assert.deepEqual(await call('reserve', { topic, max: 300, ttr: 0 }), job);
    assert.equal(await call('release', { topic, id: job.id }), 1);
    assert.equal(await call('delete', { topic, id: job.id }), 0);
  });

  it('carries bytes that are not text', async () => {
    assert.equal(await call('put', { topic, id: 'b', body64: '/wD+', expiration: 0 }), 1);
    assert.deepEqual(await call('pull', { topic, max: 0 }), { id: 'b', body64: '/wD+' });
  });

  it('works after the script cache was flushed', async () => {
    const redis = await createClient({ url: process.env.REDIS_URL }).connect();
    await redis.scriptFlush();
    redis.destroy();
    assert.equal(await call('delete', { topic, id: 'none' }), 0);
  });

  it('refuses bad input with the code it deserves', async () => {
    for (const max of [undefined, null, '5', true, [5]])
      assert.equal(await call('pull', { topic, max }), -32602, `max ${max}`);
    assert.equal(await call('release', { topic, id: '' }), -32602);
    assert.equal(await call('requeue', { topic, max: 1, limit: 0.5 }), -32602);
    assert.equal(await call('toString', {}), -32601);
    assert.equal((await send('{"jsonrpc":')).error.code, -32700);
  });
});
