@NullMarked
package io.redisched.reports;

import org.jspecify.annotations.NullMarked;
