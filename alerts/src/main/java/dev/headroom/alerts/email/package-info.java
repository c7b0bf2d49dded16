/**
 * Mail by SMTP: templates, threading and the meaning of the server's replies. Retrying lives in {@code notification}.
 */
@NullMarked
package dev.headroom.alerts.email;

import org.jspecify.annotations.NullMarked;
