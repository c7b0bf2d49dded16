/** Who changed what about alerts, when and from where. Rows are only ever added. */
@NullMarked
package dev.headroom.alerts.audit;

import org.jspecify.annotations.NullMarked;
