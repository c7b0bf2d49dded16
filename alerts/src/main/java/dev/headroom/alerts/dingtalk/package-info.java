/** Messages as Markdown of a group robot of DingTalk. What a message says comes from {@code notification}. */
@NullMarked
package dev.headroom.alerts.dingtalk;

import org.jspecify.annotations.NullMarked;
