/** Charts laid out in percent of their width; the templates draw them as SVG. */
@NullMarked
package io.redisched.reports.chart;

import org.jspecify.annotations.NullMarked;
