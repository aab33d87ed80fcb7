package io.redisched.benchmarks.peer;

import io.redisched.benchmarks.fixture.BenchmarkServer;

/**
 * What is the same for all peers.
 *
 * @param redis the server that those use that stand on Redis
 * @param connections how many threads there will be
 * @param depth how many jobs wait in a queue
 * @param bodyBytes the length of a body
 */
record Setting(BenchmarkServer redis, int connections, int depth, int bodyBytes) {}
