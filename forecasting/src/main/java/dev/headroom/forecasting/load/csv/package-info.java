/**
 * Series in files: the long format {@code unique_id,ds,y}, plain two-column files, and the wide format of the M4
 * competition. Reads line by line and says which line is wrong; nothing is guessed about a bad one.
 */
@NullMarked
package dev.headroom.forecasting.load.csv;

import org.jspecify.annotations.NullMarked;
