import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createClient, RESP_TYPES } from 'redis';

/** The scripts of this repository; every port runs the same files. */
const LUA = new URL('../../../../lua/', import.meta.url);

const OPERATIONS = ['put', 'reserve', 'pull', 'release', 'delete', 'requeue', 'get', 'counts'];

/** An argument was refused; nothing has changed. */
export class BadArgumentError extends Error {
  /**
   * @param {string} argument the name of the argument, `ttr` for instance
   * @param {string} reason what is wrong with it
   */
  constructor(argument, reason) {
    super(`${argument} ${reason}`);
    this.name = 'BadArgumentError';
    this.argument = argument;
  }
}

/**
 * A scheduler of jobs kept in Redis. The jobs of a topic are handed out at or after their
 * expiration, each to one holder at a time, at least once.
 *
 * Instants are milliseconds since the Unix epoch, as `Date.now()` gives them; durations are
 * seconds. Both may have fractions. No operation reads a clock.
 *
 * Every call is settled within the timeout. It rejects with a {@link BadArgumentError}, with the
 * `ErrorReply` of the client if Redis refused it, or with another error of the client if the
 * connection failed; after the last kind the call may or may not have happened, and it is the
 * caller who knows whether to repeat it. The next call connects anew.
 *
 * @typedef {{ id: string, body: Buffer }} Job
 * @typedef {Job & { state: 'queued' | 'reserved', at: number }} JobInfo
 */
export class Scheduler {
  #options;
  #prefix;
  #timeout;
  #scripts;
  #client;
  #connected;

  /**
   * @param {string} url of Redis, `redis://127.0.0.1:6379/0` for instance
   * @param {object} [settings]
   * @param {string} [settings.prefix] what the keys of all topics begin with
   * @param {number} [settings.timeout] milliseconds until a call is given up, connecting included
   */
  constructor(url, { prefix = 'redisched', timeout = 3000 } = {}) {
    // Reconnecting in the background would keep unsent calls in a queue and run them long after
    // their caller was told that they failed; here a lost client is replaced by the next call.
    this.#options = {
      url,
      RESP: 2,
      socket: { reconnectStrategy: false, connectTimeout: timeout },
      commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
    };
    this.#prefix = prefix;
    this.#timeout = timeout;
    this.#scripts = Object.fromEntries(OPERATIONS.map((name) => [name, readScript(name)]));
  }

  /** Adds a job, its body text or a Buffer: 1, or 0 if the id is in use and nothing has changed. */
  async put(topic, id, body, expiration) {
    const content = Buffer.isBuffer(body) ? body : text('body', body);
    return this.#run('put', topic, text('id', id), content, number('expiration', expiration));
  }

  /** Reserves the due job with the smallest expiration until `max + ttr * 1000`: a Job or null. */
  async reserve(topic, max, ttr) {
    return toJob(await this.#run('reserve', topic, number('max', max), number('ttr', ttr)));
  }

  /** Takes the due job with the smallest expiration and ends it: a Job or null. */
  async pull(topic, max) {
    return toJob(await this.#run('pull', topic, number('max', max)));
  }

  /** Ends a reserved job that has run: 1, or 0 if it was not reserved. */
  async release(topic, id) {
    return this.#run('release', topic, text('id', id));
  }

  /** Removes a job, queued or reserved: 1, or 0 if there was none. */
  async delete(topic, id) {
    return this.#run('delete', topic, text('id', id));
  }

  /** Queues up to `limit` jobs again whose deadline is at or before `max`: how many. */
  async requeue(topic, max, limit) {
    return this.#run('requeue', topic, number('max', max), number('limit', limit));
  }

  /** Reads a job: a JobInfo, `at` being its expiration or deadline, or null. */
  async get(topic, id) {
    const reply = await this.#run('get', topic, text('id', id));
    if (reply === null) return null;
    const [body, state, at] = reply;
    return { id, body, state: state.toString(), at: Number(at.toString()) };
  }

  /** Counts the jobs of a topic as of `now`. */
  async counts(topic, now) {
    const reply = await this.#run('counts', topic, number('now', now));
    const [ready, delayed, reserved, overdue] = reply;
    return { ready, delayed, reserved, overdue };
  }

  /** Closes the connection; calls under way reject. */
  close() {
    this.#client?.destroy();
  }

  async #run(name, topic, ...args) {
    const { source, sha } = this.#scripts[name];
    // The braces make a Redis Cluster keep the three keys of a topic on one node.
    const base = `${this.#prefix}:{${text('topic', topic)}}`;
    const call = { keys: [`${base}:jobs`, `${base}:queued`, `${base}:reserved`], arguments: args };
    const client = this.#open();
    let expired = false;
    const timer = setTimeout(() => {
      expired = true;
      client.destroy();
    }, this.#timeout);
    try {
      await this.#connected;
      return await client.evalSha(sha, call).catch((error) => {
        // Redis ran nothing: it was restarted, failed over or flushed its script cache.
        if (!error.message.startsWith('NOSCRIPT')) throw error;
        return client.eval(source, call);
      });
    } catch (error) {
      if (expired)
        throw new Error(`no answer from Redis within ${this.#timeout} ms`, { cause: error });
      const [, argument, reason] = /^BADARG (\S+) (.*)/.exec(error.message) ?? [];
      throw argument ? new BadArgumentError(argument, reason) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  #open() {
    if (!this.#client?.isOpen) {
      this.#client = createClient(this.#options);
      // What goes wrong is told to the calls; without a listener it would end the process.
      this.#client.on('error', () => undefined);
      this.#connected = this.#client.connect();
    }
    return this.#client;
  }
}

function readScript(name) {
  const source = readFileSync(new URL(`${name}.lua`, LUA), 'utf8');
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}

function text(name, value) {
  // A lone surrogate has no UTF-8: it would become U+FFFD, and two ids one.
  if (typeof value === 'string' && value.isWellFormed()) return value;
  throw new BadArgumentError(name, value == null ? 'is missing' : 'must be a string');
}

/** The scripts refuse what is not finite or out of range; a string is refused only here. */
function number(name, value) {
  if (typeof value === 'number') return String(value);
  throw new BadArgumentError(name, value == null ? 'is missing' : 'must be a number');
}

function toJob(reply) {
  return reply && { id: reply[0].toString(), body: reply[1] };
}
