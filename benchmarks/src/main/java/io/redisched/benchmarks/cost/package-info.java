/**
 * Costs that no noise can move: counts of what one operation makes client and server do. They gate
 * the build; clocks do not.
 */
@NullMarked
package io.redisched.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
