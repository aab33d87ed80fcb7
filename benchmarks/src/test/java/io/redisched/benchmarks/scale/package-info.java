@NullMarked
package io.redisched.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
