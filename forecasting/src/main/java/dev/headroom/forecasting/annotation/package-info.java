/**
 * What happened to a service at one moment: a deployment that someone told us of, a change of its replicas that we saw.
 * Charts draw them; nothing is computed from them.
 */
@NullMarked
package dev.headroom.forecasting.annotation;

import org.jspecify.annotations.NullMarked;
