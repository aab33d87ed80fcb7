/**
 * The conformance kit as a library: extend {@link io.redisched.conformance.RedischedConformance}
 * and write one factory.
 */
@NullMarked
package io.redisched.conformance;

import org.jspecify.annotations.NullMarked;
