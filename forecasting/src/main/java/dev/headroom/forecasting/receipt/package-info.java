/**
 * What was advised, set against what then happened: short, right or wasteful, and how last value would have done. New advice
 * is judged by it. Keeping the receipts is the business of an adapter.
 */
@NullMarked
package dev.headroom.forecasting.receipt;

import org.jspecify.annotations.NullMarked;
