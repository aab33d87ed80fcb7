@NullMarked
package io.redisched.conformance.spec;

import org.jspecify.annotations.NullMarked;
