/** The kit as a program: {@code java -jar redisched-conformance.jar}. */
@NullMarked
package io.redisched.conformance.cli;

import org.jspecify.annotations.NullMarked;
