/** Messages as cards of a custom bot of Feishu or Lark. What a message says comes from {@code notification}. */
@NullMarked
package dev.headroom.alerts.feishu;

import org.jspecify.annotations.NullMarked;
