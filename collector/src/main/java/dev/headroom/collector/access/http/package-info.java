/**
 * Builds HTTP clients that present credentials and certificates and dial only addresses the policy allows. Redirects are
 * never followed, so that what opens one server is not sent to another.
 */
@NullMarked
package dev.headroom.collector.access.http;

import org.jspecify.annotations.NullMarked;
