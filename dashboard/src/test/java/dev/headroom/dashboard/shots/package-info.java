/** Makes the pictures of messages in docs/images from a real run. {@link dev.headroom.dashboard.shots.MessageShots} does it. */
@org.jspecify.annotations.NullMarked
package dev.headroom.dashboard.shots;
