/**
 * The application: it puts the modules together and starts them. Views, REST, security, command line and demo have\n * packages of their own below.\n */
@NullMarked
package dev.headroom.dashboard;

import org.jspecify.annotations.NullMarked;
