/** Tests of what the program prints. */
@NullMarked
package io.redisched.conformance.cli;

import org.jspecify.annotations.NullMarked;
