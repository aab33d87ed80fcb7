@NullMarked
package io.redisched.conformance;

import org.jspecify.annotations.NullMarked;
