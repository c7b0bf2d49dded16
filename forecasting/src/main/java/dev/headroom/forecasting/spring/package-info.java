/**
 * Ties the refreshing of outlooks to the life of the application.
 */
@NullMarked
package dev.headroom.forecasting.spring;

import org.jspecify.annotations.NullMarked;
