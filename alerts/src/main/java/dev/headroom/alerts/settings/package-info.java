/**
 * What an operator can set about alerts: channels, rules, how often to look. Whoever reads the configuration file builds
 * these records; nothing here knows the file.
 */
@NullMarked
package dev.headroom.alerts.settings;

import org.jspecify.annotations.NullMarked;
