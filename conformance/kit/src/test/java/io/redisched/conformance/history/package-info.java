/** The judge against histories made by hand, and the races against ports that are not atomic. */
@NullMarked
package io.redisched.conformance.history;

import org.jspecify.annotations.NullMarked;
