/** The specification as data: the clauses of SPEC.md, read from the document itself. */
@NullMarked
package io.redisched.conformance.spec;

import org.jspecify.annotations.NullMarked;
