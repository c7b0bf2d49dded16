/** Histograms that senders do not write as lines of a page, put into that form, in which everything else reads them. */
@NullMarked
package dev.headroom.collector.receive.histogram;

import org.jspecify.annotations.NullMarked;
