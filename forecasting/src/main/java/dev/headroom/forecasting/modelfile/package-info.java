/**
 * Models that were trained and are kept: numbered, with a checksum, so that they survive a restart and nothing else is
 * ever taken for one. What is inside the bytes is the business of the package that wrote them.
 */
@NullMarked
package dev.headroom.forecasting.modelfile;

import org.jspecify.annotations.NullMarked;
