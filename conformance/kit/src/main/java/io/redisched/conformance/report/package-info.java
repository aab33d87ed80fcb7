/** What a run found, and the files that tell it to people and machines. */
@NullMarked
package io.redisched.conformance.report;

import org.jspecify.annotations.NullMarked;
