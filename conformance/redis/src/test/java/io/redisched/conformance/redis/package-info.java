@NullMarked
package io.redisched.conformance.redis;

import org.jspecify.annotations.NullMarked;
