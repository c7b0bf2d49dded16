/**
 * Advice as files that other programs take: autoscalers, gateways, engines and Prometheus. Each stands for one moment and
 * says so in its first lines; without advice there is none.
 */
@NullMarked
package dev.headroom.forecasting.artefact;

import org.jspecify.annotations.NullMarked;
