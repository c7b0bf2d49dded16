/**
 * The Slack incoming webhook: Block Kit messages and the meaning of Slack's answers. Retrying lives in
 * {@code notification}.
 */
@NullMarked
package dev.headroom.alerts.slack;

import org.jspecify.annotations.NullMarked;
