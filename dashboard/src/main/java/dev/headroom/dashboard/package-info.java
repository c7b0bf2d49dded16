/**
 * The application: it puts the modules together and starts them. Views, REST, security, command line and demo have
 * packages of their own below.
 */
@NullMarked
package dev.headroom.dashboard;

import org.jspecify.annotations.NullMarked;
