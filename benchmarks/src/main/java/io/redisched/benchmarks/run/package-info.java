/** Runs benchmarks and writes down beside their results under which conditions they were made. */
@NullMarked
package io.redisched.benchmarks.run;

import org.jspecify.annotations.NullMarked;
