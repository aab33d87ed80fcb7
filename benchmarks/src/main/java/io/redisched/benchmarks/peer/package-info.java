/** Other job queues beside redisched, measured on the same machine in the same run. */
@NullMarked
package io.redisched.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
