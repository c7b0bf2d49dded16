/**
 * Step load tests that were run elsewhere, read from the files of Locust, vLLM and SGLang, and the critical point they
 * show. Knows nothing of services or history.
 */
@NullMarked
package dev.headroom.forecasting.capacity.loadtest;

import org.jspecify.annotations.NullMarked;
