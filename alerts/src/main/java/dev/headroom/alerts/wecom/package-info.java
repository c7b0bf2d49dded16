/** Messages as Markdown of a group robot of WeCom. What a message says comes from {@code notification}. */
@NullMarked
package dev.headroom.alerts.wecom;

import org.jspecify.annotations.NullMarked;
