/**
 * Who may call what: the log-in of the dashboard, the bearer token of the API, the headers of every answer. Everything
 * is denied that is not allowed here by name.
 */
@NullMarked
package dev.headroom.dashboard.security;

import org.jspecify.annotations.NullMarked;
