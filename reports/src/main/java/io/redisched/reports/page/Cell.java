package io.redisched.reports.page;

import io.redisched.reports.results.Outcome;
import java.util.Optional;

/**
 * A cell of a matrix.
 *
 * @param outcome what it shows
 * @param label the cell in words, for who cannot see the matrix
 * @param anchor where it is explained; empty if there is nothing to explain
 */
public record Cell(Outcome outcome, String label, Optional<String> anchor) {}
