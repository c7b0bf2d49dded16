/**
 * Targets that a Kubernetes cluster runs. The cluster's API is watched, so that a pod is found as soon as it has an
 * address; labels have the names Prometheus gives them. Nothing outside of this package knows the client library.
 */
@NullMarked
package dev.headroom.collector.discovery.kubernetes;

import org.jspecify.annotations.NullMarked;
