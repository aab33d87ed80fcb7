/** The model against cases made by hand, and the search against ports that are wrong on purpose. */
@NullMarked
package io.redisched.conformance.model;

import org.jspecify.annotations.NullMarked;
