/**
 * Keeps outlooks in the database: whole as a document, and their points and advice as rows for charts elsewhere.\n */
@NullMarked
package dev.headroom.forecasting.jdbc;

import org.jspecify.annotations.NullMarked;
